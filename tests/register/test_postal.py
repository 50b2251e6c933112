"""The postal address of an organisation: who writes it, who sees it, and where letters on paper, files and merging have it."""

import pytest
from cast import NOON
from django.urls import reverse
from permissions import letter
from register.files import checked, csv, imported
from register.samples import ALIKE, delegate, member, organisation
from register.samples_consents import agreed, told
from statutes.samples import SECRETARY, house_texts, law

from accede.people.capacities import Capacity
from accede.post.actions import addressed
from accede.register.actions import merge_organisations, tell_particulars
from accede.register.actions.importing import MovedOn, apply_import, undo_import
from accede.register.models import Organisation, Particular
from accede.register.queries import readers_for
from accede.register.queries.exporting import exported

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
STREET = "Rue Neuve 1\n1000 Bruxelles"
HEADERS = ["Name", "Country", "Postal address"]


@pytest.fixture
def ours():
    law()
    house_texts()
    return member()


def address(known):
    return (
        Particular.objects.filter(organisation=known.pk, name="address").values_list("value", flat=True).first() or ""
    )


def row(name="Aalto", postal=STREET):
    return [name, "BE", f'"{postal}"']


def test_a_member_that_has_nobody_to_write_to_has_its_letters_at_its_own_address(ours):
    told(ours, address=STREET)
    other = member("Brug")
    found = {one.name: addressed(reader) for reader, one in readers_for([ours.organisation, other.organisation], TODAY)}
    assert (found["Aalto"]["postal"], found["Aalto"]["on_paper"]) == (f"{STREET}\nBELGIUM", True)
    assert (found["Brug"]["postal"], found["Brug"]["on_paper"]) == ("", True)


def test_whoever_has_e_mail_is_written_to_there(ours):
    told(ours, address=STREET)
    delegate(ours)
    [(reader, _organisation)] = readers_for([ours.organisation], TODAY)
    assert (addressed(reader)["email"], addressed(reader)["on_paper"]) == ("delegate@example.org", False)


def test_the_office_writes_it_for_a_member_and_agrees_to_nothing_for_it(ours, client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    page = reverse("consents", args=[ours.number])
    assert client.post(page, {"address": " Rue Neuve 1 \r\n\r\n1000 Bruxelles"}).status_code == 302
    assert address(ours.organisation) == STREET
    assert client.get(page).context["consents"] == []
    client.logout()
    assert "Rue Neuve" not in client.get(ours.get_absolute_url()).content.decode()


def test_a_letter_that_waited_for_an_address_has_the_one_that_the_office_tells(ours):
    said = {"recipient": "Aalto", "email": "", "on_paper": True, "party": ours.organisation}
    lost, other = letter(**said), letter(**said | {"party": None})
    tell_particulars(ours.organisation, particulars={"address": STREET}, by=SECRETARY, at=NOON)
    lost.refresh_from_db()
    other.refresh_from_db()
    assert (lost.postal, other.postal) == (f"{STREET}\nBELGIUM", "")


def test_an_address_has_as_many_lines_as_a_window_shows(ours, client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    answer = client.post(reverse("consents", args=[ours.number]), {"address": "\n".join("123456")})
    assert answer.context["form"].errors["address"] == ["The window of an envelope shows five lines: write it shorter."]
    assert address(ours.organisation) == ""


def test_an_address_comes_with_a_file_and_goes_with_it(ours):
    told(ours, address="Rue Haute 2")
    one = imported(csv(row(), row("Brug", "Dorp 3"), headers=HEADERS), known="update")
    brug = Organisation.objects.get(name="Brug")
    assert (address(ours.organisation), address(brug)) == (STREET, "Dorp 3")
    undo_import(one, reason="Sent by mistake", by=SECRETARY, at=NOON)
    assert (address(ours.organisation), address(brug)) == ("Rue Haute 2", "")


def test_a_file_that_says_no_address_leaves_it(ours):
    told(ours, address=STREET)
    one = imported(csv(row(postal=""), headers=HEADERS), known="update")
    assert address(ours.organisation) == STREET
    undo_import(one, reason="Sent by mistake", by=SECRETARY, at=NOON)
    assert address(ours.organisation) == STREET


def test_a_file_is_checked_again_if_an_address_has_changed_since(ours):
    one = checked(csv(row(), headers=HEADERS), known="update")
    told(ours, address="Rue Haute 2")
    with pytest.raises(MovedOn):
        apply_import(one, by=SECRETARY, at=NOON)


def test_a_file_whose_address_has_too_many_lines_is_faulty():
    law()
    one = checked(csv(row(postal="1\n2\n3\n4\n5\n6"), headers=HEADERS))
    assert one.counts["faulty"] == 1


@pytest.mark.parametrize(("capacity", "is_told"), [(Capacity.SECRETARIAT, True), (Capacity.BOARD, False)])
def test_the_file_of_members_has_it_for_the_office_alone(ours, client, cast, capacity, is_told):
    told(ours, address=STREET)
    cast.signed_in(client, capacity)
    file = client.get(reverse("export_csv")).content.decode()
    assert ("Postal address" in file, "Rue Neuve 1" in file) == (is_told, is_told)


def test_what_is_exported_can_be_imported_again(ours):
    told(ours, address=STREET)
    headers, rows = exported(TODAY, law().book, "en")
    [found] = [dict(zip(headers, one, strict=True)) for one in rows]
    assert found["Postal address"] == STREET


def test_of_two_that_are_one_the_address_of_the_one_that_stays_counts(ours):
    told(ours, address=STREET)
    double = organisation(name="AALTO")
    double.particulars.create(name="address", value="Rue Haute 2")
    kept = merge_organisations(ours.organisation, double, values=ALIKE, by=SECRETARY, at=NOON)
    assert address(kept) == STREET


def test_who_may_see_it_is_agreed_to_as_before(ours, client):
    told(ours, address=STREET)
    agreed(ours, "address")
    assert "Rue Neuve 1" in client.get(ours.get_absolute_url()).content.decode()
