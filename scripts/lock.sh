#!/usr/bin/env bash
# Renew the locks from pyproject.toml (needs uv): pinned versions with hashes, no download addresses.
set -euo pipefail
cd "$(dirname "$0")/.."
options=(--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --quiet
    --custom-compile-command scripts/lock.sh)
# The editable install is built without isolation, so its build backend is locked too.
uv pip compile "${options[@]}" pyproject.toml --group build --output-file requirements.txt
uv pip compile "${options[@]}" pyproject.toml --group dev --extra cluster --output-file requirements-dev.txt
