"""What always holds, tried on rolls, dates, numbers and files that nobody thought of."""

import copy
from datetime import date
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rulebook.sample import EDITION, law, network, paid
from rulebook.strategies import (
    HEADS,
    LAWS,
    VOICES,
    document,
    known,
    parts,
    places,
    takes_part,
    values,
    votes,
)

from accede.rulebook.cases import BadCase
from accede.rulebook.cases import read as read_cases
from accede.rulebook.count import Unfit
from accede.rulebook.dates import deadlines
from accede.rulebook.day import UNITS, read
from accede.rulebook.loading import Faulty, load, parse
from accede.rulebook.part import Part
from accede.rulebook.rehearsal import rehearse
from accede.rulebook.tally import CHOICES
from accede.rulebook.verdict import Money

SOME, MANY = (settings(max_examples=number) for number in (60, 100))
CONFIRMED = network()


def of(choice, tally):
    return tally.choices()[choice]


# ── Counting ────────────────────────────────────────────────────────────────


@MANY
@given(book=st.sampled_from(HEADS), vote=votes())
def test_votes_are_never_created_or_lost(book, vote):
    roll, cast = vote
    counted = book.count("plan", roll, cast)
    held = {member: one.votes for member, one in counted.rights.items()}
    spoken = {one.member: cast.get(one.member, cast.get(one.proxy)) for one in roll if takes_part(one, roll)}
    silent = sum(held[member] for member, choice in spoken.items() if choice is None)
    for choice in CHOICES:
        assert of(choice, counted.tally) == sum(held[one] for one, said in spoken.items() if said == choice)
    assert sum(counted.tally.choices().values()) + silent == counted.tally.votes_represented
    assert counted.tally.votes_represented <= counted.tally.votes_entitled == sum(held.values())


@MANY
@given(book=st.sampled_from(VOICES), vote=votes())
def test_voices_are_never_created_or_lost(book, vote):
    roll, cast = vote
    counted = book.count("plan", roll, cast)
    entitled = {one.country for one in roll if not one.facts["in_arrears"]}
    assert {one.group for one in counted.voices} == entitled
    assert len(counted.voices) == counted.tally.votes_entitled == counted.tally.countries_entitled
    for choice in CHOICES:
        assert of(choice, counted.tally) == sum(one.choice == choice for one in counted.voices)


@SOME
@given(book=st.sampled_from(LAWS), vote=votes(paid=(True, False, None)), data=st.data())
def test_the_order_of_roll_and_ballots_does_not_matter(book, vote, data):
    roll, cast = vote
    one = book.count("plan", roll, cast)
    other = book.count("plan", data.draw(st.permutations(roll)), dict(data.draw(st.permutations(list(cast.items())))))
    assert (other.tally, other.outcome) == (one.tally, one.outcome)
    assert {said.group: said.choice for said in other.voices} == {said.group: said.choice for said in one.voices}
    assert other.rights == one.rights


@MANY
@given(book=st.sampled_from(HEADS), vote=votes(), data=st.data())
def test_an_added_vote_for_never_turns_carried_into_rejected(book, vote, data):
    roll, cast = vote
    # Whoever holds a proxy would speak for its principal too; that is another vote for.
    silent = [
        one.member for one in roll if takes_part(one, roll) and one.member not in cast and not one.facts["in_arrears"]
    ]
    if silent and book.count("plan", roll, cast).outcome == "carried":
        added = data.draw(st.sampled_from(silent))
        if not any(one.member == added and one.proxy in cast for one in roll):
            assert book.count("plan", roll, cast | {added: "for"}).outcome == "carried"


@MANY
@given(book=st.sampled_from(VOICES), vote=votes(), data=st.data())
def test_a_vote_for_of_a_country_not_yet_heard_never_turns_carried_into_rejected(book, vote, data):
    roll, cast = vote
    counted = book.count("plan", roll, cast)
    unheard = {one.group for one in counted.voices if one.choice is None and one.verdict.code == "voice.silent"}
    silent = [
        one.member
        for one in roll
        if one.country in unheard and takes_part(one, roll) and one.member not in cast and not one.facts["in_arrears"]
    ]
    if silent and counted.outcome == "carried":
        assert book.count("plan", roll, cast | {data.draw(st.sampled_from(silent)): "for"}).outcome != "rejected"


