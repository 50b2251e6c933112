"""accede elect and accede lot: an election counted again from two files, and a lot drawn again."""

import json

import pytest
from web.cli.conftest import ENSIE

from accede.rulebook.lot import drawn, sealed

CANDIDATES = "name,gone"
PAPERS = "round,votes,names"


@pytest.fixture
def elect(accede, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def call(candidates, papers, *words):
        (tmp_path / "candidates.csv").write_text("\n".join((CANDIDATES, *candidates)))
        (tmp_path / "papers.csv").write_text("\n".join((PAPERS, *papers)))
        files = ("--candidates", "candidates.csv", "--papers", "papers.csv")
        return accede("elect", ENSIE, "--election", "directors", *files, *words)

    return call


def test_an_election_is_counted_again_from_two_files(elect):
    ended = elect(["Ada,", "Ben,", "Cleo,"], ["1,1,Ada; Ben", "1,1,Ada", "1,1,Cleo; Ben"], "--seats", "2", "--json")
    told = json.loads(ended.out)
    assert (ended.status, told["elected"], told["verdict"]["article"]) == (0, ["Ada", "Ben"], ["13"])


def test_a_tie_cannot_be_said_until_the_order_of_the_lot_is_given(elect):
    papers = ["1,1,Ada", "1,1,Ben"]
    assert elect(["Ada,", "Ben,"], papers).status == 3
    ended = elect(["Ada,", "Ben,"], papers, "--lots", "Ben; Ada", "--json")
    assert (ended.status, json.loads(ended.out)["elected"]) == (0, ["Ben"])


def test_each_count_is_printed(elect):
    assert "Count 1. Ada: 2, Ben: 1" in elect(["Ada,", "Ben,"], ["1,2,Ada", "1,1,Ben"]).out


@pytest.mark.parametrize(
    ("candidates", "papers", "fault"),
    [
        (["Ada,", "Ada,"], [], "candidates.csv, row 3: “Ada” stands there twice"),
        (["Ada,"], ["1,1,Bo"], "papers.csv, row 2: nobody called “Bo” stands"),
        (["Ada,"], ["1,many,Ada"], "papers.csv, row 2: “many” is not a whole number"),
    ],
)
def test_a_fault_of_a_file_is_one_sentence(elect, candidates, papers, fault):
    ended = elect(candidates, papers)
    assert (ended.status, ended.err.strip()) == (2, fault)


def test_an_election_that_the_rulebook_does_not_have_is_named(accede):
    ended = accede("elect", ENSIE, "--election", "dukes", "--candidates", "x", "--papers", "y")
    assert (ended.status, "there is no election “dukes”; known: directors" in ended.err) == (2, True)


def test_a_lot_is_drawn_again_and_its_seal_compared(accede):
    names = ("Ada", "Ben", "Cleo")
    ended = accede("lot", *names, "--secret", "s", "--words", "blue birds", "--seal", sealed("s"))
    assert [line.partition(" ")[2] for line in ended.out.splitlines()] == list(drawn("s", "blue birds", names))
    assert ended.status == 0


def test_another_secret_than_the_sealed_one_is_found(accede):
    assert accede("lot", "Ada", "--secret", "s", "--words", "w", "--seal", sealed("t")).status == 1
