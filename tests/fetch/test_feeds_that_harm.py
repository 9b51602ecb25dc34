"""Feeds that harm, servers that hang, imports that are interrupted: nothing is half, and the rest is named."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest
from feeds import chapters, feed, item

from traced import Home
from web import Web, dripping, endless


def imported(home: Home) -> list[str]:
    return [row[0] for row in home.ghost("episodes", "--fields", "ref").rows if row != [""]]


def test_a_hostile_feed(home: Home, web: Web) -> None:
    bomb = "".join(
        f'<!ENTITY a{n + 1} "&a{n};&a{n};&a{n};&a{n};&a{n};&a{n};&a{n};&a{n};">' for n in range(12)
    )
    entities = web.page(
        "/bomb.xml",
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{bomb}]><rss version="2.0"><channel>'
        "<title>x</title><item><title>&a12; the old bridge</title></item></channel></rss>",
        type="text/xml",
    )
    home.ghost("import", entities, "--all", "--dry-run", status=2)
    outside = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    page = web.page("/xxe.xml", f"{outside}<rss><channel><item><title>a &e; b</title></item></channel></rss>")
    assert "declares entities of its own" in home.ghost("import", page, status=2).err
    title = "\x1b]0;owned\x07 ../../etc/passwd \u202egnp"
    evil = "".join(
        f'<podcast:transcript url="{where}" type="text/vtt"/>'
        for where in (
            "http://169.254.169.254/latest",
            "file:///etc/passwd",
            "http://127.0.0.2:1/x",
            "javascript:alert(1)",
        )
    )
    named = feed(
        web,
        f"<item><title>{title.encode('ascii', 'ignore').decode().replace(chr(27), '').replace(chr(7), '')}"
        f"</title>{evil}</item>",
    )
    ran = home.ghost("import", named, "--all", status=2)
    assert "so it is not fetched" in ran.err
    assert all(
        path.startswith(("ghost.yaml", "0-owned", "owned", "etc", "talk", "0owned")) or "passwd" in path
        for path in home.files()
    )
    assert not (home.folder / "etc").exists()


def test_a_huge_or_slow_transcript_stops_nothing(
    home: Home, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ghostcli.fetch.client.SECONDS", 1.0)
    monkeypatch.setattr(
        "ghostcli.fetch.client.Client.__init__.__kwdefaults__", {"seconds": 1.0, "most": 1_000_000}
    )
    items = [item(web, number, kind="text/vtt") for number in range(1, 4)]
    web.page("/t1", endless)
    web.page("/t2", dripping)
    ran = home.ghost("import", feed(web, *items), "--all", status=2)
    assert f"{web.base}/t1: it is larger than 1 MB" in ran.err
    assert f"{web.base}/t2: it was not there after 1 seconds" in ran.err
    assert "We measured" in home.ghost("transcript", "talk-3-the-river-in-year-3").out


@pytest.mark.parametrize("kind", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_killed_at_any_moment_nothing_is_half_and_the_next_one_completes_it(
    home: Home, web: Web, kind: signal.Signals
) -> None:
    items = [item(web, number, more=chapters(web)) for number in range(1, 9)]
    address = feed(web, *items)
    states = []
    for delay in (0.15, 0.3, 0.45, 0.6):
        process = subprocess.Popen(
            [sys.executable, "-m", "ghostcli", "import", address, "--all"],
            cwd=home.library,
            env={**os.environ, "GHOST_CONTENT": str(home.library)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(delay)
        process.send_signal(kind)
        process.wait()
        states.append(home.files())
    home.ghost("import", address, "--all")
    final = home.files()
    for state in states:  # each file that was there was whole, and was not written again
        assert all(final[name] == file for name, file in state.items() if name.endswith(".vtt"))
    assert len(imported(home)) == 8
    for name in imported(home):
        folder = home.library / name
        assert (folder / "transcript.vtt").exists()
        assert (folder / "chapters-file.yaml").exists()
    assert home.ghost("import", address, "--all").err == "8 of 8 in the library already\n"


@pytest.mark.parametrize(("kind", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_names_what_is_left(home: Home, web: Web, kind: signal.Signals, status: int) -> None:
    items = [item(web, number, kind="text/vtt") for number in range(1, 5)]
    web.page("/t3", dripping)  # the second newest: it hangs
    process = subprocess.Popen(
        [sys.executable, "-m", "ghostcli", "import", feed(web, *items), "--all"],
        env={**os.environ, "GHOST_CONTENT": str(home.library)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while "/t3" not in web.paths:
        time.sleep(0.02)
    process.send_signal(kind)
    out, err = process.communicate()
    assert process.returncode == status
    assert "talk-4-the-river-in-year-4" in out
    assert "not fetched: “Talk 3: the river in year 3”; “Talk 2" in err
