"""No sentence that a person reads is in one language alone.

Reads the sources as text: string literals, joined as the compiler joins them. Two that stand side by side in braces are one sentence
in English and Chinese; any other literal that is a sentence (three words of English, or Chinese) has to be excused below, with the
reason why nobody reads it as a message.
By hand: python3 tests/cli/languages_test.py [-k NAME]
"""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
HAN = re.compile("[\u3400-\u9fff]")
NUMBERS = re.compile(r"[\u3400-\u9fff](?:ICP备|公网安备)\d+号(?:-\d)?")
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|R"(?P<delimiter>[^(\s]*)\((?P<raw>.*?)\)(?P=delimiter)"|(?:u8)?"(?P<text>(?:[^"\\\n]|\\.)*)"|\'(?:[^\'\\\n]|\\.)+\'|(?P<other>[{},;()=.]|\.(?:en|zh)\b|[A-Za-z_]\w*|\S)', re.S)


def literals(text):
    """[(line, before, literal, after)]: adjacent literals joined; before and after are the tokens beside them."""
    tokens = []
    for m in TOKEN.finditer(text):
        line = text.count("\n", 0, m.start()) + 1
        if m.group("text") is not None or m.group("raw") is not None:
            value = m.group("raw") if m.group("raw") is not None else m.group("text")
            if tokens and tokens[-1][1] == "s":
                tokens[-1] = (tokens[-1][0], "s", tokens[-1][2] + value)
            else:
                tokens.append((line, "s", value))
        elif m.group("other") is not None:
            tokens.append((line, "t", m.group("other")))
    return tokens


def pairs_and_singles(text):
    """([(line, one, other)], [(line, literal)])"""
    tokens = literals(text)
    used = set()
    pairs = []
    for i, (line, kind, value) in enumerate(tokens[:-2]):
        if kind != "s" or tokens[i + 2][1] != "s" or i in used:
            continue
        other = tokens[i + 2][2]
        between = tokens[i + 1][2]
        before, after = tokens[i - 1][2] if i else "", tokens[i + 3][2] if i + 3 < len(tokens) else ""
        alone = before == "{" and (after == "}" or (after == "," and tokens[i + 4:i + 5] and tokens[i + 4][2] == "}"))
        alone = alone and not (HAN.search(value) and HAN.search(other) and not re.search("[a-z]{2}", value))
        example = bool(NUMBERS.search(value)) and bool(NUMBERS.search(other))
        chosen = between == ":" and before == "?" and (example or not (HAN.search(value) and HAN.search(other)))
        passed = between == "," and bool(HAN.search(value)) != bool(HAN.search(other))
        if (between == "," and alone) or chosen or passed:
            pairs.append((line, value, other))
            used |= {i, i + 2}
    return pairs, [(line, value) for i, (line, kind, value) in enumerate(tokens) if kind == "s" and i not in used]


def is_sentence(text):
    text = re.sub(r'\\"\w+\\":', "", text)  # JSON
    plain = re.sub(r"\{[^}]*\}|\\.(?:[0-9a-f]{2})?|<[^>]*>|&[a-z]+;", " ", NUMBERS.sub(" ", text))
    if HAN.search(plain):
        return True
    return len(re.findall(r"(?:^|\s)[A-Za-z][a-z']*(?=[\s.,:;?!]|$)", plain)) >= 3


SOURCES = sorted(p for folder in ("cli", "plugin") for p in (ROOT / folder).rglob("*") if p.suffix in (".cc", ".h"))