@SOME
@given(book=st.sampled_from(HEADS), vote=votes())
def test_a_vote_turned_from_against_to_for_never_turns_carried_into_rejected(book, vote):
    roll, cast = vote
    if book.count("plan", roll, cast).outcome == "carried":
        turned = {member: "for" if choice == "against" else choice for member, choice in cast.items()}
        assert book.count("plan", roll, turned).outcome == "carried"


# ── What is not known ───────────────────────────────────────────────────────


def agreed(answers, otherwise):
    return answers.pop() if len(answers) == 1 else otherwise


def completions(roll, cast):
    """Every way the payments that are not known may turn out, without the ballots of those that did not pay."""
    open_ = [one.member for one in roll if one.facts["in_arrears"] is None]
    for ways in product((True, False), repeat=len(open_)):
        late = dict(zip(open_, ways, strict=True))
        whole = [known(one, in_arrears=late.get(one.member, one.facts["in_arrears"])) for one in roll]
        yield whole, {member: choice for member, choice in cast.items() if not late.get(member)}


def with_own_rows(roll, cast):
    """Give a represented member the ballot of its holder, so that it stands if the holder's falls."""
    return {
        one.member: cast[one.proxy] for one in roll if one.proxy in cast and one.facts["in_arrears"] is not True
    } | cast


@SOME
@given(book=st.sampled_from(LAWS), vote=votes(6, paid=(True, False, None, None)))
def test_an_unknown_never_changes_an_answer_that_it_cannot_change(book, vote):
    roll, cast = vote[0], with_own_rows(*vote)
    counted = book.count("plan", roll, cast)
    ends = [book.count("plan", *one) for one in completions(roll, cast)]
    assert counted.outcome == agreed({one.outcome for one in ends}, "cannot_say")
    assert counted.verdict.holds is agreed({one.verdict.holds for one in ends}, None)
    assert counted.quorum.holds is agreed({one.quorum.holds for one in ends}, None)


@SOME
@given(book=st.sampled_from(VOICES), vote=votes(6, paid=(True, None)))
def test_a_voice_that_is_said_is_the_voice_of_every_completion(book, vote):
    roll, cast = vote[0], with_own_rows(*vote)
    said = {one.group: one.choice for one in book.count("plan", roll, cast).voices if one.choice}
    for whole, ballots in completions(roll, cast):
        voices = {one.group: one.choice for one in book.count("plan", whole, ballots).voices}
        assert said.items() <= voices.items()


LEAVES = CONFIRMED.criteria.leaves("network")


@SOME
@given(
    judged=st.fixed_dictionaries({leaf: st.sampled_from([True, True, True, False]) for leaf in LEAVES}),
    open_=st.lists(st.sampled_from(LEAVES), unique=True, max_size=5),
    form=st.sampled_from(["foundation", "company", None]),
)
def test_a_criterion_is_said_exactly_if_all_judgements_to_come_agree(judged, open_, form):
    forms = [form] if form else ["foundation", "company"]
    known_so_far = {leaf: holds for leaf, holds in judged.items() if leaf not in open_}
    ends = {
        CONFIRMED.criteria.judge("network", judged | dict(zip(open_, ways, strict=True)), {"legal_form": one}).holds
        for ways in product((True, False), repeat=len(open_))
        for one in forms
    }
    facts = {"legal_form": form} if form else {}
    assert CONFIRMED.criteria.judge("network", known_so_far, facts).holds is agreed(ends, None)


