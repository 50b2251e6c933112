"""A member says what it does, what it looks for, and how often it wants to hear of calls."""

from collections.abc import Mapping
from datetime import datetime

from accede.journal.actions import Actor, action, write
from accede.projects.models import Profile
from accede.projects.models.profile import SAID
from accede.projects.queries.members import profile_of
from accede.register.models import Organisation
from accede.register.queries import own_organisation


@action("projects.describe", allowed_to=own_organisation)
def describe(organisation: Organisation, *, said: Mapping[str, object], by: Actor, at: datetime) -> Profile:
    """Say of a member what is true now."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    profile = profile_of(organisation) or Profile(organisation=organisation)
    changed = [name for name in SAID if getattr(profile, name) != said[name]]
    for name in SAID:
        setattr(profile, name, said[name])
    profile.changed_at = at
    # What is told begins with what comes from now on.
    profile.told_at = at if "often" in changed else profile.told_at
    profile.save()
    write(organisation, values={"changed": changed, "types": profile.types, "often": profile.often})
    return profile
