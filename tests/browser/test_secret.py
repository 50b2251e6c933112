"""What a voter's script makes of a secret ballot before anything is drawn: what would not be taken is not made."""

from pathlib import Path

import pytest
from browser import shots

from accede import web

pytestmark = pytest.mark.skipif(not Path(shots.CHROMIUM).exists(), reason="Chromium is not installed")

SCRIPT = Path(web.__file__).parent / "static" / "secret.js"
NAMES = ("Zoé", 'Ada "the first"', "Bea")
FORMS = {
    "question": (
        "",
        "".join(f'<input type="radio" name="choice" value="{one}">' for one in ("for", "against", "abstain")),
    ),
    "divided": ("", '<input type="radio" name="choice" value="for"><input data-part="for"><input data-part="against">'),
    "one": (' data-most="1"', "".join(f"<input type=radio name=choice value='{one}'>" for one in (*NAMES, ""))),
    "several": (' data-most="2"', "".join(f"<input type=checkbox name=choice value='{one}'>" for one in NAMES)),
    "ranked": (
        ' data-most="3"',
        "".join(f"<label><input name=rank_{n}><span>{one}</span></label>" for n, one in enumerate(NAMES)),
    ),
}


@pytest.fixture(scope="module")
def page(chromium):
    forms = "".join(f"<form id={name} data-votes=3{most}>{fields}</form>" for name, (most, fields) in FORMS.items())
    told = f"<!doctype html><meta charset=utf-8><title>t</title>{forms}<script src=/secret.js></script>"

    def answer(route):
        is_script = route.request.url.endswith(".js")
        route.fulfill(path=SCRIPT) if is_script else route.fulfill(body=told, content_type="text/html; charset=utf-8")

    with shots.opened(chromium, "https://accede.test/", answer=answer) as opened:
        yield opened


def made(page, form, ticked=(), typed=()):
    """Fill a form by the places of its fields; return its ballots, or nothing."""
    return page.evaluate(
        """([name, ticked, typed]) => {
            const form = document.getElementById(name);
            form.reset();
            const fields = [...form.querySelectorAll("input")];
            for (const n of ticked) fields[n].checked = true;
            for (const [n, words] of typed) fields[n].value = words;
            return choices(form);
        }""",
        [form, list(ticked), list(typed)],
    )


@pytest.mark.parametrize(
    ("form", "ticked", "typed", "ballots"),
    [
        ("question", [], [], None),
        ("question", [1], [], ["against"] * 3),
        ("divided", [0], [], ["for"] * 3),
        ("divided", [], [[1, "2"], [2, "1"]], ["for", "for", "against"]),
        ("divided", [], [[1, "2"]], None),
        ("divided", [], [[1, "4"]], None),
        ("one", [], [], None),
        ("one", [3], [], ["[]"] * 3),
        ("one", [1], [], ['["Ada \\"the first\\""]'] * 3),
        ("several", [], [], ["[]"] * 3),
        ("several", [0, 2], [], ['["Bea", "Zoé"]'] * 3),
        ("several", [0, 1, 2], [], None),
        ("ranked", [], [[0, "2"], [2, "1"]], ['["Bea", "Zoé"]'] * 3),
        ("ranked", [], [[0, "1"], [2, "1"]], None),
        ("ranked", [], [[0, "2"]], None),
        ("ranked", [], [[0, "first"]], None),
    ],
)
def test_a_ballot_is_made_only_as_it_will_be_taken(page, form, ticked, typed, ballots):
    assert made(page, form, ticked, typed) == ballots
