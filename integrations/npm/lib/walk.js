'use strict';
// The walker around the WebAssembly core: reads folders and pages, writes what the core says (plugin/wasm/program.h).
const fs = require('node:fs');
const path = require('node:path');

const { BeianError, reason } = require('./error.js');
const { nearestConfig, findRoots } = require('./roots.js');
const { Staging } = require('./staging.js');
const { program, readConfig, settingFile } = require('./wasm.js');

const LARGEST_SHEET = 4 << 20;
const MOST_STEPS = 8;
// A link is not followed, and a pipe is not waited for.
const OPEN = fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0);

/** Pages of a folder, in the order of their whole paths' bytes. */
function* pagesOf(running, root) {
  const real = fs.realpathSync(root);
  const isOutside = (name) => {
    const byName = running.matches(name);
    let target;
    try {
      target = fs.realpathSync(path.join(root, name));
    } catch {
      return byName;
    }
    if (target === real || target.startsWith(real + path.sep)) return false;
    return byName || (fs.statSync(target).isDirectory() && !running.covers(name));
  };
  function* below(folder) {
    const entries = fs.readdirSync(path.join(root, folder), { withFileTypes: true })
      .map((entry) => ({ entry, key: Buffer.from(entry.isDirectory() ? `${entry.name}/` : entry.name) }))
      .sort((a, b) => Buffer.compare(a.key, b.key));
    for (const { entry } of entries) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name !== '.beian' && entry.name !== '.git' && !running.covers(name)) yield* guarded(name);
      } else if (entry.isSymbolicLink()) {
        if (isOutside(name)) yield { name, outside: true };
      } else if (running.matches(name)) {
        yield { name };
      }
    }
  }
  function* guarded(folder) {
    try {
      yield* below(folder);
    } catch (error) {
      if (error.syscall !== 'scandir') throw error;
      const name = folder === '' ? '.' : folder;
      yield { name, trouble: [`${name}: cannot list the folder: ${reason(error)}. Make it readable, or exclude it.`,
                              `${name}：无法列出文件夹：${reason(error)}。请让它可读，或用 exclude 排除。`] };
    }
  }
  yield* guarded('');
}

/** { bytes, about } or { trouble }. */
function readPage(file, shown) {
  let fd;
  try {
    fd = fs.openSync(file, OPEN);
  } catch (error) {
    return { trouble: [`${shown}: cannot open: ${reason(error)}. Make it readable, or exclude it.`,
                       `${shown}：无法打开：${reason(error)}。请让它可读，或用 exclude 排除。`] };
  }
  try {
    const about = fs.fstatSync(fd, { bigint: true });
    if (!about.isFile()) {
      return { trouble: [`${shown}: not a regular file, so it cannot be a page. Remove it, or exclude it.`,
                         `${shown}：不是普通文件，不能作为页面。请删去，或用 exclude 排除。`] };
    }
    return { bytes: fs.readFileSync(fd), about };
  } catch (error) {
    return { trouble: [`${shown}: cannot read: ${reason(error)}. Make it readable, or exclude it.`,
                       `${shown}：无法读取：${reason(error)}。请让它可读，或用 exclude 排除。`] };
  } finally {
    fs.closeSync(fd);
  }
}

/** What the core may know of the site's other files. A link on the way is not followed: then the file counts as there. */
function lookIn(root) {
  const real = fs.realpathSync(root);
  return (name, isSheet) => {
    const file = path.join(real, name);
    const about = fs.lstatSync(file, { throwIfNoEntry: false });
    if (about === undefined) return false;
    if (about.isDirectory()) return false;
    if (!isSheet || !about.isFile() || about.size > LARGEST_SHEET || fs.realpathSync(file) !== file) return true;
    try {
      return fs.readFileSync(file);
    } catch {
      return true;
    }
  };
}

/** plugin/site/home.h: index.html, or what it redirects to. */
function homesOf(running, root) {
  const homes = new Set();
  const isFile = (name) => fs.lstatSync(path.join(root, name), { throwIfNoEntry: false })?.isFile() === true;
  for (const start of ['index.html', 'index.htm']) {
    const visited = new Set();
    for (let at = start, step = 0; at !== undefined && step < MOST_STEPS && !visited.has(at) && isFile(at); step += 1) {
      visited.add(at);
      const { bytes } = readPage(path.join(root, at), at);
      const leads = bytes === undefined ? null : running.page(bytes, at, true, () => false, (page) => page.redirects());
      if (leads === null) {
        homes.add(at);
        break;
      }
      at = leads.find(isFile);
    }
  }
  running.forget();
  return homes;
}

class Site {
  constructor(running, root, index, { cwd, writes, home }) {
    Object.assign(this, { running, root, index, writes });
    this.folder = path.resolve(cwd, root.folder);
    try {
      fs.readdirSync(this.folder);
    } catch (error) {
      throw new BeianError(`${root.folder}: cannot open the folder: ${reason(error)}. Build the site first, or give the folder that it was built into.`,
                           `${root.folder}：无法打开文件夹：${reason(error)}。请先生成网站，或指定生成到的文件夹。`);
    }
    this.homes = home ? homesOf(running, this.folder) : null;
    this.homeSeen = false;
    this.pageSeen = false;
    this.staging = writes ? new Staging(this.folder, root.folder) : null;
  }

