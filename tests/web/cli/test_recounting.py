"""accede verify ARCHIVE: every check in a sentence, what it cannot show, and a status that says whether all holds."""

import json
import os
import subprocess
import sys

import pytest
from recount import results
from recount.forging import forged
from recount.results import archive_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def verify(accede, tmp_path):
    def call(data, *words):
        file = tmp_path / "result.zip"
        file.write_bytes(data)
        return accede("verify", file, *words)

    return call


def test_what_holds_is_told_in_plain_words_and_what_nobody_can_know(verify):
    ended = verify(archive_of(results.question()))
    assert (ended.status, ended.err) == (0, "")
    for told in (
        "The roll of 5 members is the one that was sealed with the result.",
        "5 of 5 members may vote, with 5 votes in all.",
        "for 2, against 0, abstained 0, blank 1, invalid 0.",
        "No quorum is asked for; 4 of 5 members take part with a vote.",
        "What this archive alone cannot show:",
        "All of this holds.",
    ):
        assert told in ended.out


def test_what_does_not_hold_ends_with_status_1_and_says_where(verify):
    data = archive_of(results.question())
    ended = verify(forged(data, ballots=lambda lines: lines[0].update(choice="against")))
    assert (ended.status, ended.err) == (1, "")
    assert "Line 1 of the ledger does not follow from the one before it." in ended.out
    assert "This does not hold." in ended.out


def test_ballots_that_the_rules_do_not_allow_are_told_by_the_rule(verify):
    def arrears(rows):
        rows[0]["facts"]["in_arrears"] = True

    ended = verify(forged(archive_of(results.question()), roll=arrears))
    assert "The ballots cannot be counted: 1 Network BE" in ended.out
    assert "has no right to vote" in ended.out


def test_something_else_is_bad_input(verify, accede, tmp_path):
    assert verify(b"nothing of the kind").status == 2
    assert "this is not the archive of a result" in verify(b"PK\x03\x04").out + verify(b"member,choice\n").err
    assert accede("verify", tmp_path / "nowhere.zip").status == 2


def test_in_french(verify):
    assert "Tout cela tient." in verify(archive_of(results.elected_by_lot()), "--lang", "fr").out


@pytest.mark.parametrize("kind", [results.question, results.elected_by_lot, results.consensus])
def test_as_json(verify, kind):
    told = json.loads(verify(archive_of(kind()), "--json").out)
    assert (told["schema"], told["holds"]) == (1, True)
    assert all(one["says"] and one["holds"] for one in told["checks"])
    assert told["unknown"]


def test_without_the_site_and_without_its_database(tmp_path):
    file = tmp_path / "result.zip"
    file.write_bytes(archive_of(results.cards()))
    bare = {name: said for name, said in os.environ.items() if not name.startswith(("ACCEDE", "DJANGO"))}
    told = "import sys; from accede.web.cli import main; sys.argv[1:] = ['verify', 'result.zip']\n"
    told += "try:\n    main()\nfinally:\n    assert 'django' not in sys.modules"
    ended = subprocess.run([sys.executable, "-c", told], cwd=tmp_path, env=bare, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert not list(tmp_path.glob("accede-data"))
