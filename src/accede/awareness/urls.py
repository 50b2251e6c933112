"""Addresses of figures, stories and campaigns."""

from django.urls import path

from accede.awareness.views import figures, stories

urlpatterns = [
    path("awareness/", figures.awareness, name="awareness"),
    path("awareness/part/", figures.awareness_part, name="awareness_part"),
    path("awareness/stories/new/", stories.story_new, name="story_new"),
    path("awareness/stories/<int:pk>/", stories.story, name="story"),
    path("awareness/stories/<int:pk>/change/", stories.story_change, name="story_change"),
    path("awareness/stories/<int:pk>/withdraw/", stories.story_withdraw, name="story_withdraw"),
    path("awareness/stories/<int:pk>/<uuid:document>/", stories.story_picture, name="story_picture"),
    path("awareness/figures.csv", figures.awareness_csv, name="awareness_csv"),
]
