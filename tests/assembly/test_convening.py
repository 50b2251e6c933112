"""A convocation leaves as its article asks; what became of each letter is seen, and members say that theirs came."""

from datetime import timedelta

import pytest
from assembly.samples import BEFORE, CHAIR, DAY, ZONE, convened, planned, prepared, put, speaker
from cast import NOON, open_account
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from register.samples import delegate, many, member
from statutes.samples import LAW, SECRETARY, house_texts

from accede.assembly import actions
from accede.assembly.actions import acknowledge_convocation, convene, plan_assembly
from accede.assembly.models import Assembly, Notice
from accede.journal.actions import Forbidden
from accede.journal.models import Entry
from accede.people.capacities import CLOCK, Capacity
from accede.post.actions import Fate, note_fate, take_up
from accede.post.models import Letter
from accede.register.actions import give_mandate
from accede.statutes.actions import load_edition

pytestmark = pytest.mark.django_db


def html(response):
    return response.content.decode().replace("\u00a0", " ")


def holder(office, capacity, name):
    account = open_account(f"{office}@example.org", name=name)
    return give_mandate(account, office=office, capacity=capacity, starts=BEFORE.date(), by=SECRETARY, at=BEFORE)


def test_a_convocation_is_signed_by_whoever_holds_the_office():
    delegate(member(), "a@example.org")
    holder("secretary", "board", "Bo Sample")
    convene(prepared(), office="secretary", by=CHAIR, at=NOON)
    notice = Notice.objects.get()
    assert (notice.name, notice.office, notice.signatory) == ("convocation", "secretary", "Bo Sample")
    assert Letter.objects.get().body.rstrip().endswith("Bo Sample, Secretary")
    assert Entry.objects.get(action="assembly.convene").values["office"] == "secretary"


def test_an_office_that_may_not_sign_leaves_it_to_whoever_convenes():
    convene(prepared(), office="treasurer", by=CHAIR, at=NOON)
    assert Notice.objects.get().office == "president"


def test_the_article_may_ask_for_letters_on_paper():
    load_edition(LAW.replace(b'how       = "e-mail"', b'how       = "letter"'), by=SECRETARY, at=BEFORE)
    delegate(member(), "a@example.org")
    convene(prepared(), by=CHAIR, at=NOON)
    assert [one.state for one in Letter.objects.all()] == ["to_print"]


def test_an_agenda_with_a_term_of_its_own_need_not_leave_with_the_convocation():
    own = '[deadline.agenda]\narticle = "14"\nby = "president"\nto = "members"\nwhat = "agenda"\n'
    own += 'when = "2 weeks before assembly"\n'
    without = LAW.replace(b'"place", "time", "agenda"]', b'"place", "time"]')
    load_edition(without + own.encode(), by=SECRETARY, at=BEFORE)
    house_texts()
    assert convene(planned(), by=CHAIR, at=NOON).state == "convened"


def test_a_convocation_says_how_one_takes_part_from_afar():
    house_texts()
    planned()
    delegate(member(), "a@example.org")
    how = {"mode": "both", "link": "https://meet.example.org/room"}
    opens = (NOON + timedelta(days=60)).astimezone(ZONE)
    hybrid = plan_assembly(day=opens.date(), opens_at=opens, place="Ghent", **how, by=SECRETARY, at=BEFORE)
    put(hybrid)
    convene(hybrid, by=CHAIR, at=NOON)
    assert "Place: Ghent, in the room and remote: https://meet.example.org/room" in Letter.objects.get().body


def test_the_chair_reads_all_that_is_asked_before_it_convenes(client, cast, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    delegate(member(), "a@example.org")
    holder("president", "chair", "Ada Sample")
    page = html(cast.signed_in(client, Capacity.CHAIR).get(prepared().get_absolute_url()))
    for told in (
        "It leaves on 4 May 2027; the last day for it is 14 July 2027.",
        "It leaves in the form that is asked for: e-mail.",
        "It is signed: President.",
        "It says what it must.",
        "One letter leaves by e-mail.",
        "Ada Sample, President",
    ):
        assert told in page
    assert page.count("art. 14") >= 4


def test_nobody_but_the_chair_reads_what_is_asked(client, cast):
    assert "It says what it must." not in html(cast.signed_in(client, Capacity.SECRETARIAT).get(url(prepared())))


def url(assembly):
    return assembly.get_absolute_url()


def test_a_delegate_says_that_the_convocation_has_come_and_nobody_else_does():
    one, other = member(), member("Brug")
    delegate(one, "a@example.org")
    assembly = convened()
    acknowledge_convocation(one.organisation, assembly, by=speaker(one), at=NOON)
    acknowledge_convocation(one.organisation, assembly, by=speaker(one), at=NOON)
    entries = Entry.objects.filter(action="assembly.acknowledge_convocation")
    assert [entry.values["letters"] for entry in entries] == [1, 0]
    with pytest.raises(Forbidden):
        acknowledge_convocation(other.organisation, assembly, by=speaker(one), at=NOON)


def test_what_never_left_has_not_come():
    one = member()
    with pytest.raises(actions.NotSent):
        acknowledge_convocation(one.organisation, prepared(), by=speaker(one), at=NOON)


def test_each_letter_is_listed_with_how_it_fared(client, cast):
    one, other, silent = member("Alpha"), member("Bravo"), member("Carol")
    for number, each in enumerate((one, other, silent)):
        delegate(each, f"{number}@example.org")
    assembly = convened(DAY, NOON)
    # Taken up in no order that is promised: what was refused is the letter to Bravo.
    for _turn in range(3):
        letter = take_up(by=CLOCK, at=NOON)
        fate = Fate("bounced", "550 no such user") if letter.email == "1@example.org" else Fate("accepted")
        note_fate(letter, fate, by=CLOCK, at=NOON)
    acknowledge_convocation(one.organisation, assembly, by=speaker(one), at=NOON)
    cast.signed_in(client, Capacity.SECRETARIAT)
    summary = html(client.get(url(assembly)))
    assert "acknowledged" in summary
    assert "not delivered" in summary
    listed = html(client.get(reverse("convocation", args=[assembly.address])))
    assert all(name in listed for name in ("Alpha", "Bravo", "Carol"))
    rows = html(client.get(reverse("convocation_file", args=[assembly.address]))).splitlines()
    told = {row.split(",")[0]: row.split(",")[3] for row in rows[1:]}
    assert told == {"Alpha": "acknowledged", "Bravo": "bounced", "Carol": "accepted"}


def test_a_delegate_acknowledges_on_the_page_and_is_asked_no_more(client, cast, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    one = member("Alpha")
    delegate(one, "a@example.org")
    assembly = convened(DAY, NOON)
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    assert "Say here that it has come." in html(client.get(url(assembly)))
    said = {"organisation": one.organisation_id}
    page = html(client.post(reverse("acknowledge", args=[assembly.address]), said, follow=True))
    assert "Say here that it has come." not in page
    assert client.post(reverse("acknowledge", args=[assembly.address]), {"organisation": "x"}).status_code == 404


def test_the_list_of_letters_asks_as_little_for_many_members_as_for_few(client, cast):
    many(60)
    assembly = convened(DAY, NOON)
    cast.signed_in(client, Capacity.SECRETARIAT)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        listed = client.get(reverse("convocation", args=[assembly.address]))
    assert len(asked) <= 20
    assert "Page 1 of 2" in html(listed)
    assert Assembly.objects.get().state == "convened"
