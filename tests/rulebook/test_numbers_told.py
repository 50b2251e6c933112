"""What a number follows from is told in whole sentences, in both languages."""

import pytest
from rulebook.sample import law, rulebook

from accede.wording.numbers import fact_lines, fee_lines, table_lines

FACTS = """
[fact]
income = { kind = "money", label = { en = "income", fr = "les revenus" } }
budget = { kind = "money", label = { en = "the budget", fr = "le budget" } }
size   = { label = { en = "members", fr = "adhérents" } }
group  = { kind = "choice", label = { en = "group" }, choices = { high = "High", low = "Low" } }
[body.board]
article = "1"
label   = { en = "Board", fr = "Bureau" }
[fee.dues]
label   = { en = "Dues", fr = "Cotisation" }
article = "2"
"""


def told(fee, language="en"):
    book = law(FACTS + fee)
    return [line.replace("\u00a0", " ").replace("\u202f", " ") for line in fee_lines(book.fee["dues"], book, language)]


@pytest.mark.parametrize(
    ("fee", "lines"),
    [
        ("fixed = 386", ["Dues: €386.00."]),
        ('by = "income"\ntimes = "1/4"', ["Dues: as much as income.", "Of this, 1/4."]),
        (
            'share = "0.27%"\nof = "income"\nat_least = 386\nat_most = 3065\nrounded = "cent"',
            ["Dues: 0.27% of income.", "At least €386.00.", "At most €3,065.00.", "Rounded to the cent."],
        ),
        (
            'share = "1%"\nof = "income"\nat_least = { by = "group", table = { high = 50, low = 20 } }',
            ["Dues: 1% of income.", "Floor: follows from group.", "High: €50.00.", "Low: €20.00."],
        ),
        (
            'by = "size"\nbands = [{ to = 10, is = 5 }, { below = 50, is = 7.5 }, { is = 9 }]',
            ["Dues: follows from members.", "up to 10: €5.00", "below 50: €7.50", "above that: €9.00"],
        ),
        (
            'by = "size"\nevery = 100\nis = 2\nover = 1000\nto = 2000',
            ["Dues: €2.00 for each full 100 of members.", "Only what is above 1,000 and up to 2,000 counts."],
        ),
        (
            'sum = [{ fixed = 10 }, { by = "size", every = 5, is = 1 }]',
            [
                "Dues: the sum of what follows.",
                "Part of the sum: €10.00.",
                "Part of the sum: €1.00 for each full 5 of members.",
            ],
        ),
        ('by = "size"\nevery = 1\nis = 1.95', ["Dues: €1.95 for each of members."]),
        ('pot = "budget"\nby = "size"', ["Dues: the budget, shared out among all in proportion to members."]),
        (
            'fixed = 10\njoining = "days"\nleaving = "months"\nvat = "21%"\ncovers = "next year"\nset_by = "board"\ndue = "each 30 June"',
            [
                "Dues: €10.00.",
                "In the year of joining the days from joining on are paid.",
                "In the year of leaving the months that have begun are paid.",
                "It pays for the next year.",
                "Value added tax comes on top: 21%.",
                "To be paid: each year on 30 June.",
                "Set by: Board.",
            ],
        ),
        (
            'fixed = 10\nexcept = [{ if = { size = 1 }, fixed = 3 }, { granted_by = "board", reasons = true }]',
            [
                "Dues: €10.00.",
                "There is an exception; it hangs on: members.",
                "By that exception: €3.00.",
                "Board may grant an exception, with reasons.",
                "Then nothing is owed.",
            ],
        ),
        ('unknown = "cut off"', ["Dues: its scale is not loaded."]),
    ],
)
def test_a_fee_is_told_line_by_line(fee, lines):
    assert told(fee) == lines


def test_a_fee_is_told_in_french():
    fee = 'share = "0.27%"\nof = "income"\nat_most = 3065\ndue = "each 1 July"'
    assert told(fee, "fr") == [
        "Cotisation : 0,27 % du montant suivant : les revenus.",
        "Au plus 3 065,00 €.",
        "À payer : chaque année le 1er juillet.",
    ]


def test_facts_that_are_worked_out_say_how():
    book = rulebook("ebsn")
    lines = [line for name in ("gdp", "budget_points", "budget") for line in fact_lines(book.fact[name], book, "en")]
    assert lines == [
        "GDP index of its countries: the average of what the list of GDP indices says of Countries of the member.",
        "Points for the budget: follows from Budget.",
        "below 200,000: 1",
        "below 600,000: 2",
        "above that: 3",
        "Budget",
    ]


def test_a_number_whose_rule_nobody_has_loaded_only_says_from_what_it_follows():
    unknown = 'by = "income"\nlabel = { en = "Seats", fr = "Sièges" }\nunknown = "the scale was not seen"\n'
    book = law(f"{FACTS}fixed = 1\n[fact.seats]\n{unknown}")
    assert list(fact_lines(book.fact["seats"], book, "en")) == ["Seats: follows from income."]


def test_a_formula_is_told_as_it_stands():
    book = law('[fact]\nowes_much = { kind = "yes", formula = "owes > 5", label = { en = "Owes much" } }\n')
    assert list(fact_lines(book.fact["owes_much"], book, "en")) == ["Owes much: owes > 5"]


def test_a_table_says_which_edition_counts():
    book = rulebook("ebsn")
    assert next(table_lines(book.table["gdp_index"], book, "en")) == (
        "the list of GDP indices: the edition of the year before counts."
    )


def test_countries_of_one_group_are_told_in_one_line():
    text = (
        '[fact.country]\nkind = "country"\n[fact.group]\nlabel = "Group"\nby = "country"\n'
        'table = { BE = "A", AT = "A", RO = "B" }\nchoices = { A = "high", B = "low" }\n'
    )
    book = law(text)
    assert list(fact_lines(book.fact["group"], book, "en"))[1:] == ["Austria and Belgium: high.", "Romania: low."]
