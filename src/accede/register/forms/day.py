"""A day, or a day and an hour, picked as the browser does."""

from django import forms


class Day(forms.DateInput):
    """A day, picked as the browser does."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class Moment(forms.DateTimeInput):
    """A day and an hour, picked as the browser does, in the association's zone."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")
