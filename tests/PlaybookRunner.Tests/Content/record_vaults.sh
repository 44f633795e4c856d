#!/bin/sh
# Encrypts the files in vault/ with the reference: plain and with a vault id. Each run gives other bytes, so only missing ones are written.
set -eu
cd "$(dirname "$0")/vault"
for file in vars.yml empty.txt block.txt long.txt; do
  [ -e "$file.vault" ] || { cp "$file" "$file.vault"; ${ORACLE_RUN:-} ansible-vault encrypt --vault-id password "$file.vault"; }
  [ -e "$file.prod.vault" ] || { cp "$file" "$file.prod.vault"; ${ORACLE_RUN:-} ansible-vault encrypt --vault-id prod@password "$file.prod.vault"; }
done
