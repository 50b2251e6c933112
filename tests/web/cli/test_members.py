"""Members brought from a file, handed out as one, and their standing, as the office asks from a terminal."""

import json
from datetime import date

import pytest
from register.files import csv
from register.samples import member, owe
from statutes.samples import law

from accede.register.models import Import, Organisation

pytestmark = pytest.mark.django_db
AALTO = ["Aalto", "Finland", "Turku", "1234567-8", "", "full", "2020-03-01"]
COUNTS = {"new": 1, "changed": 0, "known": 0, "double": 0, "faulty": 0, "entering": 1, "figures": 0}


@pytest.fixture
def file(tmp_path):
    law()
    path = tmp_path / "members.csv"
    path.write_bytes(csv(AALTO))
    return path


def test_a_file_is_imported(accede, file):
    ended = accede("import", file, "--json")
    assert ended.status == 0
    said = {"schema": 1, "file": "members.csv", "state": "applied", "counts": COUNTS, "faults": []}
    assert json.loads(ended.out) == said
    assert Organisation.objects.get().name == "Aalto"


def test_what_was_imported_is_counted(accede, file):
    assert accede("import", file).out == "New organisations: 1\nEntered as members: 1\n"


def test_a_dry_run_changes_nothing(accede, file):
    assert accede("import", file, "--dry-run").status == 0
    assert Organisation.objects.count() == 0
    assert Import.objects.get().state == "checked"


def test_faults_are_told_row_by_row_and_nothing_is_imported(accede, file):
    file.write_bytes(csv(AALTO, ["Brug", "Atlantis"]))
    ended = accede("import", file)
    assert ended.status == 1
    assert ended.out.splitlines()[0] == "row 3, Country: “Atlantis”; expected: a country, by its code or its name"
    assert Organisation.objects.count() == 0


def test_a_file_that_says_nothing_new_is_not_imported_twice(accede, file):
    accede("import", file)
    ended = accede("import", file)
    assert (ended.status, ended.err) == (2, "No row of this file would change the register.\n")


def test_a_category_is_given_to_those_without_one(accede, file):
    file.write_bytes(csv(["Brug", "BE"]))
    assert json.loads(accede("import", file, "--category", "full", "--json").out)["counts"]["entering"] == 1
    assert "no category friend" in accede("import", file, "--category", "friend").err


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "has no rows below its first one"), (b"Town\nTurku\n", "no column is called Name")],
)
def test_a_file_that_cannot_be_used_is_told_in_one_sentence(accede, file, content, sentence):
    file.write_bytes(content)
    ended = accede("import", file)
    assert (ended.status, ended.err.count("\n")) == (2, 1)
    assert sentence in ended.err


def test_a_file_that_is_not_there_is_told_in_one_sentence(accede, file):
    ended = accede("import", file.with_name("none.csv"))
    assert (ended.status, ended.err) == (2, f"{file.with_name('none.csv')}: No such file or directory\n")


def test_members_are_exported_as_the_name_of_the_file_says(accede, file, tmp_path):
    accede("import", file)
    assert accede("export", tmp_path / "out.csv").status == 0
    lines = (tmp_path / "out.csv").read_text().splitlines()
    assert lines[0] == (
        "Number in the register,Name,Country,Head office,Legal form,Registration number,Website,Category,Member since,"
        "Postal address"
    )
    assert lines[1] == "1,Aalto,Finland,Turku,,1234567-8,,Member,2020-03-01,"
    assert accede("export", tmp_path / "out.xlsx").status == 0
    assert (tmp_path / "out.xlsx").read_bytes().startswith(b"PK")
    ended = accede("export", tmp_path / "out.pdf")
    assert (ended.status, ended.err) == (2, "The name of the file must end in .csv or .xlsx.\n")


@pytest.fixture
def late():
    """A member whose fee was due long ago."""
    law()
    one = member()
    owe(one, due=date(2021, 1, 1))
    return one


def test_a_members_standing_answers_by_its_status(accede, late):
    asked = accede("standing", "1", "--on", "2027-01-01")
    says = "Annual fee unpaid: the right to vote is lost. It ends once what is owed is paid."
    assert (asked.status, asked.out) == (1, f"1  Aalto, 2027-01-01\n{says}\n")
    assert accede("standing", "1", "--on", "2020-12-31").status == 0
    assert json.loads(accede("standing", "1", "--on", "2027-01-01", "--json").out)["holds"] is False


def test_there_is_no_standing_without_a_member(accede, late):
    asked = accede("standing", "7")
    assert (asked.status, asked.err) == (2, "No member has the number 7 in the register.\n")
