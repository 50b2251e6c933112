"""A request as it is being written: its fields, the form that was made of them, and what two people typed at once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Self
from uuid import UUID

from django.core import signing

from accede.procedure.models import Candidacy

SALT = "accede.procedure.draft"
GOOD_FOR = 24 * 3600  # so long a form may be sent after the session of its writer has ended
SHEET = "sheet_"

Words = str | list[str]


@dataclass(frozen=True)
class Written:
    """What a form of a request was made of: for whom, what each field held, and which unsettled words it showed."""

    person: int
    seen: Mapping[str, str]
    shown: Collection[str] = ()
    is_fresh: bool = True

    @classmethod
    def of(cls, candidacy: Candidacy, person: int, shown: Collection[str] = ()) -> Self:
        """Return what a form is made of that is written now."""
        return cls(person, {name: digest(words) for name, words in in_file(candidacy).items()}, shown)

    def sealed(self, file: UUID) -> str:
        """Write it into the form, which nobody else can make, for this file alone."""
        made = {"person": self.person, "seen": dict(self.seen), "shown": sorted(self.shown)}
        return signing.dumps(made, salt=f"{SALT}:{file}", compress=True)

    @classmethod
    def unsealed(cls, token: str, file: UUID) -> Self | None:
        """Read it from a form that was written here for this file; None from any other."""
        salt = f"{SALT}:{file}"
        try:
            return cls(**signing.loads(token, salt=salt, max_age=GOOD_FOR))
        except signing.SignatureExpired:
            return cls(**signing.loads(token, salt=salt), is_fresh=False)
        except signing.BadSignature:
            return None


def in_file(candidacy: Candidacy) -> dict[str, Words]:
    """Return the fields of a request as they are kept, by the names that its form gives them."""
    sheet = {SHEET + name: str(value) for name, value in candidacy.sheet.items()}
    return sheet | {"motivation": candidacy.motivation, "adheres": list(candidacy.adheres)}


def digest(words: Words) -> str:
    """Return what tells some words from others; line breaks are those of any browser, and a list has no order."""
    plain = words if isinstance(words, str) else "\n".join(sorted(words))
    return sha256("\n".join(plain.strip().splitlines()).encode()).hexdigest()[:16]


def typed_anew(typed: Mapping[str, Words], seen: Mapping[str, str]) -> dict[str, Words]:
    """Return the fields that whoever sent a form has changed in it."""
    return {name: words for name, words in typed.items() if digest(words) != seen.get(name, digest(""))}


def contested(kept: Mapping[str, Words], typed: Mapping[str, Words], seen: Mapping[str, str]) -> dict[str, Words]:
    """Return the fields that somebody else has changed otherwise since the form was written."""
    now = {name: digest(kept.get(name, "")) for name in typed}
    return {
        name: words
        for name, words in typed.items()
        if now[name] != seen.get(name, digest("")) and now[name] != digest(words)
    }
