"""Cases of the filters and tests that ansible.builtin documents: each over values of every kind, and each option of each."""
import itertools
import random

USERS = [{"name": "alice", "age": 30, "admin": True, "addr": {"city": "Oslo"}}, {"name": "bob", "age": 25, "admin": False, "addr": {"city": "Rome"}}, {"name": "Carol", "age": 35, "addr": {"city": "Oslo"}}]
VALUES = {
    "text": "Hello World", "word": "abc", "empty": "", "digits": "42", "lines": "one\n  two\n\nthree\n", "markup": "<b>\"x\" & 'y'</b>", "path": "/etc/nginx/conf.d/site.conf.j2", "unicode": "Grüße 😀 ÅÉ",
    "zero": 0, "five": 5, "minus": -3, "half": 2.5, "huge": 12345678901234567890123, "yes": True, "no": False, "nothing": None,
    "numbers": [3, 1, 2, 1], "words": ["pear", "Apple", "fig", "apple"], "nested": [[1, 2], [3, [4, None]], []], "mixed": [1, "a", None, 2.5, True], "none": [], "users": USERS,
    "map": {"b": 1, "a": [1, 2], "C": None}, "deep": {"x": {"y": {"z": 1}}, "l": [{"k": "v"}]}, "void": {}, "undef": None,
}
# What depends on chance, on the time, or on what else is installed.
UNSTABLE = {"random", "shuffle", "strftime", "vault", "unvault", "password_hash"}
FILTERS = {
    "abs": [""], "attr": ["'x'", "'upper'", "'keys'"], "b64decode": ["", "encoding='latin-1'"], "b64encode": ["", "encoding='utf-16-le'", "'ascii'"], "basename": [""], "batch": ["2", "3, 'x'", "0", "'a'"], "bool": [""], "capitalize": [""], "center": ["", "20", "3"],
    "checksum": [""], "combinations": ["2", "length=1"], "combine": ["{'a': 1}", "{'b': {'c': 2}}, recursive=true", "{'a': [9]}, list_merge='append'", "[{'q': 1}]", "nosuch=1"], "comment": ["", "'c'", "'xml'", "'cblock', decoration='## '", "decoration='; ', prefix='', postfix='', prefix_count=2", "beginning='<<', end='>>', newline='|'", "'nosuch'"],
    "commonpath": [""], "count": [""], "d": ["'x'", "'x', true"], "default": ["'x'", "'x', true", "boolean=true, default_value=1", ""], "dict2items": ["", "key_name='k', value_name='v'"], "dictsort": ["", "by='value'", "true, 'key', true", "case_sensitive=true, reverse=true"],
    "difference": ["[1, 2]", "['apple']", "5"], "dirname": [""], "e": [""], "escape": [""], "expanduser": [""], "expandvars": [""], "extract": ["[10, 20, 30, 40, 50, 60]", "{'abc': {'k': 1}}", "{'abc': {'k': 1}}, 'k'", "{'abc': {'k': 1}}, morekeys=['k']"], "fileglob": [""], "filesizeformat": ["", "true"],
    "first": [""], "flatten": ["", "levels=1", "1", "skip_nulls=false", "levels=0"], "float": ["", "7", "default=none"], "forceescape": [""], "format": ["1, 2", ""], "from_json": [""], "from_yaml": [""], "from_yaml_all": [""], "groupby": ["'name'", "'addr.city'", "'age', default=1", "attribute='nosuch'"],
    "hash": ["", "'md5'", "'sha256'", "hashtype='sha512'", "'sha384'", "'nosuch'"], "human_readable": ["", "true", "unit='K'", "false, 'M'", "unit='x'"], "human_to_bytes": ["", "'K'", "isbits=true", "default_unit='M', isbits=false"], "indent": ["", "2", "2, true", "width='>>'", "first=true, blank=true", "4, false, true"],
    "int": ["", "7", "default=1, base=16", "0, 2"], "intersect": ["[1, 2]", "['apple', 'fig']"], "items": [""], "items2dict": ["", "'name', 'age'", "key_name='name', value_name='nosuch'"], "join": ["", "', '", "'-', attribute='name'", "d='+'"], "last": [""], "length": [""], "list": [""], "log": ["", "10", "2", "1"], "lower": [""],
    "mandatory": ["", "'must be there'"], "map": ["'upper'", "attribute='name'", "'default', 'x'", "attribute='age', default=0", "'nosuch'", "", "attribute='addr.city'", "'int'", "'regex_replace', '^', 'x'"], "max": ["", "true", "attribute='age'"], "md5": [""], "min": ["", "case_sensitive=true", "attribute='name'"], "normpath": [""],
    "path_join": [""], "permutations": ["2"], "pow": ["2", "0.5", "-1", "'a'"], "pprint": [""], "product": ["[1, 2]", "", "'ab'"], "quote": [""], "random": ["seed='x'", "start=1, seed=3", "step=2, seed='y'"], "realpath": [""], "regex_escape": ["", "'posix_basic'", "re_type='posix_extended'"],
    "regex_findall": ["'[a-z]+'", "'^.', multiline=true", "'HELLO', ignorecase=true", "'(.)(.)'", "'['"], "regex_replace": ["'l', 'L'", "'(.)(.)', '\\\\2\\\\1'", "'^', '# ', multiline=true", "'O', '0', ignorecase=true", "'l', 'x', count=1", "'l', 'x', mandatory_count=3", "'[', 'x'", "'(?P<a>o)', '<\\\\g<a>>'"],
    "regex_search": ["'[a-z]+'", "'(.)(.)', '\\\\1', '\\\\2'", "'(?P<a>o)', '\\\\g<a>'", "'nosuch'", "'WORLD', ignorecase=true", "'^t', multiline=true", "'x', 'wrong'", "'('"], "reject": ["'string'", "'odd'", "", "'nosuch'", "'in', [1, 'fig']"], "rejectattr": ["'admin'", "'age', 'gt', 28", "'admin', 'defined'", "'name', 'nosuch'"],
    "rekey_on_member": ["'name'", "'age', duplicates='overwrite'", "'addr', 'nosuch'"], "relpath": ["", "'/etc'", "start='/'"], "replace": ["'l', 'L'", "'l', 'L', 1", "'', '-'", "1, 2"], "reverse": [""], "root": ["", "3", "0", "base=-2"], "round": ["", "1", "method='floor'", "0, 'ceil'", "-1", "1, 'nosuch'"], "safe": [""],
    "select": ["'string'", "'odd'", "", "'match', 'a'", "'gt', 1"], "selectattr": ["'admin'", "'age', 'gt', 28", "'addr.city', '==', 'Oslo'", "'nosuch', 'defined'", "'name', 'in', ['bob']", ""], "sha1": [""], "shuffle": ["seed='x'", "seed=7"], "slice": ["2", "3, 'x'"], "sort": ["", "true", "case_sensitive=true", "attribute='age'", "reverse=true, attribute='addr.city,name'"],
    "split": ["", "'l'", "',', 1", "sep=none, maxsplit=1"], "splitext": [""], "strftime": ["0, true", "86400, utc=true", "'x'", "1.5, true"], "string": [""], "striptags": [""], "subelements": ["'addr'", "'nosuch'", "'k', skip_missing=true", "['x', 'y']"], "sum": ["", "attribute='age'", "start=10", "'age', 5"], "symmetric_difference": ["[1, 9]"],
    "ternary": ["'t', 'f'", "true_val=1, false_val=2, none_val=3", "'t'"], "title": [""], "to_datetime": ["", "'%Y'"], "to_json": ["", "indent=2", "sort_keys=true", "ensure_ascii=false", "separators=[',', ':']", "nosuch=1"], "to_nice_json": ["", "indent=2", "sort_keys=false", "2, true", "ensure_ascii=false"],
    "to_nice_yaml": ["", "2", "indent=8, width=20", "sort_keys=false", "explicit_start=true", "default_flow_style=true"], "to_uuid": ["", "namespace='11111111-2222-3333-4444-555555555555'", "'x'"], "to_yaml": ["", "indent=4", "default_flow_style=false", "sort_keys=false", "width=20", "explicit_start=true, explicit_end=true", "default_style='\"'", "canonical=true", "line_break='\\r\\n'"],
    "tojson": ["", "2"], "trim": ["", "'H'", "chars='abc'"], "truncate": ["", "5", "5, true", "8, true, '...', 0", "5, leeway=0", "2"], "type_debug": [""], "union": ["[1, 9]", "['x']"], "unique": ["", "true", "case_sensitive=false", "attribute='addr'", "attribute='name'"], "upper": [""], "urldecode": [""], "urlencode": [""], "urlize": ["", "10"], "urlsplit": ["", "'scheme'", "query='hostname'", "'nosuch'"],
    "win_basename": [""], "win_dirname": [""], "win_splitdrive": [""], "wordcount": [""], "wordwrap": ["", "5", "4, false", "6, wrapstring='|'", "5, break_on_hyphens=false"], "xmlattr": ["", "false"], "zip": ["[1, 2]", "", "'ab', [3]"], "zip_longest": ["[1, 2]", "'ab', fillvalue='x'", "fillvalue=0"],
}
TESTS = {
    "abs": [""], "all": [""], "any": [""], "boolean": [""], "callable": [""], "changed": [""], "contains": ["('a')", "(1)"], "defined": [""], "directory": [""], "divisibleby": ["(3)", "(0)"], "eq": ["('abc')", "(5)"], "escaped": [""], "even": [""], "exists": [""], "failed": [""], "false": [""], "falsy": ["", "(convert_bool=true)"],
    "file": [""], "filter": [""], "finished": [""], "float": [""], "ge": ["(2)"], "gt": ["('b')"], "in": ["([1, 'abc'])", "('abcdef')"], "integer": [""], "isnan": [""], "iterable": [""], "le": ["(5)"], "link": [""], "link_exists": [""], "lower": [""], "lt": ["(5.5)"], "mapping": [""], "match": ["('H')", "('hel', ignorecase=true)", "(pattern='^t', multiline=true)"],
    "mount": [""], "ne": ["(none)"], "none": [""], "number": [""], "odd": [""], "reachable": [""], "regex": ["('W')", "('w', true)", "('Hello World', match_type='fullmatch')", "('x', match_type='nosuch')", "('t', multiline=true)"], "same_file": ["('/etc')"], "sameas": ["(none)", "(true)"], "search": ["('l+')", "('L', ignorecase=true)", "('[')"], "sequence": [""], "skipped": [""],
    "started": [""], "string": [""], "subset": ["([1, 2, 3, 4])"], "succeeded": [""], "superset": ["([1])"], "test": [""], "timedout": [""], "true": [""], "truthy": ["", "(convert_bool=true)"], "undefined": [""], "unreachable": [""], "upper": [""], "uri": ["", "(['https'])"], "url": ["", "(schemes=['ftp', 'http'])"], "urn": [""], "vault_encrypted": [""], "vaulted_file": [""],
    "version": ["('1.0')", "('42', '>=')", "('1.2.3', '<', strict=true)", "('2', 'gt', version_type='semver')", "('1', 'nosuch')", "('1', version_type='pep440')", "('x', 'lt', version_type='nosuch')"],
}


