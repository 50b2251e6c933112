"""Members and the office ask, each member answers once, whoever asked says what came of it; the shelf follows."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.exchange.actions.holding import check_ahead, check_member, writers
from accede.exchange.mails import question_asked
from accede.exchange.models import Question, Reply
from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named
from accede.people.capacities import secretariat
from accede.people.queries import language
from accede.post.actions import queue_letters
from accede.register.models import Organisation
from accede.register.queries import organisations_on, own_organisation
from accede.space.actions import publish, withdraw
from accede.space.actions.shelf import Laid
from accede.space.models import Audience, Kind
from accede.statutes.queries import day_of, last_minute_of
from accede.wording.folding import words_of
from accede.wording.markdown import beginning

KIND = "question_asked"
Texts = Mapping[str, str]


class Withdrawn(Refused):
    """What was withdrawn is no longer asked."""

    sentence = _("This question was withdrawn.")


class TimeIsUp(Refused):
    """After the last day nothing is answered any more."""

    sentence = _("The time to answer is over.")


class OwnQuestion(Refused):
    """Nobody answers itself."""

    sentence = _("This is a question of your own organisation.")


@action("exchange.ask", allowed_to=own_organisation | secretariat)
def ask(
    organisation: Organisation | None,
    *,
    titles: Texts,
    texts: Texts,
    until: date,
    is_sample: bool = False,
    by: Actor,
    at: datetime,
) -> Question:
    """Ask the members something until a day, for a member or for the association, and tell them by letter."""
    check_ahead(until, at)
    if organisation:
        check_member(organisation, at)
    said = {"titles": titles, "texts": texts, "until": until, "is_sample": is_sample}
    question = Question(organisation=organisation, **said, at=at, by=by.id)
    _lay(question, by, at)
    write(question, values={"organisation": organisation, "titles": titles, "until": until})
    asked = organisations_on(day_of(at))
    asked = asked.exclude(pk=organisation.pk) if organisation else asked
    if drafts := question_asked(question, asked, day_of(at)):
        queue_letters(question, drafts, kind=KIND, by=by, at=at)
    return question


@action("exchange.change_question", allowed_to=writers)
def change_question(
    question: Question, *, titles: Texts, texts: Texts, until: date, by: Actor, at: datetime
) -> Question:
    """Word a question better, or leave more or less time for it."""
    question = _there(question)
    if until != question.until:
        check_ahead(until, at)
    question.titles, question.texts, question.until = titles, texts, until
    _lay(question, by, at)
    write(question, values={"titles": titles, "until": until})
    return question


@action("exchange.reply", allowed_to=own_organisation)
def reply(organisation: Organisation, question: Question, *, words: str, by: Actor, at: datetime) -> Reply:
    """Answer for a member; until the last day, its last answer stands."""
    question = _there(question)
    if not question.is_open(day_of(at)):
        raise TimeIsUp
    if question.organisation_id == organisation.pk:
        raise OwnQuestion
    check_member(organisation, at)
    said = {"words": words.strip(), "language": language(), "at": at, "by": by.id}
    answer, _is_new = question.replies.update_or_create(organisation=organisation, defaults=said)
    _lay(question, by, at)
    write(question, values={"organisation": organisation, "reply": answer.pk})
    return answer


@action("exchange.sum_up", allowed_to=writers)
def sum_up(question: Question, *, texts: Texts, by: Actor, at: datetime) -> None:
    """Say what came of a question."""
    question = _there(question)
    question.summaries = dict(texts)
    _lay(question, by, at)
    write(question, values={"languages": sorted(texts)})


@action("exchange.withdraw_question", allowed_to=writers)
def withdraw_question(question: Question, *, by: Actor, at: datetime) -> None:
    """Ask no more: the question is shown no more."""
    question = _there(question)
    question.withdrawn_at = at
    question.save(update_fields=["withdrawn_at"])
    withdraw(named(question), by=by, at=at)
    write(question, values={"titles": question.titles})


def _there(question: Question) -> Question:
    question = Question.objects.select_for_update().get(pk=question.pk)
    if question.withdrawn_at:
        raise Withdrawn
    return question


def _lay(question: Question, by: Actor, at: datetime) -> None:
    answers = question.replies.values_list("words", flat=True) if question.pk else ()
    told = [*question.titles.values(), *question.texts.values(), *question.summaries.values(), *answers]
    question.words = f" {' '.join(words_of(*told))} "
    question.save()
    ends = last_minute_of(question.until)
    laid = Laid(
        kind=Kind.QUESTION,
        audience=Audience.MEMBERS,
        address=f"space/questions/{question.pk}/",
        titles=dict(question.titles),
        summaries={lang: beginning(words) for lang, words in (question.summaries or question.texts).items()},
        body=question.words,
        begins=ends,
        ends=ends,
    )
    publish(named(question), laid, by=by, at=at)
