"""Accounts: one an address, whatever its case."""

import pytest
from cast import NOON, acting
from django.db import IntegrityError, transaction

from accede.journal.models import Entry, Personal
from accede.people.actions import AlreadyOpen, NotEmpty, UnknownLanguage, change_language, mark_as_demo, open_account
from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.people.queries import account_at, is_demo

pytestmark = pytest.mark.django_db

SECRETARY, TECHNICIAN = acting(Capacity.SECRETARIAT), acting(Capacity.TECHNICIAN)


def opened(email="Ana@Example.org", **fields):
    return open_account(email, by=SECRETARY, at=NOON, **fields)


def test_an_address_is_found_whatever_its_case():
    account = opened()
    assert account.email == "ana@example.org"
    assert account_at(" ANA@example.ORG ") == account
    assert not account.has_usable_password()


def test_a_second_account_for_an_address_is_refused():
    opened()
    with pytest.raises(AlreadyOpen):
        opened("ana@EXAMPLE.org")


def test_the_database_itself_holds_one_account_an_address():
    opened()
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(email="ANA@example.org")


def test_the_address_stands_beside_the_journal_not_in_it():
    opened(name="Ana")
    assert Entry.objects.get().values == {"language": "en"}
    assert Personal.objects.get().values == {"email": "ana@example.org", "name": "Ana"}


def test_an_account_speaks_a_language_of_the_interface():
    account = opened(language="fr")
    with pytest.raises(UnknownLanguage):
        change_language(account, language="tlh", by=SECRETARY, at=NOON)
    change_language(account, language="en", by=SECRETARY, at=NOON)
    account.refresh_from_db()
    assert account.language == "en"


def test_only_an_empty_database_becomes_a_demo():
    assert not is_demo()
    mark_as_demo(by=TECHNICIAN, at=NOON)
    assert is_demo()


def test_a_database_with_accounts_never_becomes_a_demo():
    opened()
    with pytest.raises(NotEmpty):
        mark_as_demo(by=TECHNICIAN, at=NOON)
    assert not is_demo()
