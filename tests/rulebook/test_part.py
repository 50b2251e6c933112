from decimal import Decimal
from fractions import Fraction

import pytest
from rulebook.sample import HEAD, faults, faulty, law

from accede.rulebook.verdict import Country
from accede.rulebook.worked import Worked, rounded

FACTS = '[fact]\nsize = {}\nincome = { kind = "money" }\ngroup = { kind = "choice" }\nlisted = { kind = "yes" }\n'
BANDS = 'by = "size", bands = [{ to = 10, is = 3 }, { below = 50, is = 4 }, { is = 8 }]'
NAMES = 'by = "size", bands = [{ to = 10, is = "small" }, { to = 50, is = "small" }, { is = "large" }]'
TABLE = 'by = ["group", "size"], table = { A = { 1 = 200, 2 = 300 }, B = { 1 = 100 } }'


def part(text):
    return law(f"{FACTS}worked = {{ {text} }}\n").fact["worked"].part


@pytest.mark.parametrize(
    ("text", "facts", "value"),
    [
        ("fixed = 386", {}, 386),
        ("fixed = 0", {}, 0),
        ("fixed = 0.1", {}, Fraction(1, 10)),
        ('by = "size"', {"size": 14}, 14),
        ('by = "size"', {"size": Decimal("14.5")}, Fraction(29, 2)),
        ('by = "size"', {"size": 10**30}, 10**30),
        (BANDS, {"size": 0}, 3),
        (BANDS, {"size": 10}, 3),
        (BANDS, {"size": 11}, 4),
        (BANDS, {"size": Decimal("49.99")}, 4),
        (BANDS, {"size": 50}, 8),
        (BANDS, {"size": 10**30}, 8),
        (TABLE, {"group": "A", "size": 2}, 300),
        ('by = "listed", table = { true = 1, false = 2 }', {"listed": True}, 1),
        ('by = "size", every = 100, is = 1', {"size": 299}, 2),
        ('by = "size", every = 100, is = 2, over = 1000, to = 2000', {"size": 1250}, 4),
        ('by = "size", every = 100, is = 2, over = 1000, to = 2000', {"size": 999}, 0),
        ('by = "size", every = 100, is = 2, over = 1000, to = 2000', {"size": 9999}, 20),
        ('share = "0.27%", of = "income"', {"income": 100000}, 270),
        ('share = "10%", of = "income", over = 1000, to = 3000', {"income": 5000}, 200),
        ('share = "200%", of = "income"', {"income": 5}, 10),
        ('sum = [{ fixed = 100 }, { by = "size" }, "size"]', {"size": 14}, 128),
        ('by = "size", at_least = 20', {"size": 14}, 20),
        ('by = "size", at_most = 10', {"size": 14}, 10),
        ('by = "size", at_most = 10, times = "1/4"', {"size": 14}, Fraction(5, 2)),
        ('by = "size", times = "1/3", rounded = "cent"', {"size": 100}, Fraction(3333, 100)),
        ('by = "size", times = "3/2"', {"size": 10}, 15),
        (
            'share = "1%", of = "income", at_least = { by = "group", table = { A = 50, B = 20 } }',
            {"income": 900, "group": "A"},
            50,
        ),
        (
            'share = "1%", of = "income", at_least = { by = "group", table = { A = 50, B = 20 } }',
            {"income": 9000, "group": "B"},
            90,
        ),
        ('by = "size", at_most = { by = "group", table = { A = 50, B = 20 } }', {"size": 30, "group": "B"}, 20),
        ('by = "size", at_least = { by = "income" }', {"size": 30, "income": 40}, 40),
        (
            'by = ["group", "size", "listed"], table = { A = { 1 = { true = 5, false = 6 } } }',
            {"group": "A", "size": 1, "listed": False},
            6,
        ),
    ],
)
def test_a_part_works_its_number_out(text, facts, value):
    assert part(text).reckon(facts).value == value


@pytest.mark.parametrize(
    ("value", "how", "result"),
    [
        (Fraction(5, 1000), "cent", Fraction(1, 100)),
        (Fraction(4, 1000), "cent", 0),
        (Fraction(1, 2), "unit", 1),
        (Fraction(49, 100), "unit", 0),
        (Fraction(5, 2), "unit", 3),
        (Fraction(11, 10), "up", 2),
        (2, "up", 2),
        (Fraction(19, 10), "down", 1),
        (Fraction(19, 10), None, Fraction(19, 10)),
    ],
)
def test_halves_go_up_as_on_an_invoice(value, how, result):
    assert rounded(Fraction(value), how) == result


