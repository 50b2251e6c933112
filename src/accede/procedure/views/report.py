"""The Board's report on a candidacy as one document: whole for the office, and as the members read it.

The members read what was found of each criterion and why, under the office and not the name; that and how many members
of the Board stood aside; and the opinion with the numbers of its vote. Who voted how, what each member found for itself
and why somebody stood aside stay with the Board.
"""

from collections.abc import Iterator
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accede.assembly.views.asking import participants
from accede.people.access import open_to
from accede.people.queries import language, now
from accede.post.typeset import Section, paper_pdf
from accede.procedure.models import Candidacy, Conflict, Judgement, Opinion
from accede.procedure.queries.candidacy import files, gathered
from accede.procedure.queries.decision import is_before_members
from accede.procedure.queries.opinion import opinion_of, opinions_before
from accede.procedure.queries.permission import office
from accede.procedure.queries.verification import (
    Finding,
    Line,
    findings,
    found_aside,
    lines_of,
    set_aside,
    verdict_of,
)
from accede.procedure.views.advice import advised, rules_shown, vote_facts
from accede.procedure.views.conflict import conflicts_shown
from accede.procedure.views.evidence import Shown, evidence_shown, named
from accede.procedure.views.finding import counted, found_label, who_found
from accede.procedure.views.opening import of_file
from accede.procedure.views.showing import cited, written
from accede.statutes.queries import day_of
from accede.wording.formats import listed, text
from accede.wording.margin import sentence, who


