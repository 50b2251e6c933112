"""Sources for tests, by the real actions."""

from datetime import date
from itertools import count
from zoneinfo import ZoneInfo

from cast import NOON, open_account
from debates.feeds import PARLIAMENT
from permissions import Call, Sample
from statutes.samples import SECRETARY, house_texts, law

from accede.debates.actions import Said, add_source, add_topic, note_reading, pause_source, publish_news, take_file
from accede.debates.actions.procedure import File, note_stage, open_procedure
from accede.debates.models import Fault
from accede.debates.reading import Got, Unread, items_of
from accede.people.capacities import CLOCK

BRUSSELS = ZoneInfo("Europe/Brussels")
_numbers = count(1)


def said(**changed):
    known = {"name": "Parliament", "address": f"https://example.org/{next(_numbers)}.xml", "language": "en"}
    return known | {"every_hours": 6, "credit": "European Parliament", "licence": "Source named"} | changed


def source(**changed):
    """Return a source that was not read yet."""
    law()
    house_texts()
    return add_source(said(**changed), by=SECRETARY, at=NOON)


def read(one, content=PARLIAMENT, at=NOON):
    """Have a source say this; return what is new of it."""
    return note_reading(one, got=Got(content), found=items_of(content, BRUSSELS), by=CLOCK, at=at)


def paused():
    one = source()
    pause_source(one, by=SECRETARY, at=NOON)
    return one


def failing(times, fault=Fault.SLOW):
    """Return a source that could not be read so many times in a row."""
    one = source()
    for _time in range(times):
        note_reading(one, got=Unread(fault), by=CLOCK, at=NOON)
    return one


def imported(content=PARLIAMENT, **changed):
    """Return what a file brought to a source without an address."""
    one = source(**({"address": ""} | changed))
    return take_file(one, found=items_of(content, BRUSSELS), by=SECRETARY, at=NOON)


def topic(title="Social economy", words=("social economy", "social enterprise"), **others):
    """Return a topic with words in English, and in the languages given."""
    return add_topic({"en": title}, words={"en": list(words)} | others, by=SECRETARY, at=NOON)


def following():
    one = open_account()
    return Call((one,), {"topics": [topic()]}, person=one.pk)


def news(at=NOON, item=None, **changed):
    """Return a piece of news that was published."""
    law()
    house_texts()
    told = {"titles": {"en": "A piece of news"}, "texts": {"en": "Its *words*."}} | changed
    return publish_news(Said(**told), item=item, by=SECRETARY, at=at)


def others():
    return {"titles": {"en": "Another"}, "words": {"en": ["another"]}}


def procedure(**changed):
    """Return a file that is followed, without any date."""
    law()
    house_texts()
    return open_procedure(File(**({"titles": {"en": "A recommendation"}} | changed)), by=SECRETARY, at=NOON)


def stage(one=None, on=date(2027, 5, 4), title="Vote in plenary"):
    """Return a date of a file."""
    return note_stage(one or procedure(), on=on, titles={"en": title}, by=SECRETARY, at=NOON)


SAMPLES = {
    "debates.open_procedure": Sample("secretariat", lambda: (law(), Call((File({"en": "A recommendation"}),)))[1]),
    "debates.change_procedure": Sample("secretariat", lambda: Call((procedure(),), {"file": File({"en": "Other"})})),
    "debates.note_stage": Sample(
        "secretariat", lambda: Call((procedure(),), {"on": NOON.date(), "titles": {"en": "Vote"}})
    ),
    "debates.strike_stage": Sample("secretariat", lambda: Call((stage(),))),
    "debates.turn_procedures": Sample("clock", lambda: (stage(), Call())[1]),
    "debates.add_topic": Sample("secretariat", lambda: Call(({"en": "Another"},), {"words": {"en": ["another"]}})),
    "debates.change_topic": Sample("secretariat", lambda: Call((topic(),), others())),
    "debates.drop_topic": Sample("secretariat", lambda: Call((topic(),))),
    "debates.follow_topics": Sample("oneself", following),
    "debates.publish_news": Sample("secretariat", lambda: Call((Said({"en": "News"}),))),
    "debates.change_news": Sample("secretariat", lambda: Call((news(),), {"said": Said({"en": "Other"})})),
    "debates.withdraw_news": Sample("secretariat", lambda: Call((news(),))),
    "debates.add_source": Sample("secretariat", lambda: Call((said(),))),
    "debates.change_source": Sample("secretariat", lambda: Call((source(),), {"said": said(name="Another")})),
    "debates.pause_source": Sample("secretariat", lambda: Call((source(),))),
    "debates.resume_source": Sample("secretariat", lambda: Call((paused(),))),
    "debates.ask_reading": Sample("secretariat", lambda: Call((source(),))),
    "debates.note_reading": Sample("clock", lambda: Call((source(),), {"got": Got(PARLIAMENT)})),
    "debates.take_file": Sample("secretariat", lambda: Call((source(),), {"found": items_of(PARLIAMENT, BRUSSELS)})),
}


def page_of_source():
    return Call((source().pk,))


def page():
    law()
    house_texts()
    return Call()


def page_of_news(**changed):
    return Call((news(**changed).pk,))


def page_of_topic():
    page()
    return Call((topic().pk,))


MEMBERS = "delegate secretariat chair board treasurer auditor"
ACCESS = {
    "debates": Sample(MEMBERS, page),
    "topics": Sample(MEMBERS, page),
    "procedures": Sample("everyone", page),
    "procedures_calendar": Sample("everyone", page),
    "procedure": Sample(MEMBERS, lambda: Call((procedure().pk,))),
    "procedure_new": Sample("secretariat", page),
    "procedure_change": Sample("secretariat", lambda: Call((procedure().pk,))),
    "stage_new": Sample("secretariat", lambda: Call((procedure().pk,))),
    "stage_strike": Sample("secretariat", lambda: Call((stage().pk,))),
    "topic_new": Sample("secretariat", page),
    "topic": Sample("secretariat", page_of_topic),
    "topic_drop": Sample("secretariat", page_of_topic),
    "item_publish": Sample("secretariat", lambda: Call((imported()[0].pk,))),
    "news_new": Sample("secretariat", page),
    "news": Sample(MEMBERS, page_of_news),
    "news_change": Sample("secretariat", page_of_news),
    "news_withdraw": Sample("secretariat", page_of_news),
    "sources": Sample("secretariat", page),
    "source_new": Sample("secretariat", page),
    "source": Sample("secretariat", page_of_source),
    "source_change": Sample("secretariat", page_of_source),
    "source_import": Sample("secretariat", page_of_source),
    "source_do": Sample("secretariat", page_of_source),
}
