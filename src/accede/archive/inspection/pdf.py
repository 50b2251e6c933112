"""Looks into a PDF: it is whole, can be read without a password, and does nothing but show its pages."""

import logging
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, IndirectObject

from accede.archive.inspection import ACTIVE, LOCKED, OTHER

# What a PDF may do besides being read: run a script or a program, send a form, bring files along.
DEEDS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/RichMediaExecute", "/Rendition"}
PARTS = {"/JS", "/JavaScript", "/XFA", "/EmbeddedFiles", "/RichMediaContent"}
TAIL = 1024


def fault(_kind: str, content: bytes) -> str:
    """Return what is wrong with a PDF."""
    if not (content.startswith(b"%PDF-") and content.rstrip(b"\0\t\n\r\f ")[-TAIL:].endswith(b"%%EOF")):
        return OTHER
    logging.disable()
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted:
            return LOCKED
        if not len(reader.pages):
            return OTHER
        return ACTIVE if any(_acts(each) for each in _dictionaries(reader)) else ""
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return OTHER


def _acts(found: DictionaryObject) -> bool:
    return bool(PARTS & found.keys()) or found.get("/S") in DEEDS


def _dictionaries(reader: PdfReader) -> Iterator[DictionaryObject]:
    # Every object of the file, whether a page leads to it or not.
    numbers = {number for generation in reader.xref.values() for number in generation} | set(reader.xref_objStm)
    pending: list[Any] = [reader.trailer, *(IndirectObject(number, 0, reader).get_object() for number in numbers)]
    while pending:
        found = pending.pop()
        if isinstance(found, DictionaryObject):
            yield found
            pending += [each for each in found.values() if not isinstance(each, IndirectObject)]
        elif isinstance(found, list):
            pending += [each for each in found if not isinstance(each, IndirectObject)]
