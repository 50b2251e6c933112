"""Every action and every address, tried as each capacity, as a stranger, and on somebody else's object.

What an action or an address needs is made once; each try stands alone, as a subtest, and is taken back before the next.
"""

from contextlib import contextmanager
from copy import deepcopy
from importlib import import_module
from pathlib import Path

import pytest
from cast import FOR_ORGANISATIONS, NOON, acting
from django.conf import settings
from django.db import connection, transaction
from django.urls import get_resolver, reverse
from permissions import ACCESS, COMERS, SAMPLES, Sample, allowed

from accede.journal.actions import ACTIONS, Actor, Forbidden, action, write
from accede.journal.models import Entry
from accede.people.capacities import Capacity, anyone

pytestmark = pytest.mark.django_db

STRANGE = 987_654
# Each room's own lines stand beside its tests; those of a large noun in a file of their own.
for file in sorted(Path(__file__).parent.glob("*/samples*.py")):
    lines = import_module(f"{file.parent.name}.{file.stem}")
    SAMPLES, ACCESS = SAMPLES | lines.SAMPLES, ACCESS | lines.ACCESS
# Whose object it is makes a difference to those alone who act for an organisation.
TRIES = [(comer, own) for comer in COMERS for own in ((True, False) if comer in FOR_ORGANISATIONS else (True,))]
# What has no line yet is told by the two tests below, once.
EVERY_ACTION = sorted(set(ACTIONS) & set(SAMPLES))


def actor(comer, organisation, person):
    if comer == "visitor":
        return Actor("visitor")
    return Actor(f"account:{person}") if comer == "nobody" else acting(comer, organisation, person)


def done(name, call, by):
    """Try it, and say whether it was done; then, and only then, it has left its entry."""
    entries = Entry.objects.filter(action=name)
    before = entries.count()
    try:
        ACTIONS[name](*call.args, **call.named, by=by, at=NOON)
    except Forbidden:
        assert entries.count() == before
        return False
    return True


@contextmanager
def trying(subtests, told):
    """Let one try stand alone: it meets every constraint that a commit would check, and then is taken back."""
    with subtests.test(told), transaction.atomic():
        yield
        connection.check_constraints()
        transaction.set_rollback(True)


def names(patterns):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from names(pattern.url_patterns)
        else:
            yield pattern.name


def test_every_action_has_its_line():
    assert set(SAMPLES) == {name for name in ACTIONS if not name.startswith("test.")}


def test_every_address_has_its_line():
    assert set(ACCESS) == set(names(get_resolver().url_patterns)), "an address without a name, or without a line"


@pytest.mark.parametrize("name", EVERY_ACTION)
def test_an_action_keeps_what_its_line_promises(name, subtests, monkeypatch):
    made = SAMPLES[name].make()
    is_done_only_by_whom_it_is_promised_to(name, made, subtests)
    monkeypatch.setattr("accede.journal.actions.ACTIONS", dict(ACTIONS))
    for promise in (leaves_one_entry_of_its_own_or_none_if_exempt, rides_on_another_deed_only_as_a_consequence):
        with trying(subtests, f"{name} {promise.__name__}"):
            promise(name, deepcopy(made))


def is_done_only_by_whom_it_is_promised_to(name, made, subtests):
    sample = SAMPLES[name]
    for comer, own in TRIES:
        with trying(subtests, f"{name} as {comer}, {'own' if own else 'foreign'}"):
            call = deepcopy(made)
            by = actor(comer, call.owner if own else STRANGE, STRANGE)
            promised = allowed(sample, comer, own=own)
            assert done(name, call, by) == promised, f"{name} is promised to {sample.who}: {comer} expects {promised}"


def leaves_one_entry_of_its_own_or_none_if_exempt(name, call):
    before = Entry.objects.filter(action=name).count()

    @action("test.cause", allowed_to=anyone, journalled="A test.")
    def cause(*, by, at):
        ACTIONS[name](*call.args, **call.named, by=by, at=at)

    by = next((actor(one, call.owner, call.person) for one in COMERS if allowed(SAMPLES[name], one, own=True)), None)
    cause(by=by or Actor(f"account:{call.person}"), at=NOON)
    assert Entry.objects.filter(action=name).count() - before == (ACTIONS[name].journalled is True)


@pytest.mark.parametrize("name", [name for name in EVERY_ACTION if "oneself" in SAMPLES[name].words])
def test_an_account_may_do_it_to_itself(name):
    call = SAMPLES[name].make()
    assert done(name, call, Actor(f"account:{call.person}"))


def rides_on_another_deed_only_as_a_consequence(name, call):
    @action("test.another", allowed_to=anyone)
    def cause(*, by, at):
        write("test.thing:0")
        return done(name, call, by)

    assert cause(by=Actor("visitor"), at=NOON) == bool({"consequence", "everyone"} & set(SAMPLES[name].words))


@pytest.mark.parametrize("name", EVERY_ACTION)
def test_the_published_table_names_the_capacities_that_are_promised(name):
    promised = {word.removeprefix("own:") for word in SAMPLES[name].words}
    declared = ACTIONS[name].allowed_to
    assert {"everyone" if one == "visitor" else one for one in declared.capacities} == promised
    assert declared.own == any(word.startswith("own:") or word == "oneself" for word in SAMPLES[name].words)


@pytest.mark.parametrize("name", sorted(ACCESS))
def test_a_page_opens_only_to_whom_it_is_promised(name, subtests, client, cast):
    sample, call = ACCESS[name], ACCESS[name].make()
    address = reverse(name, args=call.args, kwargs=call.named)
    for comer, own in TRIES:
        if comer == Capacity.CLOCK:
            continue
        with trying(subtests, f"{name} as {comer}, {'own' if own else 'foreign'}"):
            client.cookies.clear()
            if comer != "visitor":
                cast.signed_in(client, None if comer == "nobody" else comer, call.owner if own else STRANGE)
            response = client.get(address)
            response.getvalue()  # reads a file to its end, which closes it
            promised = allowed(sample, comer, own=own)
            told = f"{address} is promised to {sample.who}: {comer} expects {promised}, not {response.status_code}"
            assert opened(response) == promised, told
            if not promised and sample.who != "demo" and comer == "visitor":
                assert response.status_code == 302


def opened(response):
    if response.status_code == 302:
        return "?next=" not in response.url or reverse(settings.LOGIN_URL) not in response.url
    assert response.status_code in (200, 403, 404, 405), response.status_code
    return response.status_code in (200, 405)


def test_the_table_reads_as_it_is_written():
    line = Sample("own:candidate secretariat")
    assert allowed(line, "candidate", own=True)
    assert not allowed(line, "candidate", own=False)
    assert allowed(line, "secretariat", own=False)
    assert not allowed(line, "visitor", own=True)
    assert allowed(Sample("signed-in"), "nobody", own=True)
    assert not allowed(Sample("signed-in"), "visitor", own=True)
