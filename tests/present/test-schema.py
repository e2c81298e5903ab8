#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is printed is what data/vanectl.schema.json says, and the schema would notice if not."""

import copy
import importlib.util
import json
import pathlib
import subprocess
import sys
import unittest

# The validator is imported by path; nothing is left beside it.
sys.dont_write_bytecode = True

HERE = pathlib.Path(__file__).parent
SCHEMA, PRINT_REPORT = sys.argv[1:3]


def load_validator():
    spec = importlib.util.spec_from_file_location('validate_schema', HERE / 'validate-schema.py')
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.validate


validate = load_validator()
schema = json.loads(pathlib.Path(SCHEMA).read_text(encoding='utf-8'))
printed = subprocess.run([PRINT_REPORT], check=True, capture_output=True, encoding='utf-8').stdout
answers = [json.loads(line) for line in printed.splitlines()]


def walk(node):
    yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else []:
        yield from walk(child)


class TestSchema(unittest.TestCase):
    def test_printed_is_valid(self):
        self.assertGreater(len(answers), 20)
        for answer in answers:
            self.assertEqual(validate(schema, answer), [])

    def test_several_places(self):
        self.assertEqual(validate(schema, answers), [])
        self.assertEqual(validate(schema, []), [])

    def test_every_phase_and_error_was_printed(self):
        properties = schema['$defs']['answer']['properties']
        self.assertEqual({answer['phase'] for answer in answers}, set(properties['phase']['enum']))
        codes = {answer['error']['code'] for answer in answers if answer['error']}
        self.assertEqual(codes, set(properties['error']['properties']['code']['enum']))

    def test_every_condition_was_printed(self):
        conditions = {hour['condition'] for answer in answers for hour in answer['hours']}
        self.assertEqual(conditions, set(schema['$defs']['condition']['enum']))

    def test_everything_is_described(self):
        for node in walk(schema['$defs']['answer']):
            for name, member in node.get('properties', {}).items() if isinstance(node, dict) else []:
                if isinstance(member, dict) and '$ref' not in member:
                    self.assertIn('description', member, name)

    def test_every_member_is_required(self):
        for name in answers[0]:
            broken = copy.deepcopy(answers[0])
            del broken[name]
            self.assertNotEqual(validate(schema, broken), [], name)

    def test_wrong_ones_are_noticed(self):
        def broken(change):
            answer = copy.deepcopy(answers[0])
            change(answer)
            return validate(schema, answer)

        self.assertNotEqual(broken(lambda a: a['now'].update(temperature='61')), [])
        self.assertNotEqual(broken(lambda a: a['now'].update(condition='nice')), [])
        self.assertNotEqual(broken(lambda a: a['now'].update(humidity=101)), [])
        self.assertNotEqual(broken(lambda a: a['now'].update(undocumented=1)), [])
        self.assertNotEqual(broken(lambda a: a['hours'][0].pop('time')), [])
        self.assertNotEqual(broken(lambda a: a['hours'][0].update(time=1.5)), [])
        self.assertNotEqual(broken(lambda a: a['days'][0].update(date='21.11.2026')), [])
        self.assertNotEqual(broken(lambda a: a.update(schema=True)), [])
        self.assertNotEqual(broken(lambda a: a.update(refreshing=0)), [])
        self.assertNotEqual(broken(lambda a: a.update(alerts={})), [])
        self.assertNotEqual(validate(schema, [answers[0], {}]), [])

    def test_with_a_full_validator(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest('python3-jsonschema is not installed; the small validator has run')
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.Draft202012Validator(schema).validate(answers)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=1)
