"""Cases of lookups. They see the files and the environment of fixtures.json."""
import itertools

LISTS = ["[1, 2]", "[[1, 2], [3, [4]]]", "'a', 'b'", "[]", "{'a': 1, 'b': 2}", "'x'", "5", "none", "[1], [2, 3]", "''", "nosuch", "[none]", "['a'], 'b'"]


def add_to(c):
    for name, terms, function in itertools.product(["items", "list", "dict", "indexed_items", "nested", "together", "random_choice", "community.general.flattened", "community.general.cartesian", "flattened"], LISTS, ["lookup", "query", "q"]):
        if name != "random_choice" or terms in {"[]", "'x'", "''", "none", "nosuch"}:
            c.value(name.split(".")[-1], f"{function}('{name}', {terms})")
    for name in ["items", "list", "dict", "indexed_items", "nested", "together", "env", "file", "vars", "pipe", "template", "fileglob", "first_found", "sequence", "subelements", "lines", "varnames", "unvault", "csvfile", "ini", "password", "nosuch", "community.nosuch.x", "url", "config", "inventory_hostnames"]:
        c.value("names", f"lookup('{name}')")
        c.value("names", f"lookup('ansible.builtin.{name}', nosuch_option=1)")
        c.value("names", f"query('{name}', wantlist=true)")
    for term in ["count=4", "start=0 end=3", "1-5", "5-8/2", "start=1 end=10 stride=3", "0x0f-0x12", "end=3 format=host%02d", "4:host%02d", "start=10 end=0 stride=-2", "5", "0", "count=0", "x", "start=1", "1-3/0", "start=5 end=1", "2-10/2:x%02x", "end=3 count=3", "0-20/5", "1-2-3", "end=3 start=0x2", "count=3 stride=2 start=4", "end=2 format=%d%d", "end=2 format=x", "end=2 nosuch=1", "start=a end=3"]:
        c.value("sequence", f"query('sequence', '{term}')")
        c.value("sequence", f"lookup('ansible.builtin.sequence', '{term}')")
    for options in ["start=1, end=3", "end=4, stride=2", "count=3, format='n%d'", "start='0', end='2'", "end='x'"]:
        c.value("sequence", f"query('sequence', {options})")
    users = [{"name": "a", "groups": ["x", "y"], "addr": {"tags": [1]}}, {"name": "b", "addr": {"tags": [2, 3]}}]
    for terms in ["users, 'groups'", "users, 'groups', {'skip_missing': true}", "users, 'addr.tags'", "users", "users, 'groups', {'nosuch': 1}", "users, 'name'", "{'q': users[0]}, 'groups'", "users, 'nosuch', {'skip_missing': 'yes'}", "5, 'x'", "[1], 'x'", "users, 5", "[{'skipped': true}], 'x'", "users, 'addr.nosuch', {'skip_missing': true}"]:
        c.value("subelements", f"query('subelements', {terms})", {"users": users})
    for terms in ["'HOME'", "'HOME', 'CFX_VAR'", "'NOSUCH'", "'NOSUCH', default='d'", "'CFX_EMPTY', default='d'", "'NOSUCH', default=undef()", "'HOME rest'", "5", "['HOME', 'NOSUCH']", "''", "'NOSUCH', default=none"]:
        for function in ["lookup", "query"]:
            c.value("env", f"{function}('env', {terms})")
    for terms in ["'dir/file.txt'", "'/tmp/cfx/dir/file.txt'", "'nosuch.txt'", "'dir/file.txt', rstrip=false", "'inc_nl.j2'", "'inc_nl.j2', rstrip=false", "'dir/file.txt', 'dir/other.txt'", "'dir'", "'nosuch.txt', errors='ignore'", "'nosuch.txt', errors='warn'", "'inc.j2'", "'inc_nl.j2', lstrip=true, rstrip=false", "'link'", "'broken'", "['dir/file.txt', 'dir/other.txt']", "'~/x'", "5", "'nosuch.txt', errors='nosuch'"]:
        for name, function in itertools.product(["file", "unvault", "template"], ["lookup", "query"]):
            if "strip" not in terms or name == "file":
                c.value(name, f"{function}('{name}', {terms})", {"s": "ess"})
    for terms in ["'inc.j2'", "'inc.j2', template_vars={'s': 'own'}", "'inc_list.j2'", "'inc_list.j2', convert_data=false", "'inc_nl.j2'", "'inc_bs.j2'", "'child.j2'", "'inc.j2', variable_start_string='[[', variable_end_string=']]'", "'inc.j2', comment_start_string='{{', comment_end_string='}}'", "'inc.j2', jinja2_native=true", "'inc.j2', trim_blocks=false", "'inc.j2', lstrip_blocks=true", "'macros.j2'", "'nosuch.j2'", "'inc_list.j2' | string"]:
        c.value("template", f"lookup('template', {terms})", {"s": "ess"})
        c.value("template", f"query('template', {terms})")
    for terms in ["'/tmp/cfx/dir/*.txt'", "'dir/*'", "'nosuch/*'", "'dir/file.txt'", "'dir/[fo]*.txt'", "'dir/?ile.txt'", "'*.j2'", "'/tmp/cfx/d*/*.txt'", "['dir/f*', 'dir/o*']", "''", "'dir/*', wantlist=true"]:
        for function in ["lookup", "query"]:
            c.value("fileglob", f"{function}('fileglob', {terms})", unordered=function == "query")
    for terms in ["'nosuch', 'dir/file.txt'", "'nosuch'", "'nosuch', skip=true", "['nosuch', 'dir/other.txt']", "files=['file.txt'], paths=['dir']", "{'files': ['file.txt'], 'paths': ['nosuch', 'dir']}", "{'files': 'nosuch,file.txt', 'paths': 'dir;x'}", "{'files': ['nosuch'], 'skip': true}", "'nosuch', errors='ignore'", "'/tmp/cfx/dir/file.txt'", "['a', {'files': ['file.txt'], 'paths': ['dir']}]", "files='file.txt', paths='dir'", "files=['nosuch'], skip=true", "{'nosuch': 1}", "5", "''", "'dir'", "nosuch, 'dir/file.txt'"]:
        for function in ["lookup", "query"]:
            c.value("first_found", f"{function}('first_found', {terms})")
    for terms in ["'a'", "'a', 'b'", "'nosuch'", "'nosuch', default='d'", "'nosuch', default=none", "'t'", "5", "['a', 'b']", "'a.b'", "'', default=1", "'nested'", "'nosuch', default=nosuch2"]:
        for function in ["lookup", "query"]:
            c.value("vars", f"{function}('vars', {terms})", {"a": 1, "b": [1, 2], "t": "{{ a + 1 }}", "nested": {"x": "{{ a }}"}})
    for terms in ["'^a_'", "'.+_z$', '^b'", "'nosuch'", "'['", "5", "'a_x', wantlist=true", "'^.$'", "'A_X'"]:
        c.value("varnames", f"query('varnames', {terms})", {"a_x": 1, "b_z": 2, "bb": 3, "q": 4}, unordered=True)
        c.value("varnames", f"lookup('varnames', {terms})", {"a_x": 1, "q": 4})
    for command in ["echo hi", "printf 'a\\nb\\n'", "exit 3", "echo err >&2", "pwd", "printf 'x  '", "nosuchcommand", "true", "printf '\\nq\\n\\n'", "echo $CFX_VAR", "echo a | tr a b"]:
        for name, function in itertools.product(["pipe", "lines"], ["lookup", "query"]):
            c.value(name, f"{function}('{name}', v)", {"v": command})
    for terms in ["'a file=t.csv delimiter=,'", "'a', file='t.csv', delimiter=','", "'b file=t.csv delimiter=, col=2'", "'nosuch file=t.csv delimiter=,'", "'nosuch file=t.csv delimiter=, default=d'", "'1 file=t.csv delimiter=, keycol=1'", "'a', file='t.tsv'", "'a file=t.tsv delimiter=TAB col=1'", "'a file=nosuch.csv'", "'a', 'b', file='t.csv', delimiter=','", "'a file=t.csv delimiter=, col=9'", "'c', file='t.csv', delimiter=',', col='1'", "'', file='t.csv', delimiter=','", "'a', file='t.csv', delimiter=',', nosuch=1", "'q q', file='t.csv', delimiter=','", "'a', file='t.csv', delimiter=',', col='x'"]:
        for function in ["lookup", "query"]:
            c.value("csvfile", f"{function}('csvfile', {terms})")
    for terms in ["'x', file='t.ini', section='one'", "'x section=one file=t.ini'", "'nosuch', file='t.ini', section='one'", "'nosuch', file='t.ini', section='one', default='d'", "'x', file='t.ini', section='nosuch'", "'x', file='t.ini', section='nosuch', allow_no_value=true", "'y', file='t.ini', section='two'", "'^.', file='t.ini', section='one', re=true", "'k', file='t.properties', type='properties'", "'k file=t.properties type=properties'", "'nosuch file=t.properties type=properties default=d'", "'X', file='t.ini', section='one'", "'X', file='t.ini', section='one', case_sensitive=true", "'Mixed', file='t.ini', section='two', case_sensitive=true", "'bare', file='t.ini', section='two', allow_no_value=true", "'long', file='t.ini', section='two'", "'q', file='t.ini', section='DEFAULT'", "'q', file='t.ini', section='one'", "'interp', file='t.ini', section='two'", "'x', 'z', file='t.ini', section='one'", "'x', file='nosuch.ini', section='one'", "'x', file='t.ini'"]:
        for function in ["lookup", "query"]:
            c.value("ini", f"{function}('ini', {terms})")
    for terms in ["'/dev/null seed=x'", "'/dev/null', seed='x'", "'/dev/null', seed='x', length=5", "'/dev/null length=8 chars=digits seed=abc'", "'/dev/null', chars=['digits', 'ascii_letters'], seed='q'", "'/dev/null', seed='x', chars='a,b,,'", "'/dev/null chars=hexdigits seed=5 length=30'", "'/dev/null', seed='x', chars=['punctuation']", "'/dev/null length=x'", "'/dev/null nosuch=1'", "'/tmp/cfx/pw.txt'", "'pw.txt'", "'/tmp/cfx/pw.txt length=3'", "'/tmp/cfx/pws.txt encrypt=md5_crypt'", "'/dev/null', seed='x', chars='.,:-_'", "'/dev/null seed=x ident=2y'", "'/dev/null', seed=5"]:
        c.value("password", f"lookup('password', {terms})")
    for terms in ["'/dev/null'", "'/dev/null length=7'", "'/dev/null', length=9, chars=['digits']", "'/dev/null', encrypt='sha256_crypt'", "'/dev/null encrypt=bcrypt'"]:
        c.value("password", f"lookup('password', {terms}) | length")
    for terms in ["'DEFAULT_FORKS'", "'DEFAULT_ROLES_PATH'", "'RETRY_FILES_ENABLED'", "'NOSUCH'", "'NOSUCH', on_missing='warn'", "'NOSUCH', on_missing='skip'", "'DEFAULT_FORKS', show_origin=true", "'DEFAULT_FORKS', 'DEFAULT_TIMEOUT'", "5", "'DEFAULT_BECOME'", "'DEFAULT_HASH_BEHAVIOUR'", "'HOST_KEY_CHECKING'", "'DEFAULT_REMOTE_USER'", "'DEFAULT_GATHERING'", "'DEFAULT_LOG_PATH'", "'DEFAULT_STDOUT_CALLBACK'", "'COLOR_CHANGED'", "'remote_tmp', plugin_type='shell', plugin_name='sh'", "'NOSUCH', on_missing='nosuch'", "'INTERPRETER_PYTHON'", "'DEFAULT_TRANSPORT'", "'DEFAULT_EXECUTABLE'", "'DEFAULT_POLL_INTERVAL'", "'DEFAULT_MANAGED_STR'", "'INVENTORY_ENABLED'", "'DEFAULT_HOST_LIST'"]:
        c.value("config", f"lookup('config', {terms})")
    for terms in ["'all'", "'web'", "'web:db'", "'all:!web'", "'web:&db'", "'nosuch'", "'w*'", "'a'", "['web', 'db']", "'web[0]'", "'~[ab]'", "'all:!a'", "''"]:
        groups = {"all": ["a", "b", "c"], "web": ["a", "b"], "db": ["b", "c"], "ungrouped": []}
        for function in ["lookup", "query"]:
            c.value("inventory_hostnames", f"{function}('inventory_hostnames', {terms})", {"groups": groups})
    for terms in ["['a', 'b'], ['c']", "[]", "'x'", "[[1, [2]], [3]]", "none", "[1], [2]", "[[[1]]]"]:
        c.value("collections", f"query('community.general.flattened', {terms})")
        c.value("collections", f"query('community.general.cartesian', {terms})")
    for terms in ["['a.b', 'a'], {'a': {'b': 1}}", "5", "[]"]:
        c.value("collections", f"query('community.general.dependent', {terms})")
    for terms in ["[{'i': [1, 2]}, {'j': \"[item.i, item.i + 10]\"}]", "{'i': [1, 2]}, {'j': [3, 4]}", "{'i': [1, 2]}, {'j': '[item.i]'}"]:
        c.value("collections", f"query('community.general.dependent', {terms.strip('[]') if terms.startswith('[{') else terms})")
    for terms in ["'^pre_'", "'pre_', pattern_type='prefix'", "'_suf', pattern_type='suffix'", "'^pre_', initial_value=[0]", "'nosuch'", "'^pre_', override='error'", "'^map_'", "'^mix'"]:
        c.value("collections", f"lookup('community.general.merge_variables', {terms})", {"pre_a": [1], "pre_b": [2], "x_suf": {"k": 1}, "y_suf": {"q": 2}, "map_1": {"a": {"b": 1}}, "map_2": {"a": {"c": 2}}, "mix1": [1], "mix2": {"a": 1}})
    for options in ["seed_none", "length=20", "upper=false, length=5", "base64=true", "length=0", "special=false", "override_all='ab', length=6", "numbers=false, upper=false, lower=false, special=false", "min_numeric=3, length=3", "ignore_similar_chars=true, length=50", "length='x'", "min_special=30, length=5"]:
        if options != "seed_none":
            c.value("random", f"lookup('community.general.random_string', {options}) | length")
    for options in ["", "words=3", "separator='_'", "prefix='x'", "length=4", "words=1"]:
        c.value("random", f"lookup('community.general.random_pet', {options}) is match('[a-z_-]+')" if options else "lookup('community.general.random_pet') is match('^[a-z]+-[a-z]+$')")
    for terms in ["'community.general'", "'ansible.builtin'", "'nosuch.nosuch'", "'x'"]:
        c.value("random", f"lookup('community.general.collection_version', {terms}) is string")
    for terms in ["'dir'", "'/tmp/cfx/dir'", "'nosuch'"]:
        c.value("filetree", f"query('community.general.filetree', {terms}) | map(attribute='path') | sort", unordered=True)
        c.value("filetree", f"query('community.general.filetree', {terms}) | map(attribute='state') | sort")
        c.value("filetree", f"query('community.general.filetree', {terms}) | map('length') | list")
    for terms in ["'dir/file.txt'", "'nosuch'", "'nosuch', not_exist='empty'", "'nosuch', not_exist='empty_str'", "'dir/file.txt', 'dir/other.txt'"]:
        c.value("binary_file", f"query('community.general.binary_file', {terms})")
    for value in ["{'a': {'b': [1, 2]}}", "[1, 2]"]:
        c.value("utils", f"lookup('ansible.utils.to_paths', {value})")
        c.value("utils", f"lookup('ansible.utils.get_path', {value}, 'a.b[0]')")
    c.value("utils", "lookup('ansible.utils.index_of', [1, 2, 3], 'eq', 2)")
