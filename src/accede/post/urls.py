"""Addresses of the post."""

from django.urls import path

from accede.post.views import listing, outbox, paper, reading, waiting

urlpatterns = [
    path("letters/", listing.letters, name="letters"),
    path("letters/send/", listing.send_all, name="letters_send"),
    path("letters/to-print.pdf", paper.to_print, name="letters_pdf"),
    path("letters/posted/", paper.posted, name="letters_posted"),
    path("letters/reader/<int:pk>/", paper.reader, name="letter_reader"),
    path("letters/kinds/", waiting.kinds, name="letter_kinds"),
    path("letters/<uuid:pk>/", reading.letter, name="letter"),
    path("letters/<uuid:pk>/letter.pdf", paper.letter_pdf, name="letter_pdf"),
    path("letters/<uuid:pk>/paper/", paper.put, name="letter_paper"),
    path("letters/<uuid:pk>/words/", waiting.words, name="letter_words"),
    path("letters/<uuid:pk>/keep/", waiting.keep, name="letter_keep"),
    path("letters/<uuid:pk>/look/", waiting.again, name="letter_look"),
    path("letters/<uuid:pk>/again/", reading.again, name="letter_again"),
    path("letters/<uuid:pk>/settle/", reading.settle, name="letter_settle"),
    path("outbox/", outbox.outbox, name="outbox"),
    path("outbox/<uuid:pk>/", outbox.letter, name="outbox_letter"),
]
