// The HTML report in a browser: filter, search, grouping, keys, languages, colours; nothing fetched, nothing said on the
// console, nothing of a page run, nothing wider than a phone. What is missing here is said, as SKIPPED.
//
// BEIAN=build/dev/beian node tests/report/html_browser_test.mjs
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const beian = process.env.BEIAN;
const executablePath = spawnSync("sh", ["-c", "command -v chromium || command -v chromium-browser"], { encoding: "utf8" }).stdout.trim();
let chromium;
try {
  ({ chromium } = createRequire(join(here, "judges/"))("playwright-core"));
} catch { /* said below */ }
if (!executablePath || !chromium) {
  console.log(`SKIPPED: ${!executablePath ? "chromium is not installed" : "npm ci --prefix tests/report/judges has not run"}`);
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), "beian-report-"));
let browser;

function report(name, ...args) {
  const done = spawnSync(beian, [...args, "--format", `html=${join(folder, name)}`], { cwd: folder, encoding: "utf8" });
  assert.ok(done.status < 2, done.stderr);
  return pathToFileURL(join(folder, name)).href;
}

before(async () => {
  cpSync(join(here, "../../fixtures/site"), join(folder, "site"), { recursive: true });
  browser = await chromium.launch({ executablePath });
});
after(async () => {
  if (browser) await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

// The page, and the list of what it did that it should not.
async function open(url, { width = 1280, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const bad = [];
  page.on("console", (message) => bad.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => bad.push(`error: ${error}`));
  page.on("dialog", (dialog) => { bad.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => {
    if (request.url() !== url && !/^(data|about):/.test(request.url())) bad.push(`request: ${request.url()}`);
  });
  page.on("popup", () => bad.push("popup"));
  await page.goto(url);
  return { page, bad, close: () => context.close() };
}

const visible = (page, selector) => page.locator(selector).evaluateAll((all) => all.filter((e) => e.offsetParent !== null).length);
test("search and filters leave what fits, and say how much", async () => {
  const { page, bad, close } = await open(report("a.html", "check", "--lang", "en", "site/public"));
  const all = await visible(page, ".card");
  assert.ok(all > 5);
  await page.fill("#query", "PRICE.htm stale");
  const some = await visible(page, ".card");
  assert.ok(some > 0 && some < all);
  assert.equal(await page.textContent("#shown"), `${some} of ${all} groups shown`);
  for (const card of await page.locator(".card").all()) {
    if (await card.isVisible()) assert.match(await card.textContent(), /price\.htm/);
  }
  await page.fill("#query", "nothing has this");
  assert.equal(await visible(page, ".card, .group"), 0);
  await page.fill("#query", "");
  assert.equal(await visible(page, ".card"), all);
  assert.equal(await page.textContent("#shown"), "");

  const errors = await page.locator(".card.error").count();
  await page.click("[data-filter=error]");
  assert.equal(await page.getAttribute("[data-filter=error]", "aria-pressed"), "false");
  assert.equal(await visible(page, ".card"), all - errors);
  assert.equal(await visible(page, ".card.error"), 0);
  await page.click("[data-filter=error]");
  assert.equal(await visible(page, ".card"), all);
  assert.deepEqual(bad, []);
  await close();
});

test("by template: each template has its findings, and none is lost", async () => {
  const { page, bad, close } = await open(report("a.html", "check", "--lang", "en", "site/public"));
  const all = await visible(page, ".card");
  await page.click("[data-by=shape]");
  assert.equal(await visible(page, ".card"), all);
  assert.equal(await visible(page, ".by-rule"), 0);
  assert.ok(await visible(page, ".by-shape") > 2);
  for (const group of await page.locator(".by-shape").all()) {
    const number = (await group.getAttribute("id")).replace("shape-", "");
    for (const card of await group.locator(".card").all()) assert.equal(await card.getAttribute("data-shape"), number);
  }
  await page.click("[data-by=rule]");
  assert.equal(await visible(page, ".by-shape"), 0);
  for (const group of await page.locator(".by-rule").all()) {
    const rule = (await group.getAttribute("id")).replace("rule-", "");
    assert.ok(await group.locator(".card").count() > 0);
    for (const card of await group.locator(".card").all()) assert.equal(await card.getAttribute("data-rule"), rule);
  }
  await page.locator(".to-shape").first().click();
  assert.ok(await visible(page, ".by-shape") > 2, "a link to a template shows the templates");
  assert.deepEqual(bad, []);
  await close();
});

test("what several groups say is said once, also when the first is filtered away", async () => {
  const { page, close } = await open(report("a.html", "check", "--lang", "en", "site/public"));
  const headings = () => page.locator("#rule-icp-missing .card h3").evaluateAll((all) => all.filter((e) => e.offsetParent !== null).length);
  assert.equal(await headings(), 1);
  await page.fill("#query", "tags/index.html");
  assert.equal(await headings(), 1);
  await close();
});

test("the keyboard is enough", async () => {
  const { page, bad, close } = await open(report("a.html", "check", "--lang", "en", "site/public"));
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.className);
  await page.keyboard.press("/");
  assert.equal(await focused(), "query");
  await page.keyboard.type("j icon-missing");
  assert.equal(await page.inputValue("#query"), "j icon-missing", "letters typed into the search are no commands");
  await page.keyboard.press("Escape");
  assert.equal(await page.inputValue("#query"), "");
  await page.keyboard.press("j");
  const first = await page.evaluate(() => [...document.querySelectorAll(".card")].indexOf(document.activeElement));
  await page.keyboard.press("j");
  const second = await page.evaluate(() => [...document.querySelectorAll(".card")].indexOf(document.activeElement));
  await page.keyboard.press("k");
  const third = await page.evaluate(() => [...document.querySelectorAll(".card")].indexOf(document.activeElement));
  assert.deepEqual([first, second, third], [0, 1, 0]);
  // Tab reaches everything that can be pressed, and what has the focus can be seen.
  const reached = new Set();
  await page.reload();
  for (let i = 0; i < 25; ++i) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement.dataset.setLang || document.activeElement.dataset.by || document.activeElement.id || document.activeElement.tagName));
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), "none");
  }
  for (const wanted of ["zh", "en", "colours", "query", "rule", "shape"]) assert.ok(reached.has(wanted), wanted);
  assert.deepEqual(bad, []);
  await close();
});

