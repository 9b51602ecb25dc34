"""What differs between operating systems: each such call has one function, with the answer of each system."""

from __future__ import annotations

import sys

WINDOWS: bool = sys.platform == "win32"
LINUX: bool = sys.platform == "linux"
MACOS: bool = sys.platform == "darwin"
