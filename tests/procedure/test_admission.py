"""One candidacy from first contact to the register: what each deed does, and when it is refused."""

from datetime import date, timedelta

import pytest
from cast import NOON
from django.urls import reverse
from icalendar import Calendar
from procedure.samples import (
    AFTER,
    DAY,
    NEXT,
    SAID,
    SHEET,
    TEXTS,
    assembly,
    before_open_assembly,
    begun,
    chosen,
    follow,
    fresh,
    house,
    interested,
    item_on,
    judge,
    judged,
    met,
    offered,
    own,
    sent,
    verified,
    written,
)
from register.samples import mandate
from statutes.samples import SECRETARY

from accede.assembly.models import Assembly, Item
from accede.fees.models import Invoice
from accede.journal.actions import Forbidden
from accede.journal.models import Entry
from accede.journal.queries import verify
from accede.people.capacities import VISITOR, Capacity
from accede.people.models import Account
from accede.post.mails import message
from accede.post.models import Letter
from accede.procedure import actions
from accede.procedure.models import Candidacy
from accede.procedure.queries import permission
from accede.procedure.queries.verification import verdict_of
from accede.register.models import Mandate, Membership

pytestmark = pytest.mark.django_db


def told(candidacy):
    """All that was written to the candidate, in one text."""
    letters = Letter.objects.filter(email=candidacy.contact.email)
    return "\n".join(f"{one.subject}\n{one.body}" for one in letters).replace("\u00a0", " ")


def done(candidacy):
    return [one.step for one in fresh(candidacy).steps_done.all()]


def test_interest_opens_a_file_an_account_and_a_mandate_and_writes_to_both_sides():
    house()
    candidacy = actions.express_interest(**SAID, by=VISITOR, at=NOON)
    assert (candidacy.label, candidacy.step, done(candidacy)) == ("2027-01", "meeting", ["interest"])
    assert candidacy.organisation.country == "EE"
    assert Mandate.objects.get(account=candidacy.contact).capacity == "candidate"
    assert {one.email for one in Letter.objects.filter(about__startswith="procedure.candidacy")} == {
        "mari@example.org",
        "secretariat@example.org",
    }
    assert (
        Entry.objects.filter(action="people.open_account").last().cause
        == Entry.objects.get(action="procedure.express_interest").sequence
    )
    assert verify() == []


def test_candidacies_are_numbered_by_year():
    labels = [interested().label, interested().label, interested(NOON + 365 * DAY).label]
    assert labels == ["2027-01", "2027-02", "2028-01"]


@pytest.mark.parametrize("name", ["Tööle", " tööle ", "TOOLE"])
def test_the_same_organisation_and_address_do_not_make_two_files(name):
    house()
    actions.express_interest(**SAID, by=VISITOR, at=NOON)
    with pytest.raises(actions.AlreadyOpen):
        actions.express_interest(**SAID | {"name": name, "email": "MARI@example.org"}, by=VISITOR, at=NOON)
    assert Candidacy.objects.count() == 1


def test_another_address_learns_nothing_of_an_open_file():
    house()
    actions.express_interest(**SAID, by=VISITOR, at=NOON)
    actions.express_interest(**SAID | {"email": "other@example.org"}, by=VISITOR, at=NOON)
    assert Candidacy.objects.count() == 2


def test_one_person_may_write_for_two_organisations():
    house()
    actions.express_interest(**SAID, by=VISITOR, at=NOON)
    second = actions.express_interest(**SAID | {"name": "Another"}, by=VISITOR, at=NOON)
    assert Account.objects.filter(email="mari@example.org").count() == 1
    assert second.contact.mandates.count() == 2


def test_times_are_offered_once_and_only_ahead():
    candidacy = interested()
    actions.offer_times(candidacy, starts=[NOON + DAY, NOON - DAY, NOON + DAY], by=SECRETARY, at=NOON)
    assert [slot.starts_at for slot in candidacy.slots.all()] == [NOON + DAY]
    with pytest.raises(actions.NoTimeToCome):
        actions.offer_times(candidacy, starts=[NOON + DAY], by=SECRETARY, at=NOON)


def test_a_time_that_nobody_chose_can_be_taken_back():
    candidacy = offered()
    actions.withdraw_times(candidacy, slots=[candidacy.slots.first().pk], by=SECRETARY, at=NOON)
    assert candidacy.slots.count() == 1
    gone = chosen()
    with pytest.raises(actions.NothingWithdrawn):
        actions.withdraw_times(gone, slots=[gone.slots.exclude(chosen_at=None).get().pk], by=SECRETARY, at=NOON)


