"""Cases of the filters and tests of collections: ansible.utils, ansible.netcommon, community.general."""
import itertools

ADDRESSES = [
    "192.168.1.5", "192.168.1.5/24", "192.168.1.0/24", "10.0.0.1/8", "10.0.0.0/8", "0.0.0.0/0", "255.255.255.255", "127.0.0.1", "169.254.1.1/16", "224.0.0.1", "192.168.1.0/31", "192.168.1.1/32", "192.168.1.2/30", "192.168.1.255/24", "172.16.0.1/255.255.0.0", "8.8.8.8",
    "::1", "2001:db8::1", "2001:db8::/32", "2001:db8::5/64", "fe80::100/10", "fe80::1", "::ffff:192.168.1.5/128", "::ffff:10.0.0.0/104", "2002:c0a8:0105::1", "ff02::1", "fc00::1/7", "::/0", "2001:db8::1/128", "2001:db8::/127", "42540766412265424405338506004571095040/64",
    "", "host.fqdn", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.4/33", "::g", "1", "3232235781", " 1.2.3.4", "1.2.3.4 ", "01.02.03.04", "true", "0x7f000001", "192.168.1.5/0.0.0.255",
]
QUERIES = [
    "", "6to4", "address", "address/prefix", "bool", "broadcast", "cidr", "cidr_lookup", "first_usable", "gateway", "gw", "host", "host/prefix", "hostmask", "hostnet", "int", "ip", "ip/prefix", "ip_netmask", "ip_wildcard", "ipv4", "ipv6", "last_usable", "link-local", "lo", "loopback", "multicast", "net", "netmask", "network",
    "network/prefix", "network_id", "network_netmask", "network_wildcard", "next_usable", "peer", "prefix", "previous_usable", "private", "public", "range_usable", "revdns", "router", "router/prefix", "size", "size_usable", "subnet", "type", "unicast", "v4", "v6", "version", "wildcard", "wrap", "nosuch",
    "192.168.0.0/16", "192.168.1.5", "2001:db8::/32", "1", "-1", "0", "300",
]
LISTS = {"mixed": ["192.24.2.1", "host.fqdn", "::1", "", "192.168.32.0/24", "fe80::100/10", "42540766412265424405338506004571095040/64", True, None, 5, "10.0.0.1/8"], "nested": [["1.2.3.4"], "x"], "none": [], "numbers": [1, 3232235781]}


