#!/usr/bin/env python3
"""Records what Python and Jinja2 3.1 do, one JSON object a line, into the *.jsonl files of Values, Filters and Tests.

e: the expression; v: its variables (tags as in Vectors/README.md); r and t: repr and type of the result; or x and m: class and text of the error.
Run it with Python 3.13 and Jinja2 3.1 from anywhere: python3 record.py
"""
import base64
import datetime
import decimal  # noqa: F401  (imported first so that its context does not depend on what ran before)
import itertools
import json
import math
import pathlib
import random
import re
import types
import unicodedata
import warnings

import jinja2
from markupsafe import Markup

HERE = pathlib.Path(__file__).resolve().parent
ENVIRONMENT = jinja2.Environment()
AUTOESCAPE = jinja2.Environment(autoescape=True)


def tag(value):
    if isinstance(value, Markup):
        return {"$markup": str(value)}
    if isinstance(value, float) and not math.isfinite(value):
        return {"$float": repr(value)}
    if isinstance(value, tuple):
        return {"$tuple": [tag(v) for v in value]}
    if isinstance(value, set):
        return {"$set": [tag(v) for v in sorted(value, key=repr)]}
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, datetime.datetime):
        return {"$datetime": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"$date": value.isoformat()}
    if isinstance(value, range):
        return {"$range": [value.start, value.stop, value.step]}
    if isinstance(value, list):
        return [tag(v) for v in value]
    if isinstance(value, dict):
        if all(isinstance(k, str) and not k.startswith("$") for k in value):
            return {k: tag(v) for k, v in value.items()}
        return {"$dict": [[tag(k), tag(v)] for k, v in value.items()]}
    return value


def plain(value):
    """Lazy results are compared by their elements."""
    if isinstance(value, types.GeneratorType) or type(value).__name__.endswith(("iterator", "reversed")):
        return [plain(v) for v in value]
    return value


class Recorder:
    def __init__(self):
        self.cases = {}

    def add(self, group, expression, autoescape=False, **variables):
        environment = AUTOESCAPE if autoescape else ENVIRONMENT
        case = {"e": expression}
        if variables:
            case["v"] = {k: tag(v) for k, v in variables.items()}
        if autoescape:
            case["autoescape"] = True
        try:
            result = plain(environment.compile_expression(expression, undefined_to_none=False)(**variables))
            case["r"], case["t"] = repr(result), type(result).__name__
        except Exception as error:  # every outcome is one worth recording
            case["x"], case["m"] = type(error).__name__, str(error)
        self.cases.setdefault(group, {})[json.dumps(case)] = case

    def write(self, folder, prefix=""):
        for group, cases in self.cases.items():
            path = HERE.parent / folder / f"{prefix}{group}.jsonl"
            path.write_text("".join(json.dumps(case) + "\n" for case in cases.values()))
            print(f"{path.name}: {len(cases)}")


NUMBERS = [0, 1, -1, 2, -2, 3, 7, -7, 10, 255, 1023, 1024, -128, -129, 2**31, -(2**31), 2**53, 2**53 + 1, 2**62, 2**63 - 1, -(2**63), 2**63, 2**64, 10**20,
           -(10**20), 10**30 + 7, True, False, 0.0, -0.0, 0.1, 0.5, 1.0, 1.5, -1.5, 2.5, 3.7, -3.7, 1e15, 1e16, 1e22, 1e100, 1e-5, 5e-324, 1.7976931348623157e308,
           float("inf"), float("-inf"), float("nan")]
OTHERS = ["", "a", "ab", "5", None, [], [1], [1, 2], ["a"], (), (1,), (1, "a"), {}, {"a": 1}, b"", b"ab", Markup("<b>"), {1, 2}, datetime.date(2024, 2, 29),
          datetime.datetime(2024, 2, 29, 13, 4, 5, 678)]
UNICODE = ["", "abc", "ABC", "aBc dEf", "straße", "ŒUVRE", "ΑΣ ΣΑΣ", "İı", "ǆǅǄ", "ﬁne", "héllo wörld", "日本語", "a😀b", "😀😃", "𝒳y", "x\u0301y", "Ünï", "they're bill's",
           "  spaced\t\n", "\x1c\x1d \u2003x\u00a0", "line1\nline2\r\nline3\x0bx\x85y\u2028z", "tab\tted\ttext", "-12", "+7", "½²٣", "Ⅷⅷ", "a_b", "1abc", "_x", "ªº", "𐐀𐐨", "ᏸᎠꭰ",
           "'quote'", '"double"', "both'\"", "back\\slash", "\x00\x1f\x7f\xad", "\u200b\ufeff", "\ue000\U0010ffff", "mixed Case-Word (x) [y] {z} <w>"]


