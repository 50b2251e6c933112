from rulebook.sample import law

from accede.rulebook.minutes import signing

ROOM = """
[body.meeting]
article = "4"
chair = "president"
[body.president]
article = "4"
acts_as = "chair"
[body.secretary]
article = "4"
acts_as = "board"
"""
SIGNED = """
[deadline.minutes]
article = "9"
by = "secretary"
signed_by = ["president", "secretary"]
when = "1 month after assembly"
"""


def test_the_offices_that_the_statutes_name_sign_the_minutes():
    found = signing(law(ROOM + SIGNED), "meeting")
    assert (found.offices, found.answer.article) == (("president", "secretary"), ("9",))


def test_whoever_chairs_signs_where_no_rule_says_who():
    found = signing(law(ROOM), "meeting")
    assert (found.offices, found.answer.article, found.answer.code) == (
        ("president",),
        ("4",),
        "minutes.signed_by_chair",
    )


def test_a_term_for_the_minutes_alone_does_not_say_who_signs():
    found = signing(law(ROOM + SIGNED.replace('signed_by = ["president", "secretary"]\n', "")), "meeting")
    assert found.offices == ("president",)
