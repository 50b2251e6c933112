"""Addresses of assemblies: an assembly is known by its day, an item by its place on the agenda."""

from datetime import date

from django.urls import path, register_converter

from accede.assembly.views import files, item, live, meeting


class Day:
    """A day in an address: 2027-06-12."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """Read a day; one that no calendar has is no address."""
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        """Write a day."""
        return str(value)


register_converter(Day, "day")

urlpatterns = [
    path("assemblies/", meeting.assemblies, name="assemblies"),
    path("assemblies/<day:day>/", meeting.assembly, name="assembly"),
    path("assemblies/<day:day>/live/", live.assembly, name="assembly_live"),
    path("assemblies/<day:day>/convene/", meeting.convening, name="convene"),
    path("assemblies/<day:day>/open/", meeting.opening, name="open_assembly"),
    path("assemblies/<day:day>/close/", meeting.closing, name="close_assembly"),
    path("assemblies/<day:day>/attendance/", meeting.attendance, name="attendance"),
    path("assemblies/<day:day>/<int:position>/", item.item, name="item"),
    path("assemblies/<day:day>/<int:position>/seats/", live.seats, name="item_seats"),
    path("assemblies/<day:day>/<int:position>/room/", live.room, name="item_room"),
    path("assemblies/<day:day>/<int:position>/open/", item.opening, name="open_vote"),
    path("assemblies/<day:day>/<int:position>/declare/", item.declaring, name="declare_result"),
    path("assemblies/<day:day>/<int:position>/consensus/", item.agreeing, name="declare_consensus"),
    path("assemblies/<day:day>/<int:position>/roll.csv", files.roll, name="item_roll"),
    path("assemblies/<day:day>/<int:position>/votes.csv", files.votes, name="item_votes"),
]
