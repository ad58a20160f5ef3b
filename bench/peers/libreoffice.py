"""LibreOffice as a converter: one that runs all the time, and one started for each document.

The first is spoken to in its own way (UNO), for which Debian's Python has the module (``python3-uno``); this file is
also the program that runs there: ``python3 libreoffice.py PIPE``, then lines "from to tags".
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

_PYTHON = "/usr/bin/python3"


class Converter:
    """A running LibreOffice."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        name = Path(self._folder.name)
        pipe = f"sopdocs-{name.name}"
        command = ["soffice", f"-env:UserInstallation={(name / 'profil').as_uri()}", "--headless", "--norestore"]
        command.append(f"--accept=pipe,name={pipe};urp;")
        self._office = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._speaker = subprocess.Popen(
            [_PYTHON, __file__, pipe], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._wait()

    def pdf(self, word: bytes, tags: bool) -> bytes:
        source, target = Path(self._folder.name, "sop.docx"), Path(self._folder.name, "sop.pdf")
        source.write_bytes(word)
        assert self._speaker.stdin
        self._speaker.stdin.write(f"{source.as_uri()} {target.as_uri()} {int(tags)}\n")
        self._speaker.stdin.flush()
        self._wait()
        return target.read_bytes()

    def _wait(self) -> None:
        assert self._speaker.stdout
        if not self._speaker.stdout.readline():
            raise OSError("LibreOffice does not answer (is python3-uno installed?)")


def converted(word: bytes) -> bytes:
    """A PDF by a LibreOffice of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sop.docx").write_bytes(word)
        command = ["soffice", f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", name, str(folder / "sop.docx")]
        subprocess.run(command, check=True, capture_output=True)
        return (folder / "sop.pdf").read_bytes()


def _speak(pipe: str) -> None:
    import uno
    from com.sun.star.beans import PropertyValue
    from com.sun.star.connection import NoConnectException

    def said(**values: object) -> tuple[object, ...]:
        return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except NoConnectException:
            time.sleep(0.1)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    print("ready", flush=True)
    for line in sys.stdin:
        source, target, tags = line.split()
        document = desktop.loadComponentFromURL(source, "_blank", 0, said(Hidden=True))
        data = uno.Any("[]com.sun.star.beans.PropertyValue", said(UseTaggedPDF=tags == "1"))
        document.storeToURL(target, said(FilterName="writer_pdf_Export", FilterData=data))
        document.close(True)
        print("done", flush=True)


if __name__ == "__main__":
    _speak(sys.argv[1])
