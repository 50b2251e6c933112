"""The rules of the house hold everywhere; and each check finds the fault that it is there to find."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from statistics import median

import pytest
import rules
from catalogue import HOME, KEYWORDS, extracted, faults, read, spaced

from accede.journal.actions import ACTIONS
from accede.wording.sentences import SENTENCES

SRC = HOME / "src" / "accede"
PYTHON = [file for file in sorted(SRC.rglob("*.py")) if "migrations" not in file.parts]
TEMPLATES = sorted([*SRC.rglob("templates/**/*.html"), *SRC.rglob("templates/**/*.txt")])
ROOMS = ["journal", "people", "archive", "post", "statutes", "register", "assembly", "fees", "procedure"]
ROOMS += ["space", "awareness", "debates", "positions", "exchange", "learning", "projects"]
PURE = ["rulebook", "wording", "blind"]

# The names of a room's files and folders; beside them, the nouns that a room has of its own.
EVERYWHERE = {"__init__", "apps", "models", "queries", "actions", "forms", "views", "api", "urls", "mails"}
FOLDERS = {"migrations", "management", "templates", "templatetags"}
NOUNS = {
    "journal": {"question", "record"},
    "people": {"capacities", "access", "middleware", "sessions", "visiting"},
    "archive": {"inspection", "intake", "kinds", "scanning", "store", "upload"},
    "post": {"delivery", "difference", "documents", "envelope", "kinds", "mailbox", "notices", "outbox", "typeset"},
    "register": {"sheets"},
    "fees": {"bank", "documents", "paying"},
    "projects": {"eligibility", "portal"},
    "assembly": {"documents", "effects"},
    "debates": {"reading"},
    "positions": {"documents"},
    "learning": {"documents"},
}
# Who may read the clock: the one query that everything asks, and the command line where no house is.
CLOCK_READERS = {"src/accede/people/queries.py", "src/accede/web/cli/reading.py"}
# Who may write rows: actions, and commands of the roof that make a demo.
WRITERS = {"actions", "effects"}


def name(file):
    return str(file.relative_to(HOME))


def found(check, files, *more):
    """Return every fault of every file, as `file:line what`."""
    return [f"{name(file)}:{line} {what}" for file in files for line, what in check(file.read_text(), *more)]


def room(file):
    return file.relative_to(SRC).parts[0]


def words(file):
    parts = file.relative_to(SRC).parts
    return {*parts[:-1], file.stem}


def tracked():
    if not (HOME / ".git").exists():
        return [file for file in HOME.rglob("*") if file.is_file() and ".venv" not in file.parts]
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(listing, cwd=HOME, capture_output=True, check=True).stdout.decode().split("\0")
    return [HOME / one for one in listed if one and (HOME / one).is_file()]


def association_names():
    """Return what the associations of the rulebooks are called: folder, short name, long names."""
    names = {folder.name for folder in (HOME / "rulebooks").iterdir() if folder.is_dir()} - {"presets"}
    for file in (HOME / "rulebooks").glob("*/*.toml"):
        head = tomllib.loads(file.read_text()).get("rulebook", {})
        names |= {head.get("association", ""), *head.get("long_name", {}).values()}
    return sorted(names - {""})


def test_imports_go_downwards():
    # In a process of its own: it turns the loggers of whoever calls it off.
    lint = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    ended = subprocess.run(lint, cwd=HOME, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout


def test_the_core_reads_no_clock_and_holds_no_float():
    pure = [file for file in PYTHON if room(file) in PURE]
    assert found(rules.clocks, pure) == []
    assert found(rules.floats, [file for file in pure if room(file) == "rulebook"]) == []


def test_the_clock_is_read_in_one_place():
    others = [file for file in PYTHON if room(file) not in PURE and name(file) not in CLOCK_READERS]
    assert found(rules.clocks, others) == []


def test_every_code_of_an_answer_has_its_sentence():
    assert found(rules.unworded, [file for file in PYTHON if room(file) == "rulebook"], SENTENCES) == []


def test_every_sentence_is_worded_in_both_languages():
    french = read("fr", HOME / "locale" / "fr" / "LC_MESSAGES" / "django.po")
    missing = [code for code, message in SENTENCES.items() if not translated(french, message)]
    assert missing == []


def translated(catalogue, message):
    entry = catalogue.get(message)
    return (
        entry is not None and not entry.fuzzy and all([entry.string] if isinstance(entry.string, str) else entry.string)
    )


def test_the_french_catalogue_is_complete_and_fresh():
    assert faults() == []


def test_a_sign_of_french_has_a_space_before_it_that_does_not_break():
    assert spaced("Oui ; non ! Qui ? Lui : « %(a)s »", "fr") == (
        "Oui\u202f; non\u202f! Qui\u202f? Lui\u00a0: «\u00a0%(a)s\u00a0»"
    )
    assert spaced(("De 8:30 à 9:00", "Fin\u00a0!"), "fr") == ("De 8:30 à 9:00", "Fin\u202f!")
    assert spaced("Sí :", "es") == "Sí :"


def test_the_texts_of_python_and_of_templates_are_both_found():
    ids = {message.id for message in extracted()}
    assert "This cannot be done." in ids
    assert "What became of it" in ids
    assert ("One thing to correct", "%(n)s things to correct") in ids


def test_every_text_is_said_by_a_name_that_the_catalogue_knows():
    assert found(rules.unread, PYTHON, KEYWORDS) == []


def test_a_text_said_by_a_name_of_its_own_is_found():
    planted = "from django.utils.translation import gettext as _say, gettext_lazy as _, ngettext"
    assert rules.unread(planted, KEYWORDS) == [(1, "gettext as _say")]


def test_no_text_is_said_inside_an_f_string():
    assert found(rules.hidden, PYTHON, KEYWORDS) == []


def test_a_text_said_inside_an_f_string_is_found():
    assert rules.hidden("x = f\"{a} {_('b')}\"", KEYWORDS) == [(1, "_ in an f-string")]


def test_every_action_is_journalled_or_exempted_with_a_reason():
    unexplained = [
        each.name
        for each in ACTIONS.values()
        if not each.name.startswith("test.") and each.journalled is not True and len(str(each.journalled)) < 20
    ]
    assert unexplained == []


def test_every_action_is_called_after_its_room():
    astray = [
        each.name for each in ACTIONS.values() if f"accede.{each.name.split('.')[0]}." not in each.function.__module__
    ]
    assert [one for one in astray if not one.startswith("test.")] == []


def test_nothing_is_written_but_by_actions():
    others = [file for file in PYTHON if room(file) in ROOMS and not words(file) & WRITERS]
    assert found(rules.writes, others) == []


def test_no_association_is_named_in_the_source():
    files = [file for kind in ("py", "html", "txt", "css", "js", "toml") for file in SRC.rglob(f"*.{kind}")]
    assert association_names()
    assert found(rules.names_of, files, association_names()) == []


def test_no_module_remembers_an_association():
    assert found(rules.mutable_state, [file for file in PYTHON if file.stem != "urls"]) == []


def test_files_are_short():
    lines = {name(file): len(file.read_text().splitlines()) for file in PYTHON}
    assert {one: count for one, count in lines.items() if count > 400} == {}
    assert median(count for count in lines.values() if count) <= 80


def test_functions_are_short():
    counts = [(f"{name(file)} {one}", count) for file in PYTHON for one, count in rules.lengths(file.read_text())]
    assert [(one, count) for one, count in counts if count > 40] == []
    assert median(count for _one, count in counts) <= 8


def test_templates_are_short_and_hold_no_script_no_style_and_no_other_host():
    lines = {name(file): len(file.read_text().splitlines()) for file in TEMPLATES}
    assert {one: count for one, count in lines.items() if count > 60} == {}
    assert found(rules.inline, TEMPLATES) == []


@pytest.mark.parametrize("one", ROOMS)
def test_a_room_has_the_file_names_of_every_room(one):
    children = [child for child in (SRC / one).glob("*") if child.name != "__pycache__"]
    allowed = EVERYWHERE | FOLDERS | NOUNS.get(one, set())
    assert [child.name for child in children if child.stem not in allowed] == []


def test_nothing_tracked_names_a_package_index_or_a_place_on_a_machine():
    # Put together here, so that this file does not find itself.
    indexes = ["pypi" + ".org", "python" + "hosted.org", "registry." + "npmjs", "/simple" + "/"]
    places = [f"{HOME.parent}{os.sep}", f"{Path.home()}{os.sep}"]
    pattern = re.compile("|".join(re.escape(one) for one in indexes + [each for each in places if len(each) > 2]))
    texts = {name(file): file.read_text(errors="ignore") for file in tracked() if file.stat().st_size < 2_000_000}
    assert [(one, match[0]) for one, text in texts.items() if (match := pattern.search(text))] == []


def test_decisions_are_numbered_one_after_another():
    pages = sorted((HOME / "docs/decisions").glob("[0-9]*.md"))
    titled = [page.read_text().split(".", 1)[0] for page in pages]
    assert titled == [f"# {number}" for number in range(1, len(pages) + 1)]
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))


def test_what_is_shown_on_one_database_alone_asks_none():
    # Without its mark or its fixture, or a process, a test comes to no database.
    asks = re.compile(r"django_db|subprocess|def .*\b(\w*db|cast)\b")
    assert [name(file) for file in (HOME / "tests/browser").rglob("*.py") if asks.search(file.read_text())] == []


@pytest.mark.parametrize(
    ("check", "planted"),
    [
        (rules.clocks, "from datetime import date\nx = date.today()"),
        (rules.clocks, "import datetime\nx = datetime.datetime.now()"),
        (rules.clocks, "field = DateTimeField(default=timezone.now)"),
        (rules.clocks, "from django.utils.timezone import now"),
        (rules.clocks, "from time import monotonic"),
        (rules.clocks, "field = DateField(auto_now_add=True)"),
        (rules.floats, "x = 0.5"),
        (rules.floats, "x = float('1')"),
        (rules.mutable_state, "seen = []"),
        (rules.mutable_state, "seen: dict[str, int] = {}"),
        (rules.mutable_state, "seen = defaultdict(list)"),
        (rules.mutable_state, "def f():\n    global x\n    x = 1"),
        (rules.mutable_state, "@lru_cache\ndef f():\n    return list(Thing.objects.all())"),
        (rules.writes, "Thing.objects.filter(pk=1).update(name='x')"),
        (rules.writes, "thing.save()"),
        (rules.inline, '<p style="color:red">'),
        (rules.inline, "<script>alert(1)</script>"),
        (rules.inline, '<a onclick="x()">'),
        (rules.inline, '<img src="//example.org/x.png">'),
    ],
)
def test_a_planted_fault_is_found(check, planted):
    assert check(planted) != []


@pytest.mark.parametrize(
    ("check", "sound"),
    [
        (rules.clocks, "def f(at):\n    return timezone.localtime(at).date()"),
        (rules.floats, "x = Fraction(1, 2)"),
        (rules.mutable_state, "SEEN = {}\nname = ('a', 'b')\n__all__ = []"),
        (rules.writes, "form.save()\nnames.update(x)\nThing.objects.filter(pk=1).first()"),
        (rules.inline, '<script src="/static/x.js" defer></script><a href="https://example.org">'),
    ],
)
def test_what_is_sound_is_left_alone(check, sound):
    assert check(sound) == []


@pytest.mark.parametrize(
    "planted",
    [
        'Verdict(holds=True, code="quorum.lost")',
        'Verdict("quorum.lost", holds=True)',
        'code = "quorum.met" if holds else "quorum.lost"',
        'Answer(code=f"nothing.{kind}")',
    ],
)
def test_a_code_without_a_sentence_is_found(planted):
    assert rules.unworded(planted, ["quorum.met"]) != []
    assert rules.unworded('x = Answer(code=f"quorum.{kind}")', ["quorum.met"]) == []


def test_an_associations_name_is_found_as_a_word_only():
    assert rules.names_of("of the Nordic Net,", ["Nordic Net"]) == [(1, "Nordic Net")]
    assert rules.names_of("essential", ["ESSE"]) == []


def test_lengths_leave_the_docstring_out():
    assert rules.lengths('def f():\n    """One.\n\n    Two.\n    """\n    x = 1\n    return x\n') == [("f", 2)]
