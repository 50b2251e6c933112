"""What the core says of paths, standings and categories, in whole sentences."""

from accede.wording.catalogue import _, n_

Message = str | tuple[str, str]

SENTENCES: dict[str, Message] = {
    "day.fixed": _("On that day"),
    "day.set_aside": _("This duty does not apply."),
    "day.cannot_say": _("Which day it is hangs on something that is not known."),
    "day.waited": _("So long must be waited"),
    "day.not_set": _("No rule says until when."),
    "decided.yes": _("Decided: {decision}."),
    "decided.no": _("Not granted: {decision}."),
    "standing.entered": _("A member with these facts is in this standing."),
    "standing.applies": _("This standing lasts."),
    "standing.ended": _("This standing ended on {day}."),
    "standing.ended_by": _("What ends this standing has come about."),
    "standing.not_ended": _("What ends this standing has not come about."),
    "category.delegates": _("May send this number of delegates: {number}."),
    "category.not_delegates": _("May not send this number of delegates: {number}."),
    "category.room": _("There is room for one more."),
    "category.full": n_("There is no room: one is there already.", "There is no room: {number} are there already."),
    "category.room_unknown": _("Whether there is room for one more is not known."),
    "category.no_term": _("No rule says that this membership ends by itself."),
    "category.term": _("At the end of its term"),
    "filing.from": _("From that day"),
    "filing.too_late": _("What is filed on {day} is too late for the day it is meant for."),
    "filing.not_such_a_day": _("Nothing of this kind can take effect on {day}."),
    "path.condition": _("What must be so before this path opens is not so."),
    "path.may_open": _("This path may be opened."),
    "path.opened": _("This path is opened."),
    "path.opens_itself": _("This path is opened by nobody: it opens by itself."),
    "path.opener": _("Whoever opens this path may do so."),
    "path.not_opener": _("Whoever wants to open this path may not."),
    "path.opener_unknown": _("Whether these are enough to open this path is not known."),
    "path.grounds": _("This is a ground for it."),
    "path.no_grounds": _("None of the grounds that the article names is given."),
    "path.form": _("It is in the form that is asked for."),
    "path.not_in_form": _("It is not in the form that is asked for."),
    "path.in_time": _("It is in time: the last day is {day}."),
    "path.too_late": _("It is too late: the last day was {day}."),
    "path.time_unknown": _("Whether it is in time is not known."),
    "path.refused_too_often": n_(
        "It was refused once and may not be tried again.", "It was refused {count} times and may not be tried again."
    ),
    "path.must_wait": _("After the refusal one must wait until {day}."),
    "path.waited": _("Long enough was waited: until {day}."),
    "path.tried_at_once": _("One may try again at once: the statutes name no time to wait."),
    "path.taken_back": _("It may be taken back no later than {day}."),
    "path.not_taken_back": _("It could be taken back no later than {day}."),
    "path.binds": _("No rule lets it be taken back."),
    "progress.open": _("The path is under way."),
    "progress.done": _("The path has been walked to its end."),
    "progress.stopped": _("The path has stopped: the answer was no."),
    "progress.too_late": _("The path was opened too late."),
    "progress.cured": _("The reason for this path is gone, and so is the path."),
    "progress.not_open": _("The path is not open."),
    "progress.appealed": _("There is an appeal, and nothing takes effect before it is decided."),
    "progress.overturned": _("The appeal has overturned the decision."),
    "progress.cannot_say": _("Where the path stands hangs on something that is not known."),
}

COUNTED_BY = {"category.full": "number", "path.refused_too_often": "count"}

FAULTS: dict[str, Message] = {
    "leads_nowhere": _("this path leads nowhere: nobody moves and nothing is decided, or a step stops it every time"),
    "never_its_turn": _("the turn of this step never comes: the step “{given}” always ends the path"),
    "after_its_anchor": _("“{given}” comes too late: what it leads to is on that day already ({anchor})"),
    "never_entered": _("nobody may ever enter the category “{given}”"),
    "not_of_an_invoice": _(
        "a reminder is counted from the invoice, from due or from the assembly, not from {anchor} (“{given}”)"
    ),
    "over_before_begun": _("“{given}” is over before it begins (“{begins}”)"),
}

LABELS: dict[str, str] = {
    "anchor.board": _("meeting of the Board"),
    "anchor.council": _("meeting of the Council"),
    "year_ends": _("End of the financial year"),
    "effect": _("Day it takes effect"),
    "notice": _("Notice"),
    "request": _("Request"),
    "application": _("Application"),
    "due": _("Due day"),
    "entry": _("Entry"),
    "term.end": _("End of the term"),
    "financial_year.end": _("End of the financial year"),
    "calendar_year.end": _("End of the calendar year"),
    "first_meeting": _("First meeting"),
    "entry_into_force": _("Entry into force"),
    "matter": _("Matter"),
    "amends": _("Articles amended"),
    "filed": _("Filed on"),
    "left_by": _("Left by"),
    "in_arrears": _("In arrears"),
    "outside": _("outside the association"),
}
