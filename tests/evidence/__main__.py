"""`make evidence [NAME=] [SEED=] [COUNT=]`: the figures at full count → evidence/NAME.json."""

import argparse
import json
import platform
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import django
from django.test.runner import DiscoverRunner

ROOT = Path(__file__).resolve().parents[2]
CONTROL_MOST = 1000  # the control has only to find something


def main() -> int:
    """Run one family or all; exit 1 when one has a failure or its control finds nothing."""
    parser = argparse.ArgumentParser(prog="make evidence")
    parser.add_argument("--name", default="")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=0)
    wanted = parser.parse_args()
    django.setup()
    from tests.evidence.families import FAMILIES  # noqa: PLC0415  (models must be loaded first)

    names = [wanted.name] if wanted.name else list(FAMILIES)
    if unknown := [name for name in names if name not in FAMILIES]:
        print(f"There is no family “{unknown[0]}”. There are: {', '.join(FAMILIES)}.")
        return 2
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        return max(report(name, FAMILIES[name], wanted.seed, wanted.count) for name in names)
    finally:
        runner.teardown_databases(databases)


def report(name: str, family, seed: int, count: int) -> int:  # type: ignore[no-untyped-def]
    """Run one family with its guard on, then off, and write the file."""
    run, full = family
    start = time.monotonic()
    number = count or full
    number, failures = counted(run(seed=seed, count=number, guarded=True), number)
    without = min(count or full, CONTROL_MOST)
    tried, control = counted(run(seed=seed, count=without, guarded=False), without)
    result = {
        "name": name,
        "count": number,
        "failures": failures,
        "control": control,
        "control_count": tried,
        "seed": seed,
        "commit": subprocess.check_output(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, text=True).strip(),
        "seconds": round(time.monotonic() - start, 1),
        "versions": {"python": platform.python_version(), "django": version("django")},
    }
    path = ROOT / "evidence" / f"{name}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result))
    return 0 if failures == 0 and control > 0 else 1


def counted(result: int | tuple[int, int], number: int) -> tuple[int, int]:
    """How many were tried and how many failed; a family that counts its own cases says so."""
    return result if isinstance(result, tuple) else (number, result)


if __name__ == "__main__":
    sys.exit(main())
