#!/bin/sh
cat <<J
{"web": {"hosts": ["a", "b"], "vars": {"v": 1}, "children": ["sub"]}, "list": ["c"], "sub": {"hosts": ["d"]},
 "_meta": {"hostvars": {"a": {"x": 1, "y": "yes", "t": "{{ q }}"}, "e": {"x": 2}}}}
J
