"""`make bench [NAME=]`: performance as ratios in one run → bench/results/NAME.json."""

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import django
from django.test.runner import DiscoverRunner

ROOT = Path(__file__).resolve().parents[1]
PAIRS = 7


def main() -> int:
    """Run one figure or all, each against its baseline in the same run."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--name", default="")
    wanted = parser.parse_args()
    django.setup()
    from bench.figures import FIGURES, SIZE, world  # noqa: PLC0415  (models must be loaded first)

    if wanted.name and wanted.name not in FIGURES:
        print(f"There is no figure “{wanted.name}”. There are: {', '.join(FIGURES)}.")
        return 2

    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        people = world()
        for name in [wanted.name] if wanted.name else FIGURES:
            measure(name, *FIGURES[name].pair(people), processor=FIGURES[name].processor, records=SIZE)
    finally:
        runner.teardown_databases(databases)
    return 0


def measure(
    name: str, baseline: Callable[[], object], candidate: Callable[[], object], *, processor: bool, records: int
) -> None:
    """Prove equal output, then time interleaved pairs; the ratio is the median's."""
    clock = time.process_time if processor else time.perf_counter
    if baseline() != candidate():
        raise SystemExit(f"{name}: baseline and candidate give different answers.")
    pairs = [(seconds(baseline, clock), seconds(candidate, clock)) for _pair in range(PAIRS)]
    ratios = [after / before for before, after in pairs]
    result = {
        "name": name,
        "ratio": {"median": statistics.median(ratios), "min": min(ratios), "max": max(ratios)},
        "baseline": statistics.median(before for before, _after in pairs),
        "runs": PAIRS,
        "records": records,
        "commit": subprocess.check_output(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, text=True).strip(),
    }
    path = ROOT / "bench" / "results" / f"{name}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result))


def seconds(work: Callable[[], object], clock: Callable[[], float]) -> float:
    """How long one call takes."""
    start = clock()
    work()
    return clock() - start


if __name__ == "__main__":
    sys.exit(main())
