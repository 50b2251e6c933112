"""Every part in a real browser: nothing wrong for axe, nothing wider than the window, in light and dark."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser import shots, style_page
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


@pytest.mark.parametrize(("width", "dark"), [(320, True), (390, False), (800, False), (1280, False), (1280, True)])
def test_the_page_of_all_parts_has_no_fault_and_fits(chromium, width, dark):
    html = style_page.style(RequestFactory().get("/style/")).content

    def answer(route):
        path = urlsplit(route.request.url).path
        if path.startswith("/static/"):
            route.fulfill(path=STATIC / path.removeprefix("/static/"))
        else:
            route.fulfill(body=html, content_type="text/html")

    with shots.opened(chromium, ADDRESS, width=width, dark=dark, answer=answer) as page:
        assert shots.overflow(page) == []
        assert shots.faults(page) == []
