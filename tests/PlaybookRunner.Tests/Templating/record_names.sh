#!/bin/sh
# Records the names of the filters, tests and lookups that ansible.builtin documents. ORACLE_RUN is the command that runs a program where ansible-core is installed.
set -eu
cd "$(dirname "$0")"
for kind in filter test lookup; do
  ${ORACLE_RUN:-} ansible-doc -t $kind -l ansible.builtin 2>/dev/null | grep -o '^ansible\.builtin\.[a-z0-9_]*' | sort | sed "s/^/$kind /"
done > names.txt
