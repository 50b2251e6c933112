"""How large the rulebook language is, and what of it no rulebook in this folder uses.

`count` prints what `docs/rulebooks.md` shows, `write` puts it there.
"""

import re
import sys
import tomllib
from pathlib import Path

from accede.rulebook.book import Book

HERE = Path(__file__).parent
DOC = HERE.parent / "docs" / "rulebooks.md"
SIZE = re.compile(r"(?<=<!-- size -->\n).*(?=<!-- end of size -->)", re.DOTALL)


def schema():
    """Return the schema of a rulebook as it is written."""
    return Book.model_json_schema(by_alias=True)


def kinds(whole):
    """Return the kinds of rule."""
    return sorted(set(whole["properties"]) - {"rulebook", "article"})


def keys(whole):
    """Return every key that a rule, or a piece of one, may carry; one that several carry is one."""
    pieces = (one for name, one in whole["$defs"].items() if name != "Condition")
    return sorted({key for one in pieces for key in one.get("properties", ())} - {"verb"})


def words(part):
    """Return every word of a closed list, wherever it stands."""
    if isinstance(part, list):
        return sorted({word for one in part for word in words(one)})
    if not isinstance(part, dict):
        return []
    own = [one for one in (*part.get("enum", ()), part.get("const")) if isinstance(one, str) and one]
    return sorted({*own, *words(list(part.values()))})


def said(part):
    """Return every key and every text of a rulebook."""
    if isinstance(part, list):
        return {one for item in part for one in said(item)}
    if isinstance(part, dict):
        return {*part, *said(list(part.values()))}
    return {str(part)}


def counted():
    """Return the size, and what nobody uses, as Markdown."""
    whole, books = schema(), [*HERE.glob("*/[0-9]*.toml"), *HERE.glob("presets/*/*.toml")]
    used = {one for file in books for one in said(tomllib.loads(file.read_text(encoding="utf-8")))}
    lines = ["| of the language | number | used by no rulebook |", "|---|--:|---|"]
    for label, names in (("kinds of rule", kinds(whole)), ("keys", keys(whole)), ("words", words(whole))):
        idle = ", ".join(f"`{one}`" for one in names if one not in used)
        lines.append(f"| {label} | {len(names)} | {idle or 'none'} |")
    return "\n".join(lines) + "\n"


def main(command="count"):
    """Run one command."""
    if command == "write":
        DOC.write_text(SIZE.sub(lambda _found: counted(), DOC.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        print(counted(), end="")


if __name__ == "__main__":
    main(*sys.argv[1:2])