test("a link to a rule's page opens it", async () => {
  const { page, close } = await open(report("a.html", "check", "--lang", "en", "site/public"));
  await page.locator(".card .why a").first().click();
  const id = await page.evaluate(() => location.hash.slice(1));
  assert.ok(await page.locator(`#${id}`).evaluate((e) => e.open));
  assert.ok(await page.locator(`#${id} .prose.en pre`).first().isVisible());
  await close();
});

test("the language is switched, everywhere, and kept", async () => {
  const url = report("a.html", "check", "--lang", "en", "site/public");
  const { page, bad, close } = await open(url);
  const shown = () => page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    return document.body.innerText;
  });
  assert.match(await shown(), /29 pages need attention/);
  assert.doesNotMatch(await shown(), /需要处理|见于|全部位置/);
  await page.click("[data-set-lang=zh]");
  assert.match(await shown(), /29 个页面需要处理/);
  assert.doesNotMatch(await shown(), /need attention|findings|Why/);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "zh-CN");
  assert.equal(await page.getAttribute("#query", "placeholder"), "搜索路径、规则、文字");
  assert.equal(await page.locator(".look").first().getAttribute("aria-label"), "之前");
  await page.reload();
  assert.match(await shown(), /29 个页面需要处理/);
  assert.deepEqual(bad, []);
  await close();
});

