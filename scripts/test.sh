#!/usr/bin/env bash
# Runs all tests, and makes the release on the way. Installs what is missing first. Arguments go to Maven before `verify`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/install.sh
install_tools
exec mvn -B -ntp "$@" verify
