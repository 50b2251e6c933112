"""Campaigns are led by the office and read by everybody; members take part in their own name."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from archive.files import pdf, upload
from awareness.samples import campaign, material, page, partaking, saying, story
from cast import NOON, acting
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from register.samples import left, member
from register.samples_figures import accept, declare
from statutes.samples import SECRETARY

from accede.awareness.actions import change_campaign, take_part, withdraw_campaign
from accede.awareness.actions.holding import Withdrawn
from accede.awareness.actions.participation import Over
from accede.awareness.models import Campaign, Participation
from accede.people.capacities import Capacity
from accede.space.models import Publication
from accede.web.dossier.awareness import of_campaigns

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)
BRUSSELS = ZoneInfo("Europe/Brussels")


@pytest.fixture(autouse=True)
def house(at_noon):
    page()


@pytest.fixture
def office(client, cast):
    return cast.signed_in(client, Capacity.SECRETARIAT)


def html(response):
    return response.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def test_a_campaign_lies_on_the_shelf_with_its_days_as_long_as_it_stands():
    one = campaign(ends=date(2027, 5, 31))
    laid = Publication.objects.get()
    assert (laid.kind, laid.audience, laid.address) == ("campaign", "public", f"awareness/campaigns/{one.pk}/")
    whole = (datetime(2027, 5, 1, tzinfo=BRUSSELS), datetime(2027, 6, 1, tzinfo=BRUSSELS))
    assert (laid.begins, laid.ends) == whole
    withdraw_campaign(one, by=SECRETARY, at=LATER)
    assert Publication.objects.count() == 0
    with pytest.raises(Withdrawn):
        change_campaign(one, said=saying(), by=SECRETARY, at=LATER)


def test_words_to_pass_on_are_behind_when_those_that_decide_change():
    shares = {"en": "Mend it!", "fr": "Réparez !"}
    said = {"titles": {"en": "Mend it", "fr": "Réparer"}, "shares": shares}
    one = campaign(**said)
    now_said = saying(**said | {"shares": shares | {"en": "Mend them!"}})
    assert change_campaign(one, said=now_said, by=SECRETARY, at=LATER).stale == ["fr"]


def test_who_takes_part_is_named_with_where_one_sees_how_as_long_as_it_is_a_member(client):
    one, brug = campaign(), member("Brug", "BE")
    partaking(member("Aalto", "FI"), one)
    partaking(brug, one, link="")
    shown = html(client.get(one.get_absolute_url()))
    assert '<a href="https://example.org/we">Aalto, Finland</a>' in shown
    assert "Brug, Belgium" in shown
    left(brug)
    assert "Brug" not in html(client.get(one.get_absolute_url()))


def test_who_takes_part_is_handed_out_as_a_table(client):
    one = campaign()
    partaking(member("=Aalto", "FI"), one)
    told = client.get(reverse("participants_csv", args=[one.pk])).content.decode("utf-8-sig").splitlines()
    assert told == ["member,country,since,link", "'=Aalto,FI,2027-05-04,https://example.org/we"]
    assert client.get(reverse("participants_xlsx", args=[one.pk])).content.startswith(b"PK")


def test_whoever_takes_part_already_says_where_else_one_sees_how():
    one, aalto = campaign(), member("Aalto", "FI")
    partaking(aalto, one)
    partaking(aalto, one, link="https://example.org/there")
    assert [each.link for each in one.participations.all()] == ["https://example.org/there"]


def test_nobody_takes_part_in_what_is_over(client):
    one, aalto = campaign(ends=date(2027, 5, 3)), member("Aalto", "FI").organisation
    with pytest.raises(Over):
        take_part(aalto, one, by=acting(Capacity.DELEGATE, aalto.pk), at=NOON)
    assert "This campaign is over." in html(client.get(one.get_absolute_url()))
    assert "No campaign is running." in html(client.get(reverse("awareness")))


def test_a_delegate_takes_part_for_its_own_organisation_alone_and_stops(client, cast):
    one, aalto, other = campaign(), member("Aalto", "FI"), member("Brug")
    theirs = partaking(other, one)
    cast.signed_in(client, Capacity.DELEGATE, aalto.organisation_id)
    to = reverse("take_part", args=[one.pk])
    client.post(to, {"organisation": other.organisation_id, "link": "https://example.org/x"})
    assert not one.participations.filter(organisation=aalto.organisation).exists()
    shown = html(client.post(to, {"organisation": aalto.organisation_id, "link": "example.org/aalto"}, follow=True))
    assert '<a href="https://example.org/aalto">Aalto, Finland</a>' in shown
    assert (shown.count("Take part no more<"), "Show how you take part" in shown) == (1, True)
    assert client.post(reverse("stop_taking_part", args=[theirs.pk])).status_code == 403
    client.post(reverse("stop_taking_part", args=[Participation.objects.get(organisation=aalto.organisation).pk]))
    assert [each.organisation for each in one.participations.all()] == [other.organisation]


def test_the_office_starts_changes_and_withdraws(office):
    told = story()
    assert "Start a campaign" in html(office.get(reverse("awareness")))
    sent = {"title_en": "Mend it", "language": "en", "begins": "2027-05-10", "ends": "2027-05-01"}
    sent |= {"share_en": "Mend it!", "stories": [told.pk], "figures": ["wises"]}
    assert "The last day cannot come before the first." in html(office.post(reverse("campaign_new"), sent))
    office.post(reverse("campaign_new"), sent | {"ends": "2027-05-31"})
    one = Campaign.objects.get()
    shown = html(office.get(one.get_absolute_url()))
    assert ("10 May 2027 to 31 May 2027" in shown, "A workshop" in shown, "Mend it!" in shown) == (True, True, True)
    assert "Mend it" in html(office.get(reverse("awareness")))
    assert 'value="2027-05-31"' in html(office.get(reverse("campaign_change", args=[one.pk])))
    office.post(
        reverse("campaign_change", args=[one.pk]), {"title_en": "Two", "language": "en", "begins": "2027-05-10"}
    )
    one.refresh_from_db()
    assert (one.titles, one.ends, one.figures, one.stories.count()) == ({"en": "Two"}, None, [], 0)
    office.post(reverse("campaign_withdraw", args=[one.pk]))
    assert office.get(one.get_absolute_url()).status_code == 404


def test_files_are_taken_by_everybody_until_the_office_drops_them(office):
    one = campaign()
    sent = {"title": "Poster", "language": "fr", "deposit": upload(pdf(), "poster.pdf")}
    shown = html(office.post(reverse("material_new", args=[one.pk]), sent, follow=True))
    known = one.materials.get()
    assert f'<h3 lang="fr"><a href="{known.get_absolute_url()}">Poster</a></h3><p class="ui">French · PDF' in shown
    office.logout()
    answer = office.get(known.get_absolute_url())
    assert (answer.headers["Content-Disposition"], answer.getvalue()[:4]) == (
        'attachment; filename="poster.pdf"',
        b"%PDF",
    )


def test_what_belongs_to_a_campaign_goes_with_it(client):
    known = material()
    withdraw_campaign(known.campaign, by=SECRETARY, at=LATER)
    assert client.get(known.get_absolute_url()).status_code == 404


def test_the_office_drops_a_file(office):
    known = material()
    office.post(reverse("material_drop", args=[known.pk]))
    assert office.get(known.get_absolute_url()).status_code == 404


def test_chosen_figures_stand_beside_the_aims_once_enough_members_are_known_by_them(client):
    one = campaign(figures=["wises"])
    assert "What the figures count" not in html(client.get(one.get_absolute_url()))
    for number in range(3):
        accept(declare(member(f"Member {number}"), 10))
    shown = html(client.get(one.get_absolute_url()))
    assert ("Enterprises in the network" in shown, ">30<" in shown) == (True, True)


def test_a_member_takes_away_what_is_told_of_it_and_what_it_takes_part_in():
    one = member("Aalto", "FI")
    story(organisation=one.organisation)
    partaking(one, campaign())
    stories, parts = ([part.row(each) for each in part.things] for part in of_campaigns(one.organisation))
    assert [row[0] for row in stories] == ["A workshop"]
    assert [(row[0], row[2]) for row in parts] == [("Mend it", "https://example.org/we")]


def test_many_who_take_part_are_few_questions_and_pages(client):
    one = campaign(stories=[story()], figures=["wises"])
    for number in range(51):
        partaking(member(f"Member {number:02}"), one)
    client.get(one.get_absolute_url())  # what all pages look at is kept from here on
    with CaptureQueriesContext(connection) as asked:
        shown = html(client.get(one.get_absolute_url()))
    assert ("Page 1 of 2" in shown, "Member 49" in shown, "Member 50" in shown) == (True, True, False)
    assert len(asked) <= 20
