"""Addresses of the exchange."""

from django.urls import path

from accede.exchange.views import (
    compared,
    exchange,
    group,
    groups,
    practice,
    practices,
    question,
    questions,
    targets,
    visit,
    visits,
)

ONE = "space/practices/<int:pk>/"
QUESTION = "space/questions/<int:pk>/"
GROUP = "space/groups/<int:pk>/"
VISIT = "space/visits/<int:pk>/"

urlpatterns = [
    path("space/exchange/", exchange.exchange, name="exchange"),
    path("space/practices/", practices.list_practices, name="practices"),
    path("space/practices.csv", practices.practices_csv, name="practices_csv"),
    path("space/practices.xlsx", practices.practices_xlsx, name="practices_xlsx"),
    path("space/practices/compare/", compared.compared, name="practices_compare"),
    path("space/practices/new/", practice.practice_new, name="practice_new"),
    path("space/practices/targets/", targets.targets, name="practice_targets"),
    path("space/practices/targets/<int:pk>/", targets.target, name="practice_target"),
    path("space/practices/targets/<int:pk>/drop/", targets.target_drop, name="practice_target_drop"),
    path(ONE, practice.practice, name="practice"),
    path(f"{ONE}change/", practice.practice_change, name="practice_change"),
    path(f"{ONE}do/", practice.practice_do, name="practice_do"),
    path(f"{ONE}publish/", practice.practice_publish, name="practice_publish"),
    path(f"{ONE}return/", practice.practice_return, name="practice_return"),
    path("space/questions/", questions.questions, name="questions"),
    path("space/questions/new/", questions.question_new, name="question_new"),
    path(QUESTION, question.question, name="question"),
    path(f"{QUESTION}change/", questions.question_change, name="question_change"),
    path(f"{QUESTION}sum/", questions.question_sum, name="question_sum"),
    path(f"{QUESTION}withdraw/", questions.question_withdraw, name="question_withdraw"),
    path(f"{QUESTION}answers.csv", questions.question_csv, name="question_csv"),
    path(f"{QUESTION}answers.xlsx", questions.question_xlsx, name="question_xlsx"),
    path("space/groups/", groups.groups, name="groups"),
    path("space/groups.csv", groups.groups_csv, name="groups_csv"),
    path("space/groups.xlsx", groups.groups_xlsx, name="groups_xlsx"),
    path("space/groups/new/", groups.group_new, name="group_new"),
    path(GROUP, group.group, name="group"),
    path(f"{GROUP}change/", groups.group_change, name="group_change"),
    path(f"{GROUP}close/", groups.group_close, name="group_close"),
    path(f"{GROUP}seat/", groups.group_seat, name="group_seat"),
    path(f"{GROUP}papers/new/", group.group_paper_new, name="group_paper_new"),
    path("space/groups/papers/<int:pk>/<uuid:document>/", group.group_paper, name="group_paper"),
    path("space/groups/papers/<int:pk>/out/", group.group_paper_out, name="group_paper_out"),
    path(f"{GROUP}dates/new/", group.group_meeting_new, name="group_meeting_new"),
    path("space/groups/dates/<int:pk>/off/", group.group_meeting_off, name="group_meeting_off"),
    path("space/visits/", visits.visits, name="visits"),
    path("space/visits.csv", visits.visits_csv, name="visits_csv"),
    path("space/visits.xlsx", visits.visits_xlsx, name="visits_xlsx"),
    path("space/visits/new/", visits.visit_new, name="visit_new"),
    path(VISIT, visit.visit, name="visit"),
    path(f"{VISIT}change/", visits.visit_change, name="visit_change"),
    path(f"{VISIT}cancel/", visits.visit_cancel, name="visit_cancel"),
    path(f"{VISIT}report/", visits.visit_report, name="visit_report"),
    path(f"{VISIT}away/", visit.visit_away, name="visit_away"),
]
