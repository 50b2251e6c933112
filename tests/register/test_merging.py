"""Two organisations are said to be one: what was of one is the other's, and lines name whom they named."""

from datetime import date, timedelta

import pytest
from cast import NOON, open_account
from django.urls import reverse
from register.files import csv, imported
from register.samples import ALIKE, delegate, left, listing, mandate, member, organisation, owe
from statutes.samples import SECRETARY, house_texts, law

from accede.journal.models import Entry
from accede.journal.queries import verify
from accede.people.capacities import Capacity
from accede.register.actions import (
    AlreadyTold,
    NotTheirs,
    TwoMembers,
    Unmergeable,
    correct_entry,
    declare_figure,
    enter_member,
    merge_organisations,
    take_distinction_back,
    tell_apart,
)
from accede.register.actions.merging import stays
from accede.register.models import Distinction, Membership, Organisation, RegisterEntry
from accede.register.queries import facts_of, members_on, projected
from accede.register.queries.merging import doubles_due, possible_doubles
from accede.register.queries.relations import relations_to

pytestmark = pytest.mark.django_db
EARLY, LATE = date(2016, 1, 1), date(2022, 1, 1)


def text(answer):
    return answer.content.decode()


def merged(first, second, **values):
    return merge_organisations(first, second, values=ALIKE | values, by=SECRETARY, at=NOON)


def former(name="Aalto", **details):
    """An organisation that was a member from 2016 to 2019."""
    one = member(name, details=details, effective_on=EARLY)
    left(one, on=date(2019, 1, 1))
    return one.organisation


@pytest.mark.parametrize(
    ("one", "other", "signs"),
    [
        ({"name": "Aalto", "country": "FI"}, {"name": "AALTÖ", "country": "FI"}, ["key"]),
        (
            {"name": "Aalto", "country": "FI", "registration": "FI 1234567-8"},
            {"name": "Brug", "country": "FI", "registration": "12345678"},
            ["number_key"],
        ),
        (
            {"name": "Aalto", "website": "https://www.aalto.example.org/fi"},
            {"name": "Brug", "website": "http://aalto.example.org"},
            ["host"],
        ),
        ({"name": "Aalto", "country": "FI"}, {"name": "Aalto", "country": "SE"}, []),
        ({"name": "Aalto"}, {"name": "Brug"}, []),
    ],
)
def test_organisations_look_like_one_by_number_by_name_or_by_website(one, other, signs):
    first, second = organisation(**one), organisation(**other)
    assert possible_doubles() == ({(first.pk, second.pk): signs} if signs else {})


def test_a_website_that_many_share_is_no_sign():
    for number in range(9):
        organisation(f"Network {number}", website=f"https://sites.example.org/{number}")
    assert possible_doubles() == {}


def test_an_imported_organisation_is_compared_as_one_that_was_added():
    organisation("Aalto", "FI", website="https://www.aalto.example.org")
    imported(csv(["Brug", "FI", "", "", "aalto.example.org"]))
    assert list(possible_doubles().values()) == [["host"]]


def test_an_organisation_that_an_import_changes_is_compared_as_it_is_then():
    law()
    organisation("Aalto", "FI", registration="1", website="https://old.example.org")
    headers = ["Name", "Country", "Website"]
    imported(csv(["aalto", "FI", "new.example.org"], headers=headers), known="update")
    one = Organisation.objects.get()
    assert (one.key, one.number_key, one.host) == ("FI aalto", "FI 1", "new.example.org")


def test_two_that_are_said_to_be_two_are_not_offered_again_unless_it_is_taken_back():
    pair = organisation(), organisation()
    said = tell_apart(*reversed(pair), by=SECRETARY, at=NOON)
    assert possible_doubles() == {}
    with pytest.raises(AlreadyTold):
        tell_apart(*pair, by=SECRETARY, at=NOON)
    with pytest.raises(Unmergeable):
        merged(*pair)
    take_distinction_back(said, by=SECRETARY, at=NOON)
    assert len(possible_doubles()) == 1


def test_whoever_is_a_member_now_stands_for_both():
    gone, kept = organisation(), member().organisation
    assert merged(gone, kept) == kept
    gone.refresh_from_db()
    assert gone.merged_into == kept
    assert possible_doubles() == {}


