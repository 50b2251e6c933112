"""What rules ask of a member and is no number is kept with its day and source, and rules read it."""

from datetime import date, timedelta

import pytest
from cast import NOON
from django.urls import reverse
from register.files import HEADERS, checked, csv
from register.samples import ALIKE, organisation
from register.samples_facts import SINCE, choosy
from statutes.samples import SECRETARY, house_texts

from accede.journal.models import Entry
from accede.journal.queries import verify
from accede.people.capacities import Capacity
from accede.recount.roll import kept, told
from accede.register.actions import merge_organisations, state_fact
from accede.register.actions.importing import MovedOn, apply_import, undo_import
from accede.register.models import Organisation
from accede.register.queries import facts_of, standing_of
from accede.register.queries.exporting import exported
from accede.register.queries.importing import faults_of, faulty
from accede.statutes.actions import AlreadyStated, UnknownFact
from accede.statutes.queries import book_on

pytestmark = pytest.mark.django_db
BEFORE, TODAY = SINCE - timedelta(days=1), NOON.date()
FOUNDED = date(1998, 2, 1)
ASKED = ["Level at which it works", "Recognised by its state", "Founded on", "Languages", "Motto"]


def state(one, name="level", value="local", since=SINCE, source="Its letter"):
    return state_fact(one.organisation, name=name, value=value, since=since, source=source, by=SECRETARY, at=NOON)


def known(one, on=TODAY):
    return facts_of(Organisation.objects.get(pk=one.organisation_id), on)


def read(client, one):
    return client.get(one.get_absolute_url()).content.decode().replace("\u00a0", " ")


def test_a_fact_is_so_from_its_day_on_and_a_rule_reads_it():
    one = choosy()
    state(one, value="national", since=SINCE)
    state(one, value="local", since=TODAY)
    one.organisation.refresh_from_db()
    assert [known(one, day).get("level") for day in (BEFORE, SINCE, TODAY)] == [None, "national", "local"]
    assert [standing_of(one, day).holds for day in (BEFORE, SINCE, TODAY)] == [None, True, False]


@pytest.mark.parametrize(
    ("name", "value"), [("recognised", False), ("founded", FOUNDED), ("spoken", ("FR", "NL")), ("motto", "Together")]
)
def test_each_kind_of_fact_is_read_as_it_was_stated(name, value):
    one = choosy()
    state(one, name, value)
    assert known(one)[name] == value
    assert type(known(one)[name]) is type(value)


def test_a_fact_leaves_its_entry():
    state(choosy(), "founded", FOUNDED)
    entry = Entry.objects.last()
    assert entry.action == "register.state_fact"
    assert entry.values == {"fact": "founded", "value": "1998-02-01", "since": "2027-01-01", "source": "Its letter"}
    assert verify() == []


def test_the_same_is_stated_once_and_of_one_day_the_last_counts():
    one = choosy()
    state(one)
    with pytest.raises(AlreadyStated):
        state(one)
    state(one, value="national")
    assert known(one)["level"] == "national"


@pytest.mark.parametrize("name", ["country", "wises", "ghost"])
def test_what_no_rule_asks_so_is_not_stated(name):
    one = choosy()
    with pytest.raises(UnknownFact):
        state(one, name)


