#!/usr/bin/env bash
# Starts acp-upgrade with all arguments: in a release with the runtime in acp-upgrade/ beside this script,
# in a checkout with what `mvn package` left in target/ and the Java 17 or newer of JAVA_HOME or PATH.
# ACP_UPGRADE_JAVA_OPTS may hold more options for the Java virtual machine; the variables that steer every Java do not count.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@" # started as: sh upgrade.sh
set +o posix -euo pipefail
shopt -s execfail

language=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} # of the user, for what is said here and for Java
spoken=$language before=
for word; do # --lang counts here too
  [ "$word" != -- ] || break
  [ "$before" != --lang ] || word=--lang=$word
  case $word in --lang=[eE][nN] | --lang=[zZ][hH]) spoken=${word#*=} spoken=${spoken,,} ;; esac
  before=$word
done

fail() { # fail WHAT NEXT, and the same in Chinese
  case $spoken in
    zh | zh[!a-zA-Z]*) printf '%s%s\n' '失败      ' "$3" '下一步    ' "$4" >&2 ;;
    *) printf '%-9s %s\n' FAILED "$1" Next "$2" >&2 ;;
  esac
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
options+=("-Dacp.upgrade.language=$language" -Dsun.jnu.encoding=UTF-8)
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
        fail "This shell allows $limit open files at a time, and acp-upgrade needs 128" \
          "Run: ulimit -n 1024, then the same command again." \
          "当前 shell 只允许同时打开 $limit 个文件，而 acp-upgrade 需要 128 个" "请执行：ulimit -n 1024，然后重新执行同一命令。" ;;
      'Max address space '* | 'Max data size '*) [ "$limit" = unlimited ] || [ "${#limit}" -gt 10 ] || [ "$limit" -ge 2000000000 ] ||
        fail "This shell allows a process $((limit >> 20)) MB of address space, and Java needs 2 GB, most of which it never uses" \
          "Run: ulimit -v unlimited -d unlimited, then the same command again." \
          "当前 shell 只允许进程使用 $((limit >> 20)) MB 地址空间，而 Java 需要 2 GB，其中大部分不会实际使用" \
          "请执行：ulimit -v unlimited -d unlimited，然后重新执行同一命令。" ;;
    esac
  done < /proc/self/limits
fi

if [ -d "$home/acp-upgrade" ]; then
  app=$home/acp-upgrade
  java=$app/runtime/bin/java
  # Java 17 takes a class-data archive only for the class path it was made with, letter by letter.
  # Through a descriptor of its own the folder has the same path wherever the release is unpacked.
  exec 77< "$app" || fail "$app cannot be read" "Run as a user who may read it." \
    "无法读取 $app" "请以有权读取它的用户执行。"
  path=/proc/self/fd/77
  options+=("@$app/jvm.options" "-Djava.library.path=$app/lib" -Xshare:auto "-XX:SharedArchiveFile=$app/acp-upgrade.jsa")
else
  app=${home%/*}/target
  path=$app
  options+=("@$home/jvm.options")
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  version=$("$java" -version 2>&1) || fail \
    "no Java found (tried: $java)" "Install openjdk-17-jdk-headless, or set JAVA_HOME to a JDK 17 or newer." \
    "找不到 Java（尝试过：${java}）" "请安装 openjdk-17-jdk-headless，或将 JAVA_HOME 设为 JDK 17 或更新版本。"
  [[ $version =~ version\ \"(1\.)?([0-9]+) && ${BASH_REMATCH[2]} -ge 17 ]] ||
    fail "$java is too old: ${version%%$'\n'*}" "Install openjdk-17-jdk-headless, or set JAVA_HOME to a JDK 17 or newer." \
      "$java 版本太旧：${version%%$'\n'*}" "请安装 openjdk-17-jdk-headless，或将 JAVA_HOME 设为 JDK 17 或更新版本。"
fi

jars=("$app"/acp-upgrade-[0-9]*.jar)
[ -f "${jars[0]}" ] || fail "no acp-upgrade jar in $app" "Unpack the release again, or build it with: mvn -DskipTests package" \
  "$app 中没有 acp-upgrade 的 jar" "请重新解压发布包，或执行 mvn -DskipTests package 构建。"
[ "${#jars[@]}" -eq 1 ] || fail "more than one acp-upgrade jar in $app: ${jars[*]##*/}" "Keep one of them." \
  "$app 中有多个 acp-upgrade 的 jar：${jars[*]##*/}" "请只保留其中一个。"

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
  [ -e "$java" ] || fail "$java is missing" "Unpack the release again, completely." \
    "缺少 $java" "请重新完整解压发布包。"
  if [ ! -x "$java" ]; then
    ! mounted_noexec "$java" || fail "$app lies on a file system that is mounted noexec: no program can be started from it" \
      "Unpack the release on another one and name the package with --package, or run: mount -o remount,exec $mount" \
      "$app 所在的文件系统以 noexec 挂载，无法从中启动程序" \
      "请把发布包解压到其他文件系统，并用 --package 指定升级包；或执行：mount -o remount,exec $mount"
    fail "$java is not executable for this user" "Run: chmod -R a+rX,u+x '$app/runtime/bin' '$app/runtime/lib', or unpack the release again with its permissions." \
      "当前用户无权执行 $java" "请执行：chmod -R a+rX,u+x '$app/runtime/bin' '$app/runtime/lib'，或保留权限重新解压发布包。"
  fi
  [ -r "$app/runtime/glibc" ] && read -r glibc < "$app/runtime/glibc" && read -r _ have < <(getconf GNU_LIBC_VERSION 2> /dev/null) || return 0
  [ "${have#*.}" -ge "${glibc#*.}" ] || fail "This machine has glibc $have, and the runtime of this release needs $glibc or newer" \
    "Use a release that was built for older systems, or run it on a machine with a newer one." \
    "本机的 glibc 是 ${have}，而该发布包的运行时需要 $glibc 或更新版本" "请使用为旧系统构建的发布包，或在 glibc 更新的机器上执行。"
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
  fail "$java does not run on this machine ($(uname -m)): it is made for another processor, or for a system with glibc" \
    "Use the release made for it." \
    "$java 无法在本机（$(uname -m)）运行：它适用于其他处理器，或需要使用 glibc 的系统" "请使用适用于本机的发布包。"
