"""What belongs to a member, as the journal names it: itself, its requests, its memberships, its declarations."""

from collections.abc import Sequence

from django.db.models import CharField, Model, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from accede.archive.models import Document
from accede.journal.record import named
from accede.procedure.models import Candidacy
from accede.register.models import Declaration, Membership, Organisation


def documents_of(organisation: Organisation, files: Sequence[Candidacy]) -> QuerySet[Document]:
    """Return the documents of a member and of whatever belongs to it."""
    return Document.objects.filter(about(organisation, files))


def requests_of(organisation: Organisation) -> list[Candidacy]:
    """Return a member's requests, the newest first."""
    return list(organisation.candidacies.select_related("request", "edition"))


def about(organisation: Organisation, files: Sequence[Candidacy]) -> Q:
    """Find what is about a member, or about something of it."""
    itself = Q(about__in=[named(one) for one in (organisation, *files)])
    memberships = Q(about__in=_names(Membership, organisation=organisation))
    return itself | memberships | Q(about__in=_names(Declaration, membership__organisation=organisation))


def _names(model: type[Model], **of: Organisation) -> QuerySet:
    # As the journal names them, put together where they lie.
    label = Value(f"{model._meta.label_lower}:")
    return model.objects.filter(**of).order_by().values_list(Concat(label, Cast("pk", CharField())))
