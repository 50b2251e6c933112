"""The Board's opinion to the assembly: by a vote, by its own rules, corrected on the record before the assembly."""

from pathlib import Path

import pytest
from cast import NOON
from django.urls import reverse
from procedure.houses import living_by_text
from procedure.samples import DAY, OPINION, advised, fresh, judge, sent, verified, with_board

from accede.assembly.models import Assembly
from accede.people.models import Account
from accede.procedure import actions
from accede.procedure.models import Opinion
from accede.procedure.queries.opinion import opinion_of, opinions_before, out_of, resolution_of

pytestmark = pytest.mark.django_db
RULEBOOK = Path(__file__).resolve().parents[2] / "rulebooks/ensie/2021-11-26.toml"
RULED = """[quorum.half_of_board]
article = "13"
present = { at_least = "1/2", of = "members" }

[body.board]
majority = "ordinary"
quorum = "half_of_board"
"""


def given(candidacy, by=1, **changed):
    return actions.give_opinion(candidacy, **OPINION | changed, by=judge(by), at=NOON)


def corrected(candidacy, **changed):
    said = OPINION | {"why": "A vote was missed."} | changed
    return actions.correct_opinion(candidacy, **said, by=judge(), at=NOON + DAY)


def board_of(number):
    return [number_of(judge(one)) for one in range(1, number + 1)]


def number_of(member):
    return int(member.id.removeprefix("account:"))


def ruled():
    """Let the Board have a majority and a quorum in its statutes."""
    living_by_text(RULEBOOK.read_text().replace("[body.board]\n", RULED))
    return with_board()


def page(client, candidacy, address="criteria"):
    client.force_login(Account.objects.get(pk=number_of(judge())))
    return client.get(reverse(address, args=[candidacy.pk]))


def test_the_board_recommends_with_reasons_and_a_vote():
    candidacy = with_board()
    board_of(3)
    opinion = given(candidacy, votes=actions.Votes(2, 1, 0))
    # Three members, and whoever presides.
    assert (opinion.advice, opinion.reasons, opinion.members) == ("admit", "It does what we do.", 4)
    assert (opinion.votes_for, opinion.votes_against, opinion.abstentions) == (2, 1, 0)


def test_votes_noted_by_name_are_counted():
    candidacy = with_board()
    one, two, three = board_of(3)
    opinion = given(candidacy, votes=actions.Votes.named({one: "for", two: "abstain", three: "for"}))
    assert (opinion.votes_for, opinion.votes_against, opinion.abstentions) == (2, 0, 1)
    assert {vote.account_id: vote.choice for vote in opinion.votes.all()} == {one: "for", two: "abstain", three: "for"}


def test_whoever_stands_aside_is_not_counted_and_does_not_vote():
    candidacy = with_board()
    one, two = board_of(2)
    actions.declare_conflict(candidacy, reason="A joint project.", by=judge(2), at=NOON)
    with pytest.raises(actions.NotOfTheBoard):
        given(candidacy, votes=actions.Votes.named({one: "for", two: "for"}))
    with pytest.raises(actions.StandsAside):
        given(candidacy, by=2)
    opinion = given(candidacy)
    assert (opinion.members, [out.account_id for out in out_of(opinion)]) == (2, [two])


@pytest.mark.parametrize(
    ("votes", "refusal"),
    [
        (actions.Votes(3, 0, 0), actions.TooManyVotes),
        (actions.Votes(0, 1, 0), actions.NobodyVoted),
        (actions.Votes.named({999_999: "for"}), actions.NotOfTheBoard),
    ],
)
def test_votes_that_cannot_be_are_refused(votes, refusal):
    with pytest.raises(refusal):
        given(with_board(), votes=votes)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [({"reasons": " "}, actions.ReasonMissing), ({"on": (NOON + DAY).date()}, actions.InTheFuture)],
)
def test_an_opinion_has_reasons_and_a_day_that_has_come(changed, refusal):
    with pytest.raises(refusal):
        given(with_board(), **changed)


def test_an_opinion_follows_the_verification():
    with pytest.raises(actions.NotTheTime):
        given(sent())


def test_once_the_assembly_has_begun_no_opinion_is_given_or_corrected():
    candidacy = advised()
    Assembly.objects.update(state=Assembly.State.OPEN)
    with pytest.raises(actions.NotTheTime):
        corrected(candidacy)