def test_the_chosen_time_is_an_invitation_in_both_calendars():
    candidacy = chosen()
    slot = candidacy.slots.exclude(chosen_at=None).get()
    letters = Letter.objects.filter(about=f"procedure.candidacy:{candidacy.pk}", attachments__isnull=False)
    assert {one.email for one in letters} == {candidacy.contact.email, "secretariat@example.org"}
    made = message(letters.first()).message()
    part = next(one for one in made.walk() if one.get_content_type() == "text/calendar")
    assert part.get_param("method") == "REQUEST"
    calendar = Calendar.from_ical(part.get_payload(decode=True))
    [event] = calendar.walk("VEVENT")
    assert (calendar["METHOD"], str(event["UID"]).split("@")[0]) == ("REQUEST", f"slot-{slot.pk}")
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (
        slot.starts_at,
        slot.starts_at + timedelta(minutes=45),
    )
    assert candidacy.contact.email in str(event["ATTENDEE"])


def test_a_time_is_chosen_once_among_those_still_offered():
    candidacy = chosen()
    with pytest.raises(actions.AlreadyChosen):
        actions.choose_time(candidacy, slot=candidacy.slots.last(), by=own(candidacy), at=NOON)
    late = offered()
    with pytest.raises(actions.NotOffered):
        actions.choose_time(late, slot=late.slots.first(), by=own(late), at=NOON + 30 * DAY)
    with pytest.raises(actions.NotOffered):
        actions.choose_time(late, slot=candidacy.slots.last(), by=own(late), at=NOON)


def test_a_candidate_does_nothing_on_the_file_of_another():
    mine, theirs = offered(), offered()
    with pytest.raises(Forbidden):
        actions.choose_time(theirs, slot=theirs.slots.first(), by=own(mine), at=NOON)


def test_a_meeting_is_held_once_with_notes():
    candidacy = begun()
    with pytest.raises(actions.NoNotes):
        actions.note_meeting_held(candidacy, attended="Mari", notes=" ", by=SECRETARY, at=NOON)
    actions.note_meeting_held(candidacy, attended="Mari", notes="Good.", by=SECRETARY, at=NOON)
    assert fresh(candidacy).step == "request"
    with pytest.raises(actions.AlreadyDone):
        actions.note_meeting_held(candidacy, attended="Mari", notes="Good.", by=SECRETARY, at=NOON)


def test_a_meeting_that_lies_ahead_was_not_held(client, cast, monkeypatch):
    monkeypatch.setattr("accede.procedure.views.office.now", lambda: NOON)
    candidacy = chosen()
    office = cast.signed_in(client, Capacity.SECRETARIAT)
    shown = office.get(candidacy.get_absolute_url()).context
    assert (shown["notes_form"], shown["may_move"]) == (None, True)
    refused = office.post(reverse("candidacy_held", args=[candidacy.pk]), {"attended": "Mari", "notes": "Good."})
    assert (refused.status_code, refused.context["notes_form"]["notes"].value()) == (409, "Good.")
    assert "This meeting has not begun yet" in refused.content.decode()
    assert fresh(candidacy).step == "meeting"


def test_a_meeting_agreed_elsewhere_is_noted_too():
    candidacy = interested()
    held = {"attended": "Mari\nSecretary", "notes": "By telephone."}
    for began, fault in ((None, actions.NobodyThere), (NOON + DAY, actions.NotBegun)):
        with pytest.raises(fault):
            actions.note_meeting_held(candidacy, **held, began=began, by=SECRETARY, at=NOON)
    actions.note_meeting_held(candidacy, **held, began=NOON - DAY, by=SECRETARY, at=NOON)
    slot = candidacy.slots.get()
    assert (slot.attended, slot.notes, slot.starts_at) == ("Mari\nSecretary", "By telephone.", NOON - DAY)


def test_a_meeting_held_at_a_time_that_nobody_chose_is_that_one():
    candidacy = offered()
    slot = candidacy.slots.first()
    late = slot.starts_at + DAY
    said = {"attended": "Mari", "notes": "Good.", "began": slot.starts_at}
    actions.note_meeting_held(candidacy, **said, by=SECRETARY, at=late)
    slot.refresh_from_db()
    assert (slot.chosen_at, slot.held_at) == (late, late)


