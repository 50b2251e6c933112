"""Files are read whatever their form, and told to be unreadable in one sentence."""

import zipfile
from datetime import date
from hashlib import sha256
from io import BytesIO

import pytest
from register.files import csv, xlsx
from statutes.samples import LAW

from accede.register.models.keys import number_key
from accede.register.sheets import reading
from accede.register.sheets.cells import Wrong, address, day, is_month_first, whole
from accede.register.sheets.columns import recognised, year_of
from accede.register.sheets.countries import code_of
from accede.register.sheets.reading import Unreadable, read, rows_of
from accede.register.sheets.writing import csv_text, workbook
from accede.rulebook.loading import load

BOOK = load(LAW, {})


def rows(content):
    return [row for _line, row in rows_of(read(content).content)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_is_read_in_the_encodings_and_with_the_delimiters_in_use(encoding, delimiter):
    content = f'Name{delimiter}Land\r\n"Größe{delimiter} e.V."{delimiter}Österreich\r\n'.encode(encoding)
    assert read(content).headers == ["Name", "Land"]
    assert rows(content) == [[f"Größe{delimiter} e.V.", "Österreich"]]


def test_a_workbook_is_read_as_a_person_would_type_it():
    content = xlsx(["Name", "Since", "Workers", "Share"], ["Aalto", date(2020, 3, 1), 12, 1.5])
    assert rows(content) == [["Aalto", "2020-03-01", "12", "1.5"]]


def test_rows_keep_their_place_in_the_file_where_others_are_empty():
    content = b"Name\nAalto\n\n\nBrug\n"
    assert list(rows_of(read(content).content)) == [(2, ["Aalto"]), (5, ["Brug"])]
    content = xlsx([], ["Name"], [], ["Aalto"])
    assert list(rows_of(read(content).content)) == [(4, ["Aalto"])]


def _corners():
    """A workbook of some kilobytes with a cell in each far corner: a grid of 17 thousand million cells."""
    file = BytesIO()
    plain = xlsx(["Name"], ["Aalto"])
    with zipfile.ZipFile(BytesIO(plain)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(
                one, old.read(one).replace(b'r="A2"', b'r="XFD1048576"').replace(b'row r="2"', b'row r="1048576"')
            )
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", reading.NO_ROWS),
        (b"Name,Country\n", reading.NO_ROWS),
        (b"\x89PNG\r\n\x1a\n\0\0", reading.NO_TABLE),
        (b"PK\x03\x04 this is no workbook", reading.NO_TABLE),
        (b"Name\n" + b"x" * reading.LARGEST, reading.TOO_LARGE),
        (b"Name\n" + b"x\n" * (reading.MOST_ROWS + 1), reading.TOO_MANY_ROWS),
        (b"," * reading.MOST_COLUMNS + b"Name\n" + b"," * reading.MOST_COLUMNS + b"x\n", reading.TOO_MANY_COLUMNS),
        (_corners(), reading.TOO_MUCH),
    ],
    ids=["empty", "only headers", "a picture", "no workbook", "large", "many rows", "many columns", "a bomb"],
)  # fmt: skip
def test_what_cannot_be_read_says_why_in_one_sentence(content, sentence):
    with pytest.raises(Unreadable) as told:
        read(content)
    assert told.value.sentence == sentence


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        (["Contact ID", "Organization Name", "Legal Identifier", "City", "Country", "Website", "Membership Type", "Member Since"],
         ["", "name", "registration", "seat", "country", "website", "category", "starts"]),
        (["id", "parent_id", "Name", "Kurzname", "PLZ", "Ort", "Land"], ["", "", "name", "", "", "seat", "country"]),
        (["Nom", "NPA", "Lieu", "Pays"], ["name", "", "seat", "country"]),
        (["name", "address", "city", "zip", "country", "url", "corporate_membership_type", "join_dt", "expiration_dt"],
         ["name", "", "seat", "", "country", "website", "category", "starts", ""]),
        (["Siège", "Numéro d’immatriculation", "wises 2024", "Enterprises in the network (2025)"],
         ["seat", "", "figure:wises", "figure:wises"]),
    ],
    ids=["CiviCRM", "hitobito in German", "hitobito in French", "Tendenci", "figures by year"],
)  # fmt: skip
def test_columns_of_other_products_are_recognised(headers, fields):
    found = recognised(headers, BOOK)
    assert [found.get(str(place), "") for place in range(len(headers))] == fields


