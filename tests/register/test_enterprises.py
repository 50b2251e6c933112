"""An enterprise that several members list is one, however it was listed, said to be one, and ended."""

from datetime import date

import pytest
from cast import NOON, acting
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from register.samples import listing, member
from statutes.samples import SECRETARY, law

from accede.journal.actions import Refused
from accede.journal.models import Entry
from accede.people.capacities import Capacity
from accede.register.actions import (
    AlreadyListed,
    AlreadySaid,
    Apart,
    EndsTooEarly,
    NotEnded,
    WrongNumber,
    compare_enterprises,
    declare_figure,
    end_belonging,
    list_enterprises,
    resume_belonging,
    take_comparison_back,
)
from accede.register.models import Belonging, Enterprise, Likeness, Membership, Organisation
from accede.register.queries import counted_once, facts_of, members_on, own_count, possible_duplicates
from accede.register.queries.enterprises import Union
from accede.register.queries.listing import Listed, read_lines
from accede.statutes.queries import law_read_once

pytestmark = pytest.mark.django_db
NEW_YEAR, MAY, JUNE = date(2027, 1, 1), date(2027, 5, 1), date(2027, 6, 1)
NUMBER = "0403.019.261"


def end(belonging, ends=JUNE):
    end_belonging(belonging, ends=ends, by=SECRETARY, at=NOON)


def resume(belonging):
    resume_belonging(belonging, by=SECRETARY, at=NOON)


def say(first, second, said="one"):
    return compare_enterprises(first, second, said=said, by=SECRETARY, at=NOON)


def take_back(likeness):
    take_comparison_back(likeness, by=SECRETARY, at=NOON)


def read(text, one, language="en"):
    return read_lines(text, one.organisation, MAY, language)


def whole(on=JUNE):
    found = counted_once(on)[0]
    return found.once, found.sum


def test_one_number_makes_one_enterprise_however_it_is_written():
    for name, typed in (("Aalto", "0403.019.261"), ("Brug", "BE 403019261"), ("Cap", "0403019261")):
        listing(member(name), (f"Atelier of {name}", typed))
    assert Enterprise.objects.count() == 1
    assert whole() == (1, 3)
    assert sorted(Belonging.objects.values_list("registration", flat=True))[0] == "0403.019.261"


def test_a_name_alone_makes_two_members_enterprises_no_one_but_offers_them():
    listing(member("Aalto"), ("L’Atelier ASBL", ""))
    listing(member("Brug"), ("l'atelier a.s.b.l.", NUMBER))
    listing(member("Cap"), ("Atelier", ""))
    assert whole() == (3, 3)
    assert [(one.name, two.name) for one, two in possible_duplicates(JUNE)] == [
        ("L’Atelier ASBL", "l'atelier a.s.b.l.")
    ]


def test_two_numbers_of_one_name_are_not_offered():
    listing(member("Aalto"), ("Atelier", NUMBER))
    listing(member("Brug"), ("Atelier", "0428.759.497"))
    assert possible_duplicates(JUNE) == []


def test_what_is_said_of_two_counts_until_it_is_taken_back():
    listing(member("Aalto"), ("Atelier", ""))
    listing(member("Brug"), ("Atelier", ""))
    first, second = Enterprise.objects.order_by("pk")
    likeness = say(second, first)
    assert whole() == (1, 2)
    assert possible_duplicates(JUNE) == []
    take_back(likeness)
    assert whole() == (2, 2)
    assert len(possible_duplicates(JUNE)) == 1
    say(first, second, "two")
    assert whole() == (2, 2)
    assert possible_duplicates(JUNE) == []


def test_one_thing_is_said_of_a_pair_and_only_within_a_country():
    one = member("Aalto")
    listing(one, ("Atelier", ""), ("Werkhof", ""))
    listing(member("Brug", "FR"), ("Atelier", "", "FR"))
    first, second, abroad = Enterprise.objects.order_by("pk")
    say(first, second)
    with pytest.raises(AlreadySaid):
        say(second, first, "two")
    with pytest.raises(Apart):
        say(first, abroad)
    with pytest.raises(Apart):
        say(first, first)


def test_two_lines_of_one_member_that_are_one_count_once_in_its_own_number():
    one = member()
    listing(one, ("Atelier", ""), ("Atelier du Port", NUMBER))
    assert own_count(one.organisation, JUNE) == 2
    likeness = say(*Enterprise.objects.order_by("pk"))
    assert own_count(Organisation.objects.get(), JUNE) == 1
    assert whole() == (1, 1)
    take_back(likeness)
    assert own_count(Organisation.objects.get(), JUNE) == 2


