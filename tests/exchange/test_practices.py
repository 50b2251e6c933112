"""Good practice: written by members in comparable sheets, published by the office, found and put side by side."""

import pytest
from cast import NOON
from django.db import connection
from django.test.utils import CaptureQueriesContext
from exchange.samples import drafted, offered, published, sheet, speaker, target
from register.samples import member
from statutes.samples import SECRETARY, house_texts, law

from accede.exchange import actions
from accede.exchange.actions.practice import Published
from accede.exchange.models import Practice
from accede.exchange.queries.due import waiting_for
from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.space.models import Publication
from accede.space.queries.due import due_of
from accede.web.dossier.exchanged import exchanged_by

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def house(at_noon):
    """The hour of the samples."""
    house_texts()
    law()


def html(response):
    return response.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture
def office(cast, client):
    return cast.signed_in(client, Capacity.SECRETARIAT)


@pytest.fixture
def signed_in(cast, client):
    """Sign in a delegate of an organisation."""
    return lambda one: cast.signed_in(client, Capacity.DELEGATE, one.pk)


def worded(practice, is_current=False, **said):
    return actions.word_practice(practice, sheet=sheet(**said), is_current=is_current, by=SECRETARY, at=NOON)


def due(actor):
    return due_of(waiting_for(actor, NOON.date()))


def filled(**said):
    blank = {f"{part}_{lang}": "" for part in ("what", "frame", "cost", "result", "transfer") for lang in ("en", "fr")}
    told = {"title_en": "Repair", "what_en": "We <b>repair</b>.", "country": "BE", "transferable": "partly"}
    return blank | told | {"language": "en"} | said


def test_a_translation_is_behind_once_the_language_that_decides_has_changed_until_it_follows():
    found = published()
    assert worded(found, said={"en": "Bicycles and toys.", "fr": "On répare des vélos."}).stale == ["fr"]
    assert worded(found, said={"en": "Bicycles and toys.", "fr": "On répare des vélos."}, country="FR").stale == ["fr"]
    assert worded(found, said={"en": "Bicycles and toys.", "fr": "Vélos et jouets."}).stale == []
    assert worded(found, said={"en": "Bicycles, toys.", "fr": "Vélos et jouets."}, is_current=True).stale == []


def test_a_member_writes_a_sheet_hands_it_in_and_the_office_publishes_it(client, signed_in, cast):
    one = member().organisation
    signed_in(one)
    assert "Say what is done." in html(client.post("/en/space/practices/new/", filled(organisation=one.pk, what_en="")))
    client.post("/en/space/practices/new/", filled(organisation=one.pk))
    found = Practice.objects.get()
    page = found.get_absolute_url()
    assert "We &lt;b&gt;repair&lt;/b&gt;." in html(client.get(page))
    client.post(f"{page}do/", {"deed": "offer"})
    assert not Publication.objects.exists()
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert "Handed in" in html(client.get("/en/space/practices/"))
    client.post(f"{page}return/", {"remark": "What does it cost?"})
    found.refresh_from_db()
    assert (found.state, found.remark) == ("draft", "What does it cost?")
    client.post(f"{page}publish/", {"audience": "public"})
    laid = Publication.objects.get()
    assert (laid.kind, laid.audience, laid.titles, laid.country) == ("practice", "public", {"en": "Repair"}, "BE")
    client.logout()
    assert "With changes" in html(client.get(page))


def test_a_sheet_that_is_not_published_is_read_by_whoever_wrote_it_and_the_office_alone(client, signed_in):
    found = drafted()
    page = found.get_absolute_url()
    assert client.get(page).status_code == 302
    assert signed_in(member("Brug").organisation).get(page).status_code == 403
    assert client.post(f"{page}do/", {"deed": "offer"}).status_code == 403
    assert "A school of repair" not in html(client.get("/en/space/practices/"))
    assert signed_in(found.organisation).get(page).status_code == 200


