"""An assembly is planned, prepared, convened in time, opened on its day, attended and closed."""

from datetime import date, datetime, timedelta

import pytest
from assembly.samples import (
    BEFORE,
    CHAIR,
    DAY,
    TODAY,
    ZONE,
    attends,
    convened,
    opened,
    planned,
    prepared,
    put,
    speaker,
    voting,
)
from cast import NOON
from django.urls import reverse
from register.samples import delegate, member
from statutes.samples import SECRETARY, house_texts

from accede.assembly import actions
from accede.assembly.actions import close_assembly, convene, note_attendance, open_assembly, plan_assembly
from accede.assembly.models import Assembly, Attendance, Item
from accede.assembly.queries import next_assemblies, roll_of
from accede.journal.actions import Forbidden
from accede.journal.models import Entry
from accede.journal.queries import verify
from accede.journal.record import named
from accede.people.capacities import Capacity
from accede.post.models import Letter
from accede.post.queries import due_for as letters_due

pytestmark = pytest.mark.django_db


def test_an_assembly_is_planned_under_the_edition_in_force():
    assembly = planned()
    assert (assembly.state, assembly.day, assembly.edition.in_force) == ("planned", DAY, date(2021, 11, 26))
    entry = Entry.objects.get(action="assembly.plan_assembly")
    assert (entry.edition, entry.values["day"]) == (assembly.edition.sha256, "2027-08-14")


def test_one_day_holds_one_assembly():
    planned()
    with pytest.raises(actions.AlreadyPlanned):
        planned()
    assert Assembly.objects.count() == 1


def test_an_assembly_is_not_planned_for_a_day_gone_by():
    with pytest.raises(actions.PastDay):
        planned(at=NOON + timedelta(days=200))


def test_an_assembly_opens_on_its_own_day_by_the_associations_clock():
    first = planned().edition
    night = datetime(2027, 8, 20, 23, 30, tzinfo=ZONE)
    assert first
    with pytest.raises(actions.WrongHour):
        plan_assembly(day=date(2027, 8, 21), opens_at=night, place="Ghent", by=SECRETARY, at=NOON)


def test_the_chair_convenes_every_delegate_of_every_member_in_its_language():
    one, two = member(), member("Brug", "FR")
    delegate(one, "a@example.org")
    delegate(two, "b@example.org", language="fr")
    member("Without a delegate", "IT")
    assembly = convene(prepared(), by=CHAIR, at=NOON)
    assert (assembly.state, assembly.convened_at) == ("convened", NOON)
    english, french = Letter.objects.exclude(email="").order_by("email")
    assert "1. Réseau Neuf (Admission of members)" in english.body
    assert "14:00" in english.body
    assert "/en/assemblies/2027-08-14/" in english.body
    assert "/fr/assemblies/2027-08-14/" in french.body
    assert "14 août 2027" in french.subject
    entry = Entry.objects.get(action="assembly.convene")
    assert (entry.article, entry.values["members"], entry.values["letters"]) == (["14"], 3, 3)
    assert verify() == []


def test_a_member_without_anybody_to_write_to_is_convened_on_paper():
    delegate(member(), "a@example.org")
    alone = member("Brug", "FR")
    convene(prepared(), by=CHAIR, at=NOON)
    one = Letter.objects.get(state="to_print")
    assert (one.recipient, one.party) == (alone.organisation.name, named(alone.organisation))
    rows = [row.title for row in letters_due(SECRETARY, NOON.date(), NOON)]
    assert rows == ["One letter is to be printed", "One letter reaches nobody"]


