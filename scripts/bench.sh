#!/usr/bin/env bash
# Compares a sync with acp-upgrade to one with skopeo: the same package, a real registry on loopback, in turns.
#
#   bench.sh [--scale N] [--rounds N] [--package DIR] [--layer-compression X] [--release DIR] [--port N]
#
#   --scale              size of the package that is made (1 is about half a gigabyte; default 1)
#   --package            a package of your own instead, with DIR.expected.json beside it if the result is to be checked
#   --rounds             default 3; the table holds medians
#   --layer-compression  handed to upgrade.sh
#   --release            an unpacked release; default: the archive in target/
#
# Needs the folder with make_package.py, registry.sh, peer_skopeo.sh and check_registry.py: BENCH_DIR, default ../shared/bench.
# The table goes to stdout, the story to stderr. A run's files are in a folder under TMPDIR, which should be on a disk.
set -euo pipefail
scale=1 rounds=3 package='' release='' port=11543 extra=()
while [ $# -gt 0 ]; do
  value=${2:?$1 needs a value}
  case $1 in
    --scale) scale=$value ;;
    --rounds) rounds=$value ;;
    --package) package=$(cd "$value" && pwd) ;;
    --release) release=$(cd "$value" && pwd) ;;
    --port) port=$value ;;
    --layer-compression) extra=(--layer-compression "$value") ;;
    *) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
  esac
  shift 2
done
cd "$(dirname "${BASH_SOURCE[0]}")/.."
bench=$(cd "${BENCH_DIR:-../shared/bench}" && pwd) || { echo "set BENCH_DIR to the folder that holds peer_skopeo.sh" >&2; exit 4; }
. scripts/install.sh
install_tools >&2

work=$(mktemp -d)
trap 'bash "$bench/registry.sh" stop "$work/registry"; rm -rf "$work"' EXIT
say() { printf '%s %s\n' "$(date +%T)" "$*" >&2; }

if [ -z "$package" ]; then
  say "making a package of scale $scale"
  package=$work/package
  python3 "$bench/make_package.py" "$package" --scale "$scale"
fi
if [ -z "$release" ]; then
  archives=(target/acp-upgrade-[0-9]*.tar.gz)
  [ -f "${archives[0]}" ] || { say "building the release"; mvn -q -B -ntp -DskipTests package >&2; archives=(target/acp-upgrade-[0-9]*.tar.gz); }
  release=$work/release
  mkdir "$release"
  tar xzf "${archives[0]}" -C "$release"
fi

registry() { bash "$bench/registry.sh" "$1" "$work/registry" "$port" > /dev/null; }
fresh_registry() { registry wipe; registry start; }

client() { # client NAME: sets command to what NAME runs
  case $1 in
    acp-upgrade) command=(bash "$release/upgrade.sh" --only-sync-image --package "$package" --registry "127.0.0.1:$port"
      --username admin --password-stdin --registry-ca "$work/registry/ca.pem" --no-progress --report "$work/report.json" ${extra[@]+"${extra[@]}"}) ;;
    skopeo) command=(bash "$bench/peer_skopeo.sh" "$package" "127.0.0.1:$port") ;;
  esac
}

measure() { # measure NAME ROW [OPTION...]: runs the client once and keeps the numbers
  local name=$1 row=$2 command
  shift 2
  client "$name"
  say "$name, $row"
  python3 scripts/bench.py run --client "$name" --row "$row" --registry-pid "$(cat "$work/registry/pid")" --scratch "$work/scratch" \
    --results "$work/results" --log "$work/log" "$@" -- "${command[@]}" || { tail -n 20 "$work/log" >&2; return 1; }
}

check() { # check [--deep]: the registry holds all that the package holds, seen from outside
  [ -f "$package.expected.json" ] || return 0
  python3 "$bench/check_registry.py" "$package.expected.json" "https://127.0.0.1:$port" --user admin --password secret \
    --ca "$work/registry/ca.pem" "$@" >&2
}

for ((round = 1; round <= rounds; round++)); do
  say "round $round of $rounds"
  if ((round % 2)); then order=(acp-upgrade skopeo); else order=(skopeo acp-upgrade); fi
  for name in "${order[@]}"; do
    fresh_registry
    measure "$name" cold
    check --deep
    measure "$name" warm
    fresh_registry
    measure "$name" killed --kill-at-half
    measure "$name" resumed
    check
  done
done

printf '%s: %s cores, %s; ' "$(date +%F)" "$(nproc)" "$("$release/acp-upgrade/runtime/bin/java" -version 2>&1 | sed -n 2p)"
printf '%s; docker-registry %s; package of %s.\n\n' "$(skopeo --version)" "$(docker-registry --version | awk '{print $3}')" "$(du -sh "$package" | cut -f1)"
python3 scripts/bench.py table --results "$work/results"
