"""Whatever is changed in a bundle is found: one byte of it, or a part by somebody who makes its digests fit again."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from recount import results
from recount.forging import forged, is_found, sealed_again, with_law
from recount.results import archive_of

from accede.recount.seal import digest
from accede.recount.verifying import verify

pytestmark = pytest.mark.django_db
BOTH, FIRST = (True, True), (True, False)


def at(place, **said):
    """Change what one row of a part says."""
    return lambda part: part[place].update(said)


def says(**said):
    return lambda part: part.update(said)


def without(place):
    return lambda part: part[:place] + part[place + 1 :]


def in_favour(lines):
    lines[0]["choice"] = "against"
    return sealed_again(lines)


def one_more(lines):
    return sealed_again([*lines, {**lines[0], "choice": "against"}])


def entry(action, **said):
    """Change what an entry of the journal says, without its hash."""

    def change(entries):
        for one in entries:
            if one["action"] == action:
                one["values"] |= said

    return change


# By what somebody does to the archive of a question: how, and who finds it.
OF_QUESTIONS = {
    "another choice": ({"ballots": at(0, choice="against")}, BOTH),
    "another choice, and the ledger sealed anew": ({"ballots": in_favour}, BOTH),
    "a ballot dropped": ({"ballots": without(0)}, BOTH),
    "the last ballot dropped": ({"ballots": without(-1)}, BOTH),
    "a ballot dropped, and the ledger sealed anew": ({"ballots": lambda lines: sealed_again(lines[1:])}, BOTH),
    "a ballot stuffed into the box": ({"ballots": one_more}, BOTH),
    "a ballot cast after the close": ({"ballots": lambda lines: [*lines, lines[0]]}, BOTH),
    "a member left out of the roll": ({"roll": without(0)}, BOTH),
    "a member in arrears that is none": ({"roll": lambda rows: rows[1]["facts"].update(in_arrears=True)}, BOTH),
    "a member from another country": ({"roll": at(1, country="LU")}, BOTH),
    "a right that nobody gave": ({"rights": at(4, votes=9)}, FIRST),
    "an attendance that nobody noted": ({"presence": lambda _rows: []}, BOTH),
    "another tally": ({"item": says(result={"outcome": "carried", "tally": {"for": 9}})}, BOTH),
    "another outcome": ({"item": says(state="rejected")}, BOTH),
    "another matter": ({"item": says(matter="exclusion")}, FIRST),
    "another voice": ({"result": says(voices=[])}, FIRST),
    "an entry that says something else": ({"journal": entry("assembly.declare_result", outcome="rejected")}, BOTH),
    "an entry left out": ({"journal": without(-1)}, BOTH),
    "a part that is something else": ({"roll": lambda _rows: {"nothing": []}}, BOTH),
}


@pytest.fixture
def question():
    return archive_of(results.question())


@pytest.mark.parametrize("forgery", OF_QUESTIONS)
def test_a_forged_question_is_found(forgery, question, tmp_path):
    changes, who = OF_QUESTIONS[forgery]
    assert is_found(forged(question, **changes), tmp_path) == who


def test_an_archive_packed_again_without_a_change_is_the_same(question):
    assert forged(question) == question


def test_a_part_that_lacks_what_it_must_say_is_told_in_a_sentence_without_a_word_of_the_program(question, tmp_path):
    def drop(part):
        del part["by_consensus"]

    data = forged(question, item=drop)
    (fault,) = [one for check in verify(data).checks for one in check.faults if one.code == "archive.misread"]
    assert fault.values == {}
    assert is_found(data, tmp_path) == BOTH


def test_another_rulebook_is_found(question, tmp_path):
    other = with_law(question, b'for     = { more_than = "1/2"', b'for     = { more_than = "1/9"')
    assert is_found(other, tmp_path) == BOTH


def test_a_proxy_that_nobody_gave_is_found(tmp_path):
    data = archive_of(results.by_proxy())
    assert is_found(forged(data, proxies=lambda _rows: []), tmp_path) == BOTH


def test_a_correction_that_is_not_told_of_is_found(tmp_path):
    data = archive_of(results.corrected())
    assert is_found(forged(data, corrections=lambda _rows: []), tmp_path) == BOTH
    assert is_found(forged(data, corrections=at(0, reason="Nothing.")), tmp_path) == FIRST


def test_other_cards_are_found(tmp_path):
    data = archive_of(results.cards())
    assert is_found(forged(data, cards=lambda rows: [one | {"votes": "for=3"} for one in rows]), tmp_path) == BOTH
    assert is_found(forged(data, cards=without(0)), tmp_path) == BOTH


@pytest.mark.parametrize(
    ("change", "who"),
    [
        (says(seats=2), FIRST),
        (lambda part: part["candidates"][0].update(name="Zoe"), BOTH),
        (lambda part: part["lots"][0].update(words="other words"), BOTH),
        (lambda part: part["lots"][0].update(secret="0" * 64), BOTH),
        (lambda part: part["lots"][0]["drawn"].reverse(), BOTH),
        (says(lots=[]), BOTH),
    ],
)
def test_a_forged_election_is_found(change, who, tmp_path):
    data = archive_of(results.elected_by_lot())
    assert is_found(forged(data, election=change), tmp_path) == who


def test_papers_that_no_teller_counted_are_found(tmp_path):
    data = archive_of(results.elected_on_paper())
    assert is_found(forged(data, election=lambda part: part["piles"][0].update(votes=9)), tmp_path) == BOTH


def test_names_that_nobody_elected_are_found(tmp_path):
    data = archive_of(results.elected_by_transfer())
    other = {"outcome": "carried", "elected": ["Ada"], "ballots": 1}
    assert is_found(forged(data, item=says(result=other)), tmp_path) == BOTH


@pytest.mark.parametrize("kind", [results.question, results.elected_by_lot])
def test_any_change_of_one_byte_is_found(kind, tmp_path):
    data = archive_of(kind())

    @settings(max_examples=150, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, len(data) - 1), st.integers(1, 255))
    def changed(place, by):
        other = bytearray(data)
        other[place] ^= by
        assert is_found(bytes(other), tmp_path) == BOTH

    changed()


def test_an_archive_that_is_cut_off_or_goes_on_is_found(question, tmp_path):
    for data in (question[:-1], question[: len(question) // 2], question + b"\0", question[1:]):
        assert is_found(data, tmp_path) == BOTH


def other_ballots(change):
    """Change the ballots of the one box, and let the journal of the archive keep its seal."""

    def changed(boxes):
        boxes[0]["ballots"] = change(boxes[0]["ballots"])

    return changed


def turned_round(ballots):
    return [one | {"choice": "against"} if one["choice"] == "for" else one for one in ballots]


# By what somebody does to the published box of a secret vote.
OF_BOXES = {
    "a ballot dropped": other_ballots(lambda ballots: ballots[1:]),
    "a ballot cast twice": other_ballots(lambda ballots: [*ballots, ballots[0]]),
    "choices turned round": other_ballots(turned_round),
    "a forged ballot": other_ballots(lambda ballots: [*ballots, ballots[0] | {"token": "00" * 32}]),
    "more drawn than were": lambda boxes: boxes[0]["drawn"][0].update(tokens=99),
    "a drawer left out": lambda boxes: boxes[0]["drawn"].pop(),
    "another key": lambda boxes: boxes[0]["key"].update(e=3),
    "no box at all": lambda _boxes: [],
}


@pytest.mark.parametrize("forgery", OF_BOXES)
def test_a_forged_box_is_found(forgery, tmp_path):
    data = archive_of(results.in_secret_by_weight())
    assert is_found(forged(data, boxes=OF_BOXES[forgery]), tmp_path) == BOTH


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (turned_round, "box.forged"),
        (lambda ballots: [*ballots, ballots[0]], "box.twice"),
        (lambda ballots: [*ballots, *ballots[:1]], "box.stuffed"),
    ],
)
def test_whoever_could_rewrite_the_journal_too_could_still_not_make_a_ballot(change, fault):
    """The house itself turns ballots round and seals them anew: their signatures give it away."""
    data = archive_of(results.in_secret_by_weight())
    sealed = []

    def rewritten(entries):
        for one in entries:
            if "box" in one["values"]:
                one["values"]["box"] = sealed[0]
            one["hash"] = digest({key: said for key, said in one.items() if key != "hash"})

    def boxed(boxes):
        boxes[0]["ballots"] = change(boxes[0]["ballots"])
        sealed.append(digest(boxes[0]["ballots"]))

    found = results.faults(forged(data, boxes=boxed, journal=rewritten))
    assert fault in found
    assert "box.changed" not in found
