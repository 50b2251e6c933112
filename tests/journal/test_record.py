"""What values look like in the journal."""

from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction

import pytest

from accede.journal.record import digest, instant, named, recorded
from accede.people.models import Account
from accede.rulebook.verdict import Mark, Money, Verdict


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (None, None),
        (True, True),
        (7, 7),
        (2**53, str(2**53)),
        ("é", "é"),
        (Fraction(2, 3), "2/3"),
        (date(2027, 5, 29), "2027-05-29"),
        (datetime(2027, 5, 29, 12, tzinfo=UTC), "2027-05-29T12:00:00.000000+00:00"),
        (Money(-38605, "EUR"), {"amount": "-386.05", "currency": "EUR"}),
        (frozenset({"b", "a"}), ["a", "b"]),
        ({"on": (date(2027, 1, 2),)}, {"on": ["2027-01-02"]}),
        (Account(pk=7), "people.account:7"),
    ],
)
def test_a_value_is_written_exactly(value, plain):
    assert recorded(value) == plain


def test_a_verdict_is_written_with_what_went_in_and_what_was_assumed():
    mark = Mark("assumed", "majority.ordinary", {"en": "not in the text"})
    inner = Verdict(code="reached", holds=None, missing=("in_arrears",))
    verdict = Verdict(code="all", holds=False, values={"for": 11}, article=("13.2",), marks=(mark,), because=(inner,))

    assert recorded(verdict) == {
        "code": "all",
        "holds": False,
        "values": {"for": 11},
        "article": ["13.2"],
        "marks": [{"kind": "assumed", "rule": "majority.ordinary"}],
        "because": [{"code": "reached", "holds": None, "missing": ["in_arrears"]}],
    }


@pytest.mark.parametrize("value", [0.5, object(), b"bytes"])
def test_what_has_no_exact_form_is_refused(value):
    with pytest.raises(TypeError):
        recorded(value)


def test_an_instant_reads_the_same_from_every_zone():
    brussels = timezone(timedelta(hours=2))
    assert instant(datetime(2027, 6, 4, 14, tzinfo=brussels)) == "2027-06-04T12:00:00.000000+00:00"


def test_the_digest_does_not_depend_on_the_order_of_keys():
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1}) != digest({"a": 1, "b": 2}, salt="x")


def test_a_subject_is_named_by_its_room_noun_and_key():
    assert named(Account(pk=34)) == "people.account:34"
    assert named("assembly.item:34") == "assembly.item:34"
    assert named(None) == ""
