"""A file by its address: whole, or a sentence that says why not."""

from __future__ import annotations

import gzip
import socket
from pathlib import Path

import pytest

from ghostcli.errors import GhostError
from ghostcli.fetch import client
from ghostcli.fetch.client import Client
from ghostcli.fetch.kept_responses import KeptResponses
from web import Web, bomb, dripping, endless

PUBLIC = "https://example.org/feed.xml"


@pytest.fixture
def kept(tmp_path: Path) -> KeptResponses:
    return KeptResponses(str(tmp_path / "kept"))


@pytest.fixture
def fetch(web: Web, kept: KeptResponses) -> Client:
    return Client(web.base, kept, seconds=1.5, most=100_000)


def wrong(fetch: Client, address: str) -> str:
    with pytest.raises(GhostError) as error:
        fetch.get(address)
    return error.value.message


def test_a_file_and_what_the_server_says_of_it(web: Web, fetch: Client) -> None:
    found = fetch.get(web.page("/a.vtt", "WEBVTT\n", type="text/vtt; charset=utf-8"))
    assert (found.data, found.type, found.is_new) == (b"WEBVTT\n", "text/vtt", True)
    _, headers = web.asked[0]
    assert headers["User-Agent"].startswith("ghost/")
    assert not {"Cookie", "Authorization", "Referer"} & headers.keys()


def test_redirects_are_followed_and_no_cookie_is_kept(web: Web, fetch: Client) -> None:
    web.page("/c", "here")
    web.page("/b", status=307, headers={"Location": "/c", "Set-Cookie": "a=b"})
    address = web.page("/a", status=301, headers={"Location": web.base + "/b", "Set-Cookie": "a=b"})
    assert fetch.get(address).data == b"here"
    assert fetch.get(address).address.endswith("/c")
    assert all("Cookie" not in headers for _, headers in web.asked)


def test_redirects_end(web: Web, fetch: Client) -> None:
    assert "more than 5 times" in wrong(fetch, web.page("/a", status=302, headers={"Location": "/a"}))
    assert len(web.asked) == client.MOST_REDIRECTS + 1


def test_the_endless_body_of_a_redirect_is_not_read(web: Web, fetch: Client) -> None:
    web.page("/b", "here")
    assert fetch.get(web.page("/a", endless, status=302, headers={"Location": "/b"})).data == b"here"


@pytest.mark.parametrize(
    "where", ["http://127.0.0.2:9/", "http://10.0.0.1:9/", "http://169.254.169.254/latest"]
)
def test_no_redirect_leads_to_a_private_host(web: Web, fetch: Client, where: str) -> None:
    assert "so it is not fetched" in wrong(fetch, web.page("/a", status=302, headers={"Location": where}))


def test_a_private_host_is_fetched_only_if_it_was_typed(web: Web, kept: KeptResponses) -> None:
    address = web.page("/a", "here")
    assert "so it is not fetched" in wrong(Client(PUBLIC, kept), address)
    assert "so it is not fetched" in wrong(Client("https://example.org/feed", kept), address)
    assert not web.asked


