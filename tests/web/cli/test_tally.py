"""accede tally: a recount from two files, and each fault of them in one sentence that names file, row or key."""

import json

import pytest
from web.cli.conftest import ENSIE

ROLL = "member,category,country,paid,attendance,proxy"
VOTES = "member,choice"


@pytest.fixture
def tally(accede, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def call(roll, votes, *words, columns=ROLL, ballot=VOTES):
        (tmp_path / "roll.csv").write_text("\n".join((columns, *roll)))
        (tmp_path / "votes.csv").write_text("\n".join((ballot, *votes)))
        return accede("tally", ENSIE, "--decision", "admission", "--roll", "roll.csv", "--votes", "votes.csv", *words)

    return call


def test_networks_of_one_country_that_agree_are_one_voice(tally):
    roll = ["A,full,BE,yes,present,", "B,full,BE,yes,remote,", "C,full,FR,yes,present,"]
    told = json.loads(tally(roll, ["A,for", "B,for", "C,against"], "--json").out)
    assert [(one["country"], one["choice"]) for one in told["voices"]] == [("BE", "for"), ("FR", "against")]
    assert (told["tally"]["for"], told["tally"]["against"]) == (1, 1)


@pytest.mark.parametrize(
    ("votes", "status", "outcome"),
    [
        (["A,for", "B,for", "C,against"], 0, "carried"),
        (["A,for", "B,against", "C,abstain"], 1, "rejected"),
    ],
)
def test_the_status_is_the_answer(tally, votes, status, outcome):
    roll = ["A,full,BE,yes,present,", "B,full,IT,yes,present,", "C,full,FR,yes,present,"]
    ended = tally(roll, votes, "--json")
    assert (ended.status, json.loads(ended.out)["outcome"]) == (status, outcome)


def test_an_unknown_payment_that_decides_the_vote_is_cannot_say(tally):
    ended = tally(
        ["A,full,BE,,present,", "B,full,IT,yes,present,", "C,full,FR,yes,present,"],
        ["A,for", "B,for", "C,against"],
        "--json",
    )
    told = json.loads(ended.out)
    assert (ended.status, told["outcome"], told["verdict"]["holds"]) == (3, "cannot_say", None)


def test_a_member_in_arrears_without_a_vote_is_left_out_and_told_why(tally):
    told = json.loads(tally(["A,full,BE,yes,present,", "B,full,FR,no,present,"], ["A,for"], "--json").out)
    right = next(one for one in told["rights"] if one["member"] == "B")
    assert (right["votes"], right["why"]["article"]) == (0, ["15"])


IN_WRITING = """
[rulebook]
association = "Sample"
in_force = 2024-01-01
languages = ["en"]
[category.full]
article = "1"
rights = ["vote"]
[weight.full]
article = "2"
fixed = 1
[body.meeting]
article = "3"
majority = "half"
written = { majority = "all" }
[decision.plan]
article = "4"
by = "meeting"
[majority.half]
article = "5"
for = { more_than = "1/2", of = "votes cast" }
[majority.all]
article = "6"
for = { at_least = "100%", of = "votes entitled" }
"""


@pytest.mark.parametrize(("words", "outcome"), [((), "carried"), (("--written",), "rejected")])
def test_what_was_decided_in_writing_is_counted_by_what_is_asked_there(accede, tmp_path, words, outcome):
    for name, text in (
        ("law.toml", IN_WRITING),
        ("roll.csv", f"{ROLL}\nA,full,BE,yes,remote,\nB,full,BE,yes,absent,"),
        ("votes.csv", f"{VOTES}\nA,for"),
    ):
        (tmp_path / name).write_text(text)
    files = ("--roll", tmp_path / "roll.csv", "--votes", tmp_path / "votes.csv")
    told = json.loads(accede("tally", tmp_path / "law.toml", "--decision", "plan", *files, *words, "--json").out)
    assert told["outcome"] == outcome


FAULTS = {
    "an unknown country": (
        ["A,full,XX,yes,present,"],
        ["A,for"],
        "roll.csv, row 2: “XX” is not a country; write its two-letter code, such as BE or FR",
    ),
    "a vote without the right": (
        ["A,full,BE,no,present,"],
        ["A,for"],
        "votes.csv, row 2: A has no right to vote and cannot have voted",
    ),
    "a vote of somebody unknown": (["A,full,BE,yes,present,"], ["B,for"], "votes.csv, row 2: "),
    "a vote of somebody absent": (["A,full,BE,yes,absent,"], ["A,for"], "votes.csv, row 2: "),
    "two votes of one member": (
        ["A,full,BE,yes,present,"],
        ["A,for", "A,against"],
        "votes.csv, row 3: A has voted already, in an earlier row",
    ),
    "a proxy to nobody": (
        ["A,full,BE,yes,represented,Z"],
        ["A,for"],
        "roll.csv, row 2: A is represented by “Z”, who is not another member on the roll",
    ),
    "a word that is no choice": (
        ["A,full,BE,yes,present,"],
        ["A,perhaps"],
        "votes.csv, row 2: “perhaps” does not fit the column choice; "
        "it is one of: for, against, abstain, blank, invalid",
    ),
    "a word that is no payment": (
        ["A,full,BE,maybe,present,"],
        ["A,for"],
        "roll.csv, row 2: “maybe” does not fit the column paid; it is one of: yes, no",
    ),
    "a row too short": (["A,full,BE"], ["A,for"], "roll.csv, row 2: 3 cells where the first row names 6"),
    "a member twice": (["A,full,BE,yes,present,", "A,full,BE,yes,present,"], ["A,for"], "roll.csv, row 3: "),
}


@pytest.mark.parametrize(("roll", "votes", "sentence"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_one_sentence_with_file_and_row(tally, roll, votes, sentence):
    ended = tally(roll, votes)
    assert (ended.status, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert ended.err.startswith(sentence)


def test_a_missing_column_is_named(tally):
    ended = tally(["A,full,BE,present,"], ["A,for"], columns="member,category,country,attendance,proxy")
    assert ended.status == 2
    assert (
        ended.err == "roll.csv: the column “paid” is missing; there are: member, category, country, attendance, proxy\n"
    )


def test_an_empty_file_says_what_it_should_begin_with(tally):
    ended = tally([], ["A,for"], columns="")
    assert ended.status == 2
    assert ended.err.startswith("roll.csv: the file is empty; its first row names the columns member, country")


def test_a_split_mandate_cannot_cast_more_votes_than_it_has(tally):
    ended = tally(["A,full,BE,yes,present,"], ["A,for,2"], ballot="member,choice,votes")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("votes.csv, row 2: A has one vote and cannot cast more")


def test_a_country_that_is_not_known_is_left_empty_and_cannot_say_for_whom_it_speaks(tally):
    ended = tally(["A,full,,yes,present,", "B,full,IT,yes,present,"], ["A,for", "B,against"], "--json")
    told = json.loads(ended.out)
    assert (ended.status, told["outcome"], told["verdict"]["missing"]) == (3, "cannot_say", ["country"])


def test_a_silent_member_without_a_country_changes_nothing(tally):
    ended = tally(["A,full,,yes,present,", "B,full,IT,yes,present,"], ["B,for"], "--json")
    assert (ended.status, json.loads(ended.out)["outcome"]) == (0, "carried")


def test_the_tally_is_told_by_whole_phrases_in_french(tally):
    told = tally(["A,full,BE,yes,present,", "B,full,FR,yes,present,"], ["A,for", "B,for"], "--lang", "fr").out
    assert "pour : 2, contre : 0, abstention : 0" in told.replace("\u00a0", " ")


def test_cards_are_counted_instead_of_names(accede, tmp_path):
    roll = tmp_path / "roll.csv"
    roll.write_text("\n".join((ROLL, "A,full,BE,yes,present,", "B,full,FR,yes,present,", "C,full,IT,yes,present,")))
    words = ("tally", ENSIE, "--decision", "admission", "--roll", str(roll))
    told = json.loads(accede(*words, "--card", "for=2", "--card", "against=1", "--json").out)
    assert (told["tally"]["for"], told["outcome"]) == (2, "carried")
    assert accede(*words, "--card", "for=4").err == "more than the 3 cards there can be\n"
    assert accede(*words).status == 2