  walk() {
    const { running, root, index } = this;
    running.forget();
    this.look = lookIn(this.folder);
    const pages = root.files === null ? pagesOf(running, this.folder)
      : [...new Set(root.files)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).map((name) => ({ name }));
    for (const { name, outside, trouble } of pages) {
      const shown = root.prefix + name;
      if (this.homes?.has(name)) this.homeSeen = true;
      if (outside) running.outside(index, shown, name);
      else if (trouble) running.done(index, shown, name, null, false, trouble);
      else this.page(name, shown);
    }
  }

  page(name, shown) {
    const { running, index } = this;
    const { bytes, about, trouble } = readPage(path.join(this.folder, name), shown);
    if (trouble) {
      this.pageSeen = true;
      running.done(index, shown, name, null, false, trouble);
      return;
    }
    const required = this.homes === null || this.homes.has(name);
    running.page(bytes, name, required, this.look, (page) => {
      this.pageSeen ||= page.isPage();
      const result = this.writes ? page.result() : null;
      let why = null;
      if (result !== null) {
        for (const file of page.ownFiles()) why ??= this.staging.provide(file.name, Buffer.from(file.bytes));
        why ??= this.staging.replace(name, shown, result, about);
      }
      running.done(index, shown, name, page, result !== null && why === null, why ?? []);
    });
  }
}

// The module stops where it gets no memory (plugin/wasm/memory.cc); what it holds is not asked for anything more.
const outOfMemory = (zh) => (zh ? 'beian: 错误: WebAssembly 核心内存不足。请把 beian 程序放入 PATH，或用 BEIAN_BIN 指定。\n'
  : 'beian: error: the WebAssembly core ran out of memory. Put the program beian on PATH, or set BEIAN_BIN to it.\n');

// As the native program names a beian.toml that it has found: from the current folder where it lies in there.
function seenFromHere(file, cwd) {
  if (file === null) return null;
  const relative = path.relative(cwd, file);
  return relative.split(path.sep)[0] === '..' || path.isAbsolute(relative) ? file : relative;
}

/** Runs a command; answers { exitCode, outputs: [{ file, bytes }], errors }. Nothing of ours is printed here. */
function run(args, { cwd, env = process.env }) {
  const running = program(args, env);
  let trapped = false;
  const failed = (errors) => ({ exitCode: 2, outputs: [], errors });
  try {
    let plan = running.plan();
    if (!plan.ok) return failed(running.errors);
    if (plan.command === null) return { exitCode: 0, outputs: [{ file: '', bytes: Buffer.from(`beian ${plan.version}\n`) }], errors: '' };
    const say = (error) => {
      trapped = error instanceof WebAssembly.RuntimeError;
      if (trapped) return failed(outOfMemory(plan.zh));
      if (!(error instanceof BeianError)) throw error;
      const zh = plan.zh;
      return failed(`${running.errors}beian: ${zh ? '错误' : 'error'}: ${error.in(zh ? 'zh' : 'en')}\n`);
    };
    try {
      if (plan.filesFrom !== null) {
        throw new BeianError('--files-from is for the native program alone; this is the WebAssembly core. Put the program beian on PATH, or set BEIAN_BIN to it.',
                             '--files-from 只有本机程序才有，当前使用的是 WebAssembly 核心。请把 beian 程序放入 PATH，或用 BEIAN_BIN 指定。');
      }
      const config = plan.config ?? seenFromHere(nearestConfig(plan.operands, cwd), cwd);
      if (config !== null) readConfig(running, config, cwd);
      if (!running.configure(settingFile(cwd))) return failed(running.errors);
      plan = running.plan();
      const roots = findRoots(plan, config === null ? null : path.dirname(path.resolve(cwd, config)), cwd);
      return walkAll(running, plan, roots, cwd);
    } catch (error) {
      return say(error);
    }
  } finally {
    if (!trapped) running.free();
  }
}

function walkAll(running, plan, roots, cwd) {
  const writes = plan.command === 'inject';
  const sites = [];
  const tell = (error) => {
    if (!(error instanceof BeianError)) throw error;
    running.trouble([error.message, error.zh]);
  };
  let open = false;
  try {
    try {
      for (const [index, root] of roots.entries()) {
        const site = new Site(running, root, index, { cwd, writes, home: plan.home });
        site.staging?.begin();
        sites.push(site);
      }
      open = true;
    } catch (error) {
      tell(error);
    }
    if (open) {
      for (const site of sites) site.walk();
      running.pagesEnd(sites.filter((site) => plan.home && site.root.files === null && !site.homeSeen).map(({ root }) => root.folder));
      // Of several folders each was given to be looked at.
      for (const { root, pageSeen } of sites) {
        if (pageSeen || root.files !== null || !sites.some((site) => site.pageSeen)) continue;
        running.trouble([`${root.folder}: no page was checked there. Give the folder that the generator writes to, and look at include and exclude.`,
                         `${root.folder}：那里没有检查任何页面。请指定生成器的输出文件夹，并检查 include 与 exclude。`]);
      }
    }
  } finally {
    for (const site of sites) site.staging?.end();
  }
  const exitCode = running.finish();
  return { exitCode, outputs: running.outputs(), errors: running.errors };
}

module.exports = { run };
