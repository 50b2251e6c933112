"""A lot that anyone can draw again."""

from hashlib import sha256

from accede.rulebook.lot import drawn, sealed

NAMES = ("Ada", "Ben", "Cleo", "Dan")


def test_the_order_is_that_of_the_hash_over_secret_words_and_name():
    said = {name: sha256(f"secret\nwords\n{name}".encode()).hexdigest() for name in NAMES}
    assert drawn("secret", "words", NAMES) == tuple(sorted(NAMES, key=said.get))


def test_other_words_or_another_secret_draw_another_order():
    orders = {drawn(secret, words, NAMES) for secret in "abcde" for words in "12345"}
    assert len(orders) > 10


def test_neither_the_order_of_the_names_nor_the_spaces_between_the_words_change_it():
    assert drawn("s", "seven  blue\nbirds ", NAMES) == drawn("s", "seven blue birds", reversed(NAMES))


def test_each_name_is_drawn_first_about_as_often_as_any_other():
    firsts = [drawn(str(number), "words", NAMES)[0] for number in range(400)]
    assert all(70 < firsts.count(name) < 130 for name in NAMES)


def test_the_seal_of_a_secret_is_its_sha_256():
    assert sealed("secret") == sha256(b"secret").hexdigest()
