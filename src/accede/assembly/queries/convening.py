"""What the rules ask of a convocation, who may sign it, and what became of each letter."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.text import capfirst

from accede.assembly.models import Assembly, Item
from accede.assembly.queries.agenda import CONVOCATION, convocation_of
from accede.journal.actions import Actor
from accede.people.queries import language
from accede.post.models import Letter, LetterEvent
from accede.post.queries import letters_about
from accede.register.queries import mandates
from accede.rulebook.notice import SEEN, Sending, checks, convocation, may_leave, notice_due, notices
from accede.rulebook.verdict import Verdict
from accede.wording.margin import who

MAIL = ("", "e-mail")


def on_paper(assembly: Assembly) -> bool:
    """Say whether the article has convocations leave in another form than by mail."""
    name = convocation(assembly.book, assembly.body)
    return bool(name) and assembly.book.deadline[name].how not in MAIL


def notice_checks(assembly: Assembly, items: Collection[Item], office: str, on: date) -> list[Verdict]:
    """Return all that is asked of a convocation that leaves on a day, each with its answer."""
    name, due = convocation(assembly.book, assembly.body), convocation_of(assembly)
    return checks(assembly.book, name, due, _sending(assembly, items, office, on)) if due else []


def notice_verdict(assembly: Assembly, items: Collection[Item], office: str, on: date) -> Verdict | None:
    """Say whether a convocation may leave on a day; None where no rule asks anything of it."""
    name, due = convocation(assembly.book, assembly.body), convocation_of(assembly)
    return may_leave(assembly.book, name, due, _sending(assembly, items, office, on)) if due else None


def later_notices(assembly: Assembly) -> list[str]:
    """Return what else the members must be sent before a meeting, by name, and was not sent yet."""
    calls = convocation(assembly.book, assembly.body)
    sent = {CONVOCATION, calls, *assembly.notices.values_list("name", flat=True)}
    return [name for name in notices(assembly.book, assembly.body) if name not in sent]


def later_verdict(assembly: Assembly, name: str, items: Collection[Item], on: date) -> Verdict:
    """Say whether a later notice may leave on a day; it is signed as the article says."""
    book = assembly.book
    due, rule = notice_due(book, name, assembly.body, assembly.day), book.deadline[name]
    said = [one for one in SEEN if one != "agenda" or items]
    return may_leave(book, name, due, Sending(on, rule.how, next(iter(rule.signed_by), ""), said))


def signing_offices(assembly: Assembly) -> tuple[str, ...]:
    """Return the offices that may sign a convocation: those the article names, else who convenes."""
    name = convocation(assembly.book, assembly.body)
    named = assembly.book.deadline[name].signed_by if name else ()
    return named or assembly.book.body[assembly.body].convened_by


def signing_office(assembly: Assembly, actor: Actor) -> str:
    """Return the office in which somebody signs: one that is held, or acts as one does, else the first named."""
    offices, book = signing_offices(assembly), assembly.book
    held = {one.office for one in actor.mandates} | {str(one.capacity) for one in actor.mandates}
    own = (one for one in offices if one in held or (one in book.body and book.body[one].acts_as in held))
    return next(own, next(iter(offices), ""))


def signatory(office: str, on: date) -> str:
    """Return who holds an office on a day, by name; nobody where that is not known."""
    holder = mandates(on=on).filter(office=office, organisation=None).order_by("pk").first()
    return holder.account.name if holder and office else ""


def signatories(assembly: Assembly, on: date) -> list[tuple[str, str]]:
    """Return the offices that may sign, each with what it is called and who holds it."""
    return [(one, signature(assembly, one, signatory(one, on))) for one in signing_offices(assembly)]


def signature(assembly: Assembly, office: str, name: str) -> str:
    """Return the words under a convocation: who signs, and in which office."""
    title = capfirst(who(office, assembly.book, language())) if office else assembly.book.rulebook.association
    return f"{name}, {title}" if name else title


def convocations(assembly: Assembly, kind: str = CONVOCATION) -> QuerySet[Letter]:
    """Return the letters that called this meeting, or of another kind, each with whether it was acknowledged."""
    known = LetterEvent.objects.filter(letter=OuterRef("pk"), kind=LetterEvent.Kind.ACKNOWLEDGED)
    return letters_about(assembly).filter(kind=kind).annotate(is_acknowledged=Exists(known))


def _sending(assembly: Assembly, items: Collection[Item], office: str, on: date) -> Sending:
    name = convocation(assembly.book, assembly.body)
    said = [one for one in SEEN if one != "agenda" or items]
    # What is not mailed is printed, and posted as the article says.
    return Sending(on, how=assembly.book.deadline[name].how, signed_by=office, what=said)
