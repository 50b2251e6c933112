"""Addresses of the members' space."""

from django.urls import path

from accede.space.views import shelf

urlpatterns = [path("space/", shelf.space, name="space")]
