"""Addresses of the statutes."""

from django.urls import path

from accede.statutes.views.comparing import compare
from accede.statutes.views.reading import statutes

urlpatterns = [
    path("statutes/", statutes, name="statutes"),
    path("statutes/compare/", compare, name="statutes_compare"),
]
