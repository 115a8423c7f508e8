"""A process that translates for `bitext score`, so that the memory measured is the engine's own.

Standard input: one JSON object {"spec": {…}, "sentences": […], "threads": n, "batch_tokens": n}.
Standard output: a line of JSON a translation, {"n", "mt", "confidence", "flags"}, then one line
{"seconds", "peak_bytes"} (loading left out of the seconds), or {"error", "hint"}.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from translate.errors import BitextError


def main() -> None:
    """Do the job on standard input."""
    for stream in (sys.stdin, sys.stdout):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="\n")
    job = json.load(sys.stdin)
    try:
        _translate(job)
    except BitextError as error:
        _say({"error": error.message, "hint": error.hint})


def _translate(job: dict[str, Any]) -> None:
    from translate.engine import EngineSpec, load

    translator = load(EngineSpec(**job["spec"]), threads=job["threads"])
    start = time.perf_counter()
    for n, hypothesis in translator.translate(job["sentences"], batch_tokens=job["batch_tokens"]):
        _say(
            {
                "n": n,
                "mt": hypothesis.text,
                "confidence": hypothesis.confidence,
                "flags": hypothesis.flags,
            }
        )
    _say({"seconds": time.perf_counter() - start, "peak_bytes": peak_memory()})


def _say(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def peak_memory() -> int | None:
    """The most memory, in bytes, that this process has had; None where the system does not tell."""
    try:
        # getrusage would count what the parent held before this process was started.
        lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").split("\n")
        return next(1024 * int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
    except (OSError, StopIteration):
        pass
    if sys.platform == "darwin":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return None


if __name__ == "__main__":
    main()
