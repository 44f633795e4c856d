#!/usr/bin/env python3
"""Records how the reference binds the options in cases.json, by a module of its own that gives them back.

usage: record.py [COMMAND of ansible-playbook]
"""
import json
import os
import shlex
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PROBE = """
from ansible.module_utils.basic import AnsibleModule
sub = dict(n=dict(type='int', required=True), z=dict(type='str', choices=['q']))
module = AnsibleModule(
    argument_spec=dict(
        s=dict(type='str'), sd=dict(type='str', default='dflt'), b=dict(type='bool'), bd=dict(type='bool', default=False), i=dict(type='int'),
        f=dict(type='float'), l=dict(type='list', elements='str', aliases=['el', 'lst']), li=dict(type='list', elements='int'), lr=dict(type='list'),
        d=dict(type='dict'), r=dict(type='raw'), p=dict(type='path'), by=dict(type='bytes'), c=dict(type='str', choices=['present', 'absent', 'yes']),
        cd=dict(type='str', choices=['a', 'b'], default='a'), lc=dict(type='list', elements='str', choices=['x', 'y']), req=dict(type='str', required=True),
        sec=dict(type='str', no_log=True), sub=dict(type='dict', options=sub), subs=dict(type='list', elements='dict', options=sub),
        x1=dict(), x2=dict(), t1=dict(), t2=dict(), w=dict(), wb=dict()),
    mutually_exclusive=[['x1', 'x2']], required_together=[['t1', 't2']],
    required_if=[['c', 'absent', ['w', 's']], ['c', 'yes', ['w', 's'], True]], required_by={'x1': ['wb']})
module.exit_json(bound={key: value for key, value in module.params.items() if value is not None})
"""

with open(f"{HERE}/cases.json") as file:
    cases = json.load(file)
with tempfile.TemporaryDirectory(dir="/tmp") as folder:
    os.mkdir(f"{folder}/library")
    with open(f"{folder}/library/probe.py", "w") as file:
        file.write(PROBE)
    tasks = [{"probe": case, "ignore_errors": True} for case in cases]
    with open(f"{folder}/playbook.yml", "w") as file:
        json.dump([{"hosts": "localhost", "connection": "local", "gather_facts": False, "tasks": tasks}], file)
    command = shlex.split(sys.argv[1] if len(sys.argv) > 1 else "ansible-playbook")
    environment = {**os.environ, "ANSIBLE_STDOUT_CALLBACK": "json", "ANSIBLE_NOCOLOR": "1"}
    run = subprocess.run([*command, "-i", "localhost,", f"{folder}/playbook.yml"], cwd=folder, env=environment, capture_output=True, text=True)
    results = [task["hosts"]["localhost"] for task in json.loads(run.stdout[run.stdout.index("{"):])["plays"][0]["tasks"]]
recorded = [{"options": case, **({"error": result["msg"]} if result.get("failed") else {"bound": result["bound"]})} for case, result in zip(cases, results)]
with open(f"{HERE}/recorded.json", "w") as file:
    file.write("[\n" + ",\n".join(" " + json.dumps(one, sort_keys=True) for one in recorded) + "\n]\n")
