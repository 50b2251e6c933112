"""What people write is shown with its headings, lists and links, and can do nothing in anybody's browser."""

import re

import pytest

from accede.wording.markdown import html, plain


def test_headings_lists_and_links_are_kept_and_headings_stand_below_those_of_the_page():
    assert html("# Aims\n\n- one\n- [two](https://example.org/a?b=1&c=2)") == (
        '<h3>Aims</h3>\n<ul>\n<li>one</li>\n<li><a href="https://example.org/a?b=1&amp;c=2">two</a></li>\n</ul>\n'
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html,hello)",
        "[x](//example.org)",
        "![x](https://example.org/x.png)",
        '[x](https://example.org/"onclick="alert(1))',
        "<javascript:alert(1)>",
        "[x]: javascript:alert(1)\n[x]",
    ],
)
def test_what_could_run_or_load_is_text(hostile):
    shown = html(hostile)
    assert re.findall(r"<(?!/?p>|/?a\b|br)", shown) == []
    assert re.findall(r'href="(?!https://)|<a[^>]*\son', shown) == []


def test_the_words_alone_are_plain_text():
    written = "# Aims\n\nFirst *line*\nsecond\n\n- [link](https://example.org)\n- <b>raw</b>"
    assert plain(written) == "Aims\n\nFirst line\nsecond\n\nlink\n\n<b>raw</b>"
