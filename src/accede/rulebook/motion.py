"""What is put to the vote, as far as the rules ask for it."""

from dataclasses import dataclass

from accede.rulebook.facts import Facts


@dataclass(frozen=True, slots=True)
class Motion:
    """What is known of the motion itself, which reading in which call it is, and whether it is decided in writing."""

    facts: Facts
    reading: int = 1
    call: int = 1
    written: bool = False

    @property
    def picked(self) -> dict[str, str]:
        """What a body has picked for groups that do not agree."""
        return {
            name.removeprefix("voice."): str(said) for name, said in self.facts.items() if name.startswith("voice.")
        }
