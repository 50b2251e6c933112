"""Addresses of the post."""

from django.urls import path

from accede.post import views

urlpatterns = [
    path("letters/", views.letters, name="letters"),
    path("letters/<uuid:pk>/", views.letter, name="letter"),
    path("outbox/", views.outbox, name="outbox"),
    path("outbox/<uuid:pk>/", views.outbox_letter, name="outbox_letter"),
]
