#!/usr/bin/env bash
# Install what is missing: Debian packages (apt-get), a virtual environment in .venv, and the locked Python packages.
# Usage: scripts/install.sh [dev]
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)
lock=requirements.txt
if [ "${1:-}" = dev ]; then
    lock=requirements-dev.txt
    packages+=(chromium chromium-driver fonts-liberation libnss3-tools libreoffice-writer openssl poppler-utils python3-uno qpdf softhsm2 valgrind zbar-tools)
fi

python=
for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$candidate" >/dev/null && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "sopdocs needs Python 3.11 or newer; on Debian or Ubuntu: apt-get install python3 python3-venv" >&2
    exit 2
fi

missing=()
if command -v dpkg-query >/dev/null; then
    for package in "${packages[@]}"; do
        status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
        [ "$status" = "install ok installed" ] || missing+=("$package")
    done
fi
if [ ${#missing[@]} -gt 0 ]; then
    echo "installing Debian packages: ${missing[*]}"
    root=()
    [ "$(id -u)" = 0 ] || root=(sudo)
    "${root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

[ -x .venv/bin/python ] || "$python" -m venv .venv
stamp=.venv/installed-$lock
if ! cmp -s <(cat "$lock" pyproject.toml) "$stamp"; then
    echo "installing Python packages of $lock into .venv"
    .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r "$lock"
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
    cat "$lock" pyproject.toml >"$stamp"
fi
