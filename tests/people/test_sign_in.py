"""Signing in by a code sent by letter; nobody learns which addresses have an account."""

import re

import pytest
from cast import open_account
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from accede.journal.models import Entry
from accede.people.models import DemoMark
from accede.people.queries import demo_link
from accede.post.delivery import send_due
from accede.post.models import Letter

pytestmark = pytest.mark.django_db


def ask(client, email, lang="en"):
    return client.post(f"/{lang}/account/", {"email": email})


def code_of(letter):
    return re.search(r"^[A-Z0-9]{4}-?[A-Z0-9]{4}$", letter.body, re.MULTILINE)[0]


def enter(client, code):
    return client.post(reverse("account_confirm_login_code"), {"code": code})


def signed_in(client):
    return "_auth_user_id" in client.session


def test_a_code_sent_by_letter_signs_in(client):
    account = open_account()
    asked = ask(client, "Ana@Example.org")
    assert (asked.status_code, asked.url) == (302, reverse("account_confirm_login_code"))
    letter = Letter.objects.get()
    assert (letter.email, letter.secret, letter.state) == ("ana@example.org", True, "queued")
    assert enter(client, code_of(letter)).status_code == 302
    assert client.session["_auth_user_id"] == str(account.pk)


def test_the_page_asks_for_the_address_once(client):
    page = client.get(reverse("account_request_login_code")).content.decode()
    assert ("E-mail address" in page, "placeholder" in page) == (True, False)


def test_the_letter_speaks_the_language_of_the_account_not_of_the_page(client):
    open_account(language="fr")
    ask(client, "ana@example.org", lang="en")
    letter = Letter.objects.get()
    assert letter.language == "fr"
    assert "Votre code" in letter.subject + letter.body


def test_a_wrong_code_does_not_sign_in_and_three_end_the_attempt(client):
    open_account()
    ask(client, "ana@example.org")
    for _ in range(3):
        enter(client, "AAAA-AAAA")
    assert not signed_in(client)
    enter(client, code_of(Letter.objects.get()))
    assert not signed_in(client)


def test_an_unknown_address_gets_the_same_answer_and_no_letter(client):
    open_account()
    known, unknown = Client(), Client()
    answers = [ask(known, "ana@example.org"), ask(unknown, "nobody@example.org")]
    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0].url == answers[1].url
    pages = [each.get(reverse("account_confirm_login_code")).content.decode() for each in (known, unknown)]
    assert neutral(pages[0], "ana@example.org") == neutral(pages[1], "nobody@example.org")
    assert Letter.objects.count() == 1


def neutral(page, email):
    return re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page).replace(email, "")


def test_whoever_may_not_sign_in_gets_no_code(client):
    open_account(is_active=False)
    ask(client, "ana@example.org")
    assert not Letter.objects.exists()


def test_codes_for_one_address_are_limited(client):
    open_account()
    for _ in range(6):
        ask(Client(), "ana@example.org")
    assert Letter.objects.count() == 3


def test_asking_for_a_code_leaves_no_entry_in_the_journal(client):
    open_account()
    ask(client, "ana@example.org")
    assert not Entry.objects.exists()


def test_the_words_of_the_code_are_erased_once_the_next_server_has_them(client):
    open_account()
    ask(client, "ana@example.org")
    send_due(timezone.now())
    assert Letter.objects.get().body == ""


@pytest.mark.parametrize("name", ["account_signup", "account_reset_password", "account_set_password", "account_email"])
def test_there_is_no_sign_up_and_no_password(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_signing_out_takes_a_button_not_a_link(client):
    client.force_login(open_account())
    client.get(reverse("account_logout"))
    assert signed_in(client)
    client.post(reverse("account_logout"))
    assert not signed_in(client)


def test_a_demo_link_signs_in_on_this_machine(here):
    account = open_account(language="fr")
    DemoMark.objects.create(id=1)
    response = here.get(demo_link(account))
    assert (response.status_code, response.url) == (302, "/fr/")
    assert here.session["_auth_user_id"] == str(account.pk)


def test_a_demo_link_does_nothing_without_the_mark(here):
    assert here.get(demo_link(open_account())).status_code == 404


@pytest.mark.parametrize(
    "elsewhere",
    [{"REMOTE_ADDR": "192.0.2.1"}, {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, {"SERVER_NAME": "accede.example"}],
)
def test_a_demo_link_does_nothing_from_elsewhere(here, settings, elsewhere):
    settings.ALLOWED_HOSTS = ["*"]
    DemoMark.objects.create(id=1)
    assert here.get(demo_link(open_account()), **elsewhere).status_code == 404


def test_a_forged_demo_link_is_no_page(here):
    DemoMark.objects.create(id=1)
    assert here.get(demo_link(open_account()) + "x/").status_code == 404
    assert here.get(reverse("demo_sign_in", args=["1:forged"])).status_code == 404


@pytest.fixture(autouse=True)
def _forgotten(db):
    cache.clear()
