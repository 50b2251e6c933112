"""What can happen in awareness."""

from accede.awareness.actions.campaign import Said, change_campaign, start_campaign, withdraw_campaign
from accede.awareness.actions.material import add_material, drop_material
from accede.awareness.actions.participation import stop_taking_part, take_part
from accede.awareness.actions.story import Told, change_story, tell_story, withdraw_story

__all__ = [
    "Said",
    "Told",
    "add_material",
    "change_campaign",
    "change_story",
    "drop_material",
    "start_campaign",
    "stop_taking_part",
    "take_part",
    "tell_story",
    "withdraw_campaign",
    "withdraw_story",
]
