"""Letters on paper."""

import re
from datetime import date, timedelta
from html import unescape
from io import BytesIO

import pytest
from cast import NOON, acting, open_account
from django.urls import reverse
from permissions import letter, on_paper, undelivered, waiting
from pypdf import PdfReader
from register.samples import delegate, member, organisation
from register.samples_figures import called
from statutes.samples import house_texts, law

from accede.people.actions import change_post
from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.post.actions import (
    Enclosure,
    NothingToPost,
    NotOnPaper,
    WordsNotKept,
    note_posted,
    put_on_paper,
    send_waiting,
)
from accede.post.delivery import send_due
from accede.post.models import Letter
from accede.post.queries import due_for
from accede.register.actions import appoint
from accede.register.models import Mandate

pytestmark = pytest.mark.django_db

SECRETARY = acting(Capacity.SECRETARIAT)
STREET = "Rue Neuve 1\n1000 Bruxelles"
DAY = date(2027, 5, 6)


def posted(*letters):
    return note_posted([one.pk for one in letters], on=DAY, by=SECRETARY, at=NOON)


def words(response):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(response.content)).pages)


def test_who_has_no_e_mail_address_has_letters_on_paper():
    law()
    house_texts()
    one = member()
    delegate(one, "ana@example.org")
    said = {"name": "Bo", "office": "delegate", "capacity": "delegate", "organisation": one.organisation}
    appoint("", **said, postal=STREET, starts=date(2027, 1, 1), by=SECRETARY, at=NOON)
    called()
    letters = {each.recipient: (each.state, each.postal) for each in Letter.objects.all()}
    assert letters["Bo"] == ("to_print", STREET)
    assert letters["Ana"] == ("queued", "")


def test_two_people_may_have_no_e_mail_address():
    said = {"office": "delegate", "capacity": "delegate", "organisation": organisation(), "starts": DAY}
    for name in ("Bo", "Cy"):
        appoint("", name=name, **said, postal=STREET, by=SECRETARY, at=NOON)
    assert list(Account.objects.order_by("name").values_list("name", "email")) == [("Bo", None), ("Cy", None)]


def test_who_wishes_it_has_letters_on_paper():
    law()
    house_texts()
    change_post(delegate(member(), "ana@example.org"), postal=STREET, by_post=True, by=SECRETARY, at=NOON)
    called()
    assert Letter.objects.get().state == "to_print"


def test_a_letter_on_paper_does_not_leave_by_mail_and_is_due_to_be_printed(server):
    on_paper()
    assert send_due(NOON) == 0
    assert [row.title for row in due_for(SECRETARY, NOON.date(), NOON)] == ["One letter is to be printed"]


def test_a_letter_on_paper_that_waits_is_printed_once_it_was_looked_at():
    one = waiting(on_paper=True, postal=STREET)
    assert one.state == "waiting"
    send_waiting([one.pk], by=SECRETARY, at=NOON)
    one.refresh_from_db()
    assert (one.state, one.next_try) == ("to_print", None)


def test_it_is_noted_once_as_posted_with_its_day():
    one = on_paper()
    assert posted(one) == 1
    one.refresh_from_db()
    assert (one.state, one.posted_on) == ("printed", DAY)
    assert [event.kind for event in one.events.all()] == ["to_print", "printed"]
    with pytest.raises(NothingToPost):
        posted(one)


def test_what_was_noted_by_mistake_is_printed_again():
    one = on_paper()
    posted(one)
    put_on_paper(one, postal="Rue Haute 2", by=SECRETARY, at=NOON)
    one.refresh_from_db()
    assert (one.state, one.posted_on, one.postal) == ("to_print", None, "Rue Haute 2")


def test_a_letter_that_was_not_delivered_is_printed_instead():
    one = undelivered()
    put_on_paper(one, postal=STREET, by=SECRETARY, at=NOON)
    one.refresh_from_db()
    assert (one.state, one.on_paper, one.postal) == ("to_print", True, STREET)


def test_what_is_on_its_way_by_mail_is_not_printed():
    with pytest.raises(NotOnPaper):
        put_on_paper(letter(), postal=STREET, by=SECRETARY, at=NOON)


def test_words_for_the_reader_alone_are_not_printed():
    with pytest.raises(WordsNotKept):
        put_on_paper(undelivered(secret=True), postal=STREET, by=SECRETARY, at=NOON)


def test_all_that_is_to_be_printed_is_one_tagged_document(client, cast):
    law()
    cast.signed_in(client, Capacity.SECRETARIAT)
    on_paper(recipient="Ana", body="First.\n\nThe secretariat")
    on_paper(recipient="Bo", language="fr", subject="#let x = [1]", body="*Second* #pagebreak()")
    response = client.get(reverse("letters_pdf"))
    assert response["Content-Type"] == "application/pdf"
    document = PdfReader(BytesIO(response.content))
    assert len(document.pages) == 2
    assert document.trailer["/Root"]["/MarkInfo"]["/Marked"]
    read = words(response)
    assert "Ana\nRue Neuve 1\n1000 Bruxelles" in read
    assert "#let x = [1]" in read
    assert "*Second* #pagebreak()" in read
    assert "4 mai 2027" in read.replace("\u00a0", " ")


def test_a_sign_that_no_font_has_is_shown_as_one_and_the_rest_as_it_is(client, cast):
    law()
    cast.signed_in(client, Capacity.SECRETARIAT)
    body = "Żółć \U0001f469\u200d\U0001f4bb 中文 \x01\x9f e\u0301 x\u20dd ½ m² → Ж.\n\nNext: {}"
    on_paper(recipient="\U0001f600 Ana", subject="\u0e01", body=body)
    response = client.get(reverse("letters_pdf"))
    assert response["Content-Type"] == "application/pdf"
    read = words(response)
    assert "\ufffd Ana" in read
    assert "Żółć \ufffd" in read
    assert "\ufffd\ufffd \ufffd\ufffd é x\ufffd ½ m² → Ж." in read


