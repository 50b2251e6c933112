"""A file is checked row by row, taken over whole or not at all, and undone unless something was built upon it."""

from datetime import date, timedelta

import pytest
from cast import NOON
from register.files import HEADERS, checked, csv, imported, matched, staged
from register.samples import member, organisation, owe
from statutes.samples import SECRETARY, law

from accede.journal.models import Entry
from accede.journal.queries import verify
from accede.people.capacities import CLOCK
from accede.register.actions import NoReason, add_organisation, correct_entry, declare_figure, enter_member
from accede.register.actions.importing import (
    BuiltUpon,
    HasFaults,
    MovedOn,
    NotChecked,
    NothingToImport,
    NotTheLast,
    Underway,
    apply_import,
    check,
    check_next,
    match_columns,
    undo_import,
)
from accede.register.actions.importing.staging import lay_rows, take_up_import
from accede.register.models import Figure, Import, Membership, Numbering, Organisation, RegisterEntry
from accede.register.queries import members_on, projected
from accede.register.queries.exporting import exported
from accede.register.queries.importing import faults_of, faulty, remembered
from accede.register.sheets.writing import csv_text, workbook

pytestmark = pytest.mark.django_db
AALTO = ["Aalto", "Finland", "Turku", "FI 1234567-8", "aalto.example.org", "Membre", "2020-03-01"]
BRUG = ["Brug", "België", "", "", "", "", "2016"]


def undo(one):
    return undo_import(one, reason="Sent by mistake", by=SECRETARY, at=NOON)


def faults(one):
    return list(faults_of(one, faulty(one)))


def standing():
    """Everything that an import may touch."""
    known = Organisation.objects.order_by("pk").values_list(
        "name", "country", "seat", "registration", "website", "source"
    )
    return [
        list(known), *(list(model.objects.order_by("pk").values()) for model in (Membership, RegisterEntry, Figure, Numbering)),
    ]  # fmt: skip


def test_an_import_adds_organisations_and_enters_members_as_the_file_has_them():
    law()
    one = imported(csv(AALTO, BRUG))
    aalto, brug = Organisation.objects.order_by("name")
    assert (aalto.country, aalto.seat, aalto.registration) == ("FI", "Turku", "FI 1234567-8")
    assert (aalto.website, aalto.source) == ("https://aalto.example.org", f"members.csv, import {one.pk}")
    assert (brug.country, brug.memberships.count()) == ("BE", 0)
    entered = Membership.objects.get()
    assert (entered.organisation, entered.number, entered.category, entered.starts) == (
        aalto,
        1,
        "full",
        date(2020, 3, 1),
    )
    line = entered.lines.get()
    assert (line.number, line.event, line.effective_on, line.entered_at) == (1, "admitted", date(2020, 3, 1), NOON)
    assert (line.organisation, line.edition, line.category) == (aalto, law(), "full")
    assert verify() == []


def test_an_imported_member_is_the_same_as_one_that_was_entered():
    one = member("Aalto", effective_on=date(2020, 3, 1), decided_on=None, article=())
    imported(csv(["Brug", "BE", "", "", "", "full", "2020-03-01"]))
    two = Membership.objects.last()
    alike = ("category", "starts", "starts_year_only", "starts_note", "ends", "is_void")
    assert [getattr(one, name) for name in alike] == [getattr(two, name) for name in alike]
    left, right = one.lines.values().get(), two.lines.values().get()
    differ = {"number", "organisation_id", "membership_id"}
    assert {name: value for name, value in left.items() if name not in differ} == {
        name: value for name, value in right.items() if name not in differ
    }
    assert [each.number for each in members_on(date(2021, 1, 1), date(2027, 5, 4))] == [1, 2]


def test_numbers_go_on_after_an_import_without_a_gap():
    member("Before")
    imported(csv(AALTO))
    assert member("After").number == 3
    assert list(RegisterEntry.objects.values_list("number", flat=True)) == [1, 2, 3]


