"""A member's dossier: everything that the house has about it, for its delegates and the office; and all of it in one file."""

import csv
import json
from datetime import date, timedelta
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from archive.files import pdf
from assembly.samples import vote, voting
from cast import NOON, acting, open_account
from django.urls import reverse
from django.utils import translation
from fees.samples import called, issued, sized
from permissions import letter, on_paper, waiting
from register.samples import delegate, left, listing, mandate, member, organisation
from register.samples_figures import called as figures_called
from register.samples_figures import proved
from statutes.samples import SECRETARY, house_texts, law

from accede.archive.models import Document
from accede.fees.actions import record_payment
from accede.journal.models import Entry
from accede.people.capacities import CLOCK, Capacity
from accede.post.actions import Fate, note_fate, send_worded, settle_letter, take_up
from accede.post.models import Letter
from accede.register.actions import end_mandate, merge_organisations
from accede.register.models import Mandate, Membership, Organisation
from accede.register.queries import DETAILS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def texts():
    law()
    house_texts()


def address(one, *more):
    return (
        reverse("dossier", args=[one.number])
        if not more
        else reverse(f"dossier_{more[0]}", args=[one.number, *more[1:]])
    )


def seen(client, one, cast):
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    return client.get(address(one))


def section(response, key):
    """Return the rows of a section as plain text."""
    found = [one for one in response.context["sections"] if one["part"].key == key]
    plain = [
        [cell if isinstance(cell, str) else cell["text"] for cell in row["cells"]]
        for one in found
        for row in one["table"]["rows"]
    ]
    return [[cell.replace("\xa0", " ") for cell in row] for row in plain]


def taken(client, one, language="en"):
    with translation.override(language):
        return ZipFile(BytesIO(client.post(address(one)).getvalue()))


def data(file):
    return json.loads(file.read("data.json"))


def words(response):
    return response.content.decode().replace("\xa0", " ")


# The pages


def test_its_history_says_what_held_from_when_and_when_it_was_entered(client, cast):
    one = member()
    left(one, date(2027, 1, 1))
    told = section(seen(client, one, cast), "register")
    assert [row[1:5] for row in told] == [
        ["admitted: Member", "1 March 2020", "4 May 2027", "1 March 2020"],
        ["left", "1 January 2027", "4 May 2027", "1 March 2020"],
    ]
    assert [row[6] for row in told] == ["art. 13", "art. 13"]


def test_its_fees_stand_with_what_was_received(client, cast):
    one = sized()
    invoice = called(one)
    record_payment(invoice, cents=100, on=NOON.date(), by=SECRETARY, at=NOON)
    shown = seen(client, one, cast)
    assert section(shown, "fees")[0][2] == "€1.00"
    (payment,) = data(taken(client, one))["payments"]
    assert (payment["on"], payment["invoice"], payment["amount"]["amount"]) == ("2027-05-04", "2027-0001", "1.00")


def test_its_figures_lead_to_their_declarations(client, cast):
    one = member()
    proved(one, seen=0, source="own report")
    shown = seen(client, one, cast)
    assert section(shown, "figures") == [
        ["2026", "Enterprises in the network", "12", "–", "to be checked", "own report"]
    ]
    assert section(shown, "documents")[0][:3] == ["report.pdf", "Enterprises in the network", "PDF"]


def test_its_open_votes_are_told(client, cast):
    item, (one, _other) = voting("BE", "FR")
    vote(one, item)
    assert section(seen(client, one, cast), "votes")[0][1:3] == ["Réseau Neuf", "for"]


def test_what_there_is_nothing_of_is_said_in_one_sentence(client, cast):
    shown = seen(client, member(), cast)
    assert "So far there is nothing to tell of these: Decisions, Figures, year by year, Fees" in words(shown)


def test_a_letter_is_shown_as_it_was_sent_and_one_for_another_member_is_not(client, cast):
    one, other = member(), member("Brug")
    person = delegate(one)
    mandate(person, other.organisation)
    figures_called()
    shown = seen(client, one, cast)
    assert len(section(shown, "letters")) == 1
    mine, theirs = (Letter.objects.get(party=f"register.organisation:{each.organisation_id}") for each in (one, other))
    assert "Aalto" in words(client.get(address(one, "letter", mine.pk)))
    assert client.get(address(one, "letter", theirs.pk)).status_code == 404


