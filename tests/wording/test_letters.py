"""House texts word every letter that a deed causes, with places that the deed fills."""

from pathlib import Path

from accede.wording.letters import LETTERS, unwritten
from accede.wording.texts import Texts, load_texts

TEXTS = sorted((Path(__file__).resolve().parents[2] / "rulebooks").glob("*/texts.toml"))[0].read_bytes()


def test_the_texts_of_the_house_word_the_letters_that_deeds_cause_and_no_other():
    texts = load_texts(TEXTS)
    assert list(unwritten(texts)) == []
    assert set(texts.letter) == set(LETTERS)


def test_every_letter_that_is_missing_is_named_at_once():
    faults = list(unwritten(Texts(page={})))
    assert [fault.key for fault in faults] == [f"letter.{name}" for name in LETTERS]
