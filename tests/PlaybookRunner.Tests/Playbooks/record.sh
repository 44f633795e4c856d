#!/bin/sh
# Records how the reference reads arguments. ORACLE_RUN is the command that runs a program where ansible-core is installed; without it the machine's own is used.
set -eu
cd "$(dirname "$0")"
${ORACLE_RUN:-} python3 record_arguments.py > arguments.jsonl
for tree in trees/*/; do
  (cd "$tree" && ANSIBLE_LOCALHOST_WARNING=False ANSIBLE_INVENTORY_UNPARSED_WARNING=False ${ORACLE_RUN:-} ansible-playbook --list-tasks site.yml) > "${tree}tasks.txt"
done
${ORACLE_RUN:-} python3 record_tags.py > tags.jsonl
