"""An edition with tables of its own is brought as several files, tried with them, and loaded with them."""

import pytest
from cast import NOON
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from register.samples import member
from statutes.samples import LAW, house_texts, law

from accede.people.capacities import Capacity
from accede.statutes.models import Edition

pytestmark = pytest.mark.django_db
TABLE = """
[table.extra]
file = "extra.csv"
key = ["country"]
source = "sample"
[fact.extra]
from = "extra"
by = ["country"]
"""
NEXT = LAW.decode().replace("2021-11-26", "2028-01-01", 1) + TABLE
ROWS = "country,year,value\nBE,2026,5\n"


def file(name, content):
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


@pytest.fixture
def bring(client, cast, monkeypatch):
    for place in ("accede.web.proposal.views.now", "accede.people.queries.now"):
        monkeypatch.setattr(place, lambda: NOON)
    law()
    house_texts()
    cast.signed_in(client, Capacity.SECRETARIAT)

    def post(*files, **filled):
        return client.post(reverse("proposal"), {"do": "bring", **filled, **({"file": files} if files else {})})

    return post


def carried(shown):
    return {name: shown.context[name] for name in ("text", "tables")}


def test_a_rulebook_alone_lacks_its_table(bring):
    shown = bring(file("next.toml", NEXT))
    assert "there is no file “extra.csv” beside the rulebook" in shown.content.decode()


def test_a_rulebook_is_tried_with_the_table_beside_it(bring):
    shown = bring(file("next.toml", NEXT), file("extra.csv", ROWS))
    assert "faults" not in shown.context
    assert (shown.context["text"], shown.context["brought_tables"]) == (NEXT, ["extra.csv"])


def test_the_table_goes_with_the_proposal_to_the_next_page(bring):
    shown = bring(file("next.toml", NEXT), file("extra.csv", ROWS))
    again = bring(do="try", **carried(shown))
    assert "faults" not in again.context


def test_a_table_that_was_forgotten_is_brought_after_its_rulebook(bring):
    first = bring(file("next.toml", NEXT))
    shown = bring(file("extra.csv", ROWS), **carried(first))
    assert "faults" not in shown.context


def test_another_rulebook_does_not_keep_the_tables_of_the_one_before(bring):
    first = bring(file("next.toml", NEXT), file("extra.csv", ROWS))
    assert bring(file("other.toml", NEXT.replace("2028", "2029", 1)), **carried(first)).context["brought_tables"] == []


def test_the_edition_is_loaded_with_the_exact_bytes_of_its_table(bring):
    rows = "\ufeff" + ROWS.replace("\n", "\r\n")
    shown = bring(file("next.toml", NEXT), file("extra.csv", rows))
    assert bring(do="load", **carried(shown)).status_code == 302
    assert Edition.objects.get(in_force="2028-01-01").tables == (("extra.csv", rows.encode()),)


def test_members_are_measured_by_the_table_that_was_brought(bring):
    one = member("Network", "BE")
    fee = NEXT.replace(
        'by      = ["country_group", "size"]', 'by      = ["country_group", "size"]\nat_least = { by = "extra" }', 1
    )
    dear = ROWS.replace(",5", ",5000")
    one.organisation.figures.create(name="wises", value=14, year=2026, source="sample")
    shown = bring(file("next.toml", fee), file("extra.csv", dear))
    assert [row["cells"][2:] for row in shown.context["members"]["rows"]] == [["€960.00", "€5,000.00"]]


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([("a.toml", NEXT), ("b.toml", NEXT)], "Choose one rulebook; its tables are files in CSV."),
        ([("next.toml", NEXT), ("other.csv", ROWS)], "The rulebook has no table in the file other.csv."),
        ([("next.toml", NEXT), ("extra.csv", b"\xff\xfe\x00")], "extra.csv is not text in UTF-8."),
        ([("all.zip", b"PK\x03\x04\xff\xfe")], "all.zip is not text in UTF-8."),
        (
            [("next.toml", NEXT), ("extra.csv", "country,year\nBE,2026\n")],
            "extra.csv has no rows with a column “value”",
        ),
        ([("next.toml", NEXT), ("extra.csv", "x" * 999_999)], "These files are too large to be a rulebook"),
    ],
)
def test_files_that_cannot_be_tried_are_told_in_one_sentence(bring, files, sentence):
    assert sentence in bring(*(file(*one) for one in files)).content.decode()


@pytest.mark.parametrize("tables", ["not json", "[1]", '{"extra.csv": 5}'])
def test_tables_that_were_tampered_with_are_none(bring, tables):
    assert bring(do="try", text=NEXT, tables=tables).status_code == 200


def test_a_proposal_stands_on_the_law_that_comes_with_the_software(bring):
    on_law = LAW.decode().replace("2021-11-26", "2028-01-01", 1)
    on_law = on_law.replace("in_force ", 'preset = "be-aisbl/2020-12-24"\nin_force ', 1)
    shown = bring(do="try", text=on_law)
    assert 'preset = "be-aisbl/2020-12-24"' in shown.context["text"]
    assert "faults" not in shown.context
