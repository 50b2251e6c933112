"""The lines of what is taken away."""

from archive.files import pdf
from cast import open_account
from fees.samples import called, issued, sized
from permissions import Call, Sample
from register.samples import delegate, member, of_law, page
from register.samples_figures import proved
from statutes.samples import house_texts, law

from accede.archive.queries import documents_about
from accede.post.models import Letter

SEEN = "secretariat chair own:delegate"


def taking():
    one = member()
    return Call((one,), {"counts": {"letters": 1}}, owner=one.organisation_id)


def taking_own():
    one = open_account("own@example.org")
    return Call((one,), {"counts": {"letters": 1}}, person=one.pk)


def page_of_part():
    call = page()
    return Call((*call.args, "letters"), owner=call.owner)


def page_of_letter():
    one = sized()
    delegate(one)
    issued(called(one))
    return Call((one.number, Letter.objects.get().pk), owner=one.organisation_id)


def page_of_document():
    law()
    house_texts()
    one = member()
    found = documents_about(proved(one, pdf(), seen=0)).get()
    return Call((one.number, found.pk), owner=one.organisation_id)


SAMPLES = {
    "web.take_away": Sample("secretariat own:delegate", taking),
    "web.take_own_data": Sample("oneself", taking_own),
}
ACCESS = {
    "robots": Sample("everyone"),
    "sitemap": Sample("everyone", of_law),
    "share_picture": Sample("everyone", of_law),
    "own_data": Sample("signed-in"),
    "unsent": Sample("signed-in", lambda: Call(("00000000-0000-4000-8000-000000000000",))),
    "own_dossier": Sample("delegate", of_law),
    "dossier": Sample(SEEN, page),
    "dossier_part": Sample(SEEN, page_of_part),
    "dossier_letter": Sample(SEEN, page_of_letter),
    "dossier_document": Sample(SEEN, page_of_document),
}
