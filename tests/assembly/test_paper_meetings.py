"""A meeting held on paper is entered after its day; what does not agree with its roll is told and not entered."""

from datetime import timedelta

import pytest
from assembly.samples import TODAY, arrears, convened, opened, speaker
from assembly.samples_casting import changed
from assembly.samples_elections import balloting, close, declare, paper
from assembly.samples_paper_meetings import HOURS, LATER, begun, enter, sign, signed
from assembly.samples_rights import given
from cast import NOON
from register.samples import member
from statutes.samples import SECRETARY

from accede.assembly.actions import note_attendance
from accede.assembly.actions.attendance import NotMeeting
from accede.assembly.actions.casting import AbsentMember, VotedOnSite
from accede.assembly.actions.entrusting import TooLateToEntrust, accept_proxy, entrust
from accede.assembly.actions.paper import enter_paper
from accede.assembly.actions.paper_meeting import (
    EnteredAlready,
    NotOnPaper,
    NotOver,
    SheetDiffers,
    begin_paper_meeting,
    end_paper_meeting,
    enter_result,
)
from accede.assembly.actions.vote import NoRight, NotOnRoll
from accede.assembly.models import Ballot, Item
from accede.assembly.queries import ledger_faults, roll_of
from accede.assembly.queries.drafting import drafted
from accede.journal.models import Entry
from accede.journal.queries import verify
from accede.people.capacities import Capacity

pytestmark = pytest.mark.django_db


# ── It is begun ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "hours",
    [
        {"opened_at": NOON + timedelta(days=1), "closed_at": NOON + timedelta(days=1, hours=1)},
        {"opened_at": NOON, "closed_at": NOON},
        {"opened_at": NOON, "closed_at": LATER + timedelta(hours=1)},
    ],
)
def test_it_was_held_on_its_day_and_is_over(hours):
    with pytest.raises(NotOver):
        begin_paper_meeting(convened(day=TODAY), **hours, by=SECRETARY, at=LATER)


def test_it_is_taken_in_once_and_what_met_on_the_site_is_not_entered_from_paper():
    with pytest.raises(EnteredAlready):
        begun(begun())
    with pytest.raises(NotOnPaper):
        enter_result(
            opened(day=TODAY + timedelta(days=9), at=NOON + timedelta(days=9)).items.get(), by=SECRETARY, at=LATER
        )


def test_members_no_longer_check_in_or_vote_themselves():
    assembly, one = begun(), member("Network A", "BE")
    with pytest.raises(NotMeeting):
        note_attendance(one.organisation, assembly, mode="present", by=speaker(one), at=LATER)


def test_who_was_there_was_so_from_the_opening_on():
    assembly, (one, _other) = signed("BE", "FR")
    assert [seat.since_when for seat in roll_of(assembly)] == [NOON, NOON]
    sign(assembly, among=[one])
    assert [seat.attendance for seat in roll_of(assembly)] == ["absent", "present"]


# ── Results ─────────────────────────────────────────────────────────────────


def test_a_result_by_names_is_declared_with_the_day_it_happened():
    assembly, members = signed("BE", "FR", "IT")
    outcome = enter(assembly, members, ("for", "for", "against"))
    item = Item.objects.get()
    assert (outcome.outcome, item.state, item.declared_at) == ("carried", "carried", HOURS["closed_at"])
    assert set(Ballot.objects.values_list("source", flat=True)) == {"paper"}
    entry = Entry.objects.get(action="assembly.declare_result")
    assert (entry.at, entry.actor) == (LATER, SECRETARY.id)
    assert (ledger_faults(item), verify()) == ([], [])


def test_sums_of_a_sheet_are_held_against_the_names_and_nothing_is_entered_when_they_differ():
    assembly, members = signed("BE", "FR", "IT")
    with pytest.raises(SheetDiffers) as refused:
        enter(assembly, members, ("for", "for", "against"), **{"for": 3})
    assert str(refused.value) == "For: the sheet has 3 votes, and the names entered give 2."
    assert (Item.objects.get().state, Ballot.objects.count()) == ("prepared", 0)
    enter(assembly, members, ("for", "for", "against"), **{"for": 2, "against": 1, "abstain": 0})
    assert Item.objects.get().state == "carried"


def test_sums_alone_are_not_more_than_those_have_who_took_part():
    changed((b'voice           = "country"\n', b""))
    assembly, _members = signed("BE", "FR")
    with pytest.raises(SheetDiffers) as refused:
        enter(assembly, **{"for": 2, "against": 1})
    assert str(refused.value) == "The sheet has 3 votes, and those who took part have 2."
    assert enter(assembly, **{"for": 2}).outcome == "carried"


