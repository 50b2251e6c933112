"""What members have made, and with whom."""

from collections import Counter

from accede.projects.models import PastPartner, PastProject
from accede.wording.folding import folded, words_of


def pasts(words: str) -> list[PastProject]:
    """Return the past projects in which every word stands, the latest first, with their partners.

    Words are folded here, so that both databases answer alike; of such projects there are never many.
    """
    several = PastProject.objects.prefetch_related("partners__organisation")
    asked = words_of(words)
    return [one for one in several if all(word in _said(one) for word in asked)]


def together(organisation: int) -> Counter[int]:
    """Return with which organisations of the register one has made projects, and how many."""
    ours = PastPartner.objects.filter(organisation=organisation).values("project")
    others = PastPartner.objects.filter(project__in=ours).exclude(organisation=None).exclude(organisation=organisation)
    return Counter(others.values_list("organisation", flat=True))


def _said(one: PastProject) -> str:
    names = [str(each) for each in one.partners.all()]
    return folded(" ".join([one.title, one.programme, one.reference, *names]))
