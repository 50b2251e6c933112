"""Addresses of figures, stories and campaigns."""

from django.urls import path

from accede.awareness.views import campaigns, figures, partaking, stories

urlpatterns = [
    path("awareness/", figures.awareness, name="awareness"),
    path("awareness/part/", figures.awareness_part, name="awareness_part"),
    path("awareness/campaigns/new/", campaigns.campaign_new, name="campaign_new"),
    path("awareness/campaigns/<int:pk>/", campaigns.campaign, name="campaign"),
    path("awareness/campaigns/<int:pk>/change/", campaigns.campaign_change, name="campaign_change"),
    path("awareness/campaigns/<int:pk>/withdraw/", campaigns.campaign_withdraw, name="campaign_withdraw"),
    path("awareness/campaigns/<int:pk>/files/new/", partaking.material_new, name="material_new"),
    path("awareness/campaigns/files/<int:pk>/", partaking.material, name="material"),
    path("awareness/campaigns/files/<int:pk>/drop/", partaking.material_drop, name="material_drop"),
    path("awareness/campaigns/<int:pk>/take-part/", partaking.take_part_in, name="take_part"),
    path("awareness/campaigns/<int:pk>/members.csv", partaking.participants_csv, name="participants_csv"),
    path("awareness/campaigns/<int:pk>/members.xlsx", partaking.participants_xlsx, name="participants_xlsx"),
    path("awareness/campaigns/members/<int:pk>/stop/", partaking.stop, name="stop_taking_part"),
    path("awareness/stories/new/", stories.story_new, name="story_new"),
    path("awareness/stories/<int:pk>/", stories.story, name="story"),
    path("awareness/stories/<int:pk>/change/", stories.story_change, name="story_change"),
    path("awareness/stories/<int:pk>/withdraw/", stories.story_withdraw, name="story_withdraw"),
    path("awareness/stories/<int:pk>/<uuid:document>/", stories.story_picture, name="story_picture"),
    path("awareness/figures.csv", figures.awareness_csv, name="awareness_csv"),
]
