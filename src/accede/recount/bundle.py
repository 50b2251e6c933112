"""What the archive of a result holds, read as the rulebook asks for it; `docs/recount.md` says what each file is."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from accede.recount.ballot import names_of, side_of
from accede.recount.roll import voters
from accede.rulebook.book import Book
from accede.rulebook.overlap import Source, book_on
from accede.rulebook.poll import Poll, poll
from accede.rulebook.roll import Ballots
from accede.rulebook.tally import Choices, Outcome, Voter
from accede.rulebook.weight import Voice

LAW, PRESETS = "rulebook", "presets"

Row = Mapping[str, Any]


def law_files(editions: Iterable[tuple[date, Source]]) -> dict[str, bytes]:
    """Return the files of these editions: each in a folder of its own, as the command line finds them."""
    found = {}
    for in_force, source in editions:
        found[f"{LAW}/{in_force}/{in_force}.toml"] = source.content
        for name, content in source.beside:
            found[f"{LAW}/{in_force}/{PRESETS + '/' if '/' in name else ''}{name}"] = content
    return found


@dataclass(frozen=True)
class Bundle:
    """The files of an archive, and what they say."""

    files: Mapping[str, bytes]

    def part(self, name: str) -> Any:
        """Return what one file says."""
        return json.loads(self.files[f"{name}.json"])

    @cached_property
    def item(self) -> Row:
        """What was decided on, when, and how."""
        return self.part("item")

    @cached_property
    def roll(self) -> list[Row]:
        """The members as they were when the result was declared, as sealed."""
        return self.part("roll")

    @cached_property
    def entries(self) -> list[Row]:
        """The entries of the journal that the result rests on."""
        return self.part("journal")

    @cached_property
    def lines(self) -> list[Row]:
        """The ledger of the item."""
        return self.part("ballots")

    @cached_property
    def election(self) -> Row:
        """Whom an election was between, and for what; nothing where it is none."""
        return self.part("election") if "election.json" in self.files else {}

    @cached_property
    def corrections(self) -> list[Row]:
        """What was put right after the result was declared."""
        return self.part("corrections")

    @property
    def day(self) -> date:
        """The day of the meeting."""
        return date.fromisoformat(self.item["day"])

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The editions by the day from which each is in force."""
        found: dict[str, dict[str, bytes]] = {}
        for name, content in self.files.items():
            place, _slash, rest = name.partition("/")
            if place == LAW:
                in_force, _slash, file = rest.partition("/")
                found.setdefault(in_force, {})[file.removeprefix(f"{PRESETS}/")] = content
        return {one: Source(files.pop(f"{one}.toml"), tuple(sorted(files.items()))) for one, files in found.items()}

    @cached_property
    def book(self) -> Book:
        """The rules as they held on the day of the meeting; raises Faulty."""
        return book_on(self.day, self.sources[self.item["in_force"]], tuple(self.sources.values()))

    @cached_property
    def voters(self) -> dict[int, Voter]:
        """The members of the roll as the rulebook counts them, by their organisation."""
        return voters(self.roll)

    @property
    def voice(self) -> Voice | None:
        """The rule by which the members of a group speak with one voice, if there is one."""
        return self.book.voice.get(self.book.body[self.item["body"]].voice)

    def entries_of(self, *actions: str) -> list[Row]:
        """Return the entries of some actions, in their order."""
        return [one for one in self.entries if one["action"] in actions]

    def outcome(self, lines: Iterable[Row], cards: Choices | None = None) -> Outcome:
        """Count a question from these lines of its ledger, or from cards. Raises Unfit."""
        last = {int(line["organisation"]): side_of(line["choice"]) for line in lines}
        cast: Ballots = {self.voters[one].member: said for one, said in last.items()}
        said = self.item
        asked = {name: said[name] for name in ("reading", "call", "written")} | {"cards": cards}
        return self.book.count(said["matter"], [*self.voters.values()], cast, said["motion"], **asked)

    @cached_property
    def polls(self) -> list[Poll]:
        """The papers of each ballot of an election. Raises Unfit."""
        return [self._poll(number) for number in range(1, self.election["counted"] + 1)]

    def _poll(self, number: int) -> Poll:
        lines = [line for line in self.lines if line.get("round", 1) == number]
        cast = {self.voters[int(line["organisation"])].member: names_of(line["choice"]) for line in lines}
        return poll(self.book, self.item["matter"], [*self.voters.values()], cast, self.item["call"])
