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

The words of the command line are joined. All of them must be in one record, or in one passage of
what was said. Case, accents, curly quotes, dashes and hyphens make no difference.

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

A word that occurs nowhere is read as the nearest ones that do, and stderr says so; where no record
has all the words, those that have the most follow. Such hits are marked: approximate, partial. Of a
question in English the words that tell something come first: 'what did they say about testnet' is
asked for testnet before anything is asked for "what" and "did".

Order: exact before partial and approximate, then phrases, then where it is found (titles and names,
text, the rest, speech), then how near the words are, how often they occur, and the ref.
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