def test_of_two_that_are_no_members_the_former_member_stands_for_both_and_then_the_older():
    stranger, kept = organisation(), former()
    assert merged(stranger, kept) == kept
    older, younger = organisation("Brug"), organisation("Brug")
    assert merged(younger, older, name="Brug") == older


def test_memberships_one_after_another_become_those_of_one_organisation():
    gone, kept = former(), member(effective_on=LATE).organisation
    merged(gone, kept)
    assert [one.number for one in kept.memberships.all()] == [1, 2]
    assert [one.number for one in members_on(date(2017, 1, 1))] == [1]
    assert members_on(date(2017, 1, 1)).get().organisation == kept
    assert [(one.starts, one.ends) for one in projected(kept)] == [(EARLY, date(2019, 1, 1)), (LATE, None)]


def test_lines_name_whom_they_named_and_can_still_be_put_right():
    gone, kept = former(), member(effective_on=LATE).organisation
    merged(gone, kept)
    lines = list(RegisterEntry.objects.values_list("number", "organisation"))
    assert lines == [(1, gone.pk), (2, gone.pk), (3, kept.pk)]
    said = {"reason": "Typed wrongly", "is_void": False, "effective_on": date(2020, 1, 1)}
    correct_entry(RegisterEntry.objects.get(pk=2), **said, by=SECRETARY, at=NOON)
    assert list(kept.memberships.values_list("number", "ends")) == [(1, date(2020, 1, 1)), (2, None)]


def test_what_was_known_before_two_were_found_to_be_one_stays_known():
    gone, kept = former(), member(effective_on=LATE).organisation
    known = [[one.number for one in members_on(day, NOON.date())] for day in (EARLY, LATE)]
    merged(gone, kept)
    assert known == [[1], [2]]
    assert [[one.number for one in members_on(day, NOON.date())] for day in (EARLY, LATE)] == known


@pytest.mark.parametrize("until", [None, date(2023, 1, 1)])
def test_two_that_were_members_at_the_same_time_are_two_members(until):
    one, other = member(), member(effective_on=LATE)
    if until:
        left(one, on=until)
    with pytest.raises(TwoMembers):
        merged(one.organisation, other.organisation)


def test_a_membership_that_never_began_stands_in_nobody_s_way():
    one, other = member(), member()
    correct_entry(one.lines.get(), reason="Twice", is_void=True, by=SECRETARY, at=NOON)
    assert merged(one.organisation, other.organisation) == other.organisation


def test_whoever_becomes_a_member_after_it_has_one_history():
    gone, kept = organisation(), former()
    merged(gone, kept)
    said = {"effective_on": LATE, "decided_on": LATE, "decision": "", "article": (), "edition": law()}
    enter_member(kept, category="full", **said, by=SECRETARY, at=NOON)
    assert [(one.starts, one.ends) for one in kept.memberships.all()] == [(EARLY, date(2019, 1, 1)), (LATE, None)]


def test_figures_debts_people_and_lists_are_those_of_one():
    gone, kept = former(), member(effective_on=LATE).organisation
    declare_figure(kept, name="wises", value=12, year=2026, by=SECRETARY, at=NOON)
    declare_figure(gone, name="wises", value=99, year=2026, by=SECRETARY, at=NOON)
    declare_figure(gone, name="workers", value=40, year=2026, by=SECRETARY, at=NOON)
    owe(gone.memberships.get())
    mandate(open_account("one@example.org"), gone, capacity="candidate", office="candidate")
    listing(gone.memberships.get(), ("Atelier", "0403.019.261"))
    merged(gone, kept)
    kept = Organisation.objects.get(pk=kept.pk)
    assert {
        name: value for name, value in facts_of(kept, NOON.date()).items() if name in ("workers", "in_arrears")
    } == {
        "workers": 40,
        "in_arrears": True,
    }
    assert (kept.mandates.count(), kept.belongings.count(), kept.own_counts.get().number) == (1, 1, 1)
    assert sorted(kept.figures.values_list("value", flat=True)) == [12, 40]
    assert list(gone.figures.values_list("value", flat=True)) == [99]


def test_what_both_hold_is_held_once():
    gone, kept = organisation(), member()
    person = delegate(kept)
    mandate(person, gone)
    listing(kept, ("Atelier", "0403.019.261"))
    listing(Membership(organisation=gone), ("Atelier", "0403.019.261"))
    merged(gone, kept.organisation)
    assert kept.organisation.mandates.filter(ends=None).count() == 1
    assert kept.organisation.belongings.filter(ends=None).count() == 1
    assert kept.organisation.own_counts.last().number == 1


