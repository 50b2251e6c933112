"""Signed requests and minutes: kept as they came, shown with who, when and digest, set aside with a reason."""

from hashlib import sha256

import pytest
from archive.files import pdf
from archive.signed import asice, cms
from cast import NOON
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from procedure.samples import DAY, follow, met, own, sent, verified
from procedure.samples_papers import signed, with_signed
from statutes.samples import SECRETARY, house_texts

from accede.people.capacities import Capacity
from accede.procedure import actions

pytestmark = pytest.mark.django_db
SAID = {"purpose": "minutes", "signature": "qualified", "signed_by": "The President", "signed_on": "2027-05-04"}


@pytest.fixture
def office(client, cast, monkeypatch):
    monkeypatch.setattr("accede.procedure.views.signed.now", lambda: NOON)
    house_texts()
    return cast.signed_in(client, Capacity.SECRETARIAT, name="Ana")


def page(client, candidacy):
    return client.get(reverse("candidacy", args=[candidacy.pk]))


@pytest.fixture
def as_candidate(client, cast):
    """Sign in somebody of the candidate."""
    return lambda candidacy: cast.signed_in(client, Capacity.CANDIDATE, candidacy.organisation_id)


def test_signed_minutes_are_kept_as_they_came_and_shown_with_their_digest(office):
    candidacy, content = sent(), pdf()
    file = SimpleUploadedFile("minutes.pdf", content)
    office.post(reverse("candidacy_signed", args=[candidacy.pk]), SAID | {"paper": file})
    [shown] = page(office, candidacy).context["signed"]
    assert (shown["what"], shown["how"]) == (
        "Signed minutes, or their extract",
        "With a qualified electronic signature",
    )
    assert (shown["sha256"], shown["by"], shown["at"]) == (sha256(content).hexdigest(), "Ana", NOON)
    kept = office.get(reverse("candidacy_signed_paper", args=[candidacy.pk, shown["pk"]]))
    assert b"".join(kept.streaming_content) == content


@pytest.mark.parametrize(("name", "content"), [("minutes.pdf.p7m", cms(pdf())), ("minutes.asice", asice())])
def test_a_file_with_a_qualified_signature_is_handed_out_byte_for_byte_as_a_file(office, name, content):
    candidacy = sent()
    office.post(reverse("candidacy_signed", args=[candidacy.pk]), SAID | {"paper": SimpleUploadedFile(name, content)})
    answer = page(office, candidacy)
    assert "Electronic signatures are kept, not checked." in answer.content.decode()
    [shown] = answer.context["signed"]
    kept = office.get(reverse("candidacy_signed_paper", args=[candidacy.pk, shown["pk"]]))
    assert b"".join(kept.streaming_content) == content
    assert kept["Content-Disposition"] == f'attachment; filename="{name}"'


def test_minutes_are_kept_after_the_file_has_ended():
    candidacy = follow(verified())
    assert signed(candidacy, "minutes").purpose == "minutes"


def test_a_candidate_sends_its_own_signed_request_and_no_minutes(as_candidate):
    candidacy = sent()
    signed(candidacy, by=own(candidacy))
    with pytest.raises(actions.ForTheOffice):
        signed(candidacy, "minutes", by=own(candidacy))
    form = as_candidate(candidacy).get(reverse("candidacy_signed", args=[candidacy.pk])).context["form"]
    assert [value for value, _label in form.fields["purpose"].choices] == ["request"]


def test_a_candidate_does_not_read_the_minutes(as_candidate):
    candidacy = with_signed()
    minutes = signed(candidacy, "minutes", content=pdf(pages=2))
    client = as_candidate(candidacy)
    assert [one["what"] for one in page(client, candidacy).context["signed"]] == ["Signed request"]
    assert client.get(reverse("candidacy_signed_paper", args=[candidacy.pk, minutes.pk])).status_code == 404


def test_a_wrong_paper_is_set_aside_with_the_reason_and_stays_known(office):
    candidacy = with_signed()
    paper = candidacy.signed_papers.get()
    address = reverse("candidacy_signed_aside", args=[candidacy.pk, paper.pk])
    assert office.get(address).status_code == 200
    office.post(address, {"reason": "It is not signed."})
    [shown] = page(office, candidacy).context["signed"]
    assert (shown["aside_on"].split(), shown["aside_because"]) == (["4", "May", "2027"], "It is not signed.")
    assert office.post(address, {"reason": "Again."}).status_code == 409
    assert signed(candidacy).set_aside_at is None


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [({"signed_by": " "}, actions.SignerMissing), ({"signed_on": (NOON + DAY).date()}, actions.InTheFuture)],
)
def test_a_signature_is_somebodys_and_of_a_day_that_has_come(changed, refusal):
    with pytest.raises(refusal):
        signed(sent(), **changed)


def test_the_same_paper_is_kept_once():
    with pytest.raises(actions.AlreadyAdded):
        signed(with_signed())


def test_a_reason_is_given_for_setting_aside():
    candidacy = with_signed()
    number = candidacy.signed_papers.get().pk
    with pytest.raises(actions.ReasonMissing):
        actions.set_signed_aside(candidacy, number=number, reason=" ", by=SECRETARY, at=NOON)


def test_before_the_request_is_sent_nothing_signed_is_asked_for(as_candidate):
    candidacy = met()
    assert page(as_candidate(candidacy), candidacy).context["may_keep_signed"] is False
