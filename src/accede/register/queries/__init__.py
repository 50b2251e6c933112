"""What the register tells for a day: who is a member, in what standing, and who holds which mandate."""

from accede.register.queries.countries import (
    numbers_of,
)
from accede.register.queries.declarations import (
    campaign_of,
    declaration_of,
    declarations,
    evidence_of,
    is_asked,
    is_large,
    known_before,
    reminders_due,
    tally_of,
    to_write_to,
)
from accede.register.queries.details import (
    DETAILS,
    RESERVED,
    detail_on,
    former_names,
)
from accede.register.queries.directory import (
    AT_MOST,
    Line,
    lines,
    matching,
)
from accede.register.queries.due import (
    due_for,
)
from accede.register.queries.enterprises import (
    belongings,
    by_list,
    counted,
    counted_once,
    counts_by_day,
    ended,
    likenesses,
    networks_of,
    own_count,
    possible_duplicates,
    roots,
)
from accede.register.queries.figures import (
    declared_facts,
    listed_facts,
    undeclared,
    yearly_facts,
)
from accede.register.queries.lateness import (
    entry_due,
    is_late,
)
from accede.register.queries.mandates import (
    mandates,
    mandates_due,
    mandates_of,
    office_holders,
)
from accede.register.queries.members import (
    entries,
    live,
    may_consult,
    may_extract,
    may_see_standing,
    members_on,
    own_delegate,
    projected,
    suspended,
    told_on,
)
from accede.register.queries.merging import (
    doubles_due,
)
from accede.register.queries.period import (
    lasting,
    overlap,
)
from accede.register.queries.standing import (
    Origin,
    facts_of,
    held,
    is_in_arrears,
    latest_figures,
    origins,
    running,
    standing_of,
    standing_told,
    standing_under,
)
from accede.register.queries.ways import (
    ways_from,
)

__all__ = [
    "AT_MOST",
    "DETAILS",
    "RESERVED",
    "Line",
    "Origin",
    "belongings",
    "by_list",
    "campaign_of",
    "counted",
    "counted_once",
    "counts_by_day",
    "declaration_of",
    "declarations",
    "declared_facts",
    "detail_on",
    "doubles_due",
    "due_for",
    "ended",
    "entries",
    "entry_due",
    "evidence_of",
    "facts_of",
    "former_names",
    "held",
    "is_asked",
    "is_in_arrears",
    "is_large",
    "is_late",
    "known_before",
    "lasting",
    "latest_figures",
    "likenesses",
    "lines",
    "listed_facts",
    "live",
    "mandates",
    "mandates_due",
    "mandates_of",
    "matching",
    "may_consult",
    "may_extract",
    "may_see_standing",
    "members_on",
    "networks_of",
    "numbers_of",
    "office_holders",
    "origins",
    "overlap",
    "own_count",
    "own_delegate",
    "possible_duplicates",
    "projected",
    "reminders_due",
    "roots",
    "running",
    "standing_of",
    "standing_told",
    "standing_under",
    "suspended",
    "tally_of",
    "to_write_to",
    "told_on",
    "undeclared",
    "ways_from",
    "yearly_facts",
]
