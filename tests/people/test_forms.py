"""What people write holds nothing that nobody sees, in whatever form they write it."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from accede.people.forms import Line, Lines
from accede.procedure.forms import AskForm, NoteForm, PresenterForm
from accede.procedure.queries.sheet import read
from accede.register.forms import DetailsForm
from accede.rulebook.form import Form

TURNED, HIDDEN, BELL = "Acme \u202egro.elpmaxe", "Ac\u200bme", "Ac\u0007me"
HOUSE = "accede."
REFUSED = "This holds characters that nobody sees; type it anew."


@pytest.mark.parametrize("words", [TURNED, HIDDEN, BELL, "Acme\nBcc: all", "Ac\u00adme", "\u2066Acme"])
def test_a_line_with_what_nobody_sees_is_refused(words):
    with pytest.raises(ValidationError, match=REFUSED):
        Line().clean(words)


@pytest.mark.parametrize("words", ["Võrgustik Tööle", "शक्\u200dति", "Ένωση 🌍", "a\u00a0b\u202fc"])
def test_a_line_as_people_write_it_is_taken(words):
    assert Line().clean(words) == words


def test_a_text_says_where_it_holds_what_nobody_sees():
    with pytest.raises(ValidationError, match="after “We write to”: delete it there"):
        Lines().clean("We write to \u202eyou.")


def test_a_text_that_is_copied_keeps_its_lines_tabs_and_soft_hyphens():
    words = "Dear all,\r\n\tInte\u00adgration\u200b."
    assert Lines().clean(words) == words


@pytest.mark.parametrize(
    ("form", "name"), [(PresenterForm, "name"), (NoteForm, "words"), (AskForm, "words"), (DetailsForm, "seat")]
)
def test_forms_refuse_it(form, name):
    with pytest.raises(ValidationError):
        form.base_fields[name].clean(TURNED)


@pytest.mark.parametrize("kind", ["text", "long"])
def test_a_sheet_names_the_field_that_holds_it(kind):
    sheet = Form.model_validate({"article": ["7"], "fields": [{"name": "seat", "kind": kind, "label": {"en": "Seat"}}]})
    assert list(read(sheet, {"seat": TURNED}, None).findings) == ["seat"]


def forms_of(kind):
    for one in kind.__subclasses__():
        yield from [one, *forms_of(one)]


def test_no_form_takes_text_in_another_way():
    plain = {
        f"{one.__module__}.{one.__name__}.{name}"
        for one in forms_of(forms.Form)
        for name, field in one.base_fields.items()
        if one.__module__.startswith(HOUSE) and type(field) is forms.CharField
        if not isinstance(field.widget, forms.HiddenInput | forms.Select)
    }
    assert plain == set()
