"""Which machines may be spoken to: names are resolved once, and the connection goes to an address that was checked."""

from __future__ import annotations

import socket
import threading
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from flows.watch.failures import FetchFailure, refuse

Ip = IPv4Address | IPv6Address

SECRETS = ("169.254.169.254", "169.254.170.2", "168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2::254")
METADATA = frozenset(map(ip_address, SECRETS))
"""Where cloud machines ask for their secrets; closed whatever the settings say."""
CARRIERS = tuple(map(IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "::ffff:0:0:0/96", "::/96")))
"""IPv6 addresses whose last 32 bits are an IPv4 address: RFC 6052, 8215, 2765, and 4291 in its older form."""
PUBLIC = IPv6Network("2000::/3")
"""All that is given out of IPv6 for the public internet."""


def find_addresses(host: str, port: int, seconds: float, *, allow_private: bool) -> list[str]:
    """The addresses of a host, all of which may be spoken to.

    Raises:
        FetchFailure: the name is not known, or one of its addresses is closed to us.
    """
    found = _look_up(host, port, seconds)
    for address in found:
        why = explain_closed(ip_address(address), allow_private=allow_private)
        if why:
            raise refuse(f"{host} is at {address}, {why}")
    return found


def explain_closed(address: Ip, *, allow_private: bool) -> str | None:
    """Why an address is closed to us; None for one that is open."""
    inner = _unwrap(address)
    if inner is not None:
        return explain_closed(inner, allow_private=allow_private)
    if address in METADATA:
        return "where cloud machines keep their secrets; nothing is fetched from there"
    if address.is_multicast or address.is_unspecified or (address.is_reserved and address.version == 4):
        return "which is no address of a single machine; nothing is fetched from there"
    is_public = address.is_global and (address.version == 4 or address in PUBLIC)
    if not allow_private and not is_public:
        return "which is not on the public internet; CLAIMHOUSE_ALLOW_PRIVATE=1 opens such addresses"
    return None


def _unwrap(address: Ip) -> IPv4Address | None:
    """The IPv4 address that is meant by an IPv6 address of a kind that carries one."""
    if isinstance(address, IPv4Address):
        return None
    if any(address in network for network in CARRIERS):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo[1] if address.teredo else None
    return address.ipv4_mapped or address.sixtofour or teredo


def _look_up(host: str, port: int, seconds: float) -> list[str]:
    """What the resolver says, in its order; it knows no time limit of its own, so it is left behind when it is late."""
    said: list[list[str] | OSError] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            said.append(list(dict.fromkeys(str(answer[4][0]).partition("%")[0] for answer in answers)))
        except (OSError, UnicodeError) as error:
            said.append(error if isinstance(error, OSError) else OSError(str(error)))

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(max(seconds, 0))
    if not said:
        raise FetchFailure("no_answer", f"the name {host} was not resolved in time", again=True, unreachable=True)
    if isinstance(said[0], OSError):
        why = f"the name {host} is not known ({said[0].strerror or said[0]})"
        raise FetchFailure("no_answer", why, again=True, unreachable=True)
    return said[0]
