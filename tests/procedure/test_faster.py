"""Somebody else is faster than a deed on a file: the page that says so shows the file as it stands by then."""

import pytest
from cast import NOON
from django.urls import reverse
from procedure.houses import SMALL, living_by_text, member, opened, taken
from procedure.samples import (
    before_open_assembly,
    chosen,
    closed_inquiry,
    differing,
    follow,
    judge,
    met,
    own,
    sent,
    turned_down,
    verified,
)
from procedure.samples_appeals import appealed
from procedure.samples_ways import before_the_board
from statutes.samples import SECRETARY

from accede.assembly.models import Item
from accede.people.capacities import Capacity
from accede.procedure import actions
from accede.procedure.models import Candidacy
from accede.procedure.queries.opinion import voters

pytestmark = pytest.mark.django_db
MET = {"criterion": "democratic", "answer": "met", "reason": "One member, one vote."}


@pytest.fixture
def overtaken(client, cast, monkeypatch):
    """A file that is withdrawn in another tab between the moment it is read and the deed."""
    candidacy = sent()
    monkeypatch.setattr("accede.people.queries.now", lambda: NOON)

    def clock():
        if Candidacy.objects.get().is_open:
            actions.withdraw(candidacy, by=own(candidacy), at=NOON)
        return NOON

    for view in ("candidate", "withdrawing"):
        monkeypatch.setattr(f"accede.procedure.views.{view}.now", clock)
    return candidacy


@pytest.mark.parametrize(
    ("name", "typed"),
    [("candidacy_withdraw", {}), ("candidacy_presenter", {"name": "Mari"})],
)
def test_the_candidate_sees_that_the_file_was_withdrawn_meanwhile(client, cast, overtaken, name, typed):
    cast.signed_in(client, Capacity.CANDIDATE, overtaken.organisation_id)
    refused = client.post(reverse(name, args=[overtaken.pk]), typed)
    assert (refused.status_code, refused.context["candidacy"].state) == (409, "withdrawn")


def test_the_office_sees_that_the_file_was_withdrawn_meanwhile(client, cast, overtaken):
    cast.signed_in(client, Capacity.SECRETARIAT)
    refused = client.post(reverse("candidacy_presenter", args=[overtaken.pk]), {"name": "Mari"})
    assert (refused.status_code, refused.context["candidacy"].state) == (409, "withdrawn")


