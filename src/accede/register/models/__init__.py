"""Organisations, the register of members, mandates, figures and obligations."""

from accede.register.models.consent import Consent, Particular
from accede.register.models.declaration import (
    Campaign,
    Declaration,
)
from accede.register.models.enterprise import (
    Belonging,
    Enterprise,
    Likeness,
    OwnCount,
)
from accede.register.models.entry import (
    OPENING,
    SUSPENDING,
    Numbering,
    RegisterEntry,
)
from accede.register.models.figure import (
    Figure,
)
from accede.register.models.former import (
    Former,
)
from accede.register.models.importing import (
    Import,
    ImportFigure,
    ImportRow,
)
from accede.register.models.mandate import (
    Mandate,
)
from accede.register.models.membership import (
    Membership,
)
from accede.register.models.merging import Distinction
from accede.register.models.obligation import (
    Obligation,
)
from accede.register.models.organisation import (
    WORKED_OUT,
    Organisation,
    compared,
    searched_words,
)
from accede.register.models.suspension import Suspension
from accede.register.models.total import Total

__all__ = [
    "OPENING",
    "SUSPENDING",
    "WORKED_OUT",
    "Belonging",
    "Campaign",
    "Consent",
    "Declaration",
    "Distinction",
    "Enterprise",
    "Figure",
    "Former",
    "Import",
    "ImportFigure",
    "ImportRow",
    "Likeness",
    "Mandate",
    "Membership",
    "Numbering",
    "Obligation",
    "Organisation",
    "OwnCount",
    "Particular",
    "RegisterEntry",
    "Suspension",
    "Total",
    "compared",
    "searched_words",
]
