"""Where the folder of an association's editions is named, the one of the day answers, with those that reach into it."""

import json

import pytest

HEAD = """
[rulebook]
association = "Sample"
in_force = {begins}
languages = ["en"]
{overlap}
[category.full]
article = "1"
rights = ["vote"]
[weight]
one = {{ article = "1", fixed = 1 }}
[fee.yearly]
article = "2"
for = "full"
fixed = {fee}
[body.meeting]
article = "3"
kind = "assembly"
[body.board]
article = "3"
[majority.needed]
article = "4"
for = {{ more_than = "{share}", of = "votes cast" }}
[decision.plan]
article = "4"
by = "meeting"
majority = "needed"
[deadline.notice]
article = "5"
by = "board"
when = "{notice} weeks before assembly"
"""


@pytest.fixture
def folder(tmp_path):
    """Two editions: the fee of the newer is called half a year early, its notice comes half a year late."""
    overlap = 'early = { "fee.*" = 2023-07-01 }\nlate = { "deadline.notice" = 2024-06-30 }'
    for begins, fee, share, notice, words in (
        ("2020-01-01", 100, "1/2", 2, ""),
        ("2024-01-01", 200, "2/3", 4, overlap),
    ):
        text = HEAD.format(begins=begins, fee=fee, share=share, notice=notice, overlap=words)
        (tmp_path / f"{begins}.toml").write_text(text)
    return tmp_path


@pytest.mark.parametrize(("day", "fee"), [("2023-06-30", "100.00"), ("2023-07-01", "200.00"), ("2025-01-01", "200.00")])
def test_a_fee_is_worked_out_by_the_rules_of_its_day(accede, folder, day, fee):
    told = json.loads(accede("fee", folder, "--year-of", day, "--json").out)
    assert told["amount"]["amount"] == fee


def test_an_edition_that_is_named_answers_by_itself(accede, folder):
    told = json.loads(accede("fee", folder / "2020-01-01.toml", "--year-of", "2025-01-01", "--json").out)
    assert told["amount"]["amount"] == "100.00"


@pytest.mark.parametrize(
    ("day", "notice"), [("2023-12-30", "2023-12-16"), ("2024-06-29", "2024-06-15"), ("2024-07-29", "2024-07-01")]
)
def test_a_deadline_goes_by_the_rules_of_the_assembly(accede, folder, day, notice):
    told = json.loads(accede("deadlines", folder, "--assembly", day, "--json").out)
    assert [one["on"] for one in told["deadlines"] if one["name"] == "notice"] == [notice]


@pytest.mark.parametrize(("day", "outcome"), [("2023-12-31", "carried"), ("2024-01-01", "rejected")])
def test_a_vote_is_counted_by_the_majority_of_its_day(accede, folder, tmp_path, day, outcome):
    roll, votes = tmp_path / "roll.csv", tmp_path / "votes.csv"
    roll.write_text(
        "member,country,category,paid,attendance,proxy\n" + "".join(f"m{n},BE,full,yes,present,\n" for n in "abcde")
    )
    votes.write_text("member,choice\nma,for\nmb,for\nmc,for\nmd,against\nme,against\n")
    told = json.loads(
        accede("tally", folder, "--decision", "plan", "--roll", roll, "--votes", votes, "--on", day, "--json").out
    )
    assert told["outcome"] == outcome


def test_a_case_is_asked_of_the_edition_of_its_day_and_else_of_the_latest(accede, folder):
    (folder / "cases").mkdir()
    (folder / "cases" / "all.toml").write_text(
        '[[case]]\nname = "Before"\nask = "deadlines"\ngiven = { assembly = 2023-06-30 }\nexpect = { notice = 2023-06-16 }\n'
        '[[case]]\nname = "After"\nask = "deadlines"\ngiven = { assembly = 2024-07-29 }\nexpect = { notice = 2024-07-01 }\n'
        '[[case]]\nname = "Now"\nask = "fee"\ngiven = { category = "full" }\nexpect = { amount = "200.00" }\n'
    )
    ended = accede("cases", folder)
    assert (ended.status, ended.out.splitlines()[-1]) == (0, "3 of 3 cases hold.")


def test_a_folder_of_other_associations_is_none_of_one(accede, folder):
    ended = accede("explain", folder.parent)
    assert (ended.status, ended.err) == (
        2,
        f"{folder.parent}: there is no rulebook here (a file such as 2021-11-26.toml)\n",
    )


def test_a_fault_of_one_edition_is_told_with_its_folder(accede, folder):
    (folder / "2024-01-01.toml").write_text("[rulebook]\n")
    ended = accede("fee", folder)
    assert (ended.status, str(folder) in ended.err, "association" in ended.err) == (2, True, True)