@MANY
@given(
    part=parts,
    whole=st.fixed_dictionaries(dict.fromkeys("abc", st.integers(0, 30))),
    gone=st.sets(st.sampled_from("abc")),
)
def test_the_bounds_of_a_number_hold_the_value_of_every_completion(part, whole, gone):
    worked = part.reckon({name: value for name, value in whole.items() if name not in gone})
    value = part.reckon(whole).value
    assert value is not None
    assert worked.low <= value
    assert worked.high is None or value <= worked.high
    assert set(worked.missing) <= gone
    assert worked.value is None or not worked.missing


# ── Days and money ──────────────────────────────────────────────────────────

days = st.dates()
sentences = st.tuples(st.integers(1, 500), st.sampled_from(UNITS), st.sampled_from(["", " clear"]))


@MANY
@given(day=days, sentence=sentences)
def test_a_day_counted_backwards_is_never_after_its_anchor_and_forwards_never_before(day, sentence):
    count, unit, clear = sentence
    before, after = (
        read(f"{count} {unit}s{clear} {side} assembly").on({"assembly": day}).on for side in ("before", "after")
    )
    assert before is None or before.isoformat()[:10] <= day.isoformat()
    assert after is None or after.isoformat()[:10] >= day.isoformat()


@MANY
@given(day=days, count=st.integers(1, 500), unit=st.sampled_from(["day", "week", "month", "year"]))
def test_clear_is_one_day_farther_away(day, count, unit):
    for side, step in (("before", -1), ("after", 1)):
        plain, clear = (
            read(f"{count} {unit}{word} {side} assembly").on({"assembly": day}).on for word in ("s", "s clear")
        )
        assert clear is None or (clear - plain).days == step


@MANY
@given(day=days, count=st.integers(1, 60))
def test_months_keep_the_day_or_take_the_last_of_the_month(day, count):
    found = read(f"{count} months before assembly").on({"assembly": day}).on
    if found is not None:
        assert (day.year * 12 + day.month) - (found.year * 12 + found.month) == count
        assert found.day == day.day or (
            found.day < day.day and (date.max if found == date.max else _next(found)).day == 1
        )


def _next(day):
    return date.fromordinal(day.toordinal() + 1)


@MANY
@given(day=days, month=st.integers(1, 12))
def test_a_yearly_day_is_never_before_today(day, month):
    found = read(f"each 28 {date(2000, month, 1):%B}").on({"today": day}).on
    assert found is None or (found >= day and (found - day).days < 366)


@MANY
@given(
    country=st.sampled_from(["BE", "PL", "MD", "US", ""]),
    wises=st.one_of(st.integers(-5, 10**30), st.text(), st.decimals(), st.none()),
    joined=st.one_of(st.none(), days),
)
def test_the_lines_of_a_fee_add_up_to_it_in_whole_cents(country, wises, joined):
    amount = CONFIRMED.fee_for("full", {"country": country, "wises": wises}, joined)
    if amount.money is None:
        assert amount.missing
    else:
        assert amount.money == Money(sum(line.cents for line in amount.lines), "EUR")
        assert {type(line.cents) for line in amount.lines} == {int}
        assert amount.money.cents >= 0


@MANY
@given(part=parts, whole=st.fixed_dictionaries(dict.fromkeys("abc", st.integers(0, 30))))
def test_a_number_worked_out_is_exact_and_not_below_zero(part, whole):
    value = part.reckon(whole).value
    assert isinstance(value, Fraction)
    assert value >= 0


def banded(amounts):
    edges = range(10, 10 * len(amounts), 10)
    return [{"to": edge, "is": amount} for edge, amount in zip(edges, amounts, strict=False)] + [{"is": amounts[-1]}]


@MANY
@given(
    amounts=st.lists(st.integers(0, 900), min_size=1, max_size=5).map(sorted),
    bases=st.lists(st.integers(0, 60), min_size=2, max_size=2).map(sorted),
)
def test_where_bands_rise_a_higher_base_never_gives_a_lower_number(amounts, bases):
    part = Part.model_validate({"by": "a", "bands": banded(amounts)})
    low, high = (part.reckon({"a": base}).value for base in bases)
    assert low <= high