def test_the_values_that_were_chosen_stay_and_the_other_is_kept_as_it_was():
    gone, kept = organisation("Aalto", seat="Turku"), member("Alto", details={"website": "https://a.example.org"})
    one = merged(gone, kept.organisation, name="Aalto", seat="Turku", website="https://a.example.org")
    assert (one.name, one.seat, one.website, one.key) == ("Aalto", "Turku", "https://a.example.org", "BE aalto")
    gone.refresh_from_db()
    assert (gone.name, gone.seat) == ("Aalto", "Turku")


@pytest.mark.parametrize("values", [{"name": "Neither"}, {"more": "x"}])
def test_only_what_one_of_the_two_says_can_stay(values):
    with pytest.raises(NotTheirs):
        merged(organisation(), organisation(), **values)


def test_what_has_become_part_of_another_is_not_merged_again_and_a_third_takes_both():
    law()
    first, second, third = (organisation() for _each in range(3))
    merged(first, second)
    with pytest.raises(Unmergeable):
        merged(second, third)
    merged(third, first)
    assert {one.merged_into for one in Organisation.objects.exclude(pk=first.pk)} == {first}
    fourth = member().organisation
    merged(first, fourth)
    assert {one.merged_into for one in Organisation.objects.exclude(pk=fourth.pk)} == {fourth}


def test_a_file_that_names_what_has_become_part_of_another_means_that_one():
    gone, kept = organisation("Brug", "FI"), member("Aalto", "FI").organisation
    merged(gone, kept, country="FI")
    imported(csv(["Brug", "FI", "Ghent"]), known="update")
    kept.refresh_from_db()
    gone.refresh_from_db()
    assert (kept.seat, gone.seat) == ("Ghent", "")


def test_one_entry_tells_what_became_whose():
    gone, kept = organisation("Alto"), member()
    declare_figure(gone, name="wises", value=12, year=2026, by=SECRETARY, at=NOON)
    merged(gone, kept.organisation)
    entry = Entry.objects.last()
    assert (entry.action, entry.subject) == (
        "register.merge_organisations",
        f"register.organisation:{kept.organisation_id}",
    )
    assert entry.values == {
        "gone": f"register.organisation:{gone.pk}",
        "names": ["Aalto", "Alto"],
        "changed": {},
        "moved": {"register.figure": 1},
    }
    assert verify() == []


def test_of_everything_that_names_an_organisation_it_is_known_what_becomes_of_it():
    assert {(model._meta.label_lower, field): stays(model) for model, field in relations_to(Organisation)} == {
        ("assembly.attendance", "organisation"): False,
        ("assembly.ballot", "organisation"): True,
        ("assembly.coming", "organisation"): False,
        ("assembly.delegation", "organisation"): False,
        ("assembly.draw", "organisation"): False,
        ("assembly.draw", "through"): False,
        ("assembly.entrusting", "holder"): False,
        ("assembly.entrusting", "principal"): False,
        ("assembly.initiative", "starter"): False,
        ("assembly.meetingask", "organisation"): False,
        ("assembly.naming", "organisation"): False,
        ("assembly.naming", "speaker"): False,
        ("assembly.nomination", "organisation"): False,
        ("assembly.nomination_proposers", "organisation"): False,
        ("assembly.objection", "organisation"): False,
        ("assembly.place", "holder"): False,
        ("assembly.place", "organisation"): False,
        ("assembly.rollentry", "organisation"): False,
        ("assembly.speech", "organisation"): False,
        ("assembly.support", "organisation"): False,
        ("awareness.participation", "organisation"): False,
        ("awareness.story", "organisation"): False,
        ("exchange.group", "lead"): False,
        ("exchange.paper", "organisation"): False,
        ("exchange.party", "organisation"): False,
        ("exchange.practice", "organisation"): False,
        ("exchange.question", "organisation"): False,
        ("exchange.reply", "organisation"): False,
        ("exchange.seat", "organisation"): False,
        ("exchange.visit", "organisation"): False,
        ("fees.invoice", "organisation"): False,
        ("fees.payer", "organisation"): False,
        ("fees.payer", "other"): False,
        ("fees.payment", "organisation"): False,
        ("learning.registration", "organisation"): False,
        ("positions.amendment", "organisation"): False,
        ("positions.comment", "organisation"): False,
        ("positions.membervote", "organisation"): False,
        ("positions.stand", "organisation"): False,
        ("procedure.candidacy", "organisation"): False,
        ("projects.consortium", "organisation"): False,
        ("projects.idea", "organisation"): False,
        ("projects.interest", "organisation"): False,
        ("projects.partner", "organisation"): False,
        ("projects.pastpartner", "organisation"): False,
        ("projects.pastproject", "organisation"): False,
        ("projects.profile", "organisation"): False,
        ("register.belonging", "organisation"): False,
        ("register.consent", "organisation"): False,
        ("register.distinction", "first"): True,
        ("register.distinction", "second"): True,
        ("register.figure", "organisation"): False,
        ("register.former", "organisation"): True,
        ("register.mandate", "organisation"): False,
        ("register.membership", "organisation"): False,
        ("register.obligation", "organisation"): False,
        ("register.organisation", "merged_into"): False,
        ("register.owncount", "organisation"): True,
        ("register.particular", "organisation"): False,
        ("register.registerentry", "organisation"): True,
        ("register.suspension", "organisation"): False,
    }


