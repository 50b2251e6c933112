"""Addresses of the register."""

from django.urls import path

from accede.register.api import members_as_of
from accede.register.api import standing as standing_api
from accede.register.views import (
    as_of,
    campaign,
    declaration,
    directory,
    duplicates,
    enterprises,
    exporting,
    importing,
    indicators,
    leaving,
    line,
    lines,
    member,
    people,
    review,
    standing,
    undoing,
)

# For other programs, without a language.
api = [
    path("api/members/", members_as_of, name="api_members"),
    path("api/members/<int:number>/standing/", standing_api, name="api_standing"),
]

urlpatterns = [
    path("members/", directory.members, name="members"),
    path("members.csv", directory.members_csv, name="members_csv"),
    path("members/export.csv", exporting.export_csv, name="export_csv"),
    path("members/export.xlsx", exporting.export_xlsx, name="export_xlsx"),
    path("members/import/", importing.importing, name="imports"),
    path("members/import/<int:pk>/", importing.import_page, name="import"),
    path("members/import/<int:pk>/columns/", importing.import_columns, name="import_columns"),
    path("members/import/<int:pk>/progress/", importing.import_progress, name="import_progress"),
    path("members/import/<int:pk>/faults.csv", importing.import_faults, name="import_faults"),
    path("members/import/<int:pk>/undo/", undoing.import_undo, name="import_undo"),
    path("members/<int:number>/", member.member, name="member"),
    path("members/standing/", standing.standings, name="standings"),
    path("members/standing.csv", standing.standings_csv, name="standings_csv"),
    path("members/<int:number>/standing/", standing.standing, name="standing"),
    path("members/<int:number>/figures/", member.figures, name="figures"),
    path("members/<int:number>/enterprises/", enterprises.enterprises, name="enterprises"),
    path("members/<int:number>/enterprises.csv", enterprises.enterprises_csv, name="enterprises_csv"),
    path("members/<int:number>/enterprises/list/", enterprises.more_enterprises, name="more_enterprises"),
    path("enterprises/<int:pk>/", enterprises.belonging, name="belonging"),
    path("enterprises/duplicates/", duplicates.duplicates, name="duplicates"),
    path("enterprises/duplicates/<int:pk>/", duplicates.comparison_back, name="comparison_back"),
    path("figures/", indicators.network_figures, name="network_figures"),
    path("figures.csv", indicators.network_figures_csv, name="network_figures_csv"),
    path("members/<int:number>/figures/<int:year>/", declaration.declaration, name="declaration"),
    path("members/<int:number>/figures/<int:year>/declare/", declaration.declare, name="declare"),
    path("members/<int:number>/figures/<int:year>/accept/", review.figures_accept, name="figures_accept"),
    path("members/<int:number>/figures/<int:year>/<slug:name>/", review.figure_review, name="figure_review"),
    path("members/<int:number>/figures/<int:year>/evidence/<uuid:pk>/", declaration.evidence, name="evidence"),
    path("declarations/", campaign.declarations_page, name="declarations"),
    path("declarations.csv", campaign.declarations_csv, name="declarations_csv"),
    path("declarations/call/", campaign.figures_call, name="figures_call"),
    path("declarations/<int:year>/remind/", campaign.figures_remind, name="figures_remind"),
    path("register/", lines.register, name="register"),
    path("register/on/", as_of.as_of, name="register_as_of"),
    path("register/on.pdf", as_of.as_of_pdf, name="register_as_of_pdf"),
    path("register/on.csv", as_of.as_of_csv, name="register_as_of_csv"),
    path("register/<int:number>/", line.line, name="register_line"),
    path("members/<int:number>/leaving/", leaving.leaving, name="leaving"),
    path("offices/", people.offices, name="offices"),
    path("members/<int:number>/people/", people.people, name="people"),
    path("mandates/<int:pk>/", people.mandate, name="mandate"),
    path("register.csv", lines.register_csv, name="register_csv"),
]
