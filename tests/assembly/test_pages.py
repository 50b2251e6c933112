"""The pages of the assembly: each person sees what is theirs to do, and why."""

from datetime import timedelta

import pytest
from assembly.samples import arrears, attends, convened, declare, opened, planned, prepared, vote, voting
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from register.samples import many, member
from statutes.samples import house_texts

from accede.assembly.models import Assembly, Attendance, Ballot, Item
from accede.people.capacities import Capacity
from accede.people.queries import now
from accede.recount.verifying import verify
from accede.statutes.queries import day_of

pytestmark = pytest.mark.django_db

EMPTY = {"title_en": "Accounts", "title_fr": "Comptes"}


@pytest.fixture
def today(at_noon):
    """The day it is, in a house whose law is loaded; no midnight comes between."""
    house_texts()
    planned(at=now() - timedelta(days=90), day=now().date() + timedelta(days=900))
    return day_of(now())


@pytest.fixture
def room(today):
    """An item whose vote is open now, on which two members of one country and one of another vote."""
    return voting("FR", "FR", "BE", at=now(), day=today)


def url(thing):
    return thing.get_absolute_url()


def html(response):
    return response.content.decode().replace("\u00a0", " ")


def chair(client, cast):
    return cast.signed_in(client, Capacity.CHAIR)


def voter(client, cast, membership):
    return cast.signed_in(client, Capacity.DELEGATE, membership.organisation_id)


def ballot(membership, choice="for"):
    return {"organisation": membership.organisation_id, "choice": choice}


def test_the_secretariat_plans_an_assembly(client, cast, today):
    cast.signed_in(client, Capacity.SECRETARIAT)
    day = today + timedelta(days=60)
    said = {"day": day.isoformat(), "hour": "14:00", "place": "Ghent"}
    response = client.post(reverse("assemblies"), said)
    assert (response.status_code, response.url) == (302, reverse("assembly", args=[day]))
    again = client.post(reverse("assemblies"), said | {"place": "Porto"})
    assert again.status_code == 409
    assert "There is an assembly on this day already." in html(again)
    assert 'value="Porto"' in html(again)


def test_only_the_secretariat_is_offered_to_plan(client, cast, today):
    page = html(voter(client, cast, member()).get(reverse("assemblies")))
    assert "Plan this assembly" not in page
    said = {"day": (today + timedelta(days=60)).isoformat(), "hour": "14:00", "place": "Ghent"}
    assert client.post(reverse("assemblies"), said).status_code == 403


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (Item.State.ADJOURNED, "This item was adjourned: a later assembly decides on it."),
        (Item.State.WITHDRAWN, "This was withdrawn before the vote: there is nothing left to decide."),
    ],
)
def test_an_item_that_was_left_says_so_and_offers_the_chair_nothing(client, cast, state, said):
    item = opened().items.get()
    Item.objects.update(state=state)
    page = html(chair(client, cast).get(item.get_absolute_url()))
    assert said in page
    assert "Open the vote" not in page


def test_without_an_assembly_the_list_says_so(client, cast):
    house_texts()
    planned()
    Assembly.objects.all().delete()
    assert "No assembly has been planned yet." in html(chair(client, cast).get(reverse("assemblies")))


def test_an_item_is_added_and_a_form_with_a_gap_comes_back_as_it_was(client, cast, today):
    assembly = Assembly.objects.get()
    cast.signed_in(client, Capacity.SECRETARIAT)
    gap = client.post(url(assembly), {"matter": "accounts", "title_en": "Accounts"})
    assert gap.status_code == 200
    assert 'value="Accounts"' in html(gap)
    assert client.post(url(assembly), {"matter": "accounts", **EMPTY}).status_code == 302
    assert Item.objects.get().title == {"en": "Accounts", "fr": "Comptes"}
    assert "Accounts and budget" in html(client.get(url(assembly)))


def test_convening_too_late_is_refused_on_the_page_with_its_article(client, cast, today):
    late = prepared(today + timedelta(days=10), at=now() - timedelta(days=60))
    response = chair(client, cast).post(reverse("convene", args=[late.day]))
    assert response.status_code == 409
    page = html(response)
    assert "It is too late for the assembly of" in page
    assert "Who convenes: President." in page
    assert "art. 14" in page
    assert Assembly.objects.get(day=late.day).state == "planned"


