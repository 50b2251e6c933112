"""How faults are told: where and of what kind, never with the values that went in."""

import logging
import traceback


class Impersonal(logging.Formatter):
    """Leaves the text of exceptions out: databases and parsers quote addresses and names in it."""

    def formatException(self, ei: tuple) -> str:  # noqa: N802 - the name that logging calls
        """Return the frames of the traceback and the kind of the exception."""
        kind, _fault, frames = ei
        return "".join(traceback.format_tb(frames)) + f"{kind.__module__}.{kind.__qualname__}"
