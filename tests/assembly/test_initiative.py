"""Members ask for something together: with enough of them an item stands on the agenda, or a meeting is due."""

import pytest
from assembly.samples import CHAIR, convened, planned, prepared, speaker, started
from cast import NOON
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from register.samples import many, member
from statutes.samples import LAW, SECRETARY, house_texts

from accede.assembly import actions
from accede.assembly.actions import convene, plan_assembly, support_initiative, withdraw_support
from accede.assembly.models import Assembly, Initiative, Item
from accede.assembly.queries import due_for
from accede.journal.actions import Forbidden
from accede.journal.models import Entry
from accede.people.capacities import Capacity
from accede.statutes.actions import load_edition

pytestmark = pytest.mark.django_db


def html(response):
    return response.content.decode().replace("\u00a0", " ")


def support(one, initiative):
    return support_initiative(one.organisation, initiative, by=speaker(one), at=NOON)


def ten():
    """Return ten members; two of them are a fifth, four a third."""
    return [member(f"Member {number}") for number in range(10)]


def titles(actor):
    return [row.title for row in due_for(actor, NOON.date(), NOON)]


def test_a_fifth_of_the_members_puts_an_item_on_the_agenda_at_once():
    one, other, *_rest = ten()
    initiative = started(one)
    assert (initiative.state, Item.objects.count()) == ("open", 0)
    support(other, initiative)
    item = Item.objects.get()
    assert (item.title, item.matter) == ({"en": "A report on travel"}, "programme")
    told = Initiative.objects.get()
    assert (told.state, told.item, told.reached_at) == ("reached", item, NOON)
    entry = Entry.objects.get(action="assembly.support_initiative")
    assert (entry.article, entry.values["verdict"]["code"]) == (["12", "13", "14", "15"], "body.may_put")
    with pytest.raises(actions.HasItsOwnWay):
        actions.take_off_item(item, by=SECRETARY, at=NOON)


def test_a_third_of_the_members_has_an_assembly_planned_and_convened():
    house_texts()
    planned()
    one, *others = ten()
    initiative = started(one, aim="order", body="assembly", matter="")
    for each in others[:2]:
        support(each, initiative)
    assert "Plan the meeting" not in " ".join(titles(SECRETARY))
    support(others[2], initiative)
    assert "Plan the meeting that members ask for: A report on travel" in titles(SECRETARY)
    opens = NOON.replace(month=9)
    asked = plan_assembly(day=opens.date(), opens_at=opens, place="Ghent", by=SECRETARY, at=NOON)
    assert Initiative.objects.get().assembly == asked
    assert "Plan the meeting" not in " ".join(titles(SECRETARY))


def test_a_member_counts_once_and_only_while_it_is_a_member():
    one, *_others = ten()
    initiative = started(one)
    with pytest.raises(actions.AlreadySupported):
        support(one, initiative)
    later = member("Later", effective_on=NOON.date().replace(year=2028))
    with pytest.raises(actions.OnlyMembers):
        support(later, initiative)
    assert initiative.supports.count() == 1


def test_a_delegate_speaks_for_its_own_member_alone():
    one, other, *_others = ten()
    initiative = started(one)
    with pytest.raises(Forbidden):
        support_initiative(other.organisation, initiative, by=speaker(one), at=NOON)


def test_who_leaves_is_not_counted_and_the_last_one_takes_it_back():
    one, *_others = ten()
    initiative = started(one)
    withdraw_support(one.organisation, initiative, by=speaker(one), at=NOON)
    assert Initiative.objects.get().state == "withdrawn"
    with pytest.raises(actions.Settled):
        support(one, initiative)


def test_once_there_are_enough_nobody_takes_it_back():
    one, other, *_others = ten()
    initiative = started(one)
    support(other, initiative)
    with pytest.raises(actions.Settled):
        withdraw_support(one.organisation, initiative, by=speaker(one), at=NOON)


