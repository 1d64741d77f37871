#!/usr/bin/env bash
# Shows an upgrade from end to end on one machine: builds the release, starts a registry and a Kubernetes API of the tests on
# loopback, makes a small package, and runs upgrade.sh on it twice. Leaves nothing behind but target/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/install.sh
. scripts/fixture.sh

say() { printf '\n\033[1m# %s\033[0m\n' "$*"; }
show() { printf '$ %s\n' "$*"; "$@"; }

work=$(mktemp -d)
trap 'fixture_stop; rm -rf "$work"' EXIT

install_tools
say "Build the release: upgrade.sh with its own Java runtime, nothing to install on the node"
show mvn -q -B -ntp -DskipTests package

say "Start a registry with TLS and a password, a Kubernetes API, and make a package as a vendor would"
fixture_start target "$work"
show find "$PACKAGE" -maxdepth 2
upgrade=(bash target/release/upgrade.sh --package "$PACKAGE" --kubeconfig "$KUBECONFIG")

say "What would be sent, and what would change in the cluster? Registry, login and certificate authority are read from it"
show "${upgrade[@]}" --dry-run

say "The whole run: every image into the registry, then the cluster version operator, until it offers the release"
show "${upgrade[@]}"

say "The same again: all is there, so nothing is sent and nothing is changed"
show "${upgrade[@]}"

say "What the cluster has now, as kubectl sees it"
show kubectl get deployments,clusterversionshadows,productmanifests -A

ask=(bash target/release/upgrade.sh)
access=(--kubeconfig "$KUBECONFIG")
said=$work/preflight.txt
say "May the platform be upgraded? Somebody has patched an object that it owns: that is a blocker (exit code 5)"
printf '$ %s\n' "${ask[*]} --preflight --to 4.3.0 ${access[*]}"
"${ask[@]}" --preflight --to 4.3.0 "${access[@]}" --package "$PACKAGE" > "$said" || echo "(exit code $?)" >> "$said"
cat "$said"

say "The command that it gives, pasted"
# shellcheck disable=SC2046 # the command is words, and has no quotes
show $(grep -m 1 -oE 'kubectl .*annotate .*' "$said")

say "The same preflight again, with a page for the change ticket"
show "${ask[@]}" --preflight --to 4.3.0 "${access[@]}" --package "$PACKAGE" --report-html target/preflight.html

say "Please start, and follow it to its end"
show "${ask[@]}" request --to 4.3.0 --yes --wait "${access[@]}"

say "What is there now"
show "${ask[@]}" status "${access[@]}"
