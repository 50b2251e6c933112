"""What is due on candidacies: for the secretariat, for whoever judges, and for a candidate."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assembly.models import Assembly
from accede.assembly.queries import takes
from accede.journal.actions import Actor
from accede.people.capacities import Capacity, secretariat
from accede.people.queries import DueRow, language
from accede.procedure.models import Candidacy, Conflict, Slot
from accede.procedure.queries.advising import opinions_due
from accede.procedure.queries.assembly import aim_on, joinables, meant_for, waits
from accede.procedure.queries.candidacy import files, times_ahead, turn_of
from accede.procedure.queries.entering import asks_request
from accede.procedure.queries.grounds import reasons_due, unexplained
from accede.procedure.queries.inquiry import inquiries_due
from accede.procedure.queries.path import entrances, is_written_down, label_of, resting_of, sure_vote_of, vote_of
from accede.procedure.queries.permission import of_board, office, presiding
from accede.procedure.queries.question import answers_due, questions_due
from accede.procedure.queries.refusal import appeals_due
from accede.procedure.queries.running import proceedings_due
from accede.procedure.queries.sheet import completeness
from accede.procedure.queries.shortlist import MOST, first_of, told
from accede.procedure.queries.verification import has_declared
from accede.register.queries import mandates
from accede.rulebook.book import Book
from accede.rulebook.path import Path, Step
from accede.statutes.queries import book_at, day_of
from accede.wording.formats import day


def due_for(actor: Actor, on: date, at: datetime) -> list[DueRow]:
    """Return what whoever acts has to do about candidacies and members' files today or by a day."""
    ours = [held.organisation for held in actor.mandates if held.capacity == Capacity.CANDIDATE]
    own = [row for one in files().filter(organisation__in=ours, state="open") for row in due_of(one, on, at)]
    return proceedings_due(actor, on) + candidacies_due(actor, on, at) + own


def candidacies_due(actor: Actor, on: date, at: datetime) -> list[DueRow]:
    """Return what the office and the Board have to do about candidacies, and about those who only ask."""
    book = book_at(at)
    rows = answers_due(actor, on) + appeals_due(actor, book) + reasons_due(actor) + inquiries_due(actor, at)
    rows += [*_of_office(book, actor, on, at)] if secretariat(actor) else []
    for path in entrances(book):
        rows += _of_board(path, book, actor, on) if of_board(actor) else []
    rows += opinions_due(actor, book)
    return rows + _to_write_down(book, actor) if office(actor) else rows


def due_of(candidacy: Candidacy, on: date, at: datetime, assembly: Assembly | None = None) -> list[DueRow]:
    """Return what a candidate has to do on its file; the assembly it comes to is looked for where none is given."""
    return questions_due(candidacy) + _step_due(candidacy, on, at, assembly)


def _step_due(candidacy: Candidacy, on: date, at: datetime, assembly: Assembly | None) -> list[DueRow]:
    path = candidacy.way
    step = path.step(candidacy.step) if candidacy.step else None
    if step is None:
        return []
    if step.verb == "meets":
        return _to_choose(candidacy, at)
    if step.verb == "sends":
        return [_to_send(candidacy, on)]
    if vote_of(path, candidacy.book) is None:
        return []
    if candidacy.presenter:
        return []
    assembly = assembly or meant_for(candidacy, on)
    return _to_name(candidacy, assembly, path) if assembly else []


def _of_office(book: Book, actor: Actor, on: date, at: datetime) -> Iterator[DueRow]:
    """Return to whom times are to be offered, which meetings to write down, which requests to bring to an assembly.

    And which files nobody decides by the rules; and which refusals wait for the chair to say why, unless whoever reads
    it presides too.
    """
    found = _waiting(book, on, at)
    yield from _lines(found.get("offer", []), _to_offer, _many_to_offer)
    yield from [_to_hold(one) for one in found.get("hold", [])][:MOST]
    waiting = [one for one in found.get("join", []) if waits(one, on)]
    joins = joinables(waiting, on) if waiting else {}
    yield from _lines(list(joins), lambda one: _to_join(one, joins[one]), _many_to_join)
    yield from _lines(found.get("judge", []), _to_find_judges, _many_to_find_judges)
    yield from _lines(found.get("decide", []), _to_note, _many_to_note)
    if not presiding(actor):
        yield from _lines(found.get("explain", []), _to_be_explained, _many_to_be_explained)