def test_what_has_ended_counts_up_to_the_day_before():
    one = member()
    listing(one, ("Atelier", ""))
    end(Belonging.objects.get())
    known = Organisation.objects.get()
    assert [own_count(known, day) for day in (date(2027, 4, 30), MAY, date(2027, 5, 31), JUNE)] == [None, 1, 1, None]
    with pytest.raises(EndsTooEarly):
        end(Belonging.objects.get())
    resume(Belonging.objects.get())
    assert own_count(Organisation.objects.get(), JUNE) == 1
    with pytest.raises(NotEnded):
        resume(Belonging.objects.get())


def test_nothing_ends_before_it_began_and_what_ends_on_its_first_day_never_counted():
    listing(member(), ("Atelier", ""))
    with pytest.raises(EndsTooEarly):
        end(Belonging.objects.get(), NEW_YEAR)
    end(Belonging.objects.get(), MAY)
    assert own_count(Organisation.objects.get(), MAY) is None


def test_what_was_listed_anew_cannot_be_taken_up_from_before():
    one = member()
    listing(one, ("Atelier", ""))
    first = Belonging.objects.get()
    end(first)
    listing(one, ("Atelier", ""), starts=JUNE)
    with pytest.raises(NotEnded):
        resume(first)


def test_a_member_lists_an_enterprise_once_at_a_time():
    one = member()
    listing(one, ("Atelier", NUMBER))
    with pytest.raises(AlreadyListed):
        listing(one, ("Another name", "BE 403019261"))
    with pytest.raises(AlreadyListed):
        listing(one, ("Brug", ""), ("BRUG", ""))
    assert Belonging.objects.count() == 1


def test_a_wrong_number_lists_nothing_at_all():
    with pytest.raises(WrongNumber):
        listing(member(), ("Atelier", ""), ("Werkhof", "0403.019.262"))
    assert not Belonging.objects.exists()


def test_many_lines_leave_one_entry_with_their_number_and_digest():
    listing(member(), ("Atelier", ""), ("Werkhof", ""))
    entry = Entry.objects.get(action="register.list_enterprises")
    assert (entry.values["listed"], entry.values["starts"], len(entry.values["rows"])) == (2, "2027-05-01", 64)


def test_a_delegate_lists_for_its_own_network_alone():
    ours, theirs = member("Aalto").organisation, member("Brug").organisation
    by = acting(Capacity.DELEGATE, ours.pk)
    list_enterprises(ours, listed=[Listed("Atelier", "BE")], starts=MAY, by=by, at=NOON)
    with pytest.raises(Refused):
        list_enterprises(theirs, listed=[Listed("Atelier", "BE")], starts=MAY, by=by, at=NOON)


def test_the_fact_that_counts_enterprises_comes_from_the_list_of_the_day_else_from_what_was_declared():
    one = member()
    declare_figure(one.organisation, name="wises", value=40, year=2026, by=SECRETARY, at=NOON)
    listing(one, ("Atelier", ""), ("Werkhof", ""))
    known = Organisation.objects.get()
    assert [facts_of(known, day)["wises"] for day in (date(2027, 4, 30), MAY)] == [40, 2]


def test_the_union_counts_each_country_and_only_members_of_the_day():
    listing(member("Aalto"), ("Atelier", NUMBER), ("Werkhof", ""))
    listing(member("Brug"), ("Atelier", NUMBER), ("Passage", "", "FR"))
    gone = member("Cap")
    listing(gone, ("Dock", ""))
    Membership.objects.filter(pk=gone.pk).update(ends=JUNE)
    every, by_country = counted_once(JUNE)
    assert by_country == {"BE": Union(2, 3), "FR": Union(1, 1)}
    assert every == Union(3, 4)
    assert counted_once(MAY)[0] == Union(4, 5)


@pytest.mark.parametrize(("text", "language"), [
    ("Atelier;BE;0403.019.261", "en"),
    ("name;country;number\nAtelier;Belgium;0403019261\n", "en"),
    ("Atelier\tBelgique\t0403019261", "fr"),
    ("\n\"Atelier\",be,BE 403019261\n\n", "en"),
    ("Atelier;;0403019261", "en"),
])  # fmt: skip
def test_lines_are_read_however_they_are_parted_and_name_the_country(text, language):
    (found,), wrong = read(text, member(), language)
    assert (found.name, found.country, found.number, wrong) == ("Atelier", "BE", "0403019261", [])


def test_every_line_that_is_wrong_is_told_with_its_number_and_why():
    one = member()
    listing(one, ("Known", ""))
    text = "Good;BE\n;BE\nFar;Atlantis\nBad;BE;0403.019.262\nKnown\nTwice\nTWICE;BE"
    rows, wrong = read(text, one)
    assert len(rows) == 7
    assert [(fault.line, str(fault.why)) for fault in wrong] == [
        (2, "Give a name of at most 300 characters."),
        (3, "This country is not known. Give its two letters, such as BE, or its name."),
        (4, "A digit of this number is wrong: it fails its own check. A right one looks like 0403.019.261."),
        (5, "It is listed already, or stands here twice."),
        (6, "It is listed already, or stands here twice."),
        (7, "It is listed already, or stands here twice."),
    ]


