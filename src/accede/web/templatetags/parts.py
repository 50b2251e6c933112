"""What the parts of a page need to be written: days, money, countries and facts in the reader's language."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import partial

from django import template
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from accede.people.queries import language
from accede.rulebook.verdict import Money
from accede.web.unsent import FIELD, seal
from accede.wording import clock, formats
from accede.wording.formats import NO_BREAK

register = template.Library()

_ARTICLE = re.compile(r"(\bart\.|\bno\.|\bn°|§) (?=\d)", re.IGNORECASE)
_DAY = re.compile(r"\b(\d{1,2}|1er) (?=[^\W\d]+ \d{4}\b)")


@register.filter
def nobreak(text: object) -> str:
    """Join an abbreviation or a day to its number by a no-break space; what is markup already stays markup."""
    joined = _DAY.sub(rf"\1{NO_BREAK}", _ARTICLE.sub(rf"\1{NO_BREAK}", str(text)))
    return mark_safe(joined) if isinstance(text, SafeString) else joined  # noqa: S308 - only spaces were changed


@register.simple_tag(takes_context=True)
def sealed(context: template.Context, action: str = "") -> str:
    """Bind a form to its reader and its address, so that what is sent when the session has ended is kept."""
    request = getattr(context, "request", None)
    if request is None or not request.user.is_authenticated:
        return ""
    return format_html(
        '<input type="hidden" name="{}" value="{}">', FIELD, seal(request.user.pk, action or request.path)
    )


@register.simple_tag
def day(on: date | None, form: str = "long") -> str:
    """Write a day: "short" 21 May, "long" 21 May 2027, "full" Friday 21 May 2027; nothing for no day."""
    if not on:
        return ""
    if isinstance(on, datetime):
        on = timezone.localtime(on).date()
    return formats.day(on, language(), weekday=form == "full", year=form != "short")


@register.simple_tag
def moment(at: datetime | None) -> str:
    """Write an instant in the association's zone: 4 June 2027, 15:52."""
    return formats.moment(at, language(), timezone.get_current_timezone()) if at else ""


@register.simple_tag
def moment_there(at: datetime, country: str) -> str:
    """Write an instant in the association's zone, with the hour in a country where it is another one.

    Where a script may run it adds the hour of the reader's own clock, if that is neither.
    """
    told = clock.moment_there(at, language(), timezone.get_current_timezone(), country)
    here = gettext("(%s where you are)")
    on = timezone.localtime(at).date().isoformat()
    return format_html('<time datetime="{}" data-here="{}" data-day="{}">{}</time>', at.isoformat(), here, on, told)


@register.simple_tag
def money(cents: int, currency: str = "EUR") -> str:
    """Write an amount of whole cents with its currency."""
    return formats.money(Money(cents, currency), language())


@register.simple_tag
def amount(cents: int) -> str:
    """Write an amount without its currency, for lines that end in one sum."""
    return formats.plain_money(cents, language())


@register.simple_tag
def number(value: int) -> str:
    """Write a whole number with the reader's thousands."""
    return formats.number(value, language())


@register.simple_tag
def country(code: str) -> str:
    """Write the name of a country, given its two letters."""
    return formats.country(code, language())


@register.filter
def fact(sentence: object, facts: str | Iterable[str] | None) -> str:
    """Mark each of these words of a sentence as what its citation explains."""
    written = nobreak(conditional_escape(sentence))
    for words in [facts] if isinstance(facts, str) else facts or []:
        told = nobreak(conditional_escape(words))
        if told:
            written = written.replace(told, format_html('<span class="fact">{}</span>', mark_safe(told)), 1)  # noqa: S308
    return mark_safe(written)  # noqa: S308 - both were escaped above


@register.filter
def told(thing: object, name: str = "text") -> str:
    """Write the text of a thing (itself a text, or its field of this name) with its `facts` marked, if it has any."""
    if isinstance(thing, str | Promise):
        return fact(thing, None)
    given = thing.get if isinstance(thing, Mapping) else partial(_field, thing)
    return fact(given(name) or "", given("facts"))


def _field(thing: object, name: str) -> object:
    return getattr(thing, name, None)


@register.filter
def percent(share: Fraction | str | int) -> str:
    """Turn a share of one ("2/3") into a position on a drawing: 66.667%."""
    return f"{Decimal(round(Fraction(share) * 100_000)) / 1000:f}%"


@register.filter
def anchor(share: Fraction | str | int) -> str:
    """Say which end of a label stands at a share, so that it stays on the drawing."""
    where = Fraction(share)
    return "start" if where < Fraction(1, 5) else "end" if where > Fraction(4, 5) else "middle"


@register.filter
def linked_data(said: Mapping[str, object]) -> str:
    """Write facts for search engines as a block of data, which no browser runs."""
    # As json_script does: no sign is left that could end the block.
    written = json.dumps(said, ensure_ascii=False).translate({ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"})
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(written))  # noqa: S308


@register.inclusion_tag("parts/cite.html")
def cite(margin: object) -> dict[str, object]:
    """Hang the citation of an answer in the margin."""
    return {"cite": margin}