def _waiting(book: Book, on: date, at: datetime) -> dict[str, list[Candidacy]]:
    """Return the first candidacies that wait for the secretariat, those that wait longest first, by what they need."""
    slots = Slot.objects.filter(candidacy=OuterRef("pk"))
    past = slots.filter(held_at=None, starts_at__lte=at).exclude(chosen_at=None)
    # What was offered and has passed leaves nothing to choose from.
    standing = slots.exclude(chosen_at=None, starts_at__lte=at)
    stale = Q(assembly=None) | Q(assembly__day__lt=on) | Q(assembly__state__in=Assembly.OVER)
    voted = [path.name for path in entrances(book) if vote_of(path, book)]
    unasked = [path.name for path in entrances(book) if not asks_request(path)]
    arrived = Q(request__isnull=False) | Q(path__in=unasked)
    at_meeting = _standing_at((path, path.doing("meets")) for path in entrances(book))
    at_checks = _standing_at((path, path.doing("checks")) for path in entrances(book))
    aside = Conflict.objects.filter(candidacy=OuterRef("pk"), taken_back_at=None)
    of_same = Conflict.objects.filter(candidacy=OuterRef(OuterRef("pk")), taken_back_at=None).values("account")
    board = mandates(on=on).filter(capacity__in=(Capacity.BOARD, Capacity.CHAIR)).exclude(account__in=of_same)
    needs = Case(
        When(unexplained(), then=Value("explain")),
        When(stale & arrived, path__in=voted, then=Value("join")),
        When(at_checks & Exists(aside) & ~Exists(board), then=Value("judge")),
        When(at_meeting & ~Exists(standing), then=Value("offer")),
        When(at_meeting & Q(met_at__isnull=False), then=Value("hold")),
        When(step="", then=Value("decide")),
        output_field=CharField(),
    )
    found = Candidacy.objects.filter(Q(state=Candidacy.State.OPEN) | unexplained())
    found = found.select_related("organisation", "assembly", "edition", "request")
    found = found.annotate(met_at=Subquery(past.values("starts_at")[:1]), had_times=Exists(slots)).annotate(needs=needs)
    place = Window(RowNumber(), partition_by="needs", order_by=[F("opened_at").asc(), F("pk").asc()])
    few = found.exclude(needs=None).annotate(place=place, there=Window(Count("pk"), partition_by="needs"))
    shown: dict[str, list[Candidacy]] = {}
    for candidacy in few.filter(place__lte=MOST + 1).order_by("opened_at", "pk"):
        shown.setdefault(candidacy.needs, []).append(candidacy)
    return shown


def _to_write_down(book: Book, actor: Actor) -> list[DueRow]:
    steps = [(path, one) for path in entrances(book) for one in path.steps if is_written_down(one, path, book)]
    here = Candidacy.objects.filter(_standing_at(steps), state=Candidacy.State.OPEN)
    # Whoever stands aside as a member of the Board still writes down what is done as the secretariat.
    here = here if secretariat(actor) else here.exclude(has_declared(actor, "pk"))
    return _told(here.select_related("organisation", "edition"), _to_note, _many_to_note) if steps else []


def _standing_at(steps: Iterable[tuple[Path, Step | None]]) -> Q:
    return reduce(or_, (Q(path=path.name, step=one.name) for path, one in steps if one), Q(pk=None))


def _to_note(candidacy: Candidacy) -> DueRow:
    step, lang = turn_of(candidacy), language()
    title = _("%(step)s: %(name)s") % {"step": label_of(step, lang), "name": candidacy.organisation.name}
    url = f"{candidacy.get_absolute_url()}#next"
    text = _("Once it is done, it is written down on the file.")
    return DueRow(None, title, text, resting_of(step, candidacy.way), _("Write it down"), url)


def _many_to_note(number: int, _url: str) -> DueRow:
    title = ngettext("%(n)d step is to be written down", "%(n)d steps are to be written down", number)
    return DueRow(None, title % {"n": number}, act_label=_("See which"), act_url=reverse("candidacies"))


def _of_board(path: Path, book: Book, actor: Actor, on: date) -> list[DueRow]:
    step = path.doing("checks")
    if step is None:
        return []
    vote, here = vote_of(path, book), _at(path, step).exclude(has_declared(actor, "pk"))
    return _told(here, lambda one: _to_judge(one, vote, on), _many_to_judge)


def _at(path: Path, step: Step) -> QuerySet[Candidacy]:
    here = Candidacy.objects.filter(state=Candidacy.State.OPEN, path=path.name, step=step.name)
    return here.select_related("organisation", "assembly__edition")


def _told(
    found: QuerySet[Candidacy], one: Callable[[Candidacy], DueRow], many: Callable[[int, str], DueRow]
) -> list[DueRow]:
    return _lines(first_of(found.order_by("opened_at", "pk")), one, many)


def _lines(
    first: list[Candidacy], one: Callable[[Candidacy], DueRow], many: Callable[[int, str], DueRow]
) -> list[DueRow]:
    return told(first, one, lambda several: many(several[0].there, f"{reverse('candidacies')}?step={several[0].step}"))


def _to_offer(candidacy: Candidacy) -> DueRow:
    title = _("Offer %(name)s times for the meeting") % {"name": candidacy.organisation.name}
    text = _("The times that were offered have passed.") if candidacy.had_times else _("Nothing has been offered yet.")
    return DueRow(None, title, text, None, _("Offer times"), f"{candidacy.get_absolute_url()}#meeting")


def _many_to_offer(number: int, url: str) -> DueRow:
    title = ngettext("%(n)d candidate waits for times to meet", "%(n)d candidates wait for times to meet", number)
    return DueRow(None, title % {"n": number}, act_label=_("See which"), act_url=url)


