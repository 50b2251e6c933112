"""The rows of a table, written here and not by a template: in a long list that took longer than all the rest."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from accede.web.templatetags.parts import nobreak

register = template.Library()

NOTHING = ("", "–")
LONG = re.compile(r"\S{25}")
Frame = tuple[str, str, str]  # how a cell begins that holds something, one that holds nothing, and how either ends
_HEAD = (mark_safe('<th scope="row" role="rowheader">'),) * 2 + (mark_safe("</th>"),)


@register.filter
def body(table: Mapping[str, Any]) -> str:
    """Write the rows of a table."""
    return _written(table["columns"], table["rows"])


@register.filter
def foot(table: Mapping[str, Any]) -> str:
    """Write the row that a table ends in."""
    return _written(table["columns"], [{"cells": table["foot"]}])


def _written(columns: Iterable[Mapping[str, Any]], rows: Iterable[Mapping[str, Any]]) -> str:
    frames = [_frame(column) if place else _HEAD for place, column in enumerate(columns)]
    return format_html_join("\n", '<tr role="row"{}>{}</tr>', ((_id(row), _cells(row, frames)) for row in rows))


def _id(row: Mapping[str, Any]) -> str:
    return format_html(' id="{}"', row["id"]) if row.get("id") else ""


def _cells(row: Mapping[str, Any], frames: Iterable[Frame]) -> str:
    pairs = zip(row["cells"], frames, strict=True)
    written = [(nil if cell in NOTHING else start) + _cell(cell) + end for cell, (start, nil, end) in pairs]
    return mark_safe("".join(written))  # noqa: S308 - frames and cells are written safe


def _frame(column: Mapping[str, Any]) -> Frame:
    kinds = [kind for kind in ("n", "last") if column.get(kind)]
    label = format_html(' data-th="{}"', column["label"]) if column.get("n") else ""
    return _start(kinds, label), _start([*kinds, "nil"], label), mark_safe("</td>")


def _start(kinds: list[str], label: str) -> str:
    return format_html('<td role="cell"{}{}>', format_html(' class="{}"', " ".join(kinds)) if kinds else "", label)


def _cell(cell: object) -> SafeString:
    """Write a cell: text, or what `parts/table.html` says of one."""
    if not isinstance(cell, Mapping):
        return _text(cell)
    written = _text(cell.get("text", ""))
    if cell.get("whole"):
        written = format_html('<span class="unbroken">{}</span>', written)
    if cell.get("url"):
        written = format_html('<a href="{}">{}</a>', cell["url"], written)
    if tag := cell.get("tag"):
        state = tag.get("state")
        written = format_html('<span class="tag{}">{}</span> {}', f" {state}" if state else "", tag["label"], written)
    if cell.get("stamp"):
        written = format_html('{} <span class="stamp">{}</span>', written, cell["stamp"])
    if cell.get("small"):
        written = format_html("{}<br><small>{}</small>", written, nobreak(conditional_escape(cell["small"])))
    if after := cell.get("after"):
        written = format_html('{} <a href="{}">{}</a>', written, after["url"], after["label"])
    return written


def _text(words: object) -> SafeString:
    """Write words; one too long for a column may break."""
    written = nobreak(conditional_escape(words))
    return format_html('<span class="long">{}</span>', written) if LONG.search(str(words)) else written
