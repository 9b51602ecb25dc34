"""Tells what pip-audit found, from its JSON, and of what it found nothing out; fails for a known fault."""

import json
import sys

found = json.load(sys.stdin)["dependencies"]
asked = [one for one in found if "skip_reason" not in one]
faulty = [one for one in asked if one["vulns"]]
for one in faulty:
    for fault in one["vulns"]:
        mended = ", ".join(fault["fix_versions"]) or "no release"
        print(f"{one['name']} {one['version']}: {fault['id']}, mended in {mended}")
unasked = [one["name"] for one in found if "skip_reason" in one]
if unasked:
    print(f"not audited, {len(unasked)} of {len(found)}: {', '.join(unasked)}")
if asked:
    print(f"{len(asked)} audited, {len(faulty)} with known vulnerabilities")
sys.exit(bool(faulty))
