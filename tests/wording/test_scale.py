"""A scale of fees is laid out so that it can be looked up, however many facts it has."""

import pytest

from accede.rulebook.loading import load
from accede.wording.scale import base_lines, grid, scale_lines

LAW = """
[rulebook]
association = "Sample"
in_force = 2024-01-01
languages = ["en"]
[category.full]
article = "1"
rights = ["vote"]
[fact]
size = { kind = "choice", label = { en = "Size" }, choices = { s = { en = "small" }, l = { en = "large" } } }
zone = { kind = "choice", label = { en = "Zone" }, choices = { a = { en = "east" }, b = { en = "west" } } }
kind = { kind = "choice", label = { en = "Kind" }, choices = { x = { en = "school" }, y = { en = "firm" } } }
country = { kind = "country", label = { en = "Country" } }
[fee.yearly]
article = "2"
label = { en = "Fee" }
for = "full"
"""
DEEP = """
by = ["zone", "kind", "size"]
table = { a = { x = { s = 1, l = 2 }, y = { s = 3, l = 4 } }, b = { x = { s = 5, l = 6 }, y = { s = 7, l = 8 } } }
rounded = "unit"
"""
LONG = """
by = ["size", "country"]
table = { s = { BE = 1, FR = 1, IT = 2, ES = 2, PT = 3, DE = 3, NL = 4 }, l = { BE = 9 } }
"""


def laid_out(scale):
    law = load((LAW + scale).encode())
    return law.fee["yearly"], law


def test_a_table_of_three_facts_has_the_last_of_them_across():
    found = grid(*laid_out(DEEP), "en")
    assert (found.columns, found.amounts) == (("Zone", "Kind", "small", "large"), 2)
    assert found.rows == (
        ("east", "school", "€1.00", "€2.00"),
        ("east", "firm", "€3.00", "€4.00"),
        ("west", "school", "€5.00", "€6.00"),
        ("west", "firm", "€7.00", "€8.00"),
    )


def test_there_is_no_amount_where_the_table_has_none():
    ragged = 'by = ["size", "country"]\ntable = { s = { BE = 1, FR = 2 }, l = { BE = 3 } }'
    found = grid(*laid_out(ragged), "en")
    assert (found.columns, found.rows[1]) == (("Size", "Belgium", "France"), ("large", "€3.00", ""))


def test_what_is_too_wide_for_a_page_stands_one_below_the_other():
    found = grid(*laid_out(LONG), "en")
    assert (found.columns, found.amounts, len(found.rows)) == (("Size", "Country", "Fee"), 1, 8)
    assert found.rows[0] == ("small", "Belgium", "€1.00")


def test_the_sentences_beside_a_table_repeat_none_of_its_cells():
    said = [one.text for one in scale_lines(*laid_out(DEEP), "en")]
    assert said == ["Fee: follows from Zone, Kind, and Size.", "Rounded to a whole number."]


@pytest.mark.parametrize("scale", ["fixed = 5", 'share = "1%"\nof = "country"', "unknown = { en = 'not loaded' }"])
def test_what_is_no_table_has_none(scale):
    assert grid(*laid_out(scale), "en") is None


def test_what_an_exception_hangs_on_is_told_too():
    worked_out = '[fact.big]\nby = "size"\ntable = { s = 0, l = 1 }\nlabel = { en = "Bigness" }\n'
    rule, law = laid_out("fixed = 5\nexcept = [{ if = { big = { at_least = 1 } }, fixed = 9 }]\n" + worked_out)
    assert next(base_lines([rule], law, "en")).text == "Bigness: follows from Size."