def test_after_the_convocation_nothing_is_put_any_more():
    one, other, *_others = ten()
    assembly = prepared()
    initiative = started(one, assembly)
    convene(assembly, by=CHAIR, at=NOON)
    with pytest.raises(actions.AgendaClosed):
        support(other, initiative)
    with pytest.raises(actions.AgendaClosed):
        started(other, convened())


def test_members_ask_only_for_what_an_article_lets_them_ask_for():
    without = LAW.replace(
        b'agenda_by       = ["board", { at_least = "1/5", of = "members" }]', b'agenda_by = ["board"]'
    )
    assert without != LAW
    load_edition(without, by=SECRETARY, at=NOON)
    with pytest.raises(actions.NotForMembers):
        started()
    with pytest.raises(actions.NotForMembers):
        started(aim="order", body="nobody")


def test_a_matter_of_another_body_is_not_put():
    with pytest.raises(actions.NotItsMatter):
        started(matter="colour_of_the_door")


def test_delegates_read_what_others_ask_for_until_they_have_said():
    one, other, *_others = ten()
    initiative = started(one)
    many(20)
    said = "Member 0 asks for this together with others: A report on travel"
    assert (said in titles(speaker(one)), said in titles(speaker(other))) == (False, True)
    support(other, initiative)
    assert said not in titles(speaker(other))


def test_on_the_page_one_reads_how_many_there_are_and_how_many_it_takes(client, cast, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    house_texts()
    assembly = planned()
    one, other, *_others = ten()
    many(20)
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    page = reverse("initiatives")
    said = {"organisation": one.organisation_id, "what": f"{assembly.address}/programme", "title": "Travel"}
    gap = html(client.post(page, said))
    assert 'value="Travel"' in gap
    assert client.post(page, said | {"reasons": "It costs."}).status_code == 302
    assert "1 of 6" in html(client.get(page))
    cast.signed_in(client, Capacity.DELEGATE, other.organisation_id, email="o@example.org")
    assert "Member 1 stands behind it" in html(client.get(page))
    number = Initiative.objects.get().pk
    press = {"organisation": other.organisation_id}
    for _twice in range(2):
        assert client.post(reverse("support_initiative", args=[number]), press).status_code == 302
    with CaptureQueriesContext(connection) as asked:
        told = html(client.get(page))
    assert "2 of 6" in told
    assert "Behind it: Member 0 and Member 1." in told
    assert "art. 12" in told
    assert len(asked) <= 22
    client.post(reverse("leave_initiative", args=[number]), press)
    assert "1 of 6" in html(client.get(page))


def test_the_office_reads_and_asks_for_nothing(client, cast, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    house_texts()
    planned()
    told = html(cast.signed_in(client, Capacity.SECRETARIAT).get(reverse("initiatives")))
    assert "Nobody asks for anything at present." in told
    assert "Ask for it" not in told


def asked_for(number):
    """Have so many more things asked for."""
    starter, assembly = Initiative.objects.get().starter, Assembly.objects.get()
    said = {"aim": "put", "assembly": assembly, "body": assembly.body, "matter": "programme", "reasons": "It costs."}
    said |= {"language": "en", "starter": starter, "started_at": NOON}
    Initiative.objects.bulk_create(Initiative(title=f"Asked {one}", **said) for one in range(number))


@pytest.mark.parametrize("number", [3, 300])
def test_its_page_asks_as_few_questions_of_three_as_of_three_hundred_and_stays_light(client, cast, monkeypatch, number):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    house_texts()
    one, *_others = ten()
    started(one)
    asked_for(number)
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    client.get(reverse("initiatives"))
    with CaptureQueriesContext(connection) as asked:
        page = client.get(reverse("initiatives"))
    assert len(asked) <= 20
    assert len(page.content) < 100_000
    last = html(client.get(reverse("initiatives"), {"page": 16}))
    assert "A report on travel" in (last if number == 300 else html(page))
