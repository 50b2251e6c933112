"""Amendments are proposed, withdrawn, and settled by whoever drafts, or by a vote of the members."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.positions.actions.comment import NotItsOwn
from accede.positions.actions.holding import (
    NoSuchParagraph,
    NothingSaid,
    NotItsTime,
    PastDay,
    check_member,
    check_said,
    heard,
    held,
    office_of,
)
from accede.positions.models import Amendment, Consultation, MemberVote, Version
from accede.positions.queries.deciding import right_of, votes_on
from accede.positions.queries.offices import drafters
from accede.positions.queries.text import START, amended, latest, words_at
from accede.register.models import Organisation
from accede.register.queries import own_organisation
from accede.statutes.queries import book_at, day_of

State, Kind = Amendment.State, Amendment.Kind
OPEN = (State.PROPOSED, State.VOTING)


class SameWords(Refused):
    """What is not changed is not proposed."""

    sentence = _("These are the words that stand there.")


class Overtaken(Refused):
    """An amendment changes the words that its author has read."""

    sentence = _(
        "Another amendment has changed this paragraph since. Propose it anew, on the words that stand there now."
    )


class NoVote(Refused):
    """Who has no vote casts none; the verdict says why."""

    sentence = _("This member cannot vote today.")


class StillVoting(Refused):
    """Everybody has until the last day."""

    sentence = _("Members can still vote: count once the last day has passed, or all have voted.")


class NotCounted(Refused):
    """Votes whose number nobody can say are not counted; the verdict names what is missing."""

    sentence = _("How many votes some of these members have cannot be said. Settle the amendment yourselves.")


@action("positions.propose_amendment", allowed_to=own_organisation)
def propose_amendment(
    organisation: Organisation,
    consultation: Consultation,
    *,
    paragraph: int,
    kind: str,
    reason: str,
    words: str = "",
    by: Actor,
    at: datetime,
) -> Amendment:
    """Propose a change of one paragraph for a member, and say why."""
    consultation = heard(consultation, at)
    check_member(organisation, at)
    said = {"paragraph": paragraph, "kind": kind, "words": words, "reason": reason}
    return _proposed(consultation, organisation, said, by, at)


@action("positions.draft_amendment", allowed_to=drafters)
def draft_amendment(
    consultation: Consultation, *, paragraph: int, kind: str, reason: str, words: str = "", by: Actor, at: datetime
) -> Amendment:
    """Propose a change for the association, also after the last day: a way to bring several amendments together."""
    said = {"paragraph": paragraph, "kind": kind, "words": words, "reason": reason}
    return _proposed(held(consultation, Consultation.State.OPEN), None, said, by, at)


@action("positions.withdraw_amendment", allowed_to=own_organisation)
def withdraw_amendment(organisation: Organisation, amendment: Amendment, *, by: Actor, at: datetime) -> Amendment:
    """Take an amendment of a member back, until it is settled or put to the vote."""
    amendment = _held(amendment, State.PROPOSED)
    if amendment.organisation_id != organisation.pk:
        raise NotItsOwn
    return _settled(amendment, State.WITHDRAWN, "", at)


@action("positions.settle_amendment", allowed_to=drafters)
def settle_amendment(amendment: Amendment, *, accepts: bool, because: str = "", by: Actor, at: datetime) -> Amendment:
    """Accept an amendment, which makes a new version of the text, or reject it and say why."""
    amendment = _held(amendment, *OPEN)
    reason = because.strip() if accepts else check_said(because)
    return _settled(amendment, State.ACCEPTED if accepts else State.REJECTED, reason, at)


@action("positions.put_amendment", allowed_to=drafters)
def put_amendment(amendment: Amendment, *, until: date, by: Actor, at: datetime) -> Amendment:
    """Put an amendment to the vote of the members, until a day."""
    amendment = _held(amendment, State.PROPOSED)
    if until < day_of(at):
        raise PastDay
    _check_fits(amendment)
    amendment.state, amendment.votes_until = State.VOTING, until
    amendment.save(update_fields=["state", "votes_until"])
    write(amendment.consultation, values={"amendment": amendment.number, "until": until})
    return amendment


@action("positions.vote_on_amendment", allowed_to=own_organisation)
def vote_on_amendment(
    organisation: Organisation, amendment: Amendment, *, choice: str, by: Actor, at: datetime
) -> MemberVote:
    """Vote on an amendment for a member; the last choice before the count stands."""
    amendment = _held(amendment, State.VOTING)
    if day_of(at) > amendment.votes_until or choice not in MemberVote.Choice.values:
        raise NotItsTime
    right = right_of(check_member(organisation, at), book_at(at), day_of(at))
    if right.verdict.holds is False:
        raise NoVote(verdict=right.verdict)
    said = {"choice": choice, "at": at, "by": by.id}
    vote, _is_new = amendment.votes.update_or_create(organisation=organisation, defaults=said)
    values = {"amendment": amendment.number, "organisation": organisation, "choice": choice}
    write(amendment.consultation, verdict=right.verdict, values=values)
    return vote


@action("positions.count_amendment", allowed_to=drafters)
def count_amendment(amendment: Amendment, *, by: Actor, at: datetime) -> Amendment:
    """Count the votes of the members: more for than against accepts the amendment."""
    amendment = _held(amendment, State.VOTING)
    votes = votes_on(amendment, book_at(at), day_of(at))
    if votes.silent and day_of(at) <= amendment.votes_until:
        raise StillVoting
    if votes.unsaid:
        raise NotCounted(verdict=votes.unsaid[0].verdict)
    amendment.result = votes.sides
    return _settled(amendment, State.ACCEPTED if votes.is_carried else State.REJECTED, "", at)


def _held(amendment: Amendment, *states: str) -> Amendment:
    consultation = held(amendment.consultation, Consultation.State.OPEN)
    amendment = Amendment.objects.select_for_update().get(pk=amendment.pk)
    if amendment.state not in states:
        raise NotItsTime
    amendment.consultation = consultation
    return amendment


def _proposed(
    consultation: Consultation, organisation: Organisation | None, said: dict, by: Actor, at: datetime
) -> Amendment:
    kind, words = said["kind"], said["words"].replace("\r\n", "\n").strip()
    before = words_at(latest(consultation).paragraphs, said["paragraph"], consultation.language)
    if before is None or (said["paragraph"] == START and kind != Kind.INSERT):
        raise NoSuchParagraph
    if kind not in Kind.values or (kind != Kind.STRIKE and not words):
        raise NothingSaid
    if kind == Kind.REPLACE and words == before:
        raise SameWords
    amendment = consultation.amendments.create(
        number=consultation.amendments.count() + 1,
        paragraph=said["paragraph"],
        kind=kind,
        before="" if kind == Kind.INSERT else before,
        words="" if kind == Kind.STRIKE else words,
        reason=check_said(said["reason"]),
        organisation=organisation,
        office="" if organisation else office_of(by),
        at=at,
        by=by.id,
    )
    values = {"amendment": amendment.number, "organisation": organisation, "kind": kind}
    write(consultation, values=values | {"paragraph": amendment.paragraph})
    return amendment


def _check_fits(amendment: Amendment) -> Version:
    version = latest(amendment.consultation)
    stands = words_at(version.paragraphs, amendment.paragraph, amendment.consultation.language)
    if stands is None or (amendment.kind != Kind.INSERT and stands != amendment.before):
        raise Overtaken
    return version


def _settled(amendment: Amendment, state: str, because: str, at: datetime) -> Amendment:
    if state == State.ACCEPTED:
        amendment.version = _next(amendment, at)
    amendment.state, amendment.settled_at, amendment.settled_because = state, at, because
    amendment.save()
    version = amendment.version.number if amendment.version else None
    values = {"amendment": amendment.number, "state": state, "version": version, "votes": amendment.result or None}
    write(amendment.consultation, values=values)
    return amendment


def _next(amendment: Amendment, at: datetime) -> Version:
    """Make the version of the text that an amendment leads to."""
    version, consultation = _check_fits(amendment), amendment.consultation
    texts = consultation.versions.values_list("paragraphs", flat=True)
    key = max((one["key"] for text in texts for one in text), default=START) + 1
    text = amended(version.paragraphs, amendment, consultation.language, key)
    return consultation.versions.create(number=version.number + 1, paragraphs=text, at=at)
