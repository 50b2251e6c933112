"""Addresses of the EU debates."""

from django.urls import path

from accede.debates.views import sources

urlpatterns = [
    path("space/debates/sources/", sources.list_sources, name="sources"),
    path("space/debates/sources/new/", sources.source_new, name="source_new"),
    path("space/debates/sources/<int:pk>/", sources.source, name="source"),
    path("space/debates/sources/<int:pk>/change/", sources.source_change, name="source_change"),
    path("space/debates/sources/<int:pk>/import/", sources.source_import, name="source_import"),
    path("space/debates/sources/<int:pk>/do/", sources.source_do, name="source_do"),
]
