"""A real house for a story: a demo made and served by the command line, and a browser for each person in it."""

import gettext
import os
import re
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.request import urlopen
from uuid import uuid4

import psycopg
import pytest
from browser.shots import faults, overflow
from playwright.sync_api import Page, sync_playwright

LOCALE = Path(__file__).parents[2] / "locale"
# How a story is told: the language of its people, and how wide their windows are.
TOLD = {"english": ("en", 1280), "french": ("fr", 390)}
ACCEDE = [sys.executable, "-c", "from accede.web.cli import main; main()"]
LINK = re.compile(r"^  (?P<who>\S.*)\n    (?P<link>\S+)$", re.MULTILINE)


@dataclass
class House:
    """A demo that is being served: its address, its sign-in links by person, and its data."""

    url: str
    links: dict[str, str]
    environment: dict[str, str] = field(repr=False)

    def run(self, *words):
        """Run a command of the command line on this house's data."""
        return subprocess.run([*ACCEDE, *words], env=self.environment, capture_output=True, text=True, check=False)

    def django(self, code):
        """Run a line of Python on this house's data and return what it prints."""
        words = [sys.executable, "-c", f"import django; django.setup(); {code}"]
        environment = self.environment | {"DJANGO_SETTINGS_MODULE": "accede.web.settings"}
        return subprocess.run(words, env=environment, capture_output=True, text=True, check=True).stdout

    def link(self, who):
        """The sign-in link of the person whose description contains these words."""
        return next(link for name, link in self.links.items() if who in name)

    def link_of(self, email):
        """The sign-in link of somebody who was not there when the demo was made."""
        made = self.django(
            "from accede.people.models import Account; from accede.people.queries import demo_link; "
            f"print(demo_link(Account.objects.get(email={email!r})))"
        )
        return self.url + made.strip()


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
    """Make a demo in an empty folder, or an empty database, and serve it until the module's stories are told."""
    environment = {**os.environ, "ACCEDE_DATA": str(tmp_path_factory.mktemp("house"))}
    drop = _own_database(environment)
    port = _free_port()
    environment["ACCEDE_URL"] = f"http://127.0.0.1:{port}"
    made = subprocess.run([*ACCEDE, "demo"], env=environment, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    serving = subprocess.Popen([*ACCEDE, "serve", "--port", str(port)], env=environment)
    try:
        _until_answers(environment["ACCEDE_URL"], serving)
        yield House(
            environment["ACCEDE_URL"],
            {found["who"]: found["link"] for found in LINK.finditer(made.stdout)},
            environment,
        )
    finally:
        serving.terminate()
        serving.wait(60)
        drop()


def _own_database(environment):
    """On PostgreSQL a story has a database of its own; return what removes it."""
    url = environment.get("ACCEDE_DATABASE")
    if not url:
        return lambda: None
    name = f"story_{uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    environment["ACCEDE_DATABASE"] = url.rsplit("/", 1)[0] + f"/{name}"

    def drop():
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    return drop


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _until_answers(url, serving):
    pause = threading.Event()
    for _ in range(600):
        try:
            with urlopen(f"{url}/healthz", timeout=5):
                return
        except OSError:  # URLError, a refused connection, or a time-out
            assert serving.poll() is None, serving.returncode
            pause.wait(0.1)
    raise AssertionError("the house did not open")


@pytest.fixture(scope="module")
def chromium():
    """One Chromium for all the people of a story."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


class Person:
    """Somebody at a browser of their own, who reads one language. Words are given in English, as in the source."""

    def __init__(self, page: Page, house: House, lang: str):
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
        """Press the first button or link of this name."""
        # Playwright takes a run of spaces, no-break ones too, for one.
        named = {"name": self.said(label, **values), "exact": True}
        self.page.get_by_role("button", **named).or_(self.page.get_by_role("link", **named)).first.click()
        return self

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
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme)
            assert (overflow(self.page), faults(self.page)) == ([], []), self.page.url
        return self


@pytest.fixture
def person(chromium, house, told):
    """Call people: `person("President")` signs one in by the demo's link, `person()` is a visitor."""
    contexts = []

    def call(who=None, *, lang=told[0], width=told[1], **how):
        context = chromium.new_context(viewport={"width": width, "height": 900}, locale=lang, **how)
        contexts.append(context)
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
