"""Signed papers of a file, and who sent each."""

from django.db.models import CharField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat, NullIf

from accede.people.models import Account
from accede.procedure.models import Candidacy, SignedPaper
from accede.procedure.queries.part import part_of


def signed_papers_of(candidacy: Candidacy) -> QuerySet[SignedPaper]:
    """Return the signed papers of a file, each with its `sender`; none where no account sent it."""
    as_noted = Concat(Value("account:"), Cast("pk", CharField()))
    sender = Account.objects.alias(as_noted=as_noted).filter(as_noted=OuterRef("document__received_by"))
    name = sender.values_list(Coalesce(NullIf("name", Value("")), "email", output_field=CharField()))
    return part_of(candidacy, "signed_papers").select_related("document").annotate(sender=Subquery(name))
