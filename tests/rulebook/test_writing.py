"""What the guide for writers of rulebooks shows is a rulebook, and its cases hold."""

import re
from datetime import date
from pathlib import Path

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


def test_the_guide_lists_every_question_with_what_it_may_be_given():
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| (`.*`) \|$", GUIDE, re.MULTILINE)
    assert {ask: set(re.findall(r"`(\w+)`", given)) for ask, given in rows} == GIVEN
