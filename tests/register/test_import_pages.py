"""The pages on which a file comes into the register, and those on which it goes out."""

import pytest
from cast import NOON
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from register.files import HEADERS, checked, csv, imported, matched, staged, xlsx
from register.samples import member, organisation, owe
from statutes.samples import house_texts, law

from accede.people.capacities import Capacity
from accede.register.actions.importing import check_next
from accede.register.models import Import, Membership, Organisation
from accede.register.sheets.reading import read, rows_of

pytestmark = pytest.mark.django_db
AALTO = ["Aalto", "Finland", "Turku", "1234567-8", "", "Member", "2020-03-01"]


@pytest.fixture
def office(client, cast):
    law()
    house_texts()
    return cast.signed_in(client, Capacity.SECRETARIAT)


def send(office, content, name="members.csv"):
    return office.post(reverse("imports"), {"file": SimpleUploadedFile(name, content)})


def page(office, one, name="import"):
    return office.get(reverse(name, args=[one.pk]))


def text(answer):
    return answer.content.decode()


def test_a_file_comes_into_the_register_step_by_step(office):
    answer = send(office, csv(AALTO))
    one = Import.objects.get()
    assert answer.url == one.get_absolute_url()
    assert page(office, one).url == reverse("import_columns", args=[one.pk])
    form = page(office, one, "import_columns").context["form"]
    assert [form[name].initial for name in form.fields if name.startswith("column_")] == [
        "name", "country", "seat", "registration", "website", "category", "starts",
    ]  # fmt: skip
    said = {name: form[name].initial for name in form.fields if form[name].initial is not None}
    assert office.post(reverse("import_columns", args=[one.pk]), said).url == one.get_absolute_url()
    assert "0 of 1 rows looked at" in text(page(office, one))
    check_next(lambda: NOON)
    assert "Import all of it" in text(page(office, one))
    assert office.post(one.get_absolute_url()).url == one.get_absolute_url()
    assert (Organisation.objects.get().name, Membership.objects.get().number) == ("Aalto", 1)
    assert "Undo the import" in text(page(office, one))
    asked = text(page(office, one, "import_undo"))
    assert "One line of the register is voided by another; its organisation stays" in asked
    assert "The import of this file was undone." in asked
    said = {"reason": "Sent by mistake"}
    assert office.post(reverse("import_undo", args=[one.pk]), said).url == one.get_absolute_url()
    assert (Organisation.objects.get().name, Membership.objects.get().is_void) == ("Aalto", True)


def test_the_first_row_shows_what_stands_in_each_column(office):
    assert "1234567-8" in text(page(office, staged(csv(AALTO)), "import_columns"))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "The file has no rows below its first one"), (b"\x89PNG\0", "This is neither a CSV file nor a workbook")],
)
def test_a_file_that_cannot_be_read_is_told_where_it_was_chosen(office, content, sentence):
    answer = send(office, content)
    assert sentence in text(answer)
    assert Import.objects.count() == 0


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"column_0": "seat"}, "Say which column holds the name of the organisation."),
        ({"column_0": "name", "column_1": "name"}, "Two columns hold the same."),
    ],
)
def test_columns_that_cannot_be_are_told(office, columns, sentence):
    one = staged(csv(AALTO))
    said = {f"column_{place}": "-" for place in range(len(HEADERS))} | {"known": "skip", "category": "-"} | columns
    assert sentence in text(office.post(reverse("import_columns", args=[one.pk]), said))
    assert Import.objects.get().state == "staged"


def test_what_columns_hold_is_remembered_for_the_next_file(office):
    imported(csv(["Aalto", "Turku"], headers=["Name", "Wo"]), **{"1": "seat"})
    send(office, csv(["Brug", "Gent"], headers=["Name", "Wo"]))
    assert Import.objects.first().columns == {"0": "name", "1": "seat"}


def test_progress_is_told_and_answered_304_while_nothing_has_changed(office):
    one = matched(csv(AALTO))
    answer = page(office, one, "import_progress")
    assert "0 of 1 rows looked at" in text(answer)
    url = reverse("import_progress", args=[one.pk])
    assert office.get(url, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    check_next(lambda: NOON)
    answer = office.get(url, headers={"If-None-Match": answer["ETag"]})
    assert (answer.status_code, "See what was found" in text(answer)) == (200, True)


def test_every_fault_is_told_on_the_page_and_in_a_file_and_keeps_the_button_away(office):
    one = checked(csv(AALTO, ["Brug", "Atlantis", "", "", "", "Friend"]))
    shown = page(office, one)
    cells = [row["cells"] for row in shown.context["table"]["rows"]]
    assert [(cell[0], cell[1], cell[2]["text"]) for cell in cells] == [
        ("3", "Brug", "Country: “Atlantis”"),
        ("3", "Brug", "Category: “Friend”"),
    ]
    assert "Import all of it" not in text(shown)
    assert list(rows_of(read(page(office, one, "import_faults").content).content)) == [
        (2, ["3", "Country", "Atlantis", "a country, by its code or its name"]),
        (3, ["3", "Category", "Friend", "a category that the statutes know"]),
    ]
    refused = office.post(one.get_absolute_url())
    assert (refused.status_code, "nothing is imported by halves" in text(refused)) == (409, True)


def test_what_is_known_and_what_comes_twice_is_shown(office):
    organisation("Brug", "BE")
    one = checked(csv(AALTO, ["Brug", "BE"], ["AALTO", "FI"]))
    shown = [row["cells"][2] for row in page(office, one).context["table"]["rows"]]
    assert shown == [
        {"text": "In the register already, left as they are", "small": ""},
        {"text": "Twice in the file, taken once", "small": "The same organisation as in row 2."},
    ]


def test_the_page_says_what_stands_in_the_way_of_undoing(office):
    one = imported(csv(AALTO))
    owe(Membership.objects.get())
    refused = office.post(reverse("import_undo", args=[one.pk]), {"reason": "Sent by mistake"})
    assert (refused.status_code, "One record of the site rests on what it added." in text(refused)) == (409, True)


@pytest.mark.parametrize("number", [3, 300])
def test_the_page_asks_the_same_number_of_questions_for_3_rows_and_for_300(
    number, office, django_assert_max_num_queries
):
    one = checked(csv(*(["", "Atlantis"] for _each in range(number)), headers=HEADERS))
    with django_assert_max_num_queries(14):
        page(office, one)


def test_whoever_may_neither_import_nor_export_is_not_offered_it(client, cast):
    law()
    house_texts()
    cast.signed_in(client, Capacity.AUDITOR)
    shown = text(client.get(reverse("members")))
    assert (reverse("imports") in shown, reverse("export_xlsx") in shown) == (False, True)


def test_members_go_out_as_files_in_the_language_of_the_page(office):
    member("Aalto", "FI")
    answer = office.get("/fr/members/export.xlsx")
    assert answer["Content-Disposition"] == 'attachment; filename="members.xlsx"'
    assert read(answer.content).headers[:3] == ["Numéro au registre", "Nom", "Pays"]
    answer = office.get("/en/members/export.csv")
    assert next(rows_of(read(answer.content).content))[1][1:3] == ["Aalto", "Finland"]


def test_a_workbook_is_taken_as_well(office):
    send(office, xlsx(["Name"], ["Aalto"]), "members.xlsx")
    assert Import.objects.get().headers == ["Name"]