def test_the_page_asks_who_took_part_and_when_only_if_no_time_was_settled(client, cast, monkeypatch):
    office = cast.signed_in(client, Capacity.SECRETARIAT)
    form = office.get(interested().get_absolute_url()).context["notes_form"]
    assert [*form.fields] == ["began", "attended", "notes"]
    candidacy = chosen()
    monkeypatch.setattr("accede.procedure.views.office.now", lambda: NOON + 9 * DAY)
    assert [*office.get(candidacy.get_absolute_url()).context["notes_form"].fields] == ["attended", "notes"]


def test_the_letter_after_the_meeting_names_the_last_day():
    assembly()
    assert "29 May 2027" in told(met())


def test_a_draft_keeps_what_was_typed_right_or_wrong_and_journals_names_only():
    candidacy = met()
    actions.save_draft(candidacy, sheet={"founded": "2072", "unknown": "x"}, by=own(candidacy), at=NOON)
    actions.save_draft(candidacy, motivation="We", by=own(candidacy), at=NOON)
    kept = fresh(candidacy)
    assert (kept.sheet["founded"], kept.motivation, "unknown" in kept.sheet) == ("2072", "We", False)
    entries = Entry.objects.filter(action="procedure.save_draft").values_list("values", flat=True)
    assert [one["fields"] for one in entries] == [["founded"], ["motivation"]]


def test_a_request_is_sent_whole():
    candidacy = met()
    with pytest.raises(actions.Incomplete) as refused:
        actions.send_request(candidacy, by=own(candidacy), at=NOON)
    lacks = refused.value.completeness
    assert [one.name for one in lacks.missing] == [
        "legal_form",
        "seat",
        "founded",
        "wises",
        "network_exists",
        "contact",
    ]
    assert (lacks.documents, lacks.motivation) == (tuple(TEXTS), True)


@pytest.mark.parametrize(
    ("field", "typed", "finding"),
    [
        ("founded", "2072", "2072 is in the future."),
        ("founded", "long ago", "“long ago” is not a year; write four digits."),
        ("wises", "many", "“many” is not a whole number."),
        ("wises", "-3", "“-3” is not a whole number."),
        ("country", "XX", "“XX” is not a country we know."),
        ("website", "not a site", "This is not an address of a website."),
        ("legal_form", "club", "“club” is not one of the choices."),
    ],
)
def test_a_faulty_field_stops_the_request_and_says_why(field, typed, finding):
    candidacy = written(sheet=SHEET | {field: typed})
    with pytest.raises(actions.Incomplete) as refused:
        actions.send_request(candidacy, by=own(candidacy), at=NOON)
    assert {name: str(one) for name, one in refused.value.completeness.findings.items()} == {field: finding}


def test_a_request_comes_after_the_meeting():
    candidacy = interested()
    actions.save_draft(candidacy, sheet=SHEET, motivation="We", adheres=TEXTS, by=own(candidacy), at=NOON)
    with pytest.raises(actions.NotItsTurn):
        actions.send_request(candidacy, by=own(candidacy), at=NOON)


def test_a_request_in_time_is_meant_for_the_next_assembly_and_is_kept_as_sent():
    planned = assembly()
    candidacy = sent()
    assert candidacy.assembly == planned
    assert candidacy.request.sheet["wises"] == 14
    assert candidacy.request.was_late_for is None
    assert Letter.objects.filter(email="chair@example.org").count() == 1
    with pytest.raises(actions.AlreadySent):
        actions.save_draft(candidacy, motivation="Other", by=own(candidacy), at=NOON)
    with pytest.raises(actions.AlreadySent):
        actions.send_request(candidacy, by=own(candidacy), at=NOON)


@pytest.mark.parametrize(("day", "aimed"), [(date(2027, 5, 29), NEXT), (date(2027, 5, 30), AFTER)])
def test_the_last_day_still_counts_and_the_day_after_goes_to_the_following_assembly(day, aimed):
    assembly()
    assembly(AFTER)
    Assembly.objects.filter(day=NEXT).update(state=Assembly.State.CONVENED)
    candidacy = sent(NOON + (day - NOON.date()))
    assert candidacy.assembly.day == aimed
    late = candidacy.request.was_late_for
    assert (late and late.day) == (NEXT if aimed == AFTER else None)
    assert "12 June 2027" in told(candidacy)


