"""The report says what was called and what became of it, what is open and how late, and whether the books agree."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from fees.samples import TODAY, called, credited, paid, sized, written_off
from fees.samples_instalment import plan
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from register.samples import many

from accede.fees.models import Invoice, Payment
from accede.fees.queries.ageing import ageing
from accede.fees.queries.report import called_in, differences, numbers, together
from accede.people.capacities import Capacity
from accede.register.models import Membership

pytestmark = pytest.mark.django_db
SPRING = date(2025, 3, 4)


def year(on=TODAY):
    """Call four fees: one paid too much, one credited in part, one written off, one left as it is."""
    ones = [called(sized(name=name, country=country), year=on.year, on=on) for name, country in NAMES]
    paid(ones[0], cents=100_000, on=on)
    credited(ones[1], cents=6_000, on=on)
    written_off(ones[2], on=on)
    return ones


NAMES = (("Aalto", "FI"), ("Brug", "BE"), ("Cap", "BE"), ("Dok", "NL"))
FIGURES = ("called", "paid", "credited", "written_off", "left")


def figures(one):
    return [getattr(one, name) for name in FIGURES]


def test_what_was_called_of_each_member_and_what_became_of_it():
    year()
    rows = called_in(2027, TODAY, "EUR")
    assert [(one.name, one.country, *figures(one)) for one in rows] == [
        ("Aalto", "FI", 96_000, 96_000, 0, 0, 0),
        ("Brug", "BE", 96_000, 0, 6_000, 0, 90_000),
        ("Cap", "BE", 96_000, 0, 0, 96_000, 0),
        ("Dok", "NL", 96_000, 0, 0, 0, 96_000),
    ]
    assert figures(together(rows)) == [384_000, 96_000, 6_000, 96_000, 186_000]
    assert called_in(2027, date(2027, 5, 3), "EUR") == called_in(2027, TODAY, "USD") == []


@pytest.mark.parametrize(("late", "place"), [(0, 0), (1, 1), (30, 1), (31, 2), (60, 2), (61, 3), (90, 3), (91, 4)])
def test_what_is_open_is_told_by_how_late_it_is(late, place):
    one = called()
    [found] = ageing(date.fromordinal(one.due.toordinal() + late), "EUR")
    assert found.ages == [96_000 if each == place else 0 for each in range(5)]


def test_each_instalment_is_as_late_as_its_own_day():
    one = called()
    plan(one, parts=[(date(2027, 6, 1), 40_000), (date(2027, 9, 1), 56_000)])
    paid(one, cents=10_000)
    [found] = ageing(date(2027, 7, 20), "EUR")
    assert found.ages == [56_000, 0, 30_000, 0, 0]


def test_what_is_open_and_what_is_free_stand_beside_the_member_as_on_the_day():
    ones = year()
    told = {one.name: (one.left, one.free) for one in ageing(TODAY, "EUR")}
    assert told == {"Aalto": (0, 4_000), "Brug": (90_000, 0), "Dok": (96_000, 0)}
    assert ageing(date(2027, 5, 3), "EUR") == []
    assert ones[0].organisation_id in {one.organisation for one in ageing(TODAY, "EUR")}


def test_numbers_that_are_missing_are_named():
    year()
    told = numbers(Invoice.objects.all())
    assert (told.count, told.first, told.last, told.missing) == (4, 1, 4, ())
    Invoice.objects.filter(number=1).update(number=9)
    assert numbers(Invoice.objects.all()).missing == (1, 5, 6, 7, 8)


def test_the_checks_find_what_does_not_agree():
    year()
    assert differences(ageing(TODAY, "EUR"), TODAY, "EUR") == {"debts": 0, "credits": 0, "settled": 0}
    Invoice.objects.filter(number=4).update(settled_on=TODAY)
    Payment.objects.update(currency="USD")
    assert differences(ageing(TODAY, "EUR"), TODAY, "EUR") == {"debts": 0, "credits": 96_000, "settled": 1}


def test_the_page_adds_up_and_says_what_was_checked(client, cast):
    year(SPRING)
    cast.signed_in(client, Capacity.AUDITOR)
    shown = client.get(reverse("fee_report"), {"year": 2025, "on": "2025-06-01"})
    assert shown.context["claim"] == "Of €3,840.00 called for 2025, €1,860.00 are left to pay"
    assert [row["cells"] for row in shown.context["by_country"]["rows"]] == [
        ["Belgium", "1,920.00", "–", "60.00", "960.00", "900.00"],
        ["Finland", "960.00", "960.00", "–", "–", "–"],
        ["Netherlands", "960.00", "–", "–", "–", "960.00"],
    ]
    assert shown.context["by_country"]["foot"][1:] == ["3,840.00", "960.00", "60.00", "960.00", "1,860.00"]
    assert [(one["text"], one["tag"]["state"]) for one in shown.context["checks"]][:2] == [
        ("Numbers 2025-0001 to 2025-0004, none missing.", "done"),
        ("Numbers C2025-0001 to C2025-0001, none missing.", "done"),
    ]
    assert {one["tag"]["state"] for one in shown.context["checks"]} == {"done"}
    assert shown.context["open"]["foot"] == ["Together", "–", "–", "1,860.00", "–", "–", "40.00"]


def test_the_report_is_a_document_and_files_too(client, cast):
    year(SPRING)
    cast.signed_in(client, Capacity.TREASURER)
    asked = {"year": 2025, "on": "2025-06-01"}
    document = client.get(f"/fr{reverse('fee_report_pdf').removeprefix('/en')}", asked)
    said = PdfReader(BytesIO(document.content)).pages[0].extract_text()
    assert "Tel qu’au 1er\xa0juin 2025." in said
    assert "Encore ouvert, quelle que soit l’année : 1 860,00 €" in said.replace("\xa0", " ").replace("\u202f", " ")
    csv = client.get(reverse("fee_report_csv"), asked).content.decode().splitlines()
    assert csv[2] == "Brug,BE,full,960.00,0.00,60.00,0.00,900.00,EUR"
    book = client.get(reverse("fee_open_xlsx"), asked).content
    rows = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
    assert rows[1] == ["Aalto", 0, 0, 0, 0, 0, 0, 40, "EUR"]
    assert client.get(reverse("fee_report_xlsx"), asked).status_code == 200
    assert "Brug,0.00,0.00,900.00" in client.get(reverse("fee_open_csv"), asked).content.decode()


def test_a_report_of_nothing_says_so(client, cast):
    sized()
    cast.signed_in(client, Capacity.CHAIR)
    shown = client.get(reverse("fee_report"), {"year": "1066", "on": "someday"})
    assert "was called" in shown.context["claim"]
    assert client.get(reverse("fee_report_pdf")).status_code == 200


@pytest.mark.parametrize("number", [3, 2_000])
def test_the_report_asks_as_little_for_3_members_as_for_2000(number, client, cast, django_assert_max_num_queries):
    many(number)
    one = called(sized(name="Zulu"), year=2025, on=SPRING)
    blank = {name.attname: getattr(one, name.attname) for name in Invoice._meta.concrete_fields if name.name != "id"}
    members = Membership.objects.exclude(pk=one.membership_id).values_list("pk", "organisation")
    Invoice.objects.bulk_create(
        Invoice(**blank | {"number": place, "membership_id": pk, "organisation_id": organisation})
        for place, (pk, organisation) in enumerate(members, 2)
    )
    cast.signed_in(client, Capacity.TREASURER)
    with django_assert_max_num_queries(20):
        shown = client.get(reverse("fee_report"), {"year": 2025, "on": "2025-06-01"})
    assert shown.context["open"]["foot"][3] == f"{(number + 1) * 960:,}.00"
    assert len(shown.content) < 100_000
