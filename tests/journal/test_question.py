"""Questions whose SQL is kept, and rows written without the query builder: the same answers, the same rows."""

from datetime import timedelta
from functools import reduce
from operator import or_

import pytest
from cast import NOON
from django.db.models import F, Q
from register.samples import member

from accede.journal.question import Question, Rows, insert, update
from accede.people.models import DemoMark
from accede.register.models import Membership, Organisation
from accede.statutes.models import Edition

pytestmark = pytest.mark.django_db


def test_what_is_given_is_asked_for():
    asked = Question(lambda country, name: Organisation.objects.filter(country=country, name=name).values_list("name"))
    member("One", "BE"), member("Two", "FR")
    assert (asked("BE", "One"), asked("FR", "Two"), asked("BE", "Two")) == ([["One"]], [["Two"]], [])


def test_values_come_as_the_models_know_them():
    one = member()
    asked = Question(lambda key: Membership.objects.filter(organisation=key).values_list("starts", "ends"))
    assert asked(one.organisation_id) == [[one.starts, None]]
    DemoMark.objects.create(id=1, moved=timedelta(days=2))
    assert Question(lambda: DemoMark.objects.values_list("moved"))() == [[timedelta(days=2)]]


def test_a_question_joins_other_tables_and_keeps_its_own_conditions():
    one = member("One", "BE")
    asked = Question(
        lambda key: Membership.objects.filter(organisation=key, ends=None).values_list(F("organisation__country"))
    )
    assert asked(one.organisation_id) == [["BE"]]


def test_its_sql_is_built_once(django_assert_num_queries):
    built = []

    def ask(key):
        built.append(key)
        return Organisation.objects.filter(pk=key).values_list("pk")

    asked, one = Question(ask), member()
    with django_assert_num_queries(2):
        assert asked(one.organisation_id) == asked(one.organisation_id) == [[one.organisation_id]]
    assert len(built) == 1


def test_a_row_is_written_as_its_model_would_write_it():
    written = Edition(in_force="2031-01-01", sha256="a" * 64, content=b"\x00law", loaded_at=NOON)
    insert(written)
    kept = Edition.objects.get(pk=written.pk)
    assert (bytes(kept.content), kept.loaded_at, str(kept.in_force)) == (b"\x00law", NOON, "2031-01-01")


def test_several_rows_are_written_at_once_and_each_has_its_own_number(django_assert_num_queries):
    rows = [Organisation(name=name, country="BE") for name in ("One", "Two", "Three")]
    with django_assert_num_queries(1):
        insert(*rows)
    assert [Organisation.objects.get(pk=one.pk).name for one in rows] == ["One", "Two", "Three"]


def test_a_question_takes_as_many_as_are_given():
    asked = Question(lambda *keys: Organisation.objects.filter(reduce(or_, (Q(pk=key) for key in keys))).values_list())
    keys = [member(name).organisation_id for name in ("One", "Two", "Three")]
    assert [len(asked(*keys[:number])) for number in (1, 3, 2, 1)] == [1, 3, 2, 1]


def test_only_the_fields_that_are_named_are_changed_and_only_of_that_row():
    one, other = member("One"), member("Two")
    organisation = Organisation(pk=one.organisation_id, name="Other", country="XX")
    update(organisation, "name")
    again = Organisation.objects.get(pk=one.organisation_id)
    assert (again.name, again.country) == ("Other", one.organisation.country)
    assert Organisation.objects.get(pk=other.organisation_id).name == "Two"


def test_rows_come_whole_with_those_they_belong_to(django_assert_num_queries):
    one, _other = member("One"), member("Two")
    asked = Rows(lambda key: Membership.objects.filter(organisation=key).select_related("organisation"))
    asked(one.organisation_id)
    with django_assert_num_queries(1):
        [found] = asked(one.organisation_id)
        assert (found, found.starts, found.organisation.name) == (one, one.starts, "One")


def test_what_rows_leave_out_is_read_when_it_is_asked_for(django_assert_num_queries):
    one = member("One")
    asked = Rows(
        lambda key: (
            Membership.objects.filter(organisation=key)
            .select_related("organisation")
            .defer("category", "organisation__country")
        )
    )
    [found], told = asked(one.organisation_id), (one.category, one.organisation.country)
    with django_assert_num_queries(2):
        assert (found.category, found.organisation.country) == told
