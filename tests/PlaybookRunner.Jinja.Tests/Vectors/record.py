#!/usr/bin/env python3
"""Records what Jinja2 3.1 does with the language itself (statements, expressions, scopes, whitespace, undefined values, native results, errors).

Run it where Jinja2 3.1 is installed; it rewrites language.jsonl.gz beside it:   python3 record.py
A case is added by adding its template to one of the functions below; nothing here says what the outcome should be.
"""
import base64
import gzip
import itertools
import json
import os

import jinja2
from jinja2 import nativetypes, sandbox
from markupsafe import Markup

CASES = []


def case(group, source, context=None, **env):
    CASES.append((group, source, context or {}, env))


def encode(value):
    if isinstance(value, Markup):
        return {"$markup": str(value)}
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return {"$float": "nan" if value != value else "inf" if value > 0 else "-inf"}
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, tuple):
        return {"$tuple": [encode(item) for item in value]}
    if isinstance(value, list):
        return [encode(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return {"$set": [encode(item) for item in sorted(value, key=repr)]}
    if isinstance(value, range):
        return {"$range": [value.start, value.stop, value.step]}
    if isinstance(value, jinja2.Undefined):
        return {"$undefined": True}
    if isinstance(value, dict):
        if all(isinstance(key, str) and not key.startswith("$") for key in value):
            return {key: encode(item) for key, item in value.items()}
        return {"$dict": [[encode(key), encode(item)] for key, item in value.items()]}
    raise TypeError(type(value))


def environment(env):
    env = dict(env)
    classes = {
        "Environment": jinja2.Environment,
        "NativeEnvironment": nativetypes.NativeEnvironment,
        "SandboxedEnvironment": sandbox.SandboxedEnvironment,
        "ImmutableSandboxedEnvironment": sandbox.ImmutableSandboxedEnvironment,
    }
    cls = classes[env.pop("class", "Environment")]
    if "undefined" in env:
        env["undefined"] = getattr(jinja2, env["undefined"])
    env["loader"] = jinja2.DictLoader(env.get("loader", {}))
    env["extensions"] = ["jinja2.ext." + name for name in env.get("extensions", [])]
    return cls(**env)


def outcome(source, context, env):
    native = env.get("class") == "NativeEnvironment"
    try:
        value = environment(env).from_string(source).render(**json.loads(json.dumps(context)))
        return {"value": encode(value), "type": type(value).__name__} if native else {"output": str(value)}
    except Exception as error:  # the outcome is the error, whatever it is
        result = {"error": type(error).__name__, "message": str(error).split("\n")[0]}
        result["error_bases"] = [base.__name__ for base in type(error).__mro__[1:-2]]
        if isinstance(error, jinja2.TemplateSyntaxError):
            result["lineno"] = error.lineno
        return result


def whitespace():
    tags = ["{{%s x %s}}", "{%%%s if true %s%%}{%% endif %%}", "{#%s c %s#}", "{%%%s raw %s%%}r{%% endraw %%}", "{%%%s set y = 1 %s%%}"]
    surroundings = [("a \n  ", "\n  b\n"), ("  ", "  \n"), ("\n", "\n\n"), ("a", "b")]
    for tag, (before, after), sign, end in itertools.product(tags, surroundings, ["", "-", "+"], ["", "-", "+"]):
        if end == "+" and tag.startswith(("{{", "{%%%s raw")):
            continue
        for trim, lstrip in itertools.product([False, True], repeat=2):
            case("whitespace", before + tag % (sign, end) + after, {"x": 1}, trim_blocks=trim, lstrip_blocks=lstrip)
    for text in ["a\n", "a\n\n", "\n", "", "a\r\n", "a\rb\r", "a\x0bb\x0c\n", "a\u2028b\n"]:
        for keep, newline in itertools.product([False, True], ["\n", "\r\n", "\r"]):
            case("newlines", text + "{{ 'x\ny' }}" + text, keep_trailing_newline=keep, newline_sequence=newline)
    for source in [
        "# for i in [1, 2]\n{{ i }}\n# endfor", "  # if true:\n  a\n  # endif\nb", "# set x = [1,\n# 2]\n{{ x }}", "a # no\n", "#- for i in [1]\nx\n#- endfor\ny",
        "a ## c\nb", "## c\nb", "   ## c\nb", "{{ 1 }} ## c\n{{ 2 }}## d", "# if true ## c\nx\n# endif", "a ##c", "# for i in [1,\n 2]:\n{{ i }}\n\n\n# endfor\n\nz", "## only", "#\n", "x\n#if 1\ny\n#endif\n",
    ]:
        case("lines", source, line_statement_prefix="#", line_comment_prefix="##")
        case("lines", source, line_statement_prefix="#", line_comment_prefix="##", trim_blocks=True, lstrip_blocks=True)
    for source in ["<% if 1 %>[[ 2 ]]<% endif %><# c #>{{ 3 }}", "<%- raw -%> [[ 1 ]] <%- endraw -%> x", "[[ [[1][0]] ]]", "[[ 'a' ]]] ]"]:
        case("delimiters", source, block_start_string="<%", block_end_string="%>", variable_start_string="[[", variable_end_string="]]",
             comment_start_string="<#", comment_end_string="#>")
    for source in ["{ x }{% if 1 %}a{% endif %}", "{ {'a': 1}.a }"]:
        case("delimiters", source, {"x": 5}, variable_start_string="{", variable_end_string="}")


def literals():
    for text in [
        "0", "00", "017", "1_000", "1__0", "_1", "0x1F", "0X_a", "0b1_01", "0o17", "0b2", "1.5", "1.", ".5", "1e3", "1E-3", "1_0.2_5e1_0", "1e", "1.2.3", "1.e3", "100000000000000000000", "-0", "- 1", "--1", "+-1",
        "1e22", "1e16", "1e15", "123456789.123456789", "0.1", "1e-5", "0.0001", "5e-324", "1.7976931348623157e308", "-0.0", "''", "'a' 'b'", "\"a'b\"", "'a\\'b'", "'\\n\\t\\\\'", "'\\x41\\u00e9\\U0001F600'",
        "'\\101\\7\\08'", "'\\q'", "'a\\\nb'", "'\\x4'", "'\\u12'", "'a\nb'", "true", "True", "TRUE", "none", "None", "null", "false", "[]", "[1,]", "[,]", "(,)", "()", "(1,)", "(1)", "1,", "1, 2", "{}", "{'a': 1,}", "{1: 2, 'b': [3]}",
        "{'a'}", "{'a': 1, **{}}", "{none: 1, true: 2, 1.0: 3}", "[1, [2, (3, {'x': none})]]", "é", "'é😀'", "a\u00b7", "ª", "x²", "'abc", "\"abc", "$", "a ? b", "a!", "`a`", "[1", "(1", "{'a': 1", "1]", "1)", "(1]", "@", "a..b", "a.1", "a.b.1",
    ]:
        case("literals", "{{ " + text + " }}", {"a": {"b": [1, 2], "1": "one"}})


def operators():
    values = ["1", "-7", "2.5", "true", "'ab'", "[1, 2]", "(1, 2)", "{'a': 1}", "none", "nope", "10000000000000000000"]
    for left, right in itertools.product(values, repeat=2):
        for operator in ["+", "-", "*", "/", "//", "%", "~", "==", "<", ">=", "in", "and", "or"]:
            case("operators", "{{ " + f"{left} {operator} {right}" + " }}")
    for base, power in itertools.product(["0", "2", "-3", "2.5", "true"], ["0", "1", "3", "-1", "0.5"]):
        case("operators", "{{ (" + base + ") ** (" + power + ") }}")
    for value in values:
        for form in ["-(%s)", "+(%s)", "not %s", "%s if %s else 0", "(%s) is defined", "(%s) is none", "(%s)[0]", "(%s).a", "(%s)[:1]", "(%s)()"]:
            case("operators", "{{ " + form.replace("%s", value) + " }}")
    parts = ["1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "2 ** -1", "10 - 3 - 2", "100 / 10 / 2", "7 // 2 * 2", "7 % 4 * 2", "1 ~ 2 + 3", "1 + 2 ~ 3", "1 ~ 2 * 3", "not 1 == 2", "not not 1", "1 < 2 < 3", "1 < 3 < 2",
             "3 > 2 > 1 == 1", "1 in [1] == true", "1 not in [1, 2]", "not 1 in [1]", "1 or 0 and 0", "(1 or 0) and 0", "1 and 2 or 3", "1 if 0 else 2 if 0 else 3", "(1 if 0) is defined", "1 if 1", "[1, 2] | length + 1", "-1 | abs", "(-1) | abs",
             "1 | string ~ 'a'", "'a' ~ 1 | string", "'a' in 'abc' and 'z' not in 'abc'", "1 == 1.0 == true", "1 is defined and 2 is defined", "1 is not none", "not 1 is none", "3 is divisibleby 3", "3 is divisibleby(2) or 1", "3 is not divisibleby 2",
             "4 is even is defined", "x is defined if true", "1 < nope", "nope.x", "nope[0]", "nope()", "nope | upper", "nope ~ 'a'", "'%s-%s' | format(1, 2)", "'%s' % 1", "'%d%%' % 5", "1 <> 2", "a = 1", "a := 1", "a => 1", "1 +", "* 1", "1 1", "a b",
             "a | ", "a | 1", "a is", "a is not", "a.", "a[", "a[]", "a[1:2:3:4]", "a[:]", "a[::]", "a[1:2, 3]", "f(a=1, 2)", "f(a=1, a=2)", "f(*a, *b)", "f(**a, *b)", "f(**a, b=1)", "f(*a, 1)", "f(,)", "f(1,)", "lambda x: x", "[x for x in y]", "a if", "a if b else", "a and", "not", "a not b", "a not in", "a is in [1]"]
    for text in parts:
        case("grammar", "{{ " + text + " }}", {"a": [1, 2, 3], "b": 2})
    for value, size in [("'abcdef'", 6), ("[0, 1, 2, 3, 4]", 5), ("(0, 1, 2)", 3), ("'é😀x'", 3), ("range(6)", 6)]:
        bounds = ["", "0", "1", "-1", "2", "-2", "9", "-9"]
        for start, stop, step in itertools.product(bounds[:6], bounds[:8:2], ["", "1", "-1", "2", "-2"]):
            case("slices", "{{ " + f"{value}[{start}:{stop}:{step}]" + " }}")
        for index in range(-size - 1, size + 1):
            case("slices", "{{ " + f"{value}[{index}]" + " }}")


def loops():
    attributes = ["index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0", "previtem", "nextitem", "changed(i)", "cycle('a', 'b', 'c')", "nope"]
    iterables = ["[]", "[1]", "[3, 1, 2]", "'abc'", "{'a': 1, 'b': 2}", "range(3)", "[1, 1, 2] | map('string')", "(1, 2)", "[[1], [2, 3]]", "nope", "5", "none"]
    for attribute, iterable in itertools.product(attributes, iterables):
        case("loop", "{% for i in " + iterable + " %}{{ loop." + attribute + " }},{% else %}none{% endfor %}")
    for iterable in iterables:
        case("loop", "{% for i in " + iterable + " %}{{ i }};{% else %}none{% endfor %}")
        case("loop", "{% for i in " + iterable + " if i != 1 %}{{ i }}{{ loop.index }}/{{ loop.length }};{% else %}none{% endfor %}")
        case("loop", "{% for a, b in " + iterable + " %}{{ a }}-{{ b }};{% endfor %}")
    for source in [
        "{% for k, v in {'a': 1, 'b': 2}.items() %}{{ k }}={{ v }};{% endfor %}", "{% for a, (b, c) in [(1, (2, 3))] %}{{ a }}{{ b }}{{ c }}{% endfor %}", "{% for (a, b) in [(1, 2)] %}{{ a }}{{ b }}{% endfor %}",
        "{% for a, in [(1,)] %}{{ a }}{% endfor %}", "{% for i in 1, 2 %}{{ i }}{% endfor %}", "{% for i in [1, 2] if true else [3] %}{{ i }}{% endfor %}", "{% for i in ([1] if false else [3]) %}{{ i }}{% endfor %}",
        "{% for i in [1, 2] recursive %}{{ i }}{% endfor %}", "{% for i in [1, [2, [3]]] recursive %}{{ loop(i) if i is iterable else i }}{% endfor %}", "{% for i in [[], [[]]] recursive %}({{ loop.depth }}{{ loop(i) }}){% else %}e{% endfor %}",
        "{% for i in [1] %}{{ loop(2) }}{% endfor %}", "{% for i in [1, 2] %}{% for j in [1, 2] %}{{ loop.index }}{% endfor %}{{ loop.index }}{% endfor %}", "{% for i in [1, 2] %}{% set o = loop %}{% for j in [1] %}{{ o.index }}{% endfor %}{% endfor %}",
        "{% for i in range(3) %}{{ loop }}{% endfor %}", "{% for i in [1] %}{% endfor %}{{ i }}", "{% for i in [1, 2] %}{{ x }}{% set x = i %}{% endfor %}", "{% set x = 0 %}{% for i in [1, 2] %}{{ x }}{% set x = i %}{{ x }}{% endfor %}{{ x }}",
        "{% for i in [1, 2] if loop %}x{% endfor %}", "{% for i in [1, 2, 3] if x == i %}{{ i }}{% endfor %}", "{% for x in x %}{{ x }}{% endfor %}{{ x }}", "{% for loop in [1] %}{% endfor %}", "{% for i in [1] %}{% set loop = 2 %}{{ loop }}{% endfor %}",
        "{% for i in [3, 1] %}{% for i in [i] %}{{ i }}{% endfor %}{{ i }}{% endfor %}", "{% for a.b in [1] %}{% endfor %}", "{% for 'a' in [1] %}{% endfor %}", "{% for i [1] %}{% endfor %}", "{% for i in %}{% endfor %}", "{% for in [1] %}{% endfor %}", "{% for i in [1] %}",
        "{% for i in [1] %}{% else %}{% else %}{% endfor %}", "{% for i in [1] %}{% endfor x %}", "{% for i in [1]: %}{{ i }}{% endfor %}",
    ]:
        case("for", source, {"x": [1, 2]})
        case("for", source, {"x": 2}, **{"class": "NativeEnvironment"})
    for source in ["{% for i in range(9) %}{% if i == 2 %}{% continue %}{% endif %}{% if i > 4 %}{% break %}{% endif %}{{ i }}{% else %}e{% endfor %}", "{% for i in [1] %}{% break %}{% else %}e{% endfor %}", "{% for i in [1] %}{% continue %}{% else %}e{% endfor %}",
                   "{% for i in [1, 2] %}{% for j in [1, 2] %}{% break %}{% endfor %}{{ i }}{% endfor %}", "{% for i in [1, 2] %}{% with a = i %}{{ a }}{% break %}{% endwith %}{% endfor %}", "{% for i in [1, 2] %}{{ loop.index }}{% continue %}x{% endfor %}", "{% do [].append(1) %}x", "{% do 1, 2 %}", "{% do %}"]:
        case("loopcontrols", source, extensions=["loopcontrols", "do"])


def scopes():
    for source in [
        "{{ x }}{% set x = 1 %}{{ x }}", "{% if c %}{% set x = 1 %}{% endif %}{{ x }}", "{% if not c %}{% set x = 1 %}{% endif %}{{ x }}", "{% if not c %}{% set x = 1 %}{% elif c %}{% set x = 2 %}{% endif %}{{ x }}",
        "{% if c %}{% set x = 1 %}{% else %}{% set x = 2 %}{% endif %}{{ x }}", "{% if not c %}{% set y = 1 %}{% endif %}{{ y is defined }}", "{% set x = x %}{{ x }}", "{% set x = x + 1 %}{{ x }}", "{% set x, y = 1, 2 %}{{ x }}{{ y }}", "{% set x, y = y, x %}{{ x }}{{ y }}",
        "{% with %}{% set x = 1 %}{{ x }}{% endwith %}{{ x }}", "{% with x = 1 %}{{ x }}{% endwith %}{{ x }}", "{% with x = 1, y = x %}{{ x }}{{ y }}{% endwith %}", "{% with x = x %}{{ x }}{% set x = 5 %}{{ x }}{% endwith %}{{ x }}", "{% with (a, b) = (1, 2) %}{{ a }}{{ b }}{% endwith %}",
        "{% macro f() %}{{ x }}{% endmacro %}{{ f() }}{% set x = 1 %}{{ f() }}", "{% set x = 1 %}{% macro f() %}{{ x }}{% set x = 2 %}{{ x }}{% endmacro %}{{ f() }}{{ x }}", "{% macro f(x) %}{{ x }}{% endmacro %}{{ f(5) }}{{ x }}", "{% macro f() %}{% set z = 1 %}{{ z }}{% endmacro %}{{ f() }}{{ z }}",
        "{% for i in [1, 2] %}{% macro f() %}{{ i }}{% endmacro %}{{ f() }}{% endfor %}", "{% for i in [1, 2] %}{% if i == 1 %}{% set y = i %}{% endif %}{{ y }}{% endfor %}", "{% for i in [1, 2] %}{% if i == 2 %}{% set x = i %}{% endif %}{{ x }};{% endfor %}{{ x }}",
        "{% set ns = namespace() %}{% set ns.a = 1 %}{% for i in [1, 2] %}{% set ns.a = ns.a + i %}{% endfor %}{{ ns.a }}", "{% set ns = namespace(x, b=2) %}{{ ns.b }}", "{% set ns = namespace({'a': 1}, b=2) %}{{ ns.a }}{{ ns.b }}{{ ns['a'] }}{{ ns }}", "{% set ns.a = 1 %}", "{% set x.a = 1 %}", "{% set ns = namespace() %}{{ ns.a }}{{ ns.a.b }}",
        "{% set ns = namespace() %}{% set ns.a, ns.b = 1, 2 %}", "{% set a | upper %}x{{ x }}{% endset %}{{ a }}", "{% set a %}{% set b = 1 %}{{ b }}{% endset %}{{ a }}{{ b }}", "{% set a %}{% endset %}[{{ a }}]", "{% set a, b %}xy{% endset %}{{ a }}{{ b }}", "{% set a | replace('a', x) | upper %}aba{% endset %}{{ a }}",
        "{% filter upper %}a{{ x }}{% set y = 1 %}{% endfilter %}{{ y }}", "{% filter replace('a', 'b') | upper %}aa{% endfilter %}", "{% filter %}{% endfilter %}", "{% filter nope %}{% endfilter %}", "{% set %}", "{% set x %}", "{% set x = %}", "{% set x = 1", "{% set 1 = 2 %}", "{% set none = 2 %}", "{% set (a, b) = (1, 2) %}{{ a }}{{ b }}", "{% set a, = [1] %}{{ a }}",
        "{% set a, b = [1] %}", "{% set a, b = [1, 2, 3] %}", "{% set a, b = 5 %}", "{% set a, b = 'xy' %}{{ a }}{{ b }}", "{% set a, b = nope %}", "{% set a = b = 1 %}", "{% if %}{% endif %}", "{% if 1 %}", "{% if 1 %}{% elif %}{% endif %}", "{% if 1 %}{% else %}{% elif 1 %}{% endif %}", "{% if 1, 2 %}t{% endif %}", "{% if 1: %}t{% endif %}",
        "{% elif %}", "{% endif %}", "{% endfor %}", "{% nope %}", "{% %}", "{%", "{{", "{#", "{% raw %}", "{% if 1 %}{% endfor %}", "{% for i in x %}{% endif %}", "{% print 1 %}", "{% print 1, 2 %}", "{% print %}", "{% 1 %}", "{{ {% }}", "}}", "%}", "#}", "{ {", "{% if 1 %}{{ 1 %}{% endif %}", "{{ 1 %}", "{% if 1 }}", "{{ '}}' }}", "{{ '%}' }}{% if '%}' %}x{% endif %}", "{# {{ #}x", "{% raw %}{% raw %}{% endraw %}",
    ]:
        case("scopes", source, {"x": 9, "c": True})


def macros():
    signatures = ["", "a", "a, b", "a, b=2", "a=1, b=a", "a, b=x", "a=b, b=2"]
    bodies = ["{{ a }}|{{ b }}", "{{ a }}|{{ varargs }}|{{ kwargs }}", "{{ caller() if caller else 'no' }}"]
    calls = ["", "1", "1, 2", "1, 2, 3", "a=1", "b=1", "b=1, a=2", "1, a=2", "1, c=3", "*[1, 2]", "**{'a': 1, 'b': 2}", "1, **{'a': 2}", "*5", "**5", "**{1: 2}"]
    for signature, body, call in itertools.product(signatures, bodies, calls):
        case("macros", "{% macro f(" + signature + ") %}" + body + "{% endmacro %}{{ f(" + call + ") }}", {"x": "ctx"})
    for source in [
        "{% macro f() %}{{ caller() }}{% endmacro %}{% call f() %}x{{ x }}{% endcall %}", "{% macro f() %}{{ caller(1, 2) }}{% endmacro %}{% call(a, b=3) f() %}{{ a }}{{ b }}{% endcall %}", "{% macro f() %}{{ caller(1) }}{% endmacro %}{% call f() %}x{% endcall %}", "{% macro f() %}{{ caller() }}{% endmacro %}{{ f() }}",
        "{% macro f(caller) %}{% endmacro %}", "{% macro f(caller=none) %}{{ caller is none }}{% endmacro %}{{ f() }}{% call f() %}{% endcall %}", "{% macro f() %}{% endmacro %}{% call f() %}{% endcall %}", "{% call 1 %}{% endcall %}", "{% call f %}{% endcall %}", "{% macro f() %}{{ caller.name }}{{ caller.arguments }}{% endmacro %}{% call(q) f() %}{% endcall %}",
        "{% macro f(a, b=1) %}{% endmacro %}{{ f.name }}{{ f.arguments }}{{ f.catch_kwargs }}{{ f.catch_varargs }}{{ f.caller }}{{ f }}", "{% macro f(a, a) %}{% endmacro %}", "{% macro f(a=1, b) %}{% endmacro %}", "{% macro f(1) %}{% endmacro %}", "{% macro f %}{% endmacro %}", "{% macro %}{% endmacro %}", "{% macro f() %}", "{% macro f() %}a{% endmacro %}{{ f() | upper }}{{ f() ~ 1 }}{{ f() == 'a' }}",
        "{% macro f(n) %}{{ n }}{{ f(n - 1) if n }}{% endmacro %}{{ f(3) }}", "{% macro f() %}{% macro g() %}g{% endmacro %}{{ g() }}{% endmacro %}{{ f() }}{{ g is defined }}", "{% macro f() %}{{ g() }}{% endmacro %}{% macro g() %}g{% endmacro %}{{ f() }}", "{% if false %}{% macro f() %}{% endmacro %}{% endif %}{{ f is defined }}", "{{ f() }}{% macro f() %}{% endmacro %}",
        "{% macro f(x) %}{{ x }}{% endmacro %}{{ f() }}", "{% macro f(x) %}{{ x.y }}{% endmacro %}{{ f() }}", "{% macro f(x=y) %}{{ x }}{% endmacro %}{% set y = 2 %}{{ f() }}", "{% macro outer() %}{{ caller() }}{% endmacro %}{% macro mid() %}{% call outer() %}{{ caller() }}{% endcall %}{% endmacro %}{% call mid() %}q{% endcall %}",
    ]:
        case("macros", source, {"x": "ctx"})
        case("macros", source, {"x": "ctx"}, autoescape=True)


def templates():
    loader = {
        "base": "<{% block title %}base{{ x }}{% endblock %}|{% block body %}{% block inner %}in{% endblock %}{% endblock %}>{{ v }}", "mid": "{% extends 'base' %}{% block title %}mid-{{ super() }}{% endblock %}", "scoped": "{% for i in [1, 2] %}{% block item scoped %}{{ i }}{% endblock %}{% endfor %}",
        "unscoped": "{% for i in [1, 2] %}{% block item %}{{ i }}{% endblock %}{% endfor %}", "required": "{% block need required %}{% endblock %}", "inc": "[{{ x }}{{ y }}{{ loop is defined }}]", "sets": "{% set x = 'inner' %}{% set _p = 1 %}{% macro m(a) %}m{{ a }}{{ x }}{{ y }}{% endmacro %}body", "ctx": "{% macro m() %}{{ x }}{{ y }}{% endmacro %}", "bad": "ok\n{{ 1 // 0 }}", "worse": "ok\n{{ | }}",
        "loop": "{% include 'inc' %}",
    }
    for source in [
        "{% extends 'base' %}", "{% extends 'base' %}x{{ y }}{% for i in [1] %}x{% endfor %}", "{% extends 'base' %}{% set v = 5 %}", "{% set v = 5 %}{% extends 'base' %}", "{% extends 'mid' %}{% block title %}child-{{ super() }}{% endblock %}", "{% extends 'mid' %}{% block title %}{{ super.super() }}{% endblock %}", "{% extends 'base' %}{% block title %}{{ super.super() }}{% endblock %}",
        "{% extends 'base' %}{% block inner %}{{ self.title() }}{{ super() }}{% endblock %}", "{% extends 'base' %}{% block body %}{{ super() }}{{ super() }}{% endblock %}{% block inner %}x{% endblock %}", "{% extends 'base' %}{% block nope %}x{% endblock %}", "{% extends name %}", "{% if y %}{% extends 'base' %}{% endif %}a", "{% if not y %}{% extends 'base' %}{% endif %}a", "{% extends nope %}", "{% extends 'nope' %}",
        "{% extends 'base' %}{% extends 'base' %}", "{% extends 'scoped' %}{% block item %}<{{ i }}>{% endblock %}", "{% extends 'unscoped' %}{% block item %}<{{ i }}>{% endblock %}", "{% extends 'required' %}", "{% extends 'required' %}{% block need %}x{% endblock %}", "{% include 'required' %}", "{% block a %}{{ x }}{% set x = 1 %}{{ x }}{% endblock %}{{ x }}", "{% set x = 1 %}{% block a %}{{ x }}{% endblock %}",
        "{% for x in [1] %}{% block a %}{{ x }}{% endblock %}{% endfor %}", "{% for x in [1] %}{% block a scoped %}{{ x }}{{ loop.index }}{% endblock %}{% endfor %}", "{% block a %}{% endblock %}{% block a %}{% endblock %}", "{% block a %}x{% endblock a %}", "{% block a %}x{% endblock b %}", "{% block a-b %}{% endblock %}", "{% block 1 %}{% endblock %}", "{% block %}{% endblock %}", "{% block a required %}x{% endblock %}", "{% block a required %} {# c #} {% endblock %}", "{{ self.a() }}{% block a %}x{% endblock %}", "{{ self.nope() }}", "{{ self }}", "{{ super() }}",
        "{% include 'inc' %}", "{% include 'inc' with context %}", "{% include 'inc' without context %}", "{% for x in [1] %}{% include 'inc' %}{{ loop.index }}{% endfor %}", "{% for x in [1] %}{% include 'inc' %}{% endfor %}", "{% set x = 1 %}{% include 'inc' %}", "{% with y = 1 %}{% include 'inc' %}{% endwith %}", "{% include ['nope', 'inc'] %}", "{% include ['nope', 'none'] %}", "{% include [] %}", "{% include ['nope'] ignore missing %}x", "{% include 'nope' ignore missing %}x",
        "{% include 'nope' ignore missing with context %}x", "{% include 'nope' %}", "{% include nope %}", "{% include nope ignore missing %}", "{% include 'sets' %}{{ x }}", "{% include 'bad' %}", "{% include 'worse' %}", "{% include 'loop' %}", "{% include %}", "{% macro f(x) %}{% include 'inc' %}{% endmacro %}{{ f('arg') }}",
        "{% import 'sets' as s %}{{ s.x }}{{ s.m(1) }}{{ s._p }}{{ s.nope }}", "{% import 'sets' as s %}{{ s }}", "{% import 'sets' as s with context %}{{ s.m(1) }}", "{% import 'ctx' as c %}{{ c.m() }}", "{% import 'ctx' as c with context %}{{ c.m() }}{% set x = 3 %}{{ c.m() }}", "{% import 'ctx' as c without context %}{{ c.m() }}", "{% from 'sets' import m, x as z %}{{ m(1) }}{{ z }}{{ x }}", "{% from 'sets' import m with context %}{{ m(1) }}", "{% from 'sets' import nope %}{{ nope }}", "{% from 'sets' import nope %}{{ nope() }}",
        "{% from 'sets' import _p %}", "{% from 'sets' import m as _q %}{{ _q(1) }}", "{% from 'sets' import %}", "{% from 'sets' import m, %}{{ m(1) }}", "{% import 'sets' %}", "{% import 'nope' as n %}", "{% from 'nope' import n %}", "{% for x in [1] %}{% import 'ctx' as c with context %}{{ c.m() }}{% endfor %}", "{% from 'ctx' import m with context %}{% for x in [1] %}{{ m() }}{% endfor %}",
        "{% set x = 1 %}{% macro f() %}{% import 'ctx' as c with context %}{{ c.m() }}{% endmacro %}{{ f() }}",
    ]:
        case("templates", source, {"x": "X", "y": "Y", "name": "base"}, loader=loader)
        case("templates", source, {"x": "<", "y": "Y", "name": "base"}, loader=loader, autoescape=True)


def undefined_values():
    uses = ["{{ %s }}", "[{{ %s ~ 'a' }}]", "{{ %s + 1 }}", "{{ %s == 1 }}", "{{ %s == %s }}", "{{ %s.x }}", "{{ %s['x'] }}", "{{ %s() }}", "{{ %s | default('d') }}", "{{ %s | length }}", "{{ %s | upper }}", "{{ %s | list }}", "{{ %s | join(',') }}", "{{ %s | int }}", "{{ %s is defined }}", "{{ %s is undefined }}", "{{ %s is none }}", "{{ %s is iterable }}",
            "{% if %s %}t{% else %}f{% endif %}", "{% for i in %s %}x{% else %}e{% endfor %}", "{{ 1 in %s }}", "{{ %s in [1] }}", "{{ [%s] }}", "{{ {'a': %s} }}", "{{ %s and 1 }}", "{{ %s or 1 }}", "{{ not %s }}", "{% set y = %s %}ok", "{{ -%s }}", "{{ %s < 1 }}", "{{ 'x' if %s else 'y' }}", "{{ %s[1:2] }}", "{{ 'a' * %s }}", "{{ %s % 2 }}", "{{ '%s' % %s }}"]
    for kind, name, use in itertools.product(["Undefined", "ChainableUndefined", "DebugUndefined", "StrictUndefined"], ["nope", "d.nope", "d['no pe']", "l[7]", "(1 if false)", "s.nope"], uses):
        case("undefined", use.replace("%s", name) if "'%s'" not in use else use.replace("% %s", "% " + name), {"d": {"a": 1}, "l": [1], "s": "text"}, undefined=kind)


def natives():
    for source in [
        "{{ 1 }}", "{{ 1 }}{{ 2 }}", "{{ 1 }} ", " {{ 1 }}", "{{ '1' }}", "{{ '[1, 2]' }}", "[{{ 1 }}, {{ 2 }}]", "{{ 'a' }}", "{{ none }}", "", "{{ '' }}", "{{ true }}", "{{ 'True' }}", "{{ 'true' }}", "{{ 'None' }}", "{{ \"'q'\" }}", "{{ '\"q\"' }}", "{{ '1.5' }}", "{{ '1e3' }}", "{{ '0x1f' }}", "{{ '017' }}", "{{ '1_000' }}", "{{ '-5' }}", "{{ '- 5' }}", "{{ '+5' }}", "{{ '1 + 1' }}", "{{ '(1, 2)' }}", "{{ '1, 2' }}", "{{ '{1: 2}' }}",
        "{{ '{1, 2}' }}", "{{ '{}' }}", "{{ '()' }}", "{{ '[1' }}", "{{ \"b'x'\" }}", "{{ \"r'a\\\\n'\" }}", "{{ \"u'x'\" }}", "{{ \"f'x'\" }}", "{{ \"'a' 'b'\" }}", "{{ ' 1' }}", "{{ '1 ' }}", "{{ '1\n' }}", "{{ '\n1' }}", "{{ '[1,\n2]' }}", "{{ '# c' }}", "{{ '1 # c' }}", "{{ 'abc' ~ 1 }}", "{{ [1] }}{{ [2] }}", "{{ nope }}", "{{ nope }}x", "{{ [nope] }}", "{% if true %}{{ [1] }}{% endif %}", "{% for i in [7] %}{{ i }}{% endfor %}", "{% for i in [7, 8] %}{{ i }}{% endfor %}", "{% for i in [] %}{% endfor %}",
        "{% macro m() %}{{ [1] }}{% endmacro %}{{ m() }}", "{% macro m() %}{{ [1] }}{% endmacro %}{{ m()[0] + 1 }}", "{% set a %}{{ 5 }}{% endset %}{{ a + 1 }}", "{% set a %}x{% endset %}{{ a }}", "{% filter length %}{{ [1, 2] }}{% endfilter %}", "{{ range(3) }}", "{{ (1, 2) }}", "{{ {'a': (1,)} }}", "{{ 'abc' | list }}", "{{ 'é' }}", "{{ '😀' ~ '' }}", "x{{ none }}y", "{{ 1.0 }}", "{{ 10 ** 20 }}", "{{ '10000000000000000000000' }}", "{{ 'nan' }}", "{{ '1j' }}", "{{ '...' }}", "{{ 'a.b' }}", "{{ '[None, True]' }}", "{{ \"{'a': [1, {'b': None}]}\" }}", "{{ '((1))' }}", "{{ '--1' }}", "{{ 'not 1' }}", "{{ '\"\"\"a\nb\"\"\"' }}", "{{ \"'\\\\x41'\" }}", "{{ 'set()' }}", "{{ '[]' }}{{ '' }}",
    ]:
        case("native", source, **{"class": "NativeEnvironment"})


def escaping():
    for source in [
        "{{ a }}", "{{ a | safe }}", "{{ a | e }}", "{{ a | e | e }}", "{{ a ~ '<' }}", "{{ a ~ ('<' | safe) }}", "{{ '<' ~ 1 }}", "{{ ('<' | safe) + a }}", "{{ a + ('<' | safe) }}", "{{ ('%s' | safe) % a }}", "{{ ('%s<' | safe) | format(a) }}", "{{ [a] }}", "{{ {'a': a} }}", "{{ none }}{{ 1 }}{{ true }}", "{{ a | upper }}", "{{ (a | safe) | upper }}", "{{ (a | safe) * 2 }}", "{{ (a | safe)[0] }}", "{{ [a, a | safe] | join('<') }}",
        "{{ [a, 'b'] | join('<' | safe) }}", "{% set x %}<{{ a }}{% endset %}{{ x }}", "{% set x = '<' %}{{ x }}", "{% macro m(q) %}<{{ q }}>{% endmacro %}{{ m(a) }}", "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}<{{ a }}{% endcall %}", "{% filter upper %}<{{ a }}{% endfilter %}", "{% autoescape true %}{{ a }}{% endautoescape %}{{ a }}", "{% autoescape false %}{{ a }}{% endautoescape %}{{ a }}",
        "{% autoescape false %}{% macro m() %}{{ a }}{% endmacro %}{{ m() }}{% endautoescape %}", "{% autoescape 1 == 2 %}{{ a }}{% endautoescape %}", "{% autoescape %}{% endautoescape %}", "{{ a is escaped }}{{ (a | safe) is escaped }}", "{{ a | replace('<', '>') }}", "{{ (a | safe) | replace('<', '>') }}", "{{ a | striptags }}", "{{ a == (a | safe) }}", "{{ a in [a | safe] }}", "{{ (a | safe).upper() }}", "{{ (a | safe) | string }}", "{{ a | forceescape }}", "{{ ('<' | safe).join(['<', '<' | safe]) }}", "{{ '<' if a else '>' }}",
    ]:
        for on in [False, True]:
            case("escaping", source, {"a": "<i>&\"'"}, autoescape=on)


def globals_():
    for source in [
        "{{ range(3) | list }}", "{{ range(1, 4) | list }}", "{{ range(5, 0, -2) | list }}", "{{ range() }}", "{{ range(1, 2, 3, 4) }}", "{{ range(1.5) }}", "{{ range('a') }}", "{{ range(1, 2, 0) }}", "{{ range(none) }}", "{{ range(true) | list }}", "{{ range(3) }}{{ range(1, 9, 2) }}", "{{ range(3)[1] }}{{ range(9)[2:5] }}", "{{ 2 in range(3) }}{{ 3 in range(3) }}", "{{ range(3) == range(0, 3) }}", "{{ range(3) | length }}", "{{ range(a=1) }}",
        "{{ dict() }}", "{{ dict(a=1, b=2) }}", "{{ dict({'a': 1}, b=2) }}", "{{ dict([('a', 1), ['b', 2]]) }}", "{{ dict([1]) }}", "{{ dict(1) }}", "{{ dict([(1, 2, 3)]) }}", "{{ dict('ab') }}", "{{ dict({}, {}) }}", "{% set c = cycler(1, 2, 3) %}{{ c.next() }}{{ c.next() }}{{ c.current }}{{ c.next() }}{{ c.next() }}{{ c.reset() }}{{ c.current }}", "{{ cycler() }}", "{% set j = joiner() %}{{ j() }}a{{ j() }}b", "{% set j = joiner('|') %}{{ j() }}a{{ j() }}b", "{% set j = joiner(sep=1) %}{{ j() }}{{ j() }}", "{{ joiner(1, 2) }}",
        "{{ namespace(a=1).a }}", "{{ namespace() }}", "{{ namespace(1) }}", "{{ lipsum(n=2, html=false, min=1, max=2) | length > 3 }}", "{{ lipsum(n=0) }}", "{{ lipsum(min=5, max=5) }}", "{{ lipsum is callable }}{{ range is callable }}{{ 1 is callable }}",
    ]:
        case("globals", source)
    for source in ["{{ range(100001) }}", "{{ range(100000) | length }}", "{{ l.append(1) }}", "{{ d.update({'a': 2}) }}", "{{ d.get('a') }}", "{{ l.count(1) }}", "{{ d.pop('a') }}", "{{ l.sort() }}", "{{ d.clear() }}", "{{ s.__class__ }}", "{{ s.__class__.__mro__ }}", "{{ s.upper() }}", "{{ '{0.__class__}'.format(s) }}", "{{ '{}'.format(s) }}", "{{ s['__class__'] }}", "{{ s | attr('__class__') }}", "{{ l.insert(0, 1) }}", "{{ d.setdefault('q', 1) }}"]:
        for name in ["SandboxedEnvironment", "ImmutableSandboxedEnvironment"]:
            case("sandbox", source, {"l": [1], "d": {"a": 1}, "s": "x"}, **{"class": name})


def main():
    for record in [whitespace, literals, operators, loops, scopes, macros, templates, undefined_values, natives, escaping, globals_]:
        record()
    seen, counts = set(), {}
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "language.jsonl.gz")
    # No time stamp in the archive: recording again without changes leaves the file as it is.
    with open(path, "wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as out:
        for group, source, context, env in CASES:
            key = json.dumps([source, context, env], sort_keys=True)
            if key in seen:
                continue
            seen.add(key)
            counts[group] = counts.get(group, 0) + 1
            line = {"id": f"language/{group}/{counts[group]:04}", "source": source, "env": env, "context": context, "expect": outcome(source, context, env)}
            out.write((json.dumps(line, ensure_ascii=True) + "\n").encode())
    print(sum(counts.values()), counts)


if __name__ == "__main__":
    main()
