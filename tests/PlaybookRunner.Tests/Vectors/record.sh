#!/usr/bin/env bash
# Records what ansible-core and its collections do with builtin.py, community.py and lookups.py, into the *.jsonl.gz files beside it.
# Usage: record.sh [GROUP…]     ORACLE_RUN names the program that runs a command where the reference is installed (nothing for this machine).
# The filters json_query and hashids_* need Python libraries that few machines have; they are taken from Debian packages, unpacked for this run alone.
set -euo pipefail
cd "$(dirname "$0")"
libraries=$(mktemp -d)
trap 'rm -rf "$libraries"' EXIT
(cd "$libraries" && apt-get download -qq python3-jmespath python3-hashids python3-netaddr 2>/dev/null && for package in *.deb; do dpkg -x "$package" .; done)
PYTHONPATH="$libraries/usr/lib/python3/dist-packages" PYTHONHASHSEED=0 TZ=UTC PYTHONDONTWRITEBYTECODE=1 ${ORACLE_RUN:-} python3 record.py "$@"
