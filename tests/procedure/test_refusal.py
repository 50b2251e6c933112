"""A candidate appeals against its refusal, where the statutes know an appeal."""

from datetime import timedelta

import pytest
from cast import NOON
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from procedure.samples import AFTER, assembly, fresh, item_on, judge, own, turned_down
from procedure.samples_again import refused
from procedure.samples_appeals import appealable, appealed, reported_on
from statutes.samples import SECRETARY

from accede.assembly.models import Assembly
from accede.journal.actions import Actor, Mandated
from accede.people.capacities import Capacity
from accede.post.models import Letter
from accede.procedure import actions
from accede.procedure.models import Candidacy, Conflict
from accede.procedure.queries.candidacy import account_number
from accede.procedure.queries.due import due_for
from accede.procedure.views.showing import written

pytestmark = pytest.mark.django_db


def decided(candidacy, upheld, reasons="It does hold two."):
    actions.decide_appeal(candidacy, upheld=upheld, reasons=reasons, by=judge(), at=NOON)
    return fresh(candidacy)


def appeals(candidacy, at=NOON):
    return actions.appeal_refusal(candidacy, statement="We hold two.", by=own(candidacy), at=at)


def test_where_the_statutes_know_no_appeal_none_is_made():
    with pytest.raises(actions.NothingToAppeal):
        appeals(turned_down())


def test_what_the_board_decided_is_not_said_by_an_assembly(client, cast):
    candidacy = refused()
    cast.signed_in(client, Capacity.CANDIDATE, candidacy.organisation_id)
    page = client.get(candidacy.get_absolute_url()).content.decode()
    assert "The statutes know no appeal against this decision." in page
    assert "What the assembly said" not in page


def test_a_candidate_reads_first_what_was_decided_and_then_that_it_may_try_again(client, cast):
    candidacy = refused()
    cast.signed_in(client, Capacity.CANDIDATE, candidacy.organisation_id)
    page = client.get(candidacy.get_absolute_url()).content.decode()
    decided = page.index(f"Your request was refused on {written(NOON.date())}.")
    assert decided < page.index("Apply again")


def test_the_office_reads_nothing_of_what_a_refused_candidate_would_still_have_to_do(client, cast):
    candidacy = refused()
    cast.signed_in(client, Capacity.SECRETARIAT)
    page = client.get(candidacy.get_absolute_url()).content.decode()
    assert "The Board has given no opinion." in page
    assert [said for said in ("Meant for", "nobody named yet", "no opinion yet") if said in page] == []


def test_an_appeal_is_made_once_and_in_time():
    candidacy = appealable()
    with pytest.raises(actions.AppealTooLate):
        appeals(candidacy, NOON + timedelta(days=62))
    appeals(candidacy, NOON + timedelta(days=61))
    assert Letter.objects.filter(kind="appeal_made").count() == 1
    with pytest.raises(actions.NothingToAppeal):
        appeals(candidacy)


def test_upheld_the_decision_is_taken_anew_at_a_later_assembly():
    candidacy = appealed()
    Assembly.objects.update(state=Assembly.State.CLOSED)
    later = assembly(AFTER)
    candidacy = decided(candidacy, upheld=True)
    assert (candidacy.state, candidacy.step, candidacy.assembly) == (Candidacy.State.OPEN, "vote", later)
    assert item_on_agenda(candidacy, later)
    assert "The appeal is upheld: the decision is taken anew." in Letter.objects.get(kind="appeal_decided").body


def item_on_agenda(candidacy, later):
    return later.items.filter(about=f"procedure.candidacy:{candidacy.pk}").exists()


def test_rejected_the_refusal_stands():
    candidacy = decided(appealed(), upheld=False)
    assert candidacy.state == Candidacy.State.REFUSED
    assert "The appeal is rejected." in Letter.objects.get(kind="appeal_decided").body
    with pytest.raises(actions.NoAppeal):
        decided(candidacy, upheld=True)
    assert item_on(candidacy).is_declared


