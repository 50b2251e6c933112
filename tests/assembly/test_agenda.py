"""An agenda is put in order until the members have it; documents come with it, in versions, and later ones are told."""

from datetime import timedelta

import pytest
from archive.files import deposit
from assembly.samples import BEFORE, CHAIR, DAY, convened, paper, planned, prepared, put
from cast import NOON
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from register.samples import delegate, member
from statutes.samples import LAW, SECRETARY, house_texts

from accede.archive.queries import documents_about
from accede.assembly import actions
from accede.assembly.actions import arrange_agenda, convene, renew_paper, send_papers, take_off_item
from accede.assembly.actions.agenda import TitledElsewhere, TitleStands, reword_item
from accede.assembly.models import Item, Notice, Paper
from accede.journal.models import Entry
from accede.people.capacities import Capacity
from accede.post.models import Letter
from accede.statutes.actions import load_edition

pytestmark = pytest.mark.django_db

AGENDA = b"""
[deadline.agenda]
article = "14"
label = { en = "The agenda is sent" }
by = "president"
to = "members"
what = "agenda"
when = "2 weeks before assembly"
"""


def html(response):
    return response.content.decode().replace("\u00a0", " ")


def three():
    """Return an assembly with three items, and their keys."""
    assembly = planned()
    return assembly, [put(assembly, "accounts", {"en": one}).pk for one in ("One", "Two", "Three")]


def titles(assembly):
    return [one.title["en"] for one in assembly.items.all()]


def arrange(assembly, order, **minutes):
    arrange_agenda(assembly, order=order, minutes=minutes.get("minutes", {}), by=SECRETARY, at=BEFORE)


def test_items_are_put_in_order_with_the_time_to_speak():
    assembly, (one, two, three_) = three()
    arrange(assembly, [three_, one, two], minutes={one: 5})
    assert titles(assembly) == ["Three", "One", "Two"]
    assert [(item.position, item.minutes_to_speak) for item in assembly.items.all()] == [(1, None), (2, 5), (3, None)]


def test_whoever_has_not_seen_the_whole_agenda_does_not_order_it():
    assembly, (one, two, _three) = three()
    with pytest.raises(actions.AgendaChanged):
        arrange(assembly, [two, one])


def test_what_the_members_were_convened_to_keeps_its_order():
    assembly = convened()
    with pytest.raises(actions.AgendaClosed):
        arrange(assembly, [assembly.items.get().pk])


def test_an_item_that_is_taken_off_leaves_no_gap():
    assembly, (_one, two, _three) = three()
    take_off_item(Item.objects.get(pk=two), by=SECRETARY, at=BEFORE)
    assert [(item.position, item.title["en"]) for item in assembly.items.all()] == [(1, "One"), (2, "Three")]


def test_after_the_convocation_an_item_that_is_taken_off_stays_to_be_seen():
    assembly = convened()
    take_off_item(assembly.items.get(), by=CHAIR, at=NOON)
    assert assembly.items.get().state == "withdrawn"


def test_what_follows_from_a_file_is_not_taken_off_here():
    item = put(planned(), about="test.file:1")
    with pytest.raises(actions.HasItsOwnWay):
        take_off_item(item, by=SECRETARY, at=BEFORE)


def test_an_item_moves_to_the_place_that_is_written(client, cast):
    assembly, keys = three()
    cast.signed_in(client, Capacity.SECRETARIAT)
    said = {f"place_{key}": number for number, key in enumerate(keys, 1)} | {f"place_{keys[0]}": 3}
    client.post(reverse("agenda", args=[assembly.address]), said)
    assert titles(assembly) == ["Two", "Three", "One"]
    said = {f"place_{key}": number for number, key in zip((3, 1, 2), keys, strict=True)} | {f"place_{keys[0]}": 1}
    client.post(reverse("agenda", args=[assembly.address]), said)
    assert titles(assembly) == ["One", "Two", "Three"]
    client.post(reverse("agenda", args=[assembly.address]), {"off": keys[1]})
    assert titles(assembly) == ["One", "Three"]


def test_an_agenda_with_a_term_of_its_own_stays_open_until_it_is_sent():
    load_edition(LAW.replace(b'"place", "time", "agenda"]', b'"place", "time"]') + AGENDA, by=SECRETARY, at=BEFORE)
    house_texts()
    delegate(member(), "a@example.org")
    assembly = convene(planned(), by=CHAIR, at=NOON)
    put(assembly, "accounts")
    send_papers(assembly, name="agenda", by=SECRETARY, at=NOON)
    assert [one.name for one in Notice.objects.all()] == ["convocation", "agenda"]
    assert "1. Réseau Neuf (Accounts and budget)" in Letter.objects.get(kind="papers_sent").body
    assert Entry.objects.get(action="assembly.send_papers").article == ["14"]
    with pytest.raises(actions.AgendaClosed):
        put(assembly, "accounts")


