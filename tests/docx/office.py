"""LibreOffice, run once for many files."""

import fcntl
import subprocess
from collections.abc import Mapping
from pathlib import Path


def convert(files: Mapping[str, bytes], folder: Path, kind: str = "pdf") -> dict[str, bytes]:
    """Convert DOCX files by name; a folder shared by several test processes is converted in by the first."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            _run(files, folder, kind)
            (folder / "done").touch()
    return {name: (folder / "out" / f"{name}.{kind}").read_bytes() for name in files}


def _run(files: Mapping[str, bytes], folder: Path, kind: str) -> None:
    paths = []
    for name, data in files.items():
        paths.append(folder / f"{name}.docx")
        paths[-1].write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder / "out")]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=300)
