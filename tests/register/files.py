"""Files of organisations for tests, and imports of them by the real actions."""

from io import BytesIO

from cast import NOON
from statutes.samples import SECRETARY, law
from xlsxwriter import Workbook

from accede.register.actions.importing import apply_import, check, match_columns, stage_import
from accede.register.sheets.columns import recognised
from accede.register.sheets.reading import read

HEADERS = ["Name", "Country", "Head office", "Registration number", "Website", "Category", "Member since"]


def csv(*rows, headers=HEADERS):
    return "\n".join(",".join(row) for row in (headers, *rows)).encode()


def xlsx(*rows):
    file = BytesIO()
    with Workbook(file, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    return file.getvalue()


def staged(content, name="members.csv"):
    book = law().book
    table = read(content)
    return stage_import(name, table=table, columns=recognised(table.headers, book), by=SECRETARY, at=NOON)


def matched(content, *, name="members.csv", known="skip", category="", year=2026, **columns):
    one = staged(content, name)
    said = {"columns": one.columns | columns, "known": known, "category": category, "year": year}
    return match_columns(one, **said, by=SECRETARY, at=NOON)


def checked(content, **said):
    one = matched(content, **said)
    assert check(one, lambda: NOON, by=SECRETARY, told=lambda _done: None)
    one.refresh_from_db()
    return one


def imported(content, **said):
    return apply_import(checked(content, **said), by=SECRETARY, at=NOON)
