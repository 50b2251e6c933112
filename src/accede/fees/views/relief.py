"""What was decided to take off a member's fees: noted, and ended."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.fees.actions import end_relief, grant_relief
from accede.fees.forms import EndReliefForm, ReliefForm
from accede.fees.models import Relief
from accede.fees.queries import granting
from accede.fees.views.called import cashier
from accede.fees.views.decision import decided
from accede.people.access import open_to
from accede.people.queries import language, now
from accede.register.models import Membership
from accede.rulebook.book import Book
from accede.rulebook.known import fee_of
from accede.rulebook.verdict import Answer, Money
from accede.statutes.queries import book_on, day_of
from accede.wording.formats import day, money, share
from accede.wording.margin import margin, who


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(cashier)
def relief_new(request: HttpRequest, number: int) -> HttpResponse:
    """Note that somebody decided that a member pays less."""
    membership = get_object_or_404(Membership.objects.select_related("organisation"), number=number)
    today = day_of(now())
    book, initial = book_on(today), {"first_year": today.year, "decided_on": today}
    about = {"book": book, "category": membership.category, "language": language()}
    form = ReliefForm(request.POST or None, initial=initial, **about)
    context = {
        "title": _("Note a reduction"),
        "lede": _("The rules say who may grant what; that is noted here.")
        if granting(book, membership.category)
        else _("The rules say nothing of reductions: this is a decision of the house, and the invoice says so."),
    }
    return decided(request, membership, form, lambda **how: grant_relief(membership, **form.relief(), **how), context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(cashier)
def relief_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End what was decided to take off."""
    found = get_object_or_404(Relief.objects.select_related("membership__organisation"), pk=pk)
    form = EndReliefForm(request.POST or None, initial={"last_year": day_of(now()).year})
    context = {
        "title": _("End the reduction"),
        "lede": _("Fees that were called stay as they are. Whoever names the year before its first voids it."),
    }
    return decided(
        request, found.membership, form, lambda **how: end_relief(found, **form.cleaned_data, **how), context
    )


def told(relief: Relief, book: Book, language: str) -> dict[str, Any]:
    """Say what was decided to take off, by whom, why, and for which years."""
    rule = fee_of(book, relief.membership.category)
    article = (relief.article,) if relief.article else rule.article if relief.rule and rule else ()
    cite = margin(Answer(code="fee.line.relief", article=article), book, language, url=reverse("statutes"))
    if relief.last_year is not None and relief.last_year < relief.first_year:
        state = {"state": "lost", "label": _("ended before it began")}
    elif relief.last_year is None:
        state = {"state": "now", "label": _("from %(year)d on") % {"year": relief.first_year}}
    else:
        state = {
            "state": "",
            "label": _("%(first)d to %(last)d") % {"first": relief.first_year, "last": relief.last_year},
        }
    taken = {"body": who(relief.body, book, language), "day": day(relief.decided_on, language)}
    said = _("By the rules, by %(body)s, on %(day)s.") if relief.rule else _("A decision of %(body)s, on %(day)s.")
    return {
        "title": _off(relief, book, language),
        "text": relief.reason,
        "after": " ".join(filter(None, [said % taken, relief.end_reason])),
        "tag": state,
        "cite": cite if article else None,
    }


def ending(relief: Relief, book: Book, language: str) -> dict[str, str]:
    """Return the act that ends it."""
    label = _("End: %(what)s") % {"what": _off(relief, book, language)}
    return {"label": label, "url": reverse("relief_end", args=[relief.pk])}


def _off(relief: Relief, book: Book, language: str) -> str:
    if relief.kind == Relief.Kind.SHARE:
        return _("%(share)s of the fee less") % {"share": share(relief.decided.share, language)}
    if relief.kind == Relief.Kind.AMOUNT:
        return _("%(amount)s less") % {"amount": money(Money(relief.cents, book.rulebook.currency), language)}
    return _("Nothing to pay") if relief.kind == Relief.Kind.WAIVER else _("What the rules let be granted")