def due(actor):
    return [row for row in due_for(actor, NOON.date(), NOON) if "appeal" in row.title]


def test_an_appeal_is_due_for_the_office_and_the_board_until_it_is_decided():
    candidacy = appealed()
    title = f"Decide on the appeal of {candidacy.organisation.name}"
    for actor in (SECRETARY, judge()):
        assert [(row.title, row.text) for row in due(actor)] == [(title, "We hold two.")]
    assert due(own(candidacy)) == []
    decided(candidacy, upheld=False)
    assert due(SECRETARY) + due(judge()) == []


def test_an_appeal_is_not_due_for_whoever_stands_aside():
    candidacy, member = appealed(), judge()
    Conflict.objects.create(candidacy=candidacy, account_id=account_number(member), reason="Kin", at=NOON)
    assert (due(member), len(due(SECRETARY))) == ([], 1)
    # Whoever has left the Board for the secretariat writes down what others decide.
    assert len(due(Actor(member.id, (Mandated("secretariat"),)))) == 1


@pytest.mark.usefixtures("at_noon")
def test_the_first_page_of_the_office_asks_no_more_than_twenty_questions_with_an_appeal(client, cast):
    candidacy = appealed()
    client = cast.signed_in(client, Capacity.SECRETARIAT)
    client.get(reverse("home"))  # what is remembered between two pages is remembered now
    with CaptureQueriesContext(connection) as asked:
        page = client.get(reverse("home"))
    assert f"appeal of {candidacy.organisation.name}" in page.content.decode()
    assert len(asked) <= 20


def test_what_the_statutes_ask_for_before_an_appeal_is_decided_comes_first(client, cast):
    candidacy = reported_on()
    with pytest.raises(actions.StepBefore):
        decided(candidacy, upheld=True)
    title = f"Take the next step of the appeal of {candidacy.organisation.name}"
    assert [row.title for row in due(judge())] == [title]
    client, address = cast.signed_in(client, Capacity.BOARD), reverse("candidacy", args=[candidacy.pk])
    shown = client.get(address).context
    assert (shown["appeal_step"], shown["may_decide_appeal"]) == ("The Board reports", False)
    step = reverse("candidacy_appeal_step", args=[candidacy.pk])
    assert "Write down what was said." in client.post(step, {"step": "report", "note": ""}).content.decode()
    client.post(step, {"step": "report", "note": "It holds two."})
    shown = client.get(address).context
    assert (shown["appeal_step"], shown["may_decide_appeal"]) == ("", True)
    [row] = shown["appeals"][0]["steps"]
    assert (row["state"], row["lines"][-1]) == ("done", "It holds two.")
    with pytest.raises(actions.OutOfTurn):
        actions.note_appeal_step(candidacy, step="report", note="Again.", by=judge(), at=NOON)
    assert decided(candidacy, upheld=True).is_open


def test_a_candidate_appeals_on_its_page_and_reads_the_decision(client, cast, monkeypatch):
    for room in ("refusal", "grounds"):
        monkeypatch.setattr(f"accede.procedure.views.{room}.now", lambda: NOON)
    candidacy = appealable()
    client = cast.signed_in(client, Capacity.CANDIDATE, candidacy.organisation_id)
    address = reverse("candidacy", args=[candidacy.pk])
    shown = client.get(address).context
    assert (shown["may_appeal"], "until 4" in shown["appeal"]) == (True, True)
    assert client.get(reverse("candidacy_appeal", args=[candidacy.pk])).status_code == 200
    client.post(reverse("candidacy_appeal", args=[candidacy.pk]), {"statement": "We hold two."})
    client = cast.signed_in(client, Capacity.BOARD)
    assert client.get(address).context["may_decide_appeal"] is True
    client.post(reverse("candidacy_appeal_decision", args=[candidacy.pk]), {"upheld": "no", "reasons": "As before."})
    [row] = client.get(address).context["appeals"]
    assert (row["outcome"], row["reasons"]) == ("The appeal is rejected.", "As before.")
