"""Periods: from a day on, up to another."""

from datetime import date

from django.db.models import Q


def lasting(on: date, prefix: str = "") -> Q:
    """Say in a query that a period holds on a day: begun by then, or nobody knows when, and not yet ended."""
    begun = Q(**{f"{prefix}starts": None}) | Q(**{f"{prefix}starts__lte": on})
    return begun & (Q(**{f"{prefix}ends": None}) | Q(**{f"{prefix}ends__gt": on}))
