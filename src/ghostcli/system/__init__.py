"""Differences between operating systems: one function per call, with the behaviour of each system."""

from __future__ import annotations

import sys

WINDOWS: bool = sys.platform == "win32"
LINUX: bool = sys.platform == "linux"
MACOS: bool = sys.platform == "darwin"
