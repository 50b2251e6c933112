"""Forms and texts of the association: what an identity sheet asks, and what a member adheres to."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from accede.rulebook.rule import Frozen, Rule, Text
from accede.rulebook.verdict import Named, Verdict

Kind = Literal[
    "text", "long", "number", "year", "country", "choice", "email", "url", "yes", "registration", "vat", "iban"
]


class Entry(Frozen):
    """One field of a form; `fact` names the fact that its answer gives."""

    name: str
    kind: Kind = "text"
    label: Text
    help: Text = {}
    choices: dict[str, Text] = {}
    required: bool = True
    fact: str = ""


class Form(Rule):
    """The fields an article asks for."""

    family: ClassVar[str] = "form"

    fields: tuple[Entry, ...]

    def complete(self, answers: Mapping[str, object]) -> Verdict:
        """Say whether every required field is answered; `missing` names those that are not."""
        missing = tuple(entry.name for entry in self.fields if entry.required and _blank(answers.get(entry.name)))
        code = "form.incomplete" if missing else "form.complete"
        values = {"form": Named("form", self.name), "missing": len(missing)}
        return Verdict(
            holds=not missing,
            code=code,
            values=values,
            missing=missing,
            article=self.article,
            marks=self.marks("fields"),
        )


def _blank(answer: object) -> bool:
    return answer is None or (isinstance(answer, str) and not answer.strip())


class Document(Rule):
    """A text of the association: which it is, and whether whoever joins must adhere to it."""

    family: ClassVar[str] = "document"

    version: str = ""
    adhered_to: bool = False