def test_a_year_alone_stays_a_year_and_a_category_may_be_given_to_all():
    imported(csv(BRUG), category="full")
    entered = Membership.objects.get()
    assert (entered.starts, entered.starts_year_only) == (date(2016, 1, 1), True)


def test_figures_come_with_the_year_of_their_column_or_of_the_file():
    law()
    one = imported(csv(["Aalto", "12", "1 200"], headers=["Name", "wises 2024", "workers"]), year=2025)
    said = Figure.objects.order_by("name").values_list("name", "value", "year", "source")
    assert list(said) == [
        ("wises", 12, 2024, one.source),
        ("workers", 1200, 2025, one.source),
    ]


def test_the_number_of_an_older_register_stands_in_the_source():
    one = imported(csv(["Aalto", "17"], headers=["Name", "External Identifier"]))
    assert Organisation.objects.get().source == f"members.csv, import {one.pk}, #17"


def test_every_fault_of_every_row_is_told_with_its_column_and_what_was_expected():
    one = checked(csv(
        AALTO,
        ["", "Atlantis", "", "", "no address", "Friends", "soon"],
        ["Cap" * 101, "FR", "", "", "", "", "2031-01-01"],
        ["Dok", "12x"],
        headers=HEADERS,
    ))  # fmt: skip
    assert faults(one) == [
        (3, "Name", "", "a name: every organisation has one"),
        (3, "Country", "Atlantis", "a country, by its code or its name"),
        (3, "Website", "no address", "the address of a website"),
        (3, "Category", "Friends", "a category that the statutes know"),
        (3, "Member since", "soon", "a day such as 2027-05-21 or 21.05.2027, or a year"),
        (4, "Name", ("Cap" * 101)[:200], "a shorter text"),
        (4, "Member since", "2031-01-01", "a day that is not later than today"),
        (5, "Country", "12x", "a country, by its code or its name"),
    ]
    assert one.counts == {"new": 1, "changed": 0, "known": 0, "double": 0, "faulty": 3, "entering": 1, "figures": 0}


def test_nothing_is_imported_while_a_row_is_faulty():
    one = checked(csv(AALTO, ["Brug", "Atlantis"]))
    with pytest.raises(HasFaults):
        apply_import(one, by=SECRETARY, at=NOON)
    assert Organisation.objects.count() == 0


def test_a_check_changes_nothing_in_the_register_and_leaves_no_entry():
    law()
    entries = Entry.objects.count()
    checked(csv(AALTO, BRUG))
    assert Organisation.objects.count() == 0
    assert Entry.objects.count() == entries


def test_an_import_leaves_one_entry_with_a_digest_of_its_rows():
    one = imported(csv(AALTO, BRUG))
    entry = Entry.objects.last()
    assert (entry.action, entry.subject) == ("register.apply_import", f"register.import:{one.pk}")
    assert entry.values == {
        "file": "members.csv", "sha256": one.sha256, "rows": one.digest, "new": 2, "changed": 0, "entering": 1,
        "figures": 0, "first_number": 1, "first_entry": 1,
    }  # fmt: skip
    assert len(one.digest) == 64


def test_the_digest_changes_with_a_row_and_not_with_the_form_of_the_file():
    one, two = checked(csv(AALTO)), checked(csv(AALTO).replace(b",", b";"))
    three = checked(csv([*AALTO[:2], "Espoo", *AALTO[3:]]))
    assert one.digest == two.digest != three.digest


def test_a_row_that_comes_twice_is_taken_once():
    one = checked(csv(AALTO, ["aälto", "FI"], ["Other", "FI", "", "12345678"], BRUG))
    assert list(one.rows.filter(kind="double").values_list("line", "double_of")) == [(3, 2), (4, 2)]
    apply_import(one, by=SECRETARY, at=NOON)
    assert sorted(Organisation.objects.values_list("name", flat=True)) == ["Aalto", "Brug"]


def test_two_numbers_tell_two_organisations_of_one_name_apart():
    imported(csv(["Aalto", "FI", "", "1"], ["Aalto", "FI", "", "2"]))
    assert Organisation.objects.count() == 2


