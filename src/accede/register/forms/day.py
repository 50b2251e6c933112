"""A day, picked as the browser does."""

from django import forms


class Day(forms.DateInput):
    """A day, picked as the browser does."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")
