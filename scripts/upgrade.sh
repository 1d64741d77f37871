#!/usr/bin/env bash
# Starts acp-upgrade with all arguments: in a release with the runtime in acp-upgrade/ beside this script,
# in a checkout with what `mvn package` left in target/ and the Java 17 or newer of JAVA_HOME or PATH.
# ACP_UPGRADE_JAVA_OPTS may hold more options for the Java virtual machine.
set -euo pipefail
shopt -s execfail

home=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
fail() { printf 'upgrade.sh: %s\n' "$1" >&2; exit 4; }

options=("-Dacp.upgrade.home=$home")
if [ -t 2 ] && [ "${TERM:-}" != dumb ]; then options+=(-Dacp.upgrade.terminal=true); fi # progress may be drawn over
if [ -d "$home/acp-upgrade" ]; then
  app=$home/acp-upgrade
  java=$app/runtime/bin/java
  # Java 17 takes a class-data archive only for the class path it was made with, letter by letter.
  # Through a descriptor of its own the folder has the same path wherever the release is unpacked.
  exec 77< "$app"
  path=/proc/self/fd/77
  options+=("@$app/jvm.options" "-Djava.library.path=$app/lib" -Xshare:auto "-XX:SharedArchiveFile=$app/acp-upgrade.jsa")
else
  app=${home%/*}/target
  path=$app
  options+=("@$home/jvm.options")
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  version=$("$java" -version 2>&1) || fail "no Java found (tried: $java): install openjdk-17-jdk-headless, or set JAVA_HOME to a JDK 17 or newer"
  [[ $version =~ version\ \"(1\.)?([0-9]+) && ${BASH_REMATCH[2]} -ge 17 ]] ||
    fail "$java is too old: ${version%%$'\n'*}; install openjdk-17-jdk-headless, or set JAVA_HOME to a JDK 17 or newer"
fi

jars=("$app"/acp-upgrade-[0-9]*.jar)
[ -f "${jars[0]}" ] || fail "no acp-upgrade jar in $app: unpack the release again, or build it with: mvn -DskipTests package"
[ "${#jars[@]}" -eq 1 ] || fail "more than one acp-upgrade jar in $app: keep one of ${jars[*]##*/}"

# Names of files may hold any letters; without a locale Java 17 reads ASCII only.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in C | POSIX) { export LC_ALL=C.UTF-8; } 2> /dev/null ;; esac

# shellcheck disable=SC2206 # several options, divided by blanks
set -f +e && options+=(${ACP_UPGRADE_JAVA_OPTS:-})
exec "$java" "${options[@]}" -jar "$path/${jars[0]##*/}" "$@" ||
  fail "$java does not run on this machine ($(uname -m)): use the release made for it"
