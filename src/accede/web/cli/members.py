"""import, export: members from and to files. Django is loaded only once one of them is called."""

from pathlib import Path
from typing import Annotated

import typer

from accede.web.cli.output import end
from accede.web.cli.site import opened


def bring(
    file: Annotated[Path, typer.Argument(help="A CSV or XLSX file whose first row names its columns.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check every row and change nothing.")] = False,
    update: Annotated[bool, typer.Option("--update", help="Bring organisations that are known up to date.")] = False,
    category: Annotated[str, typer.Option(help="Enter those without a category as members of this one.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Import organisations and members, whole or not at all."""
    end(opened("accede.web.tables").bring(file, dry_run=dry_run, update=update, category=category, as_json=as_json))


def hand_out(file: Annotated[Path, typer.Argument(help="Where to write; .csv or .xlsx says how.")]) -> None:
    """Export the members of today, in columns that `import` recognises."""
    end(opened("accede.web.tables").hand_out(file))
