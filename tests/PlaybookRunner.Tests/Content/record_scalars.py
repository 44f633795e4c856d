"""Writes what the reference's YAML loader makes of many scalars, one JSON object a line."""
import base64
import datetime
import itertools
import json
import yaml

WORDS = ["y", "n", "yes", "no", "true", "false", "on", "off", "null", "none", "nil", "t", "f"]
SCALARS = ["", "~", "~a", "'1'", '"1"', "'yes'", "! 5", "=", "<<", "-", "--", "---a", "@a", "`a", "%a", "a: b", "1:", "a#b", "a #b", "-a", "?a", ":a", "a,b"]
SCALARS += [f(w) for w in WORDS for f in (str.lower, str.upper, str.capitalize, lambda w: w[:1] + w[1:].upper() if len(w) > 1 else w + "x")]
SIGNS = ["", "-", "+"]
NUMBERS = ["0", "00", "0_", "0__7", "1", "12", "1_000", "1__0", "_1", "1_", "0644", "0o644", "08", "019", "0x1F", "0xg", "0x", "0x_", "0x_1", "0X1F", "0b101", "0b2", "0b", "0b_",
           "12345678901234567890", "9223372036854775807", "9223372036854775808", "0xffffffffffffffffff",
           "1:30", "1:30:00", "01:30", "0:30", "1:5", "1:60", "1:300", "1:30:", "1:3_0", "1_0:30", "190:20:30", "190:20:30.15", "1:30.", "1:30.5", "0:30.5", "1:60.5", "1:30.5e+3",
           "1.", "1.5", ".5", ".", "._", ".5_5", "1_0.5_0", "1.5e3", "1.5e+3", "1.5E-3", "1.e+3", "1.5e+", "1e3", "1e+3", "1.5e+3_0", "00.5", "0.", "1.2.3", "10.10.10.10",
           ".inf", ".Inf", ".INF", ".iNf", ".nan", ".NaN", ".NAN", ".Nan", "1.7976931348623157e+309", "1,000", "1 000", "0.1", "123456789.123456789", "1.0e-7"]
SCALARS += [s + n for s, n in itertools.product(SIGNS, NUMBERS)]
SCALARS += ["2001-12-14", "2001-1-1", "2001-13-45", "2001-02-29", "2001-12-14 21:59:43", "2001-12-14t21:59:43.10-05:00", "2001-12-14T21:59:43.1234567 Z", "2001-12-14T21:59:43+5",
            "2001-12-14 21:59", "2001-12-14 1:59:43", "2001-12-14 21:59:43 -05:30", "2001-12-14T21:59:43Z", "2001-12-14  21:59:43", "2001-1-1 00:00:00", "2001-12-14 25:00:00",
            "2001-12-14T21:59:43.", "20011-12-14", "0001-01-01", "0000-01-01", "2001-12-14T21:59:43-0530", "2001-12-14 21:59:43+14:00"]
SCALARS += ["!!str 5", "!!str yes", "!!str", "!!int '5'", "!!int abc", "!!int '0x1F'", "!!int 0644", "!!int 1:30", "!!float 5", "!!float 1e3", "!!float abc", "!!float .inf",
            "!!bool 'yes'", "!!bool maybe", "!!bool TRUE", "!!null x", "!!binary aGVsbG8=", "!!binary aGVsbG8", "!!timestamp 2001-01-01", "!!timestamp abc", "!foo 1", "!!python/name:os.system x",
            "!<tag:yaml.org,2002:int> 5", '"\\x41\\u00e9\\n\\t\\e\\0"', "'it''s'", '"a\\\n  b"', '"bad \\q"']


def outcome(text):
    try:
        value = yaml.load(f"k: {text}\n", Loader=yaml.CSafeLoader)["k"]
    except Exception as error:
        return "error", str(error).split("\n")[0]
    kind = type(value).__name__
    if isinstance(value, datetime.datetime):
        zone = value.strftime("%z")
        return kind, value.strftime("%Y-%m-%dT%H:%M:%S.%f").rjust(26, "0") + (zone[:3] + ":" + zone[3:] if zone else "")
    if isinstance(value, datetime.date):
        return kind, value.isoformat()
    if isinstance(value, bytes):
        return kind, base64.b64encode(value).decode()
    return kind, str(value)


for scalar in dict.fromkeys(SCALARS):
    kind, value = outcome(scalar)
    print(json.dumps({"yaml": scalar, "type": kind, "value": value}))
