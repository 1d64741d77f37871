# shellcheck shell=bash
# Sourced: fixture_start TARGET FOLDER starts io.acpupgrade.fixture.Demo of the tests, which makes a package in FOLDER and
# serves a registry and a Kubernetes API on loopback, writes FOLDER/demo.env when all is ready (PACKAGE and
# KUBECONFIG), and runs until its standard input closes: it cannot outlive us.

fixture_exists() { [ -f "$1/test-classes/io/acpupgrade/fixture/Demo.class" ]; }

fixture_start() {
  mkfifo "$2/stdin"
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dsun.net.httpserver.nodelay=true -cp "$1/test-classes:$1/classes:$(cat "$1/test.classpath")" \
    io.acpupgrade.fixture.Demo "$2" < "$2/stdin" > "$2/demo.log" 2>&1 &
  fixture_pid=$!
  exec 78> "$2/stdin"
  for _ in $(seq 300); do
    [ -f "$2/demo.env" ] && break
    kill -0 "$fixture_pid" 2> /dev/null || break
    sleep 0.1
  done
  [ -f "$2/demo.env" ] || { echo "the demo's servers did not start:" >&2; tail -n 20 "$2/demo.log" >&2; return 1; }
  set -a
  # shellcheck source=/dev/null
  . "$2/demo.env"
  set +a
}

fixture_stop() {
  [ -n "${fixture_pid:-}" ] || return 0
  exec 78>&-
  kill "$fixture_pid" 2> /dev/null || true
  wait "$fixture_pid" || true
}