def arithmetic(r):
    for op in ["+", "-", "*", "/", "//", "%"]:
        for a, b in itertools.product(NUMBERS, NUMBERS):
            if (a, b) == (a, b) and random.random() < 0.15:
                r.add("arithmetic", f"a {op} b", a=a, b=b)
    for _ in range(300):
        a = random.randint(-(10 ** random.randint(1, 40)), 10 ** random.randint(1, 40))
        b = random.randint(-(10 ** random.randint(1, 30)), 10 ** random.randint(1, 30))
        r.add("arithmetic", f"a {random.choice(['+', '-', '*', '/', '//', '%'])} b", a=a, b=b)
    for _ in range(200):
        a, b = random.uniform(-1, 1) * 10 ** random.randint(-20, 20), random.uniform(-1, 1) * 10 ** random.randint(-20, 20)
        r.add("arithmetic", f"a {random.choice(['+', '-', '*', '/', '//', '%'])} b", a=a, b=b)
    for a, b in itertools.product([0, 1, -1, 2, -2, 3, 10, 0.0, 0.5, -0.5, 2.0, 1e200, True], [0, 1, -1, 2, -2, 3, 5, 64, 100, 0.0, 0.5, -0.5, 2.5, 1e3, False]):
        if not (isinstance(a, (int, float)) and a < 0 and isinstance(b, float) and b != int(b)):
            r.add("arithmetic", "a ** b", a=a, b=b)
    for op in ["+", "-", "*", "/", "//", "%", "**"]:
        for a, b in itertools.product(OTHERS + [2, 1.5, True], OTHERS + [2, 0, -1, 1.5, True]):
            if (op == "%" and isinstance(a, bytes)) or (op == "*" and isinstance(b, set)):
                continue
            r.add("operands", f"a {op} b", a=a, b=b)
    for a in NUMBERS + OTHERS:
        r.add("operands", "-a", a=a)
        r.add("operands", "+a", a=a)
        r.add("operands", "not a", a=a)
        r.add("operands", "a ~ 'x' ~ a", a=a)
    for op in ["+", "-", "*", "/", "//", "%", "**", "<", "==", "in", "~"]:
        r.add("operands", f"nosuch {op} 1")
        r.add("operands", f"1 {op} nosuch")
        r.add("operands", f"'x' {op} nosuch")
        r.add("operands", f"[1] {op} nosuch")


def comparison(r):
    values = NUMBERS + OTHERS + [2**53 + 1.0, [1, [2]], [1, [3]], [None], [1, "a"], (1, 2), {"b": 1}, "A", "\uffff", "\U00010000", {1}, {1, 2, 3}, b"a"]
    for a, b in itertools.product(values, values):
        for op in ["==", "<", "<=", ">", ">=", "!="]:
            if random.random() < (0.07 if op in ("==", "<") else 0.03):
                r.add("comparison", f"a {op} b", a=a, b=b)
    for a, b in itertools.product(OTHERS + [1, 97, -1, 1.0, True], OTHERS + [1, "abc", [1.0, "a", None], {1: 2, "a": 3}, range(0, 10, 3)]):
        r.add("comparison", "a in b", a=a, b=b)
        if random.random() < 0.2:
            r.add("comparison", "a not in b", a=a, b=b)
    r.add("comparison", "{1: 'a', 1.0: 'b', true: 'c'}")
    r.add("comparison", "d[1.0]", d={1: "x"})
    r.add("comparison", "d[true]", d={1: "x"})
    for key in [[1], {"a": 1}, (1, [2])]:
        r.add("comparison", "{k: 1}", k=key)


def texts(r):
    for value in NUMBERS + OTHERS + UNICODE + [[1, "a", None, True, 1.5], {"a": [1, {"b": (1,)}]}, ("x",), [[], {}, ()], {1: 2, None: 3, (1, 2): "t"}, range(5), range(0, 9, 2)]:
        r.add("text", "a ~ ''", a=value)
        r.add("text", "[a] ~ ''", a=value)
        r.add("text", "a | string", a=value)
        r.add("text", "'%r' % [a]", a=value)
        r.add("text", "'%a' | format(a)", a=value)
    for _ in range(400):
        f = random.choice([random.uniform(-1e6, 1e6), random.uniform(0, 1) * 10 ** random.randint(-320, 308), random.random(), float(random.randint(0, 10**18)), random.randint(1, 9999) / 100])
        r.add("text", "a ~ ''", a=f)
    for expression in ["d.items() ~ ''", "d.keys() ~ ''", "d.values() ~ ''", "nosuch ~ ''", "[nosuch] ~ ''"]:
        r.add("text", expression, d={"a": 1, "b": "x"})


def slices(r):
    bounds = [None, 0, 1, 2, 3, 5, 9, -1, -2, -3, -9, 2**70, -(2**70), True]
    steps = [None, 1, 2, 3, -1, -2, -9, 0]
    sources = ["abcdef", "a😀b𝒳c", [1, 2, 3, 4], (1, 2, 3), range(10), range(9, -9, -2), b"bytes", Markup("a<b>c"), ""]
    show = lambda v: "" if v is None else "s" if v is True else str(v)  # noqa: E731
    for source in sources:
        for a, b, c in itertools.product(bounds, bounds, steps):
            if random.random() < 0.08:
                r.add("slices", f"x[{show(a)}:{show(b)}:{show(c)}]", x=source, s=True)
        for i in [0, 1, 3, 5, -1, -3, -7, 99, True, 2**70, 1.0, "a", None]:
            r.add("slices", "x[i]", x=source, i=i)
    for source in [5, None, {"a": 1}, 1.5, {1}]:
        r.add("slices", "x[0]", x=source)
    r.add("slices", "x['a':]", x="abc")
    r.add("slices", "x[1.5:]", x=[1])


