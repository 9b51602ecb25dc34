"""Libraries as a stranger might make them and have them cloned: each does one mischief."""

from __future__ import annotations

import contextlib
import os
import socket
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from cloned import DRAFT, FULL, HIDDEN, Make, write
from hostile import HEADS, UNREADABLE, WRONG

from commands import EVIL
from traced import BRIDGE


def _link(path: Path, target: str | Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
    path.symlink_to(target)


def _linked(target: Callable[[Path, Path, str], str | Path]) -> Make:
    """Every file that ghost may open is a link to what `target` gives, from where and what lies outside."""

    def make(root: Path, away: Path) -> None:
        def link(path: Path, name: str) -> None:
            _link(path, target(path, away, name) or path.name)

        for name in ("episode.yaml", "notes.yaml", "transcript.vtt", "transcript.de.vtt", "draft.md"):
            for folder in (EVIL, "other"):
                link(root / folder / name, name.replace(".de", ""))
        write(root / "third/episode.yaml", FULL)
        write(root / "third/talk.vtt", BRIDGE)
        link(root / "third/talk.info.json", "transcript.info.json")
        for name in ("ghost.schema.json", "README.md", "draft.txt", "talk.srt", "talk.html", "talk.docx"):
            link(root / name, "draft.md")
        link(root / "folder", "")
        link(root / "ghost.yaml", "ghost.yaml")

    return make


def _links_above(root: Path, away: Path) -> None:
    depth = "../" * 30
    for name in ("episode.yaml", "transcript.vtt", "draft.md"):
        _link(root / "up" / name, f"{depth}{str(away)[1:]}/{name}")
        _link(root / EVIL / f"to-{name}", "step")
    _link(root / EVIL / "step", "../step/episode.yaml")
    _link(root / "step", away)


def _fifos(root: Path, _: Path) -> None:
    for name in ("episode.yaml", "notes.yaml", "transcript.vtt", "draft.md", "talk.srt", "talk.info.json"):
        with contextlib.suppress(FileNotFoundError):
            (root / EVIL / name).unlink()
        os.mkfifo(root / EVIL / name)
    (root / "ghost.yaml").unlink()
    os.mkfifo(root / "ghost.yaml")
    os.mkfifo(root / "draft.md")
    os.mkfifo(root / ".ghost-abcd1234.tmp")


def _sockets(root: Path, _: Path) -> None:
    here = Path.cwd()
    os.chdir(root / EVIL)  # the path of a socket is short
    try:
        for name in ("notes.yaml", "transcript.vtt", "draft.md", "talk.srt"):
            Path(name).unlink(missing_ok=True)
            with socket.socket(socket.AF_UNIX) as made:
                made.bind(name)
    finally:
        os.chdir(here)


def _folders_for_files(root: Path, _: Path) -> None:
    for name in ("notes.yaml", "transcript.de.vtt", "draft.md", "talk.srt", ".ghost-abcd1234.tmp"):
        (root / EVIL / name).mkdir()
        write(root / EVIL / name / "episode.yaml", FULL)
    (root / "ghost.yaml").unlink()
    (root / "ghost.yaml").mkdir()
    (root / ".ghost-abcd1234.tmp").mkdir()


NAMES = [
    *("\x1b[31mred", "\x1b]0;title\x07", "new\nline", "tab\tbed", "-rf", "--help", "--content=x", "...", " "),
    *("$(id)", "`id`", "%s%n", "a;b", "a'b\"c", "\u202egnp", "[red]x[/red]", "<b>x</b>", "|x|", "=1+1"),
    *("con", "nul.", "UPPER", "a" * 240, "é", "e\u0301", "\x7f", "\x9b31m", "*", "~", "\u2028", "x" * 81),
    *("\udcff\udcfe", "@0:00:05", "a/../b".replace("/", "\u2215"), "#1", "evil\r"),
]


def _names(root: Path, _: Path) -> None:
    for name in NAMES:
        write(
            root / EVIL / f"{name}.yaml",
            'takeaways: [{title: "A river"}]\n' if name != "tab\tbed" else "qotes: []",
        )
        write(root / EVIL / f"transcript.{name}.vtt"[-250:], BRIDGE)
        write(root / EVIL / f"{name}.yml", "a: b")
        write(root / EVIL / f"{name}.md", DRAFT.replace(HIDDEN, "ferryman"))
        write(root / EVIL / f"{name}.srt", "no captions")
        with contextlib.suppress(OSError):
            write(root / name / "episode.yaml", FULL)
            write(root / name / "transcript.vtt", BRIDGE)


def _bad_yaml(root: Path, _: Path) -> None:
    for at, bad in enumerate([*UNREADABLE, *WRONG]):
        write(root / EVIL / f"m-{at:03}.yaml", bad.text)
    for at, bad in enumerate(HEADS):
        write(root / f"head-{at:03}/episode.yaml", bad.text)


MARKERS = {
    "empty": "",
    "a list": "[version, 1]\n",
    "of the future": "version: 999\n",
    "that leads out": "version: 1\ncontent: ../outside\nlibraries: [../outside]\ninclude: ../outside/*.yaml\n",
    "that runs": "version: 1\ntitle: !!python/object/apply:os.system [touch pwned]\n",
    "with commands": 'version: 1\ncommands: {search: "rm -rf ~"}\neditor: "touch pwned"\npager: "touch pwned"\n',
    "with much heard": "version: 1\nheard:\n" + "".join(f"  w{at}: river x{at}\n" for at in range(3000)),
    "with long heard": f"version: 1\nheard: {{river: {'a ' * 50_000}, {'the ' * 5000}: x}}\n",
    "with a bad title": 'version: 1\ntitle: "\\e[31m\\e]0;x\\a"\n',
    "huge": "version: 1\ntitle: " + "x" * 4_900_000 + "\n",
    "more than huge": "version: 1\n#" + "x" * 5_100_000 + "\n",
    "of NUL bytes": "\0" * 1000,
    "deep": "version: " + "[" * 20_000,
}


def _marker(text: str) -> Make:
    return lambda root, _: write(root / "ghost.yaml", text)


def _hooks(root: Path, _: Path) -> None:
    for name in ("post-checkout", "pre-commit"):
        write(root / f".git/hooks/{name}", "#!/bin/sh\ntouch ../pwned\n").chmod(0o755)
    write(root / ".git/config", '[core]\n\tfsmonitor = "touch pwned"\n\tpager = "touch pwned"\n')
    write(root / ".envrc", "touch pwned")
    write(root / "conftest.py", "open('pwned', 'w')")
    write(root / "sitecustomize.py", "open('pwned', 'w')")
    write(root / "yaml.py", "open('pwned', 'w')")
    write(root / "ghostcli/__init__.py", "open('pwned', 'w')")
    for name in ("one", ".ghost-abcd1234.tmp"):
        write(root / name / ".ghost-abcd1234.tmp", "half")
        write(root / name / ".hidden/episode.yaml", FULL)
    write(root / EVIL / ".ghost-wxyz1234.tmp", "half")


def _twins(root: Path, _: Path) -> None:
    for name in (
        "Evil",
        "EVIL",
        "\uff45vil",
        "ev\u0131l",
        unicodedata.normalize("NFD", "évil"),
        "évil",
        "evil ",
    ):
        write(root / name / "episode.yaml", FULL)
    ids = ("river", "River", "RIVER", "r\u0131ver", "river2")
    write(
        root / EVIL / "more.yaml", "quotes:\n" + "".join(f"- {{id: {one}, text: A river}}\n" for one in ids)
    )
    write(root / EVIL / "transcript.EN.vtt", BRIDGE)
    write(root / EVIL / "transcript.en.vtt", BRIDGE)
    write(root / EVIL / "transcript..vtt", BRIDGE)


def _zip(parts: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        for part, data in parts.items():
            zipped.writestr(part, data)
    return made.getvalue()


def _bombs(root: Path, _: Path) -> None:
    body = b"<w:p><w:r><w:t>" + b"x" * 200_000_000 + b"</w:t></w:r></w:p>"
    document = b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"
    write(root / "bomb.docx", _zip({"word/document.xml": document + body + b"</w:body></w:document>"}))
    laughs = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    xml = f"<?xml version='1.0'?><!DOCTYPE d [<!ENTITY a0 'x'>{laughs}]><d>&a11;</d>"
    stolen = "<?xml version='1.0'?><!DOCTYPE d [<!ENTITY a SYSTEM '../outside/draft.md'>]><d>&a;</d>"
    for at, text in enumerate((xml, stolen)):
        write(root / f"{at}.docx", _zip({"word/document.xml": text.encode()}))
        parts = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": text.encode()}
        write(root / f"{at}.odt", _zip(parts))
        write(root / f"{at}.ttml", text)
        write(root / f"{at}.xml", text)
    write(
        root / "paths.docx",
        _zip({"../../pwned": b"x", "/pwned": b"x", "word/document.xml": b""}),
    )
    inner = zlib.compress(b"\0" * 1_000_000)
    write(root / "cut.docx", b"PK\x03\x04" + struct.pack("<I", 0xFFFFFFFF) + inner)


def _cues(count: int) -> str:
    lines = (
        f"{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}.000 --> {n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}.900\n<v S{n}>a\n"
        for n in range(count)
    )
    return "WEBVTT\n\n" + "\n".join(lines)


def _transcript(text: str | bytes) -> Make:
    return lambda root, _: write(root / EVIL / "transcript.vtt", text)


TRANSCRIPTS: dict[str, str | bytes] = {
    "of many cues": _cues(8_000),
    "of one long line": "WEBVTT\n\n00:01.000 --> 00:09.000\n" + "river " * 80_000 + "\n",
    "of one long word": "WEBVTT\n\n00:01.000 --> 00:09.000\n" + "x" * 900_000 + "\n",
    "of stops": "WEBVTT\n\n00:01.000 --> 00:09.000\n" + "!?." * 100_000 + "\n",
    "of NUL bytes": b"WEBVTT\n\n00:01.000 --> 00:09.000\n" + b"\0" * 100_000,
    "of escapes": "WEBVTT\n\n00:01.000 --> 00:09.000\n<v \x1b[31mAda\x07>The \x1b]0;river\x07 \x9b31m \u202e&#27;[31m\n",
    "of entities": "WEBVTT\n\n00:01.000 --> 00:09.000\n<v &#27;[3&#x31;mAda>The &#x1b;[31m &#0; &#155; &#xd800; river &#8238;x\n",
    "of tags": "WEBVTT\n\n00:01.000 --> 00:09.000\n" + "<v A><i><c.x>" * 20_000 + "river\n",
    "of a voice without end": "WEBVTT\n\n00:01.000 --> 00:09.000\n<v " + "A" * 1_000_000 + ">river\n",
    "of times": "WEBVTT\n\n" + "99999999999999999999:59:59.999 --> 00:00:00.000\nriver\n\n" * 1000,
    "of blanks": "WEBVTT\n\n00:01.000 --> 00:09.000\nriver" + " \u00a0\u3000" * 50_000 + "x\n",
    "of garbage": bytes(range(256)) * 4000,
    "that is empty": b"",
    "that is SRT": "1\n00:00:01,000 --> 00:00:09,000\nThe river\n",
}

TEXT = (
    "\u202eabc\u2066 <script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) | =1+1 "
    "![i](http://a/b) `x` {{7*7}} ${jndi:ldap://x} %s \\x1b[31m [red]y[/red] :smile: river"
)


def _texts(root: Path, _: Path) -> None:
    """In every field of every kind."""
    from ghostcli.fields import Type
    from ghostcli.model import KINDS

    def value(kind: str) -> str:
        lines = []
        for field in KINDS[kind].fields:
            if field.type is Type.TEXT and not field.links and field.name != "id":
                text = '"' + TEXT.replace("\\", "\\\\").replace('"', '\\"') + '"'
                lines.append(f"{field.name}: {f'[{text}]' if field.many else text}")
        return "{" + ", ".join(lines) + "}"

    text = '"' + TEXT.replace("\\", "\\\\") + '"'
    head = f"title: {text}\nshow: {text}\nsummary: {text}\ntags: [{text}]\nlanguage: en\n"
    media = "media: [{url: 'javascript:alert(1)'}, {url: 'file:///etc/passwd'}, {url: 'https://e.org/\"><script>', service: '<b>'}]\n"
    write(root / EVIL / "episode.yaml", head + media)
    for kind in KINDS:
        write(root / EVIL / f"{kind}.yaml", f"source: {text}\n{kind}:\n- {value(kind)}\n")
    write(
        root / EVIL / "transcript.vtt",
        f"WEBVTT\n\n00:01.000 --> 00:09.000\n<v {TEXT.replace('>', '')}>{TEXT.replace('<', '&lt;')}\n",
    )
    write(
        root / "draft.md",
        f'"{TEXT} and so on" said <script>alert(1)</script>.\n\n<script>alert(2)</script>\n',
    )
    write(
        root / "draft.html",
        f'<p>"{TEXT} and so on" said <b onclick=x>Ada</b>.</p><script>alert(2)</script>\n',
    )


ADDRESSES = (
    *(
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https:///x",
        "-x",
        "--version",
        "data:text/html,x",
    ),
    *(
        "https://e.org/ x",
        "https://e.org/\u202ex",
        "https://e.org/$(id)",
        "https://e.org/';id;'",
        "HTTPS://E.ORG",
    ),
    *(
        "https://user:pw@e.org",
        "https://[::1",
        "https://e.org:99999999",
        "//e.org",
        "https://e.org/" + "x" * 100_000,
    ),
)


def _media(root: Path, _: Path) -> None:
    for at, url in enumerate(ADDRESSES):
        write(
            root / f"m{at}/episode.yaml",
            f"title: River\nmedia: [{{url: '{url.replace(chr(39), chr(39) * 2)}'}}]\n",
        )
        write(root / f"m{at}/transcript.vtt", BRIDGE)
    write(root / EVIL / "episode.yaml", FULL.replace("https://example.org/a.mp3", "file:///etc/passwd"))


def _many(root: Path, _: Path) -> None:
    many = "".join(f"- {{id: q{n}, text: River {n}, same_as: q{n + 1}}}\n" for n in range(2_000))
    write(root / EVIL / "more.yaml", "quotes:\n" + many + "- {id: q2000, text: x, same_as: q0}\n")
    write(root / EVIL / "long.yaml", "takeaways: [{title: " + "river " * 80_000 + "}]\n")
    tags = ", ".join(f"t{n}" for n in range(10_000))
    write(root / EVIL / "tags.yaml", f"takeaways: [{{title: t, tags: [{tags}]}}]\n")
    write(root / EVIL / "deep.yaml", "takeaways: [{title: t, tags: " + "[" * 38 + "]" * 38 + "}]\n")
    sic = ", ".join(f"{'a' * (n % 50)}{n}: b" for n in range(2_000))
    write(root / EVIL / "sic.yaml", f"quotes: [{{text: the river, sic: {{{sic}}}}}]\n")


STRANGERS: dict[str, Make] = {
    "links out": _linked(lambda _, away, name: away / name),
    "links out, relative": _linked(lambda path, away, name: os.path.relpath(away / name, path.parent)),
    "links to themselves": _linked(lambda path, _, __: path.name),
    "links to a device": _linked(lambda *_: "/dev/zero"),
    "links to a terminal": _linked(lambda *_: "/dev/tty"),
    "links to this process": _linked(lambda *_: "/proc/self/environ"),
    "links to nothing": _linked(lambda _, away, name: away / "not" / name),
    "links to folders": _linked(lambda _, away, __: away),
    "links over many folders": _links_above,
    "pipes": _fifos,
    "sockets": _sockets,
    "folders for files": _folders_for_files,
    "names": _names,
    "bad YAML": _bad_yaml,
    "hooks and leftovers": _hooks,
    "twins": _twins,
    "bombs": _bombs,
    "texts": _texts,
    "addresses": _media,
    "many and long": _many,
    **{f"a marker {name}": _marker(text) for name, text in MARKERS.items()},
    **{f"a transcript {name}": _transcript(text) for name, text in TRANSCRIPTS.items()},
}
