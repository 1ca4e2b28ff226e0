"""What the judges of badges and defects leave out of their comparisons, from pending.json beside this file.

"rules" are those that do not exist yet, each with the rules that speak in its stead until it does. Findings of a
pending rule are not expected; where one was, what is said in its stead is not counted either, and nothing else.
"""

import json
import pathlib

PENDING = json.loads(pathlib.Path(__file__).with_name("pending.json").read_text(encoding="utf-8"))


def rule_of(finding):
    return finding.split(":")[0]


def waits(expected):
    return any(rule_of(f) in PENDING["rules"] for f in expected)


def comparable(expected, found):
    """Both lists, sorted, without what waits for a rule."""
    stand_ins = {s for f in expected for s in PENDING["rules"].get(rule_of(f), ())}
    expected = sorted(f for f in expected if rule_of(f) not in PENDING["rules"] and rule_of(f) not in stand_ins)
    return expected, sorted(f for f in found if rule_of(f) not in stand_ins)
