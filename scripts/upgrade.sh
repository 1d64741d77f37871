#!/usr/bin/env bash
# Starts acp-upgrade with all arguments: in a release with the runtime in acp-upgrade/ beside this script,
# in a checkout with what `mvn package` left in target/ and the Java 17 or newer of JAVA_HOME or PATH.
# ACP_UPGRADE_JAVA_OPTS may hold more options for the Java virtual machine; the variables that steer every Java do not count.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@" # started as: sh upgrade.sh
set +o posix -euo pipefail
shopt -s execfail

fail() { # fail WHAT NEXT
  printf '%-9s %s\n' FAILED "$1" Next "$2" >&2
  exit 4
}

# A closed stream would give its number to the first file that is opened. Read-only, it still tells that it takes nothing.
{ : 9<&0; } 2> /dev/null || exec 0< /dev/null
{ : 9>&1; } 2> /dev/null || exec 1< /dev/null
: 9>&2 || exec 2< /dev/null

unset -f readlink dirname # of the shell that calls
[ -n "${PATH:-}" ] || PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
home=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
options=("-Dacp.upgrade.home=$home" "-Dacp.upgrade.script=${BASH_SOURCE[0]}")
if [ "${TERM:-}" != dumb ]; then
  [ ! -t 1 ] || options+=(-Dacp.upgrade.terminal.stdout=true) # words may be coloured
  [ ! -t 2 ] || options+=(-Dacp.upgrade.terminal=true) # and progress may be drawn over
fi

# Names of files are UTF-8, whichever language the user speaks and whichever locales this machine has; Java is told of the language.
options+=("-Dacp.upgrade.language=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" -Dsun.jnu.encoding=UTF-8)
users=${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}
{ unset LC_ALL "${!LC_@}"; } 2> /dev/null
export LANG=C LC_CTYPE
for LC_CTYPE in C.UTF-8 "$users" en_US.UTF-8 zh_CN.UTF-8 C; do
  letter=$'\xe4\xb8\xad'
  [ "${#letter}" -ne 1 ] || break
done 2> /dev/null

unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS _JAVA_LAUNCHER_DEBUG CLASSPATH

# What the Java virtual machine needs of this shell; without it, it ends in the middle, and says something else.
ulimit -c 0 || : # a core file would hold passwords
ulimit -S -n hard || :
if [ -r /proc/self/limits ]; then
  while IFS= read -r line; do
    limit=${line:26:20} limit=${limit%% *}
    case $line in
      'Max open files '*) [ "$limit" = unlimited ] || [ "$limit" -ge 128 ] ||
        fail "This shell allows $limit open files at a time, and acp-upgrade needs 128" "Run: ulimit -n 1024, then the same command again." ;;
      'Max address space '* | 'Max data size '*) [ "$limit" = unlimited ] || [ "${#limit}" -gt 10 ] || [ "$limit" -ge 2000000000 ] ||
        fail "This shell allows a process $((limit >> 20)) MB of address space, and Java needs 2 GB, most of which it never uses" \
          "Run: ulimit -v unlimited -d unlimited, then the same command again." ;;
    esac
  done < /proc/self/limits
fi

if [ -d "$home/acp-upgrade" ]; then
  app=$home/acp-upgrade
  java=$app/runtime/bin/java
  # Java 17 takes a class-data archive only for the class path it was made with, letter by letter.
  # Through a descriptor of its own the folder has the same path wherever the release is unpacked.
  exec 77< "$app" || fail "$app cannot be read" "Run as a user who may read it."
  path=/proc/self/fd/77
  options+=("@$app/jvm.options" "-Djava.library.path=$app/lib" -Xshare:auto "-XX:SharedArchiveFile=$app/acp-upgrade.jsa")
else
  app=${home%/*}/target
  path=$app
  options+=("@$home/jvm.options")
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  version=$("$java" -version 2>&1) || fail "no Java found (tried: $java)" "Install openjdk-17-jdk-headless, or set JAVA_HOME to a JDK 17 or newer."
  [[ $version =~ version\ \"(1\.)?([0-9]+) && ${BASH_REMATCH[2]} -ge 17 ]] ||
    fail "$java is too old: ${version%%$'\n'*}" "Install openjdk-17-jdk-headless, or set JAVA_HOME to a JDK 17 or newer."
fi

jars=("$app"/acp-upgrade-[0-9]*.jar)
[ -f "${jars[0]}" ] || fail "no acp-upgrade jar in $app" "Unpack the release again, or build it with: mvn -DskipTests package"
[ "${#jars[@]}" -eq 1 ] || fail "more than one acp-upgrade jar in $app: ${jars[*]##*/}" "Keep one of them."

mounted_noexec() { # mounted_noexec FILE: and its file system's mount point in $mount
  local place options
  place=$(df -P -- "$1" | tail -n 1) && place=${place##* }
  while read -r _ mount _ options _; do
    [ "$mount" != "$place" ] || [[ ,$options, != *,noexec,* ]] || return 0
  done < /proc/self/mounts
  return 1
}

check_runtime() { # says why the release's runtime cannot be started here, where that can be seen beforehand
  local mount glibc have
  [ -e "$java" ] || fail "$java is missing" "Unpack the release again, completely."
  if [ ! -x "$java" ]; then
    ! mounted_noexec "$java" || fail "$app lies on a file system that is mounted noexec: no program can be started from it" \
      "Unpack the release on another one and name the package with --package, or run: mount -o remount,exec $mount"
    fail "$java is not executable for this user" "Run: chmod -R a+rX,u+x '$app/runtime/bin' '$app/runtime/lib', or unpack the release again with its permissions."
  fi
  [ -r "$app/runtime/glibc" ] && read -r glibc < "$app/runtime/glibc" && read -r _ have < <(getconf GNU_LIBC_VERSION 2> /dev/null) || return 0
  [ "${have#*.}" -ge "${glibc#*.}" ] || fail "This machine has glibc $have, and the runtime of this release needs $glibc or newer" \
    "Use a release that was built for older systems, or run it on a machine with a newer one."
}
[ "$path" = "$app" ] || check_runtime

# Neither a child of Java nor a look at its environment finds the password.
if [ -n "${REGISTRY_PASSWORD:-}" ]; then
  exec 78< <(printf '%s' "$REGISTRY_PASSWORD")
  [ "${#REGISTRY_PASSWORD}" -gt 4096 ] || wait "$!" 2> /dev/null || :
  options+=(-Dacp.upgrade.password=/proc/self/fd/78)
  unset REGISTRY_PASSWORD
fi

# shellcheck disable=SC2206 # several options, divided by blanks
set -f +e && options+=(${ACP_UPGRADE_JAVA_OPTS:-})
exec "$java" "${options[@]}" -jar "$path/${jars[0]##*/}" "$@" ||
  fail "$java does not run on this machine ($(uname -m)): it is made for another processor, or for a system with glibc" "Use the release made for it."
