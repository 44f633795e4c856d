#!/usr/bin/env python3
"""Evaluates the cases of builtin.py, community.py and lookups.py with ansible-core and writes the outcomes, in the format that README.md describes.

Run it through record.sh. A case is added by adding its expression to one of those files; nothing here or there says what the outcome should be.
"""
import base64
import datetime
import gzip
import importlib.util
import json
import math
import os
import pathlib
import random
import signal
import sys
import warnings

from ansible import template
from ansible.parsing.dataloader import DataLoader
from ansible.plugins.loader import init_plugin_loader
from ansible.utils.display import Display

SECONDS = 2
HERE = pathlib.Path(__file__).resolve().parent


def encode(value):
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else {"$float": "nan" if value != value else "inf" if value > 0 else "-inf"}
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, datetime.datetime):
        return {"$datetime": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"$date": value.isoformat()}
    if isinstance(value, datetime.time):
        return {"$time": value.isoformat()}
    if isinstance(value, (set, frozenset)):
        return {"$set": [encode(item) for item in value]}
    if isinstance(value, tuple):
        return {"$tuple": [encode(item) for item in value]}
    if isinstance(value, (list, range)):
        return [encode(item) for item in value]
    if isinstance(value, dict):
        if all(isinstance(key, str) and not key.startswith("$") for key in value):
            return {str(key): encode(item) for key, item in value.items()}
        return {"$dict": [[encode(key), encode(item)] for key, item in value.items()]}
    return {"$other": type(value).__name__}


def trusted(value):
    if isinstance(value, str):
        return template.trust_as_template(value)
    if isinstance(value, list):
        return [trusted(item) for item in value]
    if isinstance(value, dict):
        return {key: trusted(item) for key, item in value.items()}
    return value


class Reference:
    def __init__(self, folder):
        init_plugin_loader()
        self.loader = DataLoader()
        self.loader.set_basedir(folder)

    def outcome(self, mode, expression, variables, options):
        try:
            value = self.evaluate(mode, trusted(expression), trusted(json.loads(json.dumps(variables))), options)
            name = type(value).__name__
            return {"value": encode(value), "type": {"_AnsibleTaggedStr": "str"}.get(name, name)}
        except Exception as error:  # the outcome is the error, whatever it is
            causes, cause = [], error.__cause__
            while cause is not None:
                causes.append(type(cause).__name__)
                cause = cause.__cause__
            bases = [base.__name__ for base in type(error).__mro__[1:-3]]
            return {"error": type(error).__name__, "error_bases": bases, "message": str(error).split("\n")[0][:300], "cause": causes}

    def evaluate(self, mode, expression, variables, options):
        templar = template.Templar(loader=self.loader, variables=variables)
        if mode == "expression":
            return templar.evaluate_expression(expression, escape_backslashes=False)
        if mode == "conditional":
            return templar.evaluate_conditional(expression)
        is_file = mode == "file"
        return templar.template(expression, escape_backslashes=not is_file, overrides=options or None)


class TooSlow(BaseException):
    """The reference does not come to an end, as where it lists all subnets of a large network; such cases are left out."""


def too_slow(*_):
    raise TooSlow


class Cases:
    """The cases of one file of cases."""

    def __init__(self, name):
        self.name = name
        self.counts = {}
        self.cases = []
        self.seen = set()

    def add(self, group, expression, variables=None, mode="template", unordered=False, **options):
        key = json.dumps([expression, variables, mode, options], sort_keys=True)
        if key in self.seen:
            return
        self.seen.add(key)
        self.counts[group] = number = self.counts.get(group, 0) + 1
        case = {"id": f"{self.name}/{group}/{number:03}", "mode": mode, "expr": expression, "vars": variables or {}}
        if unordered:
            case["unordered"] = True
        if options:
            case["options"] = options
        self.cases.append(case)

    def value(self, group, expression, variables=None, **more):
        self.add(group, "{{ " + expression + " }}", variables, **more)

    def write(self, reference):
        with gzip.GzipFile(HERE / f"{self.name}.jsonl.gz", "wb", mtime=0) as file:
            for case in self.cases:
                signal.alarm(SECONDS)
                try:
                    case["expect"] = reference.outcome(case["mode"], case["expr"], case["vars"], case.get("options"))
                except TooSlow:
                    print("left out:", case["expr"], case["vars"])
                    continue
                finally:
                    signal.alarm(0)
                if "$other" not in json.dumps(case["expect"]):
                    file.write((json.dumps(case) + "\n").encode())
        print(f"{self.name}: {len(self.cases)} cases")


def fixtures():
    world = json.loads((HERE / "fixtures.json").read_text())
    for folder in world["dirs"]:
        os.makedirs(folder, exist_ok=True)
    for path, text in world["files"].items():
        pathlib.Path(path).write_text(text)
    for link, target in world["symlinks"].items():
        if not os.path.islink(link):
            os.symlink(target, link)
    os.environ.update(world["env"])
    os.chdir(world["cwd"])
    return world["basedir"]


def main():
    warnings.simplefilter("ignore")
    display = Display()
    display.warning = display.deprecated = display.error_as_warning = lambda *_, **__: None
    signal.signal(signal.SIGALRM, too_slow)
    random.seed(20250301)
    folder = fixtures()
    reference = Reference(folder)
    sys.dont_write_bytecode = True
    for name in sys.argv[1:] or ["builtin", "community", "lookups"]:
        spec = importlib.util.spec_from_file_location("cases_" + name, HERE / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        cases = Cases(name)
        module.add_to(cases)
        cases.write(reference)


main()
