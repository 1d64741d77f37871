# shellcheck shell=bash
# Sourced: install_tools brings what the build and the tests need, as root with apt, and only what is missing.

jdk_is_new_enough() { # jdk_is_new_enough [FOLDER]: a whole JDK, 17 or newer, in FOLDER or on PATH
  local version
  version=$("${1:+$1/bin/}javac" -version 2>&1) && command -v "${1:+$1/bin/}jlink" > /dev/null &&
    [[ $version =~ javac\ ([0-9]+) && ${BASH_REMATCH[1]} -ge 17 ]]
}

# The JDK's runtime goes into the release, and with it every flaw that Debian has corrected since.
renew_jdk() { # brings the newest patch level of the JDK in use, where it is Debian's and this user may; never fails
  local compiler owner
  compiler=$(readlink -f -- "$(command -v "${JAVA_HOME:+$JAVA_HOME/bin/}javac")") || return 0
  owner=$(dpkg-query --search "$compiler" 2> /dev/null | head -n 1) || return 0
  owner=${owner%%:*}
  { [ -n "$owner" ] && [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null; } || return 0
  export DEBIAN_FRONTEND=noninteractive
  if ! apt-get update -qq -o Acquire::Retries=0 -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20 < /dev/null 2> /dev/null; then
    echo "the newest patch level of $owner is not known: Debian's package lists could not be renewed" >&2
    return 0
  fi
  apt-get install -y -qq --only-upgrade --no-install-recommends "$owner" < /dev/null > /dev/null ||
    echo "$owner could not be brought to its newest patch level" >&2
}

install_tools() {
  local pair packages=()
  if ! jdk_is_new_enough "${JAVA_HOME:-}"; then
    [ -z "${JAVA_HOME:-}" ] || { echo "JAVA_HOME=$JAVA_HOME is no JDK 17 or newer: using another one" >&2; unset JAVA_HOME; }
    jdk_is_new_enough || packages+=(openjdk-17-jdk-headless)
  fi
  # kubectl may come from elsewhere: Debian's package is for machines without it
  for pair in mvn=maven docker-registry=docker-registry skopeo=skopeo htpasswd=apache2-utils openssl=openssl curl=curl \
    jq=jq tmux=tmux shellcheck=shellcheck python3=python3 kubectl=kubernetes-client chromium=chromium; do
    command -v "${pair%%=*}" > /dev/null || packages+=("${pair#*=}")
  done
  if [ "${#packages[@]}" -gt 0 ]; then
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get > /dev/null; then
      echo "missing: ${packages[*]}. Run this as root on Debian 12, or install them first: sudo apt-get install ${packages[*]}" >&2
      return 1
    fi
    echo "installing: ${packages[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq < /dev/null
    apt-get install -y -qq --no-install-recommends "${packages[@]}" < /dev/null > /dev/null
  fi
  case " ${packages[*]:-} " in *" openjdk-"*) ;; *) renew_jdk ;; esac # what was just installed is the newest
  # the machine's default Java may be an older one
  if [ -z "${JAVA_HOME:-}" ] && ! jdk_is_new_enough; then
    JAVA_HOME=$(find /usr/lib/jvm -maxdepth 1 -name 'java-17-openjdk-*' | head -n 1)
    export JAVA_HOME
  fi
}
