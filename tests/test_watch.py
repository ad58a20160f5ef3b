"""``--watch``: again after a change, quietly gone after Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from threading import Timer

from sopdocs.cli.watch import snapshot

LONGEST_SECONDS = 60
"""After this a watch that says nothing is ended, and the test fails."""
ROOT = Path(__file__).parent.parent


def test_a_change_is_checked_and_ctrl_c_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("judul: [\n", "utf-8")
    # A background job of a script has SIGINT ignored, and hands that on to what it starts.
    program = ["env", "--default-signal=INT", sys.executable, "-m", "sopdocs"]
    words = [*program, "check", str(file), "--watch", "--format", "concise", "--lang", "en"]
    with subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "NO_COLOR": "1"}
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        last = Timer(LONGEST_SECONDS, process.kill)
        last.start()
        assert "SOP002" in process.stdout.readline()
        assert "Waiting" in process.stderr.readline()
        file.write_text("judul: Contoh\nlangkh: []\n", "utf-8")
        lines = [process.stdout.readline()]
        while "SOP004" not in lines[-1] and lines[-1]:
            lines.append(process.stdout.readline())
        assert "SOP004" in lines[-1]
        assert "Waiting" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        _, error = process.communicate()
        last.cancel()
    assert (process.returncode, error) == (0, "")


def test_what_matters_is_seen(tmp_path: Path) -> None:
    definitions = tmp_path / "definitions"
    definitions.mkdir()
    (definitions / "a.yaml").write_text("judul: A\n", "utf-8")
    states = [snapshot([definitions])]
    for name in ("definitions/a.catatan.yaml", "sopdocs.toml", "definitions/lain/b.yml", "templates/x/profile.yaml"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("", "utf-8")
        states.append(snapshot([definitions]))
    (definitions / "a.yaml").unlink()
    states.append(snapshot([definitions]))
    assert all(one != other for one, other in pairwise(states))
    (tmp_path / "lain.txt").write_text("", "utf-8")
    assert snapshot([definitions]) == states[-1]
