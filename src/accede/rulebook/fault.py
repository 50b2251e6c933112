"""A fault that is found while a rulebook is read; all those of a file are told at once."""

from pydantic_core import PydanticCustomError

# What looks over a whole rulebook tells of a fault: the key, a code, and the values of its sentence.
Astray = tuple[str, str, dict[str, object]]


def wrong(code: str, **values: object) -> PydanticCustomError:
    """A fault of a rulebook: its code and values; the sentence is made in `wording`."""
    return PydanticCustomError("rulebook", "{code}", {"code": code, **values})


def unfit(given: object, expected: str) -> PydanticCustomError:
    """A value that cannot stand where it stands, and what could."""
    return wrong("wrong_value", given=str(given)[:60], expected=expected)
