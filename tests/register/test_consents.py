"""What is shown of a member and its people: to each reader what was agreed to, and nothing else."""

import csv
import json
import re
from datetime import date
from hashlib import sha256

import pytest
from cast import NOON, acting, open_account
from django.urls import reverse
from django.utils.translation import override
from register.samples import JOINED, delegate, left, mandate, many, member
from register.samples_consents import agreed, agreed_oneself, told
from statutes.samples import SECRETARY, house_texts, law

from accede.journal.actions import Actor
from accede.journal.models import Entry
from accede.people.capacities import Capacity
from accede.register.actions import (
    NotOfItsKind,
    StandsForNobody,
    Unchanged,
    end_mandate,
    give_consent,
    tell_particulars,
    withdraw_consent,
    withdraw_own_consent,
)
from accede.register.models import Consent
from accede.register.queries import VERSION, Reader, consent_text, reader_of, shown
from accede.web.dossier.person import parts_of as of_everything

pytestmark = pytest.mark.django_db

TODAY = date(2027, 5, 4)
PHONE = "+32 2 555 12 34"


@pytest.fixture
def ours():
    law()
    house_texts()
    return member()


def seen(membership, reader, on=TODAY):
    return [(one.name, one.value, one.email) for one in shown(membership, reader, on)]


def readers(membership, on=TODAY):
    """Return how many particulars each reader sees: the public, another member, its own."""
    return [len(shown(membership, one, on)) for one in (Reader.PUBLIC, Reader.MEMBER, Reader.OWN)]


@pytest.mark.parametrize("particular", ["address", "telephone", "email", "about"])
def test_what_is_told_is_seen_by_its_own_people_alone_until_they_agree_to_more(ours, particular):
    told(ours, **{particular: "Said"})
    assert readers(ours) == [0, 0, 1]
    agreed(ours, particular, "members")
    assert readers(ours) == [0, 1, 1]
    agreed(ours, particular, "public")
    assert readers(ours) == [1, 1, 1]


def test_to_agree_to_one_detail_shows_no_other(ours):
    told(ours, telephone=PHONE, email="office@aalto.example.org")
    agreed(ours, "telephone")
    assert seen(ours, Reader.PUBLIC) == [("telephone", PHONE, "")]


def test_what_is_withdrawn_is_seen_no_longer_and_stays_told(ours):
    told(ours, telephone=PHONE)
    agreed(ours, "telephone")
    withdraw_consent(ours.organisation, particular="telephone", by=SECRETARY, at=NOON)
    assert readers(ours) == [0, 0, 1]


def test_a_person_is_shown_only_by_its_own_consent_and_its_address_by_another(ours):
    person = delegate(ours, name="Ana")
    assert readers(ours) == [0, 0, 0]
    agreed_oneself(person, ours)
    assert seen(ours, Reader.PUBLIC) == [("person", "Ana", "")]
    agreed_oneself(person, ours, "person_email", "members")
    assert seen(ours, Reader.PUBLIC) == [("person", "Ana", "")]
    assert seen(ours, Reader.MEMBER) == [("person", "Ana", "delegate@example.org")]


def test_an_address_alone_names_nobody(ours):
    agreed_oneself(delegate(ours), ours, "person_email")
    assert readers(ours) == [0, 0, 0]


def test_a_member_cannot_agree_for_a_person_nor_a_person_for_a_member(ours):
    person = delegate(ours)
    said = {"audience": "public", "language": "en", "at": NOON}
    own = acting(Capacity.DELEGATE, ours.organisation_id)
    with pytest.raises(NotOfItsKind):
        give_consent(ours.organisation, particular="person", **said, by=own)
    with pytest.raises(NotOfItsKind):
        tell_particulars(ours.organisation, particulars={"person": "Ana"}, by=own, at=NOON)
    with pytest.raises(NotOfItsKind):
        agreed_oneself(person, ours, "telephone")


