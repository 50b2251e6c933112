"""A member's standing is told with what it has lost and what cures it, in both languages."""

from datetime import date

import pytest
from rulebook.sample import law

from accede.rulebook.grant import Held
from accede.wording.explain import sentences_of
from accede.wording.standing import cure, losses, told

BOOK = law("""
[category.full]
article = "6"
rights = ["attend", "vote"]
[standing.late]
article = "15"
label = { en = "Fee unpaid", fr = "Cotisation impayée" }
if = { in_arrears = true }
loses = ["vote"]
cure = "pay"
[standing.absent]
article = "9"
label = { en = "Absent", fr = "Absent" }
if = { missed = true }
loses = ["vote"]
cure = { en = "It votes again once it has come twice.", fr = "Il vote de nouveau après être venu deux fois." }
[standing.idle]
article = "10"
label = { en = "Idle", fr = "Inactif" }
if = { idle = true }
loses = ["vote"]
[standing.suspended]
article = "16"
label = { en = "Suspended", fr = "Suspendu" }
loses = ["attend", "vote"]
[standing.warned]
article = "17"
label = { en = "Warned", fr = "Averti" }
loses = ["vote"]
at_most = "1 year"
[standing.waiting]
article = "18"
label = { en = "Waiting", fr = "En attente" }
loses = ["vote"]
until = { heard = true }
[fact]
missed = { kind = "yes", label = { en = "Missed", fr = "A manqué" } }
idle = { kind = "yes", label = { en = "Does nothing", fr = "Ne fait rien" } }
heard = { kind = "yes", label = { en = "Was heard", fr = "A été entendu" } }
""")
FINE = {"in_arrears": False, "missed": False, "idle": False, "heard": False, "today": date(2027, 5, 1)}


def of(language="en", **facts):
    return [(one.text, one.cure) for one in losses(BOOK.standing_of("full", FINE | facts), BOOK, language)]


@pytest.mark.parametrize(
    ("facts", "lost", "cured"),
    [
        ({"in_arrears": True}, "Fee unpaid: the right to vote is lost.", "It ends once what is owed is paid."),
        ({"missed": True}, "Absent: the right to vote is lost.", "It votes again once it has come twice."),
        ({"idle": True}, "Idle: the right to vote is lost.", "It lasts as long as: Does nothing: yes."),
        (
            {"standing": "suspended"},
            "Suspended: the right to attend and vote is lost.",
            "It lasts until a decision ends it.",
        ),
        (
            {"standing": (Held("warned", date(2026, 6, 1)),)},
            "Warned: the right to vote is lost.",
            "It ends by itself on 1 June 2027.",
        ),
        ({"standing": "waiting"}, "Waiting: the right to vote is lost.", "It ends as soon as: Was heard: yes."),
    ],
)
def test_what_is_lost_is_told_with_its_cure(facts, lost, cured):
    assert [(text, how.replace("\u00a0", " ")) for text, how in of(**facts)] == [(lost, cured)]


def test_each_standing_is_told_by_itself():
    assert [text for text, _cure in of("fr", in_arrears=True, standing="suspended")] == [
        "Cotisation impayée\u00a0: ne peut plus voter.",
        "Suspendu\u00a0: ne peut plus assister aux réunions et voter.",
    ]


def test_a_member_whose_rights_are_whole_is_told_so():
    assert told(BOOK.standing_of("full", FINE), BOOK, "en") == "Its rights are whole."


def test_what_cannot_be_said_is_told_so():
    assert told(BOOK.standing_of("full", {}), BOOK, "en") == "Whether every right is whole is not known."


def test_a_right_that_the_category_does_not_give_has_no_cure():
    assert cure(BOOK.right("stand", "full", FINE), BOOK, "en") == ""


@pytest.mark.parametrize(
    ("name", "last"),
    [("late", "It ends once what is owed is paid."), ("absent", "It votes again once it has come twice.")],
)
def test_the_cure_is_explained_with_the_rule(name, last):
    assert [one.text for one in sentences_of(BOOK.standing[name], BOOK, "en")][-1] == last