def test_the_first_column_of_a_field_has_it():
    assert recognised(["Name", "Display Name"], BOOK) == {"0": "name"}


def test_a_header_ends_with_its_year():
    assert (year_of("wises 2024"), year_of("wises (2025)"), year_of("2025 wises"), year_of("wises")) == (
        2024,
        2025,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("written", "code"),
    [("BE", "BE"), ("bel", "BE"), ("Belgique", "BE"), ("België", "BE"), ("Belgien", "BE"), ("Ελλάδα", "GR"), ("EL", "GR"),
     ("UK", "GB"), ("Česko", "CZ"), ("Czech Republic", "CZ"), ("The Netherlands", "NL"), ("Bosnia and Herzegovina", "BA"),
     ("Turkey", "TR"), ("Kosovo", "XK"), ("Atlantis", None), ("", None)],
)  # fmt: skip
def test_countries_are_known_by_code_and_by_name(written, code):
    assert code_of(written) == code


@pytest.mark.parametrize(
    ("text", "read_as"),
    [("2020-03-01", (date(2020, 3, 1), False)), ("20200301", (date(2020, 3, 1), False)), ("1.3.2020", (date(2020, 3, 1), False)),
     ("01/03/2020", (date(2020, 3, 1), False)), ("2020-03-01 00:00:00", (date(2020, 3, 1), False)), ("2016", (date(2016, 1, 1), True))],
)  # fmt: skip
def test_days_are_read_as_they_are_written(text, read_as):
    assert day(text, month_first=False) == read_as


@pytest.mark.parametrize("text", ["2020-02-30", "31.02.2020", "soon", "1.3.20", "13/13/2020", "20201301"])
def test_what_is_no_day_is_wrong(text):
    with pytest.raises(Wrong):
        day(text, month_first=False)


def test_the_days_of_a_column_say_together_how_they_are_written():
    assert is_month_first(["03/01/2020", "12/31/2020"])
    assert not is_month_first(["03/01/2020", "31/12/2020"])
    assert not is_month_first(["12/31/2020", "31/12/2020"])
    assert day("03/01/2020", month_first=True) == (date(2020, 3, 1), False)


@pytest.mark.parametrize(
    ("text", "number"), [("12", 12), ("1 200", 1200), ("1,200", 1200), ("1.200.000", 1_200_000), ("1’200", 1200)]
)
def test_whole_numbers_may_mark_their_thousands(text, number):
    assert whole(text) == number


@pytest.mark.parametrize("text", ["-1", "1.5", "12a", "1,20", "1.200,000", "9" * 19])
def test_what_is_no_whole_number_is_wrong(text):
    with pytest.raises(Wrong):
        whole(text)


def test_an_address_may_leave_its_beginning_out():
    assert address("example.org") == "https://example.org"
    with pytest.raises(Wrong):
        address("javascript:alert(1)")


def test_registration_numbers_are_compared_without_marks_and_country():
    assert number_key("BE 0123.456.789", "BE") == number_key("0123456789", "BE") == "BE 0123456789"
    assert number_key("", "BE") == ""


def test_what_a_spreadsheet_would_run_comes_back_as_it_was():
    evil = '=cmd|"/C calc"!A0'
    assert rows(csv_text(["Name"], [[evil]]).encode()) == rows(workbook(["Name"], [[evil]])) == [[evil]]
    assert b"<f>" not in zipfile.ZipFile(BytesIO(workbook(["Name"], [[evil]]))).read("xl/worksheets/sheet1.xml")


def test_a_table_of_csv_has_its_height_and_its_hash():
    table = read(csv(["Aalto"], ["Brug"], headers=["Name"]))
    assert (table.headers, table.height) == (["Name"], 2)
    assert table.sha256 == sha256(b"Name\nAalto\nBrug").hexdigest()
