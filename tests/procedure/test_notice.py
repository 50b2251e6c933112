"""What members read of a new member."""

import pytest
from procedure.samples import follow, verified
from register.samples import delegate, mandate, member

from accede.post.models import Letter
from accede.register.models import Membership
from accede.statutes.models import HouseTexts
from accede.statutes.queries import law_read_once

pytestmark = pytest.mark.django_db


def noticed():
    """Admit somebody and return what was written to the others."""
    candidacy = follow(verified())
    assert candidacy.state == "admitted"
    return Letter.objects.filter(kind="member_joined").order_by("email")


def test_everybody_who_acts_for_a_member_has_a_notice_in_its_own_language():
    delegate(member("Aalto"), "ana@example.org")
    delegate(member("Brug"), "bo@example.org", language="fr")
    subjects = [(one.email, one.subject) for one in noticed()]
    assert subjects == [
        ("ana@example.org", "Võrgustik Tööle has joined us"),
        ("bo@example.org", "Võrgustik Tööle nous a rejoints"),
    ]


def test_the_notice_says_who_joined_where_it_is_and_under_which_number():
    delegate(member("Aalto"), "ana@example.org")
    body = noticed().get().body.replace("\u00a0", " ")
    joined = Membership.objects.get(organisation__name="Võrgustik Tööle")
    assert "The General Assembly of 12 June 2027 has admitted Võrgustik Tööle (Estonia)." in body
    assert f"number {joined.number}" in body
    assert f"/en/members/{joined.number}/" in body


def test_whoever_acts_for_two_members_reads_it_once():
    one, other = member("Aalto"), member("Brug")
    mandate(delegate(one, "ana@example.org"), other.organisation)
    assert [letter.email for letter in noticed()] == ["ana@example.org"]


def test_a_member_without_anybody_to_write_to_has_its_notice_on_paper():
    one = member("Aalto")
    letter = noticed().get()
    assert (letter.on_paper, letter.recipient) == (True, one.organisation.name)


def test_the_new_member_has_its_welcome_and_no_notice():
    assert not noticed().exists()
    assert Letter.objects.get(kind="admitted").email.startswith("network.")


def test_the_notices_wait_to_be_looked_at_and_are_each_members_own():
    one = member("Aalto")
    delegate(one, "ana@example.org")
    letter = noticed().get()
    assert (letter.state, letter.party) == ("waiting", f"register.organisation:{one.organisation_id}")


def test_a_notice_that_older_texts_do_not_word_is_given_in_plain_words():
    delegate(member("Aalto"), "ana@example.org")
    candidacy = verified()
    texts = HouseTexts.objects.last()
    texts.content = bytes(texts.content).replace(b"[letter.member_joined]", b"[letter.of_another_name]")
    texts.save(update_fields=["content"])
    assert follow(candidacy).state == "admitted"
    assert Letter.objects.get(kind="member_joined").email == "ana@example.org"


@pytest.mark.parametrize("members", [3, 60])
def test_the_notices_are_written_in_one_go_however_many_they_are(members, django_assert_max_num_queries):
    one = member("Aalto")
    candidacy = verified()
    for number in range(members):
        delegate(one, f"delegate.{number}@example.org")
    with law_read_once(), django_assert_max_num_queries(120):
        follow(candidacy)
    assert Letter.objects.filter(kind="member_joined").count() == members
