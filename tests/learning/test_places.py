"""People register, wait, move up and are forgotten; each is told by letter."""

from datetime import timedelta

import pytest
from cast import NOON, acting, open_account
from learning.samples import AFTER, BEGINS, DAY, came, confirmed, event, guest, registered, said, speaker
from register.samples import member, organisation
from register.test_together import at_once
from statutes.samples import SECRETARY

from accede.journal.models import Personal
from accede.journal.queries import verify
from accede.learning import actions
from accede.learning.models import Registration
from accede.people.capacities import VISITOR, Capacity
from accede.post.models import Letter
from accede.space.models import Publication
from accede.web.management.commands.clock import tell_of_events

pytestmark = pytest.mark.django_db
State = Registration.State


def states(found):
    return [one.state for one in found.registrations.all()]


def letters(kind):
    return sorted(Letter.objects.filter(kind=f"event_{kind}").values_list("email", flat=True))


def give_up(one, at=NOON):
    actions.give_up_place(one, by=VISITOR, at=at)


def change(found, **changed):
    return actions.change_event(found, said=said(**changed), by=SECRETARY, at=NOON)


def test_it_lies_on_the_shelf_with_its_hours_until_it_is_cancelled():
    found = event()
    laid = Publication.objects.get()
    assert (laid.kind, laid.audience, laid.begins) == ("training", "public", BEGINS)
    assert laid.summaries == {"en": "How tenders work."}
    actions.cancel_event(found, reason="Too few.", by=SECRETARY, at=NOON)
    assert not Publication.objects.exists()


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"ends": BEGINS}, actions.EndsBeforeItBegins),
        ({"until": (BEGINS + DAY).date()}, actions.RegisteringTooLong),
        ({"place": ""}, actions.NoPlaceNamed),
    ],
)
def test_what_makes_no_sense_is_not_announced(changed, refusal):
    with pytest.raises(refusal):
        event(**changed)
    assert event(place="", mode="online").place == ""


def test_whoever_comes_when_all_places_are_taken_waits_and_moves_up_in_turn():
    found, of = event(places=1), member().organisation
    first, second, third = (registered(found, of, f"{name}@example.org") for name in "abc")
    assert (states(found), letters("placed")) == ([State.PLACED, State.WAITING, State.WAITING], ["a@example.org"])
    assert letters("waiting") == ["b@example.org", "c@example.org"]
    give_up(second)
    assert letters("freed") == []
    give_up(first)
    third.refresh_from_db()
    assert (third.state, letters("freed")) == (State.PLACED, ["c@example.org"])


def test_an_organisation_that_has_its_places_lets_those_behind_pass():
    found, of, other = event(places=2, places_each=1), member().organisation, member("Brug", "NL").organisation
    registered(found, of)
    assert registered(found, of).state == State.WAITING
    assert registered(found, other).state == State.PLACED
    assert confirmed(event(places_each=1)).state == State.PLACED


def test_guests_of_one_organisation_are_counted_together_however_they_write_it():
    found = event(places_each=1)
    assert confirmed(found, of="Ville de Gând").state == State.PLACED
    assert confirmed(found, of="VILLE DE GAND").state == State.WAITING


def test_more_places_are_given_to_those_who_wait_and_fewer_are_taken_from_nobody():
    found, of = event(places=1), member().organisation
    for _each in range(3):
        registered(found, of)
    change(found, places=2)
    assert states(found).count(State.PLACED) == 2
    change(found, places=1)
    assert states(found).count(State.PLACED) == 2


def test_whoever_takes_part_hears_of_another_time_and_of_nothing_less():
    found, of = event(), member().organisation
    registered(found, of, "a@example.org")
    change(found, texts={"en": "Other words."})
    assert letters("changed") == []
    change(found, begins=BEGINS + DAY, ends=BEGINS + 2 * DAY)
    assert letters("changed") == ["a@example.org"]


def test_everybody_hears_why_it_is_cancelled_and_nobody_registers_any_more():
    found, of = event(places=1), member().organisation
    one, _waiting = registered(found, of), registered(found, of)
    actions.cancel_event(found, reason="Too few of us.", by=SECRETARY, at=NOON)
    assert len(letters("cancelled")) == 2
    assert "Too few of us." in Letter.objects.filter(kind="event_cancelled").first().body
    with pytest.raises(actions.Cancelled):
        registered(found, of)
    give_up(one)
    assert letters("freed") == []


def test_after_the_last_day_only_the_office_lets_somebody_in():
    found, of, late = event(), member().organisation, BEGINS - 2 * DAY
    with pytest.raises(actions.TooLate):
        registered(found, of, at=late)
    with pytest.raises(actions.Over):
        registered(found, of, at=BEGINS)
    assert registered(found, of, at=BEGINS, by=SECRETARY).state == State.PLACED
    with pytest.raises(actions.Over):
        registered(found, of, at=AFTER, by=SECRETARY)


def test_at_the_door_nobody_moves_up_but_who_stands_there():
    found, of = event(places=1), member().organisation
    first, second = registered(found, of), registered(found, of)
    give_up(first, at=BEGINS)
    assert registered(found, of, at=BEGINS, by=SECRETARY).state == State.PLACED
    second.refresh_from_db()
    assert second.state == State.WAITING


def test_an_address_has_one_place():
    found, of = event(), member().organisation
    registered(found, of, "a@example.org")
    with pytest.raises(actions.RegisteredAlready):
        registered(found, of, "A@Example.org")


def test_only_a_member_registers_its_people():
    found, of = event(), organisation()
    with pytest.raises(actions.OnlyMembers):
        registered(found, of)


