"""Several people and several tabs write one request, sessions end, and no word is lost."""

from datetime import timedelta

import pytest
from cast import NOON
from django.test import Client
from django.urls import reverse
from procedure.samples import fresh, met, own, written
from procedure.samples_people import invite

from accede.journal.models import Entry
from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.procedure import actions
from accede.procedure.models import Unsaved
from accede.procedure.queries.draft import Written

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


class Tab:
    """The page of a request as one person has opened it, whose form is filled and sent later."""

    def __init__(self, candidacy, person, client=None):
        self.candidacy, self.client = candidacy, client or Client(enforce_csrf_checks=True)
        self.client.force_login(person)
        page = self.client.get(candidacy.get_absolute_url()).context
        self.token, form = page["token"], page["request_form"]
        self.fields = {name: form[name].value() or "" for name in form.fields}
        self.unsaved = page["unsaved"]

    def send(self, follow=False, **typed):
        sent = self.fields | {name.replace("seat", "sheet_seat"): words for name, words in typed.items()}
        address = reverse("candidacy_draft", args=[self.candidacy.pk])
        return self.client.post(address, sent | {"form": self.token}, follow=follow)


@pytest.fixture
def two():
    """Two people of one candidate, each with the request open."""
    candidacy = written()
    invite(candidacy)
    tiiu = Account.objects.get(email="tiiu@example.org")
    return Tab(candidacy, candidacy.contact), Tab(candidacy, tiiu)


def kept(tab):
    now = fresh(tab.candidacy)
    return now.sheet["seat"], now.motivation


def told(response):
    return [str(one) for one in response.context["messages"]]


def test_two_who_write_different_fields_at_once_both_find_their_words(two):
    mari, tiiu = two
    mari.send(seat="Tallinn")
    tiiu.send(motivation="We want to learn.")
    assert kept(mari) == ("Tallinn", "We want to learn.")
    assert not Unsaved.objects.exists()


def test_of_two_who_write_the_same_field_the_second_is_told_and_both_versions_are_kept(two):
    mari, tiiu = two
    mari.send(motivation="We want to teach.")
    response = tiiu.send(motivation="We want to learn.", seat="Tallinn", follow=True)
    assert told(response) == [
        "One field was changed meanwhile, in another window or by somebody else. Both are kept: choose below."
    ]
    assert kept(mari) == ("Tallinn", "We want to teach.")
    [row] = response.context["unsaved"]
    assert (row["label"], row["mine"], row["theirs"]) == ("Motivation letter", "We want to learn.", "We want to teach.")
    assert response.context["request_form"]["motivation"].value() == "We want to learn."
    assert Tab(mari.candidacy, mari.candidacy.contact).unsaved == []


def test_whoever_was_second_saves_its_own_words_after_all(two):
    mari, tiiu = two
    mari.send(motivation="We want to teach.")
    tiiu.send(motivation="We want to learn.")
    again = Tab(tiiu.candidacy, Account.objects.get(email="tiiu@example.org"))
    again.send()
    assert (kept(mari)[1], Unsaved.objects.count()) == ("We want to learn.", 0)


def test_a_request_is_not_sent_before_whoever_sends_it_has_chosen_between_both_versions(two):
    mari, tiiu = two
    mari.send(motivation="We want to teach.")
    tiiu.send(motivation="We want to learn.")
    tiiu.client.handler.enforce_csrf_checks = False
    address = reverse("candidacy_send", args=[tiiu.candidacy.pk])
    said = "Words of yours are not in the request yet: choose first between them and what is in the file."
    [row] = tiiu.client.get(address).context["missing"]
    assert row == {"text": said, "url": f"{tiiu.candidacy.get_absolute_url()}#unsaved"}
    refused = tiiu.client.post(address)
    assert (refused.status_code, said in refused.content.decode()) == (409, True)
    tiiu.client.post(reverse("candidacy_draft_drop", args=[tiiu.candidacy.pk]), {"name": "motivation"})
    assert tiiu.client.post(address).status_code == 302


