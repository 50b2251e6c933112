"""Figures, stories and campaigns for tests, made by the real actions."""

from archive.files import deposit, png
from cast import NOON
from permissions import Call, Sample
from statutes.samples import SECRETARY, house_texts, law

from accede.awareness.actions import Told, tell_story

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


SAMPLES = {
    "awareness.tell_story": Sample("secretariat", lambda: (page(), Call((telling(),)))[1]),
    "awareness.change_story": Sample("secretariat", lambda: Call((story(),), {"told": telling()})),
    "awareness.withdraw_story": Sample("secretariat", lambda: Call((story(),))),
}
ACCESS = {
    "awareness": Sample("everyone", page),
    "awareness_part": Sample("everyone", page),
    "awareness_csv": Sample("everyone", page),
    "story": Sample("everyone", page_of_story),
    "story_picture": Sample("everyone", page_of_picture),
    "story_new": Sample("secretariat", page),
    "story_change": Sample("secretariat", page_of_story),
    "story_withdraw": Sample("secretariat", page_of_story),
}