def each_value(c):
    names = [name for name in VALUES if name != "undef"]
    for name, calls in FILTERS.items():
        unordered = name in {"union", "intersect", "difference", "symmetric_difference"}
        for call in calls:
            if name in UNSTABLE and not call:
                continue
            # Some pairs say nothing new; a third of them, chosen by a seed, are enough for calls with arguments.
            chosen = names if not call else random.sample(names, 9)
            for value in chosen:
                c.value(name, f"v | {name}" + (f"({call})" if call else ""), {"v": VALUES[value]}, unordered=unordered)
        c.value(name, f"nosuch | {name}" + (f"({calls[0]})" if calls[0] else ""))
        c.value(name, f"v | ansible.builtin.{name}" + (f"({calls[0]})" if calls[0] else ""), {"v": random.choice([VALUES[value] for value in names])}, unordered=unordered)
        c.value(name, f"v | {name}({calls[0]}{', ' if calls[0] else ''}nosuch_argument=1)", {"v": "abc"})
    for name, calls in TESTS.items():
        for call in calls:
            for value in names if not call else random.sample(names, 10):
                c.value("is_" + name, f"v is {name}{call}", {"v": VALUES[value]})
        c.value("is_" + name, f"nosuch is {name}{calls[0]}")
        c.value("is_" + name, f"nosuch.x.y is not {name}{calls[0]}")
        c.value("is_" + name, f"v is not ansible.builtin.{name}{calls[0]}", {"v": random.choice([VALUES[value] for value in names])})


