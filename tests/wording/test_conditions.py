"""Conditions and exceptions are told in whole phrases, in both languages."""

import pytest
from rulebook.sample import law

from accede.wording.conditions import condition
from accede.wording.explain import sentences_of

TEXT = """
[category.full]
article = "1"
label = { en = "Full member", fr = "Membre effectif" }
rights = ["vote"]
except = [
  { if = { matter = "plan" }, rights = ["attend"] },
  { if = { owes = 5 } },
  { granted_by = "board", rights = ["speak"] },
  { granted_by = "chair" },
]
[standing.late]
article = "2"
loses = ["vote"]
if = CONDITION
[fact]
owes = { kind = "money", label = { en = "Dues unpaid", fr = "Cotisations impayées" } }
limit = { label = { en = "The limit", fr = "La limite" } }
listed = { kind = "yes", label = { en = "Listed", fr = "Inscrit" } }
since = { kind = "date", label = { en = "Since", fr = "Depuis" } }
[body.board]
article = "3"
label = { en = "Board", fr = "Conseil" }
[body.chair]
article = "3"
label = { en = "Chair", fr = "Présidence" }
[decision.plan]
article = "3"
by = "board"
label = { en = "The plan", fr = "Le plan" }
"""


def book(text="{ listed = true }"):
    return law(TEXT.replace("CONDITION", text))


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [
        ("{ listed = true }", "Listed: yes", "Inscrit : oui"),
        ("{ owes = { more_than = 0 } }", "Dues unpaid: more than 0", "Cotisations impayées : plus de 0"),
        (
            '{ owes = { at_least = { by = "limit" } } }',
            "Dues unpaid: at least The limit",
            "Cotisations impayées : au moins La limite",
        ),
        (
            '{ owes = { at_least = "51%", of = "limit" } }',
            "Dues unpaid: at least 51% of this: The limit",
            "Cotisations impayées : au moins 51 % de : La limite",
        ),
        ('{ category = "full" }', "Category: Full member", "Catégorie : Membre effectif"),
        ('{ "decision.plan" = "lost" }', "The plan: rejected", "Le plan : rejeté"),
        (
            '{ amends = { none_of = ["1", "2"] } }',
            "Articles amended: none of these: 1 or 2",
            "Articles modifiés : aucun de ceux-ci : 1 ou 2",
        ),
        ("{ since = { by = 2027-05-01 } }", "Since: no later than 1 May 2027", "Depuis : au plus tard 1er mai 2027"),
        ("{ listed = true, owes = 0 }", "Listed: yes and Dues unpaid: 0", "Inscrit : oui et Cotisations impayées : 0"),
        (
            "[{ listed = true }, { owes = 0 }]",
            "Listed: yes or Dues unpaid: 0",
            "Inscrit : oui ou Cotisations impayées : 0",
        ),
    ],
)
def test_a_condition_is_said(text, english, french):
    rules = book(text)
    said = [
        condition(rules.standing["late"].only_if, rules, one).translate({0xA0: " ", 0x202F: " "})
        for one in ("en", "fr")
    ]
    assert said == [english, french]


def test_exceptions_are_told_with_what_they_change():
    told = [one.text for one in sentences_of(book().category["full"], book(), "en")]
    assert told == [
        "Full member: has the right to vote.",
        "Exception, where this is so (Matter: The plan):",
        "Full member: has the right to attend.",
        "Not where this is so: Dues unpaid: 5.",
        "Board may grant this exception:",
        "Full member: has the right to speak.",
        "Chair may set this aside.",
    ]


def test_when_a_standing_holds_is_told():
    assert [one.text for one in sentences_of(book().standing["late"], book(), "en")][1] == "Only if: Listed: yes."


def test_who_may_ask_for_a_secret_vote_is_told():
    ballot = law('[ballot.plain]\narticle = "1"\nsecret_if = [{ at_least = "1/3", of = "members present" }]')
    told = [one.text for one in sentences_of(ballot.ballot["plain"], ballot, "en")]
    assert told[-1] == "The vote is secret when asked for by: at least 1/3 of the members present."


def test_how_seats_are_balanced_is_told():
    seats = '[{ name = "vice", number = 2, label = "Vice", balance = { category = { at_most = 1 } } }]'
    board = law(f'[body.board]\narticle = "1"\nseats = {seats}')
    told = [one.text for one in sentences_of(board.body["board"], board, "en")]
    assert told[1:] == ["Vice: 2 seats.", "For each Category: at most one."]


def test_a_duty_tells_under_what_condition_it_holds():
    text = '[fact.autumn]\nkind = "yes"\nlabel = { en = "In autumn", fr = "En automne" }\n[deadline.d]\narticle = "1"\n'
    rules = law(f'{text}by = "members"\nwhen = "2 weeks before assembly"\nif = {{ autumn = true }}\n')
    told = [[one.text for one in sentences_of(rules.deadline["d"], rules, language)][-1] for language in ("en", "fr")]
    assert told[0] == "Only if: In autumn: yes."
    assert told[1].replace("\u202f", " ").replace("\u00a0", " ") == "Seulement si : En automne : oui."
