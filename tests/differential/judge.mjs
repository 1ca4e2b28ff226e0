// judge.mjs BEFORE AFTER [--report json] [--repairs] [--jobs N] — what did beian do to these pages, in the eyes of another parser?
//
// For every page that changed: AFTER holds one element with data-beian, in the tree what its bytes are alone, and where they stand
// (no open <a> changes it, no table throws it out); without it the two trees are equal (names, namespaces, attributes,
// text, comments, doctype, mode, contents of templates); and without its bytes the two files are equal (sha256).
// A page that did not change need not hold a badge. --repairs also accepts links and numbers that inject may correct, and counts them.
// Exit 0: every difference is explained · 1: some are not · 2: it could not do its work.
import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { badges, compare, place, takeOut } from "./dom.mjs";
import { bytes, pages, parser, size, text } from "./pages.mjs";

const BIG = 2 << 20; // pages larger than this all go to the first worker, so that only one is in memory
const BATCH = 32;
const SHOWN = 20;

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");

/** The bytes without the badge: [part, part]. Null when parse5 saw no end tag for it. */
function without(buffer, skipped, badge) {
  const location = badge.sourceCodeLocation;
  if (!location?.endTag) return null;
  return [buffer.subarray(0, skipped + location.startOffset), buffer.subarray(skipped + location.endOffset)];
}

/** Why the badge is not, in the tree, what its bytes say and where they stand; or null. */
function misread(parse5, input, badge) {
  const { startOffset, endOffset } = badge.sourceCodeLocation;
  const alone = parse5.parseFragment(input.slice(startOffset, endOffset), { scriptingEnabled: true });
  if (alone.childNodes.length !== 1) return "the badge's bytes alone are not one element";
  const difference = compare(alone.childNodes[0], badge);
  if (difference !== null) return `what is open around the badge changes it: ${difference}`;
  const siblings = badge.parentNode.childNodes;
  const next = siblings.slice(siblings.indexOf(badge) + 1).find((node) => node.sourceCodeLocation);
  return next && next.sourceCodeLocation.startOffset < startOffset ? `the badge is thrown out before ${next.nodeName}` : null;
}

export function judge(parse5, before, after, allowRepairs = false) {
  if (before === null || after === null) return { kind: "unexplained", reason: before === null ? "the page is new" : "the page is gone" };
  const options = { scriptingEnabled: true, sourceCodeLocationInfo: true };

  if (before.equals(after)) {
    if (!after.includes("data-beian")) return { kind: "unchanged" };
    const held = badges(parse5.parse(text(after).text)).length;
    return { kind: held === 0 ? "unchanged" : "unchanged, with a badge" };
  }
  const old = text(before);
  const oldTree = parse5.parse(old.text, before.includes("data-beian") ? options : { scriptingEnabled: true });
  const oldBadges = badges(oldTree);
  const now = text(after);
  const nowTree = parse5.parse(now.text, options);
  const nowBadges = badges(nowTree);

  const wanted = allowRepairs ? "at most one" : "one";
  if (nowBadges.length > 1 || (nowBadges.length === 0 && !allowRepairs)) {
    return { kind: "unexplained", reason: `${nowBadges.length} elements with data-beian, not ${wanted}` };
  }
  if (oldBadges.length > 1) return { kind: "unexplained", reason: `${oldBadges.length} elements with data-beian before` };

  const result = { kind: "changed" };
  let oldBytes = [before];
  let nowBytes = [after];
  if (nowBadges.length === 1) {
    result.place = place(nowBadges[0]);
    nowBytes = without(after, now.skipped, nowBadges[0]);
    if (nowBytes === null) return { kind: "unexplained", reason: "the badge's end tag does not end it" };
    const reason = misread(parse5, now.text, nowBadges[0]);
    if (reason !== null) return { kind: "unexplained", reason };
    takeOut(nowBadges[0]);
  }
  if (oldBadges.length === 1) {
    oldBytes = without(before, old.skipped, oldBadges[0]);
    if (oldBytes === null) return { kind: "unexplained", reason: "the old badge's end tag does not end it" };
    takeOut(oldBadges[0]);
  }
  const repairs = allowRepairs ? [] : null;
  const difference = compare(oldTree, nowTree, repairs);
  if (difference !== null) return { kind: "unexplained", reason: difference };
  if (repairs?.length > 0) return { ...result, kind: "changed and repaired", repairs: repairs.length };
  if (sha256(...oldBytes) !== sha256(...nowBytes)) return { kind: "unexplained", reason: "the trees are equal, bytes outside the badge are not" };
  return result;
}

