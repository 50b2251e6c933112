"""Addresses of the members' space."""

from django.urls import path

from accede.space.views import feeds, shelf, wishes

urlpatterns = [
    path("space/", shelf.space, name="space"),
    path("space/news.atom", feeds.atom, name="atom"),
    path("space/dates.ics", feeds.dates, name="dates"),
    path("space/wishes/", wishes.wishes, name="wishes"),
    path("space/leave/<str:token>/", wishes.leave, name="leave"),
    path("space/wishes/feeds/", feeds.making, name="make_feeds"),
    path("space/own/<str:key>.atom", feeds.atom, name="own_atom"),
    path("space/own/<str:key>.ics", feeds.dates, name="own_dates"),
]
