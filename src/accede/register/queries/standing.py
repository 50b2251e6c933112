"""The facts of a member on a day, and its standing, which follows from them."""

from dataclasses import dataclass
from datetime import date

from django.apps import apps

from accede.register.models import Figure, Membership, Obligation, Organisation
from accede.register.queries.details import detail_on
from accede.register.queries.enterprises import by_list, counted, own_count
from accede.register.queries.period import lasts
from accede.rulebook.book import Book
from accede.rulebook.fact import TODAY
from accede.rulebook.facts import Fact
from accede.rulebook.grant import Held
from accede.rulebook.standing import HELD, Standing
from accede.rulebook.stated import facts_on
from accede.rulebook.verdict import Country, Verdict
from accede.statutes.queries import book_on
from accede.wording.standing import losses, told


def facts_of(organisation: Organisation, on: date) -> dict[str, Fact]:
    """Return what is known of an organisation on a day; what is not known is left out."""
    facts = facts_on(organisation.stated, on)
    facts |= {figure.name: figure.counted(on) for figure in latest_figures(organisation, on).values()}
    # Only who lists its enterprises needs the rulebook to say which fact they are.
    facts |= by_list(organisation, book_on(on), on) if own_count(organisation, on) else {}
    legal_form, country = (detail_on(organisation, one, on) for one in ("legal_form", "country"))
    facts |= {"legal_form": legal_form} if legal_form else {}
    facts |= {"country": Country(country)} if country else {}
    return facts | {"in_arrears": is_in_arrears(organisation, on), HELD: held(organisation, on), TODAY: on}


def latest_figures(organisation: Organisation, on: date) -> dict[str, Figure]:
    """Return the figure of the latest year for each name; one without a year counts only where no other is."""
    by_year = sorted(organisation.figures.all(), key=weight)
    return {figure.name: figure for figure in by_year if (figure.year or 0) <= on.year}


def weight(figure: Figure) -> tuple[int, bool, int]:
    """Order figures by year; of one year, what the member itself declared counts before what a source says."""
    return (figure.year or 0, figure.declaration_id is not None, figure.pk)


@dataclass(frozen=True)
class Origin:
    """Where a number comes from that a list may give: the member's own list, or a year, as declared or as accepted."""

    number: int
    is_listed: bool
    year: int | None = None
    is_accepted: bool = False


def origins(organisation: Organisation, book: Book, on: date) -> dict[str, Origin]:
    """Return the numbers of a day that a list of enterprises may give, by name, each with where it comes from."""
    listed, known = by_list(organisation, book, on), latest_figures(organisation, on)
    declared = {name: known[name] for name in counted(book) if name in known}
    found = {
        name: Origin(one.counted(on), is_listed=False, year=one.year, is_accepted=one.is_accepted(on))
        for name, one in declared.items()
    }
    return found | {name: Origin(number, is_listed=True) for name, number in listed.items()}


def is_in_arrears(organisation: Organisation, on: date) -> bool:
    """Say whether something was due before this day and is not settled by it."""
    owed = (one for one in organisation.obligations.all() if one.due < on)
    return any(one.settled_on is None or one.settled_on > on for one in owed)


def debts(organisation: Organisation, on: date) -> list[Obligation]:
    """Return what is due before a day and not settled yet."""
    return [one for one in organisation.obligations.all() if one.due < on and one.settled_on is None]


def page_of(debt: Obligation) -> str:
    """Return the page of what an obligation follows from, where its room has one."""
    label, _colon, number = debt.subject.partition(":")
    known = label in (one._meta.label_lower for one in apps.get_models())
    found = apps.get_model(label).objects.filter(pk=number).first() if known else None
    return found.get_absolute_url() if found else ""


def vote_lost_by_debt(membership: Membership, on: date) -> Verdict | None:
    """Return the answer that takes the vote of a day from a member until it pays what it owes; None if it stands."""
    facts = facts_of(membership.organisation, on)
    if not facts["in_arrears"]:
        return None
    book = book_on(on)
    lost, paid = (book.right("vote", membership.category, facts | {"in_arrears": one}) for one in (True, False))
    return lost if lost.holds is False and paid.holds is True else None


def held(organisation: Organisation, on: date) -> tuple[Held, ...]:
    """Return the standings that decisions have led an organisation into and no line has ended by a day."""
    return tuple(Held(one.standing, one.starts) for one in organisation.suspensions.all() if lasts(one, on))


def running(organisation: Organisation, book: Book, on: date) -> list[str]:
    """Return the names of those standings that on a day neither a line nor the rule itself has ended."""
    return [one.standing for one in held(organisation, on) if _lasts(book.standing.get(one.standing), one.since, on)]


def _lasts(rule: Standing | None, since: date | None, on: date) -> bool:
    ends = rule.ends(since) if rule and since else None
    return ends is None or on < ends


def standing_of(membership: Membership, on: date) -> Verdict:
    """Say whether a member's rights are whole on a day; what takes one is among `because`."""
    return standing_under(book_on(on), membership, on)


def standing_under(book: Book, membership: Membership, on: date) -> Verdict:
    """Say the same under a rulebook that is at hand, for lists."""
    return book.standing_of(membership.category, facts_of(membership.organisation, on))


def standing_told(membership: Membership, on: date, language: str) -> dict[str, object]:
    """Return a member's standing on a day in plain values for other programs, its sentences in a language."""
    book = book_on(on)
    verdict = standing_under(book, membership, on)
    lost = [
        {"standing": one.standing, "rights": one.rights, "article": one.answer.article, "cure": one.cure}
        for one in losses(verdict, book, language)
    ]
    return {
        "number": membership.number,
        "name": membership.organisation.name,
        "on": on,
        "holds": verdict.holds,
        "says": told(verdict, book, language),
        "article": verdict.article,
        "missing": verdict.missing,
        "lost": lost,
    }
