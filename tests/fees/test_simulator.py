"""What a page says of a fee before somebody asks for it."""

from datetime import date
from pathlib import Path

import pytest

from accede.fees.views.simulator import simulated
from accede.rulebook.loading import load

RULEBOOKS = Path(__file__).parents[2] / "rulebooks"


def said(name, category):
    book = load(next((RULEBOOKS / name).glob("[0-9]*.toml")).read_bytes())
    return simulated({}, book, [category], on=date(2027, 5, 4))["fee_says"]


def test_the_article_on_fees_is_told():
    assert said("ensie", "full").startswith("The yearly fee depends on the country")


@pytest.mark.parametrize(
    ("name", "category"), [("eua", "individual_full"), ("enqa", "member"), ("age", "full"), ("hcce", "full")]
)
def test_an_article_on_categories_or_paths_is_not(name, category):
    assert said(name, category) == ""