async function work() {
  const parse5 = await parser();
  const { before, after, repairs } = workerData;
  parentPort.on("message", (paths) => {
    parentPort.postMessage(paths.map((path) => {
      try {
        return { path, ...judge(parse5, bytes(join(before, path)), bytes(join(after, path)), repairs) };
      } catch (error) {
        return { path, kind: "unexplained", reason: `cannot be judged: ${error.message}` };
      }
    }));
  });
  parentPort.postMessage([]);
}

async function main(argv) {
  const folders = [];
  let [report, repairs, jobs] = ["text", false, 2];
  for (let i = 0; i < argv.length; i++) {
    if (argv[i] === "--report") report = argv[++i];
    else if (argv[i] === "--jobs") jobs = Number(argv[++i]);
    else if (argv[i] === "--repairs") repairs = true;
    else folders.push(argv[i]);
  }
  if (folders.length !== 2 || !["text", "json"].includes(report) || !(jobs >= 1)) {
    console.error("usage: judge.mjs BEFORE AFTER [--report json] [--repairs] [--jobs N]");
    return 2;
  }
  await parser();
  const [before, after] = folders;
  const all = [...new Set([...pages(before), ...pages(after)])];
  if (all.length === 0) {
    console.error(`judge: no pages in ${before} and ${after}`);
    return 2;
  }
  const isBig = (path) => size(join(before, path)) > BIG || size(join(after, path)) > BIG;
  const big = all.filter(isBig);
  const small = all.filter((path) => !isBig(path));

  const counts = {};
  const places = {};
  const unexplained = [];
  let repaired = 0;
  const count = (table, key) => (table[key] = (table[key] ?? 0) + 1);
  const take = (results) => {
    for (const { path, kind, reason, place: where, repairs: some } of results) {
      count(counts, kind);
      if (where) count(places, `${where.name}, ${where.position}`);
      if (kind === "unexplained") unexplained.push({ path, reason });
      repaired += some ?? 0;
    }
  };
  const next = (first) => (first && big.length > 0 ? big.splice(0, 1) : small.splice(0, BATCH));
  await Promise.all(Array.from({ length: jobs }, (_, i) => new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), {
      workerData: { before, after, repairs },
      resourceLimits: { maxOldGenerationSizeMb: 3072, stackSizeMb: 8 },
    });
    worker.on("error", reject);
    worker.on("message", (results) => {
      take(results);
      const batch = next(i === 0);
      if (batch.length > 0) worker.postMessage(batch);
      else worker.terminate().then(resolve);
    });
  })));

  unexplained.sort((a, b) => (a.path < b.path ? -1 : 1));
  if (report === "json") {
    console.log(JSON.stringify({ pages: all.length, counts, places, repairs: repaired, unexplained }, null, 2));
  } else {
    const table = (title, rows) => {
      console.log(title);
      for (const [key, number] of Object.entries(rows).sort((a, b) => b[1] - a[1])) console.log(`  ${String(number).padStart(8)}  ${key}`);
    };
    table(`${all.length} pages`, counts);
    table("badges by parent and position", places);
    if (repaired > 0) console.log(`${repaired} repairs`);
    console.log(`${unexplained.length} unexplained differences`);
    for (const { path, reason } of unexplained.slice(0, SHOWN)) console.log(`  ${path}: ${reason}`);
    if (unexplained.length > SHOWN) console.log(`  … and ${unexplained.length - SHOWN} more`);
  }
  return unexplained.length > 0 ? 1 : 0;
}

if (!isMainThread && workerData?.before) await work();
else if (isMainThread && process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
