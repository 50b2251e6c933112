"""Opens a house that holds nothing yet: the law of an association, its words, and the first person who may enter."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.validators import validate_email
from django.db import transaction

from accede.journal.actions import Actor, Mandated
from accede.people.actions import open_account
from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.people.queries import now
from accede.register.actions import give_mandate
from accede.rulebook.book import Book
from accede.rulebook.loading import Faulty
from accede.statutes.actions import Unreadable, load_edition, load_texts
from accede.statutes.models import Edition
from accede.statutes.queries import day_of
from accede.web.cli.output import BadInput
from accede.web.cli.reading import book, content, editions, fault_lines, source
from accede.wording.letters import sendable

SETUP = Actor("setup", (Mandated("technician"), Mandated("secretariat")))
TEXTS = "texts.toml"
# Who runs a house, where its rulebook names no body for it.
OFFICES = (Capacity.SECRETARIAT, Capacity.CHAIR, Capacity.BOARD, Capacity.TREASURER)

Deed = Callable[..., object]


def found(place: Path, *, email: str, name: str, language: str) -> None:
    """Open a house with a rulebook and the secretariat's first person; all of it or nothing."""
    _check(email, language)
    prepare()
    if Account.objects.exists() or Edition.objects.exists():
        raise BadInput("This house is open already; set ACCEDE_DATA to an empty folder for another.")
    at = now()
    with transaction.atomic():
        law = load(place, lambda deed, *args: deed(*args, by=SETUP, at=at))
        account = open_account(email, name=name, language=language, by=SETUP, at=at)
        held = {"office": office_of(law.book, Capacity.SECRETARIAT), "capacity": Capacity.SECRETARIAT}
        give_mandate(account, **held, starts=day_of(at), by=SETUP, at=at)
    print(f"{law.book.rulebook.association} has a house. `accede serve` opens it at {settings.PUBLIC_URL}/.")
    print(f"{account.email} signs in with a code that is sent there, and gives all others their office.")


def prepare() -> None:
    """Bring the database to where this version needs it."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)


def load(place: Path, do: Deed) -> Edition:
    """Load every edition at a place with what lies beside it, and the words of the house if there are any."""
    files, loaded = editions([place]), []
    for file in sorted(files, key=lambda one: one.name):
        law = source(file)
        loaded.append(_told(file, do, load_edition, law.content, dict(law.beside)))
    words = files[0].parent / TEXTS
    if words.is_file():
        _told(words, do, load_texts, words.read_bytes())
    return loaded[-1]


def check(place: Path) -> None:
    """Read every edition at a place, and the words of the house; raises BadInput with what is wrong with a file."""
    files = editions([place])
    for file in files:
        book(file)
    words = files[0].parent / TEXTS
    if words.is_file():
        try:
            sendable(content(words))
        except Faulty as faulty:
            raise BadInput(*fault_lines(words, faulty)) from faulty


def office_of(book: Book, capacity: Capacity) -> str:
    """Return what the rulebook calls the office that acts in a capacity, else the capacity itself."""
    return next((name for name, body in book.body.items() if body.acts_as == capacity), str(capacity))


def _told(file: Path, do: Deed, *deed: object) -> Any:
    """Load a file, or say what is wrong with it."""
    try:
        return do(*deed)
    except Unreadable as refused:
        raise BadInput(*fault_lines(file, refused.__cause__)) from refused


def _check(email: str, language: str) -> None:
    try:
        validate_email(email)
    except ValidationError:
        raise BadInput(f"--email: {email} is not an e-mail address.") from None
    if language not in dict(settings.LANGUAGES):
        raise BadInput(
            f"--lang: {language} is not a language of the site; it may be {', '.join(dict(settings.LANGUAGES))}."
        )
