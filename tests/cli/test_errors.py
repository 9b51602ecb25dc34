"""Mistakes: each gets a sentence, the nearest right thing, and status 2."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from ghostcli.cli.app import commands
from ghostcli.cli.synonyms import SYNONYMS
from ghostcli.model import EPISODES, KINDS
from running import Ghost, Shell, write_episode

CASES = [
    # command line, what is wrong, what to do about it
    ("quotess", 'there is no command "quotess"', "did you mean: ghost quotes"),
    ("Quotes", 'there is no command "Quotes"', "did you mean: ghost quotes"),
    ("theme3", 'there is no command "theme3"', "did you mean: ghost theme"),
    ("serch straw", 'there is no command "serch"', "did you mean: ghost search straw"),
    ("hlep", 'there is no command "hlep"', "did you mean: ghost help"),
    ("grep straw", 'there is no command "grep"', "did you mean: ghost search straw"),
    ("list", 'there is no command "list"', "did you mean: ghost episodes"),
    ("version x", 'there is no command "version"', "did you mean: ghost --version"),
    ("export pag", 'there is no export "pag"', "did you mean: ghost export page ..."),
    ("straw", 'there is no command "straw"', "did you mean: ghost search straw"),
    ("straw 'a b' '$x'", 'there is no command "straw"', "did you mean: ghost search straw 'a b' '$x'"),
    ("karpathy-ghosts/themes/3", "there is no command", "ghost show karpathy-ghosts/themes/3"),
    ("karpathy-ghosts@0:43:08", "there is no command", "ghost show karpathy-ghosts@0:43:08"),
    ("''", 'there is no command ""', "did you mean: ghost search ''"),
    ("themes 3", 'ghost themes takes no "3"', "did you mean: ghost themes show 3"),
    ("theme 3", 'ghost themes takes no "3"', "did you mean: ghost themes show 3"),
    ("themes 3 -o json", 'ghost themes takes no "3"', "did you mean: ghost themes show 3 -o json"),
    ("themes themes/3", "ghost themes takes no", "did you mean: ghost themes show themes/3"),
    ("themes shwo 3", 'ghost themes takes no "shwo"', "did you mean: ghost themes show 3"),
    ("quotes straw", 'ghost quotes takes no "straw"', "did you mean: ghost quotes --search straw"),
    ("quotes straw man", 'takes no "straw"', "did you mean: ghost quotes --search 'straw man'"),
    ("quotes straw man -n 3", 'takes no "straw"', "ghost quotes --search 'straw man' -n 3"),
    ("quotes 'it''s $5'", "takes no", "ghost quotes --search 'its $5'"),
    ('quotes "don\'t"', 'takes no "don\'t"', "ghost quotes --search 'don'\"'\"'t'"),
    ("--search x themes", "--search is before the command", "ghost themes --search ..."),
    ("-s x themes", "-s is before the command", "ghost themes -s ..."),
    ("-n 3 quotes", "-n is before the command", "ghost quotes -n ..."),
    ("-o json theme", "-o is before the command", "ghost themes -o ..."),
    ("-x quotes", "-x is before the command", "ghost quotes -x ..."),
    ("--kind quotes search x", "--kind is before the command", "ghost search --kind ..."),
    ("--no-pager", "--no-pager is before the command", "ghost quotes --no-pager ..."),
    ("themes --search x show 3", "--search is before show", "ghost themes show REF --search ..."),
    ("themes -n 3 show 3", "--limit is before show", "ghost themes show REF --limit ..."),
    ("themes --no-pager show 3", "--no-pager is before show", "ghost themes show REF --no-pager ..."),
    ("quotes --serch x", 'no such option: --serch; did you mean "--search"?', "ghost quotes --help"),
    ("quotes --speker x", 'no such option: --speker; did you mean "--speaker"?', "ghost quotes --help"),
    (
        "themes show 3 --outptu json",
        'no such option: --outptu; did you mean "--output"?',
        "ghost themes show --help",
    ),
    ("--contnet x", 'no such option: --contnet; did you mean "--content"?', "ghost --help"),
    ("search --search x", "no such option: --search", "ghost search --help"),
    ("show themes/3 --where x", "no such option: --where", "ghost show --help"),
    ("quotes -o", "option '-o' requires an argument", "ghost quotes --help"),
    ("theme -o", "option '-o' requires an argument", "ghost themes --help"),
    ("quotes -n x", "'x' is not a valid int", "ghost quotes --help"),
    ("quotes -n -1", "-1 is not in the range x>=0", "ghost quotes --help"),
    ("quotes -o jsn", 'unknown format "jsn"; did you mean "json"?', "formats: table, plain, csv"),
    ("themes show 3 -o yml", 'unknown format "yml"; did you mean "yaml"?', "formats: table, plain"),
    ("lint -o github2", 'unknown format "github2"', "formats: plain, json, github"),
    ("quotes --color allways", '--color "allways" is not one of auto, always, never', ""),
    ("quotes --fields txt", '--fields: there is no field "txt"; did you mean "text"?', "fields: ref, kind"),
    ("quotes --fields ref,titel", 'there is no field "titel"', "fields: ref, kind"),
    ("quotes --sort txt", '--sort: there is no field "txt"; did you mean "text"?', "fields: at, "),
    ("quotes -w fidelty=near", 'quotes have no field "fidelty"; did you mean "fidelity"?', "fields: "),
    ("quotes -w fidelity=splced", 'is never "splced"; did you mean "spliced"?', "it is one of verbatim"),
    ("people -w role=gest", 'role is never "gest"; did you mean "guest"?', "host, guest, mentioned"),
    ("search x -w cut=maybe", 'cut is true or false, not "maybe"', ""),
    ("quotes -w text", '"text" is not a valid condition', "FIELD=VALUE, FIELD!=VALUE"),
    ("quotes -w at=0:99:00", '"0:99:00" is not a valid value of at', "0:43:08, 43:08 or 2588s"),
    ("themes --speaker x", 'themes have no field "speaker"', "fields: "),
    ("quotes --since tomorrow", '--since "tomorrow" is not a valid date', "2026-W20, today, yesterday, 7d"),
    ("quotes --until 5.3.2025", '--until "5.3.2025" is not a valid date', "2025, 2025-10, 2025-10-17"),
    ("quotes -e karpaty-ghosts", 'no episode "karpaty-ghosts"; did you mean "karpathy-ghosts"?', ""),
    ("search x -k qotes", 'no kind is called "qotes"; did you mean "quotes"?', ""),
    ("search", "search needs a query", "ghost search cognitive core"),
    ("search ''", "search needs a query", "ghost search cognitive core"),
    ("search ' ' ''", "search needs a query", "ghost search cognitive core"),
    ("show", "show needs a ref", "ghost show -h"),
    ("themes show", "show needs a ref", "ghost themes -h"),
    ("themes show 33", "there is no theme 33; they go from 1 to 4", ""),
    ("themes show 0", "there is no theme 0; they go from 1 to 4", ""),
    ("insights show 1", "there is no insight 1; no insight is here at all", ""),
    ("quotes show straw-single-numbr", 'did you mean "straw-single-number"?', ""),
    ("quotes show straw", '"straw" fits 2 of them', "use --episode ID or a longer ref"),
    ("show 3", "3 is a number in which kind?", "KIND/3, as in themes/3"),
    ("show quotez/3", 'no kind is called "quotez"; did you mean "quotes"?', ""),
    ("show a/b/c/d", '"a/b/c/d" is not a valid ref', "EPISODE, EPISODE/KIND/ID"),
    ("show ''", '"" is not a valid ref', "EPISODE, EPISODE/KIND/ID"),
    ("edit", "edit takes one ref", "ghost edit themes/3"),
    ("edit themes/1 themes/2", "edit takes one ref", "ghost edit themes/3"),
    ("edit themes/1", "is in the built-in library, which is read-only", "of your own library"),
    ("lint nowhere", "nowhere does not exist", ""),
    ("help foo", 'there is no help on "foo"', ""),
    ("help qurey", 'there is no help on "qurey"; did you mean "query"?', ""),
    ("help quotes sho", 'there is no help on "sho"; did you mean "show"?', ""),
    ("help themes show 3", 'there is no help on "3"', ""),
]


@pytest.mark.parametrize(("line", "wrong", "advice"), CASES, ids=[case[0] for case in CASES])
def test_a_mistake_is_named_and_the_nearest_right_thing(
    line: str, wrong: str, advice: str, ghost: Ghost
) -> None:
    ran = ghost(*shlex.split(line), status=2)
    assert ran.out == ""
    assert ran.err.startswith("ghost: ")
    first, _, second = ran.err.partition("\n")
    assert wrong in first
    assert advice in second
    assert ghost(*shlex.split(line), status=2) == ran


@pytest.mark.parametrize("kind", [EPISODES.name, *KINDS])
def test_every_kind_knows_its_mistakes(kind: str, ghost: Ghost) -> None:
    assert f"did you mean: ghost {kind}\n" in ghost(kind + "x", status=2).err
    assert f"did you mean: ghost {kind} show 3\n" in ghost(kind, "3", status=2).err
    assert f"did you mean: ghost {kind} --search straw\n" in ghost(kind, "straw", status=2).err
    assert f"ghost {kind} --limit ..." in ghost("--limit", "3", kind, status=2).err
    assert f"ghost {kind} show REF --tag ..." in ghost(kind, "--tag", "x", "show", "1", status=2).err
    assert "did you mean" in ghost(kind, "-w", "published_=2025", status=2).err


HOSTILE = ["\x1b[31mred", "\udcff", "a\nb", "a\tb", "\x07", "\x9b31m", "\u202eevil", "\u2028", "\x7f"]

ECHOING = [
    "{}",
    "quotes {}",
    "quotes show {}",
    "show {}",
    "search -k {} x",
    "quotes -o {}",
    "quotes --fields x{}y",
    "quotes --sort {}",
    "quotes -w {}",
    "quotes -w {}=x",
    "quotes -w fidelity=x{}y",
    "quotes -w at=x{}y",
    "quotes --since {}",
    "quotes -n {}",
    "quotes --color {}",
    "quotes -e {}",
    "quotes --{}",
    "--{}",
    "--content {} quotes",
    "help {}",
    "lint {}",
    "lint -o {}",
    "edit {}",
]


@pytest.mark.parametrize("line", ECHOING)
def test_hostile_arguments_are_echoed_as_visible_escapes(line: str, ghost: Ghost) -> None:
    for hostile in HOSTILE:
        ran = ghost(*(word.replace("{}", hostile) for word in line.split()), status=2)
        assert ran.out == ""
        assert all(sign == "\n" or sign.isprintable() for sign in ran.err), ran.err
        assert "\\x" in ran.err or "\\u" in ran.err or "\\n" in ran.err or "\\t" in ran.err


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_queries_are_queries(hostile: str, ghost: Ghost) -> None:
    text = f"zzz{hostile}"
    for command in (["search", text], ["quotes", "-s", text], ["quotes", "--speaker", text]):
        ran = ghost(*command, "--exact", status=1)
        assert ran.out == ""
        assert all(sign == "\n" or sign.isprintable() for sign in ran.err)


def test_an_argument_that_is_no_text(shell: Shell) -> None:
    assert r'"\udcff"' in shell(r"ghost $'\xff'", status=2).err
    assert shell(r"ghost search $'\xff'", status=1).err == "nothing found\n"


def test_a_dash_begins_no_option_behind_two_dashes(ghost: Ghost) -> None:
    assert ghost("search", "--", "agents -hype").out == ghost("search", "agents", "NOT", "hype").out
    assert "no such option" in ghost("search", "-hype", status=2).err
    assert "no such option: -1" in ghost("themes", "show", "-1", status=2).err


def test_a_long_line_of_refs_that_fit(here: Path, ghost: Ghost) -> None:
    quotes = "".join(f"- {{id: word-{number:02}, text: x}}\n" for number in range(13))
    write_episode(here, "talk", f"title: T\nquotes:\n{quotes}")
    ran = ghost("quotes", "show", "word", status=2)
    assert ran.err.count("talk/quotes/word-") == 10
    assert '"word" fits 13 of them' in ran.err
    assert "and 3 more" in ran.err


def test_what_other_tools_call_it_is_a_command_of_ghost(ghost: Ghost) -> None:
    known = commands()
    for word, meant in SYNONYMS.items():
        assert word not in known
        assert not any(word in row.aliases for row in known.values())
        if meant:  # the help of what is meant, or the version
            ghost(*meant.split(), *([] if meant.startswith(("help", "--version")) else ["--help"]))
        assert f"did you mean: ghost {meant}".rstrip() in ghost(word, status=2).err