def test_a_table_or_bands_may_come_to_a_name():
    assert (part(NAMES).reckon({"size": 51}).name, part(NAMES).is_named, part(BANDS).is_named) == ("large", True, False)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ('by = "size"', 0, None),
        (BANDS, 3, 8),
        ('by = "size", at_most = 10', 0, 10),
        ('by = "size", at_least = 5, at_most = 10', 5, 10),
        ('by = "size", at_most = 10, times = "1/2", rounded = "up"', 0, 5),
        ('sum = [{ fixed = 100 }, { by = "size" }]', 100, None),
        ('sum = [{ fixed = 100 }, { by = "size", at_most = 5 }]', 100, 105),
        ('share = "50%", of = "size", to = 10', 0, None),
        (TABLE, 0, None),
        ('fixed = 7, at_least = { by = "size" }', 7, None),
        ('fixed = 7, at_most = { by = "size" }', 0, 7),
    ],
)
def test_a_missing_fact_leaves_bounds_and_is_named(text, low, high):
    worked = part(text).reckon({"group": "A"})
    assert (worked.low, worked.high, worked.value, worked.missing) == (low, high, None, ("size",))


def test_an_unknown_that_cannot_change_the_number_leaves_no_trace():
    worked = part('sum = [{ fixed = 100 }, { by = "size", at_most = 0 }]').reckon({})
    assert (worked.value, worked.missing) == (100, ())


@pytest.mark.parametrize(
    ("text", "unsaid", "low", "high"),
    [
        ('by = "size"', "bands", 0, None),
        ('by = "size", at_least = 5, at_most = 9', "bands", 5, 9),
        ('by = "size"', "at_most", 0, 14),
        ('by = "size", at_least = 5', "at_most", 5, 14),
        ('by = "size", at_most = 30', "at_least", 14, 30),
        ('by = "size"', "times", 0, None),
        ('by = "size", times = "1/4"', "rounded", 3, 4),
    ],
)
def test_a_key_that_nobody_has_seen_leaves_bounds(text, unsaid, low, high):
    worked = part(text).reckon({"size": 14}, frozenset({unsaid}))
    assert (worked.low, worked.high) == (low, high)


def test_a_ceiling_that_nobody_has_seen_changes_nothing_at_the_floor():
    assert part('by = "size", at_least = 20').reckon({"size": 14}, frozenset({"at_most"})).value == 20


def test_bounds_are_asked_for_too():
    assert part('fixed = 1, at_least = { by = "size" }, at_most = { by = "income" }').asks() == {"size", "income"}


def test_a_name_is_known_if_every_row_in_reach_has_it():
    same = 'by = "size", bands = [{ to = 10, is = "small" }, { is = "small" }]'
    assert (part(same).reckon({}).name, part(NAMES).reckon({}).missing) == ("small", ("size",))


@pytest.mark.parametrize("given", ["many", -1, Decimal("-0.01"), Decimal("NaN"), Decimal("1e999999999"), True, ("a",)])
@pytest.mark.parametrize(
    "text", ['by = "size"', BANDS, NAMES, 'share = "1%", of = "size"', 'by = "size", every = 1, is = 1']
)
def test_what_is_no_number_or_below_zero_is_as_good_as_missing(text, given):
    worked = part(text).reckon({"size": given})
    assert (worked.value, worked.name, worked.missing) == (None, "", ("size",))


@pytest.mark.parametrize(
    "facts", [{"group": "B", "size": 2}, {"group": "C", "size": 1}, {"group": "Ω\u202e", "size": 1}]
)
def test_a_value_that_stands_in_no_row_of_a_table_is_not_known(facts):
    assert part(TABLE).reckon(facts).missing == (("size",) if facts["group"] == "B" else ("group",))


def test_readings_of_a_number_lie_between_their_bounds():
    either = Worked.either([Worked.just(Fraction(3)), Worked.just(Fraction(7))], ("age",))
    assert either == Worked(Fraction(3), Fraction(7), missing=("age",))


