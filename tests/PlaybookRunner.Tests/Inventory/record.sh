#!/bin/sh
# Records what the reference makes of each inventory in sources/, and which hosts patterns match. ORACLE_RUN is the command that runs a program where
# ansible-core is installed; without it the machine's own is used.
set -eu
cd "$(dirname "$0")"
for source in sources/*/; do
  (cd "$source" && ${ORACLE_RUN:-} ansible-inventory --list $(cat command) 2> /dev/null) > "${source}expected.json"
done
${ORACLE_RUN:-} python3 record_patterns.py > patterns.jsonl
