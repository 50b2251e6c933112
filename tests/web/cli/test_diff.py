"""accede diff: what changes from one edition to the next, and for whom."""

import json

from web.cli.conftest import ENSIE

NOTICE = ('"1 month before assembly"', '"6 weeks before assembly"')
DEARER = ("medium = 960", "medium = 990")


def members(tmp_path, *rows):
    file = tmp_path / "members.csv"
    file.write_text("\n".join(("member,category,country,wises", *rows)))
    return file


def test_two_equal_editions_differ_in_nothing(accede):
    ended = accede("diff", ENSIE, ENSIE)
    assert (ended.status, ended.out, ended.err) == (0, "Nothing changes.\n", "")


def test_a_longer_notice_is_told_with_its_article_before_and_now(accede, edited):
    assert accede("diff", ENSIE, edited(NOTICE)).out == (
        "\nChanged: Deadline, The convocation leaves  art.\u00a014\n"
        "  before: The convocation leaves: One month before (General Assembly) (President).\n"
        "  now: The convocation leaves: 6 weeks before (General Assembly) (President).\n"
    )


def test_it_speaks_french(accede, edited):
    assert (
        "Modification\u00a0: Échéance, La convocation part" in accede("diff", ENSIE, edited(NOTICE), "--lang", "fr").out
    )


def test_whose_fee_rises_is_named_and_nobody_else(accede, edited, tmp_path):
    rows = members(tmp_path, "One,full,BE,14", "Two,full,BE,4", "Three,full,RO,14")
    out = accede("diff", ENSIE, edited(DEARER), "--members", rows).out
    assert out.endswith("\nOne. Yearly fee: Member: €960.00 before, €990.00 now.\n")
    assert "Two" not in out
    assert "Three" not in out


def test_as_json_it_names_kind_keys_and_members(accede, edited, tmp_path):
    rows = members(tmp_path, "One,full,BE,14")
    told = json.loads(accede("diff", ENSIE, edited(DEARER), "--members", rows, "--json").out)
    assert (told["schema"], told["same"]) == (1, False)
    assert [(one["kind"], one["name"], one["keys"]) for one in told["changes"]] == [("fee", "annual", ["part"])]
    assert [(one["member"], one["after"]) for one in told["members"]] == [
        ("One", {"amount": "990.00", "currency": "EUR"})
    ]


def test_a_category_that_neither_edition_knows_is_one_clear_sentence(accede, edited, tmp_path):
    rows = members(tmp_path, "One,whole,BE,14")
    ended = accede("diff", ENSIE, edited(DEARER), "--members", rows)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err == f"{rows}, row 2: neither edition has a category “whole”\n"


def test_a_faulty_edition_is_named_with_its_fault(accede, edited):
    file = edited(('"1 month before assembly"', '"a month or so"'))
    ended = accede("diff", ENSIE, file)
    assert ended.status == 2
    assert ended.err.startswith(f"{file}: deadline.convocation.when: “a month or so” is not a date")
