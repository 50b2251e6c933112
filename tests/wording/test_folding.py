"""Texts are compared and searched without case, accents and signs, in every language of Europe."""

import pytest

from accede.wording.folding import folded, words_of


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Zgłoszenie", "zgloszenie"),
        ("Spółdzielnia Łódź", "spoldzielnia lodz"),
        ("Οικονομία", "οικονομια"),
        ("ΣΎΛΛΟΓΟΣ", "συλλογοσ"),
        ("σύλλογος", "συλλογοσ"),
        ("Ϊ ΐ Ό", "ι ι ο"),
        ("Съюз", "съюз"),
        ("Ħaż-Żebbuġ", "haz-zebbug"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("Grüße", "grusse"),
        ("Sønderjylland Ærø", "sonderjylland aero"),
        ("Œuvre", "oeuvre"),
        ("Đakovo", "dakovo"),
        ("Þing Ísafjörður", "thing isafjordur"),
        ("İzmir", "izmir"),
        ("Ķekava Šiauliai Žilina", "kekava siauliai zilina"),
        ("ŠENT", "sent"),
    ],
)
def test_a_text_is_found_by_what_a_plain_keyboard_types(written, typed):
    assert folded(written) == typed


def test_folding_twice_changes_nothing():
    assert folded(folded("Łódź ΣΎΛΛΟΓΟΣ İ ß Ħ")) == folded("Łódź ΣΎΛΛΟΓΟΣ İ ß Ħ")


def test_signs_part_words_and_texts_follow_each_other():
    assert words_of("Réseau d’Économie (A.S.B.L.)", "Saint-Gilles_2") == [
        "reseau", "d", "economie", "a", "s", "b", "l", "saint", "gilles", "2",
    ]  # fmt: skip
    assert words_of("", " – ") == []
