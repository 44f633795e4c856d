"""Writes which hosts of patterns.ini many patterns match in the reference, one JSON object a line."""
import json
import re
import subprocess

PATTERNS = ["all", "*", "web", "web:db", "web,db", "web:&prod", "web:!web1", "!web1", "&prod", "all:!web", "web*", "w?b1", "web[0]", "web[1:2]", "web[0-1]", "web[-1]", "web[1:]", "web[:1]", "web[-2:]",
            "~web[12]", "~(web|db)1", "~.*\\.example\\.com", "*.example.com", "db1.example.com", "localhost", "127.0.0.1", "nosuch", "nosuch:web", "ungrouped", "web:db:&prod:!db2.example.com", "db2.example.com,web1",
            "lone", "web1:web2", "web[0]:db[0]", "all[3]", "all[0:2]", "parent", "parent:!web", "db[5]", "web[1:0]", "192.168.1.1", "192.168.1.*", "~^192", "web[12]", "!web:db", "all,!~web.*", "[ab]*", "web:&db"]
for pattern in PATTERNS:
    for limit in ["", "web", "!web1", "web1,db1.example.com"]:
        options = ["-l", limit] if limit else []
        result = subprocess.run(["ansible", "-i", "patterns.ini", "--list-hosts", *options, "--", pattern], capture_output=True, text=True)
        hosts = [line.strip() for line in result.stdout.splitlines() if re.match(r"^    \S", line)]
        print(json.dumps({"pattern": pattern, "limit": limit, "hosts": hosts}), flush=True)
