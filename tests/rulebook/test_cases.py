from datetime import date

import pytest
from rulebook.sample import FOLDER, law, network, rulebook

from accede.rulebook.cases import QUESTIONS, BadCase, check, day_of_case, read
from accede.rulebook.loading import Faulty

FILES = sorted(FOLDER.parent.glob("*/cases/*.toml"))
CASES = [(file.parts[-3], case) for file in FILES for case in read(file.read_bytes())]
every_case = pytest.mark.parametrize(("name", "case"), CASES, ids=[f"{name}: {case.name}" for name, case in CASES])


@every_case
def test_a_case_holds(name, case):
    assert dict(check(rulebook(name), case).differs) == {}


def test_no_two_cases_of_a_rulebook_have_the_same_name():
    assert len({(name, case.name) for name, case in CASES}) == len(CASES)


def test_every_question_is_asked_by_a_case():
    assert {case.ask for _name, case in CASES} == set(QUESTIONS)


@every_case
def test_a_case_with_a_wrong_expectation_differs(name, case):
    key = next(iter(case.expect))
    wrong = type(case)(case.name, case.ask, case.given, {**case.expect, key: "something else"})
    assert not check(rulebook(name), wrong).holds


def one(text):
    return read(f"[[case]]\n{text}\n".encode())[0]


def differs(text):
    return dict(check(network(), one(text)).differs)


FEE = 'name = "a fee"\nask = "fee"\ngiven = { category = "full", facts = { country = "BE", wises = 14 } }\n'


def test_what_differs_is_told_with_what_was_found():
    assert differs(FEE + 'expect = { amount = "961.00", lines = ["960.00"] }') == {
        "amount": ("961.00", network().fee_for("full", {"country": "BE", "wises": 14}).money)
    }


def test_an_expectation_the_answer_does_not_have_differs():
    assert differs(FEE + 'expect = { amonut = "960.00" }') == {"amonut": ("960.00", None)}


def test_yes_and_no_are_not_mistaken_for_words():
    given = 'name = "r"\nask = "request"\ngiven = { assembly = 2027-06-12, sent = 2027-05-29 }\n'
    assert differs(given + "expect = { in_time = true }") == {}
    assert differs(given + "expect = { in_time = false }") == {"in_time": (False, True)}


@pytest.mark.parametrize(
    "text",
    [
        'ask = "fee"\nexpect = { a = 1 }',
        'name = "x"\nexpect = { a = 1 }',
        'name = "x"\nask = "riddle"\nexpect = { a = 1 }',
        'name = "x"\nask = ["fee"]\nexpect = { a = 1 }',
        'name = "x"\nask = "fee"',
        'name = "x"\nask = "fee"\nexpect = {}',
        'name = "x"\nask = "fee"\nexpect = 3',
        'name = "x"\nask = "fee"\ngiven = 3\nexpect = { a = 1 }',
        'name = "x"\nask = "fee"\ngiven = { catgeory = "full" }\nexpect = { a = 1 }',
        'name = "x"\nask = "fee"\nexpct = 1\nexpect = { a = 1 }',
    ],
)
def test_what_is_no_case_is_refused(text):
    with pytest.raises(BadCase):
        one(text)


@pytest.mark.parametrize(
    "text",
    [
        'ask = "fee"\ngiven = {}',
        'ask = "fee"\ngiven = { category = "full", facts = { wiese = 3 } }',
        'ask = "deadlines"\ngiven = { assembly = "12 June" }',
        'ask = "request"\ngiven = { assembly = 2027-06-12, sent = "late" }',
        'ask = "criterion"\ngiven = { criterion = "ghost" }',
        'ask = "criterion"\ngiven = { criterion = "network", met = ["ghost"] }',
        'ask = "right"\ngiven = { right = "vote", category = "ghost" }',
        'ask = "tally"\ngiven = { decision = "ghost", roll = [] }',
        'ask = "tally"\ngiven = { decision = "admission", roll = 3 }',
        'ask = "tally"\ngiven = { decision = "admission", roll = [{ country = "FR" }] }',
        'ask = "tally"\ngiven = { decision = "admission", roll = [{ member = "a", land = "FR" }] }',
        'ask = "petition"\ngiven = { body = "assembly" }',
        'ask = "next"\ngiven = { path = "ghost" }',
        'ask = "form"\ngiven = { form = "ghost" }',
    ],
)
def test_a_case_that_asks_what_cannot_be_asked_is_refused(text):
    with pytest.raises(BadCase):
        differs(f'name = "x"\n{text}\nexpect = {{ a = 1 }}')


