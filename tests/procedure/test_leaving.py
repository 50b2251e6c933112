"""A member goes by a path of its rulebook: what each deed does, when it takes effect, and when it is refused."""

from datetime import UTC, date, datetime

import pytest
from assembly.samples import CHAIR
from cast import NOON
from procedure.houses import (
    BOARD,
    declared,
    delegate_of,
    fresh,
    fresh_member,
    living_by,
    member,
    opened,
    taken,
    wish,
)
from procedure.samples import AFTER, assembly
from register.samples import left
from statutes.samples import SECRETARY

from accede.assembly.actions import convene, open_assembly, open_vote
from accede.journal.actions import Actor
from accede.journal.models import Entry
from accede.journal.queries import verify
from accede.people.capacities import CLOCK
from accede.post.models import Letter
from accede.procedure import actions
from accede.procedure.models import Proceeding
from accede.register.models import RegisterEntry
from accede.web.management.commands.clock import let_take_effect

pytestmark = pytest.mark.django_db
NEW_YEAR = datetime(2028, 1, 1, 12, 0, tzinfo=UTC)
EVE = datetime(2027, 12, 31, 12, 0, tzinfo=UTC)


def letters_to(email):
    return [one.body.replace("\u00a0", " ") for one in Letter.objects.filter(email=email)]


def test_a_member_resigns_and_the_rulebook_says_what_comes_next():
    living_by("vss")
    one = declared(member("section"))
    assert (one.state, one.step, [step.step for step in one.steps.all()]) == ("open", "inform", ["letter"])
    assert verify() == []


def test_a_resignation_waits_for_the_end_of_the_year_that_its_notice_allows():
    living_by("vss")
    one = taken(declared(member("section")), "inform")
    assert (one.state, one.effect_on) == ("waiting", date(2028, 1, 1))
    late = declared(
        member("section", "Bertha", "b@example.org"), on=date(2027, 7, 1), at=datetime(2027, 7, 1, 12, tzinfo=UTC)
    )
    late = taken(late, "inform", on=date(2027, 7, 2), at=datetime(2027, 7, 2, 12, tzinfo=UTC))
    assert late.effect_on == date(2029, 1, 1)


def test_on_its_day_the_effect_is_a_line_of_the_register_and_nobody_acts_any_more():
    living_by("vss")
    membership = member("section")
    one = taken(declared(membership), "inform")
    with pytest.raises(actions.NotYet):
        actions.give_effect(one, by=CLOCK, at=EVE)
    line = actions.give_effect(one, by=CLOCK, at=NEW_YEAR)
    assert (line.event, line.path, line.effective_on, line.article) == (
        "left",
        "resignation",
        date(2028, 1, 1),
        ("M7",),
    )
    assert (fresh(one).state, fresh(one).line) == ("effective", line)
    assert fresh_member(membership).ends == date(2028, 1, 1)
    assert membership.organisation.mandates.get().ends == date(2028, 1, 1)
    assert (
        Entry.objects.get(action="register.end_membership").cause
        == Entry.objects.get(action="procedure.give_effect").sequence
    )


def test_the_effect_is_entered_once():
    living_by("vss")
    one = taken(declared(member("section")), "inform")
    actions.give_effect(one, by=CLOCK, at=NEW_YEAR)
    with pytest.raises(actions.NotRunning):
        actions.give_effect(one, by=CLOCK, at=NEW_YEAR)
    assert RegisterEntry.objects.filter(event="left").count() == 1


def test_every_letter_is_in_the_language_of_its_reader_and_says_what_follows():
    living_by("vss")
    one = taken(declared(member("section", language="fr")), "inform")
    actions.give_effect(one, by=CLOCK, at=NEW_YEAR)
    read = "\n".join(letters_to("delegate@example.org"))
    assert "Cette procédure a été ouverte pour Aalto : Sortir." in read
    assert "Le dernier jour d’adhésion est le 31 décembre 2027" in read
    assert "n’est plus membre depuis le 1er janvier 2028" in read
    [noticed] = letters_to("secretariat@example.org")
    assert "Aalto has opened this itself: Leaving." in noticed


def test_without_the_form_that_is_asked_for_nothing_is_opened():
    living_by("hcce")
    with pytest.raises(actions.MayNotOpen) as refused:
        declared(member("full"), facts={"owes": 0})
    assert refused.value.verdict.code == "path.not_in_form"


def test_the_secretariat_writes_down_a_letter_that_came_by_post():
    living_by("hcce")
    came = {"opener": "member", "form": "registered_letter", "on": date(2027, 4, 30)}
    one = opened(member("full"), "resignation", by=SECRETARY, facts={"owes": 0}, **came)
    # Eighteen months before the end of 2028 is 30 June 2027.
    assert (one.state, one.effect_on) == ("waiting", date(2029, 1, 1))


def test_whoever_owes_does_not_resign_and_what_nobody_knows_is_stated_later():
    living_by("hcce")
    came = {"opener": "member", "form": "registered_letter"}
    with pytest.raises(actions.MayNotOpen):
        opened(member("full", "Aalto", "a@example.org"), "resignation", by=SECRETARY, facts={"owes": 120}, **came)
    one = opened(member("full", "Bertha", "b@example.org"), "resignation", by=SECRETARY, **came)
    assert one.state == "open"
    actions.state_facts(one, facts={"owes": 0}, days={}, by=SECRETARY, at=NOON)
    assert (fresh(one).state, fresh(one).effect_on) == ("waiting", date(2029, 1, 1))


