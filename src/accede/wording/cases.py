"""What is wrong with a worked case that cannot be asked."""

from accede.wording.catalogue import _

CASE_FAULTS: dict[str, str] = {
    "case_none": _("cases are a list; each begins with [[case]]"),
    "case_unnamed": _("a case needs a name"),
    "case_question": _("ask = “{given}” is not a question; known: {known}"),
    "case_tables": _("a case needs given = {{ … }} and expect = {{ … }}, with something to expect"),
    "case_key": _("“{given}” cannot be given here; known: {known}"),
    "case_missing": _("“{given}” is missing from what is given, or not known in this rulebook"),
    "case_unfit": _("what is given does not make a question “{given}”; see the guide to writing a rulebook"),
}