def test_whoever_is_asked_for_a_sheet_has_it_due_and_whoever_wrote_it_has_it_in_its_dossier():
    found = offered()
    by = speaker(found.organisation)
    assert [row.title for row in due(SECRETARY)] == ["A sheet of good practice waits: A school of repair"]
    assert due(by) == []
    actions.return_practice(found, remark="The cost?", by=SECRETARY, at=NOON)
    assert [row.act_label for row in due(by)] == ["Complete it"]
    sheets, *_others = exchanged_by(Account(pk=1))
    assert [sheets.row(one)[0] for one in sheets.things] == ["A school of repair"]


def test_what_is_published_the_office_changes_and_whose_it_is_takes_it_back():
    found = published()
    by = speaker(found.organisation)
    with pytest.raises(Published):
        actions.word_practice(found, sheet=sheet(), by=by, at=NOON)
    worded(found, titles={"en": "Repair"}, said={"en": "Toys."})
    assert Publication.objects.get().titles == {"en": "Repair"}
    actions.withdraw_practice(found, by=by, at=NOON)
    assert not Publication.objects.exists()
    with pytest.raises(actions.NotThere):
        actions.offer_practice(found, by=by, at=NOON)


def test_a_reader_of_another_language_is_told_what_it_reads(office):
    found = published()
    worded(found, said={"en": "Bicycles and toys.", "fr": "On répare des vélos."})
    assert "This translation is behind" not in html(office.get(found.get_absolute_url()))
    page = html(office.get(found.get_absolute_url().replace("/en/", "/fr/")))
    assert ("Une école de la réparation" in page, "On répare des vélos." in page) == (True, True)
    assert "Cette traduction" in page
    alone = published(organisation=found.organisation, titles={"en": "Alone"}, said={"en": "In English."})
    assert "pas encore traduit" in html(office.get(alone.get_absolute_url().replace("/en/", "/fr/")))


def test_sheets_are_found_by_words_country_and_group_and_put_side_by_side(office):
    young = target()
    first = published(targets=[young])
    second = published(organisation=member("Brug", "NL").organisation, titles={"en": "A kitchen"}, country="NL")
    offered(organisation=first.organisation, titles={"en": "Waits"})

    def found(**asked):
        page = html(office.get("/en/space/practices/", asked)).partition('id="list"')[2]
        return [name for name in ("A school of repair", "A kitchen", "Waits") if f">{name}<" in page]

    assert found() == ["A school of repair", "A kitchen"]
    assert (found(q="KITCH"), found(country="BE"), found(target=young.pk)) == (
        ["A kitchen"],
        ["A school of repair"],
        ["A school of repair"],
    )
    both = html(office.get("/en/space/practices/compare/", {"pk": [first.pk, second.pk]}))
    assert ("Young people" in both, "Netherlands" in both, "Bicycles are repaired." in both) == (True, True, True)
    assert office.get("/en/space/practices/compare/", {"pk": [first.pk]}).status_code == 302
    csv = office.get("/en/space/practices.csv", {"country": "NL"}).content.decode()
    assert ("A kitchen" in csv, "A school" in csv) == (True, False)
    assert office.get("/en/space/practices.xlsx").content.startswith(b"PK")


def test_a_group_that_sheets_name_stays(office):
    young = target()
    published(targets=[young])
    office.post(f"/en/space/practices/targets/{young.pk}/", {"title_en": "The young", "title_fr": "Les jeunes"})
    assert "Sheets name this group" in html(office.post(f"/en/space/practices/targets/{young.pk}/drop/", follow=True))
    office.post("/en/space/practices/targets/", {"title_en": "Women", "title_fr": ""})
    page = html(office.get("/en/space/practices/targets/"))
    assert ("The young" in page, "Women" in page) == (True, True)


@pytest.mark.parametrize("count", [3, 300])
def test_the_list_asks_as_little_of_many_as_of_few(office, count):
    published()
    one = Practice.objects.get()
    Practice.objects.bulk_create(
        Practice(**{each.attname: getattr(one, each.attname) for each in Practice._meta.fields if each.attname != "id"})
        for _each in range(count - 1)
    )
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = office.get("/en/space/practices/")
    assert len(asked) <= 20
    assert len(page.content) < 100_000