test("light and dark: the system's, until it is switched; text can be read in both", async () => {
  const url = report("a.html", "check", "--lang", "en", "site/public");
  // WCAG 2.2, 1.4.3: the contrast of text is at least 4.5.
  const contrasts = () => {
    const rgb = (text) => text.match(/[\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
      .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const behind = (element) => {
      for (let e = element; e; e = e.parentElement) {
        const colour = rgb(getComputedStyle(e).backgroundColor);
        if (colour.length < 4 || colour[3] === 1) return colour;
      }
      return [255, 255, 255];
    };
    const low = new Set();
    for (const element of document.querySelectorAll("body *:not(svg *)")) {
      if (element.offsetParent === null || ![...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
      const [a, b] = [light(rgb(getComputedStyle(element).color)), light(behind(element))].sort((x, y) => y - x);
      if ((a + 0.05) / (b + 0.05) < 4.5) low.add(`${element.closest("[class]").className} ${((a + 0.05) / (b + 0.05)).toFixed(2)}`);
    }
    return [...low];
  };
  for (const colorScheme of ["light", "dark"]) {
    const { page, bad, close } = await open(url, { colorScheme });
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const system = await background();
    assert.deepEqual(await page.evaluate(contrasts), [], colorScheme);
    await page.click("#colours");
    const other = await background();
    assert.notEqual(other, system);
    assert.deepEqual(await page.evaluate(contrasts), [], `not ${colorScheme}`);
    await page.reload();
    assert.equal(await background(), other);
    assert.deepEqual(bad, []);
    await close();
  }
});

test("a phone scrolls down, never sideways", async () => {
  for (const name of ["check", "inject"]) {
    cpSync(join(folder, "site"), join(folder, "phone"), { recursive: true });
    const { page, bad, close } = await open(report("phone.html", name, "phone/public"), { width: 390, hasTouch: true, isMobile: true });
    for (const language of ["zh", "en"]) {
      await page.click(`[data-set-lang=${language}]`);
      for (const by of ["rule", "shape"]) {
        await page.click(`[data-by=${by}]`);
        await page.evaluate(() => { for (const details of document.querySelectorAll("details")) details.open = true; });
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390, `${name} ${language} ${by}`);
      }
    }
    for (const button of await page.locator("button").all()) {
      const box = await button.boundingBox();
      if (box) assert.ok(box.height >= 24, "WCAG 2.2, 2.5.8: a target is 24 px high");
    }
    assert.deepEqual(bad, []);
    await close();
  }
});

test("without scripts it is whole", async () => {
  const { page, bad, close } = await open(report("a.html", "check", "--lang", "zh", "site/public"), { javaScriptEnabled: false });
  const text = await page.innerText("body");
  assert.match(text, /需要处理/);
  assert.doesNotMatch(text, /need attention/);
  assert.equal(await page.locator(".tools").isVisible(), false);
  assert.ok(await page.locator(".card").first().isVisible());
  assert.deepEqual(bad, []);
  await close();
});

test("nothing of a page runs or is fetched", async () => {
  const evil = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(2)>", "\"><svg onload=alert(3)>", "</style><script>alert(5)</script>",
    "</script><script>alert(6)</script>", "<iframe src=https://evil.example/ srcdoc='<script>top.alert(9)</script>'></iframe>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>", "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/a.css>", "<p style='background:url(https://evil.example/c.png)'>10</p>",
    "<form action=https://evil.example/><button autofocus onfocus=alert(11)>11</button></form>", "<object data=https://evil.example/d></object>",
    "<video autoplay onloadstart=alert(12)><source src=https://evil.example/e></video>", "<a href='javascript:alert(13)'>13</a>", "<!--",
  ];
  mkdirSync(join(folder, "evil"), { recursive: true });
  evil.forEach((bytes, i) => writeFileSync(join(folder, "evil", i % 2 ? `${i}<img src=x onerror=alert()>.html` : `${i}.html`),
    `<!DOCTYPE html><title>${bytes}</title><body id='${bytes}'>${bytes}<footer>${bytes}${i % 3 ? "" : `<a href="${bytes}">京ICP备2024990001号-1</a>`} ${bytes}</footer>`));
  for (const name of ["check", "inject"]) {
    const { page, bad, close } = await open(report("evil.html", name, "evil", "--icp", "京ICP备2024990001号-1"));
    const looks = await page.locator(".look").count();
    assert.ok(looks > 0);
    assert.equal(await page.evaluate(() => [...document.querySelectorAll(".look")].filter((e) => e.shadowRoot).length), looks);
    // This looks into the shadow trees too.
    assert.equal(await page.locator("img, object, video, form, base, iframe, [onerror], [onload], [onfocus]").count(), 0);
    assert.equal(await page.locator("script").count(), 1);
    assert.equal(await page.locator(".look [href], .look link, .look [id], .look [class]").count(), 0);
    assert.deepEqual(bad, []);
    await close();
  }
});

test("what a page looks like stays in its box", async () => {
  const over = "<div style='position:fixed;top:0;left:0;width:9999px;height:9999px;z-index:2147483647;background:red'>over</div>";
  mkdirSync(join(folder, "over"), { recursive: true });
  writeFileSync(join(folder, "over", "a.html"), `<!DOCTYPE html><title>a</title><body><footer>${over}<p style="font-size:900px">big</p></footer>`);
  const { page, close } = await open(report("over.html", "check", "over", "--icp", "京ICP备2024990001号-1"), { width: 390 });
  assert.equal(await page.locator(".look").count(), 2);
  for (const look of await page.locator(".look").all()) {
    assert.match(await look.evaluate((e) => e.shadowRoot.textContent), /over/);
    const { width, height } = await look.boundingBox();
    assert.ok(width < 390 && height < 400);
  }
  assert.equal(await page.evaluate(() => document.elementFromPoint(30, 30).closest(".look")), null);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  await close();
});
