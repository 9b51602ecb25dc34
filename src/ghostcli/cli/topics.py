"""The texts of `ghost help TOPIC`."""

from __future__ import annotations

import textwrap
from typing import NamedTuple

from ghostcli.cli.json_keys import OBJECTS, explained
from ghostcli.model import VERDICTS
from ghostcli.render.formats import RECORDS


class Topic(NamedTuple):
    """A help topic: its name, its subject in a line, and its text."""

    name: str
    help: str
    text: str


_QUERY = """\
Queries: what `ghost search QUERY...` and `--search QUERY` look for

All the words must be in one record, or in one passage of a transcript. Case, accents, curly
quotes, dashes and hyphens make no difference.

  cognitive core           both words
  '"cognitive core"'       the phrase; the shell removes the outer quotes
  'collaps*'               words that begin with collaps
  agents NOT hype          the first word without the second; also -- 'agents -hype'
  claude OR codex          either of the two words beside OR
  speaker:karpathy slop    the word slop, where the field speaker contains karpathy
  --exact 'a - b'          the whole query as one literal phrase

Shells: put a query that has quotes, stars or a leading dash in single quotes. Write -- before a
query with a -word:

  ghost search -- 'agents -hype'

Which words match: other forms of a word match too, by the language of the episode (attack,
attacks). So do other spellings: they're and they are, 20B and twenty billion, pre-training and
pretraining, mill's and mill. If a query word has a sign (C++, .NET, #12, $5), results with the
same sign come first. Function words (the, what, did) are optional, unless the query has no other
words. -attack excludes all forms of the word.

A word that occurs nowhere is replaced by the most similar words that do occur, by spelling or
sound; stderr names them. Words in quotation marks are not corrected. A word of up to four letters
with several similar words is not corrected either; stderr lists these words.

The column match says how well a hit matches:

  exact          all the words as typed
  inflected      all the words, some in another form
  approximate    all the words, some corrected, or without their sign
  partial        some of the words

`search` finds every text that has all the words. If there are fewer than ten such hits, the best
partial hits follow, up to ten in all. --any lists all partial hits. --strict lists none. If a
phrase occurs nowhere, its single words are searched for; all such hits are partial. With --exact
or --strict, such a phrase finds nothing. `KIND --search` lists the records that have all the
words. If there are none, it lists the records that have the most.

Order: hits are sorted by score. The score is higher if the words are rare, if the text has them
often, if it has many of them, and if words that are adjacent in the query are adjacent in the
text. A word in a title or name counts twice. So a partial hit may come before a full hit whose
words are far apart. --sort FIELD and --reverse change the order, not the results. Numbers in
texts sort by value: part 2 before part 10.

Dates: --since and --until take a day, month or year (2025-10-17, 2025-10, 2025), a week from
Monday to Sunday (2026-W20), today, yesterday, or a number of days, weeks, months or years before
today (7d, 2w, 3m, 1y). --since is from its first day, --until to its last. since:7d in a query is
the same. They compare the publisher's calendar dates with the local date of your computer.
"""

_FORMATS = "\n".join(f"  {row.name:7}  {row.help}" for row in RECORDS)

EXIT_STATUSES = {
    0: "success",
    1: "nothing found, or a problem",
    2: "an error",
    130: "interrupted",
    141: "the reader of the pipe closed it",
}
_EXITS = textwrap.fill(
    "Exit status: " + "; ".join(f"{status} {meaning}" for status, meaning in EXIT_STATUSES.items()) + ".", 96
)

_OUTPUT = f"""\
Output: the formats of -o, and output into a pipe

{_FORMATS}

The default is table on a terminal, and plain in a pipe. A list on a terminal shows
one line per record; --wide shows all of it. A + after a time: the record has more times.

The columns of `verify -o plain` are: ref, at, who, text, verdict, sentence (with -C), then the
words that the quote leaves out, and who says it. --fields does not accept the columns match and
verdict of lists; the field fidelity has the verdicts.

`show` prints text, not columns. In a pipe, nothing is wrapped, cut or coloured. --fields ref,text
chooses fields and their order in table, plain, csv, json and jsonl.

  ghost quotes -o jsonl | jq -r .text
  ghost quotes | fzf | ghost show -
  ghost search straw -o ref | head -1 | ghost show -

Colour: --color auto|always|never, NO_COLOR, FORCE_COLOR. Pager: $GHOST_PAGER, else $PAGER, else
less; --no-pager. Width: $COLUMNS, else the terminal's.

{_EXITS}
"""

