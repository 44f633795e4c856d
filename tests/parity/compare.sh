#!/usr/bin/env bash
# Compares two provisioned machines over SSH and prints every difference that is not explained.
# Usage: compare.sh MACHINE MACHINE      MACHINE is "ssh arguments of a user with sudo", for example
#   compare.sh "-p 2201 -i KEY provisioner@127.0.0.1" "-p 2202 -i KEY provisioner@10.213.7.2"
# Exit code: 0 no unexplained difference, 1 differences, 2 a machine could not be looked at.
set -euo pipefail
[ $# -eq 2 ] || { sed -n '2,5s/^# //p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

snapshot() {
  # The machine is several arguments of ssh on purpose.
  # shellcheck disable=SC2086
  ssh -o BatchMode=yes $1 sudo -n sh -s <"$here/snapshot.sh" >"$2" || { echo "compare.sh: cannot look at $1" >&2; exit 2; }
  [ -s "$2" ] || { echo "compare.sh: $1 told nothing" >&2; exit 2; }
}

snapshot "$1" "$work/first"
snapshot "$2" "$work/second"
grep -v -e '^#' -e '^$' "$here/explained" >"$work/explained"
for side in first second; do grep -v -E -f "$work/explained" "$work/$side" >"$work/$side.left" || true; done

explained=$(($(wc -l <"$work/first") - $(wc -l <"$work/first.left")))
if diff --unified=0 --label "$1" --label "$2" "$work/first.left" "$work/second.left"; then
  echo "no unexplained difference: $(wc -l <"$work/first.left") facts are equal, $explained are left out with a reason"
else
  exit 1
fi
