"""Letters: plain words for every one that a deed causes, with places that the deed fills; a house may word its own."""

from pathlib import Path

import pytest

from accede.rulebook.loading import Faulty
from accede.wording.letters import LETTERS, sendable, unsent
from accede.wording.texts import LetterText, Texts, load_texts

RULEBOOKS = Path(__file__).resolve().parents[2] / "rulebooks"
PLAIN = load_texts((RULEBOOKS / "presets" / "texts.toml").read_bytes())


def test_every_letter_that_a_deed_causes_has_plain_words():
    assert set(PLAIN.letter) == set(LETTERS)


@pytest.mark.parametrize("file", sorted(RULEBOOKS.glob("*/texts.toml")), ids=lambda file: file.parent.name)
def test_texts_beside_a_rulebook_word_letters_that_deeds_cause(file):
    assert list(unsent(load_texts(file.read_bytes()))) == []


def test_a_letter_that_nothing_sends_is_a_fault():
    letter = LetterText(subject={"": "Spring"}, body={"": "{sun}"})
    faults = list(unsent(Texts(letter={"spring": letter})))
    assert [(fault.key, fault.code) for fault in faults] == [("letter.spring", "no_letter")]


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("{url}", {"url"}),
        ("{{url}}", set()),
        ("{}", {"{}"}),
        ("{url:d}", {"{url:d}"}),
        ("{url!r}", {"{url!r}"}),
        ("{url.host}", {"{url.host}"}),
        ("{url", {"{"}),
        ("url}", {"}"}),
    ],
)
def test_a_place_is_a_name_and_nothing_more(body, places):
    assert LetterText(subject={"": "Spring"}, body={"": body}).places() == places


@pytest.mark.parametrize("body", [b"{", b"}", b"{}", b"{url:d}", b"{organisation.pk}"])
def test_words_that_could_not_be_written_are_a_fault(body):
    with pytest.raises(Faulty) as refused:
        sendable(b'[letter.fee_called]\nsubject = "Please pay"\nbody = "' + body + b'"')
    assert [(one.key, one.code) for one in refused.value.faults] == [("letter.fee_called", "no_place")]
