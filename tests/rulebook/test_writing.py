"""What the guide for writers of rulebooks shows is a rulebook, and its cases hold."""

import re
import tomllib
from datetime import date
from pathlib import Path

import facts
import pytest

from accede.rulebook.cases import GIVEN, check, read
from accede.rulebook.loading import load
from accede.rulebook.rehearsal import rehearse

GUIDE = (Path(__file__).parents[2] / "docs" / "writing-a-rulebook.md").read_text(encoding="utf-8")
BOOK = "\n".join(re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL))
CASES = read("\n".join(re.findall(r"```toml case\n(.*?)```", GUIDE, re.DOTALL)).encode())


def test_the_blocks_of_the_guide_are_one_rulebook():
    assert load(BOOK.encode()).rulebook.association == "Sample network"


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_case_of_the_guide_holds(case):
    assert dict(check(load(BOOK.encode()), case).differs) == {}


def test_the_guides_admission_is_rehearsed_to_the_vote():

    book = load(BOOK.encode())
    played = list(rehearse(book, book.path["admission"], date(2027, 1, 1), date(2027, 6, 12)))
    assert [one.step for one in played] == ["interest", "request", "check", "vote", "register", "first_fee"]


# The patterns: a piece of TOML that names the rulebook it is taken from.
PATTERNS = [one for one in re.findall(r"```toml (\w+)\n(.*?)```", GUIDE, re.DOTALL) if one[0] != "case"]


def within(piece, whole):
    """Say whether all that a piece of a rulebook says stands in the whole; of a list of tables, each by its name."""
    if isinstance(piece, dict):
        return all(key in whole and within(value, whole[key]) for key, value in piece.items())
    if isinstance(piece, list) and piece and isinstance(piece[0], dict) and "name" in piece[0]:
        named = {one["name"]: one for one in whole}
        return all(within(one, named.get(one["name"], {})) for one in piece)
    return piece == whole


@pytest.mark.parametrize(("name", "piece"), PATTERNS, ids=[name for name, _piece in PATTERNS])
def test_a_pattern_of_the_guide_stands_in_the_rulebook_it_names(name, piece):
    assert within(tomllib.loads(piece), facts.latest(name))


def test_the_guide_lists_every_question_with_what_it_may_be_given():
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| (`.*`) \|$", GUIDE, re.MULTILINE)
    assert {ask: set(re.findall(r"`(\w+)`", given)) for ask, given in rows} == GIVEN


# Where a cell of the tables belongs in the rulebook of the guide: a place, and what must stand beside it.
CELLS = {
    'currency = "CHF"': "[rulebook]",
    'authoritative = "de"': "[rulebook]",
    'assumed = { in_force = "…" }': "[rulebook]",
    'mark = "membership rules, art. 4"': "[article.M4]",
    'quorum = ["half", "third"]': '[quorum.half]\narticle = "9"\npresent = { at_least = "1/2", of = "votes entitled" }\n[body.council]\narticle = "9"',
    'represented = { at_least = 2, of = "region" }': '[fact.region]\nkind = "choice"\n[quorum.regions]\narticle = "9"',
    'then = [{ when = "21 days after assembly" }]': '[quorum.calls]\narticle = "9"\npresent = { at_least = 2 }',
    'advice = ["board"]': '[decision.exclusion]\narticle = "9"\nby = "assembly"\nheard = true\nreasons = true',
    'except = [{ granted_by = "assembly" }]': '[standing.late]\narticle = "4"\nloses = ["vote"]',
    'effect = "at leaving_day"': '[fact.leaving_day]\nkind = "date"\n[path.leaving]\narticle = "4"\ninto = "outside"\nopened_by = ["member"]',
    'grounds = { values = { en = "violation of the values", fr = "violation des valeurs" } }': '[path.out]\narticle = "4"\ninto = "outside"\nopened_by = ["board"]',
    'written = { article = "14", majority = "unanimous", but_not = ["statutes"] }': '[majority.unanimous]\narticle = "14"\nfor = { at_least = "100%", of = "votes entitled" }\n[body.council]\narticle = "9"',
    'sum = [{ share = "6.2%", of = "income" }, { by = "students", every = 1, is = 1.95 }]': '[fact.income]\n[fact.students]\n[fee.friend]\narticle = "12"\nfor = "friend"',
    'except = [{ if = { umbrella = true }, share = "10%", of = "income", at_least = 1000 }]': '[fact.income]\n[fact.umbrella]\nkind = "yes"\n[fee.friend]\narticle = "12"\nfor = "friend"\nfixed = 1',
}


@pytest.mark.parametrize("cell", CELLS)
def test_what_a_cell_of_the_tables_says_is_taken(cell):
    assert f"`{cell}`" in GUIDE
    place = CELLS[cell]
    head = place == "[rulebook]"
    load((BOOK.replace(place, f"{place}\n{cell}", 1) if head else f"{BOOK}\n{place}\n{cell}\n").encode())
