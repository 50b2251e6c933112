"""Addresses of the statutes."""

from django.urls import path

from accede.statutes import views

urlpatterns = [path("statutes/", views.statutes, name="statutes")]
