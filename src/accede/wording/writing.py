"""Answers about what a body decides without a meeting, as whole sentences."""

from accede.wording.catalogue import _

SENTENCES: dict[str, str] = {
    "body.may_write": _("This body may decide without a meeting."),
    "body.may_not_write": _("The statutes do not let this body decide without a meeting."),
    "body.meeting_needed": _("This decision needs a meeting: this body does not take it in writing."),
    "body.writing_unknown": _("Whether this body may decide without a meeting has not been loaded."),
    "body.may_stop": _("Enough of them ask for a meeting: it takes the place of the decision in writing."),
    "body.may_not_stop": _("Not enough of them ask for a meeting in place of the decision in writing."),
}
