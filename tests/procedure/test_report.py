"""The Board's report as a document: whole for the office, and as the members read it at the assembly's item."""

from io import BytesIO

import pytest
from cast import NOON
from django.urls import reverse
from procedure.samples import (
    DAY,
    OPINION,
    advised,
    assembly,
    differing,
    fresh,
    item_on,
    judge,
    judged,
    own,
    sent,
    with_board,
)
from procedure.test_paper import words
from pypdf import PdfReader

from accede.assembly.models import Assembly
from accede.people.capacities import Capacity
from accede.procedure import actions

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, cast):
    return cast.signed_in(client, Capacity.BOARD)


@pytest.fixture
def delegate(client, cast):
    return cast.signed_in(client, Capacity.DELEGATE)


def report(client, candidacy, name="candidacy_report", language="en"):
    return client.get(reverse(name, args=[candidacy.pk]).replace("/en/", f"/{language}/"))


def for_members(client, candidacy, language="en"):
    Assembly.objects.update(state=Assembly.State.CONVENED)
    return report(client, candidacy, "candidacy_members_report", language)


def settled():
    """A candidacy on which members of the Board differ, settled, verified, advised upon by all but one."""
    assembly()
    candidacy = differing()
    said = {"criterion": "democratic", "answer": "met", "reason": "Its assembly elects all directors."}
    actions.settle_difference(candidacy, **said, by=judge(), at=NOON)
    actions.declare_conflict(candidacy, reason="A joint project.", by=judge(3), at=NOON)
    actions.conclude_verification(candidacy, by=judge(), at=NOON)
    votes = actions.Votes.named({int(judge(2).id.removeprefix("account:")): "for"})
    actions.give_opinion(candidacy, **OPINION | {"votes": votes}, by=judge(), at=NOON)
    return fresh(candidacy)


def test_the_whole_report_tells_who_found_what_who_stood_aside_and_who_voted_how(office):
    answer = report(office, settled())
    told = words(answer)
    for part in (
        "For the Board and the office alone",
        "Request received on 4 May 2027. For the General Assembly of 12 June 2027.",
        "Opinion of the Board The Board recommends that the members admit",
        "It does what we do.",
        "For 1: Board 2",
        "Stood aside 1: Board 3",
        "3.3 Governance is democratic (art. 6)",
        "1 says met and 1 says not met.",
        "Board 1: Met. Seen.",
        "Board 2: Not met. No.",
        "The Board: Met. Its assembly elects all directors.",
        "Conflicts of interest Board 3 A joint project. Declared on 4 May 2027.",
    ):
        assert part in told
    assert answer["Content-Disposition"].endswith('.pdf"')


def test_the_report_says_what_the_criteria_come_to(office):
    assembly()
    whole, open_ = judged(), judged(leave=("democratic", "aims_to_create"), name="Another")
    assert "Criteria Met: The five criteria. (art. 6)" in words(report(office, whole))
    assert "Criteria Not yet known: The five criteria. (art. 6)" in words(report(office, open_))


def test_the_report_is_tagged_in_the_language_of_its_reader(office):
    answer = report(office, settled(), language="fr")
    root = PdfReader(BytesIO(answer.content)).trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "fr")
    assert "Avis du conseil Le conseil recommande aux membres d’admettre" in words(answer)


def test_the_members_read_what_was_found_and_the_vote_without_names(delegate):
    told = words(for_members(delegate, settled()))
    for part in (
        "To the members",
        "For 1 Against 0",
        "Stood aside 1",
        "The Board: Met. Its assembly elects all directors.",
    ):
        assert part in told
    assert "One member of the Board declared a conflict of interest and took no part." in told
    assert [part for part in ("Board 1", "Board 2", "Board 3", "A joint project", "No.") if part in told] == []


def standing_aside_later():
    """A candidacy of whose judges one declared a conflict of interest after it had judged."""
    assembly()
    candidacy = judged()
    actions.judge(candidacy, criterion="democratic", answer="not_met", reason="No.", by=judge(2), at=NOON)
    actions.declare_conflict(candidacy, reason="A joint project.", by=judge(2), at=NOON + DAY)
    actions.conclude_verification(fresh(candidacy), by=judge(), at=NOON + DAY)
    return fresh(candidacy)


def test_a_judgement_of_whoever_stands_aside_since_is_told_with_the_day_from_which_it_counts_no_more(office):
    told = words(report(office, standing_aside_later()))
    assert (
        "Board 1: Met. Seen. Board 2: Not met. No. "
        "It counts no more since 5 May 2027, when a conflict of interest was declared."
    ) in told
    assert "1 says met and 1 says not met." not in told


def test_where_only_somebody_judged_who_stands_aside_since_nothing_is_judged_and_its_judgement_is_told(office):
    assembly()
    candidacy = judged()
    actions.declare_conflict(candidacy, reason="A joint project.", by=judge(), at=NOON + DAY)
    assert "Not judged. Board 1: Met. Seen. It counts no more since 5 May 2027" in words(report(office, candidacy))


def test_the_members_read_that_a_judgement_counts_no_more_and_not_whose_or_which(delegate):
    told = words(for_members(delegate, standing_aside_later()))
    assert "One more judgement counts no more since 5 May 2027, when a conflict of interest was declared." in told
    assert "No." not in told.split("Governance is democratic")[1].split("3.4")[0]


def test_what_the_rule_does_not_ask_and_what_is_not_judged_is_said(office):
    told = words(report(office, judged(leave=("aims_to_create", "solidarity"))))
    assert "4.2 The network is still to be created, and that is the candidate’s aim (art. 6) Not judged." in told


def test_an_exception_that_the_rulebook_does_not_name_is_said_to_be_the_boards_own(office):
    candidacy = sent()
    said = {"criterion": "open_membership", "answer": "not_applicable", "reason": "By law."}
    actions.judge(candidacy, **said, evidence=["answer:legal_form"], by=judge(), at=NOON)
    told = words(report(office, candidacy))
    assert "The rulebook itself names no such exception." in told
    assert "Rests on: Legal form: Association." in told


def test_a_corrected_opinion_says_what_was_noted_before_and_why(office):
    candidacy = advised(advice="adjourn")
    actions.correct_opinion(candidacy, **OPINION, why="A slip of the pen.", by=judge(), at=NOON)
    told = words(report(office, candidacy))
    assert "Corrected since 4 May 2027 The Board recommends that the members adjourn their decision" in told
    assert "The reason for the correction: A slip of the pen." in told


def test_members_find_the_report_at_the_item_once_they_are_convened(delegate):
    candidacy = with_board()
    address = item_on(candidacy).get_absolute_url()
    assert report(delegate, candidacy, "candidacy_members_report").status_code == 404
    assert delegate.get(address).context["papers"] == []
    for_members(delegate, candidacy)
    actions.name_presenter(candidacy, name="Mari", by=own(candidacy), at=NOON)
    presented, paper = delegate.get(address).context["papers"]
    assert (presented.title, presented.text) == ("Presented by", "Mari")
    assert (paper.title, paper.act_url) == (
        "Report of the Board",
        reverse("candidacy_members_report", args=[candidacy.pk]),
    )


def test_whoever_stands_aside_does_not_read_the_boards_report(client):
    candidacy = settled()
    client.force_login(candidacy.conflicts.get().account)
    assert report(client, candidacy).status_code == 403
