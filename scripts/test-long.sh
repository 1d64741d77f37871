#!/usr/bin/env bash
# What does not fit into CI's time: run it before a release, and after a change to what reads packages or speaks to registries.
#
#   fuzz   all *FuzzTest: packages (archives, layouts, manifests) and a registry's challenges and answers, changed at random;
#          ten thousand rounds each, where CI does some hundred. A failure names its seed: -Dtest=… -Dfuzz.seed=N runs it again.
#
# Elsewhere: seconds and memory are in scripts/bench.sh, mutations of the code in CONTRIBUTING.md. ROUNDS=N for another number
# of rounds; arguments go to Maven.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/install.sh
install_tools
exec mvn -B -ntp "$@" test -Dtest='*FuzzTest' -Dfuzz.rounds="${ROUNDS:-10000}"