@pytest.mark.parametrize(
    ("text", "code", "given"),
    [
        ('ask = "fee"\nexpect = { a = 1 }', "case_unnamed", None),
        ('name = "x"\nask = "riddle"\nexpect = { a = 1 }', "case_question", "riddle"),
        ('name = "x"\nask = "fee"\nexpect = {}', "case_tables", None),
        ('name = "x"\nask = "fee"\ngiven = { catgeory = "full" }\nexpect = { a = 1 }', "case_key", "catgeory"),
        ('name = "x"\nask = "fee"\nexpct = 1\nexpect = { a = 1 }', "case_key", "expct"),
        ('name = "x"\nask = "next"\ngiven = { path = "ghost" }\nexpect = { a = 1 }', "case_missing", "ghost"),
        (
            'name = "x"\nask = "deadlines"\ngiven = { assembly = "12 June" }\nexpect = { a = 1 }',
            "case_unfit",
            "deadlines",
        ),
    ],
)
def test_a_refused_case_says_what_was_wrong(text, code, given):
    with pytest.raises(BadCase) as caught:
        differs(text)
    assert (caught.value.code, caught.value.values.get("given")) == (code, given)


def test_a_question_that_nobody_knows_is_told_with_those_that_are_known():
    with pytest.raises(BadCase) as caught:
        one('name = "x"\nask = "riddle"\nexpect = { a = 1 }')
    assert {"fee", "tally", "deadlines"} <= set(caught.value.values["known"].split(", "))


@pytest.mark.parametrize("content", [b"case = 3", b"case = [3]", b"[case]\nname = 'x'"])
def test_a_file_without_a_list_of_cases_is_refused(content):
    with pytest.raises(BadCase):
        read(content)


@pytest.mark.parametrize("content", [b"", b"\xff", b"not TOML"])
def test_a_file_that_is_not_toml_is_faulty(content):
    with pytest.raises(Faulty):
        read(content)


def test_the_day_of_a_case_chooses_the_edition():
    days = ["on = 2027-01-01, assembly = 2027-06-12", "assembly = 2027-06-12"]
    cases = [one(f'name = "x"\nask = "deadlines"\ngiven = {{ {day} }}\nexpect = {{ a = 1 }}') for day in days]
    assert [day_of_case(case) for case in cases] == [date(2027, 1, 1), date(2027, 6, 12)]
    assert day_of_case(one(FEE + "expect = { a = 1 }")) is None


POT = law("""
[fact]
budget = { kind = "money", about = "association" }
size   = {}
[category.full]
article = "1"
rights  = ["vote"]
[body.board]
article = "1"
[fee.shares]
article = "2"
pot     = "budget"
by      = "size"
except  = [{ granted_by = "board", reasons = true, fixed = 1 }]
""")


def asked(text):
    return dict(check(POT, one(f'name = "x"\nask = "fee"\n{text}')).differs)


def test_a_case_may_ask_what_all_members_owe_together():
    given = 'given = { facts = { budget = 100 }, members = [{ member = "a", size = 1 }, { member = "b", size = 2 }] }\n'
    assert asked(given + 'expect = { shares = { a = "33.33", b = "66.67" } }') == {}
    assert set(asked(given + 'expect = { shares = { a = "33.34", c = "1.00" } }')) == {"shares.a", "shares.c"}


def test_a_case_may_say_what_was_granted():
    given = 'given = { category = "full", on = 2027-05-01, facts = { granted = [{ rule = "fee.shares", by = "board", REASONS until = 2027-12-31 }] } }\n'
    assert asked(given.replace("REASONS", 'reasons = "floods",') + 'expect = { amount = "1.00" }') == {}
    assert asked(given.replace("REASONS", "") + 'expect = { amount = "cannot say" }') == {}
