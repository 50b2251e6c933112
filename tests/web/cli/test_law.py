"""check, explain, schema, cases, deadlines, rehearse, fee: what can be asked of a rulebook by itself."""

import json

import pytest
from web.cli.conftest import ENSIE

SHARE = ('more_than = "1/2", of = "votes cast"', 'more_than = "three halves", of = "votes cast"')


def test_a_whole_rulebook_has_no_fault(accede):
    assert accede("check", ENSIE).status == 0


FAULTY = {
    "three halves.toml": (ENSIE.read_text().replace(*SHARE), "majority.ordinary.for.more_than: “three halves” is not"),
    "a wrong key.toml": (ENSIE.read_text().replace("held ", "heldd ", 1), "proxy.member: there is no key “heldd” here"),
    "no toml.toml": ("not toml at all", "this is not a TOML file: "),
    "empty.toml": ("", "the file is empty; a rulebook begins with [rulebook]"),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_rulebook_is_named_with_file_key_and_fault(accede, tmp_path, name):
    content, fault = FAULTY[name]
    file = tmp_path / name
    file.write_text(content)
    ended = accede("check", file)
    assert (ended.status, ended.out) == (1, "")
    assert f"{file}: {fault}" in ended.err


def test_every_fault_of_a_file_is_told_at_once(accede, edited):
    file = edited(SHARE, ('"1 month before assembly"', '"a month or so"'))
    assert accede("check", file).err.count("\n") == 2


LATER = (
    ("in_force      = 2021-11-26", 'in_force = 2028-01-01\nearly = { "deadline.convocation" = 2027-09-01 }'),
    ('by        = "president"\nsent_by', 'by        = "clerk"\nsent_by'),
    ("[body.president]", '[body.clerk]\narticle = "14"\n[body.president]'),
)


def test_editions_of_one_folder_are_tried_together_where_they_overlap(accede, edited, tmp_path):
    (tmp_path / "sample").mkdir()
    (tmp_path / "sample" / "2021-11-26.toml").write_text(ENSIE.read_text())
    later = tmp_path / "sample" / "2028-01-01.toml"
    later.write_text(edited(*LATER).read_text())
    ended = accede("check", tmp_path / "sample")
    assert ended.status == 1
    assert f"{later}: 2027-09-01: deadline.convocation.by: there is no [body.clerk]" in ended.err


def test_where_the_law_asks_more_is_told_and_is_no_fault(accede, edited):
    on_law = ("in_force      = 2021-11-26", 'in_force = 2021-11-26\npreset = "be-asbl/2020-12-24"')
    ended = accede("check", edited(on_law, ('"1 month before assembly"', '"10 days before assembly"')))
    assert ended.status == 0
    assert "deadline.convocation: CSA, art. 9:14 asks more than art. 14; both are asked." in ended.out.replace(
        "\u00a0", " "
    )


def test_a_file_that_is_not_there_is_bad_input(accede):
    ended = accede("check", "nowhere.toml")
    assert (ended.status, ended.err) == (2, "nowhere.toml: No such file or directory\n")


def test_a_folder_is_looked_through_and_its_cases_left_alone(accede):
    told = json.loads(accede("check", ENSIE.parents[1], "--json").out)
    assert str(ENSIE) in [one["file"] for one in told["files"]]
    assert not [one for one in told["files"] if "/cases/" in one["file"]]


def test_the_rulebook_is_explained_article_by_article_in_both_languages(accede):
    assert "Only members that have paid their annual fee may vote." in accede("explain", ENSIE).out
    assert "Qui peut adhérer" in accede("explain", ENSIE, "--lang", "fr").out


def test_a_language_that_the_interface_lacks_is_bad_input(accede):
    ended = accede("explain", ENSIE, "--lang", "xx")
    assert (ended.status, ended.out) == (2, "")


def test_the_schema_is_json_and_names_the_kinds(accede):
    told = json.loads(accede("schema").out)
    assert {"path", "majority", "fee"} <= set(told["properties"])


def test_the_cases_of_the_network_hold(accede):
    told = json.loads(accede("cases", ENSIE.parent, "--json").out)
    assert told["failed"] == 0
    assert told["held"] >= 25


def test_a_case_that_does_not_hold_is_a_no_and_says_what_was_found(accede, edited, tmp_path):
    file = edited(('"2 weeks before assembly"', '"3 weeks before assembly"'))
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "one.toml").write_text(
        '[[case]]\nname = "Two weeks before"\nask = "deadlines"\n'
        "given = { assembly = 2027-06-12 }\nexpect = { request = 2027-05-29 }\n"
    )
    ended = accede("cases", tmp_path)
    assert ended.status == 1
    assert "expected 2027-05-29, found 2027-05-22" in ended.out
    assert str(file.parent) in ended.out


def cases(tmp_path, text):
    rulebook = tmp_path / "sample" / "2021-11-26.toml"
    (rulebook.parent / "cases").mkdir(parents=True)
    rulebook.write_text(ENSIE.read_text())
    (rulebook.parent / "cases" / "a.toml").write_text(text)
    return rulebook.parent


def test_a_case_that_asks_what_nobody_knows_is_told_what_can_be_asked(accede, tmp_path):
    ended = accede("cases", cases(tmp_path, '[[case]]\nname = "A riddle"\nask = "riddle"\nexpect = { a = 1 }\n'))
    assert ended.status == 2
    assert "a.toml: A riddle: ask = “riddle” is not a question; known: " in ended.err
    assert "deadlines, election, fact, fee" in ended.err