# What is in one language and should be: whole files by the beginning of their path, or single literals.
FILES = {
    "cli/generate/": "scripts of shells, the JSON Schemas and what is common to both manual pages; their words come from the table",
    "plugin/number/": "what filing numbers are made of",
    "plugin/html/": "names and identifiers of the HTML standard",
    "plugin/precheck/person_name.cc": "surnames and forms of address, which are looked for",
    "plugin/precheck/subject_name.cc": "endings of names, which are looked for",
    "plugin/precheck/leftovers.cc": "texts of templates, which are looked for",
    "plugin/precheck/han.cc": "characters, which are looked for",
    "plugin/precheck/rules/site_name.cc": "words, which are looked for",
    "plugin/precheck/read_site.cc": "words, which are looked for",
    "plugin/precheck/answer.cc": "examples of answers, which are given in Chinese",
    "plugin/init/generators.cc": "commands and file names of generators",
    "plugin/site/command_table.cc": "examples of command lines",
    "plugin/report/html.cc": "markup around words from pairs",
    "plugin/look/gallery.cc": "markup around words from pairs",
    "plugin/precheck/report_html.cc": "markup around words from pairs",
    "plugin/report/html_footers.cc": "markup around words from pairs",
}
LITERALS = {
    ("plugin/badge/server_snippet.cc", "export function withBadge"): "a program in JavaScript; what it says of itself is a pair",
    ("cli/program.cc", "out of memory"): "both languages in one line: there is no memory for anything else",
    ("cli/stop.cc", "set from a signal handler"): "an assertion",
    ("plugin/rules/number/flaw_findings.cc", "every flaw has its row"): "an assertion",
    ("cli/init_command.cc", "是"): "an answer that a person may type",
    ("plugin/badge/render.cc", "公安备案图标"): "on the page, which is Chinese",
    ("plugin/badge/render.cc", "版权所有 "): "on the page, which is Chinese",
    ("plugin/init/settings_text.cc", "粤"): "the letter of a province",
    ("plugin/init/settings_text.cc", "兵团"): "the name of a region",
    ("plugin/init/settings_text.cc", "江苏"): "the name of a region",
    ("plugin/init/source_line.cc", "公安"): "what is looked for",
    ("plugin/rules/view.cc", "粤"): "the letter of a province",
    ("plugin/look/chromium.cc", "this user cannot run it"): "said for a program that could not be started, in its place",
    ("plugin/report/unified_diff.cc", "No newline at end of file"): "what patch reads",
    ("cli/console.cc", "auto, always, never"): "values of an option",
    ("plugin/wasm/program.cc", "auto, always, never"): "values of an option",
    ("plugin/look/report_text.cc", "可见"): "a word chosen among two, which have English ones below",
    ("plugin/look/report_text.cc", "被遮挡"): "a word chosen among two, which have English ones below",
    ("plugin/look/site_server.cc", "Method Not Allowed"): "HTTP",
}


def excuse(name, literal):
    for start in FILES:
        if name.startswith(start):
            return ("file", start)
    for file, part in LITERALS:
        if file == name and part in literal and part:
            return ("literal", (file, part))
    return None


def data(name):
    return any(name.startswith(f) for f in FILES if not FILES[f].startswith("markup"))


class Languages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.found = [(str(p.relative_to(ROOT)), *pairs_and_singles(p.read_text(encoding="utf-8"))) for p in SOURCES]

    def test_the_reader_of_sources_reads(self):
        text = 'a = {"It is not there.", "没有。"}; // "in a comment 注释"\n b(zh ? "只有" : "but for one"); f(x, "a table", "一个表"); g("one that " /* x */ "stands alone");'
        pairs, singles = pairs_and_singles(text)
        self.assertEqual([p[1:] for p in pairs], [("It is not there.", "没有。"), ("只有", "but for one"), ("a table", "一个表")])
        self.assertEqual([s[1] for s in singles], ["one that stands alone"])
        self.assertTrue(all(map(is_sentence, ("one that stands alone", "没有", "{0} is of no use"))))
        self.assertFalse(any(map(is_sentence, ("--icp", "<a href>", "\\n", "京ICP备2024990001号-1", "{0}:{1}"))))

    def test_every_pair_has_both(self):
        number = 0
        for name, pairs, _ in self.found:
            for line, one, other in pairs:
                if not (is_sentence(one) or is_sentence(other)) or data(name):
                    continue
                number += 1
                with self.subTest(f"{name}:{line}"):
                    self.assertTrue(one.strip() and other.strip())
                    self.assertTrue(HAN.search(one) or HAN.search(other), f"{one} | {other}: neither is Chinese")
                    english = other if HAN.search(one) and not HAN.search(other) else one
                    self.assertTrue(re.search("[A-Za-z]", re.sub(r"\{\d\}|\\.", "", english)) or not is_sentence(english), f"{one} | {other}: neither is English")
        self.assertGreater(number, 800)

    def test_no_sentence_stands_alone(self):
        used = set()
        for name, _, singles in self.found:
            for line, literal in singles:
                if not is_sentence(literal):
                    continue
                # zh ? f("…") : f("…"), or two statements
                if any(abs(line - other) <= 3 and is_sentence(words) and bool(HAN.search(words)) != bool(HAN.search(literal)) for other, words in singles):
                    continue
                why = excuse(name, literal)
                used.add(why)
                with self.subTest(f"{name}:{line}"):
                    self.assertIsNotNone(why, f"one language alone: {literal[:120]}")
        stale = [e for e in [("file", f) for f in FILES] + [("literal", k) for k in LITERALS] if e not in used]
        self.assertEqual(stale, [], "excuses that nothing needs")


if __name__ == "__main__":
    unittest.main()