def test_the_office_states_a_fact_on_a_page_and_the_member_reads_it(cast, client, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    house_texts()
    one = choosy()
    cast.signed_in(client, Capacity.SECRETARIAT)
    said = {"value": "local", "since": "2027-01-01", "source": "Its letter"}
    assert reverse("fact", args=[one.number, "level"]) in read(client, one)
    client.post(reverse("fact", args=[one.number, "level"]), said)
    assert known(one)["level"] == "local"
    own = read(cast.signed_in(client, Capacity.DELEGATE, one.organisation_id), one)
    assert "Level at which it works" in own
    assert "1 January 2027" in own
    assert reverse("fact", args=[one.number, "level"]) not in own
    client.logout()
    assert "Level at which it works" not in read(client, one)


def test_no_page_states_what_the_rules_do_not_ask(cast, client):
    house_texts()
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert client.get(reverse("fact", args=[choosy().number, "ghost"])).status_code == 404


def row(*facts, name="Aalto"):
    return [name, "BE", "", "", "", "", "", *facts]


def test_facts_are_exported_and_what_is_exported_is_imported_again():
    one = choosy()
    for name, value in (("level", "local"), ("recognised", True), ("founded", FOUNDED), ("spoken", ("FR", "NL"))):
        state(one, name, value)
    headers, rows = exported(TODAY, book_on(TODAY), "en")
    assert headers[-4:] == ASKED[:4]
    assert next(iter(rows))[-4:] == ["local", "yes", FOUNDED, "FR, NL"]
    before = Organisation.objects.get(pk=one.organisation_id).stated
    sent = csv(row("local", "Yes", "1998-02-01", '"FR, NL"'), headers=HEADERS + ASKED[:4])
    apply_import(checked(sent, known="update"), by=SECRETARY, at=NOON)
    assert Organisation.objects.get(pk=one.organisation_id).stated == before


def test_a_fact_that_nobody_has_stated_is_exported_as_nothing():
    one, _other = choosy(), choosy("Brug")
    state(one, "founded_in", "FR")
    assert [row[-1] for row in exported(TODAY, book_on(TODAY), "en")[1]] == ["France", ""]


def test_days_of_facts_are_read_as_the_file_writes_them():
    one = choosy()
    rows = row("", "", "12/31/1998"), row("", "", "03/04/1999", name="Brug")
    apply_import(checked(csv(*rows, headers=HEADERS + ASKED[:3]), known="update"), by=SECRETARY, at=NOON)
    assert known(one)["founded"] == date(1998, 12, 31)
    assert facts_of(Organisation.objects.get(name="Brug"), TODAY)["founded"] == date(1999, 3, 4)


def test_a_fault_of_an_answer_says_what_was_expected():
    choosy()
    one = checked(csv(row("everywhere", "perhaps", "1998"), headers=HEADERS + ASKED[:3]), known="update")
    expected = "an answer that the rules know: yes or no, one of its choices, or a day"
    found = [(name, why) for _line, name, _value, why in faults_of(one, faulty(one))]
    assert found == [(name, expected) for name in ASKED[:3]]


def test_an_import_states_facts_from_its_day_on_and_once_undone_they_are_as_before():
    one = choosy()
    state(one)
    before = known(one)
    rows = row("national", "non", "01.02.1998"), row("local", "oui", "", name="Brug")
    staged = apply_import(checked(csv(*rows, headers=HEADERS + ASKED[:3]), known="update"), by=SECRETARY, at=NOON)
    assert [known(one, day).get("level") for day in (SINCE, TODAY)] == ["local", "national"]
    assert (known(one)["recognised"], known(one)["founded"]) == (False, FOUNDED)
    assert facts_of(Organisation.objects.get(name="Brug"), TODAY)["recognised"] is True
    undo_import(staged, reason="Sent by mistake", by=SECRETARY, at=NOON)
    assert known(one) == before
    assert not Organisation.objects.filter(name="Brug").exists()


def test_an_import_is_not_applied_over_what_was_stated_since_its_check():
    one = choosy()
    staged = checked(csv(row("national"), headers=HEADERS + ASKED[:1]), known="update")
    state(one)
    with pytest.raises(MovedOn):
        apply_import(staged, by=SECRETARY, at=NOON)


def test_of_two_that_merge_the_answer_of_the_one_that_goes_on_counts_and_the_other_s_where_it_alone_has_one():
    one, other = choosy(), organisation("Aalto ry")
    state(one)
    for name, value in (("level", "national"), ("motto", "Together")):
        state_fact(other, name=name, value=value, since=SINCE, by=SECRETARY, at=NOON)
    merge_organisations(one.organisation, other, values=ALIKE, by=SECRETARY, at=NOON)
    assert (known(one)["level"], known(one)["motto"]) == ("local", "Together")


def test_a_roll_keeps_a_day_as_a_day():
    one = choosy()
    state(one, "founded", FOUNDED)
    assert told(kept(known(one))) == known(one)
