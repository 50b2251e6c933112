"""What people write with headings, lists and links (CommonMark), as HTML that can do nothing, and as plain text."""

from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

SUMMARY = 300  # letters that lists show
SCHEMES = ("https://", "http://", "mailto:")


def html(written: str) -> str:
    """Return a text as HTML: tags that were typed are shown as typed, nothing is loaded from another host."""
    return _reader().render(written)


def plain(written: str) -> str:
    """Return the words of a text, paragraph by paragraph."""
    said = (_words(token) for token in _reader().parse(written) if token.type in ("inline", "fence", "code_block"))
    return "\n\n".join(filter(None, said))


def beginning(words: str, most: int = SUMMARY) -> str:
    """Return the first paragraph of plain words, on one line, cut between two words where it is long."""
    first = " ".join(words.split("\n\n", maxsplit=1)[0].split())
    return first if len(first) <= most else first[:most].rpartition(" ")[0] + "…"


def _words(token: Token) -> str:
    if token.children is None:
        return token.content.strip()
    return "".join("\n" if each.type in ("softbreak", "hardbreak") else each.content for each in token.children)


@lru_cache
def _reader() -> MarkdownIt:
    # The title of a page is the page's: what people write begins a step below the headings of its parts.
    reader = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable("image")
    reader.validateLink = lambda url: url.lower().startswith(SCHEMES)
    for name in ("heading_open", "heading_close"):
        reader.add_render_rule(name, _heading)
    return reader


def _heading(_renderer: object, tokens: list[Token], index: int, options: object, env: object) -> str:
    level = min(int(tokens[index].tag[1]) + 2, 6)
    return f"<h{level}>" if tokens[index].nesting == 1 else f"</h{level}>\n"