def test_an_agenda_that_is_late_leaves_all_the_same_and_says_so():
    load_edition(LAW.replace(b'"place", "time", "agenda"]', b'"place", "time"]') + AGENDA, by=SECRETARY, at=BEFORE)
    house_texts()
    assembly = convene(planned(), by=CHAIR, at=NOON)
    put(assembly, "accounts")
    send_papers(assembly, name="agenda", by=SECRETARY, at=NOON + timedelta(days=95))
    assert Entry.objects.get(action="assembly.send_papers").values["verdict"]["code"] == "notice.too_late"


def reworded(item, title, by=SECRETARY):
    return reword_item(item, title=title, by=by, at=NOON)


def test_until_the_members_are_convened_the_office_rewords_a_title_in_each_language(client, cast):
    assembly = planned()
    item = put(assembly, "accounts", {"en": "Acounts", "fr": "Comptes"})
    cast.signed_in(client, Capacity.SECRETARIAT)
    page = reverse("reword", args=[assembly.address, item.position])
    assert page in html(client.get(item.get_absolute_url()))
    assert 'value="Acounts"' in html(client.get(page))
    said = {"title_en": "Accounts of 2026", "title_fr": "Comptes 2026"}
    assert client.post(page, said).url == item.get_absolute_url()
    assert Item.objects.get().title == {"en": "Accounts of 2026", "fr": "Comptes 2026"}
    values = Entry.objects.get(action="assembly.reword_item").values
    assert values["before"] == {"en": "Acounts", "fr": "Comptes"}


def test_what_the_members_were_convened_to_keeps_its_title_and_a_sentence_says_what_can_be_done(client, cast):
    delegate(member(), "a@example.org")
    item = convened(DAY, NOON).items.get()
    with pytest.raises(TitleStands):
        reworded(item, {"en": "Another"})
    cast.signed_in(client, Capacity.SECRETARIAT)
    page = reverse("reword", args=[item.assembly.address, item.position])
    assert page not in html(client.get(item.get_absolute_url()))
    assert "The members have this title, so it stands." in html(client.post(page, {"title_en": "Another"}))


def test_what_a_file_calls_by_its_name_keeps_that_name():
    item = put(planned(), about="test.file:1")
    with pytest.raises(TitledElsewhere):
        reworded(item, {"en": "Another"})


def test_a_convocation_names_the_documents_of_each_item():
    delegate(member(), "a@example.org")
    assembly = prepared()
    paper(assembly, assembly.items.get(), "Accounts of 2026")
    convene(assembly, by=CHAIR, at=NOON)
    assert "– Accounts of 2026 (PDF)" in Letter.objects.get().body


def test_versions_of_a_document_follow_one_another_and_all_stay():
    one = paper()
    renew_paper(one, deposit=deposit(b"Better words.\n", "b.txt"), by=SECRETARY, at=NOON)
    assert [each.received_at for each in documents_about(one)] == [BEFORE, NOON]


def test_members_are_written_to_about_what_came_later_and_about_nothing_else():
    delegate(member(), "a@example.org")
    assembly = convened(DAY, NOON)
    with pytest.raises(actions.NothingNew):
        send_papers(assembly, by=SECRETARY, at=NOON)
    paper(assembly, title="Late report", at=NOON + timedelta(hours=1))
    send_papers(assembly, by=SECRETARY, at=NOON + timedelta(hours=2))
    assert "– Late report (PDF)" in Letter.objects.get(kind="papers_sent").body
    with pytest.raises(actions.NothingNew):
        send_papers(assembly, by=SECRETARY, at=NOON + timedelta(hours=3))


def test_the_office_adds_a_document_and_members_read_it(client, cast):
    one = member()
    assembly = prepared()
    cast.signed_in(client, Capacity.SECRETARIAT)
    address = reverse("papers", args=[assembly.address])
    file = SimpleUploadedFile("words.txt", b"Words of the report.\n", "text/plain")
    assert client.post(address, {"item": "1", "title": "Report", "language": "en", "file": file}).status_code == 302
    assert Paper.objects.get().item == assembly.items.get()
    newer = SimpleUploadedFile("words.txt", b"Better words of the report.\n", "text/plain")
    client.post(reverse("paper_renew", args=[assembly.address, Paper.objects.get().pk]), {"file": newer})
    listed = html(client.get(address))
    assert "version 2" in listed
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id, email="d@example.org")
    page = html(client.get(assembly.items.get().get_absolute_url()))
    latest = documents_about(Paper.objects.get()).last()
    link = reverse("paper", args=[assembly.address, latest.pk])
    assert link in page
    assert b"".join(client.get(link).streaming_content) == b"Better words of the report.\n"
    assert "Add a document" not in html(client.get(address))
