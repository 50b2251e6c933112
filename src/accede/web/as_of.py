"""The register on any day, as it was known on any day, for the command line."""

from datetime import date

from accede.people.queries import now
from accede.register.queries import told_on
from accede.statutes.queries import day_of
from accede.web.cli.output import console, print_json


def told(on: date | None, known: date | None, *, as_json: bool) -> int:
    """Print the members of a day by number; return 0."""
    today = day_of(now())
    on, known = on or today, known or today
    members = told_on(on, known)
    if as_json:
        print_json(on=on, known=known, members=members)
        return 0
    for one in members:
        days = f"{one['from'] or '…'} – {one['until'] or '…'}"
        line = f"{one['number']:>6}  {one['country'] or '  '}  {one['name']}  ({one['category']}, {days})"
        console().print(line, markup=False, highlight=False)
    console().print(f"{len(members)} on {on}, as known on {known}")
    return 0
