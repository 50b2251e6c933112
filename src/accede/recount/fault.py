"""One thing that does not hold together, by its code and the values of its sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: `recount.sentences` words each code."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)