def test_whoever_stands_for_nobody_there_cannot_be_shown_there(ours):
    person = delegate(member("Brug"))
    with pytest.raises(StandsForNobody):
        agreed_oneself(person, ours)


def test_whoever_stands_for_a_member_no_longer_is_shown_no_longer(ours):
    person = delegate(ours)
    agreed_oneself(person, ours)
    end_mandate(person.mandates.get(), ends=date(2027, 5, 10), by=SECRETARY, at=NOON)
    assert readers(ours, date(2027, 5, 9)) == [1, 1, 1]
    assert readers(ours, date(2027, 5, 10)) == [0, 0, 0]


def test_of_whoever_is_a_member_no_longer_nothing_is_shown(ours):
    told(ours, telephone=PHONE)
    agreed(ours, "telephone")
    left(ours, date(2027, 5, 10))
    ours.refresh_from_db()
    assert readers(ours, date(2027, 5, 9)) == [1, 1, 1]
    assert readers(ours, date(2027, 5, 10)) == [0, 0, 0]


@pytest.mark.parametrize(
    ("capacity", "reader"),
    [
        (None, Reader.PUBLIC),
        (Capacity.CANDIDATE, Reader.PUBLIC),
        (Capacity.TECHNICIAN, Reader.PUBLIC),
        (Capacity.DELEGATE, Reader.MEMBER),
        (Capacity.BOARD, Reader.MEMBER),
        (Capacity.TREASURER, Reader.MEMBER),
        (Capacity.AUDITOR, Reader.MEMBER),
        (Capacity.SECRETARIAT, Reader.OWN),
        (Capacity.CHAIR, Reader.OWN),
    ],
)
def test_each_reads_as_what_it_is(ours, capacity, reader):
    actor = acting(capacity, 987_654) if capacity else Actor("account:7")
    assert reader_of(actor, ours) == reader
    assert reader_of(acting(Capacity.DELEGATE, ours.organisation_id), ours) == Reader.OWN


def test_a_consent_keeps_its_words_its_version_who_gave_it_and_when(ours):
    given = agreed(ours, "telephone", "members")
    kept = Consent.objects.get()
    assert (kept, kept.version, kept.given_at, kept.given_by) == (given, VERSION, NOON, "account:1")
    assert kept.text == (
        "Members of the association who are signed in may see it on this site and take it down in a file. "
        "We agree for the organisation, and may take this back here at any time."
    )


def test_a_consent_is_kept_in_the_language_in_which_it_was_read(ours):
    own = acting(Capacity.DELEGATE, ours.organisation_id)
    said = {"particular": "telephone", "audience": "public", "language": "fr", "by": own, "at": NOON}
    with override("fr"):
        words = consent_text("telephone", "public")
    assert give_consent(ours.organisation, **said).text == words
    assert words.startswith("Tout le monde")


def test_words_of_another_meaning_are_another_version():
    words = [
        consent_text(particular, audience) for particular in ("email", "person") for audience in ("members", "public")
    ]
    # Whoever changes the words gives them another version, and then this seal.
    assert (VERSION, sha256("\n".join(words).encode()).hexdigest()[:12]) == ("2026-11-26", "4dc6b931c81d")


def test_a_consent_is_never_changed_only_withdrawn_and_given_anew(ours):
    agreed(ours, "telephone", "members")
    agreed(ours, "telephone", "public")
    rows = Consent.objects.values_list("audience", "withdrawn_by")
    assert list(rows) == [("members", "account:1"), ("public", "")]


def test_what_stands_already_is_not_written_twice(ours):
    told(ours, telephone=PHONE)
    agreed(ours, "telephone")
    with pytest.raises(Unchanged):
        told(ours, telephone=PHONE)
    with pytest.raises(Unchanged):
        agreed(ours, "telephone")
    person = delegate(ours)
    with pytest.raises(Unchanged):
        withdraw_own_consent(
            person, organisation=ours.organisation, particular="person", by=Actor(f"account:{person.pk}"), at=NOON
        )