def test_a_guest_has_no_place_before_its_address_has_answered():
    found = event(places=1)
    one = guest(found, "guest@example.org")
    assert (one.state, letters("asked")) == (State.ASKED, ["guest@example.org"])
    assert registered(found, member().organisation).state == State.PLACED
    assert actions.confirm_place(one, by=VISITOR, at=NOON).state == State.WAITING
    kept = Personal.objects.get(entry__action="learning.confirm_place").values
    assert (kept["email"], kept["consent"]) == ("guest@example.org", "You may keep it.")
    with pytest.raises(actions.RegisteredAlready):
        actions.confirm_place(one, by=VISITOR, at=NOON)


def test_an_address_is_asked_once_a_day_and_never_once_it_has_a_place():
    found = event()
    guest(found, "guest@example.org")
    guest(found, "guest@example.org", at=NOON + timedelta(hours=3))
    assert len(letters("asked")) == 1
    one = guest(found, "guest@example.org", at=NOON + DAY)
    assert len(letters("asked")) == 2
    actions.confirm_place(one, by=VISITOR, at=NOON + DAY)
    guest(found, "guest@example.org", at=NOON + 3 * DAY)
    assert len(letters("asked")) == 2


def test_whoever_has_signed_in_with_an_address_need_not_answer_from_it():
    person = open_account("board@example.org")
    one = guest(event(audience="members"), person.email, by=acting(Capacity.BOARD, person=person.pk))
    assert (one.state, one.account, letters("asked")) == (State.PLACED, person, [])


def test_what_is_for_members_takes_guests_of_the_office_alone():
    found = event(audience="members")
    with pytest.raises(actions.ForMembers):
        guest(found)
    told = {"name": "Bo", "of": "Town", "email": "bo@example.org", "language": "fr"}
    assert actions.admit_guest(found, **told, by=SECRETARY, at=NOON).state == State.PLACED
    assert Letter.objects.get().subject == "Vous avez une place : Vendre à une commune"


def test_a_member_registers_somebody_who_had_asked_as_a_guest():
    found, of = event(), member().organisation
    guest(found, "a@example.org")
    assert registered(found, of, "a@example.org").state == State.PLACED
    assert found.registrations.count() == 1


def test_whoever_is_taken_out_is_told_and_forgotten():
    found, of = event(), member().organisation
    one = registered(found, of, "a@example.org")
    actions.take_out(one, by=speaker(of), at=NOON)
    assert (letters("ended"), found.registrations.count()) == (["a@example.org"], 0)
    with pytest.raises(actions.Gone):
        give_up(one)
    late = registered(found, of)
    with pytest.raises(actions.Over):
        actions.take_out(late, by=speaker(of), at=BEGINS)


def test_whoever_is_forgotten_stands_in_the_journal_by_no_name_and_its_chain_is_whole():
    one, other = confirmed(event()), confirmed(event())
    give_up(one)
    kept = Personal.objects.filter(entry__action="learning.confirm_place")
    assert [each.values["email"] for each in kept] == [other.email]
    tell_of_events(AFTER + timedelta(days=366))
    assert not kept.all().exists()
    assert verify() == []


def test_who_came_is_noted_once_it_has_begun_and_told_once():
    found, of = event(), member().organisation
    one, other = registered(found, of, "a@example.org"), registered(found, of)
    listed = {"came": [one.pk], "missed": [other.pk], "by": SECRETARY}
    with pytest.raises(actions.NotYet):
        actions.note_attendance(found, **listed, at=NOON)
    for _twice in range(2):
        actions.note_attendance(found, **listed, at=AFTER)
    assert list(found.registrations.values_list("has_attended", flat=True)) == [True, False]
    assert letters("attended") == ["a@example.org"]
    with pytest.raises(actions.NobodyThere):
        actions.note_attendance(found, came=[], missed=[], by=SECRETARY, at=AFTER)


def test_those_who_have_a_place_are_reminded_once_when_it_is_near():
    found, of = event(places=1), member().organisation
    registered(found, of, "a@example.org")
    registered(found, of)
    tell_of_events(NOON)
    assert letters("soon") == []
    for _twice in range(2):
        tell_of_events(BEGINS - DAY)
    assert letters("soon") == ["a@example.org"]


def test_guests_are_forgotten_a_week_after_they_did_not_answer_and_a_year_after_the_event():
    found, of = event(), member().organisation
    registered(found, of)
    silent, there = guest(found), confirmed(found)
    tell_of_events(NOON + 8 * DAY)
    assert not Registration.objects.filter(pk=silent.pk).exists()
    came(there)
    tell_of_events(AFTER + timedelta(days=364))
    assert Registration.objects.filter(pk=there.pk).exists()
    tell_of_events(AFTER + timedelta(days=366))
    assert [one.organisation for one in Registration.objects.all()] == [of]


@pytest.mark.django_db(transaction=True)
def test_two_who_want_the_last_place_at_once_have_it_one_after_the_other():
    found, of = event(places=1), member().organisation
    wants = lambda name: lambda: registered(found, of, f"{name}@example.org")  # noqa: E731
    assert at_once(*map(wants, "abcd")) == []
    assert sorted(states(found)) == [State.PLACED, *[State.WAITING] * 3]
    one = found.registrations.get(state=State.PLACED)
    assert [refused.__name__ for refused in at_once(lambda: give_up(one), lambda: give_up(one))] == ["Gone"]
    assert (states(found).count(State.PLACED), len(letters("freed"))) == (1, 1)
    assert verify() == []
