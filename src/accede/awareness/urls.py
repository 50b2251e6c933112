"""Addresses of figures, stories and campaigns."""

from django.urls import path

from accede.awareness.views import figures

urlpatterns = [
    path("awareness/", figures.awareness, name="awareness"),
    path("awareness/part/", figures.awareness_part, name="awareness_part"),
    path("awareness/figures.csv", figures.awareness_csv, name="awareness_csv"),
]
