"""Checks JSON files against the schemas: validate.py SCHEMA_FOLDER FILE... (NAME.report.json or NAME.document.json)."""

import json
import pathlib
import sys

from jsonschema import Draft7Validator


def validator(folder, kind):
    schema = json.loads((folder / f"{kind}.schema.json").read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def without(value, key):
    return {k: v for k, v in value.items() if k != key}


def broken_copies(report):
    """Copies of a report that the schema must refuse, so that it is known to check anything."""
    yield "no requirements", without(report, "requirements")
    yield "a page that is no number", {**report, "document": {**report["document"], "pages": [{"number": "one"}]}}
    yield "an error beside requirements", {**report, "requirements": [{}], "error": {"code": "encrypted", "message": "m", "advice": ""}}
    yield "an unknown error code", {**report, "error": {"code": "oops", "message": "m", "advice": ""}}
    for requirement in report["requirements"][:1]:
        yield "an unknown verdict", {**report, "requirements": [{**requirement, "verdict": "passed"}]}
        yield "a requirement without reason", {**report, "requirements": [without(requirement, "reason")]}


def main():
    folder, files = pathlib.Path(sys.argv[1]), [pathlib.Path(name) for name in sys.argv[2:]]
    validators = {kind: validator(folder, kind) for kind in ("report", "document")}
    complaints = [] if files else ["no files to check"]
    for file in files:
        kind = file.name.split(".")[-2]
        value = json.loads(file.read_bytes().decode("utf-8"))
        for error in validators[kind].iter_errors(value):
            complaints.append(f"{file.name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
        for what, copy in broken_copies(value) if kind == "report" else ():
            if validators[kind].is_valid(copy):
                complaints.append(f"{file.name}: the schema takes {what}")
    print("\n".join(complaints) or f"{len(files)} files are as their schemas say")
    return 1 if complaints else 0


sys.exit(main())
