"""Addresses of candidacies, from the Join us page to the verification of the criteria; and of members' paths."""

from django.urls import path

from accede.procedure.views import (
    candidate,
    check,
    conflict,
    criteria,
    document,
    file,
    inquiry,
    listing,
    meeting,
    merger,
    office,
    paper,
    person,
    proceeding,
    public,
    question,
    running,
    ways,
)

FILE = "candidacies/<uuid:pk>/"
PROCEEDING = "proceedings/<uuid:key>/"

urlpatterns = [
    path("join/", public.join, name="join"),
    path("join/check/", check.check, name="join_check"),
    path("interest/", public.interest, name="interest"),
    path("ask/", public.ask, name="ask"),
    path("questions/", inquiry.inquiries_page, name="inquiries"),
    path("questions/<uuid:pk>/", inquiry.inquiry_page, name="inquiry"),
    path("questions/<uuid:pk>/settle/", inquiry.settle_inquiry, name="inquiry_settle"),
    path("candidacies/", listing.candidacies, name="candidacies"),
    path(FILE, file.candidacy, name="candidacy"),
    # What the candidate does
    path(f"{FILE}request.pdf", document.request_pdf, name="candidacy_request_pdf"),
    path(f"{FILE}choose/", candidate.choose, name="candidacy_choose"),
    path(f"{FILE}draft/", candidate.draft, name="candidacy_draft"),
    path(f"{FILE}send/", candidate.send, name="candidacy_send"),
    path(f"{FILE}presenter/", candidate.presenter, name="candidacy_presenter"),
    path(f"{FILE}papers/", paper.add, name="candidacy_papers"),
    path(f"{FILE}papers/leave-out/", paper.leave_out, name="candidacy_paper_out"),
    path(f"{FILE}papers/<int:number>/", paper.paper, name="candidacy_paper"),
    path(f"{FILE}questions/<int:number>/", question.answer, name="candidacy_answer"),
    path(f"{FILE}answers/<int:number>/", question.answer_file, name="candidacy_answer_file"),
    path(f"{FILE}people/", person.people, name="candidacy_people"),
    path(f"{FILE}people/away/", person.take_away, name="candidacy_person_out"),
    path(f"{FILE}people/letters/", person.letters_to, name="candidacy_letters_to"),
    path(f"{FILE}withdraw/", candidate.withdraw, name="candidacy_withdraw"),
    # What the office does
    path(f"{FILE}times/", office.times, name="candidacy_times"),
    path(f"{FILE}times/withdraw/", office.withdraw_times, name="candidacy_times_withdraw"),
    path(f"{FILE}meeting/", meeting.move, name="candidacy_meeting"),
    path(f"{FILE}meeting/cancel/", meeting.cancel, name="candidacy_meeting_cancel"),
    path(f"{FILE}held/", office.held, name="candidacy_held"),
    path(f"{FILE}presented/", office.presented, name="candidacy_presented"),
    path(f"{FILE}ask/", question.ask, name="candidacy_ask"),
    path(f"{FILE}questions/<int:number>/close/", question.close, name="candidacy_question_close"),
    path(f"{FILE}assembly/", office.join_assembly, name="candidacy_assembly"),
    # What the Board does
    path(f"{FILE}criteria/", criteria.criteria, name="criteria"),
    path(f"{FILE}criteria/settle/", criteria.settle, name="criteria_settle"),
    path(f"{FILE}conflict/", conflict.conflict, name="candidacy_conflict"),
    path(f"{FILE}conflict/back/", conflict.come_back, name="candidacy_conflict_back"),
    path(f"{FILE}conclude/", criteria.conclude, name="candidacy_conclude"),
    # A member on a path
    path("members/<int:key>/ways/", ways.ways_page, name="ways"),
    path("members/<int:key>/merger/", merger.merger_page, name="merger"),
    path("members/<int:key>/ways/<str:path>/", ways.way_page, name="way"),
    path("proceedings/", running.proceedings_page, name="proceedings"),
    path(PROCEEDING, proceeding.proceeding_page, name="proceeding"),
    path(f"{PROCEEDING}step/", proceeding.step, name="proceeding_step"),
    path(f"{PROCEEDING}hearing/", proceeding.hearing, name="proceeding_hearing"),
    path(f"{PROCEEDING}facts/", proceeding.facts, name="proceeding_facts"),
    path(f"{PROCEEDING}agenda/", proceeding.agenda, name="proceeding_agenda"),
    path(f"{PROCEEDING}appeal/", ways.appeal_page, name="proceeding_appeal"),
    path(f"{PROCEEDING}effect/", proceeding.effect, name="proceeding_effect"),
    path(f"{PROCEEDING}back/", proceeding.take_back, name="proceeding_back"),
]
