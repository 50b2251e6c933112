"""The catalogues of the interface: `update` them from the source, `check` that they are whole, `compile` them.

`update` also puts the spaces that French asks for before its signs, which `check` looks for.

Text is found in Python files by Babel, and in templates after Django has turned them into Python for it.
"""

import re
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from accede.wording.signs import spaced as beside_signs

HOME = Path(__file__).resolve().parents[1]
LOCALE, SOURCE = HOME / "locale", HOME / "src" / "accede"
DOMAIN = "django"
FORMS = {"gettext": None, "pgettext": ((1, "c"), 2), "ngettext": (1, 2), "npgettext": ((1, "c"), 2, 3)}
KEYWORDS = {
    "_": None,
    "n_": (1, 2),
    **{name + end: form for name, form in FORMS.items() for end in ("", "_lazy", "_noop")},
}


def extracted() -> Catalog:
    """Return a catalogue of every text in the source, with the files it stands in."""
    found = Catalog(domain=DOMAIN, charset="utf-8")
    for file in sorted(SOURCE.rglob("*")):
        if file.suffix in (".py", ".html", ".txt") and "migrations" not in file.parts:
            for line, message, comments, context in texts(file):
                del line  # A line number would change the catalogue with every edit.
                place = (str(file.relative_to(HOME)), None)
                found.add(message, locations=[place], auto_comments=comments, context=context, flags=flags(message))
    return found


def texts(file: Path) -> list[tuple]:
    """Return the messages of one file."""
    source = file.read_text(encoding="utf-8")
    if file.suffix == ".py":
        return list(extract(extract_python, BytesIO(source.encode()), KEYWORDS, options={"encoding": "utf-8"}))
    # Indentation means nothing in a template, but would to the reader of Python.
    turned = "\n".join(line.strip() for line in templatize(source).splitlines())
    return list(extract(extract_python, BytesIO(turned.encode()), KEYWORDS, options={"encoding": "utf-8"}))


def flags(message: str | tuple[str, ...]) -> set[str]:
    """Say how a message is filled in, so that a translation is checked against it."""
    whole = " ".join(message) if isinstance(message, tuple) else message
    return {"python-format"} if re.search(r"%\(\w+\)[sd]", whole) else set()


def catalogues() -> dict[str, Path]:
    """Return the catalogue file of each language, English having none."""
    return {file.parts[-3]: file for file in sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))}


def read(language: str, file: Path) -> Catalog:
    """Return a catalogue as it stands."""
    with file.open("rb") as reading:
        return read_po(reading, locale=language, domain=DOMAIN)


def update() -> None:
    """Bring every catalogue to the texts of the source; new ones stay empty, lost ones go."""
    template = extracted()
    for language, file in catalogues().items():
        catalogue = read(language, file)
        # The day of extraction would change with every run and says nothing.
        template.creation_date = catalogue.creation_date
        catalogue.revision_date = catalogue.creation_date
        catalogue.last_translator = catalogue.language_team = catalogue.msgid_bugs_address = "Accede"
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        for message in catalogue:
            message.string = spaced(message.string, language) if message.id and message.string else message.string
        with file.open("wb") as writing:
            write_po(writing, catalogue, width=100, sort_output=True, no_location=True)


def faults() -> list[str]:
    """Name every text that a catalogue lacks, has unfinished, wrong, or too many."""
    template = extracted()
    return [
        fault for language, file in catalogues().items() for fault in _faults(language, read(language, file), template)
    ]


def _faults(language: str, catalogue: Catalog, template: Catalog) -> list[str]:
    wanted, there = ({(one.id, one.context) for one in each if one.id} for each in (template, catalogue))
    said = [f"{language}: not in the catalogue: {message}" for message, _context in sorted(wanted - there, key=str)]
    said += [f"{language}: no longer in the source: {message}" for message, _context in sorted(there - wanted, key=str)]
    for message in catalogue:
        if message.id and (message.fuzzy or not whole(message.string)):
            said.append(f"{language}: not translated: {message.id}")
        elif message.id and spaced(message.string, language) != message.string:
            said.append(f"{language}: has a space that breaks before a sign, run update: {message.id}")
        elif message.id and placeholders(message.id) != placeholders(message.string):
            said.append(f"{language}: fills in something else: {message.id}")
    return said


def spaced(string: str | tuple[str, ...], language: str) -> str | tuple[str, ...]:
    """Return every form of a translation with the spaces that its language has beside signs."""
    return beside_signs(string, language) if isinstance(string, str) else tuple(spaced(one, language) for one in string)


def whole(string: str | tuple[str, ...]) -> bool:
    """Say whether every form of a translation is there."""
    return all(string) if isinstance(string, tuple | list) else bool(string)


def placeholders(string: str | tuple[str, ...]) -> set[str]:
    """Return what a message fills in: %(name)s or {name}."""
    whole_text = " ".join(string) if isinstance(string, tuple | list) else string
    return set(re.findall(r"%\(\w+\)[sd]|\{\w+\}", whole_text))


def compiled() -> None:
    """Write the compiled catalogue beside each one; these are never committed."""
    for language, file in catalogues().items():
        with file.with_suffix(".mo").open("wb") as writing:
            write_mo(writing, read(language, file))


def main(word: str) -> int:
    """Do what is asked; return 1 when a check finds faults."""
    if word == "check":
        found = faults()
        print("\n".join(found) or "The catalogues are whole.")
        return 1 if found else 0
    {"update": update, "compile": compiled}[word]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