def test_a_delegate_reads_no_address_of_whoever_acts_for_the_member_no_longer(client, cast):
    one, before = member(), open_account("before@example.org", name="Bo")
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    known = {"party": one.organisation, "account": before}
    mailed, nameless = (letter(recipient=each, email=before.email, **known) for each in ("Bo", ""))
    printed = on_paper(recipient="Bo", **known)

    def told():
        pages = [words(client.get(address(one, "letter", each.pk))) for each in (mailed, nameless, printed)]
        return [[said in page for said in ("before@example.org", "Rue Neuve")] for page in pages]

    assert told() == [[False, False]] * 3
    mandate(before, one.organisation)
    assert told() == [[True, False], [True, False], [False, True]]


def test_what_the_office_said_of_a_letter_is_told_to_the_office_alone(client, cast):
    one = member()
    letter = waiting(party=one.organisation)
    send_worded(letter, subject="Subject", body="Other words", seen=0, by=SECRETARY, at=NOON)
    note_fate(take_up(by=CLOCK, at=NOON), Fate("bounced", "550 no such user"), by=CLOCK, at=NOON)
    settle_letter(letter, reason="They never answer.", by=SECRETARY, at=NOON)
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    shown = words(client.get(address(one, "letter", letter.pk)))
    assert "refused for good" in shown
    assert [said for said in ("They never answer", "550", "to be looked at", "worded anew") if said in shown] == []


def test_a_document_of_another_member_is_not_found_here(client, cast):
    one, other = member(), member("Brug")
    proved(other, seen=0)
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert client.get(address(one, "document", Document.objects.get().pk)).status_code == 404
    assert client.get(address(other, "document", Document.objects.get().pk)).getvalue() == pdf()


def test_whoever_no_longer_acts_is_named_without_an_address(client, cast):
    one = member()
    delegate(one, name="Bo")
    end_mandate(Mandate.objects.get(), ends=date(2021, 1, 1), by=SECRETARY, at=NOON)
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    assert [(person["name"], person["email"]) for person in data(taken(client, one))["people"]] == [("Bo", "")]


def test_what_was_of_another_that_became_part_of_it_is_told_with_its_own(client, cast):
    one, other = member(), organisation("Aalto ry", "BE")
    letter = Letter.objects.create(
        party=f"register.organisation:{other.pk}", email="a@example.org", subject="For ry", queued_at=NOON
    )
    values = {name: getattr(one.organisation, name) for name in DETAILS}
    merge_organisations(one.organisation, other, values=values, by=SECRETARY, at=NOON)
    shown = seen(client, one, cast)
    assert [row[0] for row in section(shown, "letters")] == ["For ry"]
    assert client.get(address(one, "letter", letter.pk)).status_code == 200


@pytest.mark.parametrize("number", [3, 300])
def test_a_page_is_as_small_and_asks_as_little_for_3_as_for_300(number, client, cast, django_assert_max_num_queries):
    one = member()
    listing(one, *((f"Enterprise {index}", "") for index in range(number)))
    for index in range(number):
        one.organisation.figures.create(name=f"a{index}", value=index, year=2020)
    letters = [
        Letter(party=f"register.organisation:{one.organisation_id}", email="a@example.org", queued_at=NOON)
        for _one in range(number)
    ]
    Letter.objects.bulk_create(letters)
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    with django_assert_max_num_queries(20):
        shown = client.get(address(one))
    assert len(shown.content) < 100_000
    assert len(section(shown, "enterprises")) == min(number, 6)
    with django_assert_max_num_queries(20):
        part = client.get(address(one, "part", "enterprises"))
    assert len(part.context["table"]["rows"]) == min(number, 50)
    assert len(part.content) < 100_000


def test_there_is_no_page_of_a_kind_that_there_is_not(client, cast):
    one = member()
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    assert client.get(address(one, "part", "secrets")).status_code == 404


