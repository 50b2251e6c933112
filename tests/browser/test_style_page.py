"""Every part in a real browser: nothing wrong for axe, nothing wider than the window, in light and dark."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser import shots, style_page
from django.template.loader import render_to_string
from django.test import RequestFactory

from accede import web

STATIC = Path(web.__file__).parent / "static"
ADDRESS = "http://accede.test/style/"

pytestmark = pytest.mark.skipif(not Path(shots.CHROMIUM).exists(), reason="Chromium is not installed")


@pytest.fixture(autouse=True)
def plain_static(settings):
    """Static files are named without a manifest, which is made only when a site is set up."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


def _answer(route, html):
    path = urlsplit(route.request.url).path
    if path.startswith("/static/"):
        route.fulfill(path=STATIC / path.removeprefix("/static/"))
    else:
        route.fulfill(body=html, content_type="text/html")


@pytest.mark.parametrize(("width", "dark"), [(320, True), (390, False), (800, False), (1280, False), (1280, True)])
def test_the_page_of_all_parts_has_no_fault_and_fits(chromium, width, dark):
    html = style_page.style(RequestFactory().get("/style/")).content

    with shots.opened(chromium, ADDRESS, width=width, dark=dark, answer=lambda route: _answer(route, html)) as page:
        assert shots.overflow(page) == []
        assert shots.faults(page) == []


@pytest.mark.parametrize("many", [5, 6, 8])
@pytest.mark.parametrize("width", [390, 800, 1280])
def test_no_day_and_no_word_breaks_in_a_line_of_steps(chromium, width, many):
    html = style_page.style(RequestFactory().get("/style/")).content
    step = "<li><h3>Board advice</h3><p>Sent by <b>29\N{NO-BREAK SPACE}December 2027</b></p></li>"
    last = "<li><h3>Recommendation of the Board</h3><p>Avant le <b>30\N{NO-BREAK SPACE}septembre 2027</b></p></li>"
    fill = "(steps, items) => steps.forEach((one) => { one.innerHTML = items; })"
    with shots.opened(chromium, ADDRESS, width=width, answer=lambda route: _answer(route, html)) as page:
        page.locator(".steps").evaluate_all(fill, step * (many - 1) + last)
        shown = page.locator(".steps").first.inner_text().split()
        assert [word for word in shots.broken(page) if word in shown] == []
        assert shots.overflow(page) == []


@pytest.mark.parametrize("width", [390, 1280])
def test_a_name_without_spaces_stays_on_its_page(chromium, width):
    html = style_page.style(RequestFactory().get("/style/")).content
    fill = "(places) => places.forEach((one) => { one.textContent = 'n'.repeat(120); })"
    with shots.opened(chromium, ADDRESS, width=width, answer=lambda route: _answer(route, html)) as page:
        places = page.locator(".facts dd, .choice > span, .rows p, .due h3, h1, .steps h3")
        assert {"DD", "SPAN", "H1"} <= set(places.evaluate_all("(all) => all.map((one) => one.tagName)"))
        places.evaluate_all(fill)
        assert shots.overflow(page) == []


@pytest.mark.parametrize(("width", "name"), [(390, "Réseau Passerelle (sample), delegate"), (1280, "n" * 60)])
def test_a_long_name_leaves_the_other_columns_of_a_table_their_room(chromium, width, name):
    html = style_page.style(RequestFactory().get("/style/")).content
    cells = ["2026-07", "Payment received", name, "Secretariat", *[name] * 2, "13 January 2027", "open"]
    table = {"columns": [{"label": "Candidacy"}] * len(cells), "rows": [{"cells": cells}], "kind": "wide"}
    with shots.opened(chromium, ADDRESS, width=width, answer=lambda route: _answer(route, html)) as page:
        written = render_to_string("parts/table.html", {"table": table})
        page.locator("table").evaluate_all("(all, html) => all.forEach((one) => { one.outerHTML = html; })", written)
        assert [word for word in shots.broken(page) if word in "Payment received Secretariat"] == []
        assert shots.overflow(page) == []
        if width == 1280:
            tops = page.locator("table").first.locator("tbody td").evaluate_all(TOPS)
            assert max(tops) - min(tops) < 2


# Where the first line of each begins.
TOPS = """(cells) => cells.map((cell) => {
    const range = document.createRange(); range.selectNodeContents(cell); return range.getClientRects()[0].top; })"""


def test_steps_do_not_touch_each_other(chromium):
    html = style_page.style(RequestFactory().get("/style/")).content
    gaps = """(heads) => heads.slice(1).map((head, place) => {
        const before = document.createRange(); before.selectNodeContents(heads[place]);
        return head.getBoundingClientRect().left - before.getBoundingClientRect().right; })"""
    with shots.opened(chromium, ADDRESS, answer=lambda route: _answer(route, html)) as page:
        steps = page.locator(".steps").first
        steps.evaluate("(one, html) => { one.innerHTML = html; }", "<li><h3>The Board verifies i</h3></li>" * 5)
        assert min(steps.locator("h3").evaluate_all(gaps)) >= 4  # about a space


def test_what_is_to_be_corrected_comes_before_the_eyes(chromium):
    html = style_page.style(RequestFactory().get("/style/")).content
    with shots.opened(chromium, ADDRESS, width=390, answer=lambda route: _answer(route, html)) as page:
        page.wait_for_function("document.activeElement.matches('.fault')")
        assert page.evaluate("scrollY") > 0
