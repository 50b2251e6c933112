"""The list of facts is sound, and what it says of the rulebooks is true."""

import facts
import language
import pytest

FIFTEEN = frozenset(
    {"ensie", "iflry", "egp", "ess_spallation_eric", "ebsn", "age", "arge_historica_parent", "commodity_council", "eua",
     "enqa", "ica", "hcce", "edf", "cncf", "feo"}
)  # fmt: skip
BOOK = {
    "majority": {"absolute_2_3": {"for": {"more_than": "2/3"}}},
    "path": {"admission": {"steps": [{"name": "vote", "by": "assembly"}]}},
    "body": {"assembly": {"ordered_by": ["board", {"at_least": "1/3"}]}},
    "article": {"rules 13.2": {"says": "…"}},
}
OPEN = {"association": "net", "path": "voting.tie", "fact": "A tie is lost.", "answer": "", "where": ""}
EXPRESSED = OPEN | {"answer": "expressed", "where": "majority.absolute_2_3.for"}
NO_RULE = OPEN | {"answer": "not a rule", "where": "the source cuts it off"}


def faults(*rows, book=BOOK):
    return facts.faults(list(rows), lambda association: book)


def test_the_list_has_no_fault():
    assert facts.faults(facts.read()) == []


def test_the_page_shows_the_count_of_today():
    shown = facts.TABLE.search(facts.DOC.read_text(encoding="utf-8"))
    assert shown[0] == facts.counted(facts.read())


def test_the_page_shows_how_large_the_language_is_today():
    assert language.SIZE.search(facts.DOC.read_text(encoding="utf-8"))[0] == language.counted()


FROM_OUTSIDE = {"omf", "vss"}


def test_the_list_covers_seventy_associations_and_those_from_outside():
    associations = {row["association"] for row in facts.read()}
    assert (len(associations - FROM_OUTSIDE), associations >= FROM_OUTSIDE) == (70, True)


def test_of_fifteen_associations_nearly_every_fact_is_expressed(capsys):
    answers = [row["answer"] for row in facts.read() if row["association"] in FIFTEEN]
    expressed = answers.count("expressed")
    with capsys.disabled():
        print(f"\n{expressed} of {len(answers)} facts of {len(FIFTEEN)} associations are expressed.")
    assert "" not in answers
    assert 100 * expressed >= 95 * len(answers)


def test_every_fact_of_the_seventy_has_its_answer():
    answers = [row["answer"] for row in facts.read() if row["association"] not in FROM_OUTSIDE]
    assert "" not in answers
    assert 100 * answers.count("expressed") >= 97 * len(answers)


@pytest.mark.parametrize("row", [OPEN, EXPRESSED, NO_RULE])
def test_each_kind_of_row_may_be_without_fault(row):
    assert faults(row) == []


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (OPEN | {"association": "A net"}, "an association is called by a word in small letters"),
        (OPEN | {"path": ""}, "the path is missing"),
        (OPEN | {"fact": ""}, "a fact is one sentence"),
        (OPEN | {"fact": "A tie is lost"}, "a fact is one sentence"),
        (OPEN | {"fact": "A tie is lost. The chair decides."}, "a fact is one sentence"),
        (OPEN | {"answer": "yes"}, "'yes' is neither expressed nor not a rule"),
        (OPEN | {"where": "majority"}, "a fact that is open has nothing in its last column"),
        (NO_RULE | {"where": "history"}, "the reason is missing"),
        (EXPRESSED | {"where": ""}, "the key is missing"),
        (EXPRESSED | {"where": "majority.simple"}, "the rulebook has no key majority.simple"),
        (EXPRESSED | {"where": "majority body.board"}, "the rulebook has no key body.board"),
    ],
)
def test_a_fault_of_a_row_is_named(row, what):
    assert faults(row) == [f"{row['association']} {row['path']}: {what}"]


def test_a_row_with_a_cell_too_few_is_a_fault_of_its_line():
    assert faults(OPEN | {"where": None}) == ["line 2: a row has the columns association, path, fact, answer, where"]


def test_nothing_is_expressed_where_there_is_no_rulebook():
    assert faults(EXPRESSED, book=None) == ["net voting.tie: there is no rulebook yet"]


def test_a_path_stands_once():
    assert "net voting.tie: this path stands twice" in faults(OPEN, OPEN | {"fact": "The chair decides."})


def test_a_fact_stands_once_an_association():
    assert faults(OPEN, OPEN | {"path": "voting.draw"}) == [
        "net voting.tie: this fact stands twice",
        "net voting.draw: this fact stands twice",
    ]
    assert faults(OPEN, OPEN | {"association": "web"}) == []


def test_several_facts_of_a_path_are_numbered():
    second = {"path": "voting.tie#2", "fact": "The chair decides."}
    assert faults(OPEN | {"path": "voting.tie#1"}, OPEN | second) == []
    assert faults(OPEN | {"path": "voting.tie#1"}) != []
    assert faults(OPEN | {"path": "voting.tie#1"}, OPEN | second | {"path": "voting.tie#3"}) != []


@pytest.mark.parametrize(
    "key",
    [
        "majority",
        "majority.absolute_2_3.for.more_than",
        "path.admission.steps.vote.by",
        "body.assembly.ordered_by.board",
        "body.assembly.ordered_by.1.at_least",
        'article."rules 13.2".says',
    ],
)
def test_a_key_leads_into_tables_and_lists(key):
    assert facts.exists(key, BOOK)


@pytest.mark.parametrize(
    "key",
    [
        "minority",
        "majority.absolute_2_3.against",
        "path.admission.steps.visit",
        "body.assembly.ordered_by.2",
        "majority.absolute_2_3.for.more_than.2/3",
    ],
)
def test_a_key_that_leads_nowhere_does_not_exist(key):
    assert not facts.exists(key, BOOK)


def test_keys_are_split_at_spaces_outside_quotation_marks():
    assert facts.keys('majority.simple article."rules 2".says') == ["majority.simple", 'article."rules 2".says']


def test_the_latest_edition_is_the_one_that_is_read(tmp_path):
    for day in ("2021-11-26", "2019-01-01"):
        folder = tmp_path / "net"
        folder.mkdir(exist_ok=True)
        (folder / f"{day}.toml").write_text(f"edition = {day}")
    (folder / "texts.toml").write_text('edition = "none"')
    assert str(facts.latest("net", tmp_path)["edition"]) == "2021-11-26"
    assert facts.latest("web", tmp_path) is None


def test_facts_are_counted_by_answer_and_association():
    rows = [OPEN, EXPRESSED, NO_RULE, OPEN | {"association": "web"}]
    assert facts.counted(rows).splitlines()[2:] == [
        "| net | 3 | 1 | 1 | 1 |",
        "| web | 1 | 0 | 0 | 1 |",
        "| all | 4 | 1 | 1 | 2 |",
    ]


def test_the_command_names_no_fault_and_prints_the_count(capsys):
    assert facts.main("check") == 0
    assert capsys.readouterr().out == f"{len(facts.read())} facts, no fault.\n"
    assert facts.main("count") == 0
    assert capsys.readouterr().out == facts.counted(facts.read())


def test_the_command_knows_three_words(capsys):
    assert facts.main("fetch") == 2
    assert capsys.readouterr().err == "facts.py knows check, count and write.\n"
