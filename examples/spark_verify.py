"""Verify the quotes of many episodes on Apache Spark, and write lines that a search engine loads.

    spark-submit examples/spark_verify.py --transcripts FOLDER --quotes QUOTES.jsonl --output FOLDER

A row is an episode: its transcript is read once, for all of its quotes. Nothing is collected on the driver.
What is wrong with a file or a quote becomes a line under `kind=problems` of the output, and ends no job; the
others are under `kind=episodes`, `kind=passages` and `kind=quotes`. A line is a JSON object with a `ref` of
its own, and their order does not change. `docs/how-to/cluster.md` tells more.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ghostcli import CheckedQuote, GhostError, Transcript, check_quote, read_transcript

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

LARGEST = 50_000_000
"""Bytes of a transcript that is read; of a larger file not even a byte is loaded."""

SCHEMA = "array<struct<kind: string, number: int, line: string>>"


class Document(NamedTuple):
    """A line of the output: its kind, its place among those of its kind and episode, and the JSON."""

    kind: str
    number: int
    line: str


# The first part needs no Spark: from the files and quotes of one episode to its documents.


def documents(
    episode: str, files: Iterable[tuple[str, bytes | None]], quotes: Iterable[str]
) -> list[Document]:
    """All documents of an episode; `files` are `(path, content)`, `quotes` are JSON objects."""
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
"""The kind of a document, and what is in it."""


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
    for line in quotes:
        try:
            yield "quotes", _checked(line, episode, transcript)
        except GhostError as error:
            yield "problems", {"quote": line[:500], "problem": error.message}


def _read(path: str, content: bytes | None) -> Transcript:
    if content is None:
        raise GhostError(f"has more than {LARGEST / 1e6:.0f} MB")
    return read_transcript(content, path)


def _facts(transcript: Transcript) -> dict[str, Any]:
    """What is known of an episode, and where its file had text that found no place."""
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


def _checked(line: str, episode: str, transcript: Transcript | None) -> dict[str, Any]:
    """A quote and how it stands; keys as `ghost verify --quotes` and `ghost quotes -o jsonl` have them."""
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        raise GhostError("is no JSON") from None
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise GhostError('has no "text"')
    checked = CheckedQuote(asked["text"], None)
    if transcript:
        checked = check_quote(
            asked["text"],
            transcript,
            speaker=asked.get("speaker"),
            at=asked.get("times") or asked.get("at"),
            sic=asked.get("sic"),
            language=asked.get("language"),
        )
    told = {"text": asked["text"], "speaker": asked.get("speaker"), **checked.to_json()}
    if asked.get("ref"):
        return {"ref": str(asked["ref"])} | told
    return {"ref": f"{episode}/quotes/{asked['id']}"} | told if asked.get("id") else told


def astray(line: str) -> list[Document]:
    """The document of a quote that names no episode."""
    told = {"ref": f"problems/{hashlib.sha256(line.encode()).hexdigest()[:16]}", "quote": line[:500]}
    return [Document("problems", 1, json.dumps(told | {"problem": 'is no JSON with an "episode"'}))]


def for_bulk(document: Document) -> Document:
    """The same with the line before it that the bulk loaders of OpenSearch and Elasticsearch want."""
    action = {"index": {"_id": json.loads(document.line)["ref"]}}
    return document._replace(line=f"{json.dumps(action)}\n{document.line}")


# The second part is Spark's: from folders to rows of an episode each, and to files of lines.


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
        .repartition(given.partitions, "episode")  # the one time that transcripts travel
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
    """What the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--transcripts", required=True, metavar="FOLDER", help="EPISODE.srt, EPISODE/transcript.vtt"
    )
    parser.add_argument("--glob", default="*", help="which of its files are transcripts: transcript.vtt")
    parser.add_argument("--packed", action="store_true", help="FOLDER is what --pack wrote")
    parser.add_argument("--pack", metavar="OUT", help="write the transcripts into few large files, and end")
    parser.add_argument("--quotes", metavar="PATH", help="JSON Lines with text, episode, speaker, at, id")
    parser.add_argument("--output", metavar="OUT", help="a folder that does not exist yet")
    parser.add_argument("--bulk", action="store_true", help="with the action lines of a bulk loader")
    parser.add_argument("--partitions", type=int, default=200, metavar="N", help="some 500 episodes in each")
    given = parser.parse_args()
    if not given.pack and not (given.quotes and given.output):
        parser.error("--quotes and --output are wanted, or --pack")
    return given


def main() -> None:
    """Run the job by the options."""
    from pyspark.sql import SparkSession

    given = options()
    spark = (
        SparkSession.builder.appName("ghost")
        .config("spark.sql.shuffle.partitions", given.partitions)
        # By their bytes partitions look small; what they cost is the verifying, so none are joined.
        .config("spark.sql.adaptive.coalescePartitions.enabled", "false")
        # Rows hold whole transcripts: few go to a Python at a time.
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