_KEYS = "\n".join(map(explained, OBJECTS))

_JSON = f"""\
JSON: the keys of its objects

Times are in seconds. An unknown value is null, an empty list or an empty text.

{_KEYS}"""

_REFS = """\
Refs: what `show`, `around`, `cite`, `open`, `edit` and `verify` take

  EPISODE                            an episode, by its id
  EPISODE/KIND/ID                    a record by its id: talk/quotes/first-number
  EPISODE/KIND/NUMBER                a record by its number, from 1: talk/quotes/3
  EPISODE@TIME, EPISODE@TIME-TIME    a moment of the transcript: talk@0:43:08
  EPISODE@turn118                    a turn, if the transcript has no times

A shorter ref is enough if only one record matches: KIND/ID, KIND/NUMBER, an id, or the beginning
of an id. After `ghost KIND show`, a number or id is enough. A ref that matches several records is
an error, which lists them; use --episode ID then. If the ref is still ambiguous, $GHOST_EPISODE
decides. An alias of an episode works like its id.

`-` reads refs from standard input, one per line; only the text before the first tab is read.

  ghost quotes | fzf | ghost show -
  ghost search straw -o ref | head -1 | ghost show -

If some of several refs are not found, the others are printed, stderr names the missing ones, and
the exit status is 2.
"""

_VERDICTS = "\n".join(f"  {name:13} {meaning}" for name, meaning in VERDICTS.items())

_FIDELITY = f"""\
Fidelity: how well a quote agrees with the transcript

{_VERDICTS}

A quote may have several verdicts. A quote that is verbatim or near, and has no worse verdict, is
quotable; --quotable lists these. "(recorded)" means that the verdict comes from the notes alone,
because there was no transcript to check. "Verbatim" means verbatim in this transcript. A speech
recogniser makes mistakes, so listen to the recording before you publish.

`sic` in a quote, and `heard` in episode.yaml or ghost.yaml, correct words that were misheard. A
verdict that depends on one of them says so.

  verify                 check all quotes; exit status 1 if one is not quotable
  verify -C              also show the whole sentence of each quote
  verify --draft a.md    check the quotations of a text, and the speakers that it names
  verify --write         write times and verdicts into the notes

The exact rules are in docs/fidelity.md of the source.
"""

_FILES = """\
Files: what a library is, and which libraries ghost reads

  LIBRARY/
    ghost.yaml                marks a library: version: 1, title, heard, distinct
    EPISODE/                  the id: a to z, 0 to 9, hyphens; a letter first; up to 80 characters
      episode.yaml            title, show, published, duration, language, people, media, sources,
                              chapters, summary, aliases, heard
      *.yaml                  more notes: a list of records for each kind; `source:` at the top
                              is the source of all records in the file
      transcript.vtt          the transcript: WebVTT, speakers as <v Name>
      transcript.NAME.vtt     another transcript of the same talk, used only by `verify`

`ghost schema` prints the JSON Schema of notes: every kind, every field, its type and its help.
`at` is a time (0:43:08), a range (0:43:08-0:43:38) or a list of these. `distinct` lists names that
look alike and are not one, which `lint --names` leaves out: distinct: [[Mill, Mill Labs]].

ghost reads the libraries of --content DIR (repeatable). Without it, ghost reads the first of these
that exists: the folders of $GHOST_CONTENT (with colons between them); the current folder or the
nearest folder above it that has a ghost.yaml; your own library in the data folder. The built-in
library is read if none of these has an episode, or with --builtin; but `verify` and `lint` fail if
the folders of --content or $GHOST_CONTENT have no episode. Folders with the same id in several
libraries are one episode: the folder with the episode.yaml comes first, the others add to it.

`ghost import` and `ghost init` write into the first library. `ghost edit` opens the file that has
the record. The search index is a cache; `ghost index` shows its path.
"""

TOPICS = {
    topic.name: topic
    for topic in (
        Topic("query", "how to search for words, phrases and fields", _QUERY),
        Topic("output", "the formats, pipes and exit statuses", _OUTPUT),
        Topic("json", "the keys of JSON", _JSON),
        Topic("refs", "how to name records and moments", _REFS),
        Topic("fidelity", "the verdicts on quotes", _FIDELITY),
        Topic("files", "what a library is, and which libraries ghost reads", _FILES),
    )
}
