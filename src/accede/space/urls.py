"""Addresses of the members' space."""

from django.urls import path

from accede.space.views import feeds, newsletters, shelf, subscribing, wishes

urlpatterns = [
    path("space/", shelf.space, name="space"),
    path("space/news.atom", feeds.atom, name="atom"),
    path("space/dates.ics", feeds.dates, name="dates"),
    path("space/wishes/", wishes.wishes, name="wishes"),
    path("space/newsletters/", newsletters.newsletters, name="newsletters"),
    path("space/newsletters/new/", newsletters.wording, name="newsletter_new"),
    path("space/newsletters/confirm/<str:token>/", subscribing.confirming, name="newsletter_confirm"),
    path("space/newsletters/<int:pk>/", newsletters.newsletter, name="newsletter"),
    path("space/newsletters/<int:pk>/words/", newsletters.wording, name="newsletter_words"),
    path("space/newsletters/<int:pk>/picks/", newsletters.picking, name="newsletter_picks"),
    path("space/newsletters/<int:pk>/send/", newsletters.sending, name="newsletter_send"),
    path("space/leave/<str:token>/", wishes.leave, name="leave"),
    path("space/wishes/feeds/", feeds.making, name="make_feeds"),
    path("space/own/<str:key>.atom", feeds.atom, name="own_atom"),
    path("space/own/<str:key>.ics", feeds.dates, name="own_dates"),
]
