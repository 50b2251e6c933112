"""What belongs to a member, as the journal names it: itself, its requests, its memberships, its declarations."""

from collections.abc import Sequence

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from accede.archive.models import Document
from accede.journal.record import named
from accede.post.models import Letter
from accede.post.queries import letters_to
from accede.procedure.models import Candidacy, Proceeding
from accede.register.models import Declaration, Membership, Organisation


def bodies(organisation: Organisation) -> QuerySet[Organisation]:
    """Return an organisation and those that became part of it: lines, ballots and letters still name these."""
    into = Q(merged_into=organisation) | Q(merged_into__merged_into=organisation)
    return Organisation.objects.filter(Q(pk=organisation.pk) | into).order_by()


def letters_of(organisation: Organisation) -> QuerySet[Letter]:
    """Return the letters that people got for an organisation, or for what became part of it, newest first."""
    return letters_to(names(bodies(organisation)))


def documents_of(organisation: Organisation, files: Sequence[Candidacy]) -> QuerySet[Document]:
    """Return the documents of a member and of whatever belongs to it."""
    return Document.objects.filter(about(organisation, files))


def requests_of(organisation: Organisation) -> list[Candidacy]:
    """Return a member's requests, the newest first."""
    return list(organisation.candidacies.select_related("request", "edition"))


def about(organisation: Organisation, files: Sequence[Candidacy]) -> Q:
    """Find what is about a member, or about something of it."""
    memberships = Membership.objects.filter(organisation=organisation)
    declarations = Declaration.objects.filter(membership__organisation=organisation)
    proceedings = Proceeding.objects.filter(membership__organisation=organisation)
    found = Q(about__in=[named(one) for one in (*files, *proceedings)])
    for each in (bodies(organisation), memberships, declarations):
        found |= Q(about__in=names(each))
    return found


def names(found: QuerySet) -> QuerySet:
    """Return what the journal calls these rows, put together where they lie."""
    label = Value(f"{found.model._meta.label_lower}:")
    return found.order_by().values_list(Concat(label, Cast("pk", CharField())))