def test_an_opinion_is_given_once_and_corrected_on_the_record():
    candidacy = advised()
    with pytest.raises(actions.OpinionGiven):
        given(candidacy)
    second = corrected(candidacy, advice="adjourn")
    third = corrected(candidacy, advice="refuse")
    assert opinion_of(candidacy) == third
    assert [(one.pk, one.advice) for one in opinions_before(third)] == [
        (second.pk, "adjourn"),
        (Opinion.objects.order_by("pk").first().pk, "admit"),
    ]


def test_a_correction_says_why_and_needs_something_to_correct():
    with pytest.raises(actions.NothingToCorrect):
        corrected(with_board())
    with pytest.raises(actions.ReasonMissing):
        corrected(advised(), why=" ")


def test_after_the_opinion_a_conflict_of_interest_is_not_taken_back():
    candidacy = with_board()
    actions.declare_conflict(candidacy, reason="A joint project.", by=judge(2), at=NOON)
    given(candidacy)
    with pytest.raises(actions.OpinionGiven):
        actions.take_back_conflict(candidacy, reason="It has ended.", by=judge(2), at=NOON)


def test_where_the_statutes_of_the_board_are_not_known_the_vote_is_recorded_and_said_to_be_unjudged(client):
    candidacy = advised()
    found = resolution_of(opinion_of(candidacy))
    assert (found.quorum.holds, found.majority.holds) == (None, None)
    shown = page(client, candidacy).context["opinion"]
    assert [one["text"] for one in shown["rules"]] == [
        "The rulebook does not say what quorum this body needs; 1 of 2 voted.",
        "The rulebook does not say what majority this body needs: 1 for, 0 against.",
    ]


def test_what_the_statutes_do_not_carry_is_no_opinion_of_the_board():
    candidacy = ruled()
    board_of(5)
    for votes in (actions.Votes(2, 0, 0), actions.Votes(2, 2, 0)):
        with pytest.raises(actions.NotResolved) as refused:
            given(candidacy, votes=votes)
        assert "13" in refused.value.verdict.article
    found = resolution_of(given(candidacy, votes=actions.Votes(3, 0, 1)))
    assert (found.quorum.holds, found.majority.holds) == (True, True)


def test_the_opinion_stands_on_the_page_with_its_votes_by_name(client):
    candidacy = with_board()
    one, two = board_of(2)
    given(candidacy, votes=actions.Votes.named({one: "for", two: "against"}))
    shown = page(client, candidacy, "candidacy").context["opinion"]
    assert shown["said"] == f"The Board recommends that the members admit {candidacy.organisation.name}."
    assert shown["facts"][1:] == [
        ("Could vote", "3"),
        ("For", "1: Board 1"),
        ("Against", "1: Board 2"),
        ("Abstained", "0"),
    ]


def test_an_opinion_is_noted_on_the_page_by_name_or_by_numbers(client, monkeypatch):
    monkeypatch.setattr("accede.procedure.views.opinion.now", lambda: NOON)
    candidacy = with_board()
    address = reverse("candidacy_opinion", args=[candidacy.pk])
    form = page(client, candidacy, "candidacy_opinion").context["form"]
    said = {"advice": "admit", "reasons": "It does what we do.", "on": "2027-05-04"}
    assert f"member_{number_of(judge())}" in form.fields
    client.post(address, dict.fromkeys(form.fields, "absent") | said | {f"member_{number_of(judge())}": "for"})
    assert opinion_of(candidacy).votes.count() == 1
    numbers = {"votes_for": "2", "votes_against": "0", "abstentions": "0", "why": "One vote was missed."}
    answer = client.post(f"{address}?by=number", said | numbers, follow=True)
    assert answer.context["opinion"]["facts"][2] == ("For", "2")
    assert answer.context["opinion"]["before"][0]["why"] == "One vote was missed."


def test_the_page_says_why_an_opinion_is_not_noted(client, monkeypatch):
    monkeypatch.setattr("accede.procedure.views.opinion.now", lambda: NOON)
    candidacy = verified()
    page(client, candidacy)
    said = {"advice": "admit", "reasons": "Good.", "on": "2027-05-04", "votes_for": "9"}
    said |= {"votes_against": "0", "abstentions": "0"}
    answer = client.post(reverse("candidacy_opinion", args=[fresh(candidacy).pk]) + "?by=number", said)
    assert answer.status_code == 409
    assert "These are more votes than there are members of the Board" in answer.content.decode()
