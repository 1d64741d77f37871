#!/usr/bin/env bash
# Writes TARGET/SHA256SUMS of the release's archive and bill of materials. RELEASE_SIGN_COMMAND, where set, is run in TARGET
# with SHA256SUMS as its last argument and leaves SHA256SUMS.asc or SHA256SUMS.sig, as `gpg --armor --detach-sign` does.
#
#   checksums.sh TARGET NAME
set -euo pipefail
cd "${1:?the folder target}"
name=${2:?the name of the jar, without .jar}
rm -f SHA256SUMS SHA256SUMS.asc SHA256SUMS.sig
sha256sum "$name.tar.gz" "$name.cdx.json" > SHA256SUMS.part
mv SHA256SUMS.part SHA256SUMS
if [ -n "${RELEASE_SIGN_COMMAND:-}" ]; then
  # shellcheck disable=SC2086 # a command and its options
  $RELEASE_SIGN_COMMAND SHA256SUMS
  [ -s SHA256SUMS.asc ] || [ -s SHA256SUMS.sig ] || { echo "'$RELEASE_SIGN_COMMAND' left neither SHA256SUMS.asc nor SHA256SUMS.sig" >&2; exit 1; }
else
  echo "SHA256SUMS is not signed: RELEASE_SIGN_COMMAND is not set"
fi
