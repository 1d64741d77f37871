#!/usr/bin/env bash
# Makes the release of what `mvn package` built: TARGET/release, and TARGET/NAME.tar.gz to unpack over a core package.
# Maven calls it; JAVA_HOME is the JDK whose runtime goes into the release.
#
#   release.sh TARGET NAME
set -euo pipefail
export LC_ALL=C
target=$(cd "${1:?the folder target}" && pwd) name=${2:?the name of the jar, without .jar}
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/fixture.sh
tools=${JAVA_HOME:?}/bin
release=$target/release app=$target/release/acp-upgrade
stamp=2026-01-01T00:00:00Z # one time for all files: the class-data archive remembers that of the jars
work=$(mktemp -d); trap 'fixture_stop; rm -rf "$work"' EXIT

modules() {
  # Jackson, Guava, Gson and SnakeYAML look for these three and do without them; our own classes may need them.
  "$tools/jdeps" -q -s --multi-release 17 --ignore-missing-deps "$app"/*.jar "$app"/lib/*.jar |
    awk '$3 ~ /^(java|jdk)[.]/ && ($1 ~ /^acp-upgrade/ || $3 !~ /^java[.](desktop|sql|xml)$/) {print $3}'
  echo jdk.crypto.ec # TLS with elliptic curves: found by name, not by reference
}

zstd_as_a_plain_library() { # zstd-jni extracts its library to /tmp at run time, unless the jar has none
  local jar native
  jar=$(echo "$app"/lib/zstd-jni-*.jar)
  native=linux/$(uname -m | sed 's/x86_64/amd64/')
  mkdir "$work/zstd" && cd "$work/zstd"
  "$tools/jar" xf "$jar"
  [ -d "$native" ] || return 0 # no library for this machine: nothing to move
  mv "$native"/*.so "$app/lib/"
  find . -exec touch -d "$stamp" {} +
  rm "$jar"
  # shellcheck disable=SC2046 # no blanks in these names
  "$tools/jar" --create --no-manifest --file "$jar" $(find META-INF com -type f | sort)
}

rehearse() { # rehearse ARGUMENT...: keeps the list of the classes that a run loads, whatever its result
  local result=0
  runs=$((runs + 1))
  (cd "$work" && ACP_UPGRADE_JAVA_OPTS="-Xshare:off -XX:TieredStopAtLevel=1 -XX:DumpLoadedClassList=classes.$runs" \
    timeout 120 bash "$release/upgrade.sh" "$@" > "out.$runs" 2>&1 < /dev/null) || result=$?
  printf 'rehearsed (exit code %s): upgrade.sh %s\n' "$result" "${1:-}"
}

rehearse_all() {
  rehearse --help
  rehearse --version
  fixture_exists "$target" || { echo "no tests were compiled: only these starts will be fast"; return 0; }
  fixture_start "$target" "$work"
  local sync=(--package "$PACKAGE" --kubeconfig "$KUBECONFIG")
  rehearse plan "${sync[@]}"
  rehearse --only-sync-image "${sync[@]}"
  rehearse verify "${sync[@]}"
  rehearse "${sync[@]}" --dry-run
  rehearse "${sync[@]}"
  rehearse inspect --package "$PACKAGE"
  rehearse --preflight --to 4.3.0 "${sync[@]}" --report-html page.html
  rehearse request --to 4.3.0 --kubeconfig "$KUBECONFIG" --yes
  rehearse status --kubeconfig "$KUBECONFIG" --details
}

share_classes() { # what the rehearsals loaded goes into an archive that later starts map into memory
  awk '/source:/ {next} {sub(/ id:.*/, "")} !seen[$0]++' "$work"/classes.* > "$work/classes"
  "$app/runtime/bin/java" -Xmx256m -XX:+UseSerialGC -Xlog:disable -Xlog:all=error:stderr -Xshare:dump \
    "-XX:SharedClassListFile=$work/classes" "-XX:SharedArchiveFile=$app/acp-upgrade.jsa" \
    -cp "/proc/self/fd/77/$name.jar" 77< "$app"
  chmod 644 "$app/acp-upgrade.jsa"
  ACP_UPGRADE_JAVA_OPTS=-Xshare:on bash "$release/upgrade.sh" --version > /dev/null # fails where the archive is not used
}

rm -rf "$release"
mkdir -p "$app"
install -m 755 scripts/upgrade.sh "$release/"
cp "$target/$name.jar" LICENSE scripts/jvm.options "$app/"
cp -r "$target/lib" "$app/lib"
cp -r manifests "$app/manifests" # for people: the roles to bind are in manifests/access
(zstd_as_a_plain_library)
"$tools/jlink" --add-modules "$(modules | sort -u | paste -sd,)" --vm server --strip-java-debug-attributes \
  --no-header-files --no-man-pages --output "$app/runtime"
# which system the runtime needs: upgrade.sh says so where it is older
grep -rhaoE 'GLIBC_2\.[0-9]+' "$app/runtime/bin/java" "$app/runtime/lib" "$app"/lib/*.so | sort -Vu | tail -n 1 | sed 's/GLIBC_//' > "$app/runtime/glibc"
find "$release" -exec touch -h -d "$stamp" {} +
runs=0
rehearse_all
share_classes
touch -d "$stamp" "$app" "$app/acp-upgrade.jsa"
tar --create --sort=name --mode=u+w,go-w,a+rX --owner=0 --group=0 --numeric-owner --mtime="$stamp" --directory "$release" acp-upgrade upgrade.sh |
  gzip --no-name > "$target/$name.tar.gz"
printf 'release: %s, %s unpacked\n' "$(du -h "$target/$name.tar.gz" | tr '\t' ' ')" "$(du -sh "$release" | cut -f1)"
