"""Forms of awareness."""

from accede.awareness.forms.campaign import CampaignForm, MaterialForm, ParticipationForm
from accede.awareness.forms.story import StoryForm

__all__ = ["CampaignForm", "MaterialForm", "ParticipationForm", "StoryForm"]
