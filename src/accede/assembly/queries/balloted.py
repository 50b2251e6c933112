"""What minutes say of an election: who stood, each count, the lots, who is elected."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assembly.models import Item
from accede.assembly.queries.election import Counting, counting, election_of
from accede.assembly.queries.secrecy import secret_told
from accede.people.queries import language
from accede.rulebook.papers import Stage
from accede.rulebook.verdict import Answer
from accede.statutes.queries import zone_at
from accede.wording.formats import hour, listed, votes
from accede.wording.margin import article_mark, sentence


def balloted(item: Item) -> Iterator[str]:
    """Return what happened in an election whose result is declared, paragraph by paragraph."""
    election, zone = election_of(item), zone_at(item.declared_at)
    found = counting(election)
    values = {"opened": hour(item.opened_at, language(), zone), "declared": hour(item.declared_at, language(), zone)}
    if item.assembly.is_on_paper:
        yield _("The vote was held on paper.")
    else:
        yield _("The first ballot was opened at %(opened)s; the result was declared at %(declared)s.") % values
    seats = ngettext("One seat was to be filled.", "%(n)d seats were to be filled.", election.seats)
    names = listed((one.name for one in found.candidates), language())
    stood = _("There stood: %(names)s.")
    yield f"{seats % {'n': election.seats}} {stood % {'names': names}}"
    yield _cited(found.polls[-1].quorum, found)
    if found.ruled.way.holds:
        yield _cited(found.ruled.way, found)
    yield from secret_told(item)
    stages = found.elected.counted.stages
    for number, stage in enumerate(stages, 1):
        line = _("Count %(number)d: %(counts)s.") if len(stages) > 1 else _("Votes: %(counts)s.")
        yield line % {"number": number, "counts": _counts(stage)}
    for lot in election.lots.all():
        if lot.drawn:
            told = {"words": lot.words, "names": listed(lot.drawn, language())}
            yield _("A lot was drawn with the words: %(words)s. The order drawn: %(names)s.") % told
    yield _cited(found.elected.verdict, found)
    for one in found.candidates:
        if one.representative and one.name in found.elected.names:
            yield _("For %(member)s sits %(person)s.") % {"member": one.name, "person": one.representative}


def _counts(stage: Stage) -> str:
    order = sorted(stage.counts, key=lambda name: (-stage.counts[name], name))
    line = _("%(name)s %(votes)s")
    told = (line % {"name": name, "votes": votes(stage.counts[name], language())} for name in order)
    return listed(told, language(), "unit")


def _cited(answer: Answer, found: Counting) -> str:
    said = sentence(answer, found.ruled.book, language())
    article = article_mark(answer.article, found.ruled.book, language()) if answer.article else ""
    return _("%(sentence)s (%(article)s)") % {"sentence": said, "article": article} if article else said
