"""What a candidate agrees to leads to the texts themselves, where they are published in the reader's language."""

import pytest
from django.urls import reverse
from procedure.samples import house, met
from statutes.samples import copy

from accede.people.capacities import Capacity

pytestmark = pytest.mark.django_db


def link(one, label):
    return f'<a href="{reverse("text_file", args=[one.pk])}">{label}</a>'


def agreement(client):
    return dict(client.get(reverse("join")).context["holds"]["told"])["Your agreement"]


def test_join_us_leads_to_each_text_that_is_published_in_the_readers_language(client):
    house()
    before = agreement(client)
    copy(name="declaration", language="fr")
    copy(name="declaration", published=False)
    assert agreement(client) == before
    one = copy(name="statutes")
    assert link(one, "Statutes (2021)") in agreement(client)
    assert agreement(client).count("<a ") == 1


def test_the_form_of_a_request_leads_to_the_texts_above_their_boxes(client, cast):
    candidacy, one = met(), copy(name="statutes")
    cast.signed_in(client, Capacity.CANDIDATE, candidacy.organisation_id)
    field = client.get(candidacy.get_absolute_url()).context["request_form"]["adheres"]
    assert field.help_text == f"To read first: {link(one, 'Statutes (2021)')}"


def test_where_no_text_is_published_the_form_leads_nowhere(client, cast):
    candidacy = met()
    cast.signed_in(client, Capacity.CANDIDATE, candidacy.organisation_id)
    assert client.get(candidacy.get_absolute_url()).context["request_form"]["adheres"].help_text == ""
