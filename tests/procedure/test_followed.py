"""The page of a result tells what followed from that result, whatever came later."""

from datetime import timedelta

import pytest
from cast import NOON
from procedure.samples import AFTER, NEXT, assembly, before_open_assembly, fresh, judge, own, verified
from procedure.samples_appeals import with_appeal
from procedure.test_grounds import adjourned, explained
from register.samples import consequence

from accede.assembly.models import Assembly, Item
from accede.assembly.queries import outcome_of
from accede.procedure import actions
from accede.procedure.queries.decision import candidacy_of, what_followed

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