def test_the_chair_convenes_opens_and_closes(client, cast, today):
    prepared(today + timedelta(days=80), at=now() - timedelta(days=1))
    chair(client, cast)
    assert client.post(reverse("convene", args=[today + timedelta(days=80)])).status_code == 302
    of_today = convened(today, at=now() - timedelta(days=60))
    assert "Open the assembly" in html(client.get(url(of_today)))
    for act in ("open_assembly", "open_assembly", "close_assembly", "close_assembly"):
        response = client.post(reverse(act, args=[today]))
        assert (response.status_code, response.url) == (302, url(of_today))
    of_today.refresh_from_db()
    assert of_today.state == "closed"


def test_a_delegate_is_not_offered_the_chairs_acts_and_cannot_do_them(client, cast, room):
    item, (one, *_others) = room
    voter(client, cast, one)
    assert "Declare the result" not in html(client.get(url(item)))
    assert client.post(reverse("declare_result", args=[item.assembly.day, 1])).status_code == 403


def test_a_delegate_checks_in_with_one_click_and_comes_back_to_the_ballot(client, cast, today):
    item, (_here, away) = voting("BE", "FR", absent=1, at=now(), day=today)
    page = html(voter(client, cast, away).get(url(item)))
    assert "You are not on the list of those who attend. Check in to vote." in page
    assert "Cast this vote" not in page
    noted = {"note": f"{away.organisation_id}:remote", "back": "1"}
    response = client.post(reverse("attendance", args=[today]), noted)
    assert (response.status_code, response.url) == (302, url(item))
    assert "Cast this vote" in html(client.get(url(item)))
    assert client.post(reverse("attendance", args=[today]), noted).status_code == 302
    assert Attendance.objects.filter(organisation=away.organisation).count() == 1


def test_the_secretariat_notes_attendance_from_the_list(client, cast, today):
    one, assembly = member(), opened(today, at=now())
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert f'value="{one.organisation_id}:present"' in html(client.get(url(assembly)))
    client.post(reverse("attendance", args=[today]), {"note": f"{one.organisation_id}:present"})
    page = html(client.get(url(assembly)))
    assert "1 member attends." in page
    assert f'value="{one.organisation_id}:absent"' in page


@pytest.mark.parametrize("note", ["", "x:present", "1:asleep", "1"])
def test_a_garbled_note_of_attendance_is_refused_and_changes_nothing(client, cast, today, note):
    opened(today, at=now())
    cast.signed_in(client, Capacity.SECRETARIAT)
    member()
    assert client.post(reverse("attendance", args=[today]), {"note": note}).status_code in (404, 409)
    assert not Attendance.objects.exists()


def test_the_ballot_says_who_may_vote_and_what_the_other_member_of_the_country_has_voted(client, cast, room):
    item, (one, two, _belgian) = room
    vote(two, item, at=now())
    page = html(voter(client, cast, one).get(url(item)))
    names = (one.organisation.name, two.organisation.name)
    assert "Admit Réseau Neuf?" in page
    assert "You may vote" in page
    assert f"may vote, and shares the one voice of its country, France, with {names[1]}." in page
    assert f"{names[1]} has voted: for." in page
    assert "If you vote the same, your country’s voice counts. If you differ, it is blank." in page
    assert "As it stands, it says: for." in page
    assert "art. 15" in page
    assert " checked" not in page


def test_a_vote_is_cast_shown_and_changed(client, cast, room):
    item, (one, two, _belgian) = room
    vote(two, item, at=now())
    voter(client, cast, one)
    assert client.post(url(item), ballot(one)).status_code == 302
    page = html(client.get(url(item)))
    assert "Your vote was recorded at" in page
    assert 'value="for" required checked' in page
    client.post(url(item), ballot(one, "against"))
    assert "As it stands, it says: blank." in html(client.get(url(item)))


def test_a_vote_sent_twice_because_its_answer_was_lost_is_kept_once(client, cast, room):
    item, (one, *_others) = room
    voter(client, cast, one)
    assert [client.post(url(item), ballot(one)).status_code for _ in range(2)] == [302, 302]
    assert Ballot.objects.count() == 1


def test_a_ballot_without_a_choice_comes_back_with_a_sentence(client, cast, room):
    item, (one, *_others) = room
    response = voter(client, cast, one).post(url(item), {"organisation": one.organisation_id})
    assert response.status_code == 409
    assert "Choose one: for, against, or abstain." in html(response)


def test_a_ballot_for_another_member_is_not_taken(client, cast, room):
    item, (one, _two, belgian) = room
    assert voter(client, cast, one).post(url(item), ballot(belgian)).status_code == 403


