"""What only some systems have is used in `system/` and nowhere else, whatever its way in is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import ghostcli

SOURCE = Path(ghostcli.__file__).parent
ROOM = SOURCE / "system"

OS = frozenset(
    (
        *("O_NOFOLLOW", "O_DIRECTORY", "O_CLOEXEC", "O_NONBLOCK", "O_NOCTTY", "O_SYNC", "O_DSYNC"),
        *("O_PATH", "O_TMPFILE", "O_BINARY", "SEEK_DATA", "SEEK_HOLE", "RTLD_NOW", "WNOHANG", "P_PID"),
        *("supports_dir_fd", "supports_fd", "supports_follow_symlinks", "name", "fork", "forkpty"),
        *("openpty", "login_tty", "posix_spawn", "posix_spawnp", "register_at_fork", "setsid", "setpgid"),
        *("setpgrp", "getpgid", "getpgrp", "getsid", "kill", "killpg", "nice", "wait", "wait3", "wait4"),
        *("waitid", "waitpid", "pidfd_open", "tcgetpgrp", "tcsetpgrp", "ctermid", "ttyname", "getuid"),
        *("geteuid", "getgid", "getegid", "getgroups", "getresuid", "getresgid", "setuid", "seteuid"),
        *("setgid", "setegid", "setgroups", "initgroups", "getlogin", "chown", "fchown", "lchown"),
        *("fchmod", "lchmod", "chflags", "getxattr", "setxattr", "removexattr", "listxattr", "mkfifo"),
        *("mknod", "mkfifoat", "chroot", "fchdir", "fdatasync", "fsync", "sync", "ftruncate", "lockf"),
        *("pread", "preadv", "pwrite", "pwritev", "readv", "writev", "sendfile", "splice"),
        *("copy_file_range", "posix_fadvise", "posix_fallocate", "statvfs", "fstatvfs", "pathconf"),
        *("fpathconf", "sysconf", "confstr", "uname", "getloadavg", "sched_getaffinity"),
        *("sched_setaffinity", "sched_yield", "pipe2", "closerange", "memfd_create", "eventfd"),
        *("getrandom", "get_blocking", "set_blocking", "link", "replace", "rename", "open", "startfile"),
    )
)
"""Attributes of `os` that some system lacks, or that do something else there."""

PATH = frozenset(("relpath", "commonpath", "islink", "isjunction", "samefile", "ismount"))
"""Functions of `os.path` that know one drive, or only some links."""

SIGNALS = frozenset(
    (
        *("SIGPIPE", "SIGHUP", "SIGQUIT", "SIGKILL", "SIGALRM", "SIGCHLD", "SIGCONT", "SIGSTOP"),
        *("SIGTSTP", "SIGTTIN", "SIGTTOU", "SIGUSR1", "SIGUSR2", "SIGWINCH", "SIGTERM", "SIG_BLOCK"),
        *("SIG_UNBLOCK", "SIG_SETMASK", "alarm", "setitimer", "getitimer", "pause", "sigwait"),
        *("sigwaitinfo", "sigtimedwait", "sigpending", "pthread_kill", "pthread_sigmask", "siginterrupt"),
    )
)
ELSEWHERE = {
    "os": OS,
    "path": PATH,
    "signal": SIGNALS,
    "sys": frozenset(("platform",)),
    "socket": frozenset(("AF_UNIX", "socketpair")),
    "stat_result": frozenset(("st_reparse_tag", "st_blocks", "st_flags")),
}
WORDS = frozenset(
    ("name", "open", "link", "wait", "sync", "alarm", "replace", "rename", "pause", "nice", "kill")
)
"""What a text may say without meaning a call."""

NAMES = frozenset[str]().union(*ELSEWHERE.values()) - WORDS
KEYWORDS = frozenset(
    ("dir_fd", "preexec_fn", "start_new_session", "pass_fds", "process_group", "creationflags")
)
MODULES = frozenset(
    (
        *("fcntl", "msvcrt", "termios", "tty", "pty", "pwd", "grp", "resource", "winreg", "_winapi"),
        *("syslog", "posix", "nt", "shlex", "webbrowser", "platformdirs", "multiprocessing"),
    )
)
PLACES = ("/proc/", "/dev/", "/etc/")
FILES = sorted(one for one in SOURCE.rglob("*.py") if ROOM not in one.parents)


def uses(tree: ast.Module) -> Iterator[str]:
    """What a file has of the above: an attribute, its name as a text, a keyword, a module, a place."""
    texts = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=owner) | ast.Attribute(attr=owner), attr=name):
                if name in ELSEWHERE.get(owner, ()):
                    yield f"{owner}.{name}"
            case ast.ImportFrom(module=str(module), names=names):
                known = ELSEWHERE.get(module.rpartition(".")[2], frozenset())
                yield from (f"{module}.{one.name}" for one in names if one.name in known)
                yield from [module] if module.partition(".")[0] in MODULES else []
            case ast.Import(names=names):
                yield from (one.name for one in names if one.name.partition(".")[0] in MODULES)
            case ast.keyword(arg=str(name)) if name in KEYWORDS:
                yield f"{name}="
            case ast.Constant(value=str(text)) if id(node) not in texts:
                if text in NAMES or text.startswith(PLACES):
                    yield repr(text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_file_has_nothing_of_it(path: Path) -> None:
    found = list(uses(ast.parse(path.read_text(encoding="utf-8"))))
    assert not found, f"belongs into system/: {found}"


CAUGHT = {
    "import os\nos.fork()": ["os.fork"],
    "import os\nos.path.relpath('a')": ["path.relpath"],
    "import os\nflag = getattr(os, 'O_NOFOLLOW', 0)": ["'O_NOFOLLOW'"],
    "from os import geteuid, getcwd": ["os.geteuid"],
    "import fcntl": ["fcntl"],
    "def lock():\n    from fcntl import flock": ["fcntl"],
    "import os\nos.stat('a', dir_fd=3)": ["dir_fd="],
    "import signal\nsignal.signal(signal.SIGPIPE, signal.SIG_DFL)": ["signal.SIGPIPE"],
    "import sys\nwindows = sys.platform == 'win32'": ["sys.platform"],
    "open('/proc/self/stat')": ["'/proc/self/stat'"],
    "'''Reads /proc/self/stat, by os.fork.'''\nimport os\nos.stat('a'); name = os.path.basename('a')": [],
}


@pytest.mark.parametrize("source", CAUGHT)
def test_what_is_looked_for_is_seen(source: str) -> None:
    assert list(uses(ast.parse(source))) == CAUGHT[source]


def test_the_room_itself_has_it() -> None:
    """Else nothing is looked for."""
    found = {use for one in ROOM.glob("*.py") for use in uses(ast.parse(one.read_text(encoding="utf-8")))}
    assert {"os.fork", "os.fchmod", "fcntl", "msvcrt", "dir_fd=", "os.replace", "sys.platform"} <= found
