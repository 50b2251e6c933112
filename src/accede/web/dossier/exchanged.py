"""What a person wrote in the exchange, for a member or for the association."""

from django.utils.translation import gettext as _

from accede.exchange.models import Practice, Question, Reply, Visit
from accede.people.models import Account
from accede.people.queries import language
from accede.web.dossier.part import Part, Value, columns
from accede.wording.formats import text


def exchanged_by(account: Account) -> list[Part]:
    """Return what a person wrote there."""
    acting, lang = f"account:{account.pk}", language()

    def sheet(one: Practice) -> list[Value]:
        return [text(one.titles, lang), one.at, text(one.texts["what"], lang)]

    def question(one: Question | Visit) -> list[Value]:
        return [text(one.titles, lang), one.at, text(one.texts, lang)]

    def answer(one: Reply) -> list[Value]:
        return [text(one.question.titles, lang), one.at, one.words]

    told = columns({"title": _("Title"), "at": _("When")}, {"words": _("Words")})
    sheets, asked, visits = (model.objects.filter(by=acting) for model in (Practice, Question, Visit))
    replies = Reply.objects.filter(by=acting).select_related("question")
    return [
        Part("practices", _("Good practice that you wrote down"), told, sheets, sheet),
        Part("asked", _("Questions that you put to members"), told, asked, question),
        Part("visits", _("Study visits to which you invited"), told, visits, question),
        Part("replies", _("What you answered for a member"), told, replies, answer),
    ]