def test_an_organisation_that_is_known_is_left_as_it_is():
    organisation("AALTO", "FI", seat="Espoo")
    one = imported(csv(AALTO, BRUG))
    assert (one.counts["new"], one.counts["known"]) == (1, 1)
    assert Organisation.objects.get(name="AALTO").seat == "Espoo"


def test_an_organisation_that_is_known_is_brought_up_to_date_where_the_file_says_something():
    known = organisation("AALTO", "FI", seat="Espoo", legal_form="association", source="report")
    imported(csv(AALTO), known="update")
    known.refresh_from_db()
    assert (known.name, known.seat, known.legal_form, known.source) == ("Aalto", "Turku", "association", "report")
    assert known.memberships.get().number == 1


def test_a_member_that_is_known_is_not_entered_twice():
    member("Aalto", "FI")
    one = imported(csv(AALTO), known="update")
    assert one.counts["entering"] == 0
    assert Membership.objects.count() == 1


def test_a_figure_that_is_known_already_is_not_written_twice():
    known = organisation("Aalto", "FI")
    declare_figure(known, name="wises", value=12, year=2024, source="report", by=SECRETARY, at=NOON)
    headers = ["Name", "Country", "wises 2024", "workers 2024"]
    imported(csv(["Aalto", "FI", "12", "40"], headers=headers), known="update")
    assert list(Figure.objects.order_by("name").values_list("name", "value")) == [("wises", 12), ("workers", 40)]


@pytest.mark.parametrize("rows", [[AALTO], [["aalto", "FI"]], [["Other", "FI", "", "12345678"]]])
def test_an_import_is_refused_if_its_organisation_was_added_since_the_check(rows):
    one = checked(csv(AALTO))
    for name, country, *more in rows:
        add_organisation(
            name,
            country="FI" if country == "Finland" else country,
            registration=more[1] if more else "",
            by=SECRETARY,
            at=NOON,
        )
    with pytest.raises(MovedOn):
        apply_import(one, by=SECRETARY, at=NOON)
    assert Organisation.objects.count() == 1


def test_another_organisation_may_be_added_since_the_check():
    one = checked(csv(AALTO))
    organisation("Brug")
    apply_import(one, by=SECRETARY, at=NOON)
    assert Organisation.objects.count() == 2


def test_an_import_is_refused_if_what_it_would_change_has_changed_since_the_check():
    known = organisation("Aalto", "FI")
    one = checked(csv(AALTO), known="update")
    Organisation.objects.filter(pk=known.pk).update(seat="Espoo")
    with pytest.raises(MovedOn):
        apply_import(one, by=SECRETARY, at=NOON)


def test_an_import_is_refused_if_its_organisation_became_a_member_since_the_check():
    known = organisation("Aalto", "FI")
    one = checked(csv(AALTO), known="update")
    said = {
        "category": "full",
        "effective_on": None,
        "decided_on": None,
        "decision": "",
        "article": (),
        "edition": law(),
    }
    enter_member(known, **said, by=SECRETARY, at=NOON)
    with pytest.raises(MovedOn):
        apply_import(one, by=SECRETARY, at=NOON)


def test_an_import_is_applied_once_and_only_after_its_check():
    one = matched(csv(AALTO))
    with pytest.raises(NotChecked):
        apply_import(one, by=SECRETARY, at=NOON)
    done = imported(csv(AALTO))
    with pytest.raises(NotChecked):
        apply_import(done, by=SECRETARY, at=NOON)
    with pytest.raises(NothingToImport):
        imported(csv(AALTO))


def test_the_lines_of_an_import_that_is_undone_are_voided_by_others_and_numbers_go_on():
    before, one = member("Before"), imported(csv(AALTO, [*BRUG[:5], "full", "2016"]))
    undo(one)
    lines = RegisterEntry.objects.values_list("number", "event", "corrects", "membership__number", "reason")
    assert list(lines) == [
        (1, "admitted", None, 1, ""),
        (2, "admitted", None, 2, ""),
        (3, "admitted", None, 3, ""),
        (4, "void", 2, 2, "Sent by mistake"),
        (5, "void", 3, 3, "Sent by mistake"),
    ]
    assert [one.number for one in members_on(NOON.date())] == [before.number]
    assert Organisation.objects.count() == 3
    after = member("After")
    assert (after.number, after.lines.get().number) == (4, 6)


