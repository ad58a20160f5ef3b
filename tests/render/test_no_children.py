"""WeasyPrint comes up without a single child process."""

from __future__ import annotations

import subprocess
import sys

COUNT = """
import sys
from sopdocs.render.engine import load_weasyprint
started = []
sys.addaudithook(lambda event, arguments: started.append(event) if event in {"subprocess.Popen", "os.fork"} else None)
load_weasyprint()
print(len(started))
"""


def test_no_child_processes() -> None:
    run = subprocess.run([sys.executable, "-c", COUNT], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "0"