@pytest.fixture
def office(client, cast):
    law()
    house_texts()
    cast.signed_in(client, Capacity.SECRETARIAT)
    return client


def test_the_office_looks_at_both_and_makes_them_one(office):
    gone, kept = organisation("Aalto", seat="Turku"), member("aalto", details={"seat": "Espoo"}).organisation
    assert "One pair may be one organisation" in text(office.get(reverse("doubles")))
    address = reverse("double", args=[gone.pk, kept.pk])
    shown = text(office.get(address))
    assert "It cannot be taken apart again." in shown
    answer = office.post(address, {"name": "Aalto", "seat": "Turku"})
    assert answer.url == reverse("doubles")
    kept.refresh_from_db()
    assert (kept.name, kept.seat) == ("Aalto", "Turku")
    assert "Found to be one with" in text(office.get(kept.memberships.get().get_absolute_url()))
    assert office.get(address).status_code == 404


def test_a_line_says_of_whom_it_is_now(office):
    gone, kept = former("Alto"), member(effective_on=LATE).organisation
    merged(gone, kept)
    shown = text(office.get(RegisterEntry.objects.get(pk=1).get_absolute_url()))
    assert ("Alto" in shown, "Found to be one with" in shown) == (True, True)


def test_of_two_members_the_page_says_that_they_merge_otherwise(office):
    one, other = member().organisation, member().organisation
    address = reverse("double", args=[one.pk, other.pk])
    shown = text(office.get(address))
    assert ("Two members become one by a merger" in shown, "Make them one" in shown) == (True, False)
    assert office.post(address).status_code == 409


def test_the_office_says_that_they_are_two_and_takes_it_back(office):
    one, other = organisation(), organisation()
    assert office.post(reverse("doubles"), {"first": one.pk, "second": other.pk}).url == reverse("doubles")
    assert "Said to be two" in text(office.get(reverse("doubles")))
    assert office.post(reverse("doubles"), {"first": one.pk, "second": other.pk}).status_code == 409
    assert office.post(reverse("distinction_back", args=[Distinction.objects.get().pk])).url == reverse("doubles")
    assert "One pair may be one organisation" in text(office.get(reverse("doubles")))


def test_possible_doubles_stand_among_what_is_due_for_the_secretariat():
    organisation(), organisation()
    listing(member("Brug"), ("Atelier", ""), starts=date(2027, 5, 1))
    listing(member("Cap"), ("Atelier", ""), starts=date(2027, 5, 1))
    rows = doubles_due(SECRETARY, NOON.date() + timedelta(days=1), NOON)
    assert [one.title for one in rows] == [
        "One pair of organisations may be one",
        "One pair of enterprises may be one",
    ]


@pytest.mark.parametrize("number", [3, 300])
def test_the_page_asks_the_same_number_of_questions_for_3_pairs_and_for_300(
    number, office, django_assert_max_num_queries
):
    for index in range(number):
        Organisation.objects.bulk_create([Organisation(name=f"Network {index}", country="BE")] * 2)
    with django_assert_max_num_queries(18):
        answer = office.get(reverse("doubles"))
    assert len(answer.content) < 100_000
