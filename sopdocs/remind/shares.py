"""Whether a folder lies on a network share, where SQLite's locks cannot be relied on."""

from __future__ import annotations

from pathlib import Path

_KINDS = ("nfs", "cifs", "smb", "9p", "fuse.sshfs", "fuse.rclone", "afs", "ceph", "glusterfs", "davfs")
_MOUNTS = Path("/proc/mounts")


def share_kind(path: Path, mounts: Path = _MOUNTS) -> str | None:
    """What kind of network file system holds ``path``; None for a local one, and where it cannot be told."""
    whole = path.resolve()
    if whole.as_posix().startswith("//"):
        return "UNC"
    try:
        rows = [row.split(" ") for row in mounts.read_text(encoding="utf-8", errors="replace").splitlines()]
    except OSError:
        return None
    holding = [
        (row[1].replace("\\040", " "), row[2])
        for row in rows
        if len(row) > 2 and whole.is_relative_to(row[1].replace("\\040", " "))
    ]
    kind = max(holding, key=lambda each: len(each[0]), default=("", ""))[1]
    return kind if kind.startswith(_KINDS) else None
