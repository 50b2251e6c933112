"""The reasoned request: its drafts, its last day, and the assembly it goes to when it comes too late."""

from datetime import UTC, date, datetime

import pytest
from cast import NOON
from django.urls import reverse
from procedure.samples import AFTER, NEXT, SHEET, TEXTS, assembly, fresh, met, own, sent, verified, written
from procedure.samples_again import withdrawn
from statutes.samples import SECRETARY

from accede.assembly.models import Assembly, Item
from accede.journal.models import Entry
from accede.post.models import Letter
from accede.procedure import actions
from accede.procedure.queries.due import due_for, due_of

pytestmark = pytest.mark.django_db
SPRING = date(2028, 5, 20)
LATE = datetime(2027, 5, 30, 9, tzinfo=UTC)
EVENING = datetime(2027, 6, 12, 18, tzinfo=UTC)


def announced(*days):
    """Announce assemblies; the first is convened, so that it stays one to come until its day."""
    for one in days:
        assembly(one)
    Assembly.objects.filter(day=days[0]).update(state=Assembly.State.CONVENED)


def closed(day):
    Assembly.objects.filter(day=day).update(state=Assembly.State.CLOSED)


def told(candidacy, subject):
    """What the one letter of this subject says to the candidate."""
    return Letter.objects.get(email=candidacy.contact.email, subject=subject).body.replace("\u00a0", " ")


@pytest.fixture
def signed_in(client, monkeypatch):
    """Sign in the candidate of a file, at an instant."""

    def sign_in(candidacy, at=NOON):
        for clock in ("people.queries", "procedure.views.candidate"):
            monkeypatch.setattr(f"accede.{clock}.now", lambda: at)
        client.force_login(candidacy.contact)
        return client

    return sign_in


@pytest.mark.parametrize(
    ("at", "sent_on", "aimed"),
    [
        (datetime(2027, 5, 29, 21, 59, tzinfo=UTC), date(2027, 5, 29), NEXT),  # 23:59 in Brussels, in summer
        (datetime(2027, 5, 29, 22, 0, tzinfo=UTC), date(2027, 5, 30), AFTER),
    ],
)
def test_in_summer_the_last_day_ends_at_midnight_in_brussels(at, sent_on, aimed):
    announced(NEXT, AFTER)
    candidacy = sent(at)
    assert (candidacy.request.sent_on, candidacy.assembly.day) == (sent_on, aimed)


@pytest.mark.parametrize(
    ("at", "sent_on", "aimed"),
    [
        (datetime(2027, 11, 6, 22, 59, tzinfo=UTC), date(2027, 11, 6), AFTER),  # 23:59 in Brussels, in winter
        (datetime(2027, 11, 6, 23, 0, tzinfo=UTC), date(2027, 11, 7), SPRING),
    ],
)
def test_in_winter_the_last_day_ends_at_midnight_in_brussels(at, sent_on, aimed):
    announced(AFTER, SPRING)
    candidacy = sent(at)
    assert (candidacy.request.sent_on, candidacy.assembly.day) == (sent_on, aimed)


def test_a_year_begins_at_midnight_in_brussels_for_what_a_sheet_says():
    sheet = SHEET | {"founded": "2028"}
    assert sent(datetime(2027, 12, 31, 23, 0, tzinfo=UTC), sheet=sheet).request.sheet["founded"] == 2028
    with pytest.raises(actions.Incomplete):
        sent(datetime(2027, 12, 31, 22, 59, tzinfo=UTC), sheet=sheet)


def test_a_late_request_is_told_the_last_day_and_its_article_before_it_is_sent(signed_in):
    announced(NEXT, AFTER)
    candidacy = written()
    response = signed_in(candidacy, LATE).get(reverse("candidacy_send", args=[candidacy.pk]))
    shown = response.content.decode().replace("\u00a0", " ")
    assert "It is too late for the assembly of 12 June 2027: the last day was 29 May 2027." in shown
    assert "The members can vote on it on 20 November 2027." in shown
    assert response.context["cite"].mark == "art.\u00a07"


def test_a_candidate_reads_on_its_file_which_assembly_it_is_too_late_for(signed_in):
    announced(NEXT, AFTER)
    candidacy = written()
    answer = signed_in(candidacy, LATE).get(candidacy.get_absolute_url())
    assert "It is too late for the assembly of 12 June 2027: the last day was 29 May 2027." in (
        answer.content.decode().replace("\u00a0", " ")
    )


def test_the_letter_on_a_late_request_names_both_assemblies():
    announced(NEXT, AFTER)
    said = told(sent(LATE), "Your request goes to the following assembly")
    assert "after the last day for the General Assembly of 12 June 2027" in said
    assert "meant for the assembly of 20 November 2027" in said


def test_the_journal_keeps_what_a_late_request_missed_its_new_last_day_and_the_article():
    announced(NEXT, AFTER)
    sent(LATE)
    entry = Entry.objects.get(action="procedure.send_request")
    missed, meant = (f"assembly.assembly:{Assembly.objects.get(day=one).pk}" for one in (NEXT, AFTER))
    assert (entry.values["was_late_for"], entry.values["assembly"]) == (missed, meant)
    assert (entry.values["by"], entry.article) == ("2027-11-06", ["7"])


