"""The code that a delegate carries to the desk: it names the person, and cannot be made up."""

from django.core.signing import BadSignature, Signer

from accede.assembly.models import Assembly
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
    """Return the organisations that somebody speaks for at an assembly."""
    held = mandates(capacity=Capacity.DELEGATE, on=assembly.day).filter(account=account)
    named = assembly.delegations.filter(account=account)
    return {*held.values_list("organisation", flat=True), *named.values_list("organisation", flat=True)}


def _signer(assembly: Assembly) -> Signer:
    return Signer(salt=f"accede.assembly.code.{assembly.pk}", sep="~")