def test_what_no_answer_holds_is_told_with_what_it_holds(accede, tmp_path):
    text = '[[case]]\nname = "A"\nask = "next"\ngiven = { path = "admission" }\nexpect = { stp = "interest" }\n'
    ended = accede("cases", cases(tmp_path, text))
    assert "a.toml: stp: the answer has no such key; known: step, by" in ended.out
    assert ended.status == 1


def test_a_day_counted_from_nothing_is_told_what_days_are_counted_from(accede, edited):
    ended = accede("check", edited(('"1 month before assembly"', '"1 month before zzz"')))
    assert "“zzz” is no day that can be counted from; known: application, assembly, " in ended.err


def test_somebody_unknown_on_a_path_is_told_who_is_known_beside_the_bodies(accede, edited):
    ended = accede("check", edited(('opened_by = ["candidate"]', 'opened_by = ["zzz"]')))
    assert "there is no [body.zzz]; known: " in ended.err
    assert "board, candidate, coordinator, member, members" in ended.err


def test_an_explanation_begins_with_whose_rules_they_are_and_what_they_leave_out(accede):
    vss = ENSIE.parents[1] / "vss" / "2025-01-01.toml"
    told = accede("explain", vss).out.replace("\u00a0", " ").splitlines()
    assert told[0] == "Swiss Student Union: rules in force from 1 January 2025."
    assert "not the association’s own rulebook" in " ".join(told[1:4])
    assert (
        accede("explain", vss, "--lang", "fr")
        .out.replace("\u00a0", " ")
        .startswith("Union des Étudiant·e·s de Suisse : règles en vigueur depuis le 1er janvier 2025.")
    )


def test_the_keys_of_one_kind_are_told_with_those_of_its_pieces(accede):
    told = [line.split() for line in accede("schema", "quorum").out.splitlines()]
    assert ["represented", "Test", "|", "[Test]"] in told
    assert ["counting", "[abstain", "/", "blank", "/", "invalid]"] in told


def test_a_kind_that_there_is_not_is_bad_input(accede):
    ended = accede("schema", "ghost")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("there is no kind of rule “ghost”; known: rulebook, article, fact, ")


def test_convocation_and_requests_are_counted_back_from_the_assembly(accede):
    told = json.loads(accede("deadlines", ENSIE, "--assembly", "2027-06-12", "--json").out)
    days = {one["name"]: one["on"] for one in told["deadlines"]}
    assert (days["convocation"], days["admission.request"]) == ("2027-05-12", "2027-05-29")


def test_a_day_that_is_none_is_bad_input(accede):
    ended = accede("deadlines", ENSIE, "--assembly", "soon")
    assert (ended.status, ended.err) == (2, "“soon” is not a day; write e.g. 2027-06-12\n")


def test_an_admission_is_rehearsed_to_its_end(accede):
    ended = accede("rehearse", ENSIE, "--assembly", "2027-06-12", "--json")
    told = json.loads(ended.out)
    assert (ended.status, told["completed"]) == (0, True)
    assert [one["step"] for one in told["steps"]][-2:] == ["register", "first_fee"]
    assert {one["step"]: one["on"] for one in told["steps"]}["request"] == "2027-05-29"


def test_a_fee_is_told_line_by_line_with_its_article(accede):
    ended = accede("fee", ENSIE, "--category", "full", "--country", "BE", "--fact", "wises=40", "--json")
    told = json.loads(ended.out)
    assert ended.status == 0
    assert told["money"] == {"amount": "960.00", "currency": "EUR"}
    assert [(one["amount"]["amount"], told["article"]) for one in told["lines"]] == [("960.00", ["rules 2"])]


def test_a_fee_without_its_facts_is_cannot_say_and_names_them(accede):
    ended = accede("fee", ENSIE, "--category", "full", "--country", "BE")
    assert ended.status == 3
    assert "Enterprises in the network" in ended.out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--category", "gold"), "there is no category “gold”; known: full\n"),
        (("--category", "full", "--fact", "wises"), "“wises” is not a fact; write name=value, such as wises=40\n"),
        (("--category", "full", "--fact", "wises=-4"), "“-4” does not fit wises; it is a whole number\n"),
    ],
)
def test_what_does_not_fit_a_fee_is_bad_input(accede, words, sentence):
    ended = accede("fee", ENSIE, "--country", "BE", *words)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err == sentence


def test_a_slip_of_the_pen_in_a_day_is_told_with_the_nearest_day_and_all_that_are_known(accede, edited):
    ended = accede("check", edited(('"1 month before assembly"', '"1 month before asembly"')))
    assert "did you mean “assembly”? known: application, assembly, " in ended.err


def test_an_office_that_no_body_holds_is_named_in_french(accede):
    omf = ENSIE.parents[1] / "omf" / "2022-05-02.toml"
    played = accede("rehearse", omf, "--assembly", "2027-05-01", "--lang", "fr")
    assert (played.status, "(secrétariat)" in played.out) == (0, True)


def test_where_nothing_is_called_admission_the_first_path_is_rehearsed(accede):
    edf = ENSIE.parents[1] / "edf" / "2004-01-01.toml"
    assert json.loads(accede("rehearse", edf, "--assembly", "2027-05-01", "--json").out)["path"] == "national_council"