def test_the_journal_says_which_detail_and_not_what_it_holds(ours):
    told(ours, telephone=PHONE)
    agreed(ours, "telephone", "members")
    second, first = Entry.objects.order_by("-sequence")[:2]
    assert first.values == {"particulars": ["telephone"]}
    assert first.personal.values == {"telephone": PHONE}
    assert second.values == {"particular": "telephone", "audience": "members", "version": VERSION}


# The pages


def signed_in(client, account):
    client.force_login(account)
    return client


def page(client, membership):
    return client.get(reverse("member", args=[membership.number])).content.decode()


def test_the_page_of_a_member_shows_a_visitor_what_is_public_and_a_member_more(ours, client):
    told(ours, telephone=PHONE, email="office@aalto.example.org", address="Rue 1")
    agreed(ours, "telephone", "public")
    agreed(ours, "email", "members")
    html = page(client, ours)
    assert [one in html for one in (PHONE, "office@aalto.example.org", "Rue 1")] == [True, False, False]
    html = page(signed_in(client, delegate(member("Brug"))), ours)
    assert [one in html for one in (PHONE, "office@aalto.example.org", "Rue 1")] == [True, True, False]
    html = page(signed_in(client, delegate(ours, "own@example.org")), ours)
    assert f"{PHONE} (Everybody sees it)" in html
    assert "Rue 1 (only the office and you see it)" in html


def test_a_delegate_tells_agrees_and_withdraws_on_one_page(ours, client):
    person = delegate(ours)
    signed_in(client, person)
    address = reverse("consents", args=[ours.number])
    client.post(address, {"telephone": PHONE})
    client.post(address, {"particular": "telephone", "audience": "public"})
    client.post(address, {"particular": "person", "audience": "members"})
    shown_to = client.get(address).context
    assert shown_to["public"] == [("Telephone", PHONE)]
    assert shown_to["members"] == [("Telephone", PHONE), ("delegate", "Ana")]
    client.post(address, {"particular": "telephone", "audience": "nobody"})
    assert client.get(address).context["public"] == []


def test_a_person_without_a_mandate_that_opens_anything_agrees_for_itself_alone(ours, client):
    person = delegate(member("Brug"))
    mandate(person, ours.organisation, office="president", capacity="", starts=JOINED)
    signed_in(client, person)
    address = reverse("consents", args=[ours.number])
    client.post(address, {"particular": "person", "audience": "public"})
    answer = client.get(address)
    assert answer.context["public"] == [("President", "Ana")]
    assert answer.context["form"] is None
    assert client.post(address, {"telephone": PHONE}).status_code == 403
    assert client.post(address, {"particular": "telephone", "audience": "public"}).status_code == 403


def test_a_telephone_number_that_is_none_is_told(ours, client):
    signed_in(client, delegate(ours))
    answer = client.post(reverse("consents", args=[ours.number]), {"telephone": "call me"})
    assert "Write a telephone number with its digits" in answer.content.decode()
    assert not ours.organisation.particulars.exists()


def test_a_person_takes_away_what_it_agreed_to(ours):
    person = delegate(ours)
    agreed_oneself(person, ours, audience="members")
    (part,) = [one for one in of_everything(person) if one.key == "consents"]
    (told,) = part.records()
    assert (told["for"], told["what"], told["to"], told["version"]) == (
        "Aalto", "Your name and office", "Members see it", VERSION,
    )  # fmt: skip


def rows_of(client, **asked):
    answer = client.get(reverse("members_csv"), asked)
    return {row["member"]: row for row in csv.DictReader(answer.content.decode().splitlines())}