def test_a_vote_after_the_close_is_refused_on_the_page_of_the_result(client, cast, room):
    item, (one, *_others) = room
    declare(item, at=now())
    response = voter(client, cast, one).post(url(item), ballot(one))
    assert response.status_code == 409
    assert "This choice came after it and was not recorded." in html(response)
    assert "Not admitted: Réseau Neuf" in html(response)


def test_a_member_in_arrears_reads_why_it_may_not_vote(client, cast, today):
    one = member("Nordlys", "DK")
    arrears_of = arrears(one)
    arrears_of.due = today - timedelta(days=1)
    arrears_of.save()
    item, _members = voting("BE", at=now(), day=today)
    attends(one, item.assembly, at=now())
    page = html(voter(client, cast, one).get(url(item)))
    assert "You may not vote" in page
    assert "The reason: Annual fee unpaid." in page
    assert "Cast this vote" not in page
    refused = client.post(url(item), ballot(one))
    assert refused.status_code == 409
    assert "art. 15" in html(refused)


def test_the_chair_sees_who_has_voted_and_not_how(client, cast, room):
    item, (one, *_others) = room
    vote(one, item, "against", at=now())
    page = html(chair(client, cast).get(url(item)))
    assert "1 of 3 has voted" in page
    assert page.count("not yet") == 2
    assert "against" not in page.lower()
    assert "Record consensus" not in page


def test_before_the_vote_the_chair_is_offered_consensus_first(client, cast, today):
    item = opened(today, at=now()).items.get()
    page = html(chair(client, cast).get(url(item)))
    assert page.index("Record consensus") < page.index("Open the vote")
    response = client.post(reverse("declare_consensus", args=[today, 1]))
    assert response.status_code == 302
    page = html(client.get(url(item)))
    assert "that all agree; no vote was counted." in page
    assert "Consensus was sought first and found" in page
    assert verify(client.get(reverse("item_archive", args=[today, 1])).content).holds


def test_declare_pressed_twice_shows_the_one_result_both_times(client, cast, room):
    item, (one, *_others) = room
    vote(one, item, at=now())
    chair(client, cast)
    for _ in range(2):
        response = client.post(reverse("declare_result", args=[item.assembly.day, 1]))
        assert (response.status_code, response.url) == (302, url(item))
    assert "Admitted: Réseau Neuf" in html(client.get(url(item)))


def test_opening_twice_is_one_opening(client, cast, today):
    item = opened(today, at=now()).items.get()
    chair(client, cast)
    assert [client.post(reverse("open_vote", args=[today, 1])).status_code for _ in range(2)] == [302, 302]
    item.refresh_from_db()
    assert item.state == "open"


def test_a_refused_declaration_says_why_on_the_page(client, cast, today):
    opened(today, at=now())
    response = chair(client, cast).post(reverse("declare_result", args=[today, 1]))
    assert response.status_code == 409
    assert "The vote on this item is not open." in html(response)


@pytest.mark.parametrize("address", ["assemblies/2027-02-30/", "assemblies/2099-01-01/", "assemblies/2099-01-01/1/"])
def test_a_day_without_an_assembly_is_no_page(client, cast, today, address):
    assert chair(client, cast).get(f"/en/{address}").status_code == 404
    assert client.get(f"/en/{address}live/").status_code == 404


def test_the_pages_speak_french(client, cast, room):
    item, (one, *_others) = room
    voter(client, cast, one)
    # What is left switched on here would speak in the tests that follow.
    with translation.override("fr"):
        page = html(client.get(url(item)))
    assert '<html lang="fr">' in page
    assert "Votre vote" in page


@pytest.fixture
def full(today):
    """Fill the house with so many members, and open an assembly today."""

    def fill(number):
        many(number)
        return opened(today, at=now())

    return fill


PAGES = {
    "assembly": lambda assembly: reverse("assembly", args=[assembly.day]),
    "assembly_live": lambda assembly: reverse("assembly_live", args=[assembly.day]),
    "item": lambda assembly: reverse("item", args=[assembly.day, 1]),
    "item_room": lambda assembly: reverse("item_room", args=[assembly.day, 1]),
}


@pytest.mark.parametrize("number", [3, 300])
@pytest.mark.parametrize(("page", "most"), [("assembly", 22), ("assembly_live", 18), ("item", 24), ("item_room", 22)])
def test_a_page_asks_no_more_for_three_hundred_members_than_for_three(
    client, cast, full, django_assert_max_num_queries, number, page, most
):
    address = PAGES[page](full(number))
    cast.signed_in(client, Capacity.SECRETARIAT)
    client.get(address)
    with django_assert_max_num_queries(most):
        assert client.get(address).status_code == 200


