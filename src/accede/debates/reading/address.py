"""Which address a name leads to, and whether it lies outside: what stands inside a network is never asked."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings

from accede.debates.models import Fault

# Networks whose addresses hold one of IPv4: it is that one that is reached.
NAT64 = ip_network("64:ff9b::/96")


class Unread(Exception):
    """A source that could not be read, and what was wrong."""

    def __init__(self, fault: Fault, status: int | None = None) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.status = status


def address_of(host: str, port: int) -> str:
    """Return the address of a host, to connect to that very one; refuse a host of which any address lies inside."""
    try:
        known = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise Unread(Fault.UNREACHABLE) from fault
    addresses = [entry[4][0] for entry in known]
    if not all(one in settings.READS_INSIDE or is_outside(one) for one in addresses):
        raise Unread(Fault.INSIDE)
    return addresses[0]


def is_outside(address: str) -> bool:
    """Say whether an address is one of the open internet."""
    reached = _reached(ip_address(address.partition("%")[0]))
    return reached.is_global and not reached.is_multicast


def _reached(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(address, IPv4Address):
        return address
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1] or address
