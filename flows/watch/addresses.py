"""Addresses: which kinds are fetched, one way of writing each, and which of them are of one site."""

from __future__ import annotations

import httpx

from flows.watch.failures import refuse

LONGEST = 4_096
"""Characters of an address."""


def read_address(text: str) -> httpx.URL:
    """The address, its host in the form that names are resolved in, without its fragment.

    Raises:
        FetchFailure: it is none, or is not of the web, or holds a user name.
    """
    if len(text) > LONGEST:
        raise refuse(f"an address has more than {LONGEST:,} characters")
    try:
        url = httpx.URL(text.strip())
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise refuse(f"this is no address: {error}") from None
    if url.scheme not in ("http", "https"):
        raise refuse(f"its scheme is {url.scheme or 'missing'!r}; only http and https are fetched")
    if not url.host:
        raise refuse("it names no host")
    if url.userinfo:
        raise refuse("it holds a user name or password; nothing is fetched with one")
    return url.copy_with(fragment=None)


def name_host(url: httpx.URL) -> str:
    """The host with its port, which is paced and asked for its robots.txt as one."""
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def is_same_site(one: httpx.URL, other: httpx.URL) -> bool:
    """Whether two addresses belong to one publisher: the same host, one below the other, or both under one registered
    name, where those who rent names below a shared one, as blogs do, count as different."""
    from tld import get_fld

    hosts = [url.host.removeprefix("www.") for url in (one, other)]
    if hosts[0] == hosts[1] or hosts[0].endswith(f".{hosts[1]}") or hosts[1].endswith(f".{hosts[0]}"):
        return True
    names = [get_fld(f"http://{host}", search_private=True, fail_silently=True) for host in hosts]
    return names[0] is not None and names[0] == names[1]