def test_whoever_was_second_takes_what_is_in_the_file_once(two):
    mari, tiiu = two
    mari.send(motivation="We want to teach.")
    tiiu.send(motivation="We want to learn.")
    client = Client()
    client.force_login(Account.objects.get(email="tiiu@example.org"))
    drop = reverse("candidacy_draft_drop", args=[tiiu.candidacy.pk])
    assert [client.post(drop, {"name": "motivation"}).status_code for _press in range(2)] == [302, 409]
    assert (kept(mari)[1], Unsaved.objects.count()) == ("We want to teach.", 0)


def test_a_second_tab_and_the_back_button_take_back_nothing_that_was_not_changed_there():
    candidacy = written()
    first = Tab(candidacy, candidacy.contact)
    second = Tab(candidacy, candidacy.contact, first.client)
    first.send(seat="Tallinn")
    second.send(motivation="We want to learn.")
    first.send(seat="Tallinn")
    assert kept(first) == ("Tallinn", "We want to learn.")


def test_a_field_that_both_changed_alike_is_contested_by_nobody(two):
    mari, tiiu = two
    mari.send(seat="Tallinn")
    assert told(tiiu.send(seat=" Tallinn ", follow=True)) == ["What you wrote is saved."]


def test_line_breaks_of_a_browser_are_no_change():
    candidacy = met()
    actions.save_draft(candidacy, motivation="One.\r\n\r\nTwo.", by=own(candidacy), at=NOON)
    tab = Tab(fresh(candidacy), candidacy.contact)
    actions.save_draft(candidacy, motivation="Three.", by=own(candidacy), at=NOON)
    tab.send(motivation="One.\n\nTwo.")
    assert fresh(candidacy).motivation == "Three."


def test_what_is_sent_after_the_session_has_ended_is_kept_and_shown_after_signing_in():
    candidacy = written()
    tab = Tab(candidacy, candidacy.contact)
    tab.client.logout()
    response = tab.send(motivation="Written for an hour.", seat="")
    assert response.url.startswith(reverse("account_login"))
    assert kept(tab) == ("Tartu", "We wish to join.")
    again = Tab(candidacy, candidacy.contact, tab.client)
    shown = {row["label"]: (row["mine"], row["theirs"]) for row in again.unsaved}
    assert shown == {
        "Motivation letter": ("Written for an hour.", "We wish to join."),
        "Town of the head office": ("", "Tartu"),
    }
    assert told(again.send(follow=True)) == ["What you wrote is saved."]
    assert (kept(tab), Unsaved.objects.count()) == (("", "Written for an hour."), 0)


def test_a_new_session_in_another_tab_does_not_refuse_the_form_of_the_first():
    candidacy = written()
    tab = Tab(candidacy, candidacy.contact)
    tab.client.logout()
    tab.client.cookies.clear()
    tab.client.force_login(candidacy.contact)
    assert tab.send(seat="Tallinn").status_code == 302
    assert kept(tab)[0] == "Tallinn"


def test_a_form_is_good_for_its_own_file_and_for_a_day_alone(monkeypatch):
    candidacy, other = written(), written()
    tab = Tab(candidacy, candidacy.contact)
    tab.client.logout()
    sent = {"form": tab.token, "motivation": "x"}
    assert tab.client.post(reverse("candidacy_draft", args=[other.pk]), sent).status_code == 403
    assert tab.client.post(reverse("candidacy_draft", args=[candidacy.pk]), sent | {"form": "x"}).status_code == 403
    made = Written.unsealed(tab.token, candidacy.pk)
    monkeypatch.setattr("django.core.signing.time.time", lambda: (NOON + timedelta(days=20_000)).timestamp())
    assert (made.is_fresh, Written.unsealed(tab.token, candidacy.pk).is_fresh) == (True, False)
    assert tab.send(motivation="x").status_code == 403
    assert not Unsaved.objects.exists()


def test_whoever_was_taken_away_meanwhile_keeps_nothing_in_the_file(two):
    mari, tiiu = two
    tiiu.client.logout()
    away = {"number": fresh(mari.candidacy).organisation.mandates.last().pk}
    actions.take_person_away(mari.candidacy, **away, by=own(mari.candidacy), at=NOON)
    assert tiiu.send(motivation="x").status_code == 403
    assert not Unsaved.objects.exists()


