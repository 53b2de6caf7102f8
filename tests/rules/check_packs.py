"""Every pack file stands up to rules/packs/pack.schema.json. Usage: check_packs.py SOURCE_FOLDER"""
import glob
import json
import sys

try:
    import jsonschema
    import yaml
except ImportError:
    print("skipped: no python3-jsonschema or python3-yaml")
    sys.exit(77)

source = sys.argv[1]
with open(source + "/rules/packs/pack.schema.json", encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft7Validator.check_schema(schema)
wrong = 0
for name in sorted(glob.glob(source + "/rules/packs/**/*.yaml", recursive=True) + glob.glob(source + "/tests/rules/packs/*.yaml")):
    with open(name, encoding="utf-8") as file:
        pack = yaml.load(file, yaml.BaseLoader)  # every scalar a text, as Candour reads it
    for error in jsonschema.Draft7Validator(schema).iter_errors(pack):
        print(f"{name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
        wrong += 1
sys.exit(1 if wrong else 0)
