"""The code that a delegate carries to the desk: it names the person, and cannot be made up."""

from django.core.signing import BadSignature, Signer

from accede.assembly.models import Assembly
from accede.assembly.queries.delegation import named
from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.register.queries import mandates


def code_of(assembly: Assembly, account: Account) -> str:
    """Return the code of a person for one assembly."""
    return _signer(assembly).sign(account.pk)


def account_of(assembly: Assembly, code: str) -> Account | None:
    """Return whom a code was made for; None if it was not made here, for this assembly."""
    try:
        return Account.objects.filter(pk=_signer(assembly).unsign(code), is_active=True).first()
    except BadSignature:
        return None


def members_of(account: Account, assembly: Assembly) -> set[int]:
    """Return the organisations that somebody speaks for at an assembly, or may step in for."""
    held = mandates(capacity=Capacity.DELEGATE, on=assembly.day).filter(account=account)
    ours = set(held.values_list("organisation", flat=True))
    together = named(assembly, ours)
    return {one for one in ours if one not in together or any(each.account_id == account.pk for each in together[one])}


def _signer(assembly: Assembly) -> Signer:
    return Signer(salt=f"accede.assembly.code.{assembly.pk}", sep="~")