def test_the_list_asks_no_more_for_three_hundred_assemblies_than_for_three(
    client, cast, today, django_assert_num_queries
):
    first = Assembly.objects.get()
    cast.signed_in(client, Capacity.SECRETARIAT)

    def fill(start, number):
        Assembly.objects.bulk_create(
            Assembly(address=f"{day}", day=day, opens_at=first.opens_at, place="Ghent", edition=first.edition)
            for day in (today + timedelta(days=2000 + index) for index in range(start, start + number))
        )

    counts = []
    for start, number in ((0, 3), (3, 297)):
        fill(start, number)
        client.get(reverse("assemblies"))
        with CaptureQueriesContext(connection) as done:
            client.get(reverse("assemblies"))
        counts.append(len(done))
    assert counts[0] == counts[1]


def region(client, item, tag=None):
    headers = {"If-None-Match": tag} if tag else {}
    return client.get(reverse("item_room", args=[item.assembly.day, item.position]), headers=headers)


def test_a_live_part_is_answered_304_without_the_session_until_something_changes(client, cast, room):
    item, (one, *_others) = room
    chair(client, cast)
    first = region(client, item)
    assert first.status_code == 200
    with CaptureQueriesContext(connection) as done:
        assert region(client, item, first["ETag"]).status_code == 304
    assert not [query for query in done if "django_session" in query["sql"] or "people_account" in query["sql"]]
    vote(one, item, at=now())
    changed = region(client, item, first["ETag"])
    assert changed.status_code == 200
    assert "1 of 3 has voted" in html(changed)
    attends(one, item.assembly, "absent", at=now())
    assert region(client, item, changed["ETag"]).status_code == 200


@pytest.mark.parametrize(("name", "asked"), [("follow_live", 4), ("screen_live", 3), ("preside_live", 3)])
def test_what_has_not_changed_is_answered_before_all_else_is_read(name, asked, client, cast, room):
    item, (one, *_others) = room
    who = chair if name == "preside_live" else lambda *given: voter(*given, one)
    who(client, cast)
    live = f"{reverse(name, args=[item.assembly.address])}?of={one.organisation_id}"
    tag = client.get(live)["ETag"]
    with CaptureQueriesContext(connection) as done:
        answer = client.get(live, headers={"If-None-Match": tag})
    assert (answer.status_code, answer["ETag"], len(done)) == (304, tag, asked)
    assert not [query for query in done if '"assembly_' not in query["sql"]]
    assert client.get(live.replace("/en/", "/fr/"), headers={"If-None-Match": tag}).status_code == 200


def test_a_live_part_that_is_nowhere_is_nowhere_also_for_who_has_seen_it(client, room):
    for address in ("2031-01-01", "2031-01-01-nowhere"):
        gone = reverse("follow_live", args=[address])
        assert client.get(gone, headers={"If-None-Match": '"en-open"'}).status_code in (302, 404)
    big = f"/en/assemblies/{room[0].assembly.address}/{2**70}/seats/"
    assert client.get(big, headers={"If-None-Match": '"en-open"'}).status_code in (302, 404)


def test_a_live_part_tells_a_page_of_an_earlier_state_to_open_anew(client, cast, room):
    item, (one, *_others) = room
    voter(client, cast, one)
    seats = reverse("item_seats", args=[item.assembly.day, 1])
    assert "Things have moved on." not in html(client.get(f"{seats}?seen=open"))
    declare(item, at=now())
    assert "Things have moved on." in html(client.get(f"{seats}?seen=open"))


def test_the_live_part_of_an_assembly_changes_with_the_state_of_an_item(client, cast, room):
    item, _members = room
    chair(client, cast)
    live = reverse("assembly_live", args=[item.assembly.day])
    tag = client.get(live)["ETag"]
    assert client.get(live, headers={"If-None-Match": tag}).status_code == 304
    declare(item, at=now())
    assert client.get(live, headers={"If-None-Match": tag}).status_code == 200


def test_a_vote_asks_the_database_for_no_more_than_it_rests_on(room, client, cast, django_assert_max_num_queries):
    item, (one, *_others) = room
    voter(client, cast, one)
    client.post(url(item), ballot(one))
    with django_assert_max_num_queries(11):
        assert client.post(url(item), ballot(one, "against")).status_code == 302
