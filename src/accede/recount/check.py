"""One thing that is checked of a bundle: what was found, or what does not hold together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from accede.recount.fault import Fault


@dataclass(frozen=True, slots=True)
class Check:
    """A check by its name; without faults it holds, and `values` go into the sentence that says so."""

    name: str
    faults: tuple[Fault, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)
