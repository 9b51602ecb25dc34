"""Which addresses may be fetched, and what is shown and kept of them."""

from __future__ import annotations

import contextlib
import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.errors import GhostError
from ghostcli.fetch.addresses import (
    checked,
    followed,
    is_address,
    is_public,
    names_own_network,
    shown,
    without_secrets,
)
from ghostcli.text.escaping import visible


@pytest.mark.parametrize("typed", ["https://a.org/x", "HTTP://a.org", "http://127.0.0.1:8/x"])
def test_an_address(typed: str) -> None:
    assert is_address(typed)
    assert checked(typed).startswith(("http://", "https://"))


@pytest.mark.parametrize("typed", ["a.vtt", "https", "file:///etc/passwd", "ftp://a.org/x", "-", "C:\\x", ""])
def test_no_address_but_a_path(typed: str) -> None:
    assert not is_address(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "https://me:secret@a.org/x",
        "https://me@a.org/x",
        "https:///x",
        "https://a.org:99999/x",
        "https://a.org:x/",
        "https://a.org/a b",
        "https://a.org/\x1b[31m",
        "https://a.org/\nHost: b.org",
        "file:///etc/passwd",
        "https://[::1/x",
        "https://" + "a" * 64 + "é.org/",
    ],
)
def test_what_may_not_be_fetched(typed: str) -> None:
    with pytest.raises(GhostError) as error:
        checked(typed)
    assert "secret" not in error.value.message


def test_the_address_is_written_as_a_server_wants_it() -> None:
    assert checked("https://bücher.example/tälk?q=ü#t=5") == (
        "https://xn--bcher-kva.example/t%C3%A4lk?q=%C3%BC"
    )


@pytest.mark.parametrize(
    ("location", "there"),
    [
        ("/b", "https://a.org/b"),
        ("https://c.org/x", "https://c.org/x"),
        ("http://a.org/b", None),
        ("file:///etc/passwd", None),
        ("https://me:pw@c.org/", None),
        ("gopher://c.org/", None),
    ],
)
def test_a_redirect_keeps_https(location: str, there: str | None) -> None:
    if there:
        assert followed("https://a.org/x", location) == there
    else:
        with pytest.raises(GhostError):
            followed("https://a.org/x", location)


PRIVATE = [
    *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"),  # noqa: S104
    *("255.255.255.255", "224.0.0.1", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1"),
    *("2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a00:1"),
]


@pytest.mark.parametrize("ip", PRIVATE)
def test_a_private_address_is_none_of_the_public_network(ip: str) -> None:
    assert not is_public(ipaddress.ip_address(ip))


@pytest.mark.parametrize("ip", ["1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"])
def test_a_public_address(ip: str) -> None:
    assert is_public(ipaddress.ip_address(ip))


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "127.1", "0x7f.1", "::1", "nas.local", "nas", "a.lan", "192.168.1.2"]
)
def test_a_host_that_says_that_it_is_near(host: str) -> None:
    assert names_own_network(host)


@pytest.mark.parametrize("host", ["example.org", "local.example.org", "1.1.1.1", "localhost.example.org"])
def test_a_host_that_says_nothing_of_the_kind(host: str) -> None:
    assert not names_own_network(host)


@pytest.mark.parametrize(
    ("address", "kept", "told"),
    [
        ("https://a.org/f?auth=k1&id=5", "https://a.org/f?id=5", "https://a.org/f?auth=…&id=5"),
        ("https://a.org/f?token=k1", "https://a.org/f", "https://a.org/f?token=…"),
        ("https://a.org/f?X-Amz-Signature=k1", "https://a.org/f", "https://a.org/f?X-Amz-Signature=…"),
        ("https://me:k1@a.org/f", "https://a.org/f", "https://a.org/f"),
        ("https://a.org/f?authToken=k1&passwd=k2", "https://a.org/f", "https://a.org/f?authToken=…&passwd=…"),
        ("https://a.org/f#access_token=k1", "https://a.org/f", "https://a.org/f"),
        ("https://a.org/f?to=http%3A%2F%2Fx%2F%3Ftoken%3Dk1", "https://a.org/f", "https://a.org/f?to=…"),
        ("https://a.org/f?v=author&t=5", "https://a.org/f?v=author&t=5", "https://a.org/f?v=author&t=5"),
        ("https://a.org/f?a=1&&b", "https://a.org/f?a=1&&b", "https://a.org/f?a=1&&b"),
    ],
)
def test_keys_are_neither_kept_nor_shown(address: str, kept: str, told: str) -> None:
    assert without_secrets(address) == kept
    assert shown(address) == told


@given(st.text(max_size=60))
def test_any_text_is_shown_or_refused(text: str) -> None:
    assert shown(text) == visible(shown(text))
    with contextlib.suppress(GhostError):
        assert checked(text).isascii()
