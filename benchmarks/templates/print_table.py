"""Prints the figures that the contestants report (contestant, figure and value, tabs between) as one Markdown table, the contestants in their order."""

import sys

FIGURES = [
    ("nginx", "nginx configuration, 270 lines: render (µs)", 1),
    ("table", "table of 1,000 × 5 with filters: render (µs)", 1),
    ("expression", "small expression: 10,000 evaluations (ms)", 1000),
    ("compile", "nginx configuration: parse and compile (µs)", 1),
    ("kept", "memory that the compiled template keeps (KB)", 1000),
    ("nginx allocates", "allocated by one render of nginx (KB)", 1000),
    ("table allocates", "allocated by one render of the table (KB)", 1000),
    ("expression allocates", "allocated by one evaluation (bytes)", 1),
    ("compile allocates", "allocated by one compilation (KB)", 1000),
]


def main():
    contestants = {}
    for line in sys.stdin:
        contestant, figure, value = line.rstrip("\n").split("\t")
        contestants.setdefault(contestant, {})[figure] = float(value)
    print("|", " | ".join(["", *contestants]), "|")
    print("|---|" + "---:|" * len(contestants))
    for figure, title, unit in FIGURES:
        values = [figures.get(figure) for figures in contestants.values()]
        print("|", " | ".join([title, *("" if value is None else shown(value / unit) for value in values)]), "|")


def shown(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


if __name__ == "__main__":
    main()
