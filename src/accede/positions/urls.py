"""Addresses of positions."""

from django.urls import path

from accede.positions.views import (
    amendment,
    consultation,
    drafting,
    listing,
    log,
    paragraph,
    position,
    standing,
    versions,
)

ONE = "space/positions/<int:number>/"

urlpatterns = [
    path("positions/", listing.positions, name="positions_adopted"),
    path("positions/<int:number>/", position.position, name="position"),
    path("positions/<int:number>/position.pdf", position.position_paper, name="position_paper"),
    path("space/positions/", listing.consultations, name="positions"),
    path("space/positions/new/", drafting.consultation_new, name="consultation_new"),
    path(ONE, consultation.consultation, name="consultation"),
    path(f"{ONE}text/", drafting.wording, name="consultation_text"),
    path(f"{ONE}text/<slug:lang>/", drafting.translating, name="consultation_translate"),
    path(f"{ONE}open/", consultation.opening, name="consultation_open"),
    path(f"{ONE}until/", drafting.deadline, name="consultation_deadline"),
    path(f"{ONE}final/", drafting.finishing, name="consultation_finish"),
    path(f"{ONE}drop/", drafting.dropping, name="consultation_drop"),
    path(f"{ONE}adopt/", drafting.adopting, name="consultation_adopt"),
    path(f"{ONE}stand/", standing.stand, name="consultation_stand"),
    path(f"{ONE}versions/", versions.versions, name="consultation_versions"),
    path(f"{ONE}paragraphs/<int:key>/", paragraph.paragraph, name="consultation_paragraph"),
    path("space/positions/comments/<int:pk>/", paragraph.taking_back, name="consultation_comment"),
    path("space/positions/comments/<int:pk>/hide/", paragraph.hiding, name="consultation_hide"),
    path("space/positions/comments/<int:pk>/show/", paragraph.showing, name="consultation_show"),
    path(
        "space/positions/<int:consultation>/amendments/<int:number>/",
        amendment.amendment,
        name="consultation_amendment",
    ),
    path("space/advocacy/", log.log, name="advocacy"),
    path("space/advocacy/new/", log.line_new, name="advocacy_new"),
    path("space/advocacy/<int:pk>/", log.line, name="advocacy_line"),
    path("space/advocacy/<int:pk>/remove/", log.removing, name="advocacy_remove"),
    path("space/advocacy/log.csv", log.log_csv, name="advocacy_csv"),
    path("space/advocacy/log.xlsx", log.log_xlsx, name="advocacy_xlsx"),
]