def test_the_file_of_the_directory_holds_what_whoever_asks_may_see(ours, client):
    person = delegate(ours, name="Ana")
    told(ours, telephone=PHONE, email="office@aalto.example.org", address="Rue 1")
    agreed(ours, "telephone", "public")
    agreed(ours, "email", "members")
    agreed_oneself(person, ours)
    agreed_oneself(person, ours, "person_email", "members")
    other = delegate(member("Brug"), "other@example.org")
    columns = ("telephone", "email", "address", "people")
    held = []
    for reader in (None, other, person):
        if reader:
            signed_in(client, reader)
        row = rows_of(client)["Aalto"]
        held.append([row[one].lstrip("'") for one in columns])
    assert held == [
        [PHONE, "", "", "Ana"],
        [PHONE, "office@aalto.example.org", "", "Ana delegate@example.org"],
        [PHONE, "office@aalto.example.org", "Rue 1", "Ana delegate@example.org"],
    ]
    assert [rows_of(client)["Brug"][one] for one in columns] == [""] * 4


@pytest.mark.parametrize("number", [3, 300])
def test_the_file_asks_the_same_number_of_questions_for_3_and_for_300(ours, number, client, django_assert_num_queries):
    many(number)
    client.get(reverse("members_csv"))
    with django_assert_num_queries(10):
        assert len(rows_of(client)) == number + 1


def linked_on(client, membership):
    html = page(client, membership)
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(found[1]) if found else None


def test_search_engines_read_of_a_member_what_everybody_may_see_and_of_persons_nothing(client, ours):
    told(ours, telephone=PHONE, email="office@aalto.example.org", about="</script><b>&")
    for name, audience in (("telephone", "public"), ("email", "members"), ("about", "public")):
        agreed(ours, name, audience)
    agreed_oneself(delegate(ours, name="Ana"), ours)
    signed_in(client, delegate(ours, "own@example.org"))
    said = linked_on(client, ours)
    assert said.pop("memberOf")["@type"] == "Organization"
    assert said == {
        "@context": "https://schema.org", "@type": "Organization", "name": "Aalto", "telephone": PHONE,
        "description": "</script><b>&", "address": {"@type": "PostalAddress", "addressCountry": "BE"},
    }  # fmt: skip


def test_search_engines_leave_out_samples_former_members_and_searches(client, ours):
    unlisted = '<meta name="robots" content="noindex">'
    sample, gone = member("Brug", details={"is_sample": True}), member("Cap")
    left(gone, date(2026, 1, 1))
    assert [unlisted in page(client, one) for one in (ours, sample, gone)] == [False, True, True]
    assert [linked_on(client, one) is None for one in (ours, sample, gone)] == [False, True, True]
    lists = [client.get(reverse("members"), asked).content.decode() for asked in ({}, {"q": "aal"})]
    assert [unlisted in html for html in lists] == [False, True]


def test_the_secretariat_takes_back_what_a_member_asks_it_to_and_agrees_to_nothing(ours, client):
    told(ours, telephone=PHONE)
    agreed(ours, "telephone")
    secretary = open_account("secretary@example.org")
    mandate(secretary, office="secretariat", capacity="secretariat")
    signed_in(client, secretary)
    address = reverse("consents", args=[ours.number])
    choices = [list(one["form"].fields["audience"].choices) for one in client.get(address).context["consents"]]
    assert [[value for value, _label in each] for each in choices] == [["nobody"]]
    client.post(address, {"particular": "telephone", "audience": "public"})
    assert readers(ours) == [1, 1, 1]
    client.post(address, {"particular": "telephone", "audience": "nobody"})
    assert readers(ours) == [0, 0, 1]


def test_whoever_may_open_the_page_of_consents_is_led_to_it_and_nobody_else(ours, client):
    led = [reverse("consents", args=[ours.number]) in page(client, ours)]
    contact = open_account("contact@example.org")
    mandate(contact, ours.organisation, office="president", capacity="")
    chair = open_account("chair@example.org")
    mandate(chair, office="president", capacity="chair")
    for one in (contact, chair, delegate(ours)):
        signed_in(client, one)
        led.append(reverse("consents", args=[ours.number]) in page(client, ours))
    assert led == [False, True, False, True]
