"""Letters: plain words for every one that a deed causes, with places that the deed fills; a house may word its own."""

from pathlib import Path

import pytest

from accede.wording.letters import LETTERS, unsent
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
