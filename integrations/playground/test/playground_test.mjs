// The playground in Chromium: findings and the new page in both languages, wide and narrow, light and dark, without one request but
// for its own files; and the core there gives for every page of the fixtures what it gives in Node.
//
// BEIAN_PICTURES=FOLDER keeps a picture of each view.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { build } from '../build.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../../..');
const wasm = path.join(root, 'integrations/npm/lib/beian.wasm');
const executablePath = spawnSync('sh', ['-c', 'command -v chromium || command -v chromium-browser'], { encoding: 'utf8' }).stdout.trim();
let chromium;
try {
  ({ chromium } = createRequire(path.join(root, 'tests/report/judges/'))('playwright-core'));
} catch { /* said below */ }
const missing = !fs.existsSync(wasm) ? 'beian.wasm is not built: cmake --preset wasm && cmake --build --preset wasm'
  : !executablePath ? 'chromium is not installed' : !chromium ? 'npm ci --prefix tests/report/judges has not run' : '';
if (missing) {
  console.log(`SKIPPED: ${missing}`);
  process.exit(0);
}

const ICP = '京ICP备2024990001号-1';
const GONGAN = '京公网安备11010102990001号';
const TYPES = { html: 'text/html', css: 'text/css', js: 'text/javascript', wasm: 'application/wasm' };
let folder, server, address, browser;

before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'beian-playground-'));
  build(folder);
  server = http.createServer((request, response) => {
    const name = request.url === '/' ? 'index.html' : request.url.slice(1);
    if (!/^[\w.]+$/.test(name) || !fs.existsSync(path.join(folder, name))) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[name.split('.').pop()] }).end(fs.readFileSync(path.join(folder, name)));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${server.address().port}/`;
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
});
after(async () => {
  await browser?.close();
  server?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const OWN = ['', 'playground.css', 'words.js', 'playground.js', 'worker.js', 'core.js', 'beian.wasm'];

async function open({ width = 1280, locale = 'en-GB', colorScheme = 'light' } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale, colorScheme });
  const page = await context.newPage();
  const bad = [];
  page.on('console', (message) => bad.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => bad.push(`error: ${error}`));
  context.on('request', (request) => {
    const name = request.url().slice(address.length);
    if (!request.url().startsWith(address) || !(OWN.includes(name) || name === 'favicon.ico')) bad.push(`request: ${request.url()}`);
  });
  await page.goto(address);
  return { page, bad: () => bad.filter((line) => !/favicon|404/.test(line)), close: () => context.close() };
}

// By locators: the page's policy lets nothing be evaluated while it is waited for.
const said = (page, words) => page.locator('#summary', { hasText: words }).waitFor();

for (const [language, locale, words] of [['en', 'en-GB', ['2 mended', 'Nothing is wrong', 'missing', 'mended']], ['zh', 'zh-CN', ['2 处可自动修正', '没有问题', '没有', '已修正']]]) {
  test(`${language}: a page is pasted, findings and the new page are shown`, async () => {
    const { page, bad, close } = await open({ locale });
    await page.fill('#icp', ICP);
    await page.fill('#gongan', GONGAN);
    await page.fill('#html', '<!DOCTYPE html><meta charset="utf-8"><title>x</title><body><main>hello</main><footer>me</footer></body>');
    await said(page, words[0]);
    assert.match(await page.textContent('#findings li:first-child'), new RegExp(`${words[3]}.*icp-missing`));
    const result = await page.textContent('#result');
    assert.ok(result.includes(ICP) && result.includes(GONGAN) && result.startsWith('<!DOCTYPE html>'), result);
    assert.ok((await page.textContent('#result mark')).includes('data-beian'));
    await page.fill('#html', result);
    await page.locator('#result-part').waitFor({ state: 'hidden' });
    await page.click('#sample-wrong');
    await page.locator('#findings li >> nth=1').waitFor();
    await page.click('#findings button.place >> nth=0');
    assert.ok((await page.evaluate(() => { const f = document.getElementById('html'); return f.value.slice(f.selectionStart, f.selectionEnd); })).length > 5);
    await page.click('#sample-right');
    await said(page, words[1]);
    await page.fill('#icp', 'no number');
    await said(page, 'no number');
    assert.equal(await page.getAttribute('#summary', 'class'), 'failed');
    await page.fill('#icp', ICP);
    await page.click('details summary');
    await page.fill('#toml', 'owner = "某公司"');
    await page.locator('#findings', { hasText: '某公司' }).waitFor();
    await page.fill('#toml', 'ownr = 1');
    await said(page, 'ownr');
    assert.deepEqual(bad(), []);
    await close();
  });
}

test('the languages are changed in place', async () => {
  const { page, bad, close } = await open();
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
  await page.click('#sample-missing');
  await said(page, 'mended');
  await page.click('#zh');
  await said(page, '处可自动修正');
  assert.match(await page.textContent('#findings'), /页面没有/);
  assert.equal(await page.getAttribute('#zh', 'aria-pressed'), 'true');
  assert.equal(await page.evaluate(() => document.body.innerText.match(/undefined|\{\d\}/)), null);
  assert.deepEqual(bad(), []);
  await close();
});

for (const width of [1280, 390]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`${width} px, ${colorScheme}: nothing is wider than the window`, async () => {
      const { page, bad, close } = await open({ width, colorScheme, locale: width === 390 ? 'zh-CN' : 'en-GB' });
      await page.click('#sample-wrong');
      await page.locator('#findings li >> nth=1').waitFor();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      if (process.env.BEIAN_PICTURES) await page.screenshot({ path: path.join(process.env.BEIAN_PICTURES, `playground-${width}-${colorScheme}.png`), fullPage: true });
      assert.deepEqual(bad(), []);
      await close();
    });
  }
}

test('every page of the fixtures: the same in Chromium and in Node', async () => {
  const { Core, Program } = createRequire(import.meta.url)(path.join(root, 'integrations/npm/lib/core.js'));
  const module = new WebAssembly.Module(fs.readFileSync(wasm));
  const pages = [];
  for (const name of ['fixtures/badges', 'fixtures/rules', 'fixtures/placement', 'fixtures/site/public']) {
    for (const entry of fs.readdirSync(path.join(root, name), { recursive: true })) {
      if (/\.html?$/.test(entry)) pages.push(fs.readFileSync(path.join(root, name, entry), 'utf8'));
    }
  }
  assert.ok(pages.length > 500, String(pages.length));
  const expected = pages.map((html) => {
    const program = new Program(new Core(module), ['inject', '--quiet', '--lang=en', `--icp=${ICP}`, `--gongan=${GONGAN}`], {}, new Date().getUTCFullYear());
    assert.ok(program.configure(() => ({ state: 'absent' })), program.errors);
    const judged = program.page(Buffer.from(html), 'index.html', true, () => true, (page) => {
      const result = page.result();
      return { html: result === null ? null : Buffer.from(result).toString(), findings: page.findings(false) };
    });
    program.free();
    return judged;
  });
  const { page, bad, close } = await open();
  const got = await page.evaluate(async ({ pages, icp, gongan }) => {
    const worker = new Worker('worker.js');
    const answers = [];
    for (const [id, html] of pages.entries()) {
      answers.push(await new Promise((done) => {
        worker.onmessage = ({ data }) => done({ html: data.html, findings: data.findings });
        worker.postMessage({ id, html, icp, gongan, toml: '', zh: false });
      }));
    }
    return answers;
  }, { pages, icp: ICP, gongan: GONGAN });
  assert.deepEqual(got, expected);
  assert.deepEqual(bad(), []);
  await close();
});
