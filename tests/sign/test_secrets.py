"""No secret shows: not in output, logs, tracebacks or arguments, nor in anything that is left on disk."""

from __future__ import annotations

import base64
import logging
import os
import pty
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import keyring
import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from keyring.backend import KeyringBackend
from keyring.backends import fail

from sopdocs.cli import main
from sopdocs.cli.parser import build_parser
from sopdocs.sign.faults import SigningError
from sopdocs.sign.secrets import read_secret
from tests.sign.service import ACCOUNT, NIK, Bsre, serving
from tests.sign.workspace import AUTHORITY, HEAD, Workspace

SECRET = "Sangat-Rahasia-8841"
WRONG = "Salah-Ketik-5527"
HIDDEN = (SECRET, WRONG, NIK, ACCOUNT)


class Ring(KeyringBackend):
    """A keyring in memory: the machine of the tests has none."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def ring() -> Iterator[Ring]:
    before = keyring.get_keyring()
    made = Ring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def locked(office: Workspace) -> Workspace:
    """An office whose key files are locked with the secret."""
    own = AUTHORITY.issue(*HEAD)
    office.add_key("pem", own, SECRET)
    data = pkcs12.serialize_key_and_certificates(
        b"x", own.key, own.certificate, None, BestAvailableEncryption(SECRET.encode())
    )
    (office.folder / "kepala.p12").write_bytes(data)
    with (office.folder / "sopdocs.toml").open("a") as file:
        file.write('[sign.signers.p12]\nbackend="pkcs12"\nfile="kepala.p12"\n')
    return office


def shown(data: bytes) -> list[str]:
    """Secrets that a text holds, plainly or in base64."""
    forms = {word: (word.encode(), base64.b64encode(word.encode())) for word in HIDDEN}
    return [word for word, ways in forms.items() if any(way in data for way in ways)]


def signing(office: Workspace, signer: str, *more: str) -> list[str]:
    words = ["sign", str(office.file), "--role", "pengesah", "--signer", signer, "--level", "b-b"]
    return [*words, "-o", str(office.output), *more]


def nothing_left(office: Workspace, sealed: tuple[str, ...] = ()) -> None:
    files = [path for path in office.folder.rglob("*") if path.is_file() and path.name not in sealed]
    assert [str(path) for path in files if shown(path.read_bytes())] == []


@pytest.mark.parametrize("signer", ["pem", "p12"])
@pytest.mark.parametrize(("secret", "status"), [(SECRET, 0), (WRONG, 4)])
def test_a_run_of_the_command_shows_nothing(
    locked: Workspace, signer: str, secret: str, status: int, request: pytest.FixtureRequest
) -> None:
    printed: pytest.CaptureFixture[str] = request.getfixturevalue("capfd")
    logged: pytest.LogCaptureFixture = request.getfixturevalue("caplog")
    request.getfixturevalue("monkeypatch").setenv("UJI_PIN", secret)
    with logged.at_level(logging.DEBUG):
        assert main(signing(locked, signer, "--secret", "env:UJI_PIN")) == status
    assert shown("".join((*printed.readouterr(), logged.text)).encode()) == []
    nothing_left(locked)


def test_a_process_shows_nothing_in_its_arguments(locked: Workspace) -> None:
    reading, writing = os.pipe()
    os.write(writing, f"{SECRET}\n".encode())
    os.close(writing)
    script = (
        "import sys; from pathlib import Path; from sopdocs.cli import main; code = main(sys.argv[1:]); "
        "sys.stdout.buffer.write(Path('/proc/self/cmdline').read_bytes() + Path('/proc/self/environ').read_bytes()); "
        "sys.exit(code)"
    )
    command = [sys.executable, "-X", "dev", "-c", script, *signing(locked, "p12", "--secret", f"fd:{reading}")]
    done = subprocess.run(command, capture_output=True, pass_fds=(reading,), timeout=120, check=False)
    os.close(reading)
    assert done.returncode == 0, done.stderr.decode()
    assert shown(done.stdout + done.stderr) == []
    nothing_left(locked)


def test_no_option_takes_a_secret_itself(locked: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--pin", "--passphrase", "--password"):
        with pytest.raises(SystemExit):
            build_parser("id", "0").parse_args(signing(locked, "p12", option, SECRET))
    capsys.readouterr()
    assert main(signing(locked, "p12", "--secret", SECRET)) == 4
    assert shown("".join(capsys.readouterr()).encode()) == []


def raised(act: Callable[[], object]) -> str:
    try:
        act()
    except SigningError as error:
        return "".join(traceback.format_exception(error)) + repr(vars(error))
    raise AssertionError("nothing was raised")


def test_a_secret_typed_for_a_source_is_not_repeated() -> None:
    for source in (WRONG, f"pin:{WRONG}", f"{WRONG}:x"):
        assert shown(raised(lambda source=source: read_secret(source)).encode()) == []  # type: ignore[misc]


def test_tracebacks_of_a_service_show_nothing(locked: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UJI_NIK", NIK)
    monkeypatch.setenv("UJI_AKUN", ACCOUNT)
    monkeypatch.setenv("UJI_PIN", WRONG)
    with serving(Bsre(AUTHORITY.issue(*HEAD))) as service, (locked.folder / "sopdocs.toml").open("a") as file:
        file.write(
            f'[sign.signers.bsre]\nbackend="bsre"\nurl="{service.url}"\nuser="env:UJI_NIK"\n'
            'account="env:UJI_AKUN"\nsecret="env:UJI_PIN"\n'
        )
        file.flush()
        from sopdocs.jobs.signing import sign

        text = raised(lambda: sign(locked.ask(signer="bsre"), read_secret))
    assert service.asked[0]["passphrase"] == WRONG
    assert shown(text.encode()) == []
    nothing_left(locked)


def test_the_keyring_gives_what_it_keeps(locked: Workspace, ring: Ring, capsys: pytest.CaptureFixture[str]) -> None:
    ring.set_password("sopdocs", "kadis", SECRET)
    assert read_secret("keyring:sopdocs:kadis").reveal() == SECRET
    assert main(signing(locked, "p12", "--secret", "keyring:sopdocs:lain")) == 4
    assert "keyring:sopdocs:lain" in capsys.readouterr().err
    assert main(signing(locked, "p12", "--secret", "keyring:sopdocs:kadis")) == 0
    assert shown("".join(capsys.readouterr()).encode()) == []


def test_without_a_keyring_the_source_says_so(ring: Ring) -> None:
    assert keyring.get_keyring() is ring
    keyring.set_keyring(fail.Keyring())
    with pytest.raises(SigningError) as refused:
        read_secret("keyring:sopdocs:kadis")
    assert (refused.value.reason, refused.value.service) == ("secret_missing", True)


def test_a_prompt_on_a_terminal_does_not_echo(locked: Workspace) -> None:
    import pty

    master, terminal = pty.openpty()
    command = [sys.executable, "-m", "sopdocs", *signing(locked, "p12", "--secret", "prompt")]
    with subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, start_new_session=True) as run:
        os.close(terminal)
        shown_on_screen = b""
        while b"passphrase" not in shown_on_screen:
            shown_on_screen += os.read(master, 4096)
        os.write(master, f"{SECRET}\n".encode())
        try:
            while chunk := os.read(master, 4096):
                shown_on_screen += chunk
        except OSError:  # the terminal is closed with the last program on it
            pass
        assert run.wait(60) == 0
    os.close(master)
    assert shown(shown_on_screen) == []
    assert len(locked.signed_files) == 1
    nothing_left(locked)


def test_what_is_on_disk_is_only_where_the_office_put_it(locked: Workspace, tmp_path: Path) -> None:
    secret = tmp_path / "pin"
    secret.write_text(SECRET)
    secret.chmod(0o600)
    assert main(signing(locked, "p12", "--secret", f"file:{secret}")) == 0
    nothing_left(locked, sealed=("pin",))


@pytest.mark.parametrize(("typed", "status", "said"), [(b"\x03", 130, b"dihentikan"), (b"salah\n", 4, b"salah")])
def test_ctrl_c_at_the_prompt_ends_the_command_at_once(
    locked: Workspace, typed: bytes, status: int, said: bytes
) -> None:
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        [
            "setsid",
            "--ctty",
            sys.executable,
            "-m",
            "sopdocs",
            "signers",
            "check",
            str(locked.folder),
            "--signer",
            "p12",
        ],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    os.close(theirs)
    shown = b""
    while not shown.endswith(b"PIN/passphrase: "):
        shown += os.read(ours, 1000)
    os.write(ours, typed)
    with suppress(OSError):
        while more := os.read(ours, 1000):
            shown += more
    assert run.wait(60) == status
    assert said in shown
    assert b"Traceback" not in shown
    os.close(ours)
