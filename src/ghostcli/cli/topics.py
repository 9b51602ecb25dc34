"""What `ghost help TOPIC` explains at length."""

from __future__ import annotations

import textwrap
from typing import NamedTuple

from ghostcli.cli.json_keys import OBJECTS, explained
from ghostcli.model import VERDICTS
from ghostcli.render.formats import RECORDS


class Topic(NamedTuple):
    """A page of help: its name, what it is about in a line, and its text."""

    name: str
    help: str
    text: str


_QUERY = """\
Queries: what `ghost search QUERY...` and `--search QUERY` look for

The words of the command line are joined. All of them are looked for in one record, or in one
passage of what was said. Case, accents, curly quotes, dashes and hyphens make no difference.

  cognitive core           both words
  '"cognitive core"'       the phrase; the shell takes the outer quotes away
  'collaps*'               words that begin so
  agents NOT hype          the first without the second; also 'agents -hype' behind --
  claude OR codex          one of the two neighbours
  speaker:karpathy slop    a word before the colon that is a field filters by it
  --exact 'a - b'          the whole query is one literal phrase

Shells: put a query with quotes, stars or a leading dash in single quotes, and write -- before one
that begins with a dash:

  ghost search -- 'agents -hype'

Which words are the same: other forms of a word count too, by the language of the episode (attack,
attacks). So do other spellings: they're and they are, 20B and twenty billion, pre-training and
pretraining, mill's and mill. Results with the sign of a query word (C++, .NET, #12, $5) rank above
results without it. Function words (the, what, did) need not be there, unless nothing else is
asked. -attack excludes all forms of the word.

A word that occurs nowhere is read as the nearest ones that do, by spelling or sound, and stderr
says so. Words in quotation marks are taken as they are. A word of up to four letters with several
near ones is not corrected; stderr lists them.

How well a hit answers stands in the column match:

  exact          all the words as typed
  inflected      all of them, some in another form
  approximate    all of them, some read as another word, or without their sign
  partial        some are missing

`search` finds everything that has all the words. Where that is fewer than ten hits, the best
partial ones follow, up to ten. --any finds every partial one, --strict none. A phrase that stands
nowhere is looked for by its words: all such hits are partial. With --exact or --strict it finds
nothing. `KIND --search` lists the records that have all the words, or, if there are none, those
that have the most.

Order: one score. It grows with how rare the words are and how often a text has them, with how many
of them it has, and with how many neighbours of the query are neighbours in it. A word in a title or
name counts twice. So a partial hit may come before a full one whose words stand far apart. --sort
FIELD and --reverse change the order, not what is found.
"""

_FORMATS = "\n".join(f"  {row.name:7}  {row.help}" for row in RECORDS)

EXIT_STATUSES = {
    0: "yes",
    1: "nothing found, or a problem",
    2: "an error",
    130: "interrupted",
    141: "the reader of the pipe left",
}
_EXITS = textwrap.fill(
    "Exit status: " + "; ".join(f"{status} {meaning}" for status, meaning in EXIT_STATUSES.items()) + ".", 96
)

_OUTPUT = f"""\
Output: what -o takes, and what a pipe gets

{_FORMATS}

On a terminal the default is table, in a pipe plain.

`verify` has in plain: ref, at, who, text, verdict, sentence (with -C), and the words that the quote
leaves out and who says it. The columns match and verdict of lists are no fields of --fields: the
verdicts are in the field fidelity.

`show` prints text to read instead of columns. In a pipe nothing is wrapped, cut or coloured.
--fields ref,text chooses fields and their order in table, plain, csv, json and jsonl.

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

Times are in seconds; what is not known is null, or an empty list or text.

{_KEYS}"""

_REFS = """\
Refs: what `show`, `around`, `cite`, `open`, `edit` and `verify` take

  EPISODE                            an episode, by its id
  EPISODE/KIND/ID                    a record: talk/quotes/first-number
  EPISODE/KIND/NUMBER                the same by its place, from 1: talk/quotes/3
  EPISODE@TIME, EPISODE@TIME-TIME    a moment of what was said: talk@0:43:08
  EPISODE@turn118                    a turn, where the transcript has no times

Shorter ones do where only one record fits: KIND/ID, KIND/NUMBER, an id, the beginning of an id.
After `ghost KIND show` a number or id is enough. What fits several is an error that lists them;
--episode ID settles it, and $GHOST_EPISODE where nothing else does. The id of an episode may be
one of its aliases.

A dash reads refs from standard input: of each line what stands before the first tab.

  ghost quotes | fzf | ghost show -
  ghost search straw -o ref | head -1 | ghost show -

Of several refs the ones that are found are printed, the others are named on stderr, and the exit
status is 2.
"""

_VERDICTS = "\n".join(f"  {name:13} {meaning}" for name, meaning in VERDICTS.items())

_FIDELITY = f"""\
Fidelity: how a quote stands to the transcript

{_VERDICTS}

A quote that is verbatim or near, and nothing worse, is quotable: --quotable lists those. A quote
may have several verdicts. "(recorded)" says that only the notes say so: no transcript was there to
compare it with. "Verbatim" means: in this transcript. What a recogniser misheard is not what was
said, so listen to the moment before you publish.

`sic` in a quote, and `heard` in episode.yaml or ghost.yaml, say what was misheard. A verdict that
rests on one of them says so.

  verify                 all quotes; exit status 1 if one is not quotable
  verify -C              with the whole sentence of each quote
  verify --draft a.md    the quotations of a text, and who it says said them
  verify --write         write times and verdicts into the notes

The rules to the letter are in docs/fidelity.md of the source.
"""

_FILES = """\
Files: what a library is, and which libraries are read

  LIBRARY/
    ghost.yaml                marks a library: version: 1, title, heard
    EPISODE/                  the id: a to z, 0 to 9 and hyphens, a letter first, at most 80 signs
      episode.yaml            title, show, published, duration, language, people, media, sources,
                              chapters, summary, aliases, heard
      *.yaml                  more notes: each kind with a list of records; `source:` at the top
                              is the source of all
      transcript.vtt          what was said: WebVTT, speakers as <v Name>
      transcript.NAME.vtt     another transcript of the same talk, used only by `verify`

`ghost schema` prints the JSON Schema of notes: every kind, every field, its type and its help.
`at` is a time (0:43:08), a range (0:43:08-0:43:38) or a list of them.

Libraries are read from --content DIR (repeatable), else $GHOST_CONTENT (folders with colons
between), else the nearest folder upwards with a ghost.yaml, else your own in the data folder.
The built-in library is read while none of these holds an episode, and with --builtin. Folders of
one id are one episode: the one with the episode.yaml comes first, the others add to it.

`ghost import` and `ghost init` write into the first library. `ghost edit` opens the file that
holds the record. The search index is a cache: `ghost index` shows where it is.
"""

TOPICS = {
    topic.name: topic
    for topic in (
        Topic("query", "how to look for words, phrases and fields", _QUERY),
        Topic("output", "the formats, pipes and exit statuses", _OUTPUT),
        Topic("json", "the keys of JSON", _JSON),
        Topic("refs", "how records and moments are named", _REFS),
        Topic("fidelity", "the verdicts on quotes", _FIDELITY),
        Topic("files", "what a library is, and which are read", _FILES),
    )
}
