"""What is told of a member, and what it takes part in, for the file alone: pages show it where it stands."""

from django.utils.translation import gettext as _

from accede.awareness.models import Participation, Story
from accede.register.models import Organisation
from accede.web.dossier.belonging import bodies
from accede.web.dossier.part import Part, Value, columns


def of_campaigns(organisation: Organisation) -> list[Part]:
    """Return the stories told of it, and the campaigns that it takes part in."""

    def story(one: Story) -> list[Value]:
        return [str(one), one.at, one.texts.get(one.language, ""), one.withdrawn_at]

    def part(one: Participation) -> list[Value]:
        return [str(one.campaign), one.at, one.link]

    told = {"title": _("Title"), "at": _("Published"), "words": _("Words"), "withdrawn_at": _("Withdrawn")}
    takes = {"campaign": _("Campaign"), "at": _("When"), "link": _("Web page")}
    stories = Story.objects.filter(organisation__in=bodies(organisation))
    parts = Participation.objects.filter(organisation__in=bodies(organisation)).select_related("campaign")
    return [
        Part("stories", _("Stories told of it"), columns({}, told), stories, story),
        Part("campaigns", _("Campaigns that it takes part in"), columns({}, takes), parts, part),
    ]
