"""Forms of awareness."""

from accede.awareness.forms.story import StoryForm

__all__ = ["StoryForm"]
