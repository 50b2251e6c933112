"""What a call asks of those who answer it, as data."""

from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError

from accede.projects.eligibility.sets import known_sets
from accede.rulebook.facts import read_share
from accede.wording.formats import COUNTRIES


class Type(StrEnum):
    """The kinds of organisation that calls tell apart."""

    EU_NETWORK = "eu_network"
    NETWORK = "network"
    NON_PROFIT = "non_profit"
    ENTERPRISE = "enterprise"
    PUBLIC_AUTHORITY = "public_authority"
    EDUCATION = "education"
    INTERNATIONAL = "international"


class Role(StrEnum):
    """What an organisation may be in a consortium."""

    COORDINATOR = "coordinator"
    BENEFICIARY = "beneficiary"
    AFFILIATED = "affiliated"
    ASSOCIATED = "associated"
    SUBCONTRACTOR = "subcontractor"


def _place(name: str) -> str:
    if name not in COUNTRIES and name not in {one.name for one in known_sets()}:
        raise PydanticCustomError("no_place", "{name} is no country and no table of countries", {"name": name})
    return name


class Frozen(BaseModel):
    """Data that is what it says, and nothing beside."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Share = Annotated[Fraction, PlainSerializer(str)]
Count = Annotated[int, Field(ge=1)]
Euros = Annotated[int, Field(ge=0)]
Places = tuple[str, ...]


class Within(Frozen):
    """How many organisations must come from some countries."""

    countries: Places
    organisations: Count = 1


class Required(Frozen):
    """How many organisations of a type a consortium has, and from how many countries they come."""

    type: Type
    organisations: Count = 1
    countries: Count = 1


class Conditions(Frozen):
    """What a call asks; what is left out is not known, except that no list of types means any type.

    Countries are two letters or names of tables; `countries_open` says that there may be more than those noted.
    Money is whole euros.
    """

    countries: Places = ()
    countries_open: bool = False
    excluded: Places = ()
    coordinator_countries: Places = ()
    types: tuple[Type, ...] = ()
    coordinator_types: tuple[Type, ...] = ()
    coordinator_min_years: Count | None = None
    min_organisations: Count | None = None
    max_organisations: Count | None = None
    min_countries: Count | None = None
    within: tuple[Within, ...] = ()
    required: tuple[Required, ...] = ()
    counted: tuple[Role, ...] = (Role.COORDINATOR, Role.BENEFICIARY)
    rate: Share | None = None
    prefinancing: Share | None = None
    grant_min: Euros | None = None
    grant_max: Euros | None = None
    lump_sums: tuple[Euros, ...] = ()
    months_min: Count | None = None
    months_max: Count | None = None
    source: str = Field("", max_length=500)

    @field_validator("rate", "prefinancing", mode="before")
    @classmethod
    def read_shares(cls, value: object) -> Fraction | None:
        """Read 80% or 4/5; nobody pays more than the whole."""
        try:
            share = None if value in (None, "") else read_share(value)
        except PydanticCustomError:
            raise PydanticCustomError("not_a_share", "a share is written as 4/5 or 80%") from None
        if share is not None and not 0 < share <= 1:
            raise PydanticCustomError("share_of_one", "a share is more than nothing and at most 100%")
        return share

    @field_validator("countries", "excluded", "coordinator_countries")
    @classmethod
    def know_places(cls, names: Places) -> Places:
        """Take only countries and tables that are known."""
        return tuple(_place(name) for name in names)

    @model_validator(mode="after")
    def check_order(self) -> Self:
        """The least is not more than the most."""
        for least, most in (
            (self.min_organisations, self.max_organisations),
            (self.grant_min, self.grant_max),
            (self.months_min, self.months_max),
        ):
            if least is not None and most is not None and least > most:
                raise PydanticCustomError("least_over_most", "the least is more than the most")
        return self


__all__ = ["Conditions", "Required", "Role", "Type", "ValidationError", "Within"]
