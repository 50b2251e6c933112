"""Why a roll or ballots cannot be counted, as one sentence."""

from collections.abc import Mapping

from accede.wording.catalogue import said
from accede.wording.sentences import COUNTED_BY, FAULTS


def unfit(code: str, values: Mapping[str, object], language: str) -> str:
    """Say what a count was refused for; the code and the values are those of `Unfit`."""
    return said(FAULTS[code], language, int(values.get(COUNTED_BY.get(code, ""), 1))).format_map(values)