def percent(r):
    flags = ["", "-", "+", " ", "0", "#", "-+", "+0", "# 0", "-#"]
    for flag, width, precision, code in itertools.product(flags, ["", "5", "12"], ["", ".0", ".2", ".8"], "diouxXeEfFgGcrsa"):
        if random.random() < 0.22:
            for value in random.sample([0, 5, -42, 10**20, 3.14159, -0.5, 1e10, 1e-7, "abc", "é😀", True, None, [1]], 3):
                r.add("percent", "f % v", f=f"[%{flag}{width}{precision}{code}]", v=(value,))
    for f, v in [("%s", ()), ("%s %s", (1,)), ("%s", (1, 2)), ("%", ()), ("%y", (1,)), ("%(a)s", {"a": 1}), ("%(b)s", {"a": 1}), ("%(a)s %(a)d", {"a": 3}), ("%(a", {"a": 1}), ("%(a)s", 1),
                 ("%*d", (5, 1)), ("%-*d|", (5, 1)), ("%.*f", (2, 3.14159)), ("%*d", ("x", 1)), ("%%", ()), ("100%% %s", "x"), ("%c", "ab"), ("%c", 65), ("%c", 0x1F600), ("%c", -1),
                 ("%d", "x"), ("%d", None), ("%x", 1.5), ("%f", "x"), ("%d", 3.99), ("%d", float("nan")), ("%d", float("inf")), ("%5.1f|", float("inf")), ("%e", 0), ("%g", 100000), ("%g", 1000000),
                 ("%g", 1e-5), ("%#g", 1.0), ("%s", [1, "a"]), ("%s", {"a": 1}), ("%s", "x"), ("no", 1), ("no", {"a": 1}), ("no", [1]), ("no", ()), ("%s and %s", ["a", "b"]), ("%ld", 5), ("%5%", ()),
                 ("%(a)*d", {"a": 1}), ("%.3s|", "abcdef"), ("%10.2s|", "é😀x"), ("%i", True), ("%.0f", 0.5), ("%.0f", 1.5), ("%.0f", 2.5), ("%.2f", 0.125), ("%.1f", 0.25), ("%.3f", 2.0005)]:
        r.add("percent", "f % v", f=f, v=v)
    for f, v in [("%s", Markup("<i>")), ("%s", "<x>"), ("%r", "<x>"), ("%d", 5)]:
        r.add("percent", "f % v", f=Markup("<b>" + f), v=v)
    for _ in range(200):
        r.add("percent", "f % v", f=random.choice(["%.1f", "%.2f", "%.3e", "%.4g", "%g", "%12.6f", "%.15g", "%.17g"]), v=random.uniform(-1, 1) * 10 ** random.randint(-12, 20))


def braces(r):
    values = [0, 5, -42, 1234567, 10**20, 3.14159, -0.5, 0.0, 1e10, 1e-7, 1e16, 123456.789, float("inf"), float("nan"), "abc", "é😀", "", True, None, [1]]
    for fill, sign, alt, width, group, precision, code in itertools.product(["", "<", ">", "^", "=", "*^", "0<", "😀>"], ["", "+", " ", "-"], ["", "#", "0", "#0", "z"], ["", "8", "15"], ["", ",", "_"],
                                                                          ["", ".0", ".3"], ["", "d", "b", "o", "x", "X", "c", "e", "f", "F", "g", "G", "%", "s", "n", "q"]):
        if random.random() < 0.012:
            for value in random.sample(values, 3):
                r.add("braces", "f.format(v)", f="{:" + fill + sign + alt + width + group + precision + code + "}", v=value)
    for f in ["{}", "{} {}", "{0} {1} {0}", "{a}", "{a.b}", "{a[b]}", "{0[0]}", "{0[k]}", "{", "}", "{{}}", "{{{}}}", "{!r}", "{!s:>5}", "{!a}", "{!x}", "{:{}}", "{:{w}}", "{0}{}", "{}{0}", "{9}", "{nosuch}",
              "{0.nosuch}", "{0[9]}", "{a!r:^10}", "{:>{w}.{p}}", "{:,}", "{:_x}", "{:.}", "{0[}", "{0.}", "{0[]}", "{a[b]c}", "{!}", "{!rx}", "{:{{}}}", "{a", "{:x", "text", "{:5", "{:<<5}", "{:,,}", "{:,_}",
              "{:.99999999999f}", "{:99999999999}"]:
        r.add("braces", "f.format(*args, a=a, w=w, p=p)", f=f, args=["é😀", 255], a={"b": 7}, w=8, p=2)
        r.add("braces", "f.format(*args, a=a, w=w, p=p)", f=f, args=[[1, 2], 3.14159], a={"b": 7}, w=8, p=1)
    for f in ["{:%Y-%m-%d}", "{:%H:%M:%S.%f}", "{:%a %A %b %B %d %j %U %W %V %G %u %w %y %p %I %e}", "{}", "{!r}", "{:%c|%x|%X|%D|%F|%T|%R|%%|%Z|%z}", "{0.year} {0.month}"]:
        for when in [datetime.datetime(2024, 2, 29, 13, 4, 5, 678), datetime.datetime(1999, 12, 31), datetime.datetime(2021, 1, 3, 0, 30)]:
            r.add("braces", "f.format(v)", f=f, v=when)
    r.add("braces", "f.format(v)", f="{:%d.%m.%y}", v=datetime.date(2024, 7, 1))
    for value in ["<x>", Markup("<i>"), 5, None]:
        r.add("braces", "f.format(v)", f=Markup("<b>{}</b>"), v=value)


