#!/usr/bin/env bash
# Records what the reference prints for each keyword's play. ORACLE_RUN as in ../record.sh.
set -euo pipefail
cd "$(dirname "$0")"
timeout 60 "$ORACLE_RUN" ansible-doc -t keyword -l 2>/dev/null | grep -oE "^[a-z0-9_]+:" | tr -d : >keywords.list
for play in *.yml; do
  timeout 60 "$ORACLE_RUN" ansible-playbook -c local -i h1,h2,h3 --skip-tags skipme "$play" </dev/null >"${play%.yml}.txt" 2>/dev/null || true
  sed -i "s#$PWD##g" "${play%.yml}.txt"
done
