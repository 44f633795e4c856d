#!/usr/bin/env bash
# Records what the reference prints for each line of "cases": a name, and the options of ansible-playbook; and for each line of "settings": a name,
# and environment variables. ORACLE_RUN names the program that runs a
# command beside the reference.
# Usage: ORACLE_RUN=…/run tests/PlaybookRunner.Conformance.Tests/Selections/record.sh
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p expected
while read -r name options; do
  set +e
  # Options are words without blanks, and no patterns of the shell.
  set -f
  # shellcheck disable=SC2086
  "$ORACLE_RUN" ansible-playbook -c local -i h1,h2,h3 $options site.yml >"expected/$name.txt" 2>/dev/null </dev/null
  echo "exit code $?" >>"expected/$name.txt"
  set -e
done <cases

while read -r name variables; do
  # shellcheck disable=SC2086
  "$ORACLE_RUN" env $variables ansible-playbook -c local -i h1,h2,h3 settings.yml >"expected/$name.txt" 2>/dev/null </dev/null || true
done <settings

sed -i "s#$PWD/##g" expected/*.txt
