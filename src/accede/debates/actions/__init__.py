"""What can happen in the EU debates."""

from accede.debates.actions.reading import note_reading, take_file
from accede.debates.actions.source import add_source, ask_reading, change_source, pause_source, resume_source

__all__ = [
    "add_source",
    "ask_reading",
    "change_source",
    "note_reading",
    "pause_source",
    "resume_source",
    "take_file",
]