@of_file(office)
@require_safe
def report(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Hand the whole report to the office and the Board."""
    if not hasattr(candidacy, "request"):
        raise Http404
    return _handed_out(candidacy, for_members=False)


@open_to(participants)
@require_safe
def members_report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand out what the members read of it, once they are convened to vote on it."""
    candidacy = gathered(get_object_or_404(files(), pk=pk))
    if not is_before_members(candidacy):
        raise Http404
    return _handed_out(candidacy, for_members=True)


def _handed_out(candidacy: Candidacy, *, for_members: bool) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="report-{candidacy.label}.pdf"'}
    document = _document(candidacy, for_members=for_members)
    return HttpResponse(document, content_type="application/pdf", headers=headers)


def _document(candidacy: Candidacy, *, for_members: bool) -> bytes:
    book, assembly, given = candidacy.book, candidacy.assembly, opinion_of(candidacy)
    sections = [*_opinion(given, with_names=not for_members)] if given else []
    sections += [*_criteria(candidacy, for_members=for_members)]
    sections += [*(_aside_in_number(candidacy) if for_members else _aside(candidacy))]
    meant_for = _("For the General Assembly of %(day)s.") % {"day": written(assembly.day)} if assembly else ""
    return paper_pdf(
        title=_("Report of the Board on the request of %(name)s") % {"name": candidacy.organisation.name},
        author=book.rulebook.association,
        to=_("To the members") if for_members else _("For the Board and the office alone"),
        lede=" ".join([_("Request received on %(day)s.") % {"day": written(candidacy.request.sent_on)}, meant_for]),
        sections=sections,
        foot=_("Candidacy %(number)s") % {"number": candidacy.label},
        on=day_of(now()),
        language=language(),
    )


def _opinion(given: Opinion, *, with_names: bool) -> Iterator[Section]:
    rules = tuple(_with_mark(one["text"], one["cite"].mark if one["cite"] else "") for one in rules_shown(given))
    reasons = tuple(one.strip() for one in given.reasons.split("\n") if one.strip())
    facts = tuple(vote_facts(given, with_names=with_names))
    yield Section(_("Opinion of the Board"), (advised(given), *reasons, *rules), facts)
    corrected = [(written(day_of(one.at)), _correction(one)) for one in opinions_before(given)]
    if corrected:
        yield Section(_("Corrected since"), facts=tuple(corrected))


def _correction(one: Opinion) -> str:
    said = {"said": advised(one), "why": one.corrected_by.correction}
    return _("%(said)s The reason for the correction: %(why)s") % said


def _criteria(candidacy: Candidacy, *, for_members: bool) -> Iterator[Section]:
    found, aside = findings(candidacy), found_aside(candidacy)
    shown = evidence_shown(candidacy, with_answers=not for_members)

    def told(line: Line) -> str:
        lines = [_found(line, found.get(line.name), candidacy, shown, for_members=for_members)]
        lines += [_off(*one, candidacy, shown, for_members=for_members) for one in aside.get(line.name, ())]
        return "\n".join(lines)

    facts = tuple((_label(line, candidacy), told(line)) for line in lines_of(candidacy) if line.criterion.is_judged)
    if facts:
        verdict, book = verdict_of(candidacy), candidacy.book
        concluded = _with_mark(sentence(verdict, book, language()), cited(verdict, book).mark)
        yield Section(_("Criteria"), (concluded,), facts)


def _label(line: Line, candidacy: Candidacy) -> str:
    words = f"{line.number} {text(line.criterion.label, language()) or line.name}"
    return _with_mark(words, cited(line.answer, candidacy.book).mark)


def _found(line: Line, finding: Finding | None, candidacy: Candidacy, shown: Shown, *, for_members: bool) -> str:
    if line.set_aside:
        return _("Not applicable: the rule does not ask this of this candidate.")
    if finding is None:
        return _("Not judged.")
    lines = [f"{found_label(finding)}.", counted(finding)] if finding.differs else []
    if finding.answer == Judgement.Answer.NOT_APPLICABLE and not line.may_not_apply:
        lines.append(_("The rulebook itself names no such exception."))
    told = [finding.telling] if for_members else finding.counting
    lines += [_told(one, candidacy, shown, for_members=for_members) for one in told if one]
    return "\n".join(lines)


def _off(one: Judgement, declared: Conflict, candidacy: Candidacy, shown: Shown, *, for_members: bool) -> str:
    """Tell what somebody had found who stands aside since: the office reads what, the members that it was."""
    on = {"day": written(day_of(declared.at))}
    if for_members:
        return _("One more judgement counts no more since %(day)s, when a conflict of interest was declared.") % on
    counts = _("It counts no more since %(day)s, when a conflict of interest was declared.") % on
    return f"{_told(one, candidacy, shown, for_members=False)} {counts}"


def _told(one: Judgement, candidacy: Candidacy, shown: Shown, *, for_members: bool) -> str:
    name = _("The Board") if one.for_board else who(one.office, candidacy.book, language())
    values = {
        "who": name if for_members else who_found(one),
        "answer": one.get_answer_display(),
        "reason": one.reason,
        "evidence": listed((each["label"] for each in named(one.evidence, shown)), language(), "unit"),
    }
    if not one.evidence:
        return _("%(who)s: %(answer)s. %(reason)s") % values
    return _("%(who)s: %(answer)s. %(reason)s Rests on: %(evidence)s.") % values


def _aside(candidacy: Candidacy) -> Iterator[Section]:
    told = _("%(reason)s Declared on %(on)s.")
    back = _("%(reason)s Declared on %(on)s; taken back on %(back_on)s: %(back_because)s")
    facts = tuple((one["who"], (back if one["back_on"] else told) % one) for one in conflicts_shown(candidacy))
    if facts:
        yield Section(_("Conflicts of interest"), facts=facts)


def _aside_in_number(candidacy: Candidacy) -> Iterator[Section]:
    count = len(set_aside(candidacy))
    if count:
        told = ngettext(
            "One member of the Board declared a conflict of interest and took no part.",
            "%(n)d members of the Board declared a conflict of interest and took no part.",
            count,
        )
        yield Section(_("Conflicts of interest"), (told % {"n": count},))


def _with_mark(words: str, mark: str) -> str:
    return _("%(words)s (%(article)s)") % {"words": words, "article": mark} if mark else words