@pytest.mark.parametrize("number", [3, 300])
def test_the_facts_of_members_that_list_ask_the_same_number_of_questions(number, django_assert_num_queries):
    law()
    for index in range(number):
        known = Organisation.objects.create(name=f"Network {index}", country="BE")
        Membership.objects.create(number=index + 1, organisation=known, category="full", starts=NEW_YEAR)
        known.own_counts.create(starts=NEW_YEAR, number=index + 1)
    with law_read_once(), django_assert_num_queries(7):
        assert [facts_of(one.organisation, JUNE)["wises"] for one in members_on(JUNE)] == list(range(1, number + 1))


THINGS = [("Atelier", NUMBER), ("Werkhof", "0428.759.497"), ("Atelier", ""), ("Passage", "")]
DAYS = [date(2027, month, 1) for month in range(1, 7)]
members, things, days = st.integers(0, 2), st.integers(0, 3), st.integers(0, 5)
deeds = st.one_of(
    st.tuples(st.just("list"), members, things, days),
    st.tuples(st.just("end"), members, things, days),
    st.tuples(st.just("resume"), members, things),
    *[st.tuples(st.just("one"), members, things, members, things)] * 3,
    st.tuples(st.just("back"), st.integers(0, 5)),
)


class Naive:
    """What should be counted, worked out the long way from what was done."""

    def __init__(self):
        self.periods, self.links, self.ids = [], [], []

    @staticmethod
    def body(who, thing):
        return thing if THINGS[thing][1] else (who, thing)

    def latest(self, who, thing, is_open):
        ours = [one for one in self.periods if one["who"] == who and one["thing"] == thing]
        fit = [one for one in ours if (one["ends"] is None) == is_open]
        return fit[-1] if fit else None

    def count(self, day, who=None):
        there = [
            one for one in self.periods
            if one["starts"] <= day and (one["ends"] is None or day < one["ends"]) and who in (None, one["who"])
        ]  # fmt: skip
        groups = [{self.body(one["who"], one["thing"])} for one in there]
        groups += [set(pair) for pair in self.links]
        merged = True
        while merged:
            merged = False
            for one in groups:
                for other in groups:
                    if one is not other and one & other:
                        one |= other
                        groups.remove(other)
                        merged = True
                        break
                if merged:
                    break
        bodies = {self.body(one["who"], one["thing"]) for one in there}
        return sum(bool(group & bodies) for group in groups)


def enterprise(who, thing):
    found = Belonging.objects.filter(organisation=who, name=THINGS[thing][0], registration=THINGS[thing][1]).last()
    return found.enterprise if found else None


def do(naive, deed, known):
    match deed:
        case ("list", who, thing, day):
            listing(known[who], THINGS[thing], starts=DAYS[day])
            naive.periods.append({"who": who, "thing": thing, "starts": DAYS[day], "ends": None})
        case ("end" | "resume" as verb, who, thing, *day):
            period = naive.latest(who, thing, verb == "end")
            if period:
                name, number = THINGS[thing]
                mine = Belonging.objects.filter(organisation=known[who].organisation, name=name, registration=number)
                row = mine.filter(starts=period["starts"], ends=period["ends"]).last()
                end(row, DAYS[day[0]]) if day else resume(row)
                period["ends"] = DAYS[day[0]] if day else None
        case ("one", who, thing, whom, other):
            pair = enterprise(known[who].organisation, thing), enterprise(known[whom].organisation, other)
            if all(pair):
                likeness = say(*pair)
                naive.links.append((naive.body(who, thing), naive.body(whom, other)))
                naive.ids.append(likeness.pk)
        case ("back", place):
            if place < len(naive.links):
                take_back(Likeness.objects.get(pk=naive.ids.pop(place)))
                naive.links.pop(place)


def begin(naive, known, begun):
    for who, one in enumerate(known):
        ours = [thing for member, thing in sorted(begun) if member == who]
        listing(one, *(THINGS[thing] for thing in ours), starts=DAYS[0])
        naive.periods += [{"who": who, "thing": thing, "starts": DAYS[0], "ends": None} for thing in ours]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.tuples(members, things), min_size=6), st.lists(deeds, max_size=10))
def test_an_enterprise_is_counted_once_whatever_was_listed_merged_and_ended_in_whatever_order(begun, done):
    with transaction.atomic():
        known, naive = [member(name) for name in ("Aalto", "Brug", "Cap")], Naive()
        begin(naive, known, begun)
        for deed in done:
            try:
                do(naive, deed, known)
            except Refused:
                continue  # what is refused changes nothing, on either side
        for day in DAYS:
            own = [own_count(Organisation.objects.get(pk=one.organisation_id), day) or 0 for one in known]
            assert own == [naive.count(day, who) for who in range(3)]
            found = counted_once(day)[0]
            assert (found.once, found.sum) == (naive.count(day), sum(own))
        transaction.set_rollback(True)
