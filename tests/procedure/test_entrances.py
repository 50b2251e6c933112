"""How one joins where the statutes know other ways: a council decides, a board and then the assembly, several forms."""

import pytest
from cast import NOON
from procedure.houses import TODAY, living_by
from procedure.samples import AFTER, DAY, NEXT, assembly, follow, fresh, interested, item_on, judge
from procedure.samples_papers import added
from procedure.samples_ways import affiliating, asking, joining
from statutes.samples import SECRETARY

from accede.post.queries import letters_about
from accede.procedure import actions
from accede.procedure.models import Candidacy
from accede.procedure.queries.due import due_for
from accede.procedure.queries.path import entrances
from accede.procedure.queries.sheet import completeness
from accede.register.models import Membership
from accede.register.queries import facts_of
from accede.statutes.queries import book_at

pytestmark = pytest.mark.django_db
UNIVERSITY = {
    "national_conference": "yes",
    "conference_letter": "yes",
    "recommending_members": "0",
    "recommending_countries": "0",
    "cycles": "3",
    "public_funding": "yes",
    "years_in_operation": "140",
}


def done(candidacy):
    return [one.step for one in candidacy.steps_done.all()]


def noted(candidacy, step, note="Done.", by=SECRETARY, at=NOON):
    actions.note_step(candidacy, step=step, note=note, by=by, at=at)
    return fresh(candidacy)


def decided(candidacy, step="decision", answer=True, reason="As the minutes say.", on=TODAY, by=None, at=NOON):
    said = {"step": step, "on": on, "answer": answer, "reason": reason}
    actions.decide(candidacy, **said, by=by or judge(), at=at)
    return fresh(candidacy)


def letters(candidacy):
    return {letter.kind for letter in letters_about(candidacy).filter(email=candidacy.contact.email)}


def university():
    return asking(joining("eua", "admission"), papers=["letter"], **UNIVERSITY)


def reviewed(candidacy, answer="met"):
    for name in ("research", "territory"):
        actions.judge(candidacy, criterion=name, answer=answer, reason="Seen.", by=judge(), at=NOON)
    actions.conclude_verification(candidacy, by=judge(), at=NOON)
    return fresh(candidacy)


# ── A committee reviews, a council decides ──────────────────────────────────


def test_a_file_is_opened_by_its_first_step_where_that_is_to_ask():
    assert done(joining("eua", "admission")) == ["inquiry"]


def test_a_request_asks_for_the_facts_that_the_rules_need_and_for_each_document():
    found = completeness(joining("eua", "admission"), TODAY)
    assert [one.name for one in found.missing] == list(UNIVERSITY)
    assert (found.motivation, found.papers) == (True, ("letter",))


def test_a_document_that_is_sent_is_no_longer_missing():
    candidacy = joining("eua", "admission")
    added(candidacy, "letter")
    assert completeness(candidacy, TODAY).papers == ()


def test_a_request_on_which_no_assembly_votes_is_meant_for_none():
    living_by("eua")
    assembly()
    candidacy = university()
    assert (candidacy.assembly, candidacy.step) == (None, "review")
    assert letters(candidacy) == {"interest_received", "request_taken"}


def test_whoever_the_council_admits_is_a_member_in_the_category_of_its_path():
    candidacy = decided(reviewed(university()))
    assert (candidacy.state, done(candidacy)) == ("admitted", ["inquiry", "request", "review", "decision"])
    member = Membership.objects.get(organisation=candidacy.organisation)
    assert (member.category, member.starts) == ("individual_full", TODAY)
    assert letters(candidacy) == {"interest_received", "request_taken", "verified", "admitted"}


def test_what_a_candidate_answered_is_known_of_the_member_from_its_first_day_on():
    candidacy = decided(reviewed(university()))
    organisation = Membership.objects.get(organisation=candidacy.organisation).organisation
    said = {"public_funding": True, "years_in_operation": 140}
    assert facts_of(organisation, TODAY).items() >= said.items()
    assert "public_funding" not in facts_of(organisation, TODAY - DAY)
    [statement] = organisation.stated["public_funding"]
    assert statement["source"] == candidacy.label


def test_whoever_the_council_does_not_admit_is_told_why_it_ended():
    candidacy = decided(reviewed(university()), answer=False)
    assert candidacy.state == "refused"
    assert "refused" in letters(candidacy)
    assert "As the minutes say." in letters_about(candidacy).get(kind="refused").body
    assert candidacy.organisation.memberships.count() == 0


def test_a_decision_against_a_candidate_says_why():
    with pytest.raises(actions.ReasonsMissing):
        decided(reviewed(university()), answer=False, reason=" ")


def test_a_decision_lies_neither_ahead_nor_before_the_file():
    candidacy = reviewed(university())
    with pytest.raises(actions.InTheFuture):
        decided(candidacy, on=TODAY + DAY)
    with pytest.raises(actions.TooEarly):
        decided(candidacy, on=TODAY - DAY)


def test_a_decision_is_written_down_once_and_in_its_turn():
    candidacy = university()
    with pytest.raises(actions.OutOfTurn):
        decided(candidacy)
    candidacy = decided(reviewed(candidacy))
    with pytest.raises(actions.Closed):
        decided(candidacy)


