"""Pictures of a page as a real browser draws it, and what axe finds wrong on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, sync_playwright

CHROMIUM = "/usr/bin/chromium"


@contextmanager
def opened(
    url: str,
    *,
    width: int = 1280,
    dark: bool = False,
    lang: str = "en",
    answer: Callable[[Route], None] | None = None,
    **more: object,
) -> Iterator[Page]:
    """The page at this address in a fresh browser; `answer` takes the place of the site, if given."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        try:
            page = browser.new_page(
                viewport={"width": width, "height": 900},
                color_scheme="dark" if dark else "light",
                locale=lang,
                **more,
            )
            if answer:
                page.route("**/*", answer)
            page.goto(url)
            yield page
        finally:
            browser.close()


def shoot(url: str, path: Path | str, width: int = 1280, dark: bool = False, lang: str = "en") -> None:
    """Draw the whole page into a PNG file."""
    with opened(url, width=width, dark=dark, lang=lang) as page:
        page.screenshot(path=str(path), full_page=True)


def overflow(page: Page) -> list[str]:
    """The elements that reach beyond the right edge of the window, innermost last."""
    return page.evaluate(
        """() => [...document.querySelectorAll("body *")]
             .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".unseen, .skip, thead, .europe *"))
             .map((e) => `${e.tagName.toLowerCase()}.${e.getAttribute("class") ?? ""}`)"""
    )


def faults(page: Page) -> list[str]:
    """What axe finds wrong, one line a fault."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{fault['id']}: {node['target']} {node['failureSummary']}" for fault in found for node in fault["nodes"]]
