"""Documents: kept with the deed that they belong to, followed and never changed, handed out as files alone."""

import os
from datetime import timedelta

import pytest
from archive.files import deposit, pdf, png
from archive.samples import ABOUT, ANA, document, send
from cast import NOON
from django.http import Http404

from accede.archive import store
from accede.archive.actions import Gone
from accede.archive.models import Document
from accede.archive.queries import broken, documents_about, latest_by_purpose, sweep, unnamed
from accede.archive.views import handed_out
from accede.journal.models import Entry, Personal
from accede.web.verify import verify

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


def path(document, place):
    return place / document.sha256[:2] / document.sha256


def test_a_document_says_what_it_belongs_to_and_who_sent_it_when():
    found = document(name="Zgłoszenie.pdf")
    said = (found.about, found.purpose, found.name, found.kind, found.received_by, found.received_at)
    assert said == (ABOUT, "evidence", "Zgłoszenie.pdf", "pdf", "account:7", NOON)


def test_the_journal_holds_the_digest_in_its_chain_and_the_name_beside_it():
    found = document()
    entry = Entry.objects.get(action="archive.keep_document")
    assert entry.subject == ABOUT
    assert (entry.values["sha256"], entry.values["document"]) == (found.sha256, str(found.pk))
    assert Personal.objects.get(entry=entry).values == {"name": "report.pdf"}


def test_what_was_there_before_stays_and_the_last_one_stands():
    first = document(pdf(pages=1))
    second = document(pdf(pages=2), at=LATER)
    other = document(png(), "scan.png", purpose="other")
    assert set(documents_about(ABOUT)) == {first, second, other}
    assert latest_by_purpose(ABOUT) == {"evidence": second, "other": other}


def test_the_same_bytes_twice_lie_once(place):
    first, second = document(), document(at=LATER)
    assert first.sha256 == second.sha256
    assert len(list(place.glob("??/*"))) == 1


def test_a_file_whose_day_has_passed_is_asked_for_again(place):
    found = deposit()
    (place / found.sha256[:2] / found.sha256).unlink()
    with pytest.raises(Gone, match="Choose it again"):
        send(found, by=ANA, at=NOON)
    assert Document.objects.count() == 0


def test_a_document_is_handed_out_as_a_file_and_never_as_a_page():
    answer = handed_out(document(name='Zgłoszenie "a".pdf'))
    assert answer.getvalue() == pdf()
    answer.close()
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''Zg%C5%82oszenie")
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"


def test_a_document_whose_file_is_lost_is_not_found(place):
    found = document()
    path(found, place).unlink()
    with pytest.raises(Http404):
        handed_out(found)


def test_verifying_names_what_is_changed_or_missing(place, capsys):
    whole, changed = document(), document(png(), "scan.png")
    missing = document(b"words", "notes.txt")
    path(changed, place).write_bytes(b"other")
    path(missing, place).unlink()
    assert dict(broken()) == {changed: True, missing: False}
    assert verify() == 1
    told = capsys.readouterr().out
    assert f"document {changed.pk}: its file is not what it was." in told
    assert f"document {missing.pk}: its file is missing." in told
    assert str(whole.pk) not in told


def test_verifying_tells_what_belongs_to_nothing_yet(capsys):
    document()
    deposit(png(), "scan.png")
    assert verify() == 0
    told = capsys.readouterr().out
    assert "The documents hold: 1 files, none changed or missing." in told
    assert "Files that belong to no document, swept away two days after they came: 1." in told


def test_what_belongs_to_nothing_is_swept_away_after_two_days_and_no_document_ever(place):
    kept, young, old = document(), deposit(png(), "scan.png"), deposit(b"words", "notes.txt")
    (place / "incoming-half").write_bytes(b"half")
    for each in (place / old.sha256[:2] / old.sha256, path(kept, place), place / "incoming-half"):
        age(each)
    assert sweep() == 1
    assert {each.name for each in place.glob("??/*")} == {kept.sha256, young.sha256}
    assert not list(place.glob("incoming-*"))
    assert unnamed() == 1


def test_what_a_form_still_holds_is_not_swept_away(place):
    found = deposit()
    age(place / found.sha256[:2] / found.sha256)
    assert store.hold(found.sha256)
    assert sweep() == 0


def test_what_a_killed_sweep_had_set_aside_is_put_back(place):
    found = document()
    path(found, place).rename(path(found, place).with_suffix(".swept"))
    assert sweep() == 0
    assert list(broken()) == []


def age(file):
    past = file.stat().st_mtime - 3 * 24 * 3600
    os.utime(file, (past, past))
