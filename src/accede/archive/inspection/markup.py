"""Reads XML without entities: a document that declares its own is none that an office program wrote."""

from collections.abc import Iterator
from xml.parsers.expat import ParserCreate


class Declared(Exception):
    """The XML declares a document type, and with it whatever it likes."""


def elements(content: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Return the elements of some XML by name, with their attributes; raises Declared or ExpatError."""
    found: list[tuple[str, dict[str, str]]] = []

    def declared(*_: object) -> None:
        raise Declared

    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = lambda name, attributes: found.append((name, attributes))
    parser.Parse(content, True)
    return iter(found)
