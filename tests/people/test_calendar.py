"""A demo's own calendar moves forward by whole days."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from statutes.samples import law

from accede.people.models import DemoMark
from accede.people.queries import now

pytestmark = pytest.mark.django_db
ONE_DAY = timedelta(days=1)


def test_late_in_the_evening_the_calendar_moves_from_the_day_that_the_page_shows():
    clock = timezone.now()
    evening = datetime.combine(clock.date() + ONE_DAY, time(23, 30), tzinfo=clock.tzinfo)
    DemoMark.objects.create(id=1, moved=evening - clock)
    shown = evening.date() + ONE_DAY  # in Brussels it is past midnight
    here = Client(SERVER_NAME="localhost")
    here.post("/demo/calendar/", {"shown": shown.isoformat(), "day": (shown + ONE_DAY).isoformat()})
    assert now().date() == evening.date() + ONE_DAY


def test_the_calendar_keeps_the_hour_of_the_house_where_summer_begins_on_the_way(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2027, 3, 20, 22, 30, tzinfo=UTC))
    law()
    DemoMark.objects.create(id=1)
    Client(SERVER_NAME="localhost").post("/demo/calendar/", {"shown": "2027-03-20", "day": "2027-04-05"})
    assert now() == datetime(2027, 4, 5, 21, 30, tzinfo=UTC)  # half past eleven in Brussels, before and after
