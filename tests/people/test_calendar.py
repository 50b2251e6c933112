"""A demo's own calendar moves forward by whole days."""

from datetime import datetime, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

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
