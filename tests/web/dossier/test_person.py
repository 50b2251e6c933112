"""What the house has about a person: told to that person alone, and taken away in one file."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from archive.files import pdf
from cast import NOON, acting, open_account
from django.urls import reverse
from permissions import letter, on_paper
from procedure.samples import inquiry, interested
from register.samples import mandate, member
from register.samples_figures import proved
from statutes.samples import house_texts, law

from accede.journal.models import Entry
from accede.people.actions import change_post
from accede.people.capacities import Capacity
from accede.post.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    law()
    house_texts()
    open_account("first@example.org")  # the secretary of other tests acts as the first account
    return open_account("ana@example.org")


def taken(client):
    file = ZipFile(BytesIO(client.post(reverse("own_data")).getvalue()))
    assert file.testzip() is None
    return file, json.loads(file.read("data.json"))


def test_a_person_takes_its_account_offices_and_letters(client, ana):
    mandate(ana, member().organisation)
    Letter.objects.create(account=ana, email=ana.email, subject="For Ana", body="Words", queued_at=NOON)
    Letter.objects.create(email="bo@example.org", subject="For Bo", body="Others", queued_at=NOON)
    client.force_login(ana)
    file, told = taken(client)
    assert (told["account"][0]["email"], told["offices"][0]["for"]) == (ana.email, "Aalto")
    assert [one["words"] for one in told["letters"]] == ["Words"]
    assert "Others" not in "".join(file.read(name).decode() for name in file.namelist())


def test_letters_are_told_to_whom_they_were_for_whatever_its_address_was(client, ana):
    change_post(ana, postal="Rue Neuve 1", by_post=True, by=acting(Capacity.SECRETARIAT), at=NOON)
    on_paper(account=ana, body="On paper")
    letter(account=ana, email="ana@before.example.org", body="Before")
    letter(account=open_account("bo@example.org"), email=ana.email, body="Of Bo")
    client.force_login(ana)
    told = taken(client)[1]
    assert {one["words"]: one["postal"] for one in told["letters"]} == {
        "On paper": "Rue Neuve 1\n1000 Bruxelles",
        "Before": "",
    }
    assert (told["account"][0]["postal"], told["account"][0]["by_post"]) == ("Rue Neuve 1", "on paper")


def test_the_words_of_a_code_are_not_kept_and_not_told(client, ana):
    letter(account=ana, email=ana.email)
    Letter.objects.update(secret=True)
    client.force_login(ana)
    assert taken(client)[1]["letters"] == []


def test_a_person_takes_what_it_did_and_sent(client, ana):
    one = member()
    proved(one, pdf(), seen=0, by=acting(Capacity.DELEGATE, one.organisation_id, person=ana.pk))
    client.force_login(ana)
    told = taken(client)[1]
    assert sorted(deed["action"] for deed in told["deeds"]) == [
        "archive.keep_document",
        "register.declare_figures",
        "web.take_own_data",
    ]
    assert [file["name"] for file in told["files"]] == ["report.pdf"]


def test_the_contact_of_a_request_finds_it(client):
    file = interested()
    client.force_login(file.contact)
    assert [one["number"] for one in taken(client)[1]["requests"]] == [file.label]


def test_a_person_finds_what_was_asked_from_its_address(client, ana):
    inquiry(email=ana.email, words="When?")
    inquiry(words="Of somebody else")
    client.force_login(ana)
    assert [one["words"] for one in taken(client)[1]["inquiries"]] == ["When?"]


def test_an_address_is_the_same_in_capitals(client, ana):
    inquiry(email="Ana@Example.org", words="When?")
    client.force_login(ana)
    assert [one["words"] for one in taken(client)[1]["inquiries"]] == ["When?"]


def test_the_page_says_how_much_is_kept(client, ana):
    Letter.objects.create(account=ana, subject="For Ana", body="Words", queued_at=NOON)
    client.force_login(ana)
    assert dict(client.get(reverse("own_data")).context["facts"])["Letters to you"] == "1"


def test_taking_leaves_one_entry_of_oneself(client, ana):
    client.force_login(ana)
    before = Entry.objects.count()
    taken(client)
    (entry,) = Entry.objects.order_by("sequence")[before:]
    said = (entry.action, entry.capacity, entry.actor, entry.subject)
    assert said == ("web.take_own_data", "oneself", f"account:{ana.pk}", f"people.account:{ana.pk}")
