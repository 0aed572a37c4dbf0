"""Endpoints that somebody else than the operator names: which of them may be connected to.

The name proves nothing: what it resolves to is looked at when the connection is made, every time, and the connection
goes to the address that was looked at. So neither a name that resolves anew (DNS rebinding), nor a number in another
spelling, nor a redirect leads to a machine that the operator did not allow.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from assistant.errors import EndpointError, InputError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Resolve = Callable[[str, int], Sequence[str]]

_PORTS = {"http": 80, "https": 443}
_NAME = re.compile(
    r"(?=.{1,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?\Z"
)
_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]*)*\Z")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Allowed:
    """One entry of the list: a host name, or a network; and a port, or 0 for that of the scheme."""

    name: str
    network: Network | None
    port: int


def resolve(host: str, port: int) -> list[str]:
    """Every address of a host, as the system's resolver says now."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def plain_address(address: str) -> str:
    """The address as `http(s)://host[:port]/path`, if that is all there is to it. Raises InputError.

    No user or password, no query, no number but a plain IPv4 or a bracketed IPv6 address, no letter beyond ASCII:
    whatever two readers might understand differently is refused.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _no_address(address) from None
    plain = address.isascii() and address.isprintable() and not set(address) & set(" \\\"'<>^`{|}")
    rebuilt = f"{parts.scheme}://{parts.netloc}{parts.path}"
    good = plain and parts.scheme in _PORTS and address == rebuilt and "@" not in parts.netloc
    if not (
        good
        and _PATH.match(parts.path)
        and ".." not in parts.path
        and port != 0
        and _is_host(host, parts.netloc)
    ):
        raise _no_address(address)
    return address


def read_allowed(text: str) -> list[Allowed]:
    """The entries of NIGAO_ENDPOINTS: `models.example, 10.1.2.0/24:8000, [fd00::]/8`. Raises EndpointError."""
    return [_entry(item.strip()) for item in text.split(",") if item.strip()]


def checked_addresses(
    host: str, port: int, scheme: str, allowed: Sequence[Allowed], resolve: Resolve = resolve
) -> list[str]:
    """The addresses of a host, if all of them are allowed. Raises EndpointError if any is not, or there are none.

    An address is allowed when it lies in a listed network; or when the host is listed by name, and the address is a
    public one: no name leads into a network that was not listed.
    """
    port = port or _PORTS.get(scheme, 0)
    try:
        found = [_unmapped(ipaddress.ip_address(text.partition("%")[0])) for text in resolve(host, port)]
    except (OSError, ValueError):
        found = []
    if not found or not all(_is_allowed(host, address, port, scheme, allowed) for address in found):
        raise EndpointError(
            f"不允许连接这个模型服务（{host}:{port}）", f"this endpoint is not allowed ({host}:{port})"
        )
    return [str(address) for address in found]


def _is_allowed(host: str, address: Address, port: int, scheme: str, allowed: Sequence[Allowed]) -> bool:
    for entry in allowed:
        if port != (entry.port or _PORTS.get(scheme)):
            continue
        if entry.network is not None:
            if address.version == entry.network.version and address in entry.network:
                return True
        elif entry.name == host.lower() and _is_public(address):
            return True
    return False


def _unmapped(address: Address) -> Address:
    """The IPv4 address that a mapped IPv6 address is (::ffff:10.0.0.1)."""
    return (address.ipv4_mapped or address) if isinstance(address, ipaddress.IPv6Address) else address


def _is_public(address: Address) -> bool:
    """Whether the address, and the IPv4 address that it may carry inside (6to4, Teredo, NAT64), is anybody's to reach."""
    inside: list[Address] = [address]
    if isinstance(address, ipaddress.IPv6Address):
        carried = [address.sixtofour, *(address.teredo or ())]
        if address in _NAT64:
            carried.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        inside += [one for one in carried if one is not None]
    return all(one.is_global and not one.is_multicast for one in inside)


def _is_host(host: str, netloc: str) -> bool:
    if netloc.startswith("["):
        try:
            return isinstance(ipaddress.ip_address(host), ipaddress.IPv6Address) and "%" not in host
        except ValueError:
            return False
    try:
        return str(ipaddress.IPv4Address(host)) == host
    except ValueError:
        return _NAME.match(host.lower()) is not None and netloc.lower().partition(":")[0] == host.lower()


def _entry(item: str) -> Allowed:
    whole, port = item, 0
    match = re.fullmatch(r"(.+?):(\d{1,5})", item)
    if match and (":" not in match[1] or match[1].startswith("[")):
        whole, port = match[1], int(match[2])
    whole = whole.replace("[", "").replace("]", "")
    try:
        return Allowed("", ipaddress.ip_network(whole, strict=False), port)
    except ValueError:
        if _NAME.match(whole.lower()):
            return Allowed(whole.lower(), None, port)
    raise EndpointError(
        f"NIGAO_ENDPOINTS 里有读不懂的一项：{item}",
        f"NIGAO_ENDPOINTS holds an entry that cannot be read: {item}",
    )


def _no_address(address: str) -> InputError:
    return InputError(
        "模型服务的地址不合格式",
        "the endpoint's address cannot be used",
        found=address,
        expected="http(s)://host[:port]/v1",
    )
