"""Paths, categories and standings are told in whole sentences, in both languages."""

from datetime import date

import pytest
from rulebook.ladders import BOOK
from rulebook.sample import law

from accede.rulebook.day import read
from accede.rulebook.progress import play
from accede.rulebook.record import Record
from accede.wording.explain import sentences_of
from accede.wording.margin import margin, sentence
from accede.wording.phrases import when


def told(kind, name, language="en", book=BOOK):
    return [one.text for one in sentences_of(getattr(book, kind)[name], book, language)]


def test_a_path_is_told_from_who_opens_it_to_what_follows():
    assert told("path", "exclusion") == [
        "exclusion, in 2 steps.",
        "Is opened by: board or at least 2 of the members, of these members alone: full.",
        "On one of these grounds: harm.",
        "In this form: letter.",
        "1. hearing (member).",
        "2. vote (board).",
        "It leads to: outside the association.",
        "Until it is over: suspended.",
        "Against it there is: appeal.",
    ]


def test_a_path_is_told_in_french():
    assert told("path", "again", "fr") == [
        "again, en 2 étapes.",
        "Ouverture par\u00a0: membre.",
        "Au plus tard\u00a0: 3 mois avant (Fin de la durée).",
        "1. proof (membre).",
        "2. board (board).",
        "Conduit à\u00a0: full.",
        "Prend effet\u00a0: Le jour même (Fin de la durée).",
    ]


def test_how_often_one_may_try_again_is_told():
    assert {"After a refusal it may be tried 2 times more.", "After a refusal one must wait: one year."} <= set(
        told("path", "admission")
    )


def test_no_second_try_is_told():
    book = law('[path.once]\narticle = "1"\ninto = "outside"\nopened_by = ["member"]\nrefused_again = 0\n')
    assert "After a refusal it may not be tried again." in told("path", "once", book=book)


ANSWERS = law("""
[category.guest]
article = "1"
rights = ["attend"]
label = "Guest"
[fact.large]
kind = "yes"
label = "Large"
[body.board]
article = "1"
label = "Board"
[path.joining]
article = "2"
into = "guest"
steps = [
  { name = "objection", by = "members", advises = "join", yes = "stop", no = "next" },
  { name = "visit", by = "board", visits = "candidate", if = { large = true } },
  { name = "trial", by = "candidate", waits = "1 year", into = "guest" },
  { name = "board", by = "board", advises = "join", yes = "done", no = "next", into = "guest" },
  { name = "members", by = "members", advises = "join", yes = "next", no = "next" },
]
""")


def test_where_a_yes_and_a_no_lead_is_told_when_it_is_not_the_usual():
    assert told("path", "joining", book=ANSWERS)[1:-1] == [
        "1. objection (Members).",
        "1. If yes, the path stops.",
        "1. If no, the next step follows.",
        "2. visit (Board).",
        "2. Only if: Large: yes.",
        "3. trial (candidate).",
        "3. From then on: Guest.",
        "4. board (Board).",
        "4. If yes, from then on: Guest.",
        "4. If yes, the path is at its end.",
        "4. If no, the next step follows.",
        "5. members (Members).",
        "5. If no, the path is at its end all the same.",
    ]


def test_where_a_yes_and_a_no_lead_is_told_in_french():
    assert told("path", "joining", "fr", book=ANSWERS)[2:4] == [
        "1. Si oui, la procédure s’arrête.",
        "1. Si non, l’étape suivante a lieu.",
    ]


def test_what_is_assumed_of_a_step_is_told_with_its_path():
    book = law(
        '[path.out]\narticle = "1"\ninto = "outside"\n'
        'steps = [{ name = "letter", by = "member", sends = "letter", assumed = "a letter is usual" }]\n'
    )
    assert next(sentences_of(book.path["out"], book, "en")).marks == ("a letter is usual",)
    assert [mark.rule for mark in book.marks()] == ["path.out.letter"]


def test_a_path_without_steps_happens_by_itself():
    assert told("path", "lapse")[0] == "lapse: happens by itself."


def test_a_standing_and_a_category_tell_how_long_they_last():
    assert told("standing", "suspended")[1] == "It lasts at most one year."
    assert told("category", "full")[1] == "Membership lasts 5 years."


def test_a_category_tells_how_many_there_may_be():
    book = law(
        '[category.a]\narticle = "1"\nrights = ["vote"]\ncollective = true\nat_most = 1\nper = "country"\ndelegates = { at_most = 6 }\n'
    )
    assert told("category", "a", book=book)[1:] == [
        "All of them together are one member.",
        "Delegates of each: at most 6.",
        "At most one of them in each: Country.",
    ]


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [
        (
            "2 to 6 weeks after first_meeting",
            "between 2 weeks and 6 weeks after (First meeting)",
            "entre 2 semaines et 6 semaines après (Première réunion)",
        ),
        (
            "each 30 June after decision",
            "on the first 30 June after that (Decision)",
            "le premier 30 juin qui suit (Décision)",
        ),
        (
            "each 1 May before decision",
            "on the last 1 May before that (Decision)",
            "le dernier 1er mai qui précède (Décision)",
        ),
    ],
)
def test_windows_and_yearly_days_are_said(text, english, french):
    assert [when(read(text), one).replace("\u00a0", " ") for one in ("en", "fr")] == [english, french]


def test_a_plain_day_is_said():
    from_toml = law('[deadline.x]\narticle = "1"\nby = "member"\nwhen = 2027-05-01\n').deadline["x"].date
    assert [when(from_toml, one).replace("\u00a0", " ") for one in ("en", "fr")] == ["on 1 May 2027", "le 1er mai 2027"]


def test_where_a_path_stands_is_said_and_cited():
    found = play(BOOK, "suspension", Record(), date(2027, 5, 1))
    assert sentence(found, BOOK, "fr") == "La procédure n’est pas ouverte."
    assert margin(found, BOOK, "en").mark == "art.\u00a010"
