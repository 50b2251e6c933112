"""Addresses of learning."""

from django.urls import path

from accede.learning.views import event, listing, office, participants, place

ONE = "space/learning/<int:pk>/"

urlpatterns = [
    path("space/learning/", listing.learning, name="learning"),
    path("space/learning/new/", office.event_new, name="event_new"),
    path(ONE, event.event, name="event"),
    path(f"{ONE[:-1]}.ics", event.event_calendar, name="event_calendar"),
    path(f"{ONE}change/", office.event_change, name="event_change"),
    path(f"{ONE}cancel/", office.event_cancel, name="event_cancel"),
    path(f"{ONE}materials/new/", office.event_material_new, name="event_material_new"),
    path(f"{ONE}materials/<int:number>/", event.event_material, name="event_material"),
    path(f"{ONE}materials/<int:number>/remove/", office.event_material_remove, name="event_material_remove"),
    path(f"{ONE}participants/", participants.event_participants, name="event_participants"),
    path(f"{ONE}participants.csv", participants.event_participants_csv, name="event_participants_csv"),
    path(f"{ONE}participants.xlsx", participants.event_participants_xlsx, name="event_participants_xlsx"),
    path(f"{ONE}list.pdf", participants.event_list, name="event_list"),
    path(f"{ONE}participants/new/", participants.event_admit, name="event_admit"),
    path("space/learning/registrations/<int:pk>/out/", event.event_out, name="event_out"),
    path("space/learning/registrations/<int:pk>/certificate.pdf", event.event_certificate, name="event_certificate"),
    path("space/learning/place/<str:token>/", place.event_place, name="event_place"),
    path("space/learning/place/<str:token>/certificate.pdf", place.place_certificate, name="place_certificate"),
    path("space/learning/place/<str:token>/materials/<int:number>/", place.place_material, name="place_material"),
]
