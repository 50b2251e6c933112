"""What is asked of a meeting in which members take part from afar, and whether it is so."""

from accede.assembly.models import Assembly
from accede.rulebook.verdict import Verdict

AFAR = (Assembly.Mode.REMOTE, Assembly.Mode.BOTH)
# What this site sees to by itself: delegates sign in, ask to speak and vote here, while it happens.
BY_SITE = {"identified": True, "speak": True, "vote": True}


def conditions(assembly: Assembly) -> list[Verdict]:
    """Return each thing that the rules ask of a meeting at a distance, with its answer; none of one in a room."""
    if assembly.mode not in AFAR:
        return []
    # The convocation brings the link to the members.
    known = dict.fromkeys(("notice", "follow"), bool(assembly.link))
    known["room"] = assembly.mode == Assembly.Mode.BOTH
    return assembly.book.body[assembly.body].at_distance(BY_SITE | known)
