"""Whether an address is this machine's own: one answer for the server, its gate, the page and the add-ins."""

from __future__ import annotations

import ipaddress


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach `host`. No name is looked up: of names, localhost alone counts."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
