#!/usr/bin/env bash
# Records the fact cache that the reference writes, without this machine's environment, and what it reads from it. ORACLE_RUN as in record.sh.
set -euo pipefail
cd "$(dirname "$0")/FactCaches"
scratch=$(mktemp -d)
export ANSIBLE_CACHE_PLUGIN=jsonfile ANSIBLE_CACHE_PLUGIN_CONNECTION="$scratch" ANSIBLE_CACHE_PLUGIN_PREFIX=pfx_ ANSIBLE_GATHERING=smart
cp write.yml read.yml "$scratch"
"$ORACLE_RUN" ansible-playbook -c local -i h1,h2,h3 "$scratch/write.yml" >/dev/null
mkdir -p recorded
python3 - "$scratch" <<'PY'
import json, os, sys
for name in ("pfx_s1_h1", "pfx_s1_h2"):
    facts = json.loads(json.load(open(os.path.join(sys.argv[1], name)))["__payload__"])
    facts["ansible_env"] = {"HOME": "/root"}
    text = json.dumps(facts).replace(sys.argv[1], "/content")
    json.dump({"__payload__": text}, open(os.path.join("recorded", name), "w"))
PY
"$ORACLE_RUN" ansible-playbook -c local -i h1,h2,h3 "$scratch/read.yml" >expected.txt
rm -r "$scratch"