def results(c):
    outcomes = [{}, {"failed": True}, {"failed": False, "changed": True}, {"failed": "yes"}, {"skipped": True}, {"unreachable": True}, {"changed": False}, {"results": [{"changed": True}]}, {"results": [{"changed": False}, {"x": 1}]}, {"finished": 1}, {"started": 1, "finished": 0}, {"timedout": {"period": 5}}, {"timedout": None}, {"rc": 1}]
    for outcome, test in itertools.product(outcomes, ["failed", "failure", "succeeded", "success", "successful", "changed", "change", "skipped", "skip", "unreachable", "reachable", "timedout", "started", "finished"]):
        c.value("results", f"r is {test}", {"r": outcome})


def texts(c):
    for text in ["", "YWJj", "YWJj\n", "YW Jj", "YQ", "YQ=", "YQ==", "YQ===", "YQ==YQ==", "4pyT", "_-8=", "+/8=", "====", "a", "abcde"]:
        c.value("base64", "v | b64decode", {"v": text})
        c.value("base64", "v | b64decode(urlsafe=true)", {"v": text})
        c.value("base64", "v | b64encode(urlsafe=true)", {"v": text + "?>~é"})
    for text in ["a b", "it's", "$HOME", "a\"b", "", "-x", "a;b", "ok_1.2/3:4@5%6+7=8,9", "é", "a\nb", "\\", "*", "~root"]:
        c.value("quote", "v | quote", {"v": text})
        c.value("quote", "[v, v] | map('quote') | join(' ')", {"v": text})
    for url in ["http://user:pw@host.example:8080/a/b;c?d=e&f=g#h", "https://[::1]:443/", "//host/x", "mailto:a@b.c", "/only/path?x", "http://HOST", "file:///etc/x", "http://h:99999/", "http://h:x/", "a://b?c#d?e", "", "urn:isbn:1", "http://a@b@c/", "ssh://git@host/p.git", "http://ex ample/", "?q", "#f", "http://h/%41%zz"]:
        for part in ["", "'hostname'", "'port'", "'netloc'", "'path'", "'query'", "'fragment'", "'username'"]:
            c.value("urls", f"v | urlsplit({part})", {"v": url})
        for test in ["uri", "url", "urn", "uri(['http'])"]:
            c.value("urls", f"v is {test}", {"v": url})
        c.value("urls", "v | urldecode", {"v": url})
        c.value("urls", "v | urlencode", {"v": url})
    for path in ["/a/b.c", "a", "", "/", "a/", "//a//b", "../x/./y", "/a/b/../../c", "a.tar.gz", ".bashrc", "x/.y", "~", "~/x", "~nosuchuser/x", "$HOME/x", "${HOME}y$CFX_VAR$NOSUCH", "a b/c d", "/..", "./..", "a/../.."]:
        for name in ["basename", "dirname", "splitext", "normpath", "expanduser", "expandvars", "realpath", "relpath", "relpath('/a')", "relpath('x/y')"]:
            c.value("paths", f"v | {name}", {"v": path})
        c.value("paths", "['/base', v, 'end'] | path_join", {"v": path})
        c.value("paths", "[v, '/a/b'] | commonpath", {"v": path})
    for path in ["C:\\a\\b.c", "C:a", "\\\\host\\share\\x", "a/b\\c", "", "\\", "C:\\", "x"]:
        for name in ["win_basename", "win_dirname", "win_splitdrive"]:
            c.value("windows", f"v | {name}", {"v": path})
    for size in ["10", "1k", "1K", "2.5M", "3 GB", "1Kb", "1KB", "5 bytes", "5B", "5b", "1e3", "-1", "x", "", " 7 ", "10 Megabits", "10 Megabyte", "1Mib", "1.M", ".5G", "1 YB", "2ZB", "1Q", "5 megabytes", "1,5M", "1_0M", "１M"]:
        for call in ["", "isbits=true", "'K'", "'Kb', true", "default_unit='q'"]:
            c.value("sizes", f"v | human_to_bytes({call})", {"v": size})
    for size in [0, 1, 1023, 1024, 1536, 10**6, 10**9, 2**40, 2**80, 2**90, -1024, 1.5, "2048", "x", True]:
        for call in ["", "true", "unit='K'", "unit='m'", "isbits=true, unit='G'", "unit=''"]:
            c.value("sizes", f"v | human_readable({call})", {"v": size})
    for second, form in itertools.product([0, 1, 86399, 951782400, 1735689599, 1234567890.5, -1, 4102444800], ["%Y-%m-%d %H:%M:%S", "%a %A %b %B %d %e %j %U %W %u %w %G-W%V %y %C", "%I:%M %p %Z %z", "%F %T %D %R %c %x %X", "%s %n%t%%", "%-d %_d %E %q %f"]):
        c.value("times", f"'{form}' | strftime(v, true)", {"v": second})
    for text, form in [("2024-02-29 12:34:56", ""), ("2024-02-30 00:00:00", ""), ("29/Feb/2024", "'%d/%b/%Y'"), ("Thu Feb 29 2024", "'%a %b %d %Y'"), ("2024-060", "'%Y-%j'"), ("1709210096", "'%s'"), ("2024-02-29T12:34:56Z", "'%Y-%m-%dT%H:%M:%SZ'"), ("2024-02-29T12:34:56+0200", "'%Y-%m-%dT%H:%M:%S%z'"), ("12 PM", "'%I %p'"), ("2024-02-29 x", "'%Y-%m-%d'"), ("", ""), ("99", "'%y'"), ("68", "'%y'"), ("2024-02-29 12:34:56.789", "'%Y-%m-%d %H:%M:%S.%f'"), ("February", "'%B'"), ("2024 9 1", "'%Y %U %w'"), (" 2024", "' %Y'"), ("2024", "'%q'")]:
        c.value("times", f"v | to_datetime({form})", {"v": text})
        c.value("times", f"(v | to_datetime({form})).strftime('%s %A')", {"v": text})
    c.value("times", "(('2024-03-01 00:00:00' | to_datetime) - ('2024-02-01 12:00:00' | to_datetime)).total_seconds()")
    c.value("times", "(('2024-03-01 00:00:00' | to_datetime) - ('2024-02-01 12:00:00' | to_datetime)).days")
    for text in ["a", "", "Grüße", "x" * 200]:
        for kind in ["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "sha3_512", "blake2b", "blake2s", "shake_128", "ripemd160", "nosuch"]:
            c.value("hashes", f"v | hash('{kind}')", {"v": text})
        for name in ["checksum", "md5", "sha1", "to_uuid", "to_uuid(namespace='6ba7b810-9dad-11d1-80b4-00c04fd430c8')"]:
            c.value("hashes", f"v | {name}", {"v": text})


def passwords(c):
    for password in ["secret", "", "Grüße", "x" * 80, 5]:
        for call in ["'sha512', 'saltsalt', rounds=5000", "'sha256', 'saltsalt', rounds=5000", "'md5', 'saltsalt'", "hashtype='sha512_crypt', salt='a', rounds=1000", "'sha256', 'abcdefghijklmnop', rounds=1234", "'bcrypt', '1234567890123456789012', rounds=4", "'blowfish', '1234567890123456789012', rounds=4, ident='2y'", "'bcrypt', '1234567890123456789012', rounds=4, ident='2b'", "'bcrypt', 'short', rounds=4",
                     "'sha512', 'much too long a salt', rounds=5000", "'sha512', 'bad salt!', rounds=5000", "'nosuch', 'saltsalt'", "'md5', 'saltsalt', rounds=5", "'sha512', 'saltsalt', rounds=10", "'bcrypt', '1234567890123456789012', rounds=3", "'sha512', 'saltsalt', rounds='x'", "'sha512', '', rounds=5000", "'bcrypt', '1234567890123456789012', rounds=4, ident='2a'", "'sha512', 'saltsalt', rounds=5000, ident='6'",
                     "'pbkdf2_sha256', 'saltsalt', rounds=1000", "'sha1_crypt', 'saltsalt', rounds=1000", "'apr_md5_crypt', 'saltsalt'", "'ldap_sha1'", "'des_crypt', 'ab'", "'phpass', 'saltsalt', rounds=8", "'mysql41'", "'plaintext'"]:
            c.value("passwords", f"v | password_hash({call})", {"v": password})
    for call in ["", "'sha256'", "'md5'", "'sha512', salt_size=4", "'bcrypt', rounds=4"]:
        c.value("passwords", f"(v | password_hash({call}) | length)" if "bcrypt" not in call else f"(v | password_hash({call}))[:7]", {"v": "secret"})


def collections_of_values(c):
    lists = ["[3, 1, 2, 1]", "['b', 'A', 'a', 'B']", "[]", "[[1], [1], [2]]", "[1, 1.0, true, '1']", "[{'a': 1}, {'a': 1}, {'a': 2}]", "[none, 1, none]", "'hello'", "(1, 2)", "{'a': 1, 'b': 2}", "range(4)"]
    for left, right in itertools.product(lists, lists[:7] + ["'el'"]):
        for name in ["union", "intersect", "difference", "symmetric_difference"]:
            c.value("sets", f"{left} | {name}({right})", unordered=True)
        c.value("sets", f"{left} | zip({right}) | list")
        c.value("sets", f"{left} is subset({right})")
        c.value("sets", f"{left} is superset({right})")
    for name, each in itertools.product(["unique", "unique(true)", "sort", "sort(true, true)", "min", "max", "max(true)", "sum", "first", "last", "reverse | list", "flatten", "permutations(2) | list", "combinations(2) | list", "product([1, 2]) | list", "batch(2) | list", "slice(3) | list", "join('-')", "map('string') | list", "groupby(0)", "list | length", "select('truthy') | list", "random(seed='a')", "shuffle(seed='a')", "zip_longest([9], fillvalue='-') | list", "extract([5, 6, 7, 8])", "dict2items", "items2dict", "to_json", "to_nice_json", "to_yaml", "to_nice_yaml", "type_debug", "string", "pprint"], lists):
        c.value("lists", f"{each} | {name}")
    maps = ["{'a': {'x': 1, 'l': [1, 2]}, 'b': 1}", "{'a': {'y': 2, 'l': [2, 3]}}", "{}", "{'a': none}", "{'b': {'c': 1}}", "{1: 'x', '1': 'y'}", "[{'a': 9}, {'c': 8}]", "none", "'x'"]
    for left, right in itertools.product(maps, maps):
        for options in ["", ", recursive=true", ", recursive=true, list_merge='append'", ", list_merge='prepend'", ", recursive=true, list_merge='append_rp'", ", list_merge='prepend_rp'", ", list_merge='keep'"]:
            c.value("combine", f"{left} | combine({right}{options})")
    for value, path in itertools.product(["users", "{'q': users[0]}", "users[0]", "'x'"], ["'groups'", "'addr.tags'", "['addr', 'tags']", "'nosuch'", "5", "'name'"]):
        users = [{"name": "a", "groups": ["x", "y"], "addr": {"tags": [1]}}, {"name": "b", "groups": [], "addr": {"tags": [2, 3]}}]
        c.value("subelements", f"{value} | subelements({path})", {"users": users})
        c.value("subelements", f"{value} | subelements({path}, skip_missing=true)", {"users": users})


def documents(c):
    for text in ["1", "-0", "1.5", "1e3", "1E400", "NaN", "[1, NaN, Infinity]", "true", "null", "\"a\\u00e9\\n\"", "\"\\ud83d\\ude00\"", "\"\\ud800\"", "[]", "{}", "{\"a\": 1, \"a\": 2}", "[1,]", "{'a': 1}", "{a: 1}", "", " ", "1 2", "[1", "\"a\nb\"", "01", "1.", ".5", "+1", "0x1", "// c\n1", "[1] x", "12345678901234567890", "1e2", "-", "tru", "\t[ 1 ]\n", "\ufeff1", "{\"a\": {\"b\": [1, {\"c\": null}]}}"]:
        c.value("json", "v | from_json", {"v": text})
        c.value("json", "v | from_yaml", {"v": text})
    for text in ["a: 1", "a: [1, 2", "- a\n- b: c\n  d: e", "x", "~", "yes", "on", "'yes'", "012", "0o14", "0x1f", "1_000", "1:30", "2024-02-29", "2024-02-29 12:00:00", "2024-02-29T12:00:00Z", "1.5e3", ".inf", "-.INF", ".nan", "!!str 5", "!!int '5'", "!!float 1", "!!binary aGk=", "!!set {a, b}", "!!nosuch x", "a: &x 1\nb: *x", "a: *x", "<<: {a: 1}\nb: 2", "a: 1\na: 2", "---\na: 1\n...\n", "--- 1\n--- 2\n", "a: |\n  x\n  y\n", "a: >-\n  x\n  y\n", "{a: 1, b: [c, d]}", "? x\n: y", "# only", "", "a: b: c", "- - 1\n  - 2", "\"\\x41\\u00e9\"", "'it''s'", "a: 'x", "%YAML 1.2\n---\na: yes", "!vault x", "!unsafe '{{ x }}'", "{{ x }}", "a: \"{{ x }}\""]:
        c.value("yaml", "v | from_yaml", {"v": text}) if "{{" not in text else c.value("yaml", "v | from_yaml", {"v": "{% raw %}" + text + "{% endraw %}"})
        c.value("yaml", "v | from_yaml_all | list", {"v": "{% raw %}" + text + "{% endraw %}"})
    values = ["yes", "no", "null", "~", "", "1", "1.5", "0x1", "1e3", "1:30", "2024-02-29", "a: b", "a #b", "# x", "- x", "? x", "[x]", "{x}", "*x", "&x", "!x", "|", ">", "%x", "@x", "`x`", "'x'", "\"x\"", "x'y", "a\nb", "a\n", "\na", "a\n\nb\n", "\ttab", "tab\tinside", " lead", "trail ", "é", "😀", "\x07", "\u2028", "a" * 100, "word " * 30, "=", "<<", "on", "Y", "n", "null ", "---", "...", "--- x", "a:", ":a", "a: ", "http://x/y", "12e03", "+1", "0b1", "0o7", "09", "1_0", ".5", "-", "--", "?", "x\r\ny", "multi\nline\n  indented\n", "{{ x }}" if False else "x"]
    for value in values:
        for shape in ["v", "[v]", "{'k': v}", "{v: 1}", "[[v, v]]", "{'k': {'l': [v]}}"]:
            c.value("dumps", f"{shape} | to_yaml", {"v": value})
            c.value("dumps", f"{shape} | to_nice_yaml", {"v": value})
        c.value("dumps", "[v] | to_yaml(width=10)", {"v": value})
        c.value("dumps", "[v] | to_yaml(default_style='\"')", {"v": value})
        c.value("dumps", "v | to_json", {"v": value})
        c.value("dumps", "{'k': [v]} | to_nice_json(ensure_ascii=false)", {"v": value})
        c.value("dumps", "[v] | string", {"v": value})


def versions(c):
    loose = ["1.0", "1.0.0", "1.10", "1.9", "2", "1.0a", "1.0-1", "1.0~rc1", "v1", "", "1..2", "1.a.2", 1.5, 2, "2024.01.02", "1.0.0.0.1"]
    for left, right in itertools.product(loose, loose):
        c.value("versions", "a is version(b, '<')", {"a": left, "b": right})
    semantic = ["1.0.0", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-rc.1", "1.0.0+build", "1.2", "01.0.0", "2.0.0", "1.0.0-0.3.7", "x"]
    for left, right in itertools.product(semantic, semantic):
        c.value("versions", "a is version(b, '>=', version_type='semver')", {"a": left, "b": right})
    pep = ["1.0", "1.0.dev1", "1.0a1", "1.0b2.post3", "1.0rc1", "1.0.post1", "1!0.5", "1.0+local.1", "1.0+abc", "v1.0", "1.0-1", "x", "1.0.0"]
    for left, right in itertools.product(pep, pep):
        c.value("versions", "a is version(b, 'lt', version_type='pep440')", {"a": left, "b": right})
    strict = ["1.0", "1.0.1", "1.0a1", "1.0b2", "1", "1.2.3.4", "1.0.0"]
    for left, right in itertools.product(strict, strict):
        c.value("versions", "a is version(b, 'gt', strict=true)", {"a": left, "b": right})


def corners(c):
    for statement in ["{% do [].append(1) %}x", "{% for i in [1, 2] %}{% continue %}{% endfor %}", "{% for i in [1, 2] %}{% break %}{% endfor %}", "{% trans %}x{% endtrans %}", "{% debug %}", "{% autoescape true %}{{ '<' }}{% endautoescape %}", "{% print 1 %}"]:
        for mode in ["template", "file"]:
            c.add("statements", statement, mode=mode)
    for name in ["BULLET", "bullet", "LATIN SMALL LETTER E WITH ACUTE", "GRINNING FACE", "NOSUCH", "", "CJK UNIFIED IDEOGRAPH-4E00", "HANGUL SYLLABLE GA", "NULL", "EURO SIGN", "GREEK SMALL LETTER ALPHA", "NO-BREAK SPACE", "EM DASH", "SNOWMAN", "LF"]:
        c.add("names", "{{ '\\N{" + name + "}' }}", mode="file")
        c.add("names", "{{ '\\N{" + name + "}' }}")
        c.add("names", "{% set v = '\\N{" + name + "}x' %}{{ v }}")
    for expression in ["(-8) ** 0.5", "(-1) ** 0.5 | string", "((-8) ** 0.5).real", "(2 ** 0.5) ** 2", "'1j'", "'%s' % ((-1) ** 0.5)", "(-8) ** (1 / 3)", "0 ** -1", "(-2) ** -3", "(-2.0) ** 2"]:
        c.value("complex", expression)
    for expression in ["b % 1", "'%s' % b", "'%b' % b", "b'a'", "b ~ 'x'", "b + b", "b[0]", "b == 'abc'", "b | string", "b | length", "b | list", "b.decode()", "b.hex()", "'x'.encode() % ()", "'%s-%d'.encode() % ('a'.encode(), 5)", "'%d'.encode() % 5", "'%s'.encode() % 'a'", "'%a|%r'.encode() % ('é', 'x')", "'%c'.encode() % 65", "'%x'.encode() % 255", "'%(k)s'.encode() % {'k': 1}", "'%b'.encode() % 'é'.encode()", "'%5d|%-5d|%05d'.encode() % (1, 2, 3)"]:
        c.value("bytes", "(" + expression + ")" if "|" not in expression else expression, {"b": "abc"})
        c.add("bytes", "{% set b = 'abc'.encode() %}{{ " + expression + " }}")
    for expression in ["omit", "[omit]", "{'a': omit}", "[1, omit, 2]", "x{{ 1 }}", "omit ~ 'x'", "omit | string", "omit is defined", "omit == omit", "[omit] | length", "omit | default('x')", "omit | type_debug", "[[omit]]", "{'a': {'b': omit}}", "(omit, 1)", "omit if true", "[omit, 1] | first", "{'a': omit} | to_json", "[omit] | to_yaml", "omit is none", "omit | bool", "omit or 1", "not omit", "nosuch | default(omit)", "nosuch | d(omit) | d(1)"]:
        for form in ["{{ %s }}", "x{{ %s }}y", "{{ %s }}{{ %s }}", "{%% set q = %s %%}{{ q }}", "[{{ %s }}, 1]", "{%% if %s %%}t{%% endif %%}"]:
            text = form.replace("%%", "%").replace("%s", expression) if "%%" in form else form.replace("%s", expression)
            c.add("omit", text, {"via": "{{ omit }}"})
    for expression in ["v", "[v]", "{'k': v}", "v | default(1)", "v.x", "v ~ 'a'", "[v, 2] | to_json"]:
        c.value("omit", expression, {"v": "{{ omit }}"})
        c.add("omit", "a{{ " + expression + " }}b", {"v": ["{{ omit }}", 1, {"q": "{{ omit }}"}]})
    for argument in ["true", "false", "1", "0", "'x'", "none", "''", "[]", "nosuch", "1.0", "'true'"]:
        for value in ["nosuch", "''", "5", "none"]:
            c.value("boolean", f"{value} | default('d', {argument})")
            c.value("boolean", f"{value} | d('d', boolean={argument})")
    overrides = {
        "trim_blocks": ["True", "False", "yes", "'True'", "1", "true"], "lstrip_blocks": ["True", "False", "no"], "keep_trailing_newline": ["True", "False"], "newline_sequence": ["'\\r\\n'", "'\\r'", "'x'", "\\n"],
        "line_statement_prefix": ["'#'", "'%%'"], "line_comment_prefix": ["'//'", "'##'"], "variable_start_string": ["'[['", "'<<'"], "variable_end_string": ["']]'"], "block_start_string": ["'<%'"], "block_end_string": ["'%>'"], "comment_start_string": ["'/*'"], "comment_end_string": ["'*/'"], "nosuch": ["1"], "autoescape": ["True"], "optimized": ["False"], "": [""],
    }
    body = "a\n  {% if true %}\n  b {{ n }} [[ n ]] // c\n  {% endif %}\n## d\n%% if n\ne\n%% endif\n{# f #}g\n\n"
    for key, settings in overrides.items():
        for setting in settings:
            for separator in [": ", ":"]:
                c.add("headers", f"#jinja2: {key}{separator}{setting}\n{body}", {"n": 5}, mode="file")
                c.add("headers", f"#jinja2:{key}{separator}{setting}, trim_blocks: False\n{body}", {"n": 5}, mode="file")
    for text in ["#jinja2: trim_blocks\nx", "#jinja2:\nx", "#jinja2: trim_blocks: True", "#jinja2", "#jinja2: lstrip_blocks: True, \nx", "#jinja2: a: b: c\nx", " #jinja2: trim_blocks: False\nx", "\n#jinja2: trim_blocks: False\nx", "#jinja2: trim_blocks: False\r\n{% if true %}\nx{% endif %}", "#jinja2: variable_start_string: '[[', variable_end_string: ']]'\n[[ 1 ]]{{ 2 }}", "#jinja2: block_start_string: '<%', block_end_string: '%>', trim_blocks: False\n<% if true %>\nx<% endif %>", "#jinja2: variable_start_string: '{%', block_start_string: '{%'\n{% 1 %}", "#jinja2: comment_start_string: '{{'\nx{{ 1 }}", "#jinja2: variable_start_string: ''\nx", "#JINJA2: trim_blocks: False\nx"]:
        c.add("headers", text, {"n": 5}, mode="file")
        c.add("headers", text, {"n": 5})
    for text in ["x\n", "x\n\n", "\n", "{{ n }}\n", "{{ n }}\n\n", "{{ n }}", "{{ none }}\n", "{{ [1] }}\n", "{% if true %}\nx\n{% endif %}\n", "{% if true %}\n\n", "{# c #}\n", "\n{{ n }}", "a\r\n{{ n }}\r\n", "{{ 'a\\n' }}\n", "{% raw %}{{ x }}\n{% endraw %}\n"]:
        for mode in ["file", "template"]:
            c.add("newlines", text, {"n": 5}, mode=mode)
            c.add("newlines", text, {"n": 5}, mode=mode, newline_sequence="\r\n")
            c.add("newlines", text, {"n": 5}, mode=mode, trim_blocks=False)
            c.add("newlines", text, {"n": 5}, mode=mode, lstrip_blocks=True, trim_blocks=False)
    conditions = ["true", "'yes'", "1", "0", "''", "none", "[]", "[1]", "n", "n == 5", "n is defined", "nosuch", "nosuch is defined", "nosuch.x", "s", "s == 'a'", "not n", "n > 3 and s", "n and true", "s in ['a']", "n | bool", "'true' | bool", "{}", "d.k", "d.nosuch", "d.nosuch is undefined", "omit", "n == ", "(", "{{ n }}", "{{ n == 5 }}", "{% if n %}true{% endif %}", " ", "n =! 5", "lookup('env', 'HOME')", "1 < n < 9", "n if true", "true if n == 1", "'{{ n }}' == '5'", "not nosuch", "s ~ n == 'a5'"]
    for condition in conditions:
        c.add("conditions", condition, {"n": 5, "s": "a", "d": {"k": True}}, mode="conditional")
        c.add("conditions", condition, {"n": 5, "s": "a", "d": {"k": True}}, mode="expression")


def add_to(cases):
    for group in [each_value, results, texts, passwords, collections_of_values, documents, versions, corners]:
        group(cases)