def addresses(c):
    for address, query in itertools.product(ADDRESSES, QUERIES):
        call = f"('{query}')" if query else ""
        c.value("ipaddr", f"v | ansible.utils.ipaddr{call}", {"v": address})
    for name, query in itertools.product(["ipv4", "ipv6"], ["", "address", "ipv6", "ipv4", "network", "prefix", "host", "net", "private", "192.168.0.0/16", "1", "subnet", "bool"]):
        for address in ADDRESSES:
            c.value(name, f"v | ansible.utils.{name}" + (f"('{query}')" if query else ""), {"v": address})
    for name, query, value in itertools.product(["ipaddr", "ipv4", "ipv6", "ipwrap"], ["", "address", "host", "net", "bool", "public", "version", "ipv6", "10.0.0.0/8", "-1"], list(LISTS) + ["int", "none2", "true", "false", "map"]):
        given = LISTS.get(value, {"int": 3232235781, "none2": None, "true": True, "false": False, "map": {"a": 1}}.get(value))
        c.value("iplists", f"v | ansible.utils.{name}" + (f"('{query}')" if query else ""), {"v": given})
    for address in ADDRESSES:
        c.value("ipwrap", "v | ansible.utils.ipwrap", {"v": address})
        c.value("ipwrap", "v | ansible.netcommon.ipaddr('address')", {"v": address})
        for query in ["", "20", "28", "64", "120"]:
            for index in ["", "0", "1", "-1", "500", "'192.168.0.0/16'", "'2001:db8::/32'"] if query else [""]:
                c.value("ipsubnet", f"v | ansible.utils.ipsubnet({', '.join(each for each in (query, index) if each)})", {"v": address})
        for query in ["'192.168.0.0/16'", "'2001:db8::/32'", "'x'", "'192.168.1.5'"]:
            c.value("ipsubnet", f"v | ansible.utils.ipsubnet({query})", {"v": address})
        for amount in ["1", "5", "-10", "300", "'x'", "0", "2 ** 70"]:
            c.value("ipmath", f"v | ansible.utils.ipmath({amount})", {"v": address})
        for offset in ["", "1", "2", "-1", "'x'", "300"]:
            c.value("usable", f"v | ansible.utils.next_nth_usable({offset})", {"v": address})
            c.value("usable", f"v | ansible.utils.previous_nth_usable({offset})", {"v": address})
            c.value("usable", f"v | ansible.utils.nthhost({offset})", {"v": address})
        for other in ["192.168.1.0/24", "192.168.1.5", "192.168.1.255", "10.0.0.0/8", "2001:db8::1", "x"]:
            for name in ["network_in_usable", "network_in_network"]:
                c.value("networks", f"v | ansible.utils.{name}('{other}')", {"v": address})
            c.value("networks", f"['192.168.1.7', '10.0.0.3', v] | ansible.utils.reduce_on_network('{other}')", {"v": address})
        for mac in ["c2:31:b3:83:bf:2b", "c231.b383.bf2b", "x", ""]:
            c.value("slaac", f"v | ansible.utils.slaac('{mac}')", {"v": address})
        for call in ["ip4_hex", "ip4_hex(':')", "ipv6form('compress')", "ipv6form('expand')", "ipv6form('x509')", "ipv6form('nosuch')", "ipcut(64)", "ipcut(-80)", "ipcut(4)"]:
            c.value("forms", f"v | ansible.utils.{call}", {"v": address})
        prefix = int(address.split("/")[1]) if address.split("/")[-1].isdigit() and "/" in address else 0
        if "/" not in address or prefix > (112 if ":" in address else 23):
            c.value("usable_range", "v | ansible.utils.usable_range", {"v": address})
        for test in ["in_any_network(['192.168.0.0/16', '2001:db8::/32'])", "in_network('192.168.1.0/24')", "in_one_network(['10.0.0.0/8', '192.168.1.0/24'])", "ip", "ip_address", "ipv4", "ipv4_address", "ipv4_hostmask", "ipv4_netmask", "ipv6", "ipv6_address", "ipv6_ipv4_mapped", "ipv6_sixtofour", "ipv6_teredo", "loopback", "mac", "multicast", "private", "public", "reserved", "subnet_of('192.168.0.0/16')", "supernet_of('192.168.1.5/32')", "unspecified"]:
            c.value("tests", f"v is ansible.utils.{test}", {"v": address})
    for value in ["255.255.255.0", "0.0.0.255", "255.0.255.0", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2002::1", "::", "0.0.0.0", "240.0.0.1", 5, None, True, [], "a1:b2:c3:d4:e5:f6"]:
        for test in ["ipv4_hostmask", "ipv4_netmask", "ipv6_teredo", "ipv6_sixtofour", "unspecified", "reserved", "mac", "ip", "ip_address", "ipv4", "ipv6", "private", "in_network('10.0.0.0/8')"]:
            c.value("tests", f"v is ansible.utils.{test}", {"v": value})
    for networks in [["192.168.0.0/17", "192.168.128.0/17", "192.168.128.1"], ["10.0.0.1", "10.0.0.2", "10.0.0.3"], ["192.168.0.1", "192.168.0.9", "2001:db8::1", "2001:db8::/64"], [], ["x"], ["10.0.0.0/24", "10.0.1.0/24", "10.0.3.0/24"], ["0.0.0.0/1", "128.0.0.0/1"], "10.0.0.0/8"]:
        for action in ["", "'merge'", "'span'", "'nosuch'", "action='span'"]:
            c.value("cidr_merge", f"v | ansible.utils.cidr_merge({action})", {"v": networks})
    for mac in ["1a:2b:3c:4d:5e:6f", "1A-2B-3C-4D-5E-6F", "1a2b.3c4d.5e6f", "1a2b3c4d5e6f", "1a:2b:3c:4d:5e", "x", "", "1a2b3c:4d5e6f", 123456, "00:00:00:00:00:01", "123456789abc"]:
        for query in ["", "'bare'", "'bool'", "'int'", "'cisco'", "'eui48'", "'linux'", "'pgsql'", "'postgresql'", "'unix'", "'win'", "'psql'", "'nosuch'"]:
            c.value("mac", f"v | ansible.utils.hwaddr({query})", {"v": mac})
            c.value("mac", f"v | ansible.utils.macaddr({query})", {"v": mac})


DATA = {"servers": [{"name": "b", "port": 80, "tags": ["x", "y"]}, {"name": "a", "port": 443, "tags": []}, {"name": "c", "port": 80, "up": True}], "map": {"x": {"v": 1}, "y": {"v": 2}, "z": 3}, "n": 5, "t": "text é", "none": None, "list": [3, 1, 2], "deep": [[1, 2], [3, [4]]], "a-b": {"c": 0}}
QUERIES_OF_JMESPATH = [
    "n", "servers[0].name", "servers[*].name", "servers[-1]", "servers[].tags[]", "servers[?port == `80`].name", "servers[?port > `100`]", "servers[?name == 'a'] | [0].port", "servers[?up].name", "servers[?!up].name", "servers[?port == `80` && up].name", "servers[?port == `443` || up].name", "map.*.v", "map.* | [0]", "keys(map)", "values(map)", "length(servers)", "sort(list)", "sort_by(servers, &name)[*].name", "max(list)", "min_by(servers, &port).name", "sum(list)", "avg(list)", "join(',', servers[*].name)", "{first: servers[0].name, count: length(servers)}", "servers[*].{n: name, p: port}", "servers[*].[name, port]", "\"a-b\".c", "deep[]", "deep[][]", "deep[*][0]", "list[0:2]", "list[::-1]", "list[-2:]", "nosuch", "nosuch.x", "servers[9]", "contains(t, 'ext')", "contains(list, `1`)", "starts_with(t, 'te')", "ends_with(t, 'x')", "type(n)", "type(none)", "to_string(map)", "to_number('12.5')", "to_array(n)", "not_null(nosuch, none, n)", "merge(map, {q: `1`})", "map(&name, servers)", "reverse(list)", "abs(`-5`)", "ceil(`1.2`)", "floor(`1.8`)", "max_by(servers, &port).name", "group_by(servers, &name)", "@", "@.n", "servers | length(@)", "`[1, 2]`", "`\"x\"`", "'raw'", "`bad", "servers[", "servers[?", "a b", "", "length(n)", "nosuch(n)", "sort(servers)", "sum(servers)", "length()", "!n", "n == `5`", "n != `5`", "n < `6`", "t < 'z'", "(n)", "servers[?contains(name, 'a')]", "servers[?contains(tags, 'x')].name", "servers[*].tags[0]", "servers[*].tags | [0]", "servers[].{a: name, b: tags[]}", "map.x.v", "map.x.[v, v]", "map.{a: x.v}", "*", "servers[*].nosuch", "servers[?nosuch == `null`].name", "servers[?nosuch == null].name", "[n, t]", "[0]", "list[?@ > `1`]", "list | [?@ > `1`] | length(@)", "&n", "servers[0:1]", "servers[].port | sort(@)", "servers[?name=='a'||name=='b'].port", "to_number('x')", "to_number(n)", "keys(list)", "sort_by(servers, &nosuch)", "reverse(t)", "not_null(none)", "list[1:0:0]", "`1.50`", "\"\\u0041\"", "'it\\'s'", "servers[?name == `a`]",
]


def general(c):
    for query in QUERIES_OF_JMESPATH:
        c.value("json_query", "v | community.general.json_query(q)", {"v": DATA, "q": query})
    for value in [[], "abc", None, 5, [{"a": 1}], [[1], [2]]]:
        for query in ["a", "[0]", "[*]", "[]", "@", "length(@)"]:
            c.value("json_query", "v | json_query(q)", {"v": value, "q": query})
    lists = ["[3, 1, 2, 1]", "['b', 'a']", "[]", "[['a', 1], ['b', 2]]", "[{'k': 'a', 'v': 1}, {'k': 'b', 'v': 2}]", "'abc'", "{'a': 1, 'b': {'c': 2}}", "none", "5", "[1, [2]]"]
    calls = ["accumulate", "accumulate('multiply')", "counter", "crc32", "dict", "dict_kv('k')", "groupby_as_dict('k')", "groupby_as_dict('nosuch')", "keep_keys(target=['k'])", "keep_keys(target='k')", "remove_keys(target=['k'])", "replace_keys(target=[{'after': 'z', 'before': 'k'}])", "keep_keys(target=['k'], matching_parameter='starts_with')", "keep_keys(target='^k', matching_parameter='regex')", "remove_keys(target=['k', 'v'], matching_parameter='ends_with')", "keep_keys(target=[])", "keep_keys(target=['k'], matching_parameter='nosuch')", "replace_keys(target=[{'after': 'z', 'before': 'k'}, {'after': 'y', 'before': 'v'}], matching_parameter='regex')", "replace_keys(target={'after': 'z', 'before': 'k'})", "reveal_ansible_type", "reveal_ansible_type(alias={'int': 'number', 'str': 'text'})", "unicode_normalize", "version_sort", "to_json | community.general.crc32", "lists_union([1, 9])", "lists_intersect([1, 2])", "lists_difference([1])", "lists_symmetric_difference([1, 7])", "to_ini", "from_ini", "from_csv", "to_seconds", "hashids_encode", "json_patch([{'op': 'add', 'path': '/0', 'value': 1}])", "json_diff([1])", "to_prettytable"]
    for value, call in itertools.product(lists, calls):
        if "accumulate('multiply')" not in call and "json_" not in call and "pretty" not in call:
            c.value("shapes", f"{value} | community.general.{call}")
    for left, right in itertools.product(["[1, 2, 3]", "[]", "[1, 1]", "['a', 'b']", "[3, 2, 5]", "'abc'"], repeat=2):
        for name in ["lists_union", "lists_intersect", "lists_difference", "lists_symmetric_difference"]:
            c.value("lists", f"{left} | community.general.{name}({right})")
            c.value("lists", f"[{left}, {right}] | community.general.{name}(flatten=true)")
            c.value("lists", f"{left} | community.general.{name}({right}, [3])")
    one, two = "[{'name': 'foo', 'extra': true, 'l': [1, 2]}, {'name': 'bar', 'extra': false}, {'name': 'meh', 'd': {'a': 1, 'b': [1]}}]", "[{'name': 'foo', 'path': '/foo', 'l': [2, 3]}, {'name': 'baz', 'path': '/baz'}, {'name': 'meh', 'd': {'b': [2], 'c': 3}}]"
    for options in ["'name'", "'name', recursive=true", "'name', recursive=true, list_merge='append'", "'name', list_merge='prepend_rp', recursive=true", "'name', recursive=true, list_merge='append_rp'", "'name', recursive=true, list_merge='keep'", "'name', recursive=true, list_merge='prepend'", "'extra'", "", "'name', list_merge='nosuch'", "'name', nosuch=1"]:
        c.value("mergeby", f"[{one}, {two}] | community.general.lists_mergeby({options})")
        c.value("mergeby", f"{one} | community.general.lists_mergeby({two}, {options})")
    for duration in ["30min", "1h 30m", "2d", "1w 2d 3h", "1y", "1mo", "500ms", "-1h", "+5s", "1.5h", "x", "", "1h1h", "5", "3 hours", "1H", "1us", "100 milliseconds", "2 weeks 1 day", 5, None, "1M", "1m", "12minutes", "1h  5s"]:
        for name in ["to_milliseconds", "to_seconds", "to_minutes", "to_hours", "to_days", "to_weeks", "to_months", "to_years", "to_time_unit('h')", "to_time_unit('hours')", "to_time_unit", "to_time_unit('nosuch')", "to_seconds(year=360)", "to_seconds(month=31, year=366)", "to_seconds(nosuch=1)"]:
            c.value("durations", f"v | community.general.{name}", {"v": duration})
    for versions in [["1.10", "1.9", "1.2.3"], ["foo-1.10", "foo-1.9"], ["2.1", "2.10", "2.9"], [], ["b", "a"], ["1.0", "1.a"], ["1", "1.0", "1.0.0"], [1, 2], ["v1.2", "v1.10"]]:
        c.value("versions", "v | community.general.version_sort", {"v": versions})
        c.value("versions", "v | community.general.version_sort(reverse=true)", {"v": versions})
    for text in ["", "test", "Grüße", "x" * 100]:
        c.value("texts", "v | community.general.crc32", {"v": text})
        for form in ["", "'NFC'", "'NFD'", "'NFKC'", "'NFKD'", "form='nosuch'"]:
            c.value("texts", f"v ~ 'ﬁⅣ²é' | community.general.unicode_normalize({form})", {"v": text})
    for text in ["a,b\n1,2\n3,4", "a;b\n1;2", "a,b\n1\n", "a,b\n1,2,3", "", "x", "a,b\n\"q,r\",\"s\"\"t\"", "a, b\n1, 2", "a\tb\n1\t2", "1,2\n3,4", "a,b\r\n1,2\r\n", "a,a\n1,2"]:
        for options in ["", "delimiter=';'", "dialect='excel-tab'", "fieldnames=['x', 'y']", "skipinitialspace=true", "dialect='unix'", "dialect='nosuch'", "strict=true", "delimiter='::'"]:
            c.value("csv", f"v | community.general.from_csv({options})", {"v": text})
    for text in ["[a]\nx=1\ny = 2\n", "[a]\nx: 1\n[b]\nX=2\n", "x=1", "", "[a]\nx\n", "[a]\n# c\n; d\nx = 1 ; e\n", "[a]\nx = 1\n  2\n", "[DEFAULT]\nq=1\n[a]\nx=1\n", "[a]\nx=1\nx=2\n", "[a]\nx=%(y)s\ny=2\n", "[a]\n[a]\n", "[a\nx=1"]:
        c.value("ini", "v | community.general.from_ini", {"v": text})
    for value in ["{'a': {'x': 1, 'y': none}}", "{'a': {}}", "{}", "{'a': 1}", "{'a': {'X': 'q', 'b': true}, 'c': {'d': [1]}}", "{'DEFAULT': {'x': 1}}", "{1: {2: 3}}", "'x'", "{'a': {'x': '%'}}"]:
        c.value("ini", f"{value} | community.general.to_ini")
    for prefix in ["52:54", "52:54:00", "52", "00:11:22:33:44", "52:54:00:11:22:33", "zz", "52-54", 5, "", "5"]:
        c.value("mac", "v | community.general.random_mac(seed='x')", {"v": prefix})
        c.value("mac", "v | community.general.random_mac(seed=5)", {"v": prefix})
        c.value("mac", "v | community.general.random_mac | length", {"v": prefix})
    for values in ["[1, 2, 3]", "5", "0", "[]", "[-1]", "'5'", "[1, 'a']", "[12345678901234567890]", "1234", "'abc'"]:
        for options in ["", "salt='s'", "min_length=10", "alphabet='abcdefghijklmnop1234'", "salt='x', min_length=8, alphabet='ABCDEFGHIJKLMNOPQRSTUVWXYZ'", "alphabet='abc'", "salt='x' * 50"]:
            c.value("hashids", f"{values} | community.general.hashids_encode({options})")
            c.value("hashids", f"{values} | community.general.hashids_encode({options}) | community.general.hashids_decode({options})")
    for text in ["o2fXhV", "", "x", "jR", "!!"]:
        for options in ["", "salt='s'", "min_length=4"]:
            c.value("hashids", f"v | community.general.hashids_decode({options})", {"v": text})
    for value in ["1", "'a'", "1.5", "true", "none", "[]", "[1, 'a']", "[1, 2]", "{}", "{'a': 1}", "{'a': 1, 'b': 'x'}", "{1: 2}", "[[1], [2]]", "[{'a': 1}, {'b': 'c'}]", "{'a': [1, 'b']}", "(1, 2)", "u"]:
        c.value("types", f"{value} | community.general.reveal_ansible_type", {"u": "plain"})
        for kind in ["'int'", "'str'", "['str', 'int']", "'list[int]'", "'dict[str, int]'", "'_AnsibleTaggedStr'", "'list'", "'bool'", "'float'", "'NoneType'", "'dict[str, int|str]'", "'list[int|str]'"]:
            c.value("types", f"{value} is community.general.ansible_type({kind})", {"u": "plain"})
        c.value("types", f"{value} is community.general.ansible_type(['int', 'str'], alias={{'_AnsibleTaggedStr': 'str', '_AnsibleTaggedInt': 'int'}})", {"u": "plain"})
    for name in ["debug", "ansible.builtin.debug", "nosuch", "community.general.ini_file", "community.nosuch.x", "", "a b", 5]:
        c.value("modules", "v is community.general.a_module", {"v": name})
    for document, patch in itertools.product(["{'a': 1, 'l': [1, 2]}", "[1, 2]", "'x'"], ["[{'op': 'add', 'path': '/b', 'value': 2}]"]):
        c.value("counter", f"{document} | community.general.counter")
    for value in ["[1, 2, 2]", "['a', 'b', 'a']", "'hello'", "{'a': 1}", "[[1]]", "5", "[1, 1.0, true]", "[]"]:
        c.value("counter", f"{value} | community.general.counter")
        c.value("counter", f"{value} | community.general.accumulate")
        c.value("counter", f"{value} | community.general.dict_kv('key')")
    for value in ["{'a': {'b': [1, {'c': 'x'}]}, 'e.f': 1}", "[1, [2]]", "5", "{}"]:
        for call in ["to_paths", "to_paths(prepend='q')", "to_paths(wantlist=true)", "get_path('a.b[0]')", "get_path('a.b.1.c')", "get_path('nosuch')", "get_path('[\"a\"].b', wantlist=true)", "get_path('a')", "remove_keys(target=['b'])", "keep_keys(target=['b'])", "replace_keys(target=[{'before': 'b', 'after': 'z'}])", "remove_keys(target=['B', 'b'], matching_parameter='regex')", "keep_keys(target=['c'], matching_parameter='starts_with')", "to_xml", "index_of('eq', 1)", "consolidate"]:
            if "xml" not in call and "consolidate" not in call:
                c.value("utils", f"{value} | ansible.utils.{call}")
    for test, value in itertools.product(["'eq', 1", "'==', 9", "'in', [1, 2]", "'gt', 1", "'even'", "'eq', 1, wantlist=true", "'nosuch', 1", "'eq', 1, fail_on_missing=true", "'eq', 9, fail_on_missing=true"], ["[3, 1, 2, 1]", "[]", "['a']", "5"]):
        c.value("index_of", f"{value} | ansible.utils.index_of({test})")
    for test in ["'eq', 'b', 'name'", "'eq', 80, 'port'", "'eq', 1, 'nosuch'", "'eq', 1, key='nosuch', fail_on_missing=true", "'eq', 80, 'port', wantlist=true"]:
        c.value("index_of", f"v | ansible.utils.index_of({test})", {"v": DATA["servers"]})
    for before, after in [("{'a': 1}", "{'a': 2}"), ("'a\nb'", "'a\nc'"), ("[1]", "[1]")]:
        c.value("diff", f"{before} | ansible.utils.fact_diff({after})")
        c.value("diff", f"{before} | ansible.utils.fact_diff({after}, plugin={{'name': 'ansible.utils.native'}})")
    for text, options in itertools.product(["1,2,5-7", "10", "[1,2,3,4,10]"], ["", "0", "'x'"]):
        c.value("vlans", f"v | ansible.netcommon.vlan_expander", {"v": text})
    for vlans in ["[1, 2, 3, 10]", "[3, 2, 1]", "[]", "[1, 3, 5]", "range(1, 60) | list", "range(1, 90, 2) | list", "['1', '2']", "[5000]"]:
        for options in ["", "first_line_len=10", "first_line_len=20, other_line_len=20", "48, 44"]:
            c.value("vlans", f"{vlans} | ansible.netcommon.vlan_parser({options})")
    for call in ["'cisco' | ansible.netcommon.comp_type5('$1$avs$uSTOEMh65ADDBREAKqzvpb9yBMpzd/')", "'test' | ansible.netcommon.type5_pw(salt='avs')", "'' | ansible.netcommon.type5_pw('avs')", "'cisco' | ansible.netcommon.hash_salt", "'$1$avs$uSTOEMh65' | ansible.netcommon.hash_salt", "'cisco' | ansible.netcommon.comp_type5('$1$nTc1$Z28sUTcWfXlvVe2x.3XAa.', true)", "'x' | ansible.netcommon.type5_pw('toolongsalt')"]:
        c.value("type5", call)
    for domain in ["example.com", "www.example.co.uk", "com", "", "1.2.3.4", "::1"]:
        for name in ["reverse_pointer", "quote_txt", "unquote_txt"]:
            c.value("dns", f"v | community.dns.{name}", {"v": domain})
    for text in ["a b", "é", "\\", "\"q\" x", "x" * 300]:
        c.value("dns", "v | community.dns.quote_txt", {"v": text})
        c.value("dns", "v | community.dns.quote_txt | community.dns.unquote_txt", {"v": text})
    pem = "-----BEGIN CERTIFICATE-----\nTEFI\n-----END CERTIFICATE-----\n"
    for text in [pem, pem + "junk\n" + pem, "", "junk"]:
        c.value("crypto", "v | community.crypto.split_pem", {"v": text})
    for serial in ["0", "1234567890", "-5", "'x'", "2 ** 80", "true"]:
        c.value("crypto", f"{serial} | community.crypto.to_serial")
    for serial in ["00", "11:22:33", "0:ff", "", "x", "FF:FF:FF:FF:FF:FF:FF:FF:FF", "1", "-1", "100", ":"]:
        c.value("crypto", "v | community.crypto.parse_serial", {"v": serial})


def add_to(cases):
    addresses(cases)
    general(cases)
