"""Pictures of a page as a real browser draws it, and what axe finds wrong on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, sync_playwright

# Without a window where that is installed by itself: the whole Chromium computes a frame for each person's window.
CHROMIUM = which("chromium-headless-shell") or "/usr/bin/chromium"
# The rules of axe whose answer depends on colours.
COLOURS = ["color-contrast", "link-in-text-block"]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A Chromium without a window; whoever needs several pages opens them in one."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def opened(
    browser: Browser,
    url: str,
    *,
    width: int = 1280,
    dark: bool = False,
    lang: str = "en",
    answer: Callable[[Route], None] | None = None,
    **more: object,
) -> Iterator[Page]:
    """The page at this address, as somebody sees it who was never there; `answer` takes the place of the site, if given."""
    page = browser.new_page(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
        locale=lang,
        **more,
    )
    try:
        if answer:
            page.route("**/*", answer)
        page.goto(url)
        yield page
    finally:
        page.close()


def shoot(url: str, path: Path | str, width: int = 1280, dark: bool = False, lang: str = "en") -> None:
    """Draw the whole page into a PNG file."""
    with chromium() as browser, opened(browser, url, width=width, dark=dark, lang=lang) as page:
        page.screenshot(path=str(path), full_page=True)


def overflow(page: Page) -> list[str]:
    """The elements that reach beyond the right edge of the window, innermost last."""
    return page.evaluate(
        """() => [...document.querySelectorAll("body *")]
             .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".unseen, .skip, thead, .europe *"))
             .map((e) => `${e.tagName.toLowerCase()}.${e.getAttribute("class") ?? ""}`)"""
    )


def broken(page: Page) -> list[str]:
    """The words and numbers that begin on one line and end on another, without a hyphen."""
    return page.evaluate(
        """() => {
             const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
             for (let text; (text = texts.nextNode()); ) {
               if (text.parentElement.closest("svg, .unseen, .skip, thead")) continue;
               for (const word of text.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
                 const range = document.createRange();
                 range.setStart(text, word.index);
                 range.setEnd(text, word.index + word[0].length);
                 if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) found.push(word[0]);
               }
             }
             return found;
           }"""
    )


def faults(page: Page, **options: object) -> list[str]:
    """What axe finds wrong, one line a fault."""
    if page.evaluate("!window.axe"):
        page.evaluate(Axe().axe_script)
    # Only the violations come back: all the rest is as long as the page.
    run = "(options) => axe.run(options).then((found) => found.violations)"
    found = page.evaluate(run, {"resultTypes": ["violations"], **options})
    return [f"{fault['id']}: {node['target']} {node['failureSummary']}" for fault in found for node in fault["nodes"]]


def wrong(page: Page) -> list[str]:
    """What is wrong with a page by day and by night, between which colours alone change."""
    page.emulate_media(color_scheme="light")
    by_day = overflow(page) + faults(page)
    page.emulate_media(color_scheme="dark")
    return by_day + overflow(page) + faults(page, runOnly=COLOURS)