def test_a_line_voided_with_an_import_is_the_same_as_one_voided_by_itself():
    one = imported(csv(AALTO, [*BRUG[:5], "full", "2020-03-01"]))
    first, second = RegisterEntry.objects.all()
    undo(one)
    left = RegisterEntry.objects.values().get(corrects=first)
    correction = {"reason": "Sent by mistake", "is_void": True, "by": SECRETARY, "at": NOON}
    RegisterEntry.objects.get(corrects=second).delete()
    right = RegisterEntry.objects.values().get(pk=correct_entry(second, **correction).pk)
    differ = {"number", "organisation_id", "membership_id", "corrects_id"}
    assert [left.pop(name) and right.pop(name) and name for name in sorted(differ)] == sorted(differ)
    assert left == right
    for organisation_ in Organisation.objects.all():
        assert [one.is_void for one in projected(organisation_)] == [True]


def test_what_was_known_before_an_import_was_undone_stays_known():
    one, later = imported(csv(AALTO)), NOON + timedelta(days=1)
    undo_import(one, reason="Sent by mistake", by=SECRETARY, at=later)
    on = date(2021, 1, 1)
    assert [each.number for each in members_on(on, NOON.date())] == [1]
    assert list(members_on(on, later.date())) == []


def test_an_import_without_members_that_is_undone_leaves_everything_as_it_was():
    member("Before", decided_on=None)
    organisation("AALTO", "FI", seat="Espoo", source="report")
    before = standing()
    one = imported(csv([*AALTO[:5], "", "", "12"], [*BRUG, "13"], headers=[*HEADERS, "wises 2024"]), known="update")
    assert standing() != before
    undo(one)
    assert standing() == before


def test_the_journal_tells_of_an_import_that_was_undone_in_one_entry():
    one = imported(csv(AALTO))
    undo(one)
    entry = Entry.objects.last()
    told = {"file": "members.csv", "sha256": one.sha256, "rows": one.digest, "voided": 1, "first_entry": 2}
    assert (entry.action, entry.values) == ("register.undo_import", told)
    assert Entry.objects.filter(action__startswith="register.undo").count() == 1
    assert verify() == []


def test_the_figures_that_came_with_an_import_go_with_it():
    imported_ = imported(csv([*AALTO, "12"], headers=[*HEADERS, "wises 2024"]))
    assert Figure.objects.count() == 1
    undo(imported_)
    assert Figure.objects.count() == 0


def test_organisations_whose_lines_were_voided_are_entered_by_another_import():
    undo(imported(csv(AALTO)))
    imported(csv(AALTO), known="update")
    assert list(Membership.objects.values_list("number", "is_void")) == [(1, True), (2, False)]


def test_an_import_is_undone_with_a_reason():
    one = imported(csv(AALTO))
    with pytest.raises(NoReason):
        undo_import(one, reason=" ", by=SECRETARY, at=NOON)


def test_ids_of_organisations_that_were_undone_are_not_given_again():
    one = imported(csv(AALTO))
    pk = Organisation.objects.get().pk
    undo(one)
    assert organisation("Brug").pk > pk


def test_only_the_last_import_is_undone_and_only_once():
    first, last = imported(csv(AALTO)), imported(csv(BRUG))
    with pytest.raises(NotTheLast):
        undo(first)
    undo(last)
    with pytest.raises(NotTheLast):
        undo(last)
    undo(first)
    assert list(members_on(NOON.date())) == []


def built_upon(one):
    with pytest.raises(BuiltUpon) as told:
        undo(one)
    return str(told.value)


def test_later_lines_of_others_do_not_stand_in_the_way():
    one = imported(csv(AALTO))
    after = member("After")
    undo(one)
    assert [each.number for each in members_on(NOON.date())] == [after.number]


