"""What a member, or a person for one or for an office, said when members were consulted."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accede.people.models import Account
from accede.positions.models import Amendment, Comment, MemberVote, Stand
from accede.register.models import Organisation
from accede.web.dossier.belonging import bodies
from accede.web.dossier.part import Column, Part, Value, columns


def of_person(account: Account) -> list[Part]:
    """Return what a person said and did."""
    titles = [_("Comments that you wrote in consultations"), _("Amendments that you proposed")]
    titles += [_("How you voted on amendments"), _("The stands that you took for a member")]
    return _parts(titles, columns, by=f"account:{account.pk}")


def of_consultations(organisation: Organisation) -> list[Part]:
    """Return what a member said, for the file alone: its words stand where they were said."""
    titles = [_("Comments in consultations"), _("Amendments"), _("Votes on amendments"), _("Stands on positions")]
    return _parts(titles, partial(columns, {}), organisation__in=bodies(organisation))


def _parts(titles: Sequence[str], told: Callable[[dict[str, str]], list[Column]], **whose: Any) -> list[Part]:
    """Return comments, amendments, votes on amendments and stands, under these titles."""

    def comment(one: Comment) -> list[Value]:
        return [str(one.consultation), one.at, one.words]

    def amendment(one: Amendment) -> list[Value]:
        return [str(one.consultation), one.at, one.words, one.reason]

    def vote(one: MemberVote) -> list[Value]:
        return [str(one.amendment), one.at, str(one.get_choice_display())]

    def stand(one: Stand) -> list[Value]:
        return [str(one.consultation), one.at, str(one.get_kind_display()), one.reason]

    def of(model: type[Comment | Amendment | MemberVote | Stand], about: str = "consultation") -> QuerySet:
        return model.objects.filter(**whose).select_related(about)

    said = {"consultation": _("Consultation"), "at": _("When"), "words": _("Words")}
    short, long = told(said), told(said | {"reason": _("Reason")})
    commented, amended, voted, stood = titles
    return [
        Part("comments", commented, short, of(Comment), comment),
        Part("amendments", amended, long, of(Amendment), amendment),
        Part("amendment_votes", voted, short, of(MemberVote, "amendment__consultation"), vote),
        Part("stands", stood, long, of(Stand), stand),
    ]
