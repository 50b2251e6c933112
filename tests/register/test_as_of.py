"""The register on any day, as it was known on any day: the same as when the journal is read line by line."""

from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from cast import NOON
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from register.samples import entering, leaving, organisation
from statutes.samples import SECRETARY, law

from accede.journal.actions import Refused
from accede.journal.models import Entry
from accede.register.actions import change_category, correct_entry, end_membership, enter_member
from accede.register.models import Membership, RegisterEntry
from accede.register.queries import members_on
from accede.statutes.queries import day_of

pytestmark = pytest.mark.django_db
FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 6).map(lambda number: FIRST + timedelta(days=number))
MAYBE_DAYS = DAYS | st.none()
PICKS = st.integers(0, 9)
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("enter"), PICKS, MAYBE_DAYS),
        st.tuples(st.just("leave"), PICKS, DAYS),
        st.tuples(st.just("change"), PICKS, DAYS),
        st.tuples(st.just("void"), PICKS, st.none()),
        st.tuples(st.just("put right"), PICKS, DAYS),
    ),
    min_size=1,
    max_size=12,
)


def do(kind, pick, day, organisations, at):
    """Do one thing to whatever is picked; nothing, if the register refuses it or holds nothing to do it to."""
    doing = {"by": SECRETARY, "at": at}
    memberships, lines = list(Membership.objects.all()), list(RegisterEntry.objects.all())
    with suppress(Refused):
        if kind == "enter":
            enter_member(organisations[pick % len(organisations)], **entering(effective_on=day), **doing)
        elif kind == "leave" and memberships:
            end_membership(memberships[pick % len(memberships)], **leaving(effective_on=day), **doing)
        elif kind == "change" and memberships:
            said = leaving(effective_on=day, category="full")
            change_category(memberships[pick % len(memberships)], **said, **doing)
        elif kind in ("void", "put right") and lines:
            said = {"reason": "A slip.", "is_void": kind == "void", "effective_on": day}
            correct_entry(lines[pick % len(lines)], **said, **doing)


def replayed(day, known):
    """The numbers of the members of a day, by reading the journal up to the end of another."""
    lines = {}
    for entry in Entry.objects.order_by("sequence"):
        if day_of(entry.at) > known or not entry.action.startswith("register."):
            continue
        said = entry.values
        if entry.action == "register.correct_entry":
            mistaken = lines.pop(said["corrects"])
            if not said["is_void"]:
                lines[said["entry"]] = mistaken | {"effective_on": said["effective_on"]}
        elif "entry" in said:
            lines[said["entry"]] = said | {"opens": entry.action != "register.end_membership"}
    begun = [one for one in lines.values() if (one["effective_on"] or "") <= day.isoformat()]
    ended = {one["closes"] for one in begun}
    return sorted(one["number"] for one in begun if one["opens"] and one["number"] not in ended)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS, day=DAYS, known=st.integers(-1, 12))
def test_every_as_of_question_is_answered_as_the_journal_answers_it(deeds, day, known):
    law()
    with transaction.atomic():
        organisations = [organisation(name) for name in ("Aalto", "Brug", "Cima")]
        for number, deed in enumerate(deeds):
            do(*deed, organisations, NOON + timedelta(days=number))
        on = day_of(NOON) + timedelta(days=known)
        assert [one.number for one in members_on(day, known=on)] == replayed(day, on)
        last = day_of(NOON) + timedelta(days=len(deeds))
        assert [one.number for one in members_on(day)] == replayed(day, last)
        transaction.set_rollback(True)


def test_what_a_day_was_known_to_be_does_not_change_with_what_is_entered_later():
    first = enter_member(organisation("Aalto"), **entering(effective_on=FIRST), by=SECRETARY, at=NOON)
    before = [one.number for one in members_on(FIRST, known=NOON.date())]
    later = datetime.combine(NOON.date(), NOON.timetz()) + timedelta(days=3)
    correct_entry(first.lines.get(), reason="A slip.", is_void=True, by=SECRETARY, at=later)
    enter_member(organisation("Brug"), **entering(effective_on=FIRST), by=SECRETARY, at=later)
    assert before == [one.number for one in members_on(FIRST, known=NOON.date())] == [1]