@MANY
@given(amounts=st.lists(st.integers(0, 900), min_size=2, max_size=5).filter(lambda given: given != sorted(given)))
def test_where_bands_fall_some_higher_base_gives_a_lower_number(amounts):
    part = Part.model_validate({"by": "a", "bands": banded(amounts)})
    found = [part.reckon({"a": base}).value for base in range(5, 10 * len(amounts), 10)]
    assert found == amounts != sorted(found)


YEARLY = law("""
[fact]
income = { kind = "money" }
[fee.a]
article  = "1"
share    = "0.27%"
of       = "income"
at_least = 386
at_most  = 3065
joining  = "days"
leaving  = "months"
vat      = "21%"
""")


@MANY
@given(income=st.decimals(0, 10**8, places=2), joined=st.none() | days, left=st.none() | days, on=st.none() | days)
def test_the_lines_of_a_part_of_a_year_add_up_and_no_part_costs_more_than_the_whole(income, joined, left, on):
    amount = YEARLY.fee_for("full", {"income": income}, joined, left=left, on=on)
    whole = YEARLY.fee_for("full", {"income": income})
    assert amount.money.cents == sum(line.cents for line in amount.lines)
    assert 0 <= amount.money.cents <= whole.money.cents


# ── Files ───────────────────────────────────────────────────────────────────


@MANY
@given(
    content=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore")))
)
def test_bytes_are_a_rulebook_or_faulty(content):
    with pytest.raises(Faulty):
        load(content)


@SOME
@given(data=st.data())
def test_a_line_lost_or_doubled_is_a_rulebook_or_faulty(data):
    lines = EDITION.read_text().splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    lines[at : at + 1] = data.draw(st.sampled_from([[], [lines[at]] * 2, [lines[at][: len(lines[at]) // 2]]]))
    _tried("\n".join(lines).encode())


@settings(max_examples=120)
@given(data=st.data())
def test_a_changed_rulebook_answers_or_is_faulty(data):
    raw = copy.deepcopy(parse(EDITION.read_bytes()))
    del raw["article"]
    for _each in range(data.draw(st.integers(1, 3))):
        *path, last = data.draw(st.sampled_from(list(places(raw))))
        table = raw
        for key in path:
            table = table[key]
        match data.draw(st.sampled_from(["set", "set", "drop", "rename"])):
            case "drop":
                del table[last]
            case "rename" if isinstance(table, dict):
                table[data.draw(st.sampled_from(["if", "except", "as", "unknown", "part", "is", "ghost"]))] = table.pop(
                    last
                )
            case _:
                table[last] = data.draw(values)
    _tried(document(raw))


def _tried(content):
    try:
        book = load(content)
    except Faulty as faulty:
        assert faulty.faults
        return
    _asked(book)


def _asked(book):
    """Ask a rulebook everything; nothing may end in a traceback."""
    book.marks()
    deadlines(book, date(2027, 6, 12))
    for path in book.path.values():
        list(rehearse(book, path, date(2027, 3, 1), date(2027, 6, 12)))
    for category in book.category:
        book.fee_for(category, {"country": "BE", "wises": 14}, date(2027, 6, 12))
        book.fee_for(category, {})
        book.right("vote", category, {"in_arrears": "?", "wises": -1})
    for criterion in book.criterion:
        book.criteria.judge(criterion, {}, {})
    for form in book.form.values():
        form.complete({})
    for matter in book.decision:
        roll = [paid("a", "FR"), paid("b", "FR", "represented", "a"), paid("c", "AT")]
        try:
            book.count(matter, roll, {"a": "for", "c": "against"})
        except Unfit as unfit:
            assert unfit.code


@SOME
@given(raw=st.dictionaries(st.sampled_from(["name", "ask", "given", "expect"]), values, max_size=4))
def test_cases_are_read_or_refused(raw):
    try:
        read_cases(document({"case": [raw]}))
    except (BadCase, Faulty) as error:
        assert str(error)
