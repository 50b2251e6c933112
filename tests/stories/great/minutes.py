"""Minutes as page, PDF and DOCX, beside what was written by hand from what was played."""

import re
from io import BytesIO
from pathlib import Path

from docx import Document
from pypdf import PdfReader

from accede.wording.formats import day

EXPECTED = Path(__file__).parent / "expected"
HOUR = {"en": r"\d\d:\d\d", "fr": r"\d\dh\d\d"}


def compare(cast, name, lang):
    """Hold what each form of the minutes says, word for word, against what is expected of it."""
    wanted = expected(cast, name, lang)
    office = cast.secretary
    office.go(cast.at("minutes/") + f"?text={lang}")
    page = office.page.locator("section[lang] :is(h2, p)").all_inner_texts()
    check(wanted, "\n".join(page))
    for kind, read in (("docx", of_docx), ("pdf", of_pdf)):
        answer = office.page.context.request.get(f"{cast.house.url}/{lang}{cast.at('minutes/')}{lang}.{kind}")
        check(wanted, read(answer.body()))


def expected(cast, name, lang):
    """Read what is expected, with the days of this telling; an hour may be any."""
    text = (EXPECTED / f"{name}.{lang}.txt").read_text(encoding="utf-8")
    days = {"today": cast.today, "first": getattr(cast, "first", cast.day), "second": cast.day}
    return text.format(hour="{hour}", **{key: day(on, lang) for key, on in days.items()}), HOUR[lang]


def check(wanted, found):
    """Find these lines, one after another and nothing between them."""
    text, hour = wanted
    lines = [squeezed(one.removeprefix("# ")) for one in text.splitlines() if one]
    pattern = "".join(re.escape(one).replace(re.escape("{hour}"), hour) for one in lines)
    assert re.search(pattern, squeezed(found)), (lines, found)


def squeezed(text):
    """Text without its spaces: each form breaks its lines elsewhere."""
    return "".join(text.split())


def of_docx(content):
    """What stands in a file for word processors."""
    return "\n".join(one.text for one in Document(BytesIO(content)).paragraphs)


def of_pdf(content):
    """What stands in a PDF, without the foot of each page."""
    pages = (page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    return "\n".join(text.rpartition("\n")[0] for text in pages)
