"""Answers about what a body decides without a meeting, or at a distance, as whole sentences."""

from accede.wording.catalogue import _

SENTENCES: dict[str, str] = {
    "body.may_write": _("This body may decide without a meeting."),
    "body.may_not_write": _("The statutes do not let this body decide without a meeting."),
    "body.meeting_needed": _("This decision needs a meeting: this body does not take it in writing."),
    "body.writing_unknown": _("Whether this body may decide without a meeting has not been loaded."),
    "body.may_stop": _("Enough of them ask for a meeting: it takes the place of the decision in writing."),
    "body.may_not_stop": _("Not enough of them ask for a meeting in place of the decision in writing."),
    "remote.notice": _("The convocation says how one takes part from afar."),
    "remote.no_notice": _("The convocation does not say how one takes part from afar: no link was named."),
    "remote.identified": _("Whoever takes part from afar has signed in: it is known who it is, and for whom."),
    "remote.no_identified": _("It is not known who takes part from afar."),
    "remote.follow": _("Whoever takes part from afar can follow the meeting as it happens."),
    "remote.no_follow": _("No link was named by which the meeting can be followed as it happens."),
    "remote.speak": _("Whoever takes part from afar can ask to speak and ask questions, as in the room."),
    "remote.no_speak": _("Nobody can ask to speak from afar."),
    "remote.vote": _("Whoever takes part from afar votes while the vote is open, as in the room."),
    "remote.no_vote": _("Nobody can vote from afar."),
    "remote.bureau": _("Those who lead the meeting sit together in one place: the chair makes sure of it."),
    "remote.no_bureau": _("Those who lead the meeting do not sit together in one place."),
    "remote.room": _("Whoever wants to takes part in the room."),
    "remote.no_room": _("Nobody can take part in the room: the meeting is held from afar alone."),
}
ASKED = {
    "notice": _("the convocation says how one takes part"),
    "identified": _("it is known who takes part"),
    "follow": _("all can follow it as it happens"),
    "speak": _("all can ask to speak"),
    "vote": _("all can vote as it happens"),
    "bureau": _("those who lead it sit together in one place"),
    "room": _("whoever wants to comes to the room"),
}
