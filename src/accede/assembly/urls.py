"""Addresses of assemblies: an assembly is known by its day, an item by its place on the agenda."""

from django.urls import path, register_converter

from accede.assembly.views import (
    agenda,
    casting,
    convening,
    correction,
    desk,
    election,
    enactment,
    files,
    follow,
    item,
    leading,
    live,
    meeting,
    minutes,
    nomination,
    paper,
    papers,
    point,
    presence,
    preside,
    records,
    rights,
    screen,
    sitting,
)


class Address:
    """An assembly in an address: its day, such as 2027-06-12, with the body's name if that is not the general one."""

    regex = r"\d{4}-\d{2}-\d{2}(?:-[a-z0-9-]+)?"

    def to_python(self, value: str) -> str:
        """Read an address."""
        return value

    def to_url(self, value: object) -> str:
        """Write an address; a day is its own."""
        return str(value)


register_converter(Address, "assembly")

ITEM = "assemblies/<assembly:address>/<int:position>"

urlpatterns = [
    path("sittings/", sitting.sittings, name="sittings"),
    path("sittings/<assembly:address>/", sitting.sitting, name="sitting"),
    path("sittings/<assembly:address>/move/", sitting.moving, name="move_sitting"),
    path("sittings/<assembly:address>/attendance/", sitting.sitting_attendance, name="sitting_attendance"),
    path("sittings/<assembly:address>/minutes/", sitting.sitting_minutes, name="sitting_minutes"),
    path("sittings/<assembly:address>/<int:position>/", point.point, name="point"),
    path("sittings/<assembly:address>/<int:position>/act/", point.point_act, name="point_act"),
    path("sittings/<assembly:address>/<int:position>/papers/<uuid:number>/", point.point_paper, name="point_paper"),
    path("assemblies/", meeting.assemblies, name="assemblies"),
    path("assemblies/records/", records.records_page, name="records"),
    path("assemblies/past/", records.bringing, name="bring_in_past"),
    path("assemblies/past/<int:pk>/", records.past_assembly, name="past_assembly"),
    path("assemblies/past/<int:pk>/correct/", records.correcting, name="correct_past"),
    path("assemblies/past/<int:pk>/<uuid:paper>/", records.past_paper, name="past_paper"),
    path("assemblies/<assembly:address>/", meeting.assembly, name="assembly"),
    path("assemblies/<assembly:address>/live/", live.assembly, name="assembly_live"),
    path("assemblies/<assembly:address>/convene/", convening.convening, name="convene"),
    path("assemblies/<assembly:address>/convocation/", convening.letters, name="convocation"),
    path("assemblies/<assembly:address>/convocation.csv", convening.letters_file, name="convocation_file"),
    path("assemblies/<assembly:address>/acknowledge/", convening.acknowledging, name="acknowledge"),
    path("assemblies/<assembly:address>/agenda/", agenda.arranging, name="agenda"),
    path("assemblies/<assembly:address>/documents/", papers.listing, name="papers"),
    path("assemblies/<assembly:address>/documents/send/", papers.sending, name="papers_send"),
    path("assemblies/<assembly:address>/documents/<int:number>/", papers.renewing, name="paper_renew"),
    path("assemblies/<assembly:address>/documents/<uuid:key>/", papers.handing_out, name="paper"),
    path("assemblies/<assembly:address>/open/", meeting.opening, name="open_assembly"),
    path("assemblies/<assembly:address>/close/", meeting.closing, name="close_assembly"),
    path("assemblies/<assembly:address>/attendance/", meeting.attendance, name="attendance"),
    path("assemblies/<assembly:address>/preside/", preside.preside, name="preside"),
    path("assemblies/<assembly:address>/preside/live/", preside.live, name="preside_live"),
    path("assemblies/<assembly:address>/follow/", follow.follow, name="follow"),
    path("assemblies/<assembly:address>/follow/live/", follow.live, name="follow_live"),
    path("assemblies/<assembly:address>/seen/", follow.seen, name="note_seen"),
    path("assemblies/<assembly:address>/screen/", screen.screen, name="screen"),
    path("assemblies/<assembly:address>/screen/live/", screen.live, name="screen_live"),
    path("assemblies/<assembly:address>/floor/", leading.floor, name="floor"),
    path("assemblies/<assembly:address>/presence/", presence.presence, name="presence"),
    path("assemblies/<assembly:address>/code/", desk.own_code, name="own_code"),
    path("assemblies/<assembly:address>/desk/", desk.desk, name="desk"),
    path("assemblies/<assembly:address>/desk/<str:token>/", desk.code, name="desk_code"),
    path("assemblies/<assembly:address>/rights/", rights.rights, name="rights"),
    path("assemblies/<assembly:address>/rights/close/", rights.closing_roll, name="close_roll"),
    path("assemblies/<assembly:address>/rights.csv", rights.rights_csv, name="rights_csv"),
    path("assemblies/<assembly:address>/proxies/<int:key>/", rights.answering_proxy, name="answer_proxy"),
    path("assemblies/<assembly:address>/<int:position>/", item.item, name="item"),
    path("assemblies/<assembly:address>/<int:position>/seats/", live.seats, name="item_seats"),
    path("assemblies/<assembly:address>/<int:position>/room/", live.room, name="item_room"),
    path("assemblies/<assembly:address>/<int:position>/open/", item.opening, name="open_vote"),
    path("assemblies/<assembly:address>/<int:position>/declare/", item.declaring, name="declare_result"),
    path("assemblies/<assembly:address>/<int:position>/consensus/", item.agreeing, name="declare_consensus"),
    path("assemblies/<assembly:address>/<int:position>/cast/", casting.casting, name="cast_for"),
    path("assemblies/<assembly:address>/<int:position>/enter/", casting.entering, name="enter_votes"),
    path("assemblies/<assembly:address>/<int:position>/cards/", casting.cards, name="count_cards"),
    path("assemblies/<assembly:address>/<int:position>/settle/", casting.settling, name="settle_tie"),
    path("assemblies/<assembly:address>/<int:position>/correct/", correction.correcting, name="correct_result"),
    path("assemblies/<assembly:address>/<int:position>/roll.csv", files.roll, name="item_roll"),
    path("assemblies/<assembly:address>/<int:position>/votes.csv", files.votes, name="item_votes"),
    path("assemblies/<assembly:address>/paper/", paper.on_paper, name="on_paper"),
    path("assemblies/<assembly:address>/attendance.pdf", paper.attendance, name="attendance_list"),
    path("assemblies/<assembly:address>/kit.pdf", paper.kit, name="kit"),
    path("assemblies/<assembly:address>/ballots.pdf", paper.ballots, name="paper_ballots"),
    path("assemblies/<assembly:address>/minutes/", minutes.minutes, name="minutes"),
    path("assemblies/<assembly:address>/minutes/draft/", minutes.drafting, name="draft_minutes"),
    path("assemblies/<assembly:address>/minutes/sign/", minutes.signing, name="sign_minutes"),
    path("assemblies/<assembly:address>/minutes/approval/", minutes.approving, name="approve_minutes"),
    path("assemblies/<assembly:address>/minutes/<slug:lang>.<slug:kind>", minutes.minutes_file, name="minutes_file"),
    path("assemblies/<assembly:address>/minutes/<slug:lang>/decisions.pdf", minutes.extract, name="decisions"),
    path("assemblies/<assembly:address>/minutes/<slug:lang>/correct/", minutes.correcting, name="correct_minutes"),
    path("assemblies/<assembly:address>/minutes/<slug:lang>/<int:number>/", minutes.version, name="minutes_version"),
    path(f"{ITEM}/edition/", enactment.enactment, name="enactment"),
    path(f"{ITEM}/edition.toml", enactment.text, name="enactment_text"),
    path("assemblies/<assembly:address>/elect/", election.calling, name="call_election"),
    path(f"{ITEM}/ballot/", election.balloting, name="balloting"),
    path(f"{ITEM}/ballot/open/", election.opening, name="open_ballot"),
    path(f"{ITEM}/ballot/close/", election.closing, name="close_ballot"),
    path(f"{ITEM}/ballot/papers/", election.entering, name="enter_papers"),
    path(f"{ITEM}/lot/", election.drawing, name="draw_lot"),
    path(f"{ITEM}/elected/", election.declaring, name="declare_election"),
    path(f"{ITEM}/names.csv", election.names, name="election_names"),
    path(f"{ITEM}/papers.csv", election.papers, name="election_papers"),
    path(f"{ITEM}/nominate/", nomination.nominating, name="nominate"),
    path("nominations/<int:pk>/", nomination.nomination, name="nomination"),
]