def test_readings_of_a_number_that_agree_give_it():
    assert Worked.either([Worked.just(Fraction(3)), Worked.just(Fraction(3))], ("age",)).value == 3


def test_a_part_asks_for_these_facts():
    assert part('sum = [{ by = "size" }, { share = "1%", of = "income" }]').asks() == {"size", "income"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('fixed = 1, share = "1/2"', "part_shape"),
        ('rounded = "cent"', "part_shape"),
        ("sum = []", "part_shape"),
        ('share = "1/2"', "wrong_value"),
        ('share = "1/2", of = "size", by = "income"', "wrong_value"),
        ('by = ["size", "income"]', "wrong_value"),
        ('by = "size", every = 0, is = 1', "wrong_value"),
        ('by = "size", every = 5', "wrong_value"),
        ('by = "size", bands = [{ to = 3, is = 1 }]', "bands_end"),
        ('by = "size", bands = [{ is = 1 }, { is = 2 }]', "band_edge"),
        ('by = "size", bands = [{ to = 5, is = 1 }, { to = 3, is = 2 }, { is = 3 }]', "bands_out_of_order"),
        ('by = "size", bands = [{ to = 5, is = 1 }, { below = 5, is = 2 }, { is = 3 }]', "bands_out_of_order"),
        ('by = "size", bands = [{ to = 5, below = 6, is = 1 }, { is = 3 }]', "band_edge"),
        ('by = "size", bands = [{ to = 5, is = "few" }, { is = 3 }]', "wrong_value"),
        ("bands = [{ is = 3 }]", "wrong_value"),
        ("table = { a = 1 }", "wrong_value"),
        ('by = "size", table = {}', "wrong_value"),
        ('by = "size", table = { a = [1] }', "wrong_value"),
        ('by = "size", table = { a = true }', "wrong_value"),
        ('by = "size", table = { a = nan }', "wrong_value"),
        ('by = "size", table = { a = -1 }', "wrong_value"),
        ('by = "size", table = { a = { b = 1 } }', "wrong_value"),
        ('by = ["size", "group"], table = { a = 1 }', "wrong_value"),
        ('by = "size", table = { a = 1, b = "x" }', "wrong_value"),
        ("fixed = 1, at_least = 5, at_most = 3", "floor_above_ceiling"),
        ("fixed = -5", "wrong_value"),
        (
            'by = "size", at_least = { by = "group", table = { A = 5, B = 90 } }, at_most = { by = "group", table = { A = 9, B = 80 } }',
            "floor_above_ceiling",
        ),
        ('by = "size", at_least = 90, at_most = { by = "group", table = { A = 9, B = 80 } }', "floor_above_ceiling"),
        ('by = "size", at_least = { by = "group", table = { A = 95, B = 90 } }, at_most = 80', "floor_above_ceiling"),
        (f'by = "size", at_least = {{ {NAMES} }}', "wrong_value"),
        ('by = ["a", "b", "c", "d"], table = { a = { b = { c = { d = 1 } } } }', "wrong_value"),
        ("fixed = true", "not_a_number"),
        ("fixed = nan", "not_a_number"),
        ("fixed = inf", "not_a_number"),
        ("fixed = 1e999999999", "not_a_number"),
        ("fixed = 1e-999999999", "not_a_number"),
        ('fixed = 1, times = "half"', "not_a_share"),
        ("fixed = 1, over = 5", "unknown_key"),
        ('by = "size", over = 5, is = 1', "unknown_key"),
        ('by = "size", pot = "income"', "wrong_value"),
        (f"sum = [{{ {NAMES} }}]", "wrong_value"),
        ('by = "size", rounded = "euro"', "wrong_value"),
    ],
)
def test_a_faulty_part_is_a_fault(text, code):
    assert [one for _key, one in faults(f"{FACTS}worked = {{ {text} }}\n")] == [code]


