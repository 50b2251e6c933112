"""What a member said when members were consulted, for the file alone: its words stand where they were said."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accede.positions.models import Amendment, Comment, MemberVote, Stand
from accede.register.models import Organisation
from accede.web.dossier.belonging import bodies
from accede.web.dossier.part import Part, Value, columns


def of_consultations(organisation: Organisation) -> list[Part]:
    """Return its comments, its amendments, its votes on amendments and its stands."""

    def comment(one: Comment) -> list[Value]:
        return [str(one.consultation), one.at, one.words]

    def amendment(one: Amendment) -> list[Value]:
        return [str(one.consultation), one.at, one.words, one.reason]

    def vote(one: MemberVote) -> list[Value]:
        return [str(one.amendment), one.at, str(one.get_choice_display())]

    def stand(one: Stand) -> list[Value]:
        return [str(one.consultation), one.at, str(one.get_kind_display()), one.reason]

    def of(model: type[Comment | Amendment | MemberVote | Stand], about: str = "consultation") -> QuerySet:
        return model.objects.filter(organisation__in=bodies(organisation)).select_related(about)

    said = {"consultation": _("Consultation"), "at": _("When"), "words": _("Words")}
    short, long = columns({}, said), columns({}, said | {"reason": _("Reason")})
    votes = of(MemberVote, "amendment__consultation")
    return [
        Part("comments", _("Comments in consultations"), short, of(Comment), comment),
        Part("amendments", _("Amendments"), long, of(Amendment), amendment),
        Part("amendment_votes", _("Votes on amendments"), short, votes, vote),
        Part("stands", _("Stands on positions"), long, of(Stand), stand),
    ]
