"""Writes beside each YAML document what the reference's loader makes of it, as JSON: a list of type and value for whatever JSON cannot say."""
import json
import pathlib
import sys
import yaml


class Loader(yaml.CSafeLoader):
    """The safe loader; Ansible's own tags yield their text."""


Loader.add_constructor("!unsafe", lambda loader, node: loader.construct_scalar(node))


def plain(value):
    if isinstance(value, dict):
        return {"dict": [[plain(key), plain(item)] for key, item in value.items()]}
    if isinstance(value, (list, tuple)):
        return {type(value).__name__: [plain(item) for item in value]}
    if isinstance(value, (set, frozenset)):
        return {"set": sorted(str(item) for item in value)}
    return [type(value).__name__, str(value)]


for path in map(pathlib.Path, sys.argv[1:]):
    try:
        text = json.dumps(plain(yaml.load(path.read_bytes(), Loader=Loader)), indent=1)
    except Exception as error:
        text = json.dumps({"error": str(error).split("\n")[0]})
    path.with_suffix(".json").write_text(text + "\n")
