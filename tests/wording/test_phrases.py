"""Date sentences, tests and lengths of time are said in whole phrases."""

import pytest
from rulebook.sample import law

from accede.rulebook.day import read
from accede.rulebook.seat import Length
from accede.wording.explain import sentences_of
from accede.wording.margin import sentence
from accede.wording.phrases import length, when


@pytest.mark.parametrize(
    ("sentence", "english", "french"),
    [
        ("1 month before assembly", "One month before (General Assembly)", "1 mois avant (Assemblée générale)"),
        ("2 weeks before assembly", "2 weeks before (General Assembly)", "2 semaines avant (Assemblée générale)"),
        ("each 30 June", "each year on 30 June", "chaque année le 30 juin"),
        ("end of calendar_year", "At its end (calendar year)", "À sa fin (année civile)"),
        ("end of financial_year", "At its end (financial year)", "À sa fin (exercice)"),
        ("at decision", "On that day (Decision)", "Le jour même (Décision)"),
    ],
)
def test_a_date_sentence_is_said(sentence, english, french):
    said = [when(read(sentence), language).replace("\u00a0", " ") for language in ("en", "fr")]
    assert said == [english, french]


@pytest.mark.parametrize(
    ("one", "english", "french"), [(Length(1, "year"), "one year", "un an"), (Length(15, "day"), "15 days", "15 jours")]
)
def test_a_length_of_time_is_said(one, english, french):
    assert [length(one, language) for language in ("en", "fr")] == [english, french]


def test_a_day_that_is_a_fact_has_its_name_from_the_rulebook():
    book = law('[fact.last_review]\nkind = "date"\nlabel = { en = "Last review", fr = "Dernière révision" }\n')
    said = [when(read("5 years after last_review"), language, book) for language in ("en", "fr")]
    assert said == ["5 years after (Last review)", "5 ans après (Dernière révision)"]


@pytest.mark.parametrize(
    ("present", "english", "french"),
    [
        (
            '{ at_least = 3, of = "members" }',
            "Present: at least 3 of the members.",
            "Présents : au moins 3 des membres.",
        ),
        ("{ at_least = 3 }", "Present: at least 3.", "Présents : au moins 3."),
        (
            '{ at_least = 2, of = "region" }',
            "Present: at least 2, counting groups by: Region.",
            "Présents : au moins 2, en comptant les groupes par : Région.",
        ),
    ],
)
def test_a_count_says_of_what(present, english, french):
    region = '[fact.region]\nkind = "choice"\nlabel = { en = "Region", fr = "Région" }\n'
    book = law(f'{region}[quorum.q]\narticle = "1"\npresent = {present}\n')
    said = [next(iter(sentences_of(book.quorum["q"], book, language))).text for language in ("en", "fr")]
    assert [one.replace("\u00a0", " ").replace("\u202f", " ") for one in said] == [english, french]


def test_the_day_on_which_one_leaves_has_its_name_from_the_rulebook():
    book = law(
        '[fact.leaving_day]\nkind = "date"\nlabel = { en = "Day named in the letter", fr = "Jour fixé dans la lettre" }\n'
        '[category.full]\narticle = "1"\nrights = ["vote"]\n'
        '[path.out]\narticle = "1"\nfrom = "full"\ninto = "outside"\nopened_by = ["member"]\neffect = "at leaving_day"\n'
    )
    told = [[one.text for one in sentences_of(book.path["out"], book, language)][-1] for language in ("en", "fr")]
    assert told[0] == "It takes effect: On that day (Day named in the letter)."
    assert "(Jour fixé dans la lettre)" in told[1]


def test_a_day_that_is_not_known_is_named_by_the_rulebook():
    book = law('[fact.last_review]\nkind = "date"\nlabel = { en = "Last review", fr = "Dernière révision" }\n')
    unsaid = read("5 years after last_review").on({})
    assert sentence(unsaid, book, "en") == "The day it is counted from is not known: Last review."
