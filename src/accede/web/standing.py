"""A member's standing, for the command line."""

from datetime import date

from accede.people.queries import now
from accede.register.models import Membership
from accede.register.queries import standing_told
from accede.statutes.queries import day_of
from accede.web.cli.output import STATUS, BadInput, console, print_json


def told(number: int, on: date | None, language: str, *, as_json: bool) -> int:
    """Print a member's standing on a day; return the exit status of its answer."""
    found = Membership.objects.select_related("organisation").filter(number=number).first()
    if found is None:
        raise BadInput(f"No member has the number {number} in the register.")
    said = standing_told(found, on or day_of(now()), language)
    if as_json:
        print_json(**said)
    else:
        console().print(f"{said['number']}  {said['name']}, {said['on']}", markup=False, highlight=False)
        console().print(said["says"], markup=False, highlight=False)
    return STATUS[said["holds"]]
