"""What the script adds: a region that keeps itself up to date, no second press, drafts that wait."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser import shots

from accede import web

SCRIPT = Path(web.__file__).parent / "static" / "live.js"
ADDRESS = "http://accede.test/page/"
PAGE = """<!doctype html><title>t</title><div data-live="/region/" data-every="0.05"><p data-say>first</p></div>
<form method="post" action="/sent/" data-draft="sheet"><input id="name" name="name" value="site">
<button name="act" value="send">Send</button></form><script src="/live.js"></script>"""

pytestmark = pytest.mark.skipif(not Path(shots.CHROMIUM).exists(), reason="Chromium is not installed")


ARRIVED = '<!doctype html><title>t</title><p data-arrived>It has arrived.</p><script src="/live.js"></script>'


class Site:
    """A site of three addresses, which remembers what it was asked."""

    def __init__(self):
        self.region, self.asked, self.sent, self.page = "<p data-say>first</p>", [], [], PAGE
        self.answers = lambda route: route.fulfill(status=204)

    def __call__(self, route):
        path, request = urlsplit(route.request.url).path, route.request
        if path == "/live.js":
            route.fulfill(path=SCRIPT)
        elif path == "/region/":
            tag = f'"{len(self.region)}"'
            self.asked.append(request.headers.get("if-none-match"))
            fresh = self.asked[-1] != tag
            route.fulfill(status=200 if fresh else 304, body=self.region if fresh else "", headers={"ETag": tag})
        elif path == "/sent/":
            self.sent.append(request.post_data)
            self.answers(route)
        else:
            route.fulfill(body=self.page, content_type="text/html")


def test_a_region_is_swapped_when_it_has_changed_and_its_sentence_is_read_out(chromium):
    site = Site()
    with shots.opened(chromium, ADDRESS, answer=site) as page:
        site.region = "<p data-say>second word</p>"
        page.wait_for_function("document.querySelector('[data-live]').textContent === 'second word'")
        page.wait_for_function("document.querySelector('[role=status]').textContent === 'second word'")


def test_a_region_asks_with_the_version_it_has(chromium):
    site = Site()
    with (
        shots.opened(chromium, ADDRESS, answer=site) as page,
        page.expect_response(lambda response: response.status == 304),
    ):
        pass
    assert site.asked[0] is None
    assert site.asked[-1] == f'"{len(site.region)}"'


def test_a_region_whose_version_came_with_its_page_is_not_fetched_until_it_has_changed(chromium):
    site = Site()
    site.page = PAGE.replace("<div data-live", f"<div data-version='\"{len(site.region)}\"' data-live")
    with (
        shots.opened(chromium, ADDRESS, answer=site) as page,
        page.expect_response(lambda response: response.status == 304),
    ):
        pass
    assert site.asked[0] == f'"{len(site.region)}"'


def test_an_open_citation_stays_open_when_its_region_is_swapped(chromium):
    site = Site()
    site.region = "<details><summary>art. 7</summary>x</details>"
    with shots.opened(chromium, ADDRESS, answer=site) as page:
        page.click("summary")
        site.region = "<p>new</p><details><summary>art. 7</summary>x</details>"
        page.wait_for_selector("[data-live] > p:has-text('new')")
        assert page.locator("details[open]").count() == 1
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_form_is_sent_once_with_the_value_of_its_button(chromium):
    site = Site()
    with shots.opened(chromium, ADDRESS, answer=site) as page:
        with page.expect_request("**/sent/"):
            page.click("button")
        page.wait_for_selector("button:disabled")
    assert site.sent == ["name=site&act=send"]


def test_a_draft_waits_for_its_writer_until_the_site_knows_better(chromium):
    site = Site()
    with shots.opened(chromium, ADDRESS, answer=site) as page:
        page.fill("#name", "typed")
        page.reload()
        assert page.input_value("#name") == "typed"
        site.page = PAGE.replace('value="site"', 'value="newer"')
        page.reload()
        assert page.input_value("#name") == "newer"


def answering(html):
    return lambda route: route.fulfill(body=html, content_type="text/html")


def test_a_draft_is_gone_once_it_has_arrived(chromium):
    site = Site()
    site.answers = answering(ARRIVED)
    with shots.opened(chromium, ADDRESS, answer=site) as page:
        page.fill("#name", "typed")
        page.click("button")
        page.wait_for_selector("[data-arrived]")
        assert page.evaluate("localStorage.length") == 0


def test_a_draft_sent_over_a_line_that_is_cut_waits_for_its_writer(chromium):
    site = Site()
    site.answers = lambda route: route.abort()
    with shots.opened(chromium, ADDRESS, answer=site) as page:
        page.fill("#name", "typed")
        with page.expect_event("framenavigated", lambda frame: frame.url.startswith("chrome-error:")):
            page.click("button")
        page.goto(ADDRESS)
        assert page.input_value("#name") == "typed"


def test_a_draft_that_was_refused_waits_too_and_what_arrives_later_is_something_else(chromium):
    site = Site()
    site.answers = answering(PAGE)
    with shots.opened(chromium, ADDRESS, answer=site) as page:
        page.fill("#name", "typed")
        with page.expect_navigation():
            page.click("button")
        site.page = ARRIVED
        page.goto(ADDRESS)
        site.page = PAGE
        page.goto(ADDRESS)
        assert page.input_value("#name") == "typed"


def test_a_draft_is_of_the_address_it_is_sent_to_in_whichever_language(chromium):
    site = Site()

    def put(lang, action):
        html = f'<!doctype html><html lang="{lang}">' + PAGE.removeprefix("<!doctype html>")
        site.page = html.replace("/sent/", f"/{lang}{action}")

    put("en", "/one/")
    with shots.opened(chromium, ADDRESS, answer=site) as page:
        page.fill("#name", "typed")
        put("en", "/another/")
        page.reload()
        assert page.input_value("#name") == "site"
        put("fr", "/one/")
        page.reload()
        assert page.input_value("#name") == "typed"


CHECKED = """<!doctype html><title>t</title><form method="post" data-check="/sent/"><input id="name" name="name"></form>
<section data-checked><p data-say>Two things are missing.</p></section><script src="/live.js"></script>"""


def test_what_is_typed_is_checked_and_what_is_missing_is_read_out(chromium):
    site = Site()
    site.page = CHECKED
    site.answers = answering("<p data-say>One thing is missing.</p>")
    with shots.opened(chromium, ADDRESS, answer=site) as page:
        page.fill("#name", "typed")
        page.wait_for_function("document.querySelector('[data-checked]').textContent === 'One thing is missing.'")
        page.wait_for_function("document.querySelector('[role=status]').textContent === 'One thing is missing.'")
        assert page.evaluate("document.activeElement.id") == "name"
    assert "typed" in site.sent[0]


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("Europe/Brussels", "4 June 2027, 09:00 (10:00 in Finland)"),
        ("Europe/Helsinki", "4 June 2027, 09:00 (10:00 in Finland)"),
        ("Atlantic/Azores", "4 June 2027, 09:00 (10:00 in Finland) (07:00 where you are)"),
        ("Pacific/Honolulu", "4 June 2027, 09:00 (10:00 in Finland) (Thursday 21:00 where you are)"),
    ],
)
def test_an_hour_is_told_by_the_clock_of_whoever_reads_it_too(chromium, zone, told):
    site = Site()
    site.page = (
        '<!doctype html><html lang="en"><title>t</title><time datetime="2027-06-04T07:00:00+00:00" '
        'data-here="(%s where you are)" data-day="2027-06-04">4 June 2027, 09:00 (10:00 in Finland)</time><script src="/live.js"></script>'
    )
    with shots.opened(chromium, ADDRESS, answer=site, timezone_id=zone) as page:
        assert page.inner_text("time") == told


def waking(site, region=""):
    """A page that looks again only when its reader comes back to it."""
    return site.page.replace('data-every="0.05"', 'data-every="1000"').replace(
        "<p data-say>first</p>", region or "<p>first</p>"
    )


def come_back(page):
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_whoever_comes_back_to_a_page_sees_at_once_what_has_happened(chromium):
    site = Site()
    site.page = waking(site)
    with shots.opened(chromium, ADDRESS, answer=site) as page:
        site.region = "<p>what has happened</p>"
        come_back(page)
        page.wait_for_selector("[data-live] > p:has-text('what has happened')")


def test_a_choice_that_was_not_sent_is_not_taken_away(chromium):
    site = Site()
    site.page = waking(site, '<form><input type="radio" name="choice" value="for"></form>')
    with shots.opened(chromium, ADDRESS, answer=site) as page:
        page.check("[type=radio]")
        page.evaluate("document.activeElement.blur()")
        come_back(page)
        page.evaluate("fetch('/sent/')")
        assert site.asked == []
        assert page.is_checked("[type=radio]")


def test_a_clock_runs_from_where_the_site_has_it_and_is_red_beyond_its_limit(chromium):
    site = Site()
    site.page = PAGE.replace("<form", '<span data-seconds="58" data-limit="1">since 14:05</span><form', 1)
    with shots.opened(chromium, ADDRESS, answer=site) as page:
        assert page.text_content("[data-seconds]") == "0:58"
        page.wait_for_selector("[data-seconds].lost:has-text('1:00')")


def test_an_open_page_says_every_minute_that_it_is(chromium):
    site = Site()
    site.page = PAGE.replace("<form", "<form data-beat", 1)
    with shots.opened(chromium, "about:blank") as page:
        page.clock.install()
        page.route("**/*", site)
        page.goto(ADDRESS)
        with page.expect_request("**/sent/") as sent:
            page.clock.fast_forward(60_000)
        assert sent.value.method == "POST"
