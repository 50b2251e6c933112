"""What a person wrote in the exchange, for a member or for the association."""

from django.utils.translation import gettext as _

from accede.exchange.models import Practice
from accede.people.models import Account
from accede.people.queries import language
from accede.web.dossier.part import Part, Value, columns
from accede.wording.formats import text


def exchanged_by(account: Account) -> list[Part]:
    """Return what a person wrote there."""
    acting, lang = f"account:{account.pk}", language()

    def sheet(one: Practice) -> list[Value]:
        return [text(one.titles, lang), one.at, text(one.texts["what"], lang)]

    said = {"title": _("Title"), "at": _("When")}
    sheets = Practice.objects.filter(by=acting)
    return [
        Part("practices", _("Good practice that you wrote down"), columns(said, {"words": _("Words")}), sheets, sheet)
    ]
