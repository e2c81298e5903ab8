#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small validator for what data/vanectl.schema.json uses of JSON Schema 2020-12.

As a program: validate-schema.py SCHEMA < DOCUMENT; also refuses members that the schema does
not describe, which the schema itself allows, so that nothing stays undocumented.
"""

import json
import re
import sys

KNOWN = {
    '$schema', '$id', '$defs', '$ref', 'title', 'description', 'anyOf', 'type', 'const', 'enum', 'pattern',
    'minimum', 'maximum', 'required', 'properties', 'additionalProperties', 'items',
}

TYPES = {
    'null': lambda value: value is None,
    'boolean': lambda value: isinstance(value, bool),
    'integer': lambda value: isinstance(value, int) and not isinstance(value, bool),
    'number': lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    'string': lambda value: isinstance(value, str),
    'array': lambda value: isinstance(value, list),
    'object': lambda value: isinstance(value, dict),
}


def same(a, b):
    """True is not 1 in JSON."""
    return type(a) is type(b) and a == b


def resolve(root, reference):
    node = root
    for step in reference.removeprefix('#/').split('/'):
        node = node[step]
    return node


def check_scalar(schema, value, path):
    if 'type' in schema:
        types = schema['type'] if isinstance(schema['type'], list) else [schema['type']]
        if not any(TYPES[name](value) for name in types):
            yield f'{path}: {value!r} is not of type {" or ".join(types)}'
    if 'const' in schema and not same(schema['const'], value):
        yield f'{path}: {value!r} is not {schema["const"]!r}'
    if 'enum' in schema and not any(same(choice, value) for choice in schema['enum']):
        yield f'{path}: {value!r} is none of {schema["enum"]}'
    if isinstance(value, str) and 'pattern' in schema and not re.search(schema['pattern'], value):
        yield f'{path}: {value!r} does not match {schema["pattern"]}'
    if TYPES['number'](value):
        if value < schema.get('minimum', value) or value > schema.get('maximum', value):
            yield f'{path}: {value!r} is out of range'


def check_object(schema, value, root, path, strict):
    properties = schema.get('properties', {})
    for name in schema.get('required', []):
        if name not in value:
            yield f'{path}: {name} is missing'
    for name, member in value.items():
        if name in properties:
            yield from check(properties[name], member, root, f'{path}.{name}', strict)
        elif schema.get('additionalProperties') is False or (strict and properties):
            yield f'{path}: {name} is not described'


def check(schema, value, root, path='$', strict=False):
    unknown = set(schema) - KNOWN
    if unknown:
        raise ValueError(f'{path}: this validator does not know {sorted(unknown)}')
    if '$ref' in schema:
        yield from check(resolve(root, schema['$ref']), value, root, path, strict)
    if 'anyOf' in schema:
        attempts = [list(check(choice, value, root, path, strict)) for choice in schema['anyOf']]
        if all(attempts):
            yield from min(attempts, key=len)
    yield from check_scalar(schema, value, path)
    if isinstance(value, dict):
        yield from check_object(schema, value, root, path, strict)
    if isinstance(value, list) and 'items' in schema:
        for i, item in enumerate(value):
            yield from check(schema['items'], item, root, f'{path}[{i}]', strict)


def validate(schema, value, strict=True):
    return list(check(schema, value, schema, strict=strict))


def main():
    with open(sys.argv[1], encoding='utf-8') as file:
        schema = json.load(file)
    problems = validate(schema, json.load(sys.stdin))
    print('\n'.join(problems) or 'valid')
    sys.exit(1 if problems else 0)


if __name__ == '__main__':
    main()
