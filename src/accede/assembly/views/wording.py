"""What an item would change in a text: shown article by article, and worded by the office."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accede.assembly import actions
from accede.assembly.forms.wording import WordingForm
from accede.assembly.models import Item, Wording
from accede.assembly.queries.agenda import agenda_is_open
from accede.assembly.queries.naming import agenda_line
from accede.assembly.views.asking import after, item_at, refusal
from accede.journal.actions import Actor, Refused
from accede.journal.question import Rows
from accede.people.access import open_to
from accede.people.capacities import chair, secretariat
from accede.people.queries import language, now
from accede.post.difference import stretches
from accede.wording.formats import language_name, text
from accede.wording.margin import article_mark

office = secretariat | chair
STATUTES = "statutes"  # the one text that every association has


@open_to(office)
@require_http_methods(["GET", "HEAD", "POST"])
def wording(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Propose new words for an article; what stands there is filled in where it is loaded."""
    found = item_at(address, position)
    if request.method != "POST":
        return _page(found, request, form=WordingForm(initial=_standing(found, request.GET)))
    form = WordingForm(request.POST)
    if not form.is_valid():
        return _page(found, request, form=form)
    deed = partial(actions.propose_wording, found, **form.cleaned_data, by=request.actor, at=now())
    return after(deed, request.path, partial(_page, found, form=form), request)


_wordings = Rows(lambda item: Wording.objects.filter(item=item))


def shown_wordings(item: Item, actor: Actor) -> dict[str, Any]:
    """Return what an item would change, the own language first, and whether somebody may word it."""
    rows = sorted(_wordings(item.pk), key=lambda one: one.language != language())
    return {
        "wordings": [_shown(one, item) for one in rows],
        "may_word": bool(office(actor)) and _is_of_text(item) and agenda_is_open(item.assembly),
    }


def _is_of_text(item: Item) -> bool:
    return item.matter == STATUTES or item.matter in item.assembly.book.document


def _shown(one: Any, item: Item) -> dict[str, Any]:
    book = item.assembly.book
    known = one.article in book.article
    return {
        "article": article_mark((one.article,), book, language()) if known else one.article,
        "title": text(book.article[one.article].title, language()) if known else "",
        "language": language_name(one.language, language()),
        "lang": one.language,
        "changes": stretches(one.before, one.after),
        "query": f"?article={one.article}&language={one.language}",
    }


def _standing(item: Item, asked: Any) -> dict[str, str]:
    """What the form begins with: what was proposed, else the text as it is loaded."""
    article, lang = asked.get("article", ""), asked.get("language", language())
    known = item.wordings.filter(article=article, language=lang).first()
    if known:
        return {"article": article, "language": lang, "before": known.before, "after": known.after}
    rule = item.assembly.book.article.get(article)
    stands = rule.text.get(lang, "") if rule else ""
    return {"article": article, "language": lang, "before": stands, "after": stands}


def _page(found: Item, request: HttpRequest, refused: Refused | None = None, *, form: WordingForm) -> HttpResponse:
    articles = found.assembly.book.article
    context = {
        "item": found,
        "lede": agenda_line(found),
        "form": form,
        "refusal": refusal(refused, found.assembly.book) if refused else None,
        "loaded": [{"name": name, "title": text(one.title, language())} for name, one in articles.items() if one.text],
        **shown_wordings(found, request.actor),
    }
    return render(request, "assembly/wording.html", context, status=409 if refused else 200)
