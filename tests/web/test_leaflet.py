"""The leaflet that says why to join: what it says of the Union's funding, beside its emblem."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from accede.archive import store
from accede.rulebook.loading import load
from accede.web.leaflet import leaflets
from accede.wording.texts import load_texts

ENSIE = Path(__file__).parents[2] / "rulebooks" / "ensie"
BLUE, GOLD = (0, 51, 153), (255, 204, 0)


@pytest.fixture
def house():
    return load_texts((ENSIE / "texts.toml").read_bytes())


def drawn(house):
    """The colours of the emblem on the first page of each leaflet."""
    book = load((ENSIE / "2021-11-26.toml").read_bytes())
    for deposit, _language in leaflets(book, house, date(2027, 5, 4)):
        with store.opened(deposit.sha256) as file:
            pages = pypdfium2.PdfDocument(BytesIO(file.read()))
        seen = {
            colour for page in pages for _n, colour in page.render(scale=1).to_pil().convert("RGB").getcolors(1 << 24)
        }
        yield {BLUE, GOLD} & seen


def test_the_emblem_stands_where_the_union_funds(house):
    assert list(drawn(house)) == [{BLUE, GOLD}, {BLUE, GOLD}]


def test_no_emblem_stands_where_it_does_not(house):
    assert list(drawn(house.model_copy(update={"funding": None}))) == [set(), set()]
