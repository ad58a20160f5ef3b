#!/usr/bin/env bash
# Sign, archive and verify both real SOPs with throw-away keys in a new folder. They prove nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install.sh dev
folder=${1:-$(mktemp -d)}
mkdir -p "$folder"
.venv/bin/python -m tests.pki.demo "$folder"
echo "$folder"
