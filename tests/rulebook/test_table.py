from datetime import date
from fractions import Fraction

import pytest
from rulebook.sample import HEAD

from accede.rulebook.loading import Faulty, files_of, load

LAW = (
    HEAD
    + """
[table]
index  = { file = "index.csv", key = "country", use = "previous year" }
groups = { file = "groups.csv", key = "country" }
rates  = { file = "rates.csv", key = ["country", "kind"], use = "this year" }
[fact]
countries = { kind = "list" }
country   = { kind = "country" }
kind      = { kind = "choice", choices = { a = "A", b = "B" } }
gdp       = { from = "index", by = "countries", mean = true }
group     = { from = "groups", by = "country" }
rate      = { from = "rates", by = ["country", "kind"] }
"""
)
INDEX = b"country,year,value\nBE,2023,118\nPL,2023,77.5\nBE,2024,120\nPL,2024,79\n"
GROUPS = b"\xef\xbb\xbfcountry,from,value,name\nPL,2023-07-01,middle,Poland\nPL,2025-07-01,high,Poland\n"
RATES = b"country,kind,year,value\nBE,a,2024,3\nBE,b,2024,4\n"
FILES = {"index.csv": INDEX, "groups.csv": GROUPS, "rates.csv": RATES}
BOOK = load(LAW.encode(), FILES)


def found(name, on, **facts):
    return BOOK.facts({**facts, "today": on}).get(name)


@pytest.mark.parametrize(
    ("countries", "on", "value"),
    [
        (("BE",), date(2024, 1, 1), 118),
        (("BE",), date(2024, 12, 31), 118),
        (("BE",), date(2025, 1, 1), 120),
        (("BE", "PL"), date(2024, 5, 5), Fraction(391, 4)),
        (("BE",), date(2023, 5, 5), None),
        (("BE",), date(2026, 5, 5), None),
        (("BE", "XX"), date(2024, 5, 5), None),
        ((), date(2024, 5, 5), None),
    ],
)
def test_the_edition_of_the_year_before_gives_the_mean_of_several_countries(countries, on, value):
    assert found("gdp", on, countries=countries) == value


@pytest.mark.parametrize(
    ("on", "group"),
    [
        (date(2023, 6, 30), None),
        (date(2023, 7, 1), "middle"),
        (date(2025, 6, 30), "middle"),
        (date(2025, 7, 1), "high"),
    ],
)
def test_the_latest_edition_holds_from_its_day_until_the_next(on, group):
    assert found("group", on, country="PL") == group


@pytest.mark.parametrize(("on", "rate"), [(date(2024, 12, 31), 4), (date(2025, 1, 1), None), (date(2023, 1, 1), None)])
def test_a_table_may_have_two_keys_and_serve_its_own_year_only(on, rate):
    assert found("rate", on, country="BE", kind="b") == rate


def test_without_a_day_no_edition_is_picked():
    assert "group" not in BOOK.facts({"country": "PL"})


def test_a_table_that_says_nothing_leaves_what_somebody_has_given():
    assert BOOK.facts({"countries": ("XX",), "gdp": 50, "today": date(2024, 5, 5)})["gdp"] == 50


def test_a_rulebook_says_which_files_it_needs():
    assert files_of(LAW.encode()) == ("index.csv", "groups.csv", "rates.csv")


@pytest.mark.parametrize("content", [b"", b"table = 3", b"[table]\na = 3", b"[table]\na = { file = 3 }"])
def test_a_file_without_tables_needs_none(content):
    assert files_of(content) == ()


def faults(content, law=LAW):
    files = FILES | ({} if content is None else {"index.csv": content})
    if content is None:
        del files["index.csv"]
    with pytest.raises(Faulty) as caught:
        load(law.encode(), files)
    return [(one.key, one.code) for one in caught.value.faults]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "table_missing"),
        (b"\xff\xfe", "table_not_csv"),
        (b'country,year,value\n"BE,2023,1', "table_not_csv"),
        (b"", "table_column"),
        (b"country,year,value\n", "table_column"),
        (b"land,year,value\nBE,2023,1\n", "table_column"),
        (b"country,value\nBE,1\n", "table_column"),
        (b"country,year\nBE,2023\n", "table_column"),
        (b"country,year,value\nBE,2023\n", "table_row"),
        (b"country,year,value\nBE,2023,1,2\n", "table_row"),
        (b"country,year,value\nBE,2023,\n", "table_row"),
        (b"country,year,value\nBE,soon,1\n", "table_row"),
        (b"country,year,value\nBE,2023,1\nBE,2023,1\n", "table_twice"),
    ],
)
def test_a_table_that_cannot_be_read_is_a_fault(content, code):
    assert faults(content) == [("table.index.file", code)]


def test_a_missing_file_names_the_one_that_is_near():
    with pytest.raises(Faulty) as caught:
        load(LAW.encode(), {"indx.csv": INDEX, "groups.csv": GROUPS, "rates.csv": RATES})
    assert caught.value.faults[0].values["near"] == "indx.csv"


@pytest.mark.parametrize("name", ["../index.csv", "a/index.csv", "index.txt", ".csv", "c:\\\\index.csv"])
def test_a_table_stands_beside_its_rulebook_and_nowhere_else(name):
    assert ("table.index.file", "wrong_value") in faults(INDEX, LAW.replace("index.csv", name))


@pytest.mark.parametrize(
    ("fact", "fault"),
    [
        ('{ from = "indx", by = "country" }', ("fact.a.from", "no_such_rule")),
        ('{ from = "index" }', ("fact.a", "wrong_value")),
        ('{ from = "index", by = "ghost" }', ("fact.a", "no_such_fact")),
        ('{ from = "index", by = "country", bands = [{ is = 1 }] }', ("fact.a", "unknown_key")),
        ('{ from = "index", by = ["country", "kind"], mean = true }', ("fact.a", "wrong_value")),
        ("{ mean = true }", ("fact.a", "wrong_value")),
        ('{ from = "index", by = "country", formula = "1" }', ("fact.a", "wrong_value")),
        ('{ by = "b" }\nb = { from = "index", by = "a" }', ("fact.a", "circle")),
    ],
)
def test_a_faulty_look_up_is_a_fault(fact, fault):
    assert fault in faults(INDEX, f"{LAW}a = {fact}\n")
