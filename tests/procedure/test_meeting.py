"""A settled meeting is moved or called off: both sides are told, and their calendars follow."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from cast import NOON
from django.urls import reverse
from django.utils.translation import override
from icalendar import Calendar
from procedure.samples import DAY, SECRETARY, actions, chosen, fresh, met, offered, own
from procedure.samples_people import invite
from statutes.samples import house_texts

from accede.people.capacities import Capacity
from accede.post.models import Letter
from accede.procedure.models import Slot
from accede.procedure.queries.due import candidacies_due

pytestmark = pytest.mark.django_db
LINK = "https://meet.example.org/a"
LATER = NOON + 5 * DAY


def moved(candidacy, starts_at=LATER, minutes=30, link=LINK):
    return actions.move_meeting(candidacy, starts_at=starts_at, minutes=minutes, link=link, by=SECRETARY, at=NOON)


def cancelled(candidacy, reason="The train does not run.", by=SECRETARY):
    actions.cancel_meeting(candidacy, reason=reason, by=by, at=NOON)


def events(candidacy):
    """What calendars were told about a file, in order: the method, and the event."""
    letters = Letter.objects.filter(about=f"procedure.candidacy:{candidacy.pk}", email=candidacy.contact.email)
    sent = letters.exclude(attachments=None).order_by("queued_at", "attachments__pk")
    calendars = [Calendar.from_ical(bytes(one.attachments.get().content)) for one in sent]
    return [(one["METHOD"], one.walk("VEVENT")[0]) for one in calendars]


def test_a_moved_meeting_replaces_itself_in_the_calendar():
    candidacy = chosen()
    moved(candidacy)
    (_asked, first), (method, second) = events(candidacy)
    assert (method, second["UID"], int(first["SEQUENCE"]), int(second["SEQUENCE"])) == ("REQUEST", first["UID"], 0, 1)
    assert (second.decoded("DTSTART"), str(second["LOCATION"])) == (LATER, LINK)


def test_a_time_moved_by_the_hours_of_the_association_is_told_to_calendars_by_the_clock_of_the_world():
    candidacy = chosen()
    moved(candidacy, starts_at=LATER.astimezone(ZoneInfo("Europe/Brussels")))
    _first, (_method, event) = events(candidacy)
    assert (event["DTSTART"].to_ical(), event["DTEND"].to_ical()) == (b"20270509T120000Z", b"20270509T123000Z")
    assert "TZID" not in event["DTSTART"].params


def test_an_invitation_speaks_the_language_of_its_letter():
    candidacy = offered(language="fr")
    actions.choose_time(candidacy, slot=candidacy.slots.first(), by=own(candidacy), at=NOON)
    said = {}
    for one in Letter.objects.filter(kind="time_chosen"):
        event = Calendar.from_ical(bytes(one.attachments.get().content)).walk("VEVENT")[0]
        said[one.language] = (str(event["SUMMARY"]), event["ORGANIZER"].params["CN"])
    name = candidacy.organisation.name
    assert said == {
        "en": (f"Institutional meeting with {name}", "delegated coordinator"),
        "fr": (f"Rencontre institutionnelle avec {name}", "coordinateur délégué"),
    }


def test_a_meeting_that_is_called_off_leaves_the_calendar():
    candidacy = chosen()
    moved(candidacy)
    cancelled(candidacy)
    _first, second, (method, last) = events(candidacy)
    assert (method, last["UID"], int(last["SEQUENCE"]), str(last["STATUS"])) == (
        "CANCEL",
        second[1]["UID"],
        2,
        "CANCELLED",
    )


def test_who_withdraws_calls_the_meeting_off_and_the_secretariat_is_told():
    candidacy = chosen()
    actions.withdraw(candidacy, by=own(candidacy), at=NOON)
    assert [method for method, _event in events(candidacy)] == ["REQUEST", "CANCEL"]
    assert not Slot.objects.exclude(chosen_at=None).exists()
    off = Letter.objects.filter(kind="meeting_cancelled")
    assert all("The candidate has withdrawn its candidacy." in one.body for one in off)
    told = Letter.objects.get(kind="withdrawn")
    assert (off.filter(email=told.email).count(), off.count()) == (1, 2)


def test_who_withdraws_reads_what_follows_and_has_a_letter_that_offers_no_other_time(client, cast, monkeypatch):
    candidacy = chosen()
    monkeypatch.setattr("accede.procedure.views.withdrawing.now", lambda: NOON)
    cast.signed_in(client, Capacity.CANDIDATE, candidacy.organisation_id)
    page = client.get(reverse("candidacy_withdraw", args=[candidacy.pk])).content.decode().replace("\u00a0", " ")
    assert "The meeting of 6 May 2027 is called off" in page
    actions.withdraw(candidacy, by=own(candidacy), at=NOON)
    assert Letter.objects.get(kind="withdrawal_received").email == candidacy.contact.email
    assert not Letter.objects.filter(kind="meeting_cancelled", body__contains="Another time").exists()


def test_who_withdraws_after_the_meeting_calls_nothing_off():
    candidacy = met()
    actions.withdraw(candidacy, by=own(candidacy), at=NOON)
    assert Slot.objects.exclude(held_at=None).count() == 1
    assert not Letter.objects.filter(kind="meeting_cancelled").exists()


def test_whoever_had_kept_the_time_is_told_why_it_is_free():
    candidacy = chosen()
    cancelled(candidacy, by=own(candidacy))
    letters = Letter.objects.filter(subject__contains="called off")
    assert {one.email for one in letters} == {candidacy.contact.email, "secretariat@example.org"}
    assert all("The train does not run." in one.body for one in letters)


def test_once_called_off_another_time_may_be_chosen():
    candidacy = chosen()
    cancelled(candidacy)
    slot = candidacy.slots.get()
    assert actions.choose_time(fresh(candidacy), slot=slot, by=own(candidacy), at=NOON).chosen_at == NOON


def test_a_time_that_was_offered_too_is_no_longer_offered_once_the_meeting_moves_there():
    candidacy = chosen()
    other = candidacy.slots.get(chosen_at=None)
    moved(candidacy, starts_at=other.starts_at)
    assert list(Slot.objects.values_list("starts_at", "minutes")) == [(other.starts_at, 30)]


@pytest.mark.parametrize(
    ("refusal", "deed"),
    [
        (actions.NoTimeToCome, lambda: moved(chosen(), starts_at=NOON)),
        (actions.NothingMoved, lambda: moved(chosen(), starts_at=NOON + 2 * DAY, minutes=45, link="")),
        (actions.NoReason, lambda: cancelled(chosen(), reason=" ")),
        (actions.NoMeeting, lambda: moved(offered())),
        (actions.NoMeeting, lambda: cancelled(offered())),
        (actions.AlreadyDone, lambda: cancelled(met())),
    ],
)
def test_what_cannot_be_changed_is_refused_with_its_sentence(refusal, deed):
    with pytest.raises(refusal):
        deed()


def test_all_people_of_the_candidate_are_invited_and_told_of_every_change():
    candidacy = offered()
    invite(candidacy)
    actions.choose_time(fresh(candidacy), slot=candidacy.slots.first(), by=own(candidacy), at=NOON)
    moved(candidacy)
    cancelled(candidacy)
    everybody = [candidacy.contact.email, "tiiu@example.org", "secretariat@example.org"]
    for kind in ("time_chosen", "time_moved", "meeting_cancelled"):
        letters = Letter.objects.filter(kind=kind).order_by("attachments__pk")
        assert [one.email for one in letters] == everybody
        event = Calendar.from_ical(bytes(letters[1].attachments.get().content)).walk("VEVENT")[0]
        assert [str(one).removeprefix("MAILTO:") for one in event["ATTENDEE"]] == everybody


# The pages.


@pytest.fixture
def office(client, cast):
    house_texts()
    return cast.signed_in(client, Capacity.SECRETARIAT)


@pytest.mark.usefixtures("at_noon")
def test_the_office_moves_a_meeting_by_the_hours_of_the_association(office):
    candidacy = chosen()
    page = reverse("candidacy_meeting", args=[candidacy.pk])
    assert office.get(page).context["form"]["starts_at"].value() is not None
    answer = office.post(page, {"starts_at": "2027-05-20T10:00", "minutes": "30", "link": LINK})
    assert answer.status_code == 302
    assert Slot.objects.exclude(chosen_at=None).get().starts_at == datetime(2027, 5, 20, 8, 0, tzinfo=UTC)


def test_a_refusal_stands_on_the_page_with_what_was_typed(office):
    candidacy = chosen()
    page = reverse("candidacy_meeting", args=[candidacy.pk])
    answer = office.post(page, {"starts_at": "2020-05-20T10:00", "minutes": "30", "link": LINK})
    assert (answer.status_code, answer.context["form"]["link"].value()) == (409, LINK)


def test_a_candidate_calls_the_meeting_off_and_chooses_again(client, cast):
    house_texts()
    candidacy = chosen()
    cast.signed_in(client, Capacity.CANDIDATE, candidacy.organisation_id)
    page = reverse("candidacy_meeting_cancel", args=[candidacy.pk])
    assert page in client.get(candidacy.get_absolute_url()).content.decode()
    client.post(page, {"reason": "I am ill."})
    shown = client.get(candidacy.get_absolute_url())
    assert "Choose a time" in shown.content.decode()


def test_once_all_times_that_were_offered_have_passed_new_ones_are_due(client, cast, monkeypatch):
    candidacy = offered()
    at = candidacy.slots.last().starts_at
    for room in ("candidate", "office"):
        monkeypatch.setattr(f"accede.procedure.views.{room}.now", lambda: at)
    (row,) = candidacies_due(SECRETARY, at.date(), at)
    assert (row.title, row.text) == (
        f"Offer {candidacy.organisation.name} times for the meeting",
        "The times that were offered have passed.",
    )
    cast.signed_in(client, Capacity.CANDIDATE, candidacy.organisation_id)
    shown = client.get(candidacy.get_absolute_url())
    assert shown.context["lede"] == "The times that we offered have passed. We will write to you with new ones."
    assert (shown.context["choose_form"], shown.context["due"]) == (None, [])
    refused = client.post(reverse("candidacy_choose", args=[candidacy.pk]), {"slot": candidacy.slots.last().pk})
    assert (refused.status_code, refused.context["refusal"]["text"]) == (409, "This time is not offered any more.")
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert client.get(candidacy.get_absolute_url()).content.decode().count("has passed") == 2


def test_a_time_that_has_passed_is_offered_no_more(client, cast, monkeypatch):
    candidacy = offered()
    first, second = candidacy.slots.all()
    monkeypatch.setattr("accede.procedure.views.candidate.now", lambda: first.starts_at)
    cast.signed_in(client, Capacity.CANDIDATE, candidacy.organisation_id)
    form = client.get(candidacy.get_absolute_url()).context["choose_form"]
    assert list(form.fields["slot"].queryset) == [second]
    assert candidacies_due(SECRETARY, first.starts_at.date(), first.starts_at) == []


def test_where_nothing_is_settled_there_is_nothing_to_call_off(office):
    candidacy = offered()
    for name in ("candidacy_meeting", "candidacy_meeting_cancel"):
        assert office.get(reverse(name, args=[candidacy.pk])).url == candidacy.get_absolute_url()


def test_in_french_the_meeting_with_a_candidate_has_one_name(office):
    with override("fr"):
        address = reverse("candidacy_meeting_cancel", args=[chosen().pk])
    page = office.get(address).content.decode()
    assert ("Annuler la rencontre" in page, "réunion" in page) == (True, False)
