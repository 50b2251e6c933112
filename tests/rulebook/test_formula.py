from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from rulebook.sample import faults, law

FACTS = """
[fact]
owes           = { kind = "money" }
last_two_years = { kind = "money" }
countries      = { kind = "list" }
group          = { kind = "choice", choices = { high = "High", low = "Low" } }
since          = { kind = "date" }
"""


def worked(kind, formula, **facts):
    return law(f"{FACTS}a = {{ kind = \"{kind}\", formula = '{formula}' }}\n").facts(facts).get("a")


@pytest.mark.parametrize(
    ("kind", "formula", "facts", "value"),
    [
        ("yes", "owes >= last_two_years", {"owes": 500, "last_two_years": 500}, True),
        ("yes", "owes >= last_two_years", {"owes": 499, "last_two_years": 500}, False),
        ("number", "size(countries) * 2 + 1", {"countries": ("BE", "FR")}, 5),
        ("money", 'group == "high" ? 215 : 45', {"group": "low"}, 45),
        ("money", "owes + 1", {"owes": Fraction(4)}, 5),
        ("money", "owes + 1", {"owes": Decimal("4.00")}, 5),
        ("text", "group", {"group": "low"}, "low"),
        ("yes", 'owes > 0 || group == "high"', {"owes": 1}, True),
    ],
)
def test_a_formula_works_a_fact_out(kind, formula, facts, value):
    found = worked(kind, formula, **facts)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("kind", "formula", "facts"),
    [
        ("money", "owes + 1", {}),
        ("money", "owes + 1", {"owes": Decimal("4.50")}),
        ("money", "owes + 1", {"owes": 10**30}),
        ("money", "owes * owes", {"owes": 2**62}),
        ("money", "1.5", {}),
        ("money", "owes / 0", {"owes": 1}),
        ("money", "owes > 0", {"owes": 1}),
        ("yes", "owes", {"owes": 1}),
        ("yes", "since == since", {"since": date(2027, 1, 1)}),
    ],
)
def test_what_is_not_whole_or_of_another_kind_cannot_be_said(kind, formula, facts):
    assert worked(kind, formula, **facts) is None


def test_whatever_hangs_on_a_formula_names_what_is_missing():
    book = law(FACTS + 'a = { kind = "money", formula = "owes + last_two_years" }\n[fee.x]\narticle = "1"\nby = "a"\n')
    assert book.fee_for("full", {"owes": 3}).missing == ("last_two_years",)


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        ('{ kind = "yes", formula = "owes >=" }', "formula"),
        ('{ kind = "yes", formula = "owes >= ghost" }', "no_such_fact"),
        ('{ kind = "yes", formula = "a" }', "circle"),
        ('{ kind = "date", formula = "owes" }', "wrong_value"),
        ('{ kind = "yes", formula = "owes > 1", fixed = 3 }', "wrong_value"),
        (f'{{ kind = "yes", formula = "owes > {"1" * 600}" }}', "formula"),
    ],
)
def test_a_faulty_formula_is_a_fault(fact, code):
    assert [one for _key, one in faults(f"{FACTS}a = {fact}\n")] == [code]


def test_a_function_that_the_language_does_not_have_answers_nothing():
    assert worked("yes", "__import__(group)", group="os") is None
