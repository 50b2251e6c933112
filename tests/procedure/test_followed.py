"""The page of a result tells what followed from that result, whatever came later."""

from datetime import timedelta

import pytest
from cast import NOON
from procedure.houses import declared as declared_by_member
from procedure.houses import living_by
from procedure.samples import AFTER, NEXT, assembly, before_open_assembly, fresh, judge, own, verified
from procedure.samples_appeals import with_appeal
from procedure.test_appeal import MEETING, THEN, counted, voted, voters
from procedure.test_grounds import adjourned, explained
from procedure.test_leaving import NEW_YEAR
from register.samples import consequence
from statutes.samples import SECRETARY

from accede.assembly.models import Assembly, Item
from accede.assembly.queries import outcome_of
from accede.journal.record import named
from accede.people.capacities import CLOCK
from accede.procedure import actions
from accede.procedure.queries.decision import candidacy_of, what_followed
from accede.procedure.queries.voting import what_followed_for_member

pytestmark = pytest.mark.django_db


def declared(item, state, at=NOON):
    """Let a result be declared, and follow."""
    Item.objects.filter(pk=item.pk).update(state=state, declared_at=at)
    item.refresh_from_db()
    outcome = outcome_of(item)
    told = type(outcome)(**{name: getattr(outcome, name) for name in outcome.__slots__} | {"outcome": str(state)})
    consequence(lambda *, by, at: actions.follow_vote(item, told, by=by, at=at))
    return item


def on(day, candidacy):
    return Item.objects.select_related("assembly__edition").get(assembly__day=day, about__endswith=str(candidacy.pk))


def titles(item):
    name = candidacy_of(item).organisation.name
    return [row.title.replace(name, "It") for row in what_followed(item)]


def test_a_refusal_stays_what_followed_when_a_later_assembly_admits():
    with_appeal()
    candidacy = verified()
    refused = declared(on(NEXT, candidacy), Item.State.REJECTED)
    assert [row.act_label for row in what_followed(refused)] == ["Note the reasons of the assembly"]
    Assembly.objects.update(state=Assembly.State.CLOSED)
    assembly(AFTER)
    explained(fresh(candidacy))
    later = NOON + timedelta(days=1)
    actions.appeal_refusal(fresh(candidacy), statement="We hold two.", by=own(candidacy), at=later)
    actions.decide_appeal(fresh(candidacy), upheld=True, reasons="It does.", by=judge(), at=later)
    said = ["It is not admitted; a letter with the result was written."]
    assert titles(refused) == said
    carried = declared(on(AFTER, candidacy), Item.State.CARRIED, at=later)
    assert (titles(refused), [row.act_label for row in what_followed(refused)]) == (said, [""])
    assert titles(carried)[0].startswith("It was entered in the members’ register under number")


def test_a_vote_without_a_quorum_has_brought_about_nothing_whatever_came_of_it():
    candidacy = verified()
    missed = declared(on(NEXT, candidacy), Item.State.NO_QUORUM)
    Assembly.objects.update(state=Assembly.State.OPEN)
    assembly(AFTER)
    adjourned(fresh(candidacy))
    declared(on(AFTER, candidacy), Item.State.CARRIED)
    assert titles(missed) == []
    assert len(titles(on(AFTER, candidacy))) == 2


def test_of_what_was_withdrawn_before_the_vote_nothing_follows():
    candidacy = before_open_assembly()
    actions.withdraw(candidacy, by=own(candidacy), at=NOON)
    said = ["It had withdrawn its request; nothing follows from this result."]
    assert titles(declared(on(NEXT, candidacy), Item.State.CARRIED)) == said


# ── A member's file ─────────────────────────────────────────────────────────


def followed(proceeding):
    [row] = what_followed_for_member(Item.objects.select_related("assembly").get(about=named(proceeding)))
    return row.title.replace("\u00a0", " ")


def kept():
    """A resignation that the assembly did not confirm: it takes effect at the end of the year all the same."""
    living_by("iflry")
    assembly(MEETING)
    return voted(declared_by_member(counted("Aalto")), *voters(), choice="against")


def test_what_a_vote_made_of_a_members_file_is_told_as_it_was_then():
    said = "The last day of membership is 31 December 2027; from 1 January 2028 on it is a member no longer."
    one = kept()
    assert followed(one) == said
    actions.give_effect(one, by=CLOCK, at=NEW_YEAR)
    assert followed(one) == said


def test_that_a_file_was_taken_back_later_does_not_change_what_its_vote_had_brought_about():
    one = kept()
    said = followed(one)
    actions.take_back(one, reason="The board agreed.", by=SECRETARY, at=THEN)
    assert followed(one) == said


def test_a_result_about_a_file_that_had_ended_before_it_brings_about_nothing():
    one = kept()
    one.steps.filter(at=THEN).delete()
    assert followed(one) == "It had ended before this result; nothing follows from it."


def test_a_vote_on_a_member_without_a_quorum_has_brought_about_nothing():
    one = kept()
    Item.objects.update(state=Item.State.NO_QUORUM)
    assert what_followed_for_member(Item.objects.select_related("assembly").get(about=named(one))) == []
