"""init, demo, serve, bounces: what runs the site. Django is loaded only once one of them is called."""

import os
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer

from accede.web.cli import reading
from accede.web.cli.law import AsJson, Lang
from accede.web.cli.output import BadInput, end

Place = Annotated[Path, typer.Argument(help="A rulebook, or the folder of an association’s editions.")]


def init(
    place: Place,
    email: Annotated[str, typer.Option(help="Who signs in first, for the secretariat.")],
    name: Annotated[str, typer.Option(help="The name of that person.")] = "",
    lang: Annotated[str, typer.Option(help="The language in which letters to that person are written.")] = "en",
) -> None:
    """Open a house that holds nothing yet, with a rulebook and the first person who may enter."""
    opened("accede.web.founding").found(place, email=email, name=name, language=lang)


def demo(
    place: Annotated[Path | None, typer.Argument(help="Another association’s rulebook or folder.")] = None,
    force: Annotated[bool, typer.Option("--again", help="Throw the present demo away and make a new one.")] = False,
) -> None:
    """Make a demo, with sample candidacies where the folder has samples; print a sign-in link for each office."""
    opened("accede.web.demo").make(place, again=force)


def serve(
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8000,
    bind: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
) -> None:
    """Serve the site, with the worker that sends its letters, in one process group."""
    os.environ.setdefault("ACCEDE_URL", f"http://127.0.0.1:{port}")
    end(opened("accede.web.serve").serve(port, bind))


def register(
    on: Annotated[str, typer.Option(help="The members of this day; today unless given.")] = "",
    known: Annotated[str, typer.Option(help="As the register stood at the end of this day; today unless given.")] = "",
    as_json: AsJson = False,
) -> None:
    """Say who was a member on a day, as the register stood at the end of another."""
    days = [reading.day(one) if one else None for one in (on, known)]
    end(opened("accede.web.as_of").told(*days, as_json=as_json))


def standing(
    number: Annotated[int, typer.Argument(help="The member’s number in the register.")],
    on: Annotated[str, typer.Option(help="On this day; today unless given.")] = "",
    lang: Lang = "en",
    as_json: AsJson = False,
) -> None:
    """Say whether a member’s rights are whole on a day, why not, and what cures it."""
    end(opened("accede.web.standing").told(number, reading.day(on) if on else None, lang, as_json=as_json))


def bounces(
    files: Annotated[list[Path], typer.Argument(help="Messages as .eml, or whole mailboxes as mbox.")],
) -> None:
    """Note which letters were not delivered, from messages in which mail servers say so."""
    end(opened("accede.web.returned").take_files(files))


def opened(module: str) -> ModuleType:
    """Open the house and return a module of it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.web.settings")
    django, errors = import_module("django"), import_module("django.core.exceptions")
    try:
        django.setup()
        return import_module(module)
    except errors.ImproperlyConfigured as fault:
        raise BadInput(str(fault)) from fault
