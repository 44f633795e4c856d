#!/bin/sh
# Records what the reference reads. ORACLE_RUN is the command that runs a program where ansible-core is installed; without it the machine's own is used.
set -eu
cd "$(dirname "$0")"
${ORACLE_RUN:-} python3 record_scalars.py > scalars.jsonl
${ORACLE_RUN:-} python3 record_documents.py documents/*.yml
./record_vaults.sh