def _to_hold(candidacy: Candidacy) -> DueRow:
    title = _("Write down the meeting with %(name)s") % {"name": candidacy.organisation.name}
    text = _("Its request cannot be sent before the meeting is noted as held.")
    url = f"{candidacy.get_absolute_url()}#meeting"
    return DueRow(day_of(candidacy.met_at), title, text, None, _("Write the notes"), url)


def _to_find_judges(candidacy: Candidacy) -> DueRow:
    title = _("Nobody of the Board is left to judge %(name)s") % {"name": candidacy.organisation.name}
    text = _("All of them stand aside: the Board or the assembly says who judges instead.")
    return DueRow(None, title, text, None, _("See who stands aside"), reverse("criteria", args=[candidacy.pk]))


def _many_to_find_judges(number: int, url: str) -> DueRow:
    title = ngettext("%(n)d candidacy has no judge left", "%(n)d candidacies have no judge left", number)
    return DueRow(None, title % {"n": number}, act_label=_("See which"), act_url=url)


def _to_join(candidacy: Candidacy, assembly: Assembly) -> DueRow:
    title = _("Bring the request of %(name)s to an assembly") % {"name": candidacy.organisation.name}
    text = _("It is meant for no assembly yet; that of {day} can vote on it.")
    text = text.format(day=day(assembly.day, language()))
    return DueRow(None, title, text, None, _("Open the file"), candidacy.get_absolute_url())


def _many_to_join(number: int, url: str) -> DueRow:
    title = ngettext("%(n)d request waits for an assembly", "%(n)d requests wait for an assembly", number)
    return DueRow(None, title % {"n": number}, act_label=_("See which"), act_url=reverse("candidacies"))


def _to_be_explained(candidacy: Candidacy) -> DueRow:
    title = _("The chair is to note why %(name)s is not admitted") % {"name": candidacy.organisation.name}
    text = _("The letter with the result waits; it tells no reasons.")
    return DueRow(None, title, text, None, _("Open the file"), candidacy.get_absolute_url())


def _many_to_be_explained(number: int, _url: str) -> DueRow:
    title = ngettext(
        "%(n)d refusal waits for the chair to say why", "%(n)d refusals wait for the chair to say why", number
    )
    url = f"{reverse('candidacies')}?state={Candidacy.State.REFUSED}"
    return DueRow(None, title % {"n": number}, act_label=_("See which"), act_url=url)


def _to_judge(candidacy: Candidacy, vote: Step | None, today: date) -> DueRow:
    assembly = candidacy.assembly
    comes = vote and assembly and assembly.day >= today and vote.what[0] in takes(assembly)
    title = _("Judge whether %(name)s meets the criteria") % {"name": candidacy.organisation.name}
    text = _("The members vote on that day.") if comes else _("It is meant for no assembly yet.") if vote else ""
    on = assembly.day if comes else None
    return DueRow(on, title, text, None, _("Judge the criteria"), reverse("criteria", args=[candidacy.pk]))


def _many_to_judge(number: int, url: str) -> DueRow:
    title = ngettext("%(n)d candidacy waits for the Board", "%(n)d candidacies wait for the Board", number)
    return DueRow(None, title % {"n": number}, act_label=_("See which"), act_url=url)


def _to_choose(candidacy: Candidacy, at: datetime) -> list[DueRow]:
    ahead = [slot.starts_at for slot in times_ahead(candidacy, at)]
    if not ahead:
        return []
    text = _("You present yourselves, and we explain how the network works.")
    url = f"{candidacy.get_absolute_url()}#meeting"
    return [DueRow(day_of(min(ahead)), _("Choose a time for our meeting"), text, None, _("Choose a time"), url)]


def _to_send(candidacy: Candidacy, on: date) -> DueRow:
    aim, lang = aim_on(candidacy, on), language()
    text = _("If you send it later, it goes to the assembly after this one.")
    if sure_vote_of(candidacy.way, candidacy.book) is None:
        text = _("You can send it as soon as it is complete.")
    elif aim.assembly is None:
        text = _("No General Assembly is announced for it yet; you can send it all the same.")
    elif aim.due is None or aim.due.on is None:
        text = _("The members can vote on it on {day}.")
        text = text.format(day=day(aim.assembly.day, lang))
    if aim.missed and aim.missed_due and aim.missed_due.on:
        days = {"missed": day(aim.missed.day, lang), "last": day(aim.missed_due.on, lang)}
        text = _("It is too late for the assembly of {missed}: the last day was {last}.").format(**days) + " " + text
    title = _("Send your request")
    act = _("Go on with the request"), f"{candidacy.get_absolute_url()}#request"
    if completeness(candidacy, on).is_whole:
        act = _("Send the request"), reverse("candidacy_send", args=[candidacy.pk])
    return DueRow(aim.due.on if aim.due else None, title, text, aim.due, *act)


def _to_name(candidacy: Candidacy, assembly: Assembly, path: Path) -> list[DueRow]:
    step = path.doing("presents")
    text = _("One person speaks for you at the assembly, in the room or on line.")
    url = f"{candidacy.get_absolute_url()}#presenter"
    title = _("Name who will present your request")
    if step is None:
        return []
    return [DueRow(assembly.day, title, text, resting_of(step, path), _("Name a representative"), url)]
