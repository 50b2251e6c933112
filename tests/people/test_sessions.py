"""Who asks is read from the session, for as long as it lasts and its account may sign in."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db.models import F
from django.urls import reverse

from accede.people.models import Account

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client):
    """Somebody's browser, signed in."""
    client.force_login(Account.objects.create(email="one@example.org"))
    return client


def is_known(client):
    return client.get(reverse("own_data")).status_code != 302


def test_a_session_signs_in_its_account(signed_in):
    assert is_known(signed_in)


def test_a_session_that_is_over_signs_nobody_in(signed_in):
    Session.objects.update(expire_date=F("expire_date") - timedelta(days=400))
    assert not is_known(signed_in)


def test_a_session_that_was_never_begun_signs_nobody_in(signed_in):
    Session.objects.all().delete()
    assert not is_known(signed_in)


def test_an_account_that_may_not_sign_in_is_nobody(signed_in):
    Account.objects.update(is_active=False)
    assert not is_known(signed_in)


def test_an_account_that_is_gone_is_nobody(signed_in):
    Account.objects.all().delete()
    assert not is_known(signed_in)
