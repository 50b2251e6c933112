"""The office forms working groups, members come and go, and whoever is in one brings documents and dates."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.archive.actions import keep_document
from accede.archive.intake import Deposit
from accede.exchange.actions.holding import check_member, writers
from accede.exchange.models import Group, Meeting, Paper
from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named
from accede.people.capacities import delegate, secretariat
from accede.register.models import Organisation
from accede.register.queries import own_organisation
from accede.space.actions import publish, withdraw
from accede.space.actions.shelf import Laid
from accede.space.models import Audience, Kind
from accede.wording.markdown import beginning

PAPER = "paper"
Texts = Mapping[str, str]
leading = delegate.of(lambda group: group.lead_id) | secretariat
leading_meeting = delegate.of(lambda meeting: meeting.group.lead_id) | secretariat


class Closed(Refused):
    """A group that is closed does nothing more."""

    sentence = _("This group is closed.")


class NotInside(Refused):
    """Whoever is in a group speaks in it."""

    sentence = _("This member is not in this group.")


class Twice(Refused):
    """A member is in a group once."""

    sentence = _("This member is in this group already.")


class EndsFirst(Refused):
    """What begins ends later."""

    sentence = _("It ends before it begins.")


@action("exchange.form_group", allowed_to=secretariat)
def form_group(titles: Texts, *, texts: Texts, is_sample: bool = False, by: Actor, at: datetime) -> Group:
    """Form a working group."""
    group = Group.objects.create(titles=titles, texts=texts, is_sample=is_sample, at=at)
    _lay(group, by, at)
    write(group, values={"titles": titles})
    return group


@action("exchange.change_group", allowed_to=leading)
def change_group(
    group: Group, *, titles: Texts, texts: Texts, lead: Organisation | None, by: Actor, at: datetime
) -> Group:
    """Say what a group is about now, and which of its members leads it."""
    group = _there(group)
    if lead and not group.seats.filter(organisation=lead).exists():
        raise NotInside
    group.titles, group.texts, group.lead = titles, texts, lead
    group.save()
    _lay(group, by, at)
    for meeting in group.meetings.filter(begins__gte=at):
        _lay_meeting(meeting, group, by, at)
    write(group, values={"titles": titles, "lead": lead})
    return group


@action("exchange.close_group", allowed_to=secretariat)
def close_group(group: Group, *, by: Actor, at: datetime) -> None:
    """Close a group: its documents stay, what it would have met for does not."""
    group = _there(group)
    group.closed_at = at
    group.save(update_fields=["closed_at"])
    for meeting in group.meetings.filter(begins__gte=at):
        withdraw(named(meeting), by=by, at=at)
    write(group)


@action("exchange.join_group", allowed_to=own_organisation)
def join_group(organisation: Organisation, group: Group, *, by: Actor, at: datetime) -> None:
    """Take part in a group."""
    group = _there(group)
    check_member(organisation, at)
    if group.seats.filter(organisation=organisation).exists():
        raise Twice
    group.seats.create(organisation=organisation, at=at)
    write(group, values={"organisation": organisation})


@action("exchange.leave_group", allowed_to=own_organisation)
def leave_group(organisation: Organisation, group: Group, *, by: Actor, at: datetime) -> None:
    """Take part no more; whoever led it leads no more."""
    group = Group.objects.select_for_update().get(pk=group.pk)
    check_inside(group, organisation)
    group.seats.filter(organisation=organisation).delete()
    if group.lead_id == organisation.pk:
        group.lead = None
        group.save(update_fields=["lead"])
    write(group, values={"organisation": organisation})


@action("exchange.bring_paper", allowed_to=own_organisation | secretariat)
def bring_paper(
    organisation: Organisation | None, group: Group, *, title: str, deposit: Deposit, by: Actor, at: datetime
) -> Paper:
    """Bring a document to a group, for a member in it or for the office."""
    group = _there(group)
    if organisation:
        check_inside(group, organisation)
    paper = group.papers.create(organisation=organisation, title=title, at=at)
    write(group, values={"paper": paper.pk, "title": title, "organisation": organisation})
    keep_document(paper, deposit=deposit, purpose=PAPER, by=by, at=at)
    return paper


@action("exchange.remove_paper", allowed_to=writers)
def remove_paper(paper: Paper, *, by: Actor, at: datetime) -> None:
    """Show a document no more."""
    paper = Paper.objects.select_for_update().get(pk=paper.pk)
    paper.removed_at = paper.removed_at or at
    paper.save(update_fields=["removed_at"])
    write(paper)


@action("exchange.set_meeting", allowed_to=leading)
def set_meeting(
    group: Group, *, begins: datetime, ends: datetime | None, place: str, by: Actor, at: datetime
) -> Meeting:
    """Say when and where a group meets."""
    group = _there(group)
    if ends and ends <= begins:
        raise EndsFirst
    meeting = group.meetings.create(begins=begins, ends=ends, place=place)
    _lay_meeting(meeting, group, by, at)
    write(group, values={"meeting": meeting.pk, "begins": begins, "place": place})
    return meeting


@action("exchange.call_off_meeting", allowed_to=leading_meeting)
def call_off_meeting(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Say that a group does not meet at an hour."""
    withdraw(named(meeting), by=by, at=at)
    write(meeting, values={"group": meeting.group_id, "begins": meeting.begins})
    Meeting.objects.filter(pk=meeting.pk).delete()


def check_inside(group: Group, organisation: Organisation) -> None:
    """Raise NotInside if a member is not in a group."""
    if not group.seats.filter(organisation=organisation).exists():
        raise NotInside


def _there(group: Group) -> Group:
    group = Group.objects.select_for_update().get(pk=group.pk)
    if group.closed_at:
        raise Closed
    return group


def _laid(group: Group, **dated: datetime | None) -> Laid:
    return Laid(
        kind=Kind.GROUP,
        audience=Audience.MEMBERS,
        address=f"space/groups/{group.pk}/",
        titles=dict(group.titles),
        summaries={lang: beginning(words) for lang, words in group.texts.items()},
        body="\n".join(group.texts.values()),
        **dated,
    )


def _lay(group: Group, by: Actor, at: datetime) -> None:
    publish(named(group), _laid(group), by=by, at=at)


def _lay_meeting(meeting: Meeting, group: Group, by: Actor, at: datetime) -> None:
    publish(named(meeting), _laid(group, begins=meeting.begins, ends=meeting.ends), by=by, at=at)