def test_without_a_date_a_request_waits_and_joins_the_assembly_that_is_then_announced():
    candidacy = sent()
    assert candidacy.assembly is None
    with pytest.raises(actions.NoAssembly):
        actions.join_assembly(candidacy, by=SECRETARY, at=NOON)
    planned = assembly()
    actions.join_assembly(candidacy, by=SECRETARY, at=NOON)
    assert fresh(candidacy).assembly == planned
    with pytest.raises(actions.NotWaiting):
        actions.join_assembly(candidacy, by=SECRETARY, at=NOON)


def test_a_verified_request_that_joins_an_assembly_stands_on_its_agenda():
    candidacy = judged()
    actions.conclude_verification(candidacy, by=judge(), at=NOON)
    assert not Item.objects.exists()
    assembly()
    actions.join_assembly(candidacy, by=SECRETARY, at=NOON)
    assert item_on(candidacy).matter == "admission"


def test_a_judgement_gives_a_reason_and_is_of_a_criterion_that_is_judged():
    candidacy = sent()
    said = {"criterion": "democratic", "answer": "met", "reason": "One member, one vote."}
    for changed, error in [
        ({"reason": " "}, actions.ReasonMissing),
        ({"criterion": "network"}, actions.NoSuchCriterion),
        ({"criterion": "nothing"}, actions.NoSuchCriterion),
    ]:
        with pytest.raises(error):
            actions.judge(candidacy, **said | changed, by=judge(), at=NOON)
    actions.judge(candidacy, **said, by=judge(), at=NOON)
    with pytest.raises(actions.AlreadyFound):
        actions.judge(candidacy, **said, by=judge(), at=NOON)
    assert Entry.objects.filter(action="procedure.judge").last().article == ["6"]


def test_democratic_governance_is_not_judged_of_a_foundation():
    candidacy = met()
    actions.save_draft(
        candidacy,
        sheet=SHEET | {"legal_form": "foundation"},
        motivation="We",
        adheres=TEXTS,
        by=own(candidacy),
        at=NOON,
    )
    actions.send_request(candidacy, by=own(candidacy), at=NOON)
    with pytest.raises(actions.SetAside):
        actions.judge(candidacy, criterion="democratic", answer="met", reason="x", by=judge(), at=NOON)


def test_nothing_is_judged_before_the_request_has_arrived():
    with pytest.raises(actions.NotItsTurn):
        actions.judge(met(), criterion="democratic", answer="met", reason="x", by=judge(), at=NOON)


def test_whoever_declares_a_conflict_stands_aside_and_counts_no_more():
    candidacy = judged()
    assert verdict_of(candidacy).holds is True
    actions.declare_conflict(candidacy, reason="A joint project.", by=judge(), at=NOON)
    assert verdict_of(fresh(candidacy)).holds is None
    for deed in (
        lambda: actions.judge(candidacy, criterion="democratic", answer="met", reason="x", by=judge(), at=NOON),
        lambda: actions.conclude_verification(candidacy, by=judge(), at=NOON),
        lambda: actions.declare_conflict(candidacy, reason="Again.", by=judge(), at=NOON),
    ):
        with pytest.raises(actions.StandsAside):
            deed()


def test_the_latest_judgement_of_a_member_counts():
    candidacy = judged()
    actions.judge(candidacy, criterion="democratic", answer="not_met", reason="No.", by=judge(), at=NOON)
    assert verdict_of(candidacy).holds is False


def test_a_verification_is_concluded_when_an_answer_is_certain():
    candidacy = judged(leave=("aims_to_create", "democratic"))
    with pytest.raises(actions.NotYetJudged) as refused:
        actions.conclude_verification(candidacy, by=judge(), at=NOON)
    assert refused.value.verdict.missing == ("democratic",)


def test_a_verified_candidacy_stands_on_the_agenda_and_the_candidate_has_a_letter():
    candidacy = verified()
    assert (candidacy.step, item_on(candidacy).assembly.day) == ("presentation", NEXT)
    assert "12 June 2027" in told(candidacy)
    with pytest.raises(actions.AlreadyDone):
        actions.conclude_verification(candidacy, by=judge(), at=NOON)


def test_a_verification_that_outlasts_the_assembly_goes_to_the_next():
    assembly()
    candidacy = judged()
    assembly(AFTER)
    actions.conclude_verification(candidacy, by=judge(), at=NOON + 60 * DAY)
    assert item_on(candidacy).assembly.day == AFTER