def test_nobody_is_entered_who_was_not_there_or_had_no_vote():
    assembly, (one, other) = signed("BE", "FR")
    arrears(one)
    absent = member("Network IT", "IT")
    for who, why in ((absent, AbsentMember), (one, NoRight)):
        with pytest.raises(why):
            enter(assembly, [who], ("for",))
    assert enter(assembly, [other], ("for",)).outcome == "carried"


def test_proxies_that_came_on_paper_count_and_only_the_office_enters_them():
    assembly, (one,) = signed("BE")
    principal = member("Network FR", "FR")
    with pytest.raises(TooLateToEntrust):
        given(assembly, principal, one, at=LATER)
    proxy = entrust(principal.organisation, assembly, holder=one.organisation, by=SECRETARY, at=LATER)
    accept_proxy(proxy, by=SECRETARY, at=LATER)
    assert enter(assembly, [one], ("for",), **{"for": 2}).tally.choices()["for"] == 2


def test_what_all_agreed_on_is_entered_without_a_vote():
    assembly, _members = signed("BE")
    assert (enter(assembly).outcome, Item.objects.get().by_consensus) == ("carried", True)


# ── Minutes ─────────────────────────────────────────────────────────────────


def test_the_minutes_say_that_it_was_entered_from_paper_by_whom_and_when():
    assembly, members = signed("BE", "FR")
    enter(assembly, members, ("for", "for"))
    end_paper_meeting(assembly, by=SECRETARY, at=LATER)
    assembly.refresh_from_db()
    told = drafted(assembly, "en").replace("\u00a0", " ")
    assert assembly.state == "closed"
    assert "It was opened at 14:00." in told
    assert "It was held on paper, and entered here on 6 May 2027 by: The secretariat." in told
    assert "The vote was held on paper." in told
    assert "The meeting was closed at 17:00." in told
    assert "The vote was opened" not in told


# ── Papers of elections by name ─────────────────────────────────────────────


def test_a_paper_that_was_not_cast_on_the_site_is_entered_by_the_name_of_its_member():
    election, (one, other) = balloting("BE", "FR")
    late = member("Network IT", "IT")
    with pytest.raises(NotOnRoll):
        enter_paper(late.organisation, election.item, names=["Ada"], by=SECRETARY, at=NOON)
    paper(one, election, "Ben")
    with pytest.raises(VotedOnSite):
        enter_paper(one.organisation, election.item, names=["Ada"], by=SECRETARY, at=NOON)
    for names in (["Cleo"], ["Ben"]):
        enter_paper(other.organisation, election.item, names=names, by=SECRETARY, at=NOON)
    close(election)
    assert list(declare(election).elected.names) == ["Ben"]


# ── Pages ───────────────────────────────────────────────────────────────────


def html(response):
    return response.content.decode().replace("\u00a0", " ")


def test_the_office_enters_a_whole_meeting_on_pages(client, cast, monkeypatch):
    for module in ("paper_meeting", "paper"):
        monkeypatch.setattr(f"accede.assembly.views.{module}.now", lambda: LATER)
    assembly, one, other = convened(day=TODAY), member("Network A", "BE"), member("Network B", "FR")
    cast.signed_in(client, Capacity.SECRETARIAT)
    base = f"/en/assemblies/{assembly.address}"
    assert "Enter a meeting held on paper" in html(client.get(f"{base}/paper/"))
    assert "Begin to enter it" in html(client.get(f"{base}/paper/enter/"))
    client.post(f"{base}/paper/enter/", {"opened": "14:00", "closed": "17:00"})
    assert "Network A, Belgium" in html(client.get(f"{base}/paper/signed/"))
    client.post(f"{base}/paper/signed/", {"there": [one.organisation_id, other.organisation_id]})
    assert "2 members were there." in html(client.get(f"{base}/paper/enter/"))
    said = {"how": "names", f"of{one.organisation_id}": "for", f"of{other.organisation_id}": "for", "for": "3"}
    read = client.post(f"{base}/1/result/", said)
    assert (read.status_code, "the sheet has 3 votes, and the names entered give 2." in html(read)) == (409, True)
    client.post(f"{base}/1/result/", said | {"for": "2"})
    assert "Admitted: Réseau Neuf" in html(client.get(f"{base}/paper/enter/"))
    client.post(f"{base}/paper/end/")
    assembly.refresh_from_db()
    assert assembly.state == "closed"
