"""The command line. The commands that only ask the rulebook load no Django.

Exit status: 0 yes or done, 1 no, 2 bad input or usage, 3 cannot say.
"""

import sys

import typer

from accede.web.cli import asking, comparing, electing, law, members, recounting, site, voting
from accede.web.cli.output import BadInput, complain

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Statutes as data: ask them, rehearse them, run by them.",
    pretty_exceptions_enable=False,
)

for command in (
    law.check,
    law.explain,
    law.schema,
    law.cases,
    law.deadlines,
    law.rehearse,
    comparing.diff,
    asking.fee,
    voting.tally,
    electing.elect,
    electing.lot,
    site.init,
    site.demo,
    site.serve,
    site.register,
    site.standing,
    recounting.verify,
    site.bounces,
):
    app.command()(command)
app.command("import")(members.bring)
app.command("export")(members.hand_out)


def main() -> None:
    """Run the command line; bad input is one sentence on standard error and status 2."""
    try:
        app()
    except BadInput as fault:
        complain(fault)
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(2)
