"""Files for a spreadsheet."""

from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from accede.register.sheets.writing import csv_text, workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv_file(name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """Hand out rows as a CSV file of this name."""
    return _file(name, csv_text(columns, rows), "text/csv; charset=utf-8")


def xlsx_file(name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """Hand out rows as an XLSX file of this name."""
    return _file(name, workbook(columns, rows), XLSX)


def _file(name: str, content: str | bytes, kind: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
