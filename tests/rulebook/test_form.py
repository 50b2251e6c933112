import pytest
from rulebook.sample import faults, network

WHOLE = {
    "name": "Réseau",
    "legal_form": "association",
    "seat": "Liège",
    "country": "BE",
    "founded": 2001,
    "wises": 0,
    "network_exists": "to_create",
    "contact": "Office",
}


def sheet(**changes):
    return network().form["identity_sheet"].complete(WHOLE | changes)


def test_a_sheet_with_every_required_answer_is_complete():
    assert (sheet().holds, sheet().code, sheet().missing) == (True, "form.complete", ())


@pytest.mark.parametrize("answer", [None, "", "   ", "\t\n", "\u00a0"])
def test_an_empty_answer_is_missing(answer):
    assert (sheet(seat=answer).holds, sheet(seat=answer).missing) == (False, ("seat",))


@pytest.mark.parametrize("answer", [0, False])
def test_nought_and_no_are_answers(answer):
    assert sheet(wises=answer).holds is True


def test_fields_that_are_not_required_may_be_empty():
    assert sheet(website="", workers=None).holds is True


def test_missing_fields_stand_in_the_order_of_the_form():
    answer = network().form["identity_sheet"].complete({})
    assert answer.missing == tuple(WHOLE)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('fields = [{ name = "a", label = "A", fact = "ghost" }]', ("form.f.fields.a.fact", "no_such_fact")),
        ('fields = [{ name = "a", label = "A", kind = "colour" }]', ("form.f.fields.0.kind", "wrong_value")),
        ('fields = [{ name = "a" }]', ("form.f.fields.0", "missing_key")),
        ("fields = 3", ("form.f.fields", "wrong_value")),
    ],
)
def test_a_faulty_form_is_a_fault(text, fault):
    assert faults(f'[form.f]\narticle = "7"\n{text}\n') == [fault]
