"""Files for a spreadsheet."""

import csv
from collections.abc import Iterable

from django.http import HttpResponse

# A spreadsheet would run a cell that begins like this as a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_file(name: str, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> HttpResponse:
    """Hand out rows as a CSV file of this name."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response)
    writer.writerow(columns)
    writer.writerows([_safe(value) for value in row] for row in rows)
    return response


def _safe(value: object) -> str:
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
