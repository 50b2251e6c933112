"""Addresses of the statutes, and of the texts as files."""

from django.urls import path

from accede.statutes.views import copies, funding
from accede.statutes.views.comparing import compare
from accede.statutes.views.reading import statutes

urlpatterns = [
    path("statutes/", statutes, name="statutes"),
    path("statutes/compare/", compare, name="statutes_compare"),
    path("funding/", funding.funding_page, name="funding"),
    path("texts/", copies.texts_page, name="texts"),
    path("texts/load/", copies.load_text, name="load_text"),
    path("texts/<int:number>/", copies.text_file, name="text_file"),
    path("texts/<int:number>/publish/", copies.publish_text, name="publish_text"),
]
