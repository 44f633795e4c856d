#!/usr/bin/env python3
"""Records what the reference's modules yield for the cases in Golden/<module>.cases.json.

usage: record.py [--ansible-playbook COMMAND] MODULE...

Each case has a folder of its own under /tmp, made by the case's setup script. It is run in check mode, for real, and for real again,
always with differences; results and the folder's tree afterwards go to Golden/<module>.recorded.json. Needs root.
"""
import argparse
import json
import os
import shlex
import shutil
import stat
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = "/tmp/playbookrunner-golden"


def place(value, folder):
    if isinstance(value, str):
        return value.replace("{W}", folder)
    if isinstance(value, list):
        return [place(item, folder) for item in value]
    if isinstance(value, dict):
        return {key: place(item, folder) for key, item in value.items()}
    return value


def hide(value, folder):
    text = json.dumps(value).replace(folder, "{W}")
    return json.loads(text)


def tree(folder):
    entries = []
    for base, folders, files in os.walk(folder):
        for name in sorted(folders + files):
            path = os.path.join(base, name)
            status = os.lstat(path)
            entry = {"path": os.path.relpath(path, folder), "mode": "%04o" % stat.S_IMODE(status.st_mode), "owner": [status.st_uid, status.st_gid]}
            if stat.S_ISLNK(status.st_mode):
                entry = {"path": entry["path"], "link": os.readlink(path).replace(folder, "{W}")}
            elif stat.S_ISREG(status.st_mode):
                with open(path, "rb") as file:
                    entry["content"] = file.read().decode("latin-1").replace(folder, "{W}")
                entry["links"] = status.st_nlink
            entries.append(entry)
    return sorted(entries, key=lambda entry: entry["path"])


def record(module, command):
    with open(f"{HERE}/Golden/{module}.cases.json") as file:
        cases = json.load(file)
    shutil.rmtree(ROOT, ignore_errors=True)
    tasks = []
    for number, case in enumerate(cases):
        folder = f"{ROOT}/{number}"
        os.makedirs(folder)
        subprocess.run(["sh", "-euc", "umask 022; " + place(case.get("setup", "true"), folder)], cwd=folder, check=True)
        task = {module: place(case["options"], folder), "diff": True, "ignore_errors": True, "vars": case.get("vars", {})}
        tasks.append({**task, "name": "check", "check_mode": True})
        tasks.append({**task, "name": "apply"})
        tasks.append({**task, "name": "again"})
        tasks.append({"name": "keep", "command": f"cp -a {folder} {folder}.kept"})
    with open(f"{ROOT}/playbook.yml", "w") as file:
        json.dump([{"hosts": "localhost", "connection": "local", "gather_facts": False, "tasks": tasks}], file)
    environment = {**os.environ, "ANSIBLE_STDOUT_CALLBACK": "json", "ANSIBLE_NOCOLOR": "1"}
    run = subprocess.run([*shlex.split(command), "-i", "localhost,", f"{ROOT}/playbook.yml"], cwd=ROOT, env=environment, capture_output=True, text=True)
    try:
        played = json.loads(run.stdout[run.stdout.index("{"):])["plays"][0]["tasks"]
    except ValueError:
        sys.exit(run.stdout + run.stderr)
    results = [task["hosts"]["localhost"] for task in played]
    recorded = {}
    for number, case in enumerate(cases):
        folder = f"{ROOT}/{number}"
        runs = [{key: value for key, value in result.items() if key not in ("invocation", "ansible_facts", "deprecations")} for result in results[number * 4:number * 4 + 3]]
        recorded[case["name"]] = hide({"check": runs[0], "apply": runs[1], "again": runs[2], "tree": tree(folder + ".kept")}, folder)
    with open(f"{HERE}/Golden/{module}.recorded.json", "w") as file:
        json.dump(recorded, file, indent=1, sort_keys=True)
        file.write("\n")
    shutil.rmtree(ROOT, ignore_errors=True)


parser = argparse.ArgumentParser()
parser.add_argument("--ansible-playbook", default="ansible-playbook")
parser.add_argument("modules", nargs="+")
arguments = parser.parse_args()
for one in arguments.modules:
    record(one, arguments.ansible_playbook)
