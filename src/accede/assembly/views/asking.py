"""What the pages of the assembly share: who may open them, what they are about, and how a refusal is shown."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accede.assembly import actions
from accede.assembly.actions.objection import AlreadyAnswered, AlreadyObjected
from accede.assembly.actions.rehearsal import AlreadyRehearsed
from accede.assembly.actions.stopping import AlreadyAskedToMeet
from accede.assembly.models import Assembly, Item
from accede.journal.actions import Forbidden, Refused
from accede.journal.question import Question, Rows
from accede.people.capacities import auditor, board, chair, delegate, secretariat, treasurer
from accede.people.queries import language
from accede.register.models import Organisation
from accede.rulebook.book import Book
from accede.rulebook.verdict import Answer
from accede.wording.margin import Margin, margin

participants = secretariat | chair | board | treasurer | auditor | delegate
# Who sits at the front: sees who has voted while a vote is open.
front = secretariat | chair | board | treasurer | auditor

# The text of an edition is at hand under its hash.
_item = Rows(
    lambda address, position: (
        whole_items().filter(assembly__address=address, position=position).defer("assembly__edition__content")
    )
)

# What was done already by an earlier click is shown, not refused.
DONE_BEFORE = (
    actions.AlreadyConvened,
    actions.AlreadyOpen,
    actions.AlreadyClosed,
    actions.AlreadyOpened,
    actions.AlreadyDeclared,
    actions.AlreadyNoted,
    actions.AlreadySigned,
    actions.Unchanged,
    actions.AlreadySupported,
    actions.AlreadyInHand,
    actions.AlreadyPaused,
    actions.NotPaused,
    actions.AlreadyAsked,
    actions.AlreadySpeaks,
    actions.AlreadySpoken,
    AlreadyObjected,
    AlreadyAnswered,
    AlreadyAskedToMeet,
    AlreadyRehearsed,
    actions.BallotOpen,
    actions.AlreadyCounted,
    actions.NotTied,
)
# The pages of the day, to which a deed done from one of them leads back.
PAGES = ("preside", "follow", "desk")


def assembly_on(address: str) -> Assembly:
    """Return the assembly of an address, or answer that there is no such page."""
    return _only(_assembly(address))


def meeting_on(address: str) -> Assembly:
    """Return the assembly of an address that comes together, or answer that there is no such page."""
    found = assembly_on(address)
    if found.is_written:
        raise Http404
    return found


def item_at(address: str, position: int) -> Item:
    """Return an item by its place, or answer that there is no such page."""
    return _only(_item(address, position))


def _only(found: list[Any]) -> Any:
    if not found:
        raise Http404
    return found[0]


_assembly = Rows(
    lambda address: Assembly.objects.filter(address=address).select_related("edition").defer("edition__content")
)

_items = Question(
    lambda address, position: Item.objects.filter(assembly__address=address, position=position).values_list(
        "pk", "about"
    )
)


def put_to_vote(address: str, position: int) -> Item:
    """Return of an item no more than what it takes to vote on it, or answer that there is no such page."""
    for key, about in _items(address, position):
        return Item(pk=key, position=position, about=about, assembly=Assembly(address=address))
    raise Http404


def whole_items() -> QuerySet[Item]:
    """Return items with all that their pages tell."""
    return Item.objects.select_related("assembly__edition", "ledger")


def organisation_of(key: int) -> Organisation:
    """Return the organisation that a form names, or answer that there is no such thing."""
    found = Organisation.objects.filter(pk=key).only("pk").order_by().first()
    if found is None:
        raise Http404
    return found


def back_from(request: HttpRequest, assembly: Assembly, otherwise: str) -> str:
    """Return where a deed leads back to: the page of the day that it was done from, or else this address."""
    page, asked = request.POST.get("back", ""), request.POST.get("q", "")
    if page not in PAGES:
        return otherwise
    return reverse(page, args=[assembly.address]) + (f"?{urlencode({'q': asked})}" if asked else "")


def why(answer: Answer | None, book: Book) -> Margin | None:
    """Return the citation of an answer; none for no answer, and none that would say nothing."""
    cited = margin(answer, book, language(), url=reverse("statutes")) if answer else None
    return cited if cited and cited.mark else None


def refusal(refused: Refused, book: Book) -> dict[str, Any]:
    """Return a refusal as a page shows it: its sentence, and the article it rests on."""
    return {"notice": {"lead": str(refused.sentence), "text": "", "fault": True}, "cite": why(refused.verdict, book)}


def after(
    deed: Callable[[], object], back: str, page: Callable[[HttpRequest, Refused], HttpResponse], request: HttpRequest
) -> HttpResponse:
    """Do one deed and go back to its page; if it is refused, show on the page why."""
    try:
        deed()
    except DONE_BEFORE:
        return redirect(back)
    except Forbidden:
        raise
    except Refused as refused:
        return page(request, refused)
    return redirect(back)