def test_after_convening_the_chair_reads_how_many_letters_leave_and_are_to_be_printed(client, cast, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    delegate(member(), "a@example.org")
    member("Brug", "FR")
    assembly = prepared()
    cast.signed_in(client, Capacity.CHAIR)
    page = client.post(reverse("convene", args=[assembly.day]), follow=True).content.decode()
    assert "The members have been convened. One letter leaves by e-mail. One letter is to be printed." in page


def test_the_last_day_of_the_notice_is_in_time():
    last = datetime(2027, 7, 14, 23, 59, tzinfo=ZONE)
    assert convene(prepared(), by=CHAIR, at=last).state == "convened"


def test_convening_a_day_later_is_refused_with_the_article_the_dates_and_who():
    assembly = prepared()
    with pytest.raises(actions.TooLate) as refused:
        convene(assembly, by=CHAIR, at=datetime(2027, 7, 15, 0, 1, tzinfo=ZONE))
    assert refused.value.verdict.article == ("14",)
    assert refused.value.verdict.on == date(2027, 7, 14)
    said = refused.value.sentence.replace("\u00a0", " ")
    for words in ("14 August 2027", "14 July 2027", "15 July 2027", "President"):
        assert words in said
    assert Assembly.objects.get().state == "planned"
    assert not Letter.objects.exists()


def test_nobody_is_convened_to_nothing():
    house_texts()
    with pytest.raises(actions.NoAgenda):
        convene(planned(), by=CHAIR, at=NOON)


def test_members_are_convened_once():
    assembly = convened()
    with pytest.raises(actions.AlreadyConvened):
        convene(assembly, by=CHAIR, at=NOON)
    assert Entry.objects.filter(action="assembly.convene").count() == 1


def test_the_secretariat_prepares_and_does_not_convene():
    with pytest.raises(Forbidden):
        convene(prepared(), by=SECRETARY, at=NOON)


def test_an_item_stands_once_for_one_subject():
    assembly = planned()
    first, second = put(assembly, about="test.file:1"), put(assembly, about="test.file:1")
    assert first.pk == second.pk
    assert Item.objects.count() == 1
    assert [entry.values.get("again", False) for entry in Entry.objects.filter(action="assembly.add_item")] == [
        False,
        True,
    ]


def test_items_stand_in_the_order_in_which_they_came():
    assembly = planned()
    assert [put(assembly, "accounts").position, put(assembly).position] == [1, 2]


def test_an_assembly_takes_only_what_is_its_to_decide():
    with pytest.raises(actions.NotItsMatter):
        put(planned(), "colour_of_the_door")


def test_after_the_convocation_only_what_has_a_standing_place_is_added():
    assembly = convened()
    assert put(assembly, "admission", about="test.file:2").position == 2
    with pytest.raises(actions.AgendaClosed):
        put(assembly, "accounts")


def test_an_assembly_opens_on_its_day_once_convened():
    with pytest.raises(actions.NotConvened):
        open_assembly(prepared(), by=CHAIR, at=NOON)
    assembly = convened()
    with pytest.raises(actions.NotTheDay):
        open_assembly(assembly, by=CHAIR, at=NOON - timedelta(days=1))
    assert open_assembly(assembly, by=CHAIR, at=NOON).state == "open"
    with pytest.raises(actions.AlreadyOpen):
        open_assembly(assembly, by=CHAIR, at=NOON)


def test_an_assembly_does_not_close_while_a_vote_is_open():
    item, _members = voting("BE")
    with pytest.raises(actions.VoteStillOpen):
        close_assembly(item.assembly, by=CHAIR, at=NOON)


def test_an_assembly_closes_once():
    assembly = opened()
    assert close_assembly(assembly, by=CHAIR, at=NOON).state == "closed"
    with pytest.raises(actions.AlreadyClosed):
        close_assembly(assembly, by=CHAIR, at=NOON)


def test_a_delegate_checks_its_own_member_in_and_out():
    one, assembly = member(), opened()
    note_attendance(one.organisation, assembly, mode="remote", by=speaker(one), at=NOON)
    assert [(seat.attendance, seat.since_when) for seat in roll_of(assembly)] == [("remote", NOON)]
    later = NOON + timedelta(hours=1)
    note_attendance(one.organisation, assembly, mode="absent", by=speaker(one), at=later)
    assert [(seat.attends, seat.since_when) for seat in roll_of(assembly)] == [(False, later)]


def test_a_delegate_does_not_check_another_member_in():
    one, other, assembly = member(), member("Brug"), opened()
    with pytest.raises(Forbidden):
        note_attendance(other.organisation, assembly, mode="present", by=speaker(one), at=NOON)


def test_the_same_attendance_is_noted_once():
    one, assembly = member(), opened()
    attends(one, assembly)
    with pytest.raises(actions.AlreadyNoted):
        attends(one, assembly)
    assert Attendance.objects.count() == Entry.objects.filter(action="assembly.note_attendance").count() == 1


def test_whoever_never_came_cannot_leave():
    with pytest.raises(actions.AlreadyNoted):
        attends(member(), opened(), "absent")


def test_attendance_is_noted_on_the_day_from_before_the_opening_until_the_close():
    one, assembly = member(), convened()
    with pytest.raises(actions.NotMeeting):
        attends(one, assembly, at=NOON - timedelta(days=1))
    attends(one, assembly)
    close_assembly(open_assembly(assembly, by=CHAIR, at=NOON), by=CHAIR, at=NOON)
    with pytest.raises(actions.NotMeeting):
        attends(one, assembly, "absent")


def test_only_members_of_the_day_attend():
    later = member("Later", effective_on=TODAY + timedelta(days=1))
    with pytest.raises(actions.NotAMember):
        attends(later, opened())


def test_nobody_attends_in_a_way_that_nobody_knows():
    with pytest.raises(actions.UnknownMode):
        attends(member(), opened(), "asleep")


def test_an_assembly_that_can_no_longer_be_convened_is_not_to_come():
    planned(day=DAY)
    soon = planned(day=NOON.date() + timedelta(days=40))
    assert next_assemblies(NOON.date()) == [soon, Assembly.objects.get(day=DAY)]
    assert next_assemblies(NOON.date() + timedelta(days=20)) == [Assembly.objects.get(day=DAY)]
    house_texts()
    convene(put(soon).assembly, by=CHAIR, at=BEFORE)
    assert soon in next_assemblies(NOON.date() + timedelta(days=20))