def test_an_import_whose_line_was_put_right_stays():
    one = imported(csv(AALTO))
    correct_entry(RegisterEntry.objects.get(), reason="Typed wrongly", is_void=True, by=SECRETARY, at=NOON)
    assert built_upon(one) == "One record of the site rests on what it added."


def test_an_import_whose_rows_are_kept_no_longer_stays():
    first, second = imported(csv(AALTO)), imported(csv(BRUG))
    staged(csv(AALTO))
    undo(second)
    with pytest.raises(NotTheLast):
        undo(first)


def test_an_import_on_which_something_rests_stays():
    one = imported(csv(AALTO))
    owe(Membership.objects.get())
    declare_figure(Organisation.objects.get(), name="wises", value=1, year=2026, by=SECRETARY, at=NOON)
    assert built_upon(one) == "2 records of the site rest on what it added."


def test_an_import_whose_organisation_was_changed_stays():
    one = imported(csv(AALTO, BRUG))
    Organisation.objects.filter(name="Brug").update(seat="Ghent")
    assert built_upon(one) == "One of its organisations was changed since."


def test_a_check_that_was_killed_is_taken_up_again_once_its_lease_has_run_out():
    one = matched(csv(AALTO, BRUG))
    taken = take_up_import(one, by=CLOCK, at=NOON)
    lay_rows(taken, rows=[], figures=[], done=1, by=CLOCK, at=NOON)
    assert not check_next(lambda: NOON + timedelta(seconds=30))
    assert check_next(lambda: NOON + timedelta(seconds=90))
    one.refresh_from_db()
    assert (one.state, one.done, one.counts["new"]) == ("checked", 2, 2)
    assert one.rows.count() == 2


def test_two_processes_do_not_check_the_same_import():
    one = matched(csv(AALTO))
    assert take_up_import(one, by=CLOCK, at=NOON)
    assert not check(one, lambda: NOON, by=SECRETARY, told=lambda _done: None)


def test_an_import_is_not_matched_anew_while_it_is_checked():
    one = matched(csv(AALTO))
    with pytest.raises(Underway):
        match_columns(one, columns={}, known="skip", category="", year=None, by=SECRETARY, at=NOON)


def test_a_check_that_breaks_off_says_so_and_may_be_started_again(monkeypatch, caplog):
    one = matched(csv(AALTO))
    Import.objects.filter(pk=one.pk).update(columns={"0": "name", "1": "nonsense"})
    assert check_next(lambda: NOON)
    one.refresh_from_db()
    assert one.state == "broken"
    said = {"columns": {"0": "name"}, "known": "skip", "category": "", "year": None}
    match_columns(one, **said, by=SECRETARY, at=NOON)
    assert check_next(lambda: NOON)
    one.refresh_from_db()
    assert one.state == "checked"


def test_what_columns_hold_is_remembered_by_their_headers():
    content = csv(["Aalto", "Turku"], headers=["Name", "Wo"])
    assert remembered(["Name", "Wo"]) is None
    imported(content, **{"1": "seat"})
    assert remembered(["Name", "Wo"]).columns == {"0": "name", "1": "seat"}
    assert remembered(["Name", "Wo", "more"]) is None


@pytest.mark.parametrize("write", [lambda *table: csv_text(*table).encode(), workbook], ids=["csv", "xlsx"])
def test_what_is_exported_can_be_imported_again(write):
    headers = [*HEADERS, "wises 2024", "workers"]
    rows = [[*AALTO, "12", "1"], ["=Brug", "België", "", "", "", "full", "2016", "", "40"]]
    one = imported(csv(*rows, headers=headers), year=None)
    before = list(exported(NOON.date(), law().book, "en")[1])
    content = write(*exported(NOON.date(), law().book, "en"))
    undo(one)
    imported(content, known="update")
    assert [row[1:] for row in exported(NOON.date(), law().book, "en")[1]] == [row[1:] for row in before]
    assert [row[1] for row in before] == ["Aalto", "=Brug"]
