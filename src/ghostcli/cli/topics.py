"""What `ghost help TOPIC` explains at length."""

from __future__ import annotations

from typing import NamedTuple

from ghostcli.cli.json_keys import OBJECTS, explained


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
pretraining, mill's and mill. A sign that belongs to a word ranks what has it first: C++, .NET, #12,
$5. Function words (the, what, did) need not be there, unless nothing else is asked. -attack
excludes all forms of the word.

A word that occurs nowhere is read as the nearest ones that do, by spelling or sound, and stderr
says so. Words in quotation marks are taken as they are. A short word that several others are near
to is not read; stderr offers them.

How well a hit answers stands in the column match:

  exact          all the words as typed
  inflected      all of them, some in another form
  approximate    all of them, some read as another word, or without their sign
  partial        some are missing

`search` finds everything that has all the words. Where that is fewer than ten hits, the best
partial ones follow, up to ten. --any finds every partial one, --strict none. A phrase that stands
nowhere is looked for by its words: all such hits are partial. With --exact or --strict it finds
nothing. `KIND --search` filters: it finds what has all the words, and only where nothing has, what
has the most.

Order: one score. It grows with how rare the words are and how often a text has them, with how many
of them it has, and with how many neighbours of the query are neighbours in it. A word in a title or
name counts twice. So a partial hit may come before a full one whose words stand far apart. --sort
FIELD and --reverse change the order, not what is found.
"""

_JSON = "\n".join(map(explained, OBJECTS))

_OUTPUT = f"""\
Output: what -o takes, and what a pipe gets

  table    for a terminal: wrapped, coloured, paged; what a terminal gets without -o
  plain    tab-separated, no header: ref, at, who, text, match, verdict; what a pipe gets without -o
  csv      with a header; --spreadsheet defuses formulas
  json     one array; times in seconds, links as full refs, null where nothing is known
  jsonl    the same, an object a line
  md       a Markdown document
  yaml     a notes file: verdicts and times as the notes have them, none that were computed
  ref      a ref a line

`verify` has in plain: ref, at, who, text, verdict, sentence (with -C), and the words that the quote
leaves out and who says it. The columns match and verdict of lists are no fields of --fields: the
verdicts are in the field fidelity.

`show` prints text to read instead of columns. In a pipe nothing is wrapped, cut or coloured.
--fields ref,text chooses fields and their order in table, plain, csv, json and jsonl.

  ghost quotes -o jsonl | jq -r .text
  ghost quotes | fzf | ghost show -
  ghost search straw -o ref | head -1 | ghost show -

A ref is EPISODE, EPISODE/KIND/ID or EPISODE/KIND/NUMBER; shorter ones do where only one fits.
A dash reads refs from standard input: of each line what stands before the first tab.

Colour: --color auto|always|never, NO_COLOR, FORCE_COLOR. Pager: $GHOST_PAGER, else $PAGER, else
less; --no-pager. Width: $COLUMNS, else the terminal's.

Exit status: 0 yes; 1 nothing found, or a problem; 2 an error; 130 interrupted; 141 the reader of
the pipe left.

Keys of JSON (times are seconds; null, or an empty list or text, where nothing is known):

{_JSON}"""

TOPICS = {
    topic.name: topic
    for topic in (
        Topic("query", "how to look for words, phrases and fields", _QUERY),
        Topic("output", "the formats, the keys of JSON, pipes and exit statuses", _OUTPUT),
    )
}
