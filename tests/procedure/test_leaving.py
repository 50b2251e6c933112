"""A member goes by a path of its rulebook: what each deed does, when it takes effect, and when it is refused."""

from datetime import UTC, date, datetime

import pytest
from cast import NOON
from procedure.houses import (
    declared,
    fresh,
    fresh_member,
    living_by,
    member,
    opened,
    taken,
)
from statutes.samples import SECRETARY

from accede.journal.models import Entry
from accede.journal.queries import verify
from accede.people.capacities import CLOCK
from accede.post.models import Letter
from accede.procedure import actions
from accede.register.models import RegisterEntry

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
