"""Writes which tasks of tags.yml the reference lists for many choices of --tags and --skip-tags."""
import json
import subprocess

CHOICES = ["", "a", "b", "a,b", "all", "tagged", "untagged", "always", "never", "c"]
for only in CHOICES:
    for skip in CHOICES:
        options = (["--tags", only] if only else []) + (["--skip-tags", skip] if skip else [])
        output = subprocess.run(["ansible-playbook", "--list-tasks", *options, "tags.yml"], capture_output=True, text=True, check=True).stdout
        tasks = [line.split("\t")[0].strip() for line in output.splitlines() if line.startswith("      ")]
        print(json.dumps({"only": only, "skip": skip, "tasks": tasks}), flush=True)
