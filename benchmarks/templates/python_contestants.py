"""The Python contestants of templates.sh.

python_contestants.py render WORKLOADS FOLDER    writes what Jinja2 renders of each workload: what all others must render
python_contestants.py time WORKLOADS FOLDER      checks the outputs against those, then prints contestant, figure and value, tabs between
"""

import gc
import importlib.metadata
import json
import os
import pathlib
import statistics
import sys
import time

import jinja2
import minijinja

ROUNDS = 101
ROUND_SECONDS = 0.004
WARM_UP_SECONDS = 2.0
EVALUATIONS = 10_000
KEPT_TEMPLATES = 500


class Jinja2:
    """Templates are compiled to Python's byte code once and kept."""

    name = f"Jinja2 {jinja2.__version__}"

    def __init__(self):
        self.environment = jinja2.Environment()

    def compile(self, source, name):
        return self.environment.from_string(source)

    def render(self, template, data):
        return template.render(data)


class MiniJinja:
    """Native code, called through its Python package; values are Python's objects."""

    name = f"MiniJinja {importlib.metadata.version('minijinja')}"

    def __init__(self):
        self.environment = minijinja.Environment()

    def compile(self, source, name):
        self.environment.add_template(name, source)
        return name

    def render(self, template, data):
        return self.environment.render_template(template, **data)


def microseconds(run):
    """The median time of one run, in processor time: what else the machine does meanwhile does not count."""
    end = time.process_time() + WARM_UP_SECONDS
    runs = 0
    while time.process_time() < end or runs < 3:
        run()
        runs += 1
    per_round = max(1, int(ROUND_SECONDS * runs / WARM_UP_SECONDS))
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for _ in range(per_round):
            run()
        times.append((time.process_time() - start) / per_round)
    return statistics.median(times) * 1e6


def resident_bytes():
    gc.collect()
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def bytes_per_template(contestant, source, data):
    before = resident_bytes()
    kept = [contestant.compile(source, f"kept-{i}") for i in range(KEPT_TEMPLATES)]
    for template in kept:
        contestant.render(template, data)
    return (resident_bytes() - before) / len(kept)


def read(workloads, name):
    return (workloads / f"{name}.j2").read_text().rstrip("\n"), json.loads((workloads / f"{name}.json").read_text())


def expected_file(folder, name):
    return folder / f"{name}.txt"


def render(workloads, folder):
    contestant = Jinja2()
    for name in ("nginx", "table", "expression"):
        source, data = read(workloads, name)
        expected_file(folder, name).write_text(contestant.render(contestant.compile(source, name), data))


def check(contestant, name, output, folder):
    if output != expected_file(folder, name).read_text():
        (folder / f"{name}.wrong.txt").write_text(output)
        sys.exit(f"{contestant.name} renders {name} differently; see {name}.wrong.txt beside the expected text")


def time_contestant(contestant, workloads, folder):
    def report(figure, value):
        print(contestant.name, figure, f"{value:.2f}", sep="\t", flush=True)

    for name in ("nginx", "table", "expression"):
        source, data = read(workloads, name)
        template = contestant.compile(source, name)
        check(contestant, name, contestant.render(template, data), folder)
        each = microseconds(lambda: contestant.render(template, data))
        report(name, each * EVALUATIONS if name == "expression" else each)
    source, data = read(workloads, "nginx")
    report("compile", microseconds(lambda: contestant.compile(source, "compiled")))
    report("kept", bytes_per_template(contestant, source, data))


def main():
    command, workloads, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    if command == "render":
        render(workloads, folder)
    else:
        for contestant in (Jinja2(), MiniJinja()):
            time_contestant(contestant, workloads, folder)


if __name__ == "__main__":
    main()