def test_words_for_a_request_that_was_sent_meanwhile_are_shown_again(two):
    mari, tiiu = two
    actions.send_request(mari.candidacy, by=own(mari.candidacy), at=NOON)
    response = tiiu.send(motivation="We want to learn.")
    assert response.status_code == 409
    assert [(row["mine"], row["is_kept"]) for row in response.context["unsaved"]] == [("We want to learn.", False)]


def test_whoever_was_second_is_led_to_the_choice_and_whoever_was_first_to_the_request(two):
    mari, tiiu = two
    assert mari.send(motivation="We want to teach.").url.endswith("#request")
    assert tiiu.send(motivation="We want to learn.").url.endswith("#unsaved")


def test_a_document_that_is_missing_is_named_once_and_led_to():
    candidacy = met()
    tab = Tab(candidacy, candidacy.contact)
    tab.client.handler.enforce_csrf_checks = False
    shown = tab.client.post(reverse("candidacy_draft_check", args=[candidacy.pk]), tab.fields).content.decode()
    assert [shown.count(f">{name}<") for name in ("Motivation letter", "Adherence: Statutes (2021)")] == [1, 1]
    assert '<a href="#id_motivation">Motivation letter</a>' in shown


def test_the_journal_names_fields_and_no_word():
    candidacy = written()
    tab = Tab(candidacy, candidacy.contact)
    tab.client.logout()
    tab.send(motivation="A word.")
    entry = Entry.objects.get(action="procedure.keep_unsaved")
    assert (entry.values, entry.actor) == ({"fields": ["motivation"]}, f"account:{candidacy.contact_id}")


def test_what_is_missing_is_told_while_it_is_being_typed_and_nothing_is_kept():
    candidacy = met()
    tab = Tab(candidacy, candidacy.contact)
    check = reverse("candidacy_draft_check", args=[candidacy.pk])
    client = Client()
    client.force_login(candidacy.contact)
    before = client.post(check, tab.fields).context
    after = client.post(check, tab.fields | {"sheet_seat": "Tartu", "motivation": "We wish to join."})
    gone = {one["text"] for one in before["missing"]} - {one["text"] for one in after.context["missing"]}
    assert gone == {"Town of the head office", "Motivation letter"}
    assert f"{len(after.context['missing'])} things are still missing or wrong." in after.content.decode()
    assert after.context["lacking"]["cite"].mark == "art.\u00a07"
    assert (fresh(candidacy).sheet.get("seat"), fresh(candidacy).motivation) == (None, "")


def test_what_is_wrong_is_told_with_the_name_of_its_field():
    candidacy = met()
    tab = Tab(candidacy, candidacy.contact)
    client = Client()
    client.force_login(candidacy.contact)
    wrong = {"sheet_seat": "T" * 201, "sheet_wises": "many"}
    shown = client.post(reverse("candidacy_draft_check", args=[candidacy.pk]), tab.fields | wrong).context["missing"]
    told = {one["url"].rpartition("_")[2]: one["text"].partition(": ")[0] for one in shown if ": " in one["text"]}
    assert (told["seat"], told["wises"]) == ("Town of the head office", "Enterprises in your network")


def test_the_office_reads_that_a_request_is_complete_and_not_sent_yet(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    shown = client.get(written().get_absolute_url()).content.decode()
    assert ("In work: it is complete and not sent yet" in shown, "0 things" in shown) == (True, False)


def test_a_whole_request_that_is_not_saved_is_told_to_be_saved_before_it_is_sent(two):
    mari, _tiiu = two
    client = Client()
    client.force_login(mari.candidacy.contact)
    check = reverse("candidacy_draft_check", args=[mari.candidacy.pk])
    shown = client.post(check, mari.fields).content.decode()
    assert ("It is complete. Save it" in shown, "Send the request" in shown) == (True, False)
    actions.send_request(mari.candidacy, by=own(mari.candidacy), at=NOON)
    assert client.post(check, mari.fields).status_code == 410
