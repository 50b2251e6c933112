"""The facts of published statutes in `facts.csv`, and which of them the rulebooks express.

`check` names every fault, `count` prints the table of `docs/rulebooks.md`, `write` puts it there.
"""

import csv
import re
import sys
import tomllib
from collections import Counter
from itertools import groupby
from pathlib import Path

HERE = Path(__file__).parent
DOC = HERE.parent / "docs" / "rulebooks.md"
COLUMNS = ["association", "path", "fact", "answer", "where"]
ANSWERS = ["expressed", "not a rule", ""]
TABLE = re.compile(r"(?<=<!-- count -->\n).*(?=<!-- end of count -->)", re.DOTALL)


def read(file=HERE / "facts.csv"):
    """Return the rows of the list, each a dictionary of its columns."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def latest(association, home=HERE):
    """Return the latest edition of an association's rulebook, or None where there is none yet."""
    editions = sorted((home / association).glob("[0-9]*.toml"))
    return tomllib.loads(editions[-1].read_text(encoding="utf-8")) if editions else None


def keys(where):
    """Split the keys of a cell at spaces; a part in quotation marks may hold spaces and dots."""
    return re.findall(r'(?:"[^"]*"|[^\s"])+', where)


def exists(key, book):
    """Say whether a dotted key leads to something. In a list a part is a table's name, a word or a position."""
    for quoted, bare in re.findall(r'"([^"]*)"|([^."]+)', key):
        part = quoted or bare
        if isinstance(book, list):
            book = listed(book)
        if not isinstance(book, dict) or part not in book:
            return False
        book = book[part]
    return True


def listed(items):
    """Return the items of a list by their name or word, and by their position."""
    by_name = {one.get("name") if isinstance(one, dict) else str(one): one for one in items}
    return by_name | {str(n): one for n, one in enumerate(items)}


def faults(rows, book_of=latest):
    """Return every fault of the list, as `association path: what`."""
    bent = [n for n, row in enumerate(rows, 2) if list(row) != COLUMNS or None in row.values()]
    if bent:
        return [f"line {n}: a row has the columns {', '.join(COLUMNS)}" for n in bent]
    books = {one: book_of(one) for one in {row["association"] for row in rows}}
    found = [(row, what) for row in rows for what in [*malformed(row), *unfounded(row, books[row["association"]])]]
    for column in ("path", "fact"):
        seen = Counter((row["association"], row[column]) for row in rows)
        found += [(row, f"this {column} stands twice") for row in rows if seen[row["association"], row[column]] > 1]
    found += [(row, "the facts of this path are not numbered one after another") for row in misnumbered(rows)]
    return [f"{row['association']} {row['path']}: {what}" for row, what in found]


def malformed(row):
    """Say what is out of form in a row, whatever the rulebooks hold."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", row["association"]):
        yield "an association is called by a word in small letters"
    if not re.fullmatch(r"\S(.*\S)?", row["path"]):
        yield "the path is missing"
    if not re.fullmatch(r"[A-Z0-9](?:(?!\. ).)+\.", row["fact"]):
        yield "a fact is one sentence"


def unfounded(row, book):
    """Say what the answer of a row lacks: a key that its rulebook has, or a reason."""
    answer, where = row["answer"], row["where"]
    if answer not in ANSWERS:
        yield f"{answer!r} is neither expressed nor not a rule"
    elif not answer and where:
        yield "a fact that is open has nothing in its last column"
    elif answer == "not a rule" and len(where.split()) < 3:
        yield "the reason is missing"
    elif answer == "expressed" and book is None:
        yield "there is no rulebook yet"
    elif answer == "expressed":
        yield from (f"the rulebook has no key {key}" for key in keys(where) if not exists(key, book))
        if not where.strip():
            yield "the key is missing"


def misnumbered(rows):
    """Find the paths whose facts are not numbered in order; a fact alone has no number."""
    for (_association, path), same in groupby(rows, lambda row: (row["association"], row["path"].split("#")[0])):
        group = list(same)
        numbered = [f"{path}#{n}" for n in range(1, len(group) + 1)]
        if [row["path"] for row in group] != (numbered if len(group) > 1 else [path]):
            yield group[0]


def counted(rows):
    """Return the table of facts an association, as Markdown."""
    lines = ["| association | facts | expressed | not a rule | open |", "|---|--:|--:|--:|--:|"]
    names = sorted({row["association"] for row in rows})
    for label, group in [*((one, [row for row in rows if row["association"] == one]) for one in names), ("all", rows)]:
        numbers = [len(group), *(sum(row["answer"] == answer for row in group) for answer in ANSWERS)]
        lines.append(f"| {label} | {' | '.join(map(str, numbers))} |")
    return "\n".join(lines) + "\n"


def main(command="check"):
    """Run one command; the exit status is 1 where the list has faults."""
    rows = read()
    if command == "check":
        found = faults(rows)
        print(*found or [f"{len(rows)} facts, no fault."], sep="\n")
        return bool(found)
    if command == "count":
        print(counted(rows), end="")
    elif command == "write":
        DOC.write_text(TABLE.sub(counted(rows), DOC.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        print("facts.py knows check, count and write.", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