def test_a_delegate_is_led_to_its_own_member_or_asked_which(client, cast):
    one, other = member(), member("Brug")
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    assert client.get(reverse("own_dossier")).url == address(one)
    account = cast.account(Capacity.DELEGATE, one.organisation_id)
    cast.mandates[account.pk] += acting(Capacity.DELEGATE, other.organisation_id).mandates
    client.force_login(account)
    assert [row["title"] for row in client.get(reverse("own_dossier")).context["rows"]] == ["Aalto", "Brug"]


# The file


def test_everything_is_in_the_file_and_nothing_of_another_member(client, cast):
    one, other = sized(), member("Brug")
    delegate(one, email="ana@example.org")
    issued(called(one))
    proved(one, pdf(), seen=0)
    listing(one, ("Atelier", "0403.019.261"))
    proved(other, pdf(pages=2), seen=0)
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    file = taken(client, one)
    assert file.testzip() is None
    told = data(file)
    assert told["organisation"][0]["name"] == "Aalto"
    assert told["memberships"] == [
        {"number": one.number, "category": "full", "from": "2020-03-01", "until": None, "note": ""}
    ]
    assert told["fees"][0]["amount"]["currency"] == "EUR"
    assert [row["name"] for row in told["enterprises"]] == ["Atelier"]
    assert [row["name"] for row in told["documents"]] == ["report.pdf"]
    files = [name for name in file.namelist() if name.startswith("files/")]
    assert [file.read(name) for name in files] == [pdf()]
    (letter,) = [name for name in file.namelist() if name.startswith("letters/")]
    assert told["letters"][0]["words"] in file.read(letter).decode()
    assert "Brug" not in file.read("index.html").decode() + json.dumps(told)


def test_the_tables_are_for_a_spreadsheet_which_runs_nothing_in_them(client, cast):
    one = member()
    proved(one, seen=0, source="=1+1")
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    rows = list(csv.DictReader(StringIO(taken(client, one).read("tables/figures.csv").decode("utf-8-sig"))))
    assert (rows[0]["Year"], rows[0]["Declared"], rows[0]["Source"]) == ("2026", "12", "'=1+1")


def test_the_page_of_the_file_is_in_the_language_of_whoever_takes_it_and_runs_nothing(client, cast):
    one = member("<script>alert(1)</script>")
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    page = taken(client, one, "fr").read("index.html").decode()
    assert '<html lang="fr">' in page
    assert "Historique au registre" in page
    assert "<script>" not in page


def test_a_file_that_is_lost_is_said_to_be_missing(client, cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    one = member()
    proved(one, seen=0)
    next(tmp_path.glob("??/*")).unlink()
    cast.signed_in(client, Capacity.SECRETARIAT)
    (name,) = [name for name in taken(client, one).namelist() if name.startswith("files/")]
    assert name.endswith("report.pdf.missing.txt")


def test_taking_it_away_leaves_one_entry_that_says_how_much_was_taken(client, cast):
    one = member()
    figures_called()
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    before = Entry.objects.count()
    taken(client, one)
    (entry,) = Entry.objects.order_by("sequence")[before:]
    assert (entry.action, entry.capacity, entry.subject) == (
        "web.take_away",
        "delegate",
        f"register.organisation:{one.organisation_id}",
    )
    assert entry.values["counts"]["register"] == 1


def test_who_only_sees_it_does_not_take_it_away(client, cast):
    one = member()
    cast.signed_in(client, Capacity.CHAIR)
    assert client.get(address(one)).context["may_take"] is False
    assert client.post(address(one)).status_code == 403


def test_a_member_that_has_left_is_still_told_whole(client, cast):
    one = member()
    left(one, date(2027, 1, 1), at=NOON + timedelta(days=1))
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert data(taken(client, one))["memberships"][0]["until"] == "2027-01-01"
    assert Membership.objects.count() == 1


def test_what_was_stated_of_it_stands_in_its_file(cast, client):
    one = member()
    said = {"since": "2027-01-01", "kind": "list", "value": ["FR", "NL"], "source": "Its letter"}
    Organisation.objects.filter(pk=one.organisation_id).update(stated={"spoken": [said]})
    seen(client, one, cast)
    [row] = data(taken(client, one))["facts"]
    assert row == {"fact": "spoken", "answer": "FR, NL", "since": "2027-01-01", "source": "Its letter"}
