"""Rolls, ballots, laws and numbers for the property tests."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from rulebook.sample import law

from accede.rulebook.part import Part
from accede.rulebook.tally import CHOICES, Voter

PLAIN = """
[body.meeting]
article = "1"
{body}
[decision.plan]
article = "2"
by = "meeting"
majority = "asked"
[category.full]
article = "4"
rights = ["vote"]
[standing.late]
article = "5"
if = {{ in_arrears = true }}
loses = ["vote"]
[weight.full]
article = "6"
{weight}
[proxy.one]
article = "7"
held = 2
[voice]
cast = {{ article = "8", group = "country", else = "blank" }}
entitled = {{ article = "8", group = "country", else = "none", asks = "entitled" }}
[quorum]
members = {{ article = "9", represented = {{ at_least = "1/2", of = "members entitled" }} }}
lands = {{ article = "9", present = {{ more_than = "1/3", of = "countries" }} }}
[majority.asked]
article = "3"
{majority}
[fact]
size = {{}}
"""
MAJORITIES = (
    'for = { more_than = "1/2", of = "votes cast" }',
    'for = { at_least = "2/3", of = "votes cast", counting = ["abstain", "blank"] }',
    'for = { at_least = "1/2", of = "votes entitled" }\nagainst = { at_most = "1/3", of = "members" }',
    'for = { at_least = "1/3", of = "votes represented" }\nagainst = { less_than = 2 }',
)
QUORUMS = ("", 'quorum = "members"', 'quorum = "lands"')
HEADS = tuple(
    law(PLAIN.format(body=quorum, majority=majority, weight=weight))
    for majority in MAJORITIES
    for quorum in QUORUMS
    for weight in ("fixed = 1", 'by = "size"')
)
VOICES = tuple(
    law(PLAIN.format(body=f'{quorum}\nvoice = "{voice}"', majority=majority, weight="fixed = 1"))
    for majority in MAJORITIES
    for quorum in QUORUMS
    for voice in ("cast", "entitled")
)
LAWS = (*HEADS, *VOICES)
COUNTRIES = ("AT", "BE", "CH")


@st.composite
def rolls(draw, largest=9, paid=(True, False)):
    """A roll on which each proxy is held by somebody there, or absent, and nobody holds more than two."""
    size = draw(st.integers(0, largest))
    attendance = draw(
        st.lists(st.sampled_from(["present", "remote", "absent", "represented"]), min_size=size, max_size=size)
    )
    holders = [number for number, side in enumerate(attendance) if side != "represented"]
    free = [f"m{number}" for number in holders for _each in range(2)]
    roll = []
    for number, side in enumerate(attendance):
        proxy = ""
        if side == "represented":
            proxy = draw(st.sampled_from(free)) if free else ""
            side = side if proxy else "absent"
            free.remove(proxy) if proxy else None
        facts = {"in_arrears": draw(st.sampled_from(paid)), "size": draw(st.integers(0, 4))}
        roll.append(Voter(f"m{number}", "full", draw(st.sampled_from(COUNTRIES)), side, proxy, facts))
    return roll


def takes_part(voter, roll):
    there = {one.member for one in roll if one.attendance in ("present", "remote")}
    return voter.member in there or voter.proxy in there


@st.composite
def votes(draw, largest=9, paid=(True, False)):
    """A roll, and a ballot of some of those who take part and are not known to be in arrears."""
    roll = draw(rolls(largest, paid))
    may = [one.member for one in roll if takes_part(one, roll) and one.facts["in_arrears"] is not True]
    voting = draw(st.lists(st.sampled_from(may), unique=True)) if may else []
    return roll, {member: draw(st.sampled_from(CHOICES)) for member in voting}


def known(voter, **facts):
    return replace(voter, facts={**voter.facts, **facts})


small = st.integers(0, 30)
numbers = st.one_of(small, st.decimals(0, 30, places=2), st.fractions(0, 30, max_denominator=7))
shares = st.fractions(0, 2, max_denominator=9)
facts = st.sampled_from(["a", "b", "c"])


def closing(shape):
    """The same shape, closed by bounds, a share and a rounding."""
    bounds = (
        st.tuples(numbers, numbers).map(sorted).map(lambda two: dict(zip(("at_least", "at_most"), two, strict=True)))
    )
    ends = st.fixed_dictionaries(
        {}, optional={"times": shares, "rounded": st.sampled_from(["cent", "unit", "up", "down"])}
    )
    by_fact = st.fixed_dictionaries(
        {}, optional={"at_least": st.builds(dict, by=facts), "at_most": st.builds(dict, by=facts)}
    )
    every = st.tuples(shape, st.one_of(st.just({}), bounds, by_fact), ends)
    return every.map(lambda three: three[0] | three[1] | three[2])


def _bands(edges):
    rows = [
        {"to" if number % 2 else "below": edge, "is": value}
        for number, (edge, value) in enumerate(sorted(edges.items()))
    ]
    return [*rows, {"is": 5}]


shapes = st.one_of(
    st.fixed_dictionaries({"fixed": numbers}),
    st.fixed_dictionaries({"by": facts}),
    st.fixed_dictionaries({"by": facts, "bands": st.dictionaries(small, small, max_size=4).map(_bands)}),
    st.fixed_dictionaries({"by": facts, "table": st.just({str(key): key * 3 % 7 for key in range(31)})}),
    st.fixed_dictionaries({"of": facts, "share": shares}, optional={"over": small, "to": small}),
    st.fixed_dictionaries(
        {"by": facts, "every": st.integers(1, 9), "is": small},
        optional={"over": small, "to": small},
    ),
)
parts = st.recursive(
    closing(shapes),
    lambda inner: closing(st.fixed_dictionaries({"sum": st.lists(inner, min_size=1, max_size=3)})),
    max_leaves=6,
).map(lambda raw: Part.model_validate(raw))

values = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.integers(-3, 3),
        st.sampled_from([10**30, Decimal("0.5"), Decimal("nan"), Decimal("inf"), Decimal("1e999999999"), date(2027, 6, 12), date.max]),
        st.text(max_size=8),
        st.sampled_from(
            ["1/2", "250%", "votes", "members", "countries cast", "at assembly", "9999 years before assembly", "each 31 May",
             "full", "outside", "board", "network", "democratic", "wises", "size", "candidate", "ordinary", "country", "admission"]
        ),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["if", "for", "by", "of", "is", "all", "en", "at_least"]), inner, max_size=3)
    ),
    max_leaves=5,
)  # fmt: skip


def toml(value):
    """A value as inline TOML."""
    match value:
        case bool():
            return str(value).lower()
        case dict():
            return "{ " + ", ".join(f"{json.dumps(key)} = {toml(one)}" for key, one in value.items()) + " }"
        case list() | tuple():
            return "[" + ", ".join(map(toml, value)) + "]"
        case str():
            return json.dumps(value).replace("\x7f", "\\u007f")
        case date():
            return value.isoformat()
        case Decimal():
            return str(value).lower()
        case _:
            return str(value)


def document(raw):
    """A whole table as TOML, a line for each of its keys."""
    return "\n".join(f"{json.dumps(key)} = {toml(value)}" for key, value in raw.items()).encode()


def places(raw, path=()):
    """Every place in nested tables and lists."""
    inner = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    for key, value in inner:
        yield (*path, key)
        yield from places(value, (*path, key))
