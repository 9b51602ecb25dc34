"""A small process that starts the measured programs.

What a program is said to have held at most is never less than what its parent held when it started it, so
the parent must be small: it imports next to nothing, and holds 10 MB.
"""

from __future__ import annotations

import json
import os
import select
import sys
import time


def spawn(
    words: list[str], environ: dict[str, str], folder: str, lines: int | None, limit: float
) -> list[float]:
    """Seconds by the clock, seconds of processor, megabytes at most, exit status (less than 0: a signal).

    What the program prints is read to its end and thrown away; where `lines` is given the pipe is closed
    after so many, as `head` does. A program that still prints after `limit` seconds is killed.
    """
    os.chdir(folder)
    reading, writing = os.pipe()
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_DUP2, writing, 1),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    begun = time.perf_counter()
    process = os.posix_spawnp(words[0], words, environ, file_actions=actions)
    os.close(writing)
    left = float("inf") if lines is None else lines
    while left > 0:
        if not select.select([reading], [], [], max(0, begun + limit - time.perf_counter()))[0]:
            os.kill(process, 9)
            break
        some = os.read(reading, 1 << 16)
        if not some:
            break
        left -= some.count(b"\n") if lines is not None else 0
    os.close(reading)
    _, status, used = os.wait4(process, 0)
    wall = time.perf_counter() - begun
    unit = 1024**2 if sys.platform == "darwin" else 1024
    held = used.ru_maxrss / unit
    return [wall, used.ru_utime + used.ru_stime, held, os.waitstatus_to_exitcode(status)]


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(spawn(**json.loads(line))), flush=True)
