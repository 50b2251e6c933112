"""A letter that no server would take is due until the office has said, once, what becomes of it."""

import pytest
from cast import NOON, acting, open_account
from django.urls import reverse
from permissions import undelivered

from accede.journal.models import Entry, Personal
from accede.people.actions import AlreadyOpen
from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.post.actions import AlreadySettled, Enclosure, NoReason, WordsNotKept, send_again, settle_letter
from accede.post.delivery import send_due
from accede.post.models import Letter
from accede.post.queries import due_for

pytestmark = pytest.mark.django_db

SECRETARY = acting(Capacity.SECRETARIAT)
NEW = "ana@new.example.org"


def again(one, **how):
    return send_again(one, **({"email": NEW} | how), by=SECRETARY, at=NOON)


def due():
    return [row.title for row in due_for(SECRETARY, NOON.date(), NOON)]


def test_it_is_due_today_until_it_is_settled():
    one = undelivered()
    assert due() == ["One letter was not delivered"]
    settle_letter(one, reason="Told by telephone.", by=SECRETARY, at=NOON)
    assert due() == []


def test_it_is_sent_again_word_for_word_with_what_was_enclosed(server):
    enclosed = Enclosure("a.ics", "text/calendar", b"BEGIN:VCALENDAR\r\n")
    one = undelivered(subject="Réunion", body="Être là.\n", enclosures=(enclosed,))
    sent = again(one)
    send_due(NOON)
    assert server.letters[0].to == [NEW]
    assert (sent.subject, sent.body, sent.instead_of) == ("Réunion", "Être là.\n", one)
    assert [(each.name, bytes(each.content)) for each in sent.attachments.all()] == [("a.ics", enclosed.content)]


def test_the_letter_that_was_not_delivered_says_where_it_was_sent_again():
    one = undelivered()
    again(one)
    one.refresh_from_db()
    assert one.state == Letter.State.SETTLED
    assert [(event.kind, event.answer) for event in one.events.all()][-1] == ("again", NEW)


def test_it_is_sent_again_once():
    one = undelivered()
    again(one)
    with pytest.raises(AlreadySettled):
        again(one)
    with pytest.raises(AlreadySettled):
        settle_letter(one, reason="Told by telephone.", by=SECRETARY, at=NOON)
    assert Letter.objects.count() == 2


def test_a_letter_that_was_delivered_is_not_sent_again(server):
    one = undelivered()
    Letter.objects.filter(pk=one.pk).update(state=Letter.State.ACCEPTED)
    with pytest.raises(AlreadySettled):
        again(one)


def test_whoever_is_to_be_written_to_there_from_now_on_has_the_new_address():
    reader = open_account()
    again(undelivered(account=reader), email=" Ana@New.example.org", corrects=True)
    reader.refresh_from_db()
    assert reader.email == NEW
    corrected = Entry.objects.get(action="people.change_address")
    assert Entry.objects.get(pk=corrected.cause).action == "post.send_again"
    assert Personal.objects.get(entry=corrected).values == {"before": "ana@example.org", "email": NEW}


def test_unless_it_is_asked_for_the_person_keeps_its_address():
    reader = open_account()
    again(undelivered(account=reader))
    reader.refresh_from_db()
    assert reader.email == "ana@example.org"


def test_whoever_has_the_address_by_now_keeps_its_own(client, cast):
    reader = open_account()
    one = undelivered(account=reader)
    Account.objects.filter(pk=reader.pk).update(email="ana@elsewhere.example.org")
    other = open_account(name="Bo")
    cast.signed_in(client, Capacity.SECRETARIAT)
    page = client.get(one.get_absolute_url())
    assert (page.context["reader"], page.context["again_form"]["email"].value()) == (
        reader,
        "ana@elsewhere.example.org",
    )
    assert again(one, corrects=True).account == reader
    assert list(
        Account.objects.filter(pk__in=(reader.pk, other.pk)).order_by("pk").values_list("email", flat=True)
    ) == [
        NEW,
        "ana@example.org",
    ]


def test_a_letter_to_nobody_with_an_account_corrects_nobodys_address(client, cast):
    open_account()
    one = undelivered()
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert "corrects" not in client.get(one.get_absolute_url()).context["again_form"].fields
    again(one, corrects=True)
    assert not Entry.objects.filter(action="people.change_address").exists()


def test_an_address_of_somebody_else_is_refused_and_nothing_is_sent():
    reader = open_account()
    open_account(NEW)
    one = undelivered(account=reader)
    with pytest.raises(AlreadyOpen):
        again(one, corrects=True)
    one.refresh_from_db()
    assert (one.state, Letter.objects.count()) == (Letter.State.BOUNCED, 1)


def test_the_same_address_once_more_corrects_nothing():
    again(undelivered(account=open_account()), email="ana@example.org", corrects=True)
    assert not Entry.objects.filter(action="people.change_address").exists()


def test_what_was_for_its_reader_alone_is_not_sent_again():
    with pytest.raises(WordsNotKept):
        again(undelivered(secret=True))


def test_whoever_lets_a_letter_be_says_why():
    with pytest.raises(NoReason):
        settle_letter(undelivered(), reason="  ", by=SECRETARY, at=NOON)


def test_the_office_sends_it_again_on_its_page(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    reader = open_account()
    one = undelivered(account=reader)
    page = client.get(one.get_absolute_url()).content.decode()
    assert "It was not delivered" in page
    response = client.post(reverse("letter_again", args=[one.pk]), {"email": NEW, "corrects": "on"}, follow=True)
    sent = Letter.objects.get(instead_of=one)
    assert response.redirect_chain == [(sent.get_absolute_url(), 302)]
    assert "on its way again" in response.content.decode()
    reader.refresh_from_db()
    assert reader.email == NEW


def test_a_second_click_is_told_that_it_is_settled(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    one = undelivered()
    assert client.post(reverse("letter_settle", args=[one.pk]), {"reason": "Told."}).status_code == 302
    response = client.post(reverse("letter_settle", args=[one.pk]), {"reason": "Told."})
    assert response.status_code == 409
    assert "somebody has already said" in response.content.decode()


def test_a_wrong_address_is_told_beside_its_field(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    one = undelivered()
    page = client.post(reverse("letter_again", args=[one.pk]), {"email": "nowhere"}).content.decode()
    assert "One thing to correct" in page
    assert Letter.objects.count() == 1


def test_whoever_presides_reads_the_letter_and_does_nothing_about_it(client, cast):
    cast.signed_in(client, Capacity.CHAIR)
    assert "Send it again" not in client.get(undelivered().get_absolute_url()).content.decode()


def test_the_list_is_narrowed_by_kind_and_by_words_of_reader_address_and_subject(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    undelivered(recipient="Żaneta Łoś", subject="Réunion", email="zaneta@example.org")
    undelivered(recipient="Bo", subject="Fee", email="bo@example.org")

    def found(**asked):
        return [one.recipient for one in client.get(reverse("letters"), asked).context["pages"]]

    assert found(q="zaneta") == ["Żaneta Łoś"]
    assert found(q="reunion LOS") == ["Żaneta Łoś"]
    assert found(q="bo@example.org", kind="sign_in_code", state="bounced") == ["Bo"]
    assert found(kind="convocation") == []
