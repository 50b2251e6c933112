"""Sentences of what is owed, and of each line of it."""

from accede.wording.catalogue import _, n_

Message = str | tuple[str, str]

SENTENCES: dict[str, Message] = {
    "fee.owed": _("{fee}: {amount}."),
    "fee.set_aside": _("Nothing is owed: {fee}."),
    "fee.cannot_say": _("The amount cannot be said: {fee}."),
    "fee.no_rule": _("No rule says what this category owes."),
    "fee.line.year": _("Whole year"),
    "fee.needs_all": _("What one member pays hangs on all the others: {fee}."),
    "fee.line.joined.months": n_("First year: one month of twelve", "First year: {months} months of twelve"),
    "fee.line.joined.days": n_("First year: one day of {length}", "First year: {days} days of {length}"),
    "fee.line.left.months": n_("Last year: one month of twelve", "Last year: {months} months of twelve"),
    "fee.line.left.days": n_("Last year: one day of {length}", "Last year: {days} days of {length}"),
    "fee.line.vat": _("Value added tax: {share}"),
    "fee.line.relief": _("Reduction by decision of {by}: {reason}"),
    "fee.line.granted": _("Granted by {by} as the rules allow: {reason}"),
}

COUNTED_BY = {
    "fee.line.joined.months": "months",
    "fee.line.joined.days": "days",
    "fee.line.left.months": "months",
    "fee.line.left.days": "days",
}
