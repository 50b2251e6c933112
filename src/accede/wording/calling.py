"""What the core says of notices and of further calls, in whole sentences."""

from accede.wording.catalogue import _

SENTENCES: dict[str, str] = {
    "notice.proper": _("All that is asked of this notice is met."),
    "notice.in_time": _("It leaves on {sent}; the last day for it is {day}."),
    "notice.too_late": _("It had to leave by {day}, and would leave on {sent}."),
    "notice.time_unknown": _("By when it has to leave cannot be said."),
    "notice.in_form": _("It leaves in the form that is asked for: {how}."),
    "notice.not_in_form": _("It has to leave in this form: {how}."),
    "notice.signed": _("It is signed: {who}."),
    "notice.not_signed": _("This office may not sign it: {who}."),
    "notice.says_all": _("It says what it must."),
    "notice.lacks": _("It does not say what it must: {lacks} is missing."),
    "again.fits": _("On this day it can be called again."),
    "again.early": _("It cannot be called again before {first}."),
    "again.late": _("It had to be called again by {day}."),
    "again.any_day": _("It can be called again on any later day."),
}
LABELS: dict[str, str] = {
    "sent": _("Leaves on"),
    "e-mail": _("e-mail"),
    "what.day": _("the day"),
    "what.time": _("the time"),
    "what.place": _("the place"),
    "what.agenda": _("the agenda"),
}
