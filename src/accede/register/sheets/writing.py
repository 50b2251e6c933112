"""Tables written as files for a spreadsheet, in which nothing is run as a formula."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

from xlsxwriter import Workbook

# A spreadsheet would run a cell of a CSV file that begins like this as a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_date_format": "yyyy-mm-dd",
}


def csv_text(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a table as CSV."""
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(headers)
    writer.writerows([safe(value) for value in row] for row in rows)
    return file.getvalue()


def workbook(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Write a table as XLSX."""
    file = BytesIO()
    with Workbook(file, PLAIN) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, headers, book.add_format({"bold": True}))
        for place, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(place, column, value)
                else:
                    sheet.write(place, column, value)
        sheet.freeze_panes(1, 0)
        sheet.autofit()
    return file.getvalue()


def safe(value: object) -> str:
    """Write a value so that no spreadsheet runs it; a number is one, also below nothing."""
    text = str(value)
    if isinstance(value, int | Decimal):
        return text
    return f"'{text}" if text.startswith(FORMULA) else text


def unsafe(text: str) -> str:
    """Return what a text was before it was made safe."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text
