"""A command run once, with all that it starts: ``python -m bench.peers.once COMMAND…``, a line of JSON out.

Processes left behind by their parent are waited for here, so that their time is counted too (Linux only).
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
import time

_CHILD_SUBREAPER = 36
"""prctl(2): orphans of this tree become children of this process."""
_PATIENCE = 2.0
"""How long to wait for what is left behind, s."""


def main(command: list[str]) -> int:
    ctypes.CDLL(None).prctl(_CHILD_SUBREAPER, 1, 0, 0, 0)
    started = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    wall = time.perf_counter() - started
    _gather()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = {"cpu": used.ru_utime + used.ru_stime, "wall": wall, "peak_mib": used.ru_maxrss / 1024}
    print(json.dumps({**told, "code": done.returncode, "error": done.stderr.decode(errors="replace")[-300:]}))
    return 0


def _gather() -> None:
    end = time.perf_counter() + _PATIENCE
    while time.perf_counter() < end:
        try:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(0.02)
        except ChildProcessError:
            return


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