@pytest.fixture
def noon(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


def office_deed(client, cast, name, candidacy, typed, capacity=Capacity.SECRETARIAT):
    """Send what was typed before somebody else went on; return the page that says so."""
    cast.signed_in(client, capacity)
    refused = client.post(reverse(name, args=[candidacy.pk]), typed)
    assert refused.status_code == 409
    return refused


def noted_meeting():
    return met(), "candidacy_held", {"attended": "Mari", "notes": "They told a lot."}, "This is done already."


def judged_meanwhile():
    return verified(), "criteria", MET | {"reason": "They told a lot."}, "This is done already."


def settled_meanwhile():
    candidacy = differing()
    actions.judge(candidacy, **MET, by=judge(2), at=NOON)
    said = {"board-criterion": "democratic", "board-answer": "met", "board-reason": "They told a lot."}
    return candidacy, "criteria_settle", said, "do not differ on this criterion"


def explained_meanwhile():
    candidacy = turned_down()
    actions.note_reasons(candidacy, reasons="Too young.", by=SECRETARY, at=NOON)
    return candidacy, "candidacy_grounds", {"reasons": "They told a lot."}, "its reasons are noted already"


def decided_meanwhile():
    candidacy = appealed()
    actions.decide_appeal(candidacy, upheld=False, reasons="As before.", by=SECRETARY, at=NOON)
    said = {"upheld": "yes", "reasons": "They told a lot."}
    return candidacy, "candidacy_appeal_decision", said, "No appeal waits for a decision here."


def begun_meanwhile():
    candidacy, said = before_open_assembly(), {"advice": "admit", "reasons": "They told a lot.", "on": "2027-05-04"}
    votes = {f"member_{one.pk}": "for" for one in voters(candidacy, NOON)}
    return candidacy, "candidacy_opinion", said | votes, "before the assembly begins"


def step_meanwhile():
    return before_the_board(), "candidacy_step", {"step": "concerns", "note": "They told a lot."}, "not its turn"


def withdrawn_meanwhile():
    candidacy = sent()
    actions.withdraw(candidacy, by=own(candidacy), at=NOON)
    return candidacy, "candidacy_ask", {"words": "They told a lot."}, "This candidacy has ended."


def called_off_meanwhile():
    candidacy = chosen()
    actions.cancel_meeting(candidacy, reason="Ill.", by=SECRETARY, at=NOON)
    return candidacy, "candidacy_meeting_cancel", {"reason": "They told a lot."}, "No time is settled"


OVERTAKEN = [
    (noted_meeting, Capacity.SECRETARIAT),
    (judged_meanwhile, Capacity.BOARD),
    (settled_meanwhile, Capacity.BOARD),
    (explained_meanwhile, Capacity.SECRETARIAT),
    (decided_meanwhile, Capacity.SECRETARIAT),
    (begun_meanwhile, Capacity.SECRETARIAT),
    (step_meanwhile, Capacity.SECRETARIAT),
    (withdrawn_meanwhile, Capacity.SECRETARIAT),
    (called_off_meanwhile, Capacity.SECRETARIAT),
]


@pytest.mark.parametrize(("make", "capacity"), OVERTAKEN, ids=lambda one: getattr(one, "__name__", None))
def test_what_was_typed_is_shown_again_with_what_has_changed_meanwhile(client, cast, noon, make, capacity):
    candidacy, name, typed, says = make()
    shown = office_deed(client, cast, name, candidacy, typed, capacity).content.decode()
    assert (says in shown.replace("\u00a0", " "), "They told a lot." in shown) == (True, True)


def test_what_was_chosen_is_shown_again_by_its_label(client, cast):
    candidacy, name, typed, _says = decided_meanwhile()
    refused = office_deed(client, cast, name, candidacy, typed)
    assert dict(refused.context["typed"])["The appeal is"] == "upheld: the decision is taken anew"


def test_what_was_typed_for_one_step_does_not_stand_in_the_form_of_the_next(client, cast):
    candidacy, name, typed, _says = step_meanwhile()
    refused = office_deed(client, cast, name, candidacy, typed)
    assert (refused.context["next"].name, refused.context["step_form"].is_bound) == ("decision", False)
    assert refused.context["typed"] == [("What was said, and why", "They told a lot.")]


def test_what_was_typed_for_a_step_of_a_member_does_not_stand_in_the_form_of_the_next(client, cast, noon):
    living_by_text(SMALL)
    proceeding = taken(opened(member("full"), "exclusion", opener="board", grounds=("harm",)), "hearing")
    typed = {"step": "hearing", "on": "2027-05-04", "note": "They told a lot."}
    refused = office_deed(client, cast, "proceeding_step", proceeding, typed)
    assert (refused.context["step"].name, refused.context["step_form"].is_bound) == ("decision", False)
    assert ("What was said, and why", "They told a lot.") in refused.context["typed"]


def test_reasons_to_adjourn_are_not_noted_as_reasons_of_a_refusal_that_was_declared_meanwhile(client, cast):
    candidacy = before_open_assembly()
    cast.signed_in(client, Capacity.SECRETARIAT)
    shown = client.get(reverse("candidacy_grounds", args=[candidacy.pk]))
    assert 'name="act" value="adjourn"' in shown.content.decode()
    follow(candidacy, "rejected")
    Item.objects.update(state=Item.State.REJECTED)
    typed = {"act": "adjourn", "reasons": "They told a lot."}
    refused = client.post(reverse("candidacy_grounds", args=[candidacy.pk]), typed)
    assert (refused.status_code, candidacy.grounds.count()) == (409, 0)
    assert (refused.context["act"], refused.context["form"].is_bound) == ("explain", False)
    assert refused.context["typed"] == [("Reasons of the assembly", "They told a lot.")]


def test_an_answer_to_a_visitor_is_shown_again_where_somebody_else_has_answered(client, cast):
    refused = office_deed(client, cast, "inquiry", closed_inquiry(), {"answer": "They told a lot."})
    assert refused.context["typed"] == [("Your answer", "They told a lot.")]
