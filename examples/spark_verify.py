"""Verify the quotes of many episodes on Apache Spark, and write lines that a search engine loads.

    spark-submit examples/spark_verify.py --transcripts FOLDER --quotes QUOTES.jsonl --output FOLDER

A row is an episode: its transcript is read once, for all of its quotes. The driver collects no data. The
output has a folder for each kind of line: `kind=episodes`, `kind=passages`, `kind=quotes` and
`kind=problems`. A file or a quote that cannot be used gives a line under `kind=problems`, and the job
continues. A line is a JSON object. Its `ref` is unique, and the same input gives the same refs in the same
order. `docs/how-to/cluster.md` explains more.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ghostcli import CheckedQuote, GhostError, Transcript, check_quote, read_transcript

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

LARGEST = 50_000_000
"""The largest transcript that is read, in bytes; a larger file is not loaded."""

SCHEMA = "array<struct<kind: string, number: int, line: string>>"


class Document(NamedTuple):
    """A line of the output: its kind, its number among the lines of its kind and episode, and the JSON."""

    kind: str
    number: int
    line: str


# The first part does not use Spark: it makes the documents of one episode from its files and quotes.


def documents(
    episode: str, files: Iterable[tuple[str, bytes | None]], quotes: Iterable[str]
) -> list[Document]:
    """All documents of an episode, each with its own ref.

    `files` are pairs `(path, content)`; the content is None if the file is too large. `quotes` are JSON
    objects as text.
    """
    try:
        found = list(_found(episode, files, quotes))
    except Exception as error:  # noqa: BLE001 - one episode of a million must not end the job
        found = [("problems", {"problem": f"{type(error).__name__}: {error}"})]
    numbers: dict[str, int] = {}
    made = []
    for kind, told in found:
        numbers[kind] = number = numbers.get(kind, 0) + 1
        ref = episode if kind == "episodes" else f"{episode}/{kind}/{number}"
        # ASCII, so that nothing depends on the encoding of a machine.
        made.append(Document(kind, number, json.dumps({"ref": ref, "episode": episode} | told)))
    return made


Told = tuple[str, dict[str, Any]]
"""The kind of a document, and its content."""


class Asked(NamedTuple):
    """A line of the quotes: its object, and the name that its `id` or `ref` gives it; or its problem."""

    line: str
    quote: dict[str, Any]
    name: str | None = None
    problem: str | None = None


def _found(episode: str, files: Iterable[tuple[str, bytes | None]], quotes: Iterable[str]) -> Iterator[Told]:
    transcript: Transcript | None = None
    for path, content in files:
        if transcript:
            yield "problems", {"path": path, "problem": "not read: the episode has a transcript"}
            continue
        try:
            transcript = _read(path, content)
        except GhostError as error:
            yield "problems", {"path": path, "problem": error.message}
        else:
            yield "episodes", {"path": path, **_facts(transcript)}
            yield from (("passages", one) for one in _passages(transcript))
    if not transcript:
        yield "problems", {"problem": "the episode has no transcript"}
    yield from _quotes([_asked(line, episode) for line in quotes], episode, transcript)


def _quotes(quotes: Sequence[Asked], episode: str, transcript: Transcript | None) -> Iterator[Told]:
    """The quotes with their results. A quote without a name gets the next number that is not a name."""
    names = {one.name for one in quotes}
    used: set[str] = set()
    count = 0
    for asked in quotes:
        try:
            checked = _checked(asked, transcript, used)
        except GhostError as error:
            yield "problems", {"quote": asked.line[:500], "problem": error.message}
            continue
        count += 1
        name = asked.name or next(
            free for free in map(str, itertools.count(count)) if free not in names | used
        )
        used.add(name)
        told = {"text": checked.text, "speaker": asked.quote.get("speaker"), **checked.to_json()}
        yield "quotes", {"ref": f"{episode}/quotes/{name}"} | told


def _read(path: str, content: bytes | None) -> Transcript:
    if content is None:
        raise GhostError(f"has more than {LARGEST / 1e6:.0f} MB")
    return read_transcript(content, path)


def _facts(transcript: Transcript) -> dict[str, Any]:
    """The facts of an episode, and the lines of its file that were left out."""
    return {
        "title": transcript.title,
        "published": transcript.published,
        "language": transcript.language,
        "format": transcript.format,
        "speakers": transcript.speakers,
        "cues": len(transcript.cues),
        "lost": [str(remark) for remark in transcript.lost],
    }


def _passages(transcript: Transcript) -> Iterator[dict[str, Any]]:
    for start, end, speaker, text in transcript.passages:
        yield {"at": start, "end": end, "speaker": speaker, "text": text}


def _asked(line: str, episode: str) -> Asked:
    """Read a line; its keys are those of `ghost verify --quotes` and `ghost quotes -o jsonl`."""
    try:
        quote = json.loads(line)
    except (ValueError, RecursionError):
        return Asked(line, {}, problem="is not JSON")
    if not isinstance(quote, dict) or not isinstance(quote.get("text"), str):
        return Asked(line, {}, problem='has no "text"')
    try:
        return Asked(line, quote, _name(quote, episode))
    except GhostError as error:
        return Asked(line, quote, problem=error.message)


def _name(quote: dict[str, Any], episode: str) -> str | None:
    """The last part of a quote's ref, by its `ref` or `id`; None without them.

    It has no slash: so the ref of a quote is never that of anything else.
    """
    given = quote.get("ref") or quote.get("id")
    if given is None or given == "":
        return None
    name, before = str(given), f"{episode}/quotes/"
    if quote.get("ref"):
        if not name.startswith(before):
            raise GhostError(f'"ref" does not begin with {before}')
        name = name.removeprefix(before)
    if isinstance(given, bool) or not isinstance(given, (str, int)) or not name or "/" in name:
        raise GhostError('"id" is not a number or a text without "/"')
    return name


def _checked(asked: Asked, transcript: Transcript | None, used: Collection[str]) -> CheckedQuote:
    """The result for a quote. Raises GhostError if it has a problem or a name that is used already."""
    if asked.problem or asked.name in used:
        raise GhostError(asked.problem or f'"id" {asked.name} is that of an earlier line')
    quote = asked.quote
    if not transcript:
        return CheckedQuote(quote["text"])
    return check_quote(
        quote["text"],
        transcript,
        speaker=quote.get("speaker"),
        at=quote.get("times") or quote.get("at"),
        sic=quote.get("sic"),
        language=quote.get("language"),
    )


def astray(line: str) -> list[Document]:
    """The document of a quote that names no episode. The same line again gives the same document."""
    told = {"ref": f"problems/{hashlib.sha256(line.encode()).hexdigest()[:16]}", "quote": line[:500]}
    return [Document("problems", 1, json.dumps(told | {"problem": 'is not JSON with an "episode"'}))]


def for_bulk(document: Document) -> Document:
    """The document after the action line that the bulk loaders of OpenSearch and Elasticsearch need."""
    action = {"index": {"_id": json.loads(document.line)["ref"]}}
    return document._replace(line=f"{json.dumps(action)}\n{document.line}")


# The second part uses Spark: it reads folders into rows, one per episode, and writes files of lines.


def transcripts(spark: SparkSession, given: argparse.Namespace) -> DataFrame:
    """The files as rows of `episode`, `path`, `content`."""
    from pyspark.sql import functions as F  # noqa: N812

    if given.packed:
        return spark.read.parquet(given.transcripts).select("episode", "path", "content")
    files = (
        spark.read.format("binaryFile")
        .option("recursiveFileLookup", "true")
        .option("pathGlobFilter", given.glob)
        .load(given.transcripts)
    )
    read = files.where(F.col("length") <= LARGEST).select("path", "content")
    left = files.where(F.col("length") > LARGEST).select("path", F.lit(None).cast("binary").alias("content"))
    return read.union(left).select(_episode_of("path").alias("episode"), "path", "content")


def _episode_of(path: str) -> Column:
    """The episode of a file: `talk` of `talk.srt` and of `talk/transcript.vtt`."""
    from pyspark.sql import functions as F  # noqa: N812

    names = F.split(path, "/")
    stem = F.regexp_replace(F.element_at(names, -1), r"\.[^.]*$", "")
    return F.when(stem == "transcript", F.element_at(names, -2)).otherwise(stem)


def verified(spark: SparkSession, given: argparse.Namespace) -> DataFrame:
    """All documents as rows of `kind`, `line`: those of one episode in one partition, in order."""
    from pyspark.sql import functions as F  # noqa: N812

    bulk = given.bulk

    def answer(episode: str, files: Sequence[Any] | None, quotes: Sequence[str] | None) -> list[Document]:
        pairs = [(path, None if content is None else bytes(content)) for path, content in files or ()]
        found = documents(episode, pairs, quotes or ())
        return list(map(for_bulk, found)) if bulk else found

    def answer_astray(line: str) -> list[Document]:
        found = astray(line)
        return list(map(for_bulk, found)) if bulk else found

    spoken = (
        transcripts(spark, given)
        .repartition(given.partitions, "episode")  # the only time that transcripts are sent
        .groupBy("episode")
        .agg(F.sort_array(F.collect_list(F.struct("path", "content"))).alias("files"))
    )
    lines = spark.read.text(given.quotes).where(F.trim("value") != "")
    lines = lines.withColumn("episode", F.get_json_object("value", "$.episode"))
    asked = (
        lines.where(F.col("episode").isNotNull())
        .groupBy("episode")
        .agg(F.sort_array(F.collect_list("value")).alias("quotes"))
    )
    own = F.udf(answer, SCHEMA, useArrow=False)  # rows as they are: neither pandas nor pyarrow is needed
    others = F.udf(answer_astray, SCHEMA, useArrow=False)
    found = (
        spoken.join(asked, "episode", "full_outer")
        .select("episode", F.explode(own("episode", "files", "quotes")).alias("one"))
        .union(
            lines.where(F.col("episode").isNull()).select("episode", F.explode(others("value")).alias("one"))
        )
    )
    return found.sortWithinPartitions("one.kind", "episode", "one.number").select("one.kind", "one.line")


def options() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--transcripts", required=True, metavar="FOLDER", help="EPISODE.srt, EPISODE/transcript.vtt"
    )
    parser.add_argument("--glob", default="*", help="which of its files are transcripts: transcript.vtt")
    parser.add_argument("--packed", action="store_true", help="FOLDER is what --pack wrote")
    parser.add_argument("--pack", metavar="OUT", help="only write the transcripts into few large files")
    parser.add_argument("--quotes", metavar="PATH", help="JSON Lines with text, episode, speaker, at, id")
    parser.add_argument("--output", metavar="OUT", help="a folder that does not exist yet")
    parser.add_argument("--bulk", action="store_true", help="with an action line before each line")
    parser.add_argument("--partitions", type=int, default=200, metavar="N", help="some 500 episodes in each")
    given = parser.parse_args()
    if not given.pack and not (given.quotes and given.output):
        parser.error("--quotes and --output are required, or --pack")
    return given


def main() -> None:
    """Run the job."""
    from pyspark.sql import SparkSession

    given = options()
    spark = (
        SparkSession.builder.appName("ghost")
        .config("spark.sql.shuffle.partitions", given.partitions)
        # Spark would join partitions of few bytes; but their cost is the checking, not the bytes.
        .config("spark.sql.adaptive.coalescePartitions.enabled", "false")
        # Rows contain whole transcripts: a Python worker gets few at a time.
        .config("spark.sql.execution.python.udf.maxRecordsPerBatch", "10")
        .getOrCreate()
    )
    if given.pack:
        transcripts(spark, given).repartition(given.partitions, "episode").write.parquet(given.pack)
    else:
        verified(spark, given).write.partitionBy("kind").text(given.output)
    spark.stop()


if __name__ == "__main__":
    main()
