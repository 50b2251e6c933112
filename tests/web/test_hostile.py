"""What others write, members and those whose feeds are read, is shown as words wherever it stands, and runs nowhere."""

from html.parser import HTMLParser

import pytest
from cast import NOON
from debates.samples import imported
from positions.samples import final, opened, proposed, stood
from positions.samples import said as commented
from projects.samples import MADE, call, idea, own
from projects.test_calls import answer
from statutes.samples import SECRETARY, house_texts, law

from accede.people.capacities import Capacity
from accede.projects.actions import add_partner, begin_consortium, note_past, publish_call, show_interest, take_calls
from accede.projects.models import Call
from accede.projects.portal.answer import result

pytestmark = pytest.mark.django_db
RUNS = "alert(7)"
EVIL = f"\"'></textarea></title><script>{RUNS}</script><img src=x onerror={RUNS}><svg/onload={RUNS}> [x](javascript:{RUNS})"
FEED = f"""<rss version="2.0"><channel><title>x</title><item><title><![CDATA[Vote{EVIL}]]></title><guid>1</guid>
<link>javascript:{RUNS}</link><description><![CDATA[Held{EVIL}]]></description></item></channel></rss>""".encode()


class Running(HTMLParser):
    """Collects whatever of a page would run what was written."""

    def __init__(self):
        super().__init__()
        self.found, self.script = [], False

    def handle_starttag(self, tag, attrs):
        self.script = tag == "script"
        self.found += [one for one in attrs if RUNS in (one[1] or "") and _runs(*one)]

    def handle_data(self, data):
        self.found += [data] if self.script and RUNS in data else []

    def handle_endtag(self, tag):
        self.script = False


def _runs(name, value):
    return name.startswith("on") or value.strip().lower().startswith("javascript:")


def of_comment(one, speaker):
    return f"/en/space/positions/{commented(one, opened(), EVIL).consultation_id}/paragraphs/1/"


def of_amendment(one, speaker):
    found = proposed(one, opened(), words=EVIL, reason=EVIL)
    return f"/en/space/positions/{found.consultation_id}/amendments/{found.number}/"


def of_stand(one, speaker):
    found = final()
    stood(one, found, "dissents", reason=EVIL)
    return f"/en/space/positions/{found.pk}/"


def of_idea(one, speaker):
    found = idea(name="Elsewhere", does=EVIL)
    type(found).objects.update(title=EVIL[:200], text=EVIL)
    show_interest(one, found, words=EVIL, contact="a@example.org", by=speaker, at=NOON)
    return found.get_absolute_url()


def of_ideas(one, speaker):
    of_idea(one, speaker)
    return "/en/space/ideas/"


def of_profile(one, speaker):
    own(name="Elsewhere", does=EVIL, looks_for=EVIL, themes=EVIL[:300], languages=EVIL[:200])
    return "/en/space/partners/"


def of_consortium(one, speaker):
    found = begin_consortium(one, call(), title=EVIL[:200], by=speaker, at=NOON)
    add_partner(found, role="beneficiary", name=EVIL, country="BE", by=speaker, at=NOON)
    return found.get_absolute_url()


def of_past(one, speaker):
    made = type(MADE)(EVIL, ((EVIL, ""),), 2021, programme=EVIL[:120], rest=EVIL)
    return note_past(one, made=made, by=speaker, at=NOON).get_absolute_url()


def of_feed(one, speaker):
    imported(FEED)
    return "/en/space/debates/?audience=all"


def of_portal(one, speaker):
    told = result(answer(title=[f"Skills{EVIL}"], description=[f"<p>For all</p>{EVIL}"], keywords=[EVIL]))
    take_calls([told], origin="portal", by=SECRETARY, at=NOON)
    return publish_call(Call.objects.get(), audience="members", by=SECRETARY, at=NOON).get_absolute_url()


WRITTEN = [
    of_comment,
    of_amendment,
    of_stand,
    of_idea,
    of_ideas,
    of_profile,
    of_consortium,
    of_past,
    of_feed,
    of_portal,
]
# What comes from elsewhere is cleaned before it is kept; what a member writes is kept, and shown as it is.
CLEANED = {of_feed: "Vote", of_portal: "Skills"}


@pytest.mark.parametrize("make", WRITTEN)
def test_what_others_write_is_shown_as_words_and_runs_nowhere(make, cast, client, monkeypatch):
    house_texts()
    law()
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    one, speaker = own("FR", "Autre")
    cast.signed_in(client, Capacity.SECRETARIAT)
    if make is of_consortium:
        cast.signed_in(client, Capacity.DELEGATE, one.pk)
    shown = client.get(make(one, speaker))
    page = shown.content.decode()
    running = Running()
    running.feed(page)
    assert (shown.status_code, running.found) == (200, [])
    assert CLEANED.get(make, "&lt;script&gt;alert(7)") in page
    assert (make in CLEANED) == ("&lt;script" not in page)
    assert "unsafe-inline" not in shown["Content-Security-Policy"]


def test_what_would_run_is_found():
    running = Running()
    running.feed(EVIL.replace("x](", "x]<a href='") + "'>")
    assert len(running.found) == 4
