"""Evidence of a figure: a file that comes with its declaration, is followed and never changed, and is not lost."""

import re
from datetime import timedelta

import pytest
from archive.files import pdf, png, upload
from cast import NOON
from django.urls import reverse
from register.samples import member
from register.samples_figures import YEAR, accept, called, challenge, declare, proved
from statutes.samples import house_texts, law

from accede.archive.models import Document
from accede.people.capacities import Capacity
from accede.register.actions import AlreadyAccepted, AlreadyDeclared
from accede.register.models import Declaration, Figure
from accede.register.queries import evidence_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def texts():
    law()
    house_texts()


def named(declaration):
    return [document.name for document in evidence_of(declaration)["wises"]]


def address(name, one, *more):
    return reverse(name, args=[one.number, YEAR, *more])


def words(response):
    return response.content.decode().replace("\xa0", " ")


def at_form(client, cast):
    one = member()
    called()
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    return one


def said(**changed):
    return {"seen": "0", "wises-value": "12"} | {name.replace("_", "-"): value for name, value in changed.items()}


def test_evidence_belongs_to_the_figure_and_year_that_it_came_with():
    found = proved(member(), seen=0)
    assert named(found) == ["report.pdf"]
    assert evidence_of(Declaration(membership=found.membership, year=2025)) == {}


def test_another_file_stands_in_place_of_the_one_before_which_is_kept():
    one = member()
    proved(one, pdf(pages=1), seen=0)
    found = proved(one, pdf(pages=2), seen=1, name="corrected.pdf", at=NOON + timedelta(hours=1))
    assert named(found) == ["corrected.pdf", "report.pdf"]


def test_the_same_file_for_the_same_figure_is_nothing_new():
    one = member()
    proved(one, seen=0)
    with pytest.raises(AlreadyDeclared):
        proved(one, seen=1)
    assert Document.objects.count() == 1


def test_more_evidence_alone_answers_a_challenge():
    found = declare(member())
    challenge(found)
    answered = proved(found.membership, seen=1)
    assert (answered.state, Figure.objects.get().value) == ("answered", 12)


def test_what_is_accepted_takes_no_more_evidence():
    one = member()
    accept(declare(one))
    with pytest.raises(AlreadyAccepted):
        proved(one, seen=1)
    assert Document.objects.count() == 0


def test_a_delegate_sends_evidence_with_the_form_and_the_office_has_it(client, cast):
    one = at_form(client, cast)
    answer = client.post(address("declare", one), said(wises_evidence=upload(pdf(), "Bericht 2026.pdf")))
    assert answer.status_code == 302
    page = client.get(answer.url)
    assert "Evidence (PDF)" in words(page)
    assert "Evidence received: Enterprises in the network" in words(page)
    cast.signed_in(client, Capacity.SECRETARIAT)
    review = client.get(address("figure_review", one, "wises"))
    (paper,) = review.context["papers"]
    assert (paper["text"], paper["after"].split(",")[0]) == ("Bericht 2026.pdf", "PDF")
    file = client.get(paper["url"])
    assert (file.getvalue(), file["Content-Disposition"]) == (pdf(), 'attachment; filename="Bericht 2026.pdf"')


def test_a_form_that_is_not_in_order_loses_no_file(client, cast):
    one = at_form(client, cast)
    asked = client.post(address("declare", one), said(wises_value="twelve", wises_evidence=upload(pdf())))
    assert "Kept: report.pdf" in words(asked)
    token = re.search(r'name="wises-evidence-kept" value="([^"]+)"', words(asked))[1]
    assert client.post(address("declare", one), said(wises_evidence_kept=token)).status_code == 302
    assert named(Declaration.objects.get()) == ["report.pdf"]


def test_a_file_is_not_lost_when_the_figures_were_declared_meanwhile(client, cast):
    one = at_form(client, cast)
    client.post(address("declare", one), said())
    refused = client.post(address("declare", one), said(wises_value="13", wises_evidence=upload(pdf())))
    assert refused.status_code == 409
    assert "Kept: report.pdf" in words(refused)
    assert Document.objects.count() == 0


def test_a_file_that_is_not_taken_is_told_beside_its_field_and_the_number_stays(client, cast):
    one = at_form(client, cast)
    asked = client.post(address("declare", one), said(wises_evidence=upload(b"<script>alert(1)</script>", "a.html")))
    assert asked.context["form"].errors.keys() == {"wises-evidence"}
    assert asked.context["form"]["wises-value"].value() == "12"
    assert Figure.objects.count() == 0


def test_a_file_without_its_number_is_asked_for_the_number(client, cast):
    one = at_form(client, cast)
    asked = client.post(address("declare", one), said(wises_value="", wises_evidence=upload(png(), "scan.png")))
    assert asked.context["form"].errors == {"wises-value": ["Say the number that the file is evidence for."]}
    assert "Kept: scan.png" in words(asked)


def test_the_form_says_what_was_sent_already(client, cast):
    one = at_form(client, cast)
    proved(one, seen=0)
    assert "Sent already: report.pdf. Another file takes its place; the earlier one is kept." in words(
        client.get(address("declare", one))
    )


def test_evidence_is_handed_out_at_the_address_of_its_own_declaration_only(client, cast):
    one, other = member(), member("Brug")
    proved(one, seen=0)
    declare(other)
    document = Document.objects.get()
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    assert client.get(address("evidence", one, document.pk)).getvalue() == pdf()
    assert client.get(address("evidence", other, document.pk)).status_code == 403
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert client.get(address("evidence", other, document.pk)).status_code == 404
