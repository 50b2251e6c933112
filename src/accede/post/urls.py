"""Addresses of the post."""

from django.urls import path

from accede.post.views import listing, outbox, reading

urlpatterns = [
    path("letters/", listing.letters, name="letters"),
    path("letters/<uuid:pk>/", reading.letter, name="letter"),
    path("letters/<uuid:pk>/again/", reading.again, name="letter_again"),
    path("letters/<uuid:pk>/settle/", reading.settle, name="letter_settle"),
    path("outbox/", outbox.outbox, name="outbox"),
    path("outbox/<uuid:pk>/", outbox.letter, name="outbox_letter"),
]