def test_the_clock_enters_what_has_its_day_and_leaves_what_is_refused_to_the_office():
    living_by("vss")
    fine, stuck = member("section"), member("section", "Bertha", "b@example.org")
    for one in (fine, stuck):
        taken(declared(one), "inform")
    # Whoever entered it by hand on the day before has left already.
    left(stuck, on=EVE.date(), at=EVE)
    let_take_effect(EVE)
    assert fresh_member(fine).ends is None
    let_take_effect(NEW_YEAR)
    let_take_effect(NEW_YEAR)
    states = Proceeding.objects.order_by("membership").values_list("state", flat=True)
    assert list(states) == ["effective", "ended"]
    assert fresh_member(fine).ends == NEW_YEAR.date()
    assert RegisterEntry.objects.filter(event="left").count() == 2


def test_a_renewal_that_the_board_grants_changes_no_line_and_counts_from_the_end_of_the_term():
    living_by("enqa")
    one = declared(member("member"), "renewal", statement="Our proof.")
    assert (one.step, [step.step for step in one.steps.all()]) == ("decision", ["proof"])
    one = taken(one, "decision")
    # Five years from 1 March 2020 were over in 2025; the second term ends in 2030.
    assert (one.state, one.effect_on) == ("waiting", date(2030, 3, 1))


def test_a_renewal_that_is_refused_is_granted_on_appeal():
    living_by("enqa")
    one = taken(declared(member("member"), "renewal"), "decision", answer=False)
    assert one.state == "ended"
    said = {"wish": wish(form="writing"), "statement": "See page 4."}
    appeal = actions.appeal(one, **said, by=delegate_of(one.membership), at=NOON)
    appeal = taken(taken(appeal, "report"), "decision")
    assert (appeal.state, fresh(one).state) == ("effective", "effective")


def test_what_opens_by_itself_is_written_down_by_the_secretariat():
    living_by("iflry")
    assembly(AFTER)
    long_ago = {"candidate_since": date(2023, 1, 1)}
    one = opened(member("associate"), "four_years_a_candidate", by=SECRETARY, opener="", facts=long_ago)
    assert (one.opener, one.step) == ("", "motion")


def test_what_a_path_is_meant_to_put_before_the_assembly_is_put_there_when_it_is_taken():
    living_by("vss")
    assembly()
    one = opened(member("section"), "exclusion", by=SECRETARY, opener="", grounds=("conditions",))
    item = actions.put_before_assembly(one, by=SECRETARY, at=NOON)
    assert (item.matter, fresh(one).step) == ("exclusion", "hearing")


def test_the_members_do_not_vote_before_the_member_is_heard():
    living_by("vss")
    meeting = assembly()
    one = opened(member("section"), "exclusion", by=SECRETARY, opener="", grounds=("conditions",))
    item = actions.put_before_assembly(one, by=SECRETARY, at=NOON)
    convene(meeting, by=CHAIR, at=NOON)
    day = datetime(2027, 6, 12, 12, tzinfo=UTC)
    open_assembly(meeting, by=CHAIR, at=day)
    with pytest.raises(actions.VotedTooEarly) as refused:
        open_vote(item, by=CHAIR, at=day)
    assert refused.value.sentence.endswith("in the member’s file: The member is heard.")
    taken(one, "hearing", on=day.date(), by=SECRETARY, at=day)
    assert open_vote(item, by=CHAIR, at=day).state == "open"


def test_an_item_on_a_members_file_is_called_as_each_language_writes_it():
    living_by("vss")
    assembly()
    one = opened(member("section"), "exclusion", by=SECRETARY, opener="", grounds=("conditions",))
    title = actions.put_before_assembly(one, by=SECRETARY, at=NOON).title
    assert (title["en"], title["fr"]) == ("Exclusion: Aalto", "Exclusion\u00a0: Aalto")


def test_whoever_acts_for_the_member_takes_no_part_in_deciding_about_it():
    living_by("hcce")
    one = opened(member("full"), "expulsion", opener="board", grounds=("harm",))
    both = Actor("account:9", (*BOARD.mandates, *delegate_of(one.membership).mandates))
    with pytest.raises(actions.Partial):
        taken(one, "decision", by=both)


def test_a_decision_against_a_member_gives_its_reasons():
    living_by("hcce")
    one = opened(member("full"), "expulsion", opener="board", grounds=("harm",))
    with pytest.raises(actions.ReasonsMissing):
        taken(one, "decision", note=" ")


def test_steps_are_taken_in_their_order_and_not_before_what_was_done():
    living_by("hcce")
    one = opened(member("full"), "expulsion", opener="board", grounds=("harm",))
    with pytest.raises(actions.OutOfTurn):
        taken(one, "notice")
    with pytest.raises(actions.TooEarly):
        taken(one, "decision", on=date(2027, 5, 3))
    with pytest.raises(actions.InTheFuture):
        taken(one, "decision", on=date(2027, 5, 5))


def test_a_path_is_opened_once_at_a_time_by_whom_the_statutes_name():
    living_by("hcce")
    one = member("full")
    opened(one, "expulsion", opener="board", grounds=("harm",))
    with pytest.raises(actions.AlreadyRunning):
        opened(one, "expulsion", opener="board", grounds=("harm",))
    with pytest.raises(actions.NotTheirs):
        declared(one, "cancellation", opener="board", grounds=("requirements",))
    with pytest.raises(actions.NoSuchWay):
        declared(one, "appeal")


def test_what_else_runs_ends_with_the_membership():
    living_by("vss")
    one = member("section")
    resigned = taken(declared(one), "inform")
    other = opened(one, "exclusion", by=SECRETARY, opener="", grounds=("conditions",))
    actions.give_effect(resigned, by=CLOCK, at=NEW_YEAR)
    assert fresh(other).state == "ended"