def methods(r):
    for text in UNICODE:
        for name in ["upper", "lower", "title", "capitalize", "swapcase", "casefold", "strip", "lstrip", "rstrip", "split", "rsplit", "splitlines", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit",
                     "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "encode", "expandtabs"]:
            r.add("str_methods", f"s.{name}()", s=text)
        for width in [0, 4, 7, 10]:
            for name in ["center", "ljust", "rjust", "zfill"]:
                r.add("str_methods", f"s.{name}({width})", s=text)
        r.add("str_methods", "s.center(11, '😀')", s=text)
        r.add("str_methods", "s.replace('', '-')", s=text)
        r.add("str_methods", "s.replace('', '-', 2)", s=text)
        r.add("str_methods", "s.replace('a', 'é😀', 1)", s=text)
        r.add("str_methods", "s.find('b')", s=text)
        r.add("str_methods", "s.count('')", s=text)
        r.add("str_methods", "s.splitlines(true)", s=text)
        r.add("str_methods", "s | length", s=text)
        r.add("str_methods", "s | reverse", s=text)
        r.add("str_methods", "s | list", s=text)
        r.add("str_methods", "s.encode('utf-16')", s=text)
        r.add("str_methods", "s.encode('ascii', 'replace')", s=text)
        r.add("str_methods", "s.encode('latin-1', 'ignore')", s=text)
    calls = ["split(',')", "split(',', 1)", "split('')", "split(none, 1)", "split(sep='b')", "split(maxsplit=0)", "rsplit(',', 1)", "rsplit(none, 1)", "partition(',')", "partition('')", "rpartition(',')",
             "rpartition('zz')", "find('b', 2)", "find('b', -2)", "find('', 9)", "find('', 3)", "rfind('a')", "rfind('')", "rfind('a', 0, 2)", "index('zz')", "rindex('a')", "index('b', 1, 3)",
             "count('a')", "count('a', 1)", "count('', 2, 3)", "startswith('a')", "startswith(('x', 'a'))", "startswith('b', 1)", "startswith('', 99)", "startswith(['a'])", "startswith(1)",
             "endswith('a')", "endswith(('x', 'c'))", "endswith('b', 0, 2)", "endswith('')", "strip('ac')", "lstrip('a, ')", "rstrip('cb')", "strip('')", "removeprefix('a')", "removesuffix('c')",
             "replace('b', 'XX')", "replace('b', '', 1)", "replace('zz', 'y')", "replace('b', 'X', 0)", "replace('b', 'X', -1)", "join(['x', 'y'])", "join('xyz')", "join([])", "join([1])", "join(['a', none])",
             "join(5)", "center(10, '*')", "ljust(8, '.')", "rjust(8, '.')", "center(5, 'ab')", "zfill(9)", "expandtabs(4)", "expandtabs(0)", "translate({97: 'X', 98: none, 99: 120})", "encode('nosuch')",
             "split(1)", "replace(1, 2)", "find(none)", "nosuch()", "format()", "title().swapcase()", "isdigit()"]
    for text in ["a,b,c", "aabbcc", " a b  c ", "", "banana", "b😀b,😀a"]:
        for call in calls:
            r.add("str_methods", "s." + call, s=text)
    for call in ["append(4)", "extend([5, 6])", "insert(1, 'x')", "insert(-1, 'x')", "insert(99, 'x')", "pop()", "pop(0)", "pop(-2)", "pop(9)", "remove(2)", "remove(9)", "clear()", "reverse()", "sort()",
                 "sort(reverse=true)", "copy()", "count(2)", "count(2.0)", "index(2)", "index(9)", "index(3, 1)", "index(3, 0, 2)", "index(1, -1)", "extend(5)", "nosuch()"]:
        for value in [[3, 1, 2, 2], [], ["b", "a"], [1, "a"]]:
            r.add("container_methods", f"[l.{call}, l]", l=value)
    for call in ["items()", "keys()", "values()", "get('a')", "get('z')", "get('z', 5)", "get([1])", "pop('a')", "pop('z')", "pop('z', 0)", "popitem()", "setdefault('a', 9)", "setdefault('z', 9)", "setdefault('z')",
                 "update({'a': 5, 'q': 6})", "update(k=1)", "update([['x', 1]])", "update([1])", "update([[1]])", "update(5)", "copy()", "clear()", "fromkeys(['x', 'y'], 0)", "a", "nosuch", "items", "__len__()"]:
        if call not in ("items", "__len__()"):
            for value in [{"a": 1, "b": 2}, {}, {"items": 1, "keys": 2}]:
                r.add("container_methods", f"[d.{call}, d] | list", d=value)
    for call in ["union([3, 4])", "intersection([1, 3])", "difference([1])", "symmetric_difference([1, 9])", "issubset([1, 2, 3])", "issuperset([1])", "isdisjoint([7])", "add(5)", "discard(1)", "remove(1)", "remove(9)", "copy()",
                 "union(5)"]:
        r.add("container_methods", f"s.{call} | string if s.{call} is not iterable else s.{call} | sort", s={1, 2})
    for call in ["count(1)", "index(1)", "index(9)"]:
        r.add("container_methods", f"t.{call}", t=(3, 1, 1))
        r.add("container_methods", f"t.{call}", t=range(5))
    for value in [0, 5, -5, 255, 2**70, True, 1.5, -2.0, 0.1, 1e300, float("inf"), float("nan")]:
        for call in ["bit_length()", "bit_count()", "is_integer()", "as_integer_ratio()", "conjugate()", "real", "imag", "numerator", "hex()", "to_bytes(2, 'big')", "to_bytes(10, 'little')", "nosuch"]:
            r.add("number_methods", f"n.{call}", n=value)
    for value in [b"abc,d", b"\xff\x00", b"h\xc3\xa9", b""]:
        for call in ["decode()", "decode('latin-1')", "decode('utf-8', 'replace')", "decode('utf-8', 'ignore')", "decode('ascii')", "hex()", "upper()", "split(b)", "strip()", "startswith(b)", "find(b)", "replace(b, b)", "isalpha()", "splitlines()"]:
            r.add("number_methods", f"x.{call}", x=value, b=b",")
    when = datetime.datetime(2024, 2, 29, 13, 4, 5, 678)
    for call in ["year", "hour", "microsecond", "isoformat()", "isoformat(' ')", "isoformat(timespec='seconds')", "isoformat('T', 'milliseconds')", "date()", "time()", "weekday()", "isoweekday()", "isocalendar() | list", "toordinal()",
                 "strftime('%Y%m%d')", "ctime()", "replace(year=2023, day=1)", "replace(month=13)", "tzinfo", "nosuch", "utcoffset()", "tzname()"]:
        r.add("time_methods", f"t.{call}", t=when)
        r.add("time_methods", f"t.{call}", t=when.date())
    other = datetime.datetime(2024, 1, 1, 23, 59, 59)
    for expression in ["a - b", "b - a", "(a - b).days", "(a - b).seconds", "(a - b).total_seconds()", "(b - a).days", "(b - a).seconds", "(b - a) ~ ''", "(a - b) * 2", "(a - b) / 2", "(a - b) / (a - b)", "(a - b) // (a - b)", "a + (a - b)", "a - (a - b)",
                       "-(a - b)", "a < b", "a == a", "a + b", "a.date() - b.date()", "a.date() + (a - b)", "a - a", "(a - a) ~ ''", "[a, b] | max", "[a - b] ~ ''", "(a - b) | abs", "((b - a) * 1.5) ~ ''", "a < a.date()", "a == a.date()"]:
        r.add("time_methods", expression, a=when, b=other)


def conversions(r):
    texts_ = ["0", "42", "-7", " 12 ", "1_000", "1__0", "_1", "1_", "0x1f", "0b11", "0o17", "017", "1e3", "3.99", "-3.99", "abc", "", " ", "٣", "１２", "+5", "--5", "9" * 25, "inf", "-inf", "nan", "Infinity", "1.", ".5",
              ".", "1e400", "1e-400", "0x1p3", "1,000", "5 6", "true", "½", "1_0.5", "1e1_0", "\u00a07\u2003"]
    for value in texts_ + NUMBERS + OTHERS:
        r.add("conversions", "a | int", a=value)
        r.add("conversions", "a | float", a=value)
        r.add("conversions", "a | int(99)", a=value)
    for text, base in itertools.product(texts_ + ["ff", "zz", "Z", "0xFF", "0X_1f", "0b_1", "0o8"], [0, 2, 8, 16, 36, 1, 37]):
        r.add("conversions", "a | int(-1, b)", a=text, b=base)
    for value, digits in itertools.product([0, 5, 15, 25, -15, 12345, 10**20 + 5, 0.5, 1.5, 2.5, -2.5, 2.675, 1.005, 0.125, 123.456, 1e22, 5e-324, 1e300, float("inf"), True], [-25, -2, -1, 0, 1, 2, 3, 20, 400]):
        r.add("conversions", "a | round(d)", a=value, d=digits)
        for method in ["ceil", "floor"]:
            if -5 < digits < 10:
                r.add("conversions", f"a | round(d, '{method}')", a=value, d=digits)
    for value in ["x", None, [1]]:
        r.add("conversions", "a | round", a=value)
    r.add("conversions", "1.5 | round(0, 'up')")


def unicode(r):
    """Case mappings of all cased characters, a block at a time; tests of a sample of all characters. Blanks keep a final sigma out of it."""
    characters = [chr(i) for i in range(0x110000) if not 0xD800 <= i <= 0xDFFF and unicodedata.category(chr(i)) != "Cn"]
    cased = [c for c in characters if c.upper() != c or c.lower() != c or c.title() != c or c.casefold() != c]
    for block in itertools.batched((c for c in cased if c not in "\u019b\u0264"), 64):  # those two got capitals in Unicode 16
        for name in ["upper", "lower", "title", "casefold", "swapcase"]:
            r.add("unicode", f"s.{name}()", s=" ".join(block))
    kinds = {}
    for c in characters:
        kinds.setdefault((unicodedata.category(c), c.isnumeric(), c.isdigit(), c.islower(), c.isupper(), c.isprintable(), c.isspace()), []).append(c)
    for sample in kinds.values():
        for c in random.sample(sample, min(8, len(sample))):
            r.add("unicode", "[s.isalnum(), s.isalpha(), s.isdecimal(), s.isdigit(), s.islower(), s.isnumeric(), s.isprintable(), s.isspace(), s.istitle(), s.isupper(), '%r' % s]", s=c)


def regexes(r):
    """Not expressions: the pattern, the text and what re makes of them; see RegexTests."""
    patterns = [r"a", r"(a)(b)?", r"(?P<x>a)(?P<y>b)?", r"(?P<x>\w)(?P=x)", r"(a)(?P<n>b)(c)", r"\d+", r"\w+", r"\s+", r"\W", r"\S+", r"\D+", r"[^a-z]+", r"[\w.-]+", r"[]a]", r"[^]a]+", r"[a\]b]", r"[a-]+", r"[\d-]+", r"[[:alpha:]]", r"[a-c-[b]]", r"^a", r"a$", r"\Aa",
                r"c\Z", r"(?m)^\w", r"(?i)AB", r"(?s)a.c", r"a.c", r"(?x) a \ b # comment (\n c", r"(?i:a)B", r"(?a)\w+", r"x*", r"a{2}", r"a{,2}", r"a{2,}", r"a{1,2}?", r"a{x}", r"a{", r"a++b", r"a*+a", r"(?>a+)b", r"(?=a)a", r"(?!a).", r"(?<=a)b", r"(?<!a)b", r"(a)?(?(1)b|c)",
                r"(?P<q>a)?(?(q)b|c)", r"\bfoo\b", r"\Boo", r"a|b|", r"(|a)+", r"(?:a|b)+", r"(?#comment)a", r"\x41", r"\u00e9", r"\U0001F600", r"\101", r"\0", r"(.)\1", r".", r"..", r"[^x]", r"[\U0001F600-\U0001F64F]", r"[a\U0001F600]", r"\.", r"\-", r"\/", r"\ ", r"é+", "\U0001F600+",
                r"(", r")", r"[", r"a**", r"*a", r"(?P<1>a)", r"(?P<x>a)(?P<x>b)", r"(?P=z)", r"\2", r"(?<x>a)", r"\q", r"\p{L}", r"[z-a]", r"a{3,2}", r"(?z)a", r"a(?i)b", r"\x4", r"(?P<x", r"(?", r"(?P", "\\", "[a\\", r"[\w-z]", r"(?#x", r"(a)(?(2)b)", r"(\1)", r"\400", "a\nb", r"(?:)", r"$", r"^", r"^$"]
    subjects = ["", "a", "ab", "abc", "aabb", "abcabc", "foo bar_baz-1.5", "AbC aB", "line1\nline2\n", "a\nc", "é😀é x", "😀😃", "a]b-c[", "x\u0301\u0660\x1cy", "aaa", "caab", "a b", "xabxd"]
    for pattern, text in itertools.product(patterns, subjects):
        for method in ["search", "match", "fullmatch", "findall", "split"]:
            if random.random() < 0.3 or text == "":
                case = regex_case(pattern, text, method)
                if "r" in case or text == "":  # a wrong pattern is wrong for every text
                    r.cases.setdefault("regex", {})[json.dumps([pattern, text, method])] = case
    for pattern, text, replacement in [("x*", "abxd", "-"), ("(a)(b)?", "abacab", r"[\1|\2]"), ("(?P<n>a)", "banana", r"<\g<n>>"), ("a", "aaa", r"\n"), ("a", "aaa", r"\\"), ("a", "aaa", r"\q"), ("a", "aaa", r"\1"), ("(a)", "aaa", r"\g<1>0"), ("(a)", "aaa", r"\10"), ("a", "aaa", r"\g<0>"), ("a", "aaa", r"\g<x>"),
                                       ("a", "aaa", r"\g<"), ("a", "aaa", r"\g"), ("a", "aaa", r"\g<>"), ("a", "aaa", "\\"), ("a", "aaa", r"\0"), ("a", "aaa", r"\101"), ("a", "aaa", r"\-"), ("a", "aaa", "$1"), ("a", "aaa", "${x}"), ("", "abc", "-"), (".", "é😀", "x"), (r"\b", "two words", "|"), ("^", "a\nb", "> "),
                                       ("(?m)^", "a\nb", "> "), ("a|b|c", "abc", r"\g<0>\g<0>"), ("(a)|(b)", "ab", r"\1\2"), ("\\s+$", "x  ", ""), (r"(\d+)", "a1b22", r"<\1>"), ("a", "aaa", r"\g<100>"), ("a", "aaa", r"\777"), ("a", "aaa", r"\t\r\f\v\a\b")]:
        for count in [0, 1]:
            r.cases["regex"][json.dumps([pattern, text, replacement, count])] = regex_case(pattern, text, "sub", replacement, count)


def regex_case(pattern, text, method, *more):
    case = {"p": pattern, "s": text, "f": method}
    if more:
        case["new"], case["count"] = more
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if method == "sub":
                result = re.sub(pattern, more[0], text, count=more[1])
            else:
                result = getattr(re, method)(pattern, text)
        if isinstance(result, re.Match):
            result = [result.group(), *result.groups()]
        case["r"] = repr(result)
    except (re.error, IndexError) as error:
        case["m"] = str(error)
    return case


def json_texts(r):
    values = [None, True, False, 0, -1, 2**70, 1.0, 1.5, 1e16, 1e-5, float("nan"), float("inf"), "", "a\"b\\c/d", "é😀\u2028\x7f", "\x00\x1f\n\r\t\b\f", "<a href='x'>&</a>", [], {}, [1, [2, [3, []]]], {"b": 1, "a": {"d": [], "c": {}}},
              (1, 2), {1: "a", None: "b", True: "c", 1.5: "d"}, {"a": 1, 1: 2}, {(1, 2): 3}, {1, 2}, b"x", datetime.date(2024, 1, 1), Markup("<b>"), [None, {"x": [True]}], range(3), {"b": [1, 2], "a": [{"z": 1, "y": 2}]}]
    for value in values:
        for call in ["tojson", "tojson(2)", "tojson(indent=0)", "tojson(indent=4)"]:
            r.add("json", f"a | {call}", a=value)
    r.add("json", "nosuch | tojson")
    r.add("json", "[nosuch] | tojson")


USERS = [{"name": "Zed", "age": 30, "tags": ["x", "y"], "home": {"city": "Bern"}}, {"name": "adam", "age": 25, "tags": [], "home": {"city": "Aarau"}}, {"name": "Bea", "age": 30, "tags": ["z"], "home": {"city": "bern"}}, {"name": "carl", "age": 19}]


def filters(r):
    pool = {"text": ["", "hello world", "Hello WORLD foo-bar (baz)", "they're bill's friends", "a<b>&'\"", "line one\nline two\n\nline four", "straße ΑΣ", "a😀b c", "  pad  ", Markup("<b>x & y</b>"), Markup("&lt;i&gt; <!-- c --> t")],
            "other": [None, 5, -5, 2**70, 1.5, True, [], [3, 1, 2], ["b", "A", "c"], [1, "a"], [None, None], (2, 1), {"b": 1, "A": 2}, {}, {1, 2}, range(4), b"ab", [[1, 2], [1, 1]], [True, 1, 0, "", None]]}
    everything = pool["text"] + pool["other"]
    bare = ["abs", "capitalize", "center", "count", "default", "dictsort", "e", "escape", "filesizeformat", "first", "forceescape", "indent", "items", "join", "last", "length", "list", "lower", "max", "min", "pprint", "reverse", "safe",
            "select", "reject", "sort", "string", "striptags", "sum", "title", "trim", "truncate", "unique", "upper", "urlencode", "urlize", "wordcount", "wordwrap", "xmlattr", "batch(2)", "slice(2)", "map('string')", "format", "replace('b', 'X')", "attr('upper')",
            "groupby(0)", "d('z')", "d('z', true)", "first | d('none')", "sort(reverse=true)", "map('upper')", "select('string')", "reject('none')", "join('-')", "join('<')", "map('length')", "list | length"]
    wants_text = ("indent", "truncate", "wordwrap")  # of which Python's accept, and change, lists
    for value, call in itertools.product(everything, bare):
        if call == "attr('upper')" and isinstance(value, (str, bytes)) or call in wants_text and isinstance(value, list):
            continue
        if call == "items" and isinstance(value, dict) or not (isinstance(value, set) and call in ("string", "e", "escape", "forceescape", "safe", "upper", "lower", "title", "capitalize", "trim", "center", "pprint", "striptags", "urlize", "wordwrap", "join", "join('-')", "join('<')", "format", "replace('b', 'X')")):
            r.add("filters", f"a | {call}", a=value)
            if isinstance(value, str) or call in ("join('<')", "xmlattr", "urlize", "replace('b', 'X')"):
                r.add("filters", f"a | {call}", autoescape=True, a=value)
    for name in ["abs", "capitalize", "length", "list", "join", "int", "float", "round", "upper", "sum", "sort", "first", "last", "tojson", "default", "trim", "dictsort", "map('upper')", "select", "replace('a', 'b')", "batch(2)", "unique", "xmlattr", "urlencode", "wordcount", "indent",
                 "truncate", "min", "items", "reverse", "string", "e", "filesizeformat", "groupby('a')", "attr('a')", "format", "pprint", "striptags"]:
        r.add("filters", f"nosuch | {name}")
    calls = ["map(attribute='name')", "map(attribute='home.city')", "map(attribute='home.city', default='?')", "map(attribute='tags.0', default='none')", "map('upper', attribute='x')", "map()", "map(attribute='a', nosuch=1)", "map('nosuch')", "map('default', 'x')", "map('replace', 'a', 'b')",
             "selectattr('age', 'gt', 20)", "selectattr('home')", "selectattr('home.city', 'defined')", "selectattr('age', 'eq', 30) | map(attribute='name')", "selectattr()", "selectattr('age', 'nosuch')", "rejectattr('tags')", "rejectattr('age', 'lt', 26) | map(attribute='name')",
             "select('mapping')", "reject('mapping')", "select('nosuch')", "sort(attribute='name')", "sort(attribute='name', case_sensitive=true)", "sort(attribute='age,name') | map(attribute='name')", "sort(attribute='age', reverse=true) | map(attribute='name')", "sort",
             "sort(attribute='home.city')", "groupby('age')", "groupby('age') | map('first')", "groupby('home.city', default='x')", "groupby('home.city', default='x', case_sensitive=true)", "groupby('name') | map(attribute='grouper')", "groupby('age') | map(attribute='list') | map('length')",
             "unique(attribute='age') | map(attribute='name')", "sum(attribute='age')", "sum(attribute='age', start=100)", "sum(attribute='name')", "max(attribute='age')", "min(attribute='name')", "min(attribute='name', case_sensitive=true)", "join(',', attribute='name')", "join(attribute='age')",
             "batch(3)", "batch(3, 'x')", "slice(3)", "slice(3, 'x')", "first", "last", "length", "random is mapping"]
    for call in calls:
        r.add("filters", f"u | {call}", u=USERS)
        r.add("filters", f"u | {call}", u=[])
    for call in ["sort", "sort(case_sensitive=true)", "sort(true)", "unique", "unique(true)", "min", "max", "max(true)", "sum", "sum(start=1.5)", "batch(0)", "batch(1)", "batch(7, 0)", "slice(0)", "slice(1)", "slice(7, 0)", "batch('x')", "reverse", "join('', 1)", "select('odd')", "reject('even')", "select('gt', 1)", "map('int')"]:
        for value in [["b", "A", "a", "B"], [3, 1, 2, 3, 1], [0.1] * 10, [1, 2.5, True], ["10", "9"], range(7), "hello", [[1], [1], [2]], [{"a": 1}], [1e16, 1.0, -1e16], [1, 0.5, "x"], [(1, 2), (0, 1)]]:
            r.add("filters", f"a | {call}", a=value)
    long_text = "The quick brown-fox jumps over -- the lazy dog's extraordinarilylongwordthatneverends and http://example.com/a-b-c.\n\n  Second   paragraph here; em---dash well-known e-mail.  "
    for width, breaks, hyphens in itertools.product([1, 5, 10, 20, 79], ["true", "false"], ["true", "false"]):
        r.add("filters", f"a | wordwrap({width}, {breaks}, break_on_hyphens={hyphens})", a=long_text)
    for call in ["wordwrap(0)", "wordwrap(20, wrapstring='|')", "truncate(10)", "truncate(10, true)", "truncate(20, false, '…')", "truncate(11, leeway=0)", "truncate(2)", "truncate(5, true, '')", "truncate(300)", "truncate(-1)", "truncate(10, leeway=-1)", "indent(2)", "indent('> ')", "indent(2, true)",
                 "indent(2, blank=true)", "indent(2, true, true)", "indent('')", "center(200)", "center(3)", "trim('T d')", "trim(chars=' ')", "replace('e', 'E', 2)", "replace('', '.', 3)", "replace('the', 5)", "wordcount", "title", "urlize", "urlize(10)", "urlize(nofollow=true)", "urlize(target='_blank')", "urlize(rel='a b')",
                 "urlize(extra_schemes=['tel:'])", "urlize(extra_schemes=['bad scheme'])", "striptags", "upper", "truncate('x')", "pprint"]:
        r.add("filters", f"a | {call}", a=long_text)
        r.add("filters", f"a | {call}", a=Markup("<em>" + long_text + "</em> <br> x&amp;y"))
        r.add("filters", f"a | {call}", autoescape=True, a=long_text)
    for text in ["http://example.com", "see https://example.com/x?y=1#z, ok", "(http://example.com)", "www.example.org.", "mail me@example.com!", "mailto:me@example.com", "example.com", "example.xyz", "<http://a.com>", "http://a.com/(x)", "ftp://a.com", "tel:123", "@me@x.com", "http://127.0.0.1:80/x", "http://[::1]/", "WWW.Example.COM",
                 "http://a.com/&quot;x", "a@b", "x http://a.com\ny"]:
        r.add("filters", "a | urlize", a=text)
        r.add("filters", "a | urlize(12, true, '_top')", a=text)
        r.add("filters", "a | urlize(extra_schemes=['tel:', 'ftp:'])", a=text)
    for value in ["a b/c?d=é&f", "~-._", {"a": 1, "b c": "d/e"}, [["a", 1], ("b", "x y")], [1], [[1]], [[1, 2, 3]], 5, None, b"\xff/", Markup("<a>"), "", {}]:
        r.add("filters", "a | urlencode", a=value)
    for value in [0, 1, 999, 1000, 1024, 1500, 10**6, 10**9, 123456789, 10**24, 10**27, -5, "2048", 1.5, "x", None]:
        r.add("filters", "a | filesizeformat", a=value)
        r.add("filters", "a | filesizeformat(true)", a=value)
    for value in [{"class": "x", "id": None, "n": 5, "q": "a\"<b>"}, {}, {"a b": 1}, {"a/": 1}, {"a=": 1}, {"": 1}, {"é": True}]:
        for call in ["xmlattr", "xmlattr(false)"]:
            r.add("filters", f"a | {call}", a=value)
            r.add("filters", f"a | {call}", autoescape=True, a=value)
    for call in ["dictsort", "dictsort(true)", "dictsort(by='value')", "dictsort(false, 'value', true)", "dictsort(reverse=true)", "dictsort(by='x')"]:
        for value in [{"b": 1, "A": 3, "a": 2}, {"x": "b", "y": "A"}, {1: 2, "a": 3}, {2: 1, 1: 2}, [1]]:
            r.add("filters", f"a | {call}", a=value)
    for f, args in [("%s and %s", "'a', 1"), ("%(x)s", "x=5"), ("%s", ""), ("%s", "1, x=2"), ("no", ""), ("%d", "'x'"), ("%.2f", "3.14159"), ("%05d|%-5s|", "42, 'ab'")]:
        r.add("filters", f"f | format({args})", f=f)
    deep = {"zeta": list(range(40)), "alpha": {"nested key": "value " * 20, "other": [{"a": 1, "b": "text " * 5}] * 3}, "mid": ("a" * 30, "b" * 30, "c" * 30), 5: None}
    wide = {"k" * 20 + str(i): "v" * 10 for i in range(8)}
    for value in [deep, {k: v for k, v in deep.items() if k != 5}, wide, list(range(50)), ["word " * 30], "word " * 30, "x" * 200, "line\n" * 30, ("t" * 90,), [wide, wide], [], {}, "", "a'b\"c " * 20, [[["deep " * 10] * 3] * 2], {"s": "first line\nsecond line that is rather long for one line of the page\n" * 2}]:
        r.add("filters", "a | pprint", a=value)
    for expression in ["'x' | upper(1)", "'x' | replace('a')", "'x' | nosuch2(1)" if False else "'x' | replace('a', 'b', 'c')", "'x' | center(width='a')", "[1] | join(nosuch=1)", "'abc' | first | upper", "[3, 1] | sort | first", "'a' | attr('nosuch')", "{'a': 1} | attr('a')", "{'a': 1} | attr('keys') is callable",
                       "5 | attr('real')", "[1, 2] | map('string') | join('+')", "[1, 2, 3] | select('odd') | list", "range(10) | select('divisibleby', 3) | list", "['a', 'b'] | map('default', 'x') | list", "[[1, 2], [3]] | map('sum') | list", "[1, none] | map('default', 'x', true) | list",
                       "'%s' | format(nosuch)", "[nosuch, 1] | map('default', 0) | list", "nosuch.x | default('y')", "nosuch | default", "none | default('x')", "'' | default('x', boolean=true)", "[] | min", "[] | max | default('e')", "[] | first | default('e')", "[] | last", "[] | random | default('e')", "'' | first"]:
        r.add("filters", expression)


def tests(r):
    values = [None, True, False, 0, 1, 2, 3, -1, 1.0, 1.5, 2.0, 2**70, "", "a", "ABC", "abc", "Abc", "5", [], [1], (1,), {}, {"a": 1}, {1}, range(3), b"x", Markup("x"), Markup("ABC"), datetime.date(2024, 1, 1), "upper", "even", "ΑΒ"]
    names = ["boolean", "callable", "defined", "undefined", "escaped", "even", "odd", "false", "true", "float", "integer", "iterable", "lower", "upper", "mapping", "none", "number", "sequence", "string", "filter", "test", "divisibleby(2)", "divisibleby(0)", "divisibleby 3",
             "eq(1)", "equalto('a')", "ne(1)", "sameas(none)", "sameas(true)", "sameas(1)", "in([1, 'a', none])", "in('xabcx')", "in({'a': 1})", "in(5)", "gt(1)", "ge(1.0)", "lt('b')", "le(2)", "greaterthan(0)", "lessthan(0)"]
    for value, name in itertools.product(values, names):
        r.add("tests", f"a is {name}", a=value)
        if random.random() < 0.2:
            r.add("tests", f"a is not {name}", a=value)
    for name in names:
        r.add("tests", f"nosuch is {name}")
    for expression in ["range is callable", "'x'.upper is callable", "d.x is defined", "d.a is defined", "d['a'] is mapping", "1 is even(2)", "1 is eq", "1 is eq(1, 2)", "'upper' is filter", "'nosuch' is filter", "'even' is test", "5 is filter", "nosuch.x is defined", "x is eq y", "(1, 2) is eq((1, 2))", "1 is in [1]", "not 1 is odd",
                       "1 is odd and 2 is even", "'a' is == 'a'", "1 is not defined"]:
        r.add("tests", expression, d={"a": {}}, x=1, y=1.0)


def main():
    random.seed(20240229)
    values = Recorder()
    for group in [arithmetic, comparison, texts, slices, percent, braces, methods, conversions, json_texts, unicode]:
        group(values)
    values.write("Values")
    patterns = Recorder()
    regexes(patterns)
    patterns.write("Values/Regexes")
    for folder, group in [("Filters", filters), ("Tests", tests)]:
        recorder = Recorder()
        group(recorder)
        recorder.write(folder)


main()
