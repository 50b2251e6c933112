"""What can happen in awareness."""

from accede.awareness.actions.story import Told, change_story, tell_story, withdraw_story

__all__ = ["Told", "change_story", "tell_story", "withdraw_story"]