def test_a_name_that_means_a_private_host_is_refused(
    web: Web, kept: KeptResponses, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The address that was checked is the one that is connected to: a second answer is never asked for."""
    port = int(web.base.rpartition(":")[2])
    answers = [("127.0.0.1", port)]
    monkeypatch.setattr(
        "socket.getaddrinfo",
        lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 0, "", one) for one in answers],
    )
    typed = f"http://example.org:{port}/a"
    assert "so it is not fetched" in wrong(Client(typed, kept), typed)


def test_what_is_too_large(web: Web, fetch: Client) -> None:
    assert "larger than 0 MB" in wrong(fetch, web.page("/a", endless))
    assert "larger than 0 MB" in wrong(fetch, web.page("/b", b"x" * 200_000))
    packed = web.page("/c", bomb(), headers={"Content-Encoding": "gzip"})
    assert "larger than 0 MB" in wrong(fetch, packed)


def test_what_takes_too_long(web: Web, fetch: Client) -> None:
    assert wrong(fetch, web.page("/a", dripping)) == "it was not there after 1.5 seconds"


def test_a_packed_file_is_unpacked(web: Web, fetch: Client) -> None:
    packed = gzip.compress(b"here" * 100)
    address = web.page("/a", packed, headers={"Content-Encoding": "gzip"})
    assert fetch.get(address).data == b"here" * 100
    cut = web.page("/b", packed[:-9], headers={"Content-Encoding": "gzip"})
    assert wrong(fetch, cut) == "the connection ended before all of it was there"
    strange = web.page("/c", packed, headers={"Content-Encoding": "br"})
    assert "packed as 'br'" in wrong(fetch, strange)


def test_a_file_that_breaks_off_is_not_taken_for_whole(web: Web, fetch: Client) -> None:
    assert wrong(fetch, web.page("/a", b"half", length=8)) == "the connection ended after 4 of 8 bytes"


@pytest.mark.parametrize(
    ("status", "said"), [(404, "no such file"), (403, "refuses"), (401, "password"), (500, "answers 500")]
)
def test_what_the_server_does_not_give(web: Web, fetch: Client, status: int, said: str) -> None:
    assert said in wrong(fetch, web.page("/a", "sorry", status=status))


def test_nobody_answers(kept: KeptResponses) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{bound.getsockname()[1]}/a"
    assert wrong(Client(address, kept), address) == "the server refuses the connection"


def test_no_http(kept: KeptResponses) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        bound.listen()
        address = f"http://127.0.0.1:{bound.getsockname()[1]}/a"
        assert "not there after" in wrong(Client(address, kept, seconds=0.5), address)


def test_https_is_not_spoken_with_a_server_of_http(web: Web, kept: KeptResponses) -> None:
    address = web.page("/a", "here").replace("http:", "https:")
    assert "cannot be reached" in wrong(Client(address, kept, seconds=2), address)


def test_a_type_is_refused_before_the_file_is_read(web: Web, fetch: Client) -> None:
    def refuse(kind: str) -> None:
        raise GhostError(f"no {kind}")

    with pytest.raises(GhostError, match="no audio/mpeg"):
        fetch.get(web.page("/a", endless, type="audio/mpeg"), refuse)


def test_a_file_is_sent_again_only_if_it_changed(web: Web, fetch: Client) -> None:
    address = web.page("/a", "one", etag='"1"')
    assert [fetch.get(address).is_new for _ in range(3)] == [True, False, False]
    assert fetch.get(address).data == b"one"
    web.page("/a", "two", etag='"2"')
    found = fetch.get(address)
    assert (found.data, found.is_new) == (b"two", True)


def test_what_is_kept_has_no_key(web: Web, fetch: Client, tmp_path: Path) -> None:
    web.page("/b?signature=k1", "one", etag='"1"')
    fetch.get(web.page("/a?token=k2", status=302, headers={"Location": "/b?signature=k1"}))
    assert not (tmp_path / "kept").exists()  # the ETag would be that of another address
    fetch.get(web.base + "/b?signature=k1")
    (path,) = (tmp_path / "kept").iterdir()
    assert b"k1" not in path.read_bytes() + path.name.encode()
    assert path.parent.stat().st_mode & 0o077 == 0


def test_an_answer_after_a_redirect_is_not_taken_for_an_earlier_one(web: Web, fetch: Client) -> None:
    address = web.page("/a", "one", etag='"1"')
    fetch.get(address)
    web.page("/new", "two", etag='"1"')
    web.page("/a", status=302, headers={"Location": "/new"})
    assert fetch.get(address).data == b"two"


def test_a_dry_run_keeps_nothing(web: Web, tmp_path: Path) -> None:
    kept = KeptResponses(str(tmp_path / "kept"), writes=False)
    Client(web.base, kept).get(web.page("/a", "one", etag='"1"'))
    assert not (tmp_path / "kept").exists()


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        ("Привет".encode("windows-1251"), "text/vtt; charset=windows-1251", "Привет"),
        (
            b'<?xml version="1.0" encoding="windows-1251"?>' + "Привет".encode("windows-1251"),
            "text/xml",
            "Привет",
        ),
        (b'<meta charset="windows-1251">' + "Привет".encode("windows-1251"), "text/html", "Привет"),
        ("Привет".encode(), "text/vtt; charset=windows-1251", "Привет"),
        ("Привет".encode("utf-16"), "text/plain", "Привет".encode("utf-16")),
        ("we’re “good” – été".encode("windows-1252"), "text/vtt; charset=iso-8859-1", "we’re “good” – été"),
        ("it’s".encode("windows-1252"), "text/plain; charset=US-ASCII", "it’s"),
        (b"caf\xe9 \x81", "text/plain; charset=latin1", "café \x81"),
        (b"caf\xe9", "text/plain; charset=nonsense", b"caf\xe9"),
        (b"caf\xe9", "text/plain; charset=base64", b"caf\xe9"),
    ],
)
def test_a_text_in_a_declared_encoding_comes_as_utf_8(
    web: Web,
    fetch: Client,
    body: bytes,
    kind: str,
    text: str | bytes,
) -> None:
    found = fetch.get(web.page("/a", body, type=kind)).data
    assert found == text if isinstance(text, bytes) else text.encode() in found


def test_a_packed_file_of_several_members_is_unpacked_whole(web: Web, fetch: Client) -> None:
    """The second member was left out, and the file was taken for whole."""
    packed = gzip.compress(b"one ") + gzip.compress(b"two")
    assert fetch.get(web.page("/a", packed, headers={"Content-Encoding": "gzip"})).data == b"one two"
    cut = web.page("/b", packed[:-5], headers={"Content-Encoding": "gzip"})
    assert "before all of it was there" in wrong(fetch, cut)


def test_a_proxy_that_is_no_address(kept: KeptResponses, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:bad")
    assert "the proxy of the environment is not an address" in wrong(
        Client(PUBLIC, kept), "http://example.org/"
    )


def test_only_the_place_that_was_typed_is_trusted(web: Web, kept: KeptResponses) -> None:
    port = int(web.base.rpartition(":")[2])
    address = web.page("/a", "here")
    assert Client(f"http://localhost:{port}/feed", kept).get(address).data == b"here"
    assert "so it is not fetched" in wrong(Client(f"http://127.0.0.1:{port - 1}/", kept), address)


@pytest.mark.parametrize("content", [b"", b"{}", b"not json\nbody", b'{"size": 3}\nabc', b"\xff\xfe"])
def test_a_broken_file_of_the_cache_is_no_obstacle(
    web: Web, fetch: Client, tmp_path: Path, content: bytes
) -> None:
    address = web.page("/a", "one", etag='"1"')
    fetch.get(address)
    (path,) = (tmp_path / "kept").iterdir()
    path.write_bytes(content)
    assert fetch.get(address).data == b"one"


def test_a_proxy_of_the_environment_is_used(
    web: Web, kept: KeptResponses, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.page("http://talks.example/a", "by proxy")
    monkeypatch.setenv("http_proxy", web.base)
    monkeypatch.delenv("no_proxy", raising=False)
    assert Client(PUBLIC, kept).get("http://talks.example/a").data == b"by proxy"
    hosts = (
        "127.0.0.1:1",
        "localhost",
        "169.254.169.254",
        "nas.local",
        "nas",
        "2130706433",
        "0x7f.1",
        "127.1",
    )
    for private in (f"http://{host}/a" for host in hosts):
        assert "so it is not fetched" in wrong(Client(PUBLIC, kept), private)
