"""A request as it is being written, by several people at once: nobody's words take the place of another's unseen."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.procedure.actions.request import check_unsent
from accede.procedure.actions.walk import hold, lock, upcoming
from accede.procedure.models import Candidacy, Unsaved
from accede.procedure.queries.draft import SHEET, Words, contested, in_file, typed_anew
from accede.procedure.queries.permission import own
from accede.procedure.queries.request import adhered_to, sheet_of


class NotKept(Refused):
    """What is left out is there."""

    sentence = _("These words are settled already.")


@action("procedure.save_draft", allowed_to=own)
def save_draft(
    candidacy: Candidacy,
    *,
    sheet: Mapping[str, object] | None = None,
    motivation: str | None = None,
    adheres: Iterable[str] | None = None,
    seen: Mapping[str, str] | None = None,
    shown: Collection[str] = (),
    by: Actor,
    at: datetime,
) -> list[str]:
    """Keep what was typed so far, right or wrong; what is not given stays as it is.

    `seen` tells what each field held when the form was written, `shown` which unsettled words it showed. What somebody
    else has changed otherwise since then stays in the file; the words are kept beside it, and their fields returned.
    """
    candidacy = hold(candidacy)
    check_unsent(candidacy)
    typed = _typed(candidacy, sheet or {}, motivation, adheres)
    changed = typed if seen is None else typed_anew(typed, seen)
    aside = {} if seen is None else contested(in_file(candidacy), changed, seen)
    taken = {name: words for name, words in changed.items() if name not in aside}
    _take(candidacy, taken, at)
    _settle(candidacy, aside, {*taken, *shown}, by, at)
    # The names alone: what candidates write is kept here, where it can be erased.
    write(candidacy, values={"fields": _names(taken), "contested": _names(aside)})
    return sorted(aside)


@action("procedure.keep_unsaved", allowed_to=own)
def keep_unsaved(
    candidacy: Candidacy, *, typed: Mapping[str, Words], seen: Mapping[str, str], by: Actor, at: datetime
) -> None:
    """Keep beside the file what was sent after a session had ended, until its writer has signed in and settles it."""
    candidacy = lock(candidacy)
    changed = typed_anew(typed, seen)
    _settle(candidacy, changed, (), by, at)
    write(candidacy, values={"fields": _names(changed)})


@action("procedure.drop_unsaved", allowed_to=own)
def drop_unsaved(candidacy: Candidacy, *, name: str, by: Actor, at: datetime) -> None:
    """Take what is in the file, and leave out the own words that were kept beside it."""
    candidacy = lock(candidacy)
    kept = candidacy.unsaved.filter(by=by.id).first()
    if kept is None or name not in kept.words:
        raise NotKept
    _settle(candidacy, {}, {name}, by, at)
    write(candidacy, values={"fields": _names([name])})


def _names(fields: Iterable[str]) -> list[str]:
    return sorted(name.removeprefix(SHEET) for name in fields)


def _typed(
    candidacy: Candidacy, sheet: Mapping[str, object], motivation: str | None, adheres: Iterable[str] | None
) -> dict[str, Words]:
    form, texts = sheet_of(candidacy.book, candidacy.way), None if adheres is None else set(adheres)
    asked = [one.name for one in (form.fields if form else ()) if one.name in sheet]
    typed: dict[str, Words] = {SHEET + name: str(sheet[name]) for name in asked}
    typed |= {} if motivation is None else {"motivation": motivation}
    known = adhered_to(candidacy.book, candidacy.way)
    return typed | ({} if texts is None else {"adheres": [one for one in known if one in texts]})


def _take(candidacy: Candidacy, taken: Mapping[str, Words], at: datetime) -> None:
    sheet = {name.removeprefix(SHEET): words for name, words in taken.items() if name.startswith(SHEET)}
    candidacy.sheet = candidacy.sheet | sheet
    candidacy.motivation = taken.get("motivation", candidacy.motivation)
    candidacy.adheres = taken.get("adheres", candidacy.adheres)
    candidacy.saved_at = at
    # What is answered may leave out the step that was next.
    candidacy.step = upcoming(candidacy)
    candidacy.save(update_fields=["sheet", "motivation", "adheres", "saved_at", "step"])


def _settle(
    candidacy: Candidacy, aside: Mapping[str, Words], settled: Collection[str], by: Actor, at: datetime
) -> None:
    """Keep some words of a person beside the file, and let go of others."""
    kept = candidacy.unsaved.filter(by=by.id).first() or Unsaved(candidacy=candidacy, by=by.id)
    words = {name: said for name, said in kept.words.items() if name not in settled} | dict(aside)
    if words:
        kept.words, kept.at = words, at
        kept.save()
    elif kept.pk:
        kept.delete()
