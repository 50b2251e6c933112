"""What a person wrote in the exchange, and what a member said and took part in there."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accede.exchange.models import Paper, Party, Practice, Question, Reply, Seat, Visit
from accede.people.models import Account
from accede.people.queries import language
from accede.register.models import Organisation
from accede.web.dossier.belonging import bodies
from accede.web.dossier.part import Column, Part, Value, columns
from accede.wording.formats import text

WHICH = {"title": gettext_lazy("Title"), "at": gettext_lazy("When")}
WORDS = {"words": gettext_lazy("Words")}


def exchanged_by(account: Account) -> list[Part]:
    """Return what a person wrote there."""
    titles = [_("Good practice that you wrote down"), _("Questions that you put to members")]
    titles += [_("Study visits to which you invited"), _("What you answered for a member")]
    return _wrote(titles, columns(WHICH, WORDS), by=f"account:{account.pk}")


def of_organisation(organisation: Organisation) -> list[Part]:
    """Return what a member said and took part in there, for the file alone: pages show it where it stands."""

    def party(one: Party) -> list[Value]:
        return [text(one.visit.titles, language()), one.at, one.people]

    def seat(one: Seat) -> list[Value]:
        return [text(one.group.titles, language()), one.at]

    def paper(one: Paper) -> list[Value]:
        return [one.title, one.at, text(one.group.titles, language()), one.removed_at]

    titles = [_("Good practice that it wrote down"), _("Questions that it put to members")]
    titles += [_("Study visits to which it invited"), _("What it answered other members")]
    whose = {"organisation__in": bodies(organisation)}
    parties = Party.objects.filter(**whose).select_related("visit")
    seats, papers = (model.objects.filter(**whose).select_related("group") for model in (Seat, Paper))
    came, brought = {"people": _("People")}, {"group": _("Working group"), "removed_at": _("Withdrawn")}
    return [
        *_wrote(titles, columns({}, WHICH | WORDS), **whose),
        Part("guests", _("Study visits that it joined"), columns({}, WHICH | came), parties, party),
        Part("groups", _("Working groups in which it takes part"), columns({}, WHICH), seats, seat),
        Part("papers", _("Documents for working groups"), columns({}, WHICH | brought), papers, paper),
    ]


def _wrote(titles: Sequence[str], told: Sequence[Column], **whose: object) -> list[Part]:
    """Return good practice, questions, invitations and answers, under these titles."""

    def sheet(one: Practice) -> list[Value]:
        return [text(one.titles, language()), one.at, text(one.texts["what"], language())]

    def said(one: Question | Visit) -> list[Value]:
        return [text(one.titles, language()), one.at, text(one.texts, language())]

    def answer(one: Reply) -> list[Value]:
        return [text(one.question.titles, language()), one.at, one.words]

    sheets, asked, visits = (model.objects.filter(**whose) for model in (Practice, Question, Visit))
    replies = Reply.objects.filter(**whose).select_related("question")
    written, put, invited, answered = titles
    return [
        Part("practices", written, told, sheets, sheet),
        Part("asked", put, told, asked, said),
        Part("visits", invited, told, visits, said),
        Part("replies", answered, told, replies, answer),
    ]