HALVES = 'by = "size", bands = [{ to = 0.5, is = 1 }, { is = 2 }]'
FACT = "one fact in `by` or `of`"
TREE = "a table as deep as `by` is long, all of numbers or all of names"


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ('share = "1/2"', "share", FACT),
        ('share = "1/2", of = "size", by = "income"', "share", FACT),
        ('by = ["size", "income"], bands = [{ is = 1 }]', "bands", FACT),
        ("every = 5, is = 1", "every", FACT),
        ('by = ["size", "income"]', "by", "one fact in `by`"),
        ('pot = "income"', "pot", "one fact in `by`"),
        ('pot = "income", by = ["size", "income"]', "pot", "one fact in `by`"),
        (
            'by = "size", bands = [{ to = 5, is = "few" }, { is = 3 }]',
            "bands",
            "rows that are all numbers or all names",
        ),
        ("table = { a = 1 }", "table", "one to three facts in `by`"),
        ('by = ["a", "b", "c", "d"], table = { a = 1 }', "table", "one to three facts in `by`"),
        ('by = ["size", "group"], table = { a = 1 }', "table", TREE),
        ('by = "size", table = { a = 1, b = "x" }', "table", TREE),
        ('by = "size", every = 5', "every", "a step above zero, and what each `is`"),
        ('by = "size", every = 0, is = 1', "every", "a step above zero, and what each `is`"),
        (f"sum = [{{ {NAMES} }}]", "sum", "parts that are numbers"),
        ('sum = [{ pot = "income", by = "size" }]', "sum", "parts that are numbers"),
        (f'by = "size", at_least = {{ {NAMES} }}', "at_least, at_most", "numbers, or parts that are numbers"),
        (
            'by = "size", at_most = { pot = "income", by = "size" }',
            "at_least, at_most",
            "numbers, or parts that are numbers",
        ),
        (
            'pot = "income", by = "size", rounded = "up"',
            "pot",
            'a budget shared out to the cent: rounded = "cent", or nothing',
        ),
    ],
)
def test_the_fault_of_a_part_says_what_it_lacks(text, given, expected):
    (fault,) = faulty((HEAD + f"{FACTS}worked = {{ {text} }}\n").encode()).faults
    assert (fault.code, fault.values) == ("wrong_value", {"given": given, "expected": expected})


@pytest.mark.parametrize(
    "text",
    [
        'by = "size", every = 5, is = 0',
        'of = "size", every = 5, is = 1',
        'of = "size", bands = [{ is = 1 }]',
        'by = "group", table = { a = 1 }',
        'by = ["group", "size", "income"], table = { a = { 1 = { 2 = 3 } } }',
        "sum = [{ fixed = 1 }]",
        "fixed = 1, at_least = 5",
        "fixed = 1, at_least = 5, at_most = 5",
    ],
)
def test_a_part_that_lacks_nothing_is_read(text):
    assert part(text).is_named is False


@pytest.mark.parametrize(
    ("text", "facts", "worked"),
    [
        ('by = "size"', {"size": 4}, Worked.just(4)),
        ('by = "size"', {}, Worked(0, None, missing=("size",))),
        ('by = "size"', {"size": 0}, Worked.just(0)),
        (BANDS, {}, Worked(3, 8, missing=("size",))),
        ('by = "size", bands = [{ to = 1, is = 4 }, { is = 4 }]', {}, Worked.just(4)),
        ('by = "size", bands = [{ to = 1, is = 4 }, { is = 2 }]', {}, Worked(2, 4, missing=("size",))),
        (NAMES, {}, Worked(0, None, missing=("size",))),
        (NAMES, {"size": 10}, Worked(name="small")),
        (HALVES, {"size": Decimal("0.4")}, Worked.just(1)),
        (HALVES, {"size": Decimal("0.5")}, Worked.just(1)),
        (HALVES, {"size": Decimal("0.6")}, Worked.just(2)),
        (HALVES, {"size": 1}, Worked.just(2)),
        (TABLE, {"group": "A", "size": 1}, Worked.just(200)),
        ('by = "group", table = { A = "x" }', {"group": "A"}, Worked(name="x")),
        ('by = "group", table = { BE = 2 }', {"group": Country("BE")}, Worked.just(2)),
        ('by = "listed", table = { true = 1, false = 2 }', {"listed": False}, Worked.just(2)),
        ('by = "size", every = 100, is = 2', {}, Worked(0, None, missing=("size",))),
        ('by = "size", every = 100, is = 2, to = 250', {"size": 999}, Worked.just(4)),
        ('by = "size", every = 100, is = 2, over = 50', {"size": 250}, Worked.just(4)),
        ('by = "size", every = 1.5, is = 0.5', {"size": 3}, Worked.just(1)),
        ('by = "size", every = 100, is = 2, over = 50', {"size": 151}, Worked.just(2)),
        ('share = "1/2", of = "size", over = 10', {"size": 10}, Worked.just(0)),
        ('share = "1/2", of = "size", over = 10', {"size": 4}, Worked.just(0)),
        ('share = "1/2", of = "size", to = 10', {"size": 20}, Worked.just(5)),
        ('by = "size", at_least = 5, at_most = 9', {"size": 7}, Worked.just(7)),
        ('by = "size", at_least = 5, times = "1/2"', {"size": 2}, Worked.just(Fraction(5, 2))),
        ('by = "size", times = "1/3", rounded = "down"', {"size": 5}, Worked.just(1)),
        ('by = "size", times = "1/3", rounded = "up"', {"size": 5}, Worked.just(2)),
        ('by = "size", at_most = 9, times = "1/2", rounded = "unit"', {}, Worked(0, 5, missing=("size",))),
        ('by = "size", at_least = { by = "income" }', {"size": 5}, Worked(5, None, missing=("income",))),
        ('by = "size", at_most = { by = "income" }', {"size": 5}, Worked(0, 5, missing=("income",))),
        ('by = "size", at_most = { by = "income" }', {"size": 5, "income": 4}, Worked.just(4)),
        ('sum = ["size", { by = "income" }]', {"size": 5}, Worked(5, None, missing=("income",))),
    ],
)
def test_the_whole_answer_of_a_part(text, facts, worked):
    assert part(text).reckon(facts) == worked


