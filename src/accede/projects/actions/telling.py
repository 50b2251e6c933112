"""Members that asked for it are told by letter of calls that may fit them, as often as each wishes."""

from datetime import datetime

from accede.journal.actions import Actor, action, write
from accede.people.capacities import clock
from accede.post.actions import queue_letters
from accede.projects.mails import calls_fit
from accede.projects.models import Profile
from accede.projects.queries.likeness import most_like
from accede.projects.queries.telling import new_to
from accede.statutes.queries import day_of


@action("projects.tell_of_calls", allowed_to=clock)
def tell_of_calls(profile: Profile, *, by: Actor, at: datetime) -> None:
    """Write to a member of the calls that were published since it was told last and that may fit it, if any were."""
    profile = Profile.objects.select_for_update().select_related("organisation").get(pk=profile.pk)
    found = most_like(profile, new_to(profile, at))
    profile.told_at = at
    profile.save(update_fields=["told_at"])
    drafts = calls_fit(profile, found, at, day_of(at)) if found else []
    write(profile.organisation, values={"calls": [one.identifier for one in found], "letters": len(drafts)})
    if drafts:
        queue_letters(profile.organisation, drafts, kind="calls_fit", by=by, at=at)
