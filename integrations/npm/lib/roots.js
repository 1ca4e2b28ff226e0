'use strict';
// Which folders a run works on: plugin/site/root.h, for the walker.
const fs = require('node:fs');
const path = require('node:path');

const { BeianError } = require('./error.js');

const USUAL = ['public', 'dist', '_site', 'build', 'out', 'site', 'output', 'book', '.output/public', 'docs/.vitepress/dist',
               'docs/.vuepress/dist', 'docs/build/html', 'docs/_build/html'];

const noPath = (name) => new BeianError(
  `${name}: no such file or folder. Build the site first, or give the folder that it was built into.`,
  `${name}：没有这个文件或文件夹。请先生成网站，或指定生成到的文件夹。`);

function kindOf(file) {
  const about = fs.statSync(file, { throwIfNoEntry: false });
  return about === undefined ? null : about.isDirectory() ? 'folder' : 'file';
}

/** The nearest beian.toml in `folder` or above it; null where there is none. */
function findConfig(folder) {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const candidate = path.join(at, 'beian.toml');
    if (fs.existsSync(candidate)) return candidate;
    if (path.dirname(at) === at) return null;
  }
}

/** Upward from the first PATH, then upward from the current folder. */
function nearestConfig(operands, cwd) {
  if (operands.length > 0) {
    const first = path.resolve(cwd, operands[0]);
    const found = findConfig(kindOf(first) === 'folder' ? first : path.dirname(first));
    if (found !== null) return found;
  }
  return findConfig(cwd);
}

function defaultRoot({ root, rootBase }, configFolder, cwd) {
  if (root !== '') {
    const folder = rootBase === '' ? root : path.join(rootBase, root);
    if (kindOf(path.resolve(cwd, folder)) === null) throw noPath(folder);
    return folder;
  }
  const base = configFolder ?? '.';
  const found = USUAL.filter((name) => kindOf(path.resolve(cwd, base, name)) === 'folder');
  if (found.length === 1) return configFolder === null ? found[0] : path.join(base, found[0]);
  if (found.length === 0) {
    throw new BeianError(
      `no built site found in ${base}: looked for ${USUAL.join(', ')}. Build the site first, or give its folder: beian check FOLDER.`,
      `在 ${base} 中没有找到生成好的网站：找过 ${USUAL.join(', ')}。请先生成网站，或指定文件夹：beian check 文件夹。`);
  }
  throw new BeianError(
    `more than one possible output folder in ${base}: ${found.join(', ')}. Name the right one: beian check FOLDER.`,
    `${base} 中有不止一个可能的输出文件夹：${found.join(', ')}。请指定：beian check 文件夹。`);
}

/** [{ folder, prefix, files }]: `files` are those of a root that is not walked; else null. Sorted as they are reported. */
function findRoots(plan, configFolder, cwd) {
  const { operands } = plan;
  if (operands.length === 0) return [{ folder: defaultRoot(plan, configFolder, cwd), prefix: '', files: null }];
  const several = operands.length > 1;
  const roots = operands.map((operand) => {
    const kind = kindOf(path.resolve(cwd, operand));
    if (kind === null) throw noPath(operand);
    const shown = tidy(operand);
    if (kind === 'folder') return { folder: operand, prefix: several && shown !== '.' ? `${shown}/` : '', files: null };
    return rootOfFile(shown, several, plan, cwd);
  });
  const byPrefix = (a, b) => Buffer.compare(Buffer.from(a.prefix), Buffer.from(b.prefix)) || (a.files ? 1 : 0) - (b.files ? 1 : 0);
  const out = [];
  for (const root of roots.sort(byPrefix)) {
    const covered = out.some((other) => other.files === null &&
      (other.prefix !== '' ? root.prefix.startsWith(other.prefix) : !root.prefix.startsWith('/') && !root.prefix.startsWith('../')));
    if (covered) continue;
    const last = out.at(-1);
    if (root.files && last?.files && last.prefix === root.prefix) last.files.push(...root.files);
    else out.push(root);
  }
  return out;
}

function tidy(operand) {
  const normal = path.posix.normalize(operand.split(path.sep).join('/'));
  return normal.length > 1 ? normal.replace(/\/+$/, '') : normal;
}

// A single page: of the configured root where it lies in there, else of its own folder.
function rootOfFile(file, several, { root, rootBase }, cwd) {
  const parent = path.posix.dirname(file);
  if (root !== '') {
    const base = rootBase === '' ? root : path.join(rootBase, root);
    const real = (folder) => { try { return fs.realpathSync(path.resolve(cwd, folder)); } catch { return path.resolve(cwd, folder); } };
    const inside = path.relative(real(base), path.join(real(parent), path.basename(file))).split(path.sep).join('/');
    if (inside !== '' && inside.split('/')[0] !== '..' && !path.isAbsolute(inside)) {
      return { folder: base, prefix: several ? `${tidy(base)}/` : '', files: [inside] };
    }
  }
  return { folder: parent, prefix: several && parent !== '.' ? `${parent}/` : '', files: [path.posix.basename(file)] };
}

module.exports = { nearestConfig, findRoots };
