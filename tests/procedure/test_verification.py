"""The Board's verification: whoever has a conflict of interest is out, and the others go on."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cast import NOON
from django.urls import reverse
from procedure.samples import (
    AFTER,
    DAY,
    NEXT,
    OPINION,
    assembly,
    differing,
    fresh,
    item_on,
    judge,
    judged,
    sent,
    verified,
)
from statutes.samples import SECRETARY

from accede.assembly.models import Assembly
from accede.journal.actions import Actor, Mandated
from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.procedure import actions
from accede.procedure.models import Conflict, Judgement
from accede.procedure.queries.due import due_for
from accede.procedure.queries.verification import findings, verdict_of

pytestmark = pytest.mark.django_db
MET = {"criterion": "democratic", "answer": "met", "reason": "One member, one vote."}


def aside(candidacy, by):
    actions.declare_conflict(candidacy, reason="A joint project.", by=by, at=NOON)
    return fresh(candidacy)


def to_judge(by):
    return [row.title for row in due_for(by, NOON.date(), NOON)]


@pytest.fixture
def signed_in(client, monkeypatch):
    """Sign in a member of the Board."""
    for page in ("criteria", "concluding"):
        monkeypatch.setattr(f"accede.procedure.views.{page}.now", lambda: NOON)

    def sign_in(member):
        client.force_login(Account.objects.get(pk=int(member.id.removeprefix("account:"))))
        return client

    return sign_in


def test_what_whoever_stands_aside_found_makes_no_difference_any_more():
    candidacy = differing()
    assert verdict_of(candidacy).holds is None
    candidacy = aside(candidacy, judge(2))
    assert (findings(candidacy)["democratic"].telling.reason, verdict_of(candidacy).holds) == ("Seen.", True)


def test_what_was_found_by_whoever_stands_aside_is_kept_and_does_not_count():
    candidacy = sent()
    actions.judge(candidacy, **MET, by=judge(), at=NOON)
    candidacy = aside(candidacy, judge())
    assert Judgement.objects.get().reason == "One member, one vote."
    assert findings(candidacy) == {}


def test_the_others_judge_and_conclude_without_whoever_stands_aside():
    candidacy = aside(sent(), judge(9))
    for line in ("democratic", "network"):
        with pytest.raises(actions.StandsAside):
            actions.judge(candidacy, criterion=line, answer="met", reason="x", by=judge(9), at=NOON)
    ready = aside(judged(), judge(9))
    with pytest.raises(actions.StandsAside):
        actions.conclude_verification(ready, by=judge(9), at=NOON)
    assert actions.conclude_verification(ready, by=judge(1), at=NOON).holds is True


def test_a_conflict_in_one_file_is_none_in_another():
    aside(sent(), judge())
    other = sent()
    assert actions.judge(other, **MET, by=judge(), at=NOON).candidacy == other


def test_whoever_stands_aside_has_nothing_to_judge_and_the_others_still_have():
    candidacy = sent()
    title = f"Judge whether {candidacy.organisation.name} meets the criteria"
    aside(candidacy, judge(1))
    assert (title in to_judge(judge(1)), title in to_judge(judge(2))) == (False, True)


@pytest.mark.parametrize("address", ["candidacy", "criteria", "candidacy_conflict"])
def test_the_file_is_closed_to_whoever_stands_aside(signed_in, address):
    candidacy = aside(sent(), judge())
    response = signed_in(judge()).get(reverse(address, args=[candidacy.pk]))
    assert response.status_code == 403
    assert "This file is closed to you" in response.content.decode()


def test_the_others_read_who_stands_aside_and_why(signed_in):
    judge(2)
    candidacy = aside(sent(), judge(1))
    shown = signed_in(judge(2)).get(reverse("criteria", args=[candidacy.pk])).context
    assert [(one["who"], one["reason"]) for one in shown["conflicts"]] == [("Board 1", "A joint project.")]
    assert "Board 1" not in shown["judges"]


def test_whoever_left_the_board_for_the_secretariat_writes_down_what_the_board_says():
    candidacy, left = aside(verified(), judge(9)), judge(9)
    said = OPINION | {"by": Actor(left.id, (Mandated("secretariat"),)), "at": NOON}
    judge()
    assert actions.give_opinion(candidacy, **said).advice == "admit"
    both = Actor(left.id, (Mandated("secretariat"), Mandated("board", None, "secretary")))
    with pytest.raises(actions.StandsAside):
        actions.correct_opinion(candidacy, **said | {"by": both}, why="A vote was missed.")


def test_who_may_do_what_on_a_file_is_said_in_one_place():
    room = Path(actions.__file__).parents[1]
    says = re.compile(r"capacities import .*\b(board|candidate|chair|delegate)\b")
    assert [one.name for one in room.rglob("*.py") if says.search(one.read_text())] == ["permission.py"]


def test_a_conflict_gives_its_reason():
    candidacy = sent()
    with pytest.raises(actions.ReasonMissing):
        actions.declare_conflict(candidacy, reason=" \n", by=judge(), at=NOON)
    assert not Conflict.objects.exists()


def test_the_page_says_why_a_judgement_is_not_recorded_twice(signed_in):
    candidacy = sent()
    address = reverse("criteria", args=[candidacy.pk])
    client = signed_in(judge())
    assert [client.post(address, MET).status_code for _ in range(2)] == [302, 409]
    response = client.post(address, MET)
    assert "You have recorded this already." in response.content.decode()
    assert response.context["form"]["reason"].value() == "One member, one vote."
    assert Judgement.objects.count() == 1


def test_a_tab_that_is_old_does_not_take_back_what_its_judge_found_since(signed_in):
    candidacy = sent()
    address = reverse("criteria", args=[candidacy.pk])
    client = signed_in(judge())
    client.post(address, MET)
    seen = client.get(address, {"criterion": "democratic"}).context["form"]["seen"].value()
    client.post(address, MET | {"answer": "not_met", "seen": seen})
    refused = client.post(address, MET | {"reason": "So its statutes say.", "seen": seen})
    assert "This judgement was changed meanwhile." in refused.content.decode()
    assert (refused.status_code, verdict_of(fresh(candidacy)).holds) == (409, False)
    shown, form = refused.context["said_of_it"], refused.context["form"]
    assert (shown[0]["tag"]["label"], form["reason"].value()) == ("Not met", "So its statutes say.")
    again = {"reason": form["reason"].value(), "seen": form["seen"].value()}
    assert client.post(address, MET | again).status_code == 302
    assert Judgement.objects.count() == 3


def test_the_page_says_why_a_verification_cannot_be_concluded_yet(signed_in):
    candidacy = judged(leave=("aims_to_create", "democratic"))
    response = signed_in(judge()).post(reverse("candidacy_conclude", args=[candidacy.pk]))
    assert response.status_code == 409
    assert "Whether the criteria are met cannot be said yet" in response.content.decode()


def test_a_refusal_by_one_criterion_leaves_the_others_to_be_judged_and_is_asked_first(signed_in):
    candidacy = sent()
    judge(2)
    actions.judge(candidacy, **MET | {"answer": "not_met"}, by=judge(), at=NOON)
    actions.ask_candidate(candidacy, words="Who elects the council?", by=judge(), at=NOON)
    shown = signed_in(judge()).get(reverse("criteria", args=[candidacy.pk]))
    assert (bool(shown.context["form"]), len(shown.context["left"])) == (True, 12)
    address = reverse("candidacy_conclude", args=[candidacy.pk])
    for asked in (signed_in(judge()).get(address), signed_in(judge()).post(address)):
        assert (fresh(candidacy).is_open, asked.context["follows"][1:]) == (
            True,
            [
                "The candidacy is refused, and a letter to the candidate gives the reasons.",
                "13 criteria are not judged yet.",
                "Of the Board have judged nothing yet: Chair and Board 2.",
                "The candidate has not answered yet: Who elects the council?",
            ],
        )
    assert signed_in(judge()).post(address, {"refuse": "1"}).status_code == 302
    assert fresh(candidacy).state == "refused"


def test_what_changed_since_the_question_was_asked_refuses_nobody_and_is_shown_first(signed_in):
    candidacy = judged()
    actions.judge(candidacy, **MET | {"answer": "not_met", "reason": "No."}, by=judge(), at=NOON)
    address = reverse("candidacy_conclude", args=[candidacy.pk])
    seen = signed_in(judge()).get(address).context["form"]["seen"].value()
    actions.judge(candidacy, **MET, by=judge(), at=NOON + DAY)
    answer = signed_in(judge()).post(address, {"refuse": "1", "seen": seen})
    assert (answer.status_code, answer.context["refusal"]["text"]) == (409, str(actions.FoundMeanwhile.sentence))
    assert (fresh(candidacy).state, fresh(candidacy).step) == ("open", "verification")
    form = signed_in(judge()).get(reverse("criteria", args=[candidacy.pk])).context["concluding"]
    assert signed_in(judge()).post(address, {"seen": form["seen"].value()}).status_code == 302
    assert fresh(candidacy).step != "verification"


def test_nothing_is_concluded_from_what_counts_no_more():
    candidacy = judged()
    actions.judge(candidacy, **MET, by=judge(2), at=NOON)
    seen = list(candidacy.judgements.values_list("pk", flat=True))
    actions.declare_conflict(candidacy, reason="A joint project.", by=judge(2), at=NOON)
    with pytest.raises(actions.FoundMeanwhile):
        actions.conclude_verification(fresh(candidacy), seen=seen, by=judge(), at=NOON)
    actions.conclude_verification(fresh(candidacy), seen=seen[:-1], by=judge(), at=NOON)


def test_not_yet_leaves_the_answer_open():
    candidacy = judged()
    actions.judge(candidacy, criterion="democratic", answer="not_yet", reason="Ask.", by=judge(), at=NOON)
    with pytest.raises(actions.NotYetJudged):
        actions.conclude_verification(candidacy, by=judge(), at=NOON)


@pytest.mark.parametrize(
    ("state", "aimed"), [(Assembly.State.OPEN, NEXT), (Assembly.State.CLOSED, AFTER)], ids=["open", "closed"]
)
def test_on_the_day_of_the_assembly_it_goes_there_until_it_closes_and_then_to_the_next(state, aimed):
    assembly()
    assembly(AFTER)
    candidacy = judged()
    Assembly.objects.filter(day=NEXT).update(state=state)
    actions.conclude_verification(candidacy, by=judge(), at=datetime(2027, 6, 12, 18, tzinfo=UTC))
    assert (fresh(candidacy).assembly.day, item_on(candidacy).assembly.day) == (aimed, aimed)


def test_without_another_assembly_what_is_verified_that_evening_waits():
    assembly()
    candidacy = judged()
    Assembly.objects.update(state=Assembly.State.CLOSED)
    actions.conclude_verification(candidacy, by=judge(), at=datetime(2027, 6, 12, 18, tzinfo=UTC))
    assert (fresh(candidacy).assembly, fresh(candidacy).step) == (None, "presentation")
    assembly(AFTER)
    later = datetime(2027, 7, 1, 12, tzinfo=UTC)
    assert actions.join_assembly(candidacy, by=SECRETARY, at=later).day == AFTER


def test_where_everybody_of_the_board_stands_aside_the_secretariat_and_the_candidate_know(client, cast, monkeypatch):
    assembly()
    candidacy = sent()
    chair = Account.objects.get(email="chair@example.org")
    president = Actor(f"account:{chair.pk}", (Mandated("chair", None, "chair"),))

    def due():
        return [row.title for row in due_for(SECRETARY, NOON.date(), NOON)]

    actions.declare_conflict(candidacy, reason="A joint project.", by=judge(), at=NOON)
    assert due() == []
    actions.declare_conflict(fresh(candidacy), reason="My own network.", by=president, at=NOON)
    assert due() == [f"Nobody of the Board is left to judge {candidacy.organisation.name}"]
    for room in ("candidate", "criteria"):
        monkeypatch.setattr(f"accede.procedure.views.{room}.now", lambda: NOON)
    cast.signed_in(client, Capacity.SECRETARIAT)
    shown = client.get(reverse("criteria", args=[candidacy.pk])).content.decode()
    assert "Nobody of the Board is left to judge this candidacy" in shown
    cast.signed_in(client, Capacity.CANDIDATE, candidacy.organisation_id)
    assert "The Board verifies your request" not in client.get(candidacy.get_absolute_url()).context["lede"]
