"""Addresses of projects."""

from django.urls import path

from accede.projects.views import call, calls, consortium, ideas, partners, past, watches

urlpatterns = [
    path("space/calls/", calls.project_calls, name="projects"),
    path("space/calls.csv", calls.project_calls_csv, name="project_calls_csv"),
    path("space/calls.xlsx", calls.project_calls_xlsx, name="project_calls_xlsx"),
    path("space/calls/file/", calls.project_calls_file, name="project_calls_file"),
    path("space/calls/<int:pk>/", call.project_call, name="project_call"),
    path("space/calls/<int:pk>/conditions/", call.project_call_conditions, name="project_call_conditions"),
    path("space/calls/<int:pk>/publish/", call.project_call_publish, name="project_call_publish"),
    path("space/calls/portal/", watches.project_watches, name="project_watches"),
    path("space/calls/portal/<int:pk>/", watches.project_watch_pause, name="project_watch_pause"),
    path("space/calls/<int:pk>/consortium/", consortium.project_consortium_new, name="project_consortium_new"),
    path("space/consortia/<int:pk>/", consortium.project_consortium, name="project_consortium"),
    path("space/consortia/<int:pk>/add/", consortium.project_consortium_partner, name="project_consortium_partner"),
    path("space/consortia/partners/<int:pk>/out/", consortium.project_partner_out, name="project_partner_out"),
    path("space/consortia/<int:pk>/close/", consortium.project_consortium_close, name="project_consortium_close"),
    path("space/consortia/partners/<int:pk>/ask/", consortium.project_partner_ask, name="project_partner_ask"),
    path("space/consortia/partners/<int:pk>/answer/", consortium.project_partner_answer, name="project_partner_answer"),
    path("space/partners/", partners.project_partners, name="project_partners"),
    path("space/partners/<int:pk>/", partners.project_profile, name="project_profile"),
    path("space/projects/", past.project_pasts, name="project_pasts"),
    path("space/projects.csv", past.project_pasts_csv, name="project_pasts_csv"),
    path("space/projects.xlsx", past.project_pasts_xlsx, name="project_pasts_xlsx"),
    path("space/projects/new/", past.project_past_new, name="project_past_new"),
    path("space/projects/file/", past.project_past_file, name="project_past_file"),
    path("space/projects/<int:pk>/", past.project_past, name="project_past"),
    path("space/projects/<int:pk>/change/", past.project_past_change, name="project_past_change"),
    path("space/projects/<int:pk>/remove/", past.project_past_remove, name="project_past_remove"),
    path("space/ideas/", ideas.project_ideas, name="project_ideas"),
    path("space/ideas/new/", ideas.project_idea_new, name="project_idea_new"),
    path("space/ideas/<int:pk>/", ideas.project_idea, name="project_idea"),
    path("space/ideas/<int:pk>/change/", ideas.project_idea_change, name="project_idea_change"),
    path("space/ideas/<int:pk>/close/", ideas.project_idea_close, name="project_idea_close"),
]