def test_a_late_request_without_a_following_assembly_waits_and_does_not_join_the_one_it_missed():
    announced(NEXT)
    candidacy = sent(LATE)
    assert (candidacy.assembly, candidacy.request.was_late_for.day) == (None, NEXT)
    with pytest.raises(actions.NoAssembly):
        actions.join_assembly(candidacy, by=SECRETARY, at=LATE)
    assembly(AFTER)
    assert actions.join_assembly(candidacy, by=SECRETARY, at=LATE).day == AFTER


def test_what_was_sent_in_time_but_not_voted_joins_the_next_on_the_evening_of_the_assembly():
    announced(NEXT, AFTER)
    candidacy = sent()
    with pytest.raises(actions.NotWaiting):
        actions.join_assembly(candidacy, by=SECRETARY, at=EVENING)
    closed(NEXT)
    assert actions.join_assembly(candidacy, by=SECRETARY, at=EVENING).day == AFTER


def test_on_that_evening_the_secretariat_is_told_to_bring_it_there():
    announced(NEXT, AFTER)
    candidacy = sent()
    title = f"Bring the request of {candidacy.organisation.name} to an assembly"
    assert title not in [row.title for row in due_for(SECRETARY, NEXT, EVENING)]
    closed(NEXT)
    assert title in [row.title for row in due_for(SECRETARY, NEXT, EVENING)]


def test_a_request_that_is_refused_leaves_the_draft_as_it_was():
    candidacy = met()
    actions.save_draft(candidacy, sheet={"founded": "soon"}, motivation="We", by=own(candidacy), at=NOON)
    with pytest.raises(actions.Incomplete):
        actions.send_request(candidacy, by=own(candidacy), at=NOON)
    kept = fresh(candidacy)
    assert (kept.sheet["founded"], kept.motivation, kept.step) == ("soon", "We", "request")


def test_a_part_that_is_not_given_stays_and_a_part_that_is_emptied_is_empty():
    candidacy = written()
    actions.save_draft(candidacy, sheet={"seat": ""}, adheres=TEXTS[:1], by=own(candidacy), at=NOON)
    kept = fresh(candidacy)
    assert (kept.sheet["seat"], kept.sheet["founded"]) == ("", "2012")
    assert (kept.motivation, kept.adheres) == ("We wish to join.", TEXTS[:1])


def test_a_text_that_nobody_adheres_to_is_not_kept():
    candidacy = met()
    actions.save_draft(candidacy, adheres=["statutes", "a wish"], by=own(candidacy), at=NOON)
    assert fresh(candidacy).adheres == ["statutes"]


def test_the_page_keeps_what_was_typed_wrong_and_says_why(signed_in):
    candidacy = met()
    client = signed_in(candidacy)
    client.post(reverse("candidacy_draft", args=[candidacy.pk]), {"sheet_founded": "soon", "motivation": "We wish"})
    form = client.get(candidacy.get_absolute_url()).context["request_form"]
    assert (form["sheet_founded"].value(), form["motivation"].value()) == ("soon", "We wish")
    assert list(map(str, form.errors["sheet_founded"])) == ["“soon” is not a year; write four digits."]


def test_the_page_of_a_second_tab_is_told_that_the_request_is_sent(signed_in):
    candidacy = sent()
    client = signed_in(candidacy)
    for address, typed in (("candidacy_draft", {"motivation": "Other"}), ("candidacy_send", {})):
        response = client.post(reverse(address, args=[candidacy.pk]), typed)
        assert response.status_code == 409
        assert "The request is sent; what it says does not change any more." in response.content.decode()
    assert fresh(candidacy).request.motivation == "We wish to join."


@pytest.mark.parametrize(("address", "make"), [("candidacy_send", sent), ("candidacy_withdraw", withdrawn)])
def test_what_is_done_is_not_asked_again_when_somebody_comes_back_to_its_page(signed_in, address, make):
    candidacy = make()
    answer = signed_in(candidacy).get(reverse(address, args=[candidacy.pk]))
    assert (answer.status_code, answer.url) == (302, candidacy.get_absolute_url())


def test_the_head_of_the_page_says_that_a_candidate_is_at_its_candidacy(signed_in):
    candidacy = sent()
    head = signed_in(candidacy).get(candidacy.get_absolute_url()).content.decode().partition("<main")[0]
    assert 'aria-current="page">Your candidacy<' in head


def test_what_was_written_stays_in_a_file_that_was_withdrawn():
    candidacy = written()
    actions.withdraw(candidacy, by=own(candidacy), at=NOON)
    kept = fresh(candidacy)
    assert (kept.state, kept.sheet["seat"], kept.motivation) == ("withdrawn", "Tartu", "We wish to join.")


def test_a_verified_request_is_put_on_the_agenda_it_joins_and_the_candidate_is_told():
    announced(NEXT)
    candidacy = verified()
    closed(NEXT)
    assembly(AFTER)
    actions.join_assembly(candidacy, by=SECRETARY, at=EVENING)
    items = Item.objects.filter(about=f"procedure.candidacy:{candidacy.pk}")
    assert [one.assembly.day for one in items.order_by("assembly__day")] == [NEXT, AFTER]
    receipts = Letter.objects.filter(email=candidacy.contact.email, subject="We have received your request")
    assert "20 November 2027" in receipts.get(queued_at=EVENING).body.replace("\u00a0", " ")


def test_a_request_that_is_complete_is_due_to_be_sent():
    assembly()
    labels = [due_of(one, NOON.date(), NOON)[0].act_label for one in (met(), written())]
    assert labels == ["Go on with the request", "Send the request"]
