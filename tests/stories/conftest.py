"""A real house for a story, made and served by the command line, and a browser for each person in it."""

import gettext
import os
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from browser import shots
from playwright.sync_api import Error, Page
from stories import houses

LOCALE = Path(__file__).parents[2] / "locale"
# How a story is told: the language of its people, and how wide their windows are.
TOLD = {"english": ("en", 1280), "french": ("fr", 390)}
# A page that has begun to make way for another says so; it is Chromium that tells, when a link or a form is followed.
LEAVING = """navigation.addEventListener("navigate", (e) => { window.leaving ||= !e.hashChange && e.downloadRequest === null; });
    addEventListener("submit", (e) => { window.leaving ||= !e.defaultPrevented && !e.target.target; });"""
# The folder of this run of the tests, which its processes have in common.
SHARED = Path(os.environ["ACCEDE_TEST_DATA"])


def _told():
    """Every way; where time is short, one of them on each database."""
    if os.environ.get("CI") != "true":
        return list(TOLD)
    return ["french"] if os.environ.get("ACCEDE_DATABASE") else ["english"]


@pytest.fixture(scope="module", params=_told())
def told(request):
    """The language and the width a story is told in."""
    return TOLD[request.param]


@pytest.fixture(scope="module")
def house(told, tmp_path_factory):
    """A demo of its own for the stories of a file, served until they are told."""
    with houses.demo(tmp_path_factory.mktemp("house"), SHARED) as made, made.served():
        yield made


@pytest.hookimpl(tryfirst=True)
def pytest_unconfigure(config):
    if not hasattr(config, "workerinput"):
        houses.forget(SHARED)


@pytest.fixture(scope="module")
def chromium():
    """One Chromium for all the people of a story."""
    with shots.chromium() as browser:
        yield browser


class Person:
    """Somebody at a browser of their own, who reads one language. Words are given in English, as in the source."""

    def __init__(self, page: Page, house: houses.House, lang: str):
        self.page, self.house, self.lang = page, house, lang
        self.words = gettext.translation("django", LOCALE, [lang]) if lang != "en" else None

    def said(self, words, **values):
        """The words as this person reads them; what the catalogue does not know is the same in every language."""
        read = self.words.gettext(words) if self.words else words
        return (read % values if values else read).replace("\u00a0", " ").replace("\u202f", " ")

    def go(self, path):
        """Open a page of the house in this person's language."""
        answer = self.page.goto(f"{self.house.url}/{self.lang}{path}")
        assert answer.ok, f"{path}: {answer.status}"
        return self

    def press(self, label, **values):
        """Press the first button or link of this name, and wait for the page it leads to, if it leads to one."""
        # Playwright takes a run of spaces, no-break ones too, for one.
        named = {"name": self.said(label, **values), "exact": True}
        self.page.get_by_role("button", **named).or_(self.page.get_by_role("link", **named)).first.click()
        return self.arrives()

    def arrives(self):
        """Wait until no page is on its way: else what looks next may look at the old one, or at half of the new one."""
        for _ in range(300):
            # Asked anew each time: what the page would have to ask itself again and again its policy forbids.
            with suppress(Error):  # the page that was asked has gone meanwhile
                if self.page.evaluate("!window.leaving && document.readyState === 'complete'"):
                    return self
            self.page.wait_for_timeout(50)
        raise AssertionError(f"{self.page.url} is not whole")

    def fill(self, **answers):
        """Fill fields by the names of their inputs; `True` ticks, and what is a choice is chosen."""
        for name, value in answers.items():
            inputs = self.page.locator(f"[name='{name}']")
            kind = inputs.first.evaluate("e => e.tagName == 'SELECT' ? 'select' : e.type")
            if kind in ("radio", "checkbox"):
                chosen = inputs if value is True else self.page.locator(f"[name='{name}'][value='{value}']")
                chosen.first.check()
            elif kind == "select":
                inputs.first.select_option(value)
            else:
                inputs.first.fill(str(value))
        return self

    def reads(self, *words):
        """Find these words on the page, or on the one that is on its way."""
        for _ in range(150):
            missing = [one for one in map(self.said, words) if one not in self.body()]
            if not missing:
                return self
            self.page.wait_for_timeout(100)
        raise AssertionError(f"{missing} is not on {self.page.url}:\n{self.body()[:3000]}")

    def body(self):
        """The words of the page as they stand, each run of spaces as one."""
        return " ".join(self.page.locator("body").inner_text().replace("\u00a0", " ").replace("\u202f", " ").split())

    def sees(self):
        """Look at the page: nothing reaches beyond the window, and axe finds nothing, by day or by night."""
        assert shots.wrong(self.page) == [], self.page.url
        return self


@pytest.fixture
def person(chromium, house, told):
    """Call people: `person("President")` signs one in by the demo's link, `person()` is a visitor."""
    contexts = []

    def call(who=None, *, lang=told[0], width=told[1], **how):
        context = chromium.new_context(viewport={"width": width, "height": 900}, locale=lang, **how)
        contexts.append(context)
        context.add_init_script(LEAVING)
        page = context.new_page()
        page.set_default_timeout(15_000)
        if who:
            page.goto(house.link(who))
        return Person(page, house, lang)

    yield call
    for context in contexts:
        context.close()


@pytest.fixture
def calendar():
    """Move the demo's calendar forward to a day, as a person does at the foot of a page."""

    def move(someone: Person, to: date):
        someone.page.locator("#demo-day").fill(to.isoformat())
        someone.page.locator("form.calendar button").click()

    return move