def test_criteria_that_are_not_met_end_the_candidacy_with_reasons():
    candidacy = judged(leave=("aims_to_create", "democratic"))
    actions.judge(
        candidacy, criterion="democratic", answer="not_met", reason="One person decides.", by=judge(), at=NOON
    )
    actions.conclude_verification(candidacy, by=judge(), at=NOON)
    candidacy = fresh(candidacy)
    assert candidacy.state == "refused"
    assert "One person decides." in told(candidacy)
    with pytest.raises(actions.Closed):
        actions.name_presenter(candidacy, name="Mari", by=own(candidacy), at=NOON)


def test_an_admission_enters_the_register_and_calls_the_first_fee():
    candidacy = follow(verified())
    membership = Membership.objects.get(organisation=candidacy.organisation)
    assert (candidacy.state, candidacy.step) == ("admitted", "presentation")
    assert (membership.category, membership.starts) == ("full", NEXT)
    assert membership.organisation.name == "Võrgustik Tööle"
    invoice = Invoice.objects.get(membership=membership)
    assert (invoice.year, invoice.cents) == (2027, 32_000)
    held = {one.capacity: one.ends for one in Mandate.objects.filter(organisation=candidacy.organisation)}
    assert held == {"candidate": NEXT, "delegate": None}
    assert "number 1" in Letter.objects.get(subject__startswith="Welcome").body
    assert verify() == []


def test_each_consequence_names_its_cause():
    follow(verified())
    admitted = Entry.objects.get(action="procedure.admit").sequence
    followed = set(Entry.objects.filter(cause=admitted).values_list("action", flat=True))
    assert {"register.enter_member", "register.end_mandate", "register.give_mandate", "fees.call_fee"} <= followed


def test_a_candidate_whose_fee_cannot_be_said_is_admitted_all_the_same():
    candidacy = follow(verified(sheet=SHEET | {"country": "JP"}))
    assert candidacy.state == "admitted"
    assert not Invoice.objects.exists()
    assert verify() == []


def test_a_rejection_ends_the_candidacy_and_a_missing_quorum_does_not():
    candidacy = verified()
    assert follow(candidacy, "no_quorum").state == "open"
    assert follow(candidacy, "rejected").state == "refused"
    assert not Membership.objects.exists()


def test_a_withdrawn_candidacy_is_not_admitted_whatever_the_result():
    candidacy = before_open_assembly()
    actions.withdraw(candidacy, by=own(candidacy), at=NOON)
    assert item_on(candidacy).state == "withdrawn"
    assert follow(candidacy).state == "withdrawn"
    assert not Membership.objects.exists()


def test_a_withdrawn_candidacy_leaves_an_agenda_that_has_not_left_with_the_convocation():
    candidacy = verified()
    actions.withdraw(candidacy, by=own(candidacy), at=NOON)
    assert not Item.objects.filter(about__endswith=str(candidacy.pk)).exists()


def test_nothing_is_withdrawn_while_the_members_vote():
    candidacy = verified()
    Item.objects.update(state=Item.State.OPEN)
    with pytest.raises(actions.BeingVoted):
        actions.withdraw(candidacy, by=own(candidacy), at=NOON)


def test_a_withdrawn_organisation_may_express_its_interest_again():
    house()
    first = actions.express_interest(**SAID, by=VISITOR, at=NOON)
    actions.withdraw(first, by=own(first), at=NOON)
    second = actions.express_interest(**SAID, by=VISITOR, at=NOON)
    assert second.label == "2027-02"


def test_the_presenter_is_named_and_the_presentation_noted():
    candidacy = verified()
    actions.name_presenter(candidacy, name="Mari", by=own(candidacy), at=NOON)
    actions.note_presented(candidacy, by=SECRETARY, at=NOON)
    assert (fresh(candidacy).presenter, fresh(candidacy).step) == ("Mari", "vote")
    with pytest.raises(actions.NobodyNamed):
        actions.name_presenter(candidacy, name=" ", by=own(candidacy), at=NOON)


def test_letters_are_written_in_the_language_of_their_reader():
    candidacy = interested(language="fr")
    assert "Votre souhait de nous rejoindre" in told(candidacy)


def test_a_delegate_of_another_member_reads_no_file():
    candidacy = sent()
    stranger = Account.objects.create(email="stranger@example.org")
    mandate(stranger, office="delegate", of=interested().organisation)
    assert not permission.own(own(interested()), candidacy)