def test_without_a_letter_to_print_there_is_no_document(client, cast):
    law()
    house_texts()
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert client.get(reverse("letters_pdf")).status_code == 404


def test_the_office_notes_on_the_list_that_they_are_posted(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    one = on_paper()
    page = client.get(reverse("letters"), {"state": "to_print"}).content.decode()
    assert "Print this letter" in page
    after = {"state": "to_print", "until": one.queued_at.isoformat(), "on": "2027-05-06"}
    assert client.post(reverse("letters_posted"), after).status_code == 302
    assert client.post(reverse("letters_posted"), after).status_code == 409
    assert "6 May 2027" in client.get(one.get_absolute_url()).content.decode().replace("\u00a0", " ")


def test_what_came_to_be_printed_after_the_list_was_shown_is_not_noted_as_posted(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    came_back, corrected, printed = undelivered(), on_paper(), on_paper()
    later = NOON + timedelta(hours=1)
    for one in (came_back, corrected):
        put_on_paper(one, postal="Rue Haute 2", by=SECRETARY, at=later)
    after = {"state": "to_print", "until": NOON.isoformat(), "on": "2027-05-06"}
    assert client.post(reverse("letters_posted"), after).status_code == 302
    assert set(Letter.objects.filter(state="to_print")) == {came_back, corrected}
    assert Letter.objects.get(state="printed") == printed
    assert Letter.objects.first().queued_at == later


def test_what_is_printed_and_posted_is_what_the_list_was_narrowed_to(client, cast):
    law()
    cast.signed_in(client, Capacity.SECRETARIAT)
    before = NOON - timedelta(days=365)
    on_paper(before, recipient="Ana", body="First.")
    bo = on_paper(before, recipient="Bo", body="Second.")
    page = client.get(reverse("letters"), {"state": "to_print", "q": "bo"})
    link = re.search(r'href="([^"]*to-print.pdf[^"]*)"', page.content.decode())[1]
    assert ("Second." in words(client.get(unescape(link))), "First." in words(client.get(unescape(link)))) == (
        True,
        False,
    )
    after = {"state": "to_print", "q": "bo", "until": page.context["until"], "on": "2027-05-06"}
    client.post(reverse("letters_posted"), after)
    assert Letter.objects.get(state="printed") == bo


def test_of_more_letters_than_a_printer_takes_those_are_printed_that_wait_longest(client, cast, monkeypatch):
    monkeypatch.setattr("accede.post.views.listing.MOST", 2)
    cast.signed_in(client, Capacity.SECRETARIAT)
    for _ in range(3):
        on_paper()
    assert (
        "Print the 2 letters that wait longest"
        in client.get(reverse("letters"), {"state": "to_print"}).content.decode()
    )


def test_what_has_no_postal_address_is_told_and_neither_printed_nor_posted(client, cast):
    law()
    cast.signed_in(client, Capacity.SECRETARIAT)
    lost = letter(recipient="Bo", email="", on_paper=True)
    page = client.get(reverse("letters"), {"state": "to_print"})
    assert "One letter has no postal address and is not printed" in page.content.decode()
    assert "no postal address</span>" in page.content.decode()
    assert "Print this letter" not in page.content.decode()
    assert client.get(reverse("letters_pdf")).status_code == 404
    after = {"state": "to_print", "until": NOON.isoformat(), "on": "2027-05-06"}
    assert client.post(reverse("letters_posted"), after).status_code == 409
    put_on_paper(lost, postal=STREET, by=SECRETARY, at=NOON)
    assert client.post(reverse("letters_posted"), after).status_code == 302


def test_nothing_is_said_to_be_enclosed_in_a_letter_on_paper(client, cast):
    law()
    cast.signed_in(client, Capacity.SECRETARIAT)
    enclosed = (Enclosure("a.ics", "text/calendar", b"BEGIN:VCALENDAR"),)
    mailed, printed = letter(enclosures=enclosed), on_paper(enclosures=enclosed)

    def told(one):
        page = client.get(one.get_absolute_url()).content.decode()
        return "a.ics" in words(client.get(reverse("letter_pdf", args=[one.pk]))), "a.ics" in page

    assert (told(mailed), told(printed)) == ((True, True), (False, False))


def test_a_day_that_is_none_is_told_beside_its_field_and_the_filter_is_as_it_was(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    one = on_paper()
    after = {"state": "to_print", "until": one.queued_at.isoformat(), "on": "soon"}
    response = client.post(reverse("letters_posted"), after)
    assert list(response.context["posted_form"].errors) == ["on"]
    assert list(response.context["search"].fields) == ["q", "kind", "state"]


def test_the_office_says_how_letters_reach_a_person(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    one = open_account()
    address = reverse("letter_reader", args=[one.pk])
    assert "Letters to this person go to ana@example.org." in client.get(address).content.decode()
    client.post(address, {"postal": STREET, "by_post": "on"})
    one.refresh_from_db()
    assert (one.postal, one.by_post) == (STREET, True)


def test_an_office_is_given_to_somebody_without_e_mail(client, cast):
    law()
    house_texts()
    one = member()
    cast.signed_in(client, Capacity.SECRETARIAT)
    address = reverse("people", args=[one.number])
    said = {"office": "delegate", "name": "Bo", "starts": "2027-01-01"}
    assert "or else a postal address" in client.post(address, said).content.decode()
    assert client.post(address, said | {"postal": STREET}).status_code == 302
    assert Mandate.objects.get(account__name="Bo").account.postal.splitlines() == STREET.splitlines()