def test_what_a_body_decides_is_no_step_that_is_merely_noted():
    with pytest.raises(actions.OutOfTurn):
        noted(reviewed(university()), "decision")


# ── A board decides, the assembly endorses ──────────────────────────────────


def test_texts_are_adhered_to_only_on_the_paths_that_name_them():
    assert completeness(joining("enqa", "affiliation"), TODAY).documents == ("statutes",)
    assert completeness(fresh(interested(path="admission")), TODAY).documents == ()


def test_an_advice_is_written_down_with_its_words():
    candidacy = affiliating()
    with pytest.raises(actions.NothingWritten):
        noted(candidacy, "concerns", note=" ")
    candidacy = noted(candidacy, "concerns", note="One member has a concern.")
    assert candidacy.step == "decision"
    assert candidacy.steps_done.get(step="concerns").note == "One member has a concern."


def test_after_the_board_has_said_yes_the_assembly_has_it_on_its_agenda():
    living_by("enqa")
    assembly()
    candidacy = noted(affiliating(), "concerns")
    assert candidacy.assembly.items.count() == 0
    candidacy = decided(candidacy)
    item = item_on(candidacy)
    assert (item.matter, item.assembly.day, candidacy.step) == ("endorsement", NEXT, "endorsement")
    assert (candidacy.state, "step_done" in letters(candidacy)) == ("open", True)


def test_whoever_the_assembly_endorses_is_a_member_and_not_before():
    living_by("enqa")
    assembly()
    candidacy = decided(noted(affiliating(), "concerns"))
    assert candidacy.organisation.memberships.count() == 0
    candidacy = follow(candidacy)
    member = Membership.objects.get(organisation=candidacy.organisation)
    assert (candidacy.state, member.category, member.starts) == ("admitted", "affiliate", NEXT)


def test_a_board_that_says_no_ends_it_before_the_assembly():
    living_by("enqa")
    assembly()
    candidacy = decided(noted(affiliating(), "concerns"), answer=False)
    assert candidacy.state == "refused"
    assert candidacy.assembly.items.count() == 0


def test_criteria_that_facts_answer_are_concluded_without_a_judgement():
    candidacy = asking(joining("enqa", "admission"), papers=["proof"], in_register="yes", reviewed="no")
    actions.conclude_verification(candidacy, by=judge(), at=NOON)
    assert fresh(candidacy).step == "decision"


# ── Several ways in, each with its own vote ─────────────────────────────────


def test_the_statutes_may_know_several_ways_to_join():
    living_by("iflry")
    names = [path.name for path in entrances(book_at(NOON))]
    assert names == ["associate", "observer", "regional", "individual", "merger"]


def test_a_way_that_the_statutes_do_not_know_is_refused():
    living_by("iflry")
    with pytest.raises(actions.NoSuchEntrance):
        interested(path="full")


def test_a_request_stands_on_the_agenda_as_soon_as_it_is_sent_where_nobody_verifies_it():
    living_by("iflry")
    assembly(AFTER)
    candidacy = asking(joining("iflry", "observer"))
    assert (item_on(candidacy).matter, candidacy.step) == ("admission_observer", "circulation")


def test_an_observer_walks_its_path_to_the_register():
    living_by("iflry")
    assembly(AFTER)
    candidacy = noted(noted(asking(joining("iflry", "observer")), "circulation"), "advice", note="Admit it.")
    candidacy = follow(candidacy)
    assert (candidacy.state, candidacy.organisation.memberships.get().category) == ("admitted", "observer")


def test_where_a_committee_alone_decides_nothing_is_sent():
    candidacy = decided(joining("iflry", "individual"), step="vetting")
    assert (candidacy.state, candidacy.organisation.memberships.get().category) == ("admitted", "individual")


def test_what_is_to_be_written_down_is_due_for_the_office():
    candidacy = affiliating()
    [row] = [row for row in due_for(SECRETARY, TODAY, NOON) if candidacy.organisation.name in row.title]
    assert row.title == f"Members may raise causes for concern: {candidacy.organisation.name}"
    assert row.act_url == f"{candidacy.get_absolute_url()}#next"


def test_whoever_stands_aside_writes_nothing_down():
    candidacy = university()
    due = lambda number: due_for(judge(number), TODAY, NOON)  # noqa: E731 - one line says it
    assert (len(due(1)), len(due(2))) == (1, 1)
    actions.declare_conflict(candidacy, reason="Mine.", by=judge(), at=NOON)
    with pytest.raises(actions.StandsAside):
        decided(candidacy)
    assert (due(1), len(due(2))) == ([], 1)


def test_a_file_that_has_ended_takes_no_step():
    candidacy = affiliating()
    Candidacy.objects.filter(pk=candidacy.pk).update(state="withdrawn")
    with pytest.raises(actions.Closed):
        noted(candidacy, "concerns")


def test_a_step_is_noted_in_its_turn():
    with pytest.raises(actions.OutOfTurn):
        noted(joining("iflry", "associate"), "circulation")
