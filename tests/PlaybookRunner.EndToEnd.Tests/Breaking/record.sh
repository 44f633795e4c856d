#!/usr/bin/env bash
# Records what the reference does with the broken content: who does what, the recap, the exit code (reference.txt of each case).
# Usage: record.sh COMMAND..., where COMMAND is the reference's ansible-playbook.
set -euo pipefail
cd "$(dirname "$0")/Content"

for case in */; do
  work=$(mktemp -d)
  cp -r "$case". "$work"
  mkdir "$work/target"
  (umask 027; echo old >"$work/target/settings")
  read -ra arguments <<<"$(cat "$case/arguments" 2>/dev/null || true)"
  code=0
  (cd "$work" && "$@" site.yml -e "out=$work/target" "${arguments[@]}" >"$work/stdout" 2>"$work/stderr") || code=$?
  {
    grep -E '^(PLAY|TASK|RUNNING HANDLER) \[|^(ok|changed|skipping|fatal|failed|included|\.\.\.ignoring)|^\S+ +: ok=' "$work/stdout" |
      sed -E 's/ \*+$//; s/( =>)? \{.*$//; s/ => *$//; s/(included: )\S*\//\1/; s/ +$//' || true
    echo "exit $code"
  } >"$case/reference.txt"
  rm -rf "$work"
done