@pytest.mark.parametrize(
    ("text", "facts", "unsaid", "worked"),
    [
        ('by = "size"', {"size": 4}, {"by"}, Worked(0, None)),
        ('by = "size"', {"size": 4}, {"at_least"}, Worked(4, None)),
        ('by = "size"', {}, {"at_least"}, Worked(0, None, missing=("size",))),
        ('by = "size", at_most = 3', {"size": 4}, {"at_least"}, Worked(3, 3)),
        ('by = "size"', {"size": 4}, {"at_most"}, Worked(0, 4)),
        ('by = "size"', {}, {"at_most"}, Worked(0, None, missing=("size",))),
        ('by = "size", at_least = 3', {"size": 4}, {"at_most"}, Worked(3, 4)),
        ('by = "size"', {"size": 4}, {"times"}, Worked(0, None)),
        ('by = "size"', {}, {"times"}, Worked(0, None, missing=("size",))),
        ('by = "size", times = "1/3"', {"size": 4}, {"rounded"}, Worked(1, 2)),
        ('by = "size", times = "1/3"', {}, {"rounded"}, Worked(0, None, missing=("size",))),
        ('by = "size", at_most = 4, times = "1/3"', {}, {"rounded"}, Worked(0, 2, missing=("size",))),
        ('by = "size"', {"size": 4}, {"label"}, Worked(4, 4)),
        ('by = "group", table = { A = "x" }', {"group": "A"}, {"at_most"}, Worked(name="x")),
    ],
)
def test_the_whole_answer_of_a_part_of_which_nobody_has_seen_something(text, facts, unsaid, worked):
    assert part(text).reckon(facts, frozenset(unsaid)) == worked


def test_a_budget_may_be_shared_out_to_the_cent():
    book = law(f'{FACTS}[fee.a]\narticle = "1"\npot = "income"\nby = "size"\nrounded = "cent"\n')
    assert book.fee["a"].part.rounded == "cent"


def test_a_part_may_stand_under_its_own_key():
    book = law('[fee.a]\narticle = "1"\npart = { fixed = 3 }\n')
    assert book.fee_for("x", {}).money.cents == 300


@pytest.mark.parametrize(
    ("change", "cents"),
    [
        ("fixed = 40", 2000),  # another shape: what closes it stays
        ('times = "1/4"', 2500),
        ("at_most = 60", 3000),
        ('by = "size", every = 10, is = 1', 4500),
        ('by = "income"', 350),
    ],
)
def test_an_exception_changes_a_key_or_the_whole_shape(change, cents):
    book = law(
        f'{FACTS}[fee.a]\narticle = "1"\nby = "size"\ntimes = "1/2"\nat_most = 100\n'
        f"except = [{{ if = {{ listed = true }}, {change} }}]\n"
    )
    assert book.fee_for("x", {"size": 900, "income": 7, "listed": True}).money.cents == cents
