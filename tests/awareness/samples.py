"""Figures, stories and campaigns for tests, made by the real actions."""

from datetime import date

from archive.files import deposit, png
from cast import NOON, acting
from permissions import Call, Sample
from register.samples import member
from statutes.samples import SECRETARY, house_texts, law

from accede.awareness.actions import Said, Told, add_material, start_campaign, take_part, tell_story
from accede.people.capacities import Capacity

ALTS = {"en": "A bicycle on a stand"}


def page():
    law()
    house_texts()
    return Call()


def telling(**changed):
    return Told(**({"titles": {"en": "A workshop"}, "texts": {"en": "They *mend*."}} | changed))


def picture(name="bicycle.png"):
    return deposit(png(), name)


def story(picture=None, at=NOON, **changed):
    """Return a story that everybody reads."""
    page()
    return tell_story(telling(**changed), picture=picture, by=SECRETARY, at=at)


def page_of_story():
    return Call((story().pk,))


def page_of_picture():
    one = story(picture(), alts=ALTS)
    return Call((one.pk, one.picture_id))


def saying(**changed):
    said = {"titles": {"en": "Mend it"}, "texts": {"en": "Buy what *lasts*."}, "begins": date(2027, 5, 1)}
    return Said(**(said | changed))


def campaign(stories=(), at=NOON, **changed):
    """Return a campaign that everybody reads."""
    page()
    return start_campaign(saying(**changed), stories=stories, by=SECRETARY, at=at)


def material(one=None, title="Poster", language="en"):
    """Return a file of a campaign."""
    return add_material(one or campaign(), title=title, language=language, deposit=deposit(), by=SECRETARY, at=NOON)


def partaking(membership, one, link="https://example.org/we"):
    """Return that a member takes part."""
    of = membership.organisation
    return take_part(of, one, link=link, by=acting(Capacity.DELEGATE, of.pk), at=NOON)


def to_take_part():
    one = member().organisation
    return Call((one, campaign()), owner=one.pk)


def to_stop():
    one = member()
    return Call((partaking(one, campaign()),), owner=one.organisation_id)


def page_of_campaign():
    return Call((campaign().pk,))


def page_of_material():
    return Call((material().pk,))


def page_of_participation():
    call = to_stop()
    return Call((call.args[0].pk,), owner=call.owner)


SAMPLES = {
    "awareness.start_campaign": Sample("secretariat", lambda: (page(), Call((saying(),)))[1]),
    "awareness.change_campaign": Sample("secretariat", lambda: Call((campaign(),), {"said": saying()})),
    "awareness.withdraw_campaign": Sample("secretariat", lambda: Call((campaign(),))),
    "awareness.add_material": Sample(
        "secretariat", lambda: Call((campaign(),), {"title": "Poster", "language": "en", "deposit": deposit()})
    ),
    "awareness.drop_material": Sample("secretariat", lambda: Call((material(),))),
    "awareness.take_part": Sample("own:delegate", to_take_part),
    "awareness.stop_taking_part": Sample("own:delegate secretariat", to_stop),
    "awareness.tell_story": Sample("secretariat", lambda: (page(), Call((telling(),)))[1]),
    "awareness.change_story": Sample("secretariat", lambda: Call((story(),), {"told": telling()})),
    "awareness.withdraw_story": Sample("secretariat", lambda: Call((story(),))),
}
ACCESS = {
    "campaign": Sample("everyone", page_of_campaign),
    "campaign_new": Sample("secretariat", page),
    "campaign_change": Sample("secretariat", page_of_campaign),
    "campaign_withdraw": Sample("secretariat", page_of_campaign),
    "material": Sample("everyone", page_of_material),
    "material_new": Sample("secretariat", page_of_campaign),
    "material_drop": Sample("secretariat", page_of_material),
    "participants_csv": Sample("everyone", page_of_campaign),
    "participants_xlsx": Sample("everyone", page_of_campaign),
    "take_part": Sample("delegate", page_of_campaign),
    "stop_taking_part": Sample("delegate secretariat", page_of_participation),
    "awareness": Sample("everyone", page),
    "awareness_part": Sample("everyone", page),
    "awareness_csv": Sample("everyone", page),
    "story": Sample("everyone", page_of_story),
    "story_picture": Sample("everyone", page_of_picture),
    "story_new": Sample("secretariat", page),
    "story_change": Sample("secretariat", page_of_story),
    "story_withdraw": Sample("secretariat", page_of_story),
}
