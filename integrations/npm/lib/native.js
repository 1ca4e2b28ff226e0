'use strict';
// The native program: where it is, and how it is run.
//
// It is looked for in three places: BEIAN_BIN, a platform package beside this one (beian-footer-linux-x64 …), PATH. A
// BEIAN_BIN that names nothing is an error and not a reason to look further: who sets it means it. On PATH another
// tool may have the name, so the program there is asked who it is.
const { spawn, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const { BeianError } = require('./error.js');

const EXE = process.platform === 'win32' ? '.exe' : '';

function isFile(file) {
  try {
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

function inPlatformPackage() {
  try {
    return require.resolve(`beian-footer-${process.platform}-${process.arch}/beian${EXE}`);
  } catch {
    return null;
  }
}

function isBeian(file) {
  const answer = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 10_000, windowsHide: true });
  return answer.status === 0 && /^beian \d+\.\d+\.\d+\s*$/.test(answer.stdout);
}

function onPath(env) {
  for (const folder of (env.PATH ?? env.Path ?? '').split(path.delimiter)) {
    const file = path.join(folder, `beian${EXE}`);
    if (folder !== '' && isFile(file) && isBeian(file)) return file;
  }
  return null;
}

/** The program's path; null where there is none, or BEIAN_BIN is "wasm". Throws where BEIAN_BIN names no file. */
function find(env = process.env) {
  const named = env.BEIAN_BIN ?? '';
  if (named === 'wasm') return null;
  if (named === '') return inPlatformPackage() ?? onPath(env);
  if (!isFile(named)) {
    throw new BeianError(
      `BEIAN_BIN: ${named}: no such file. Set it to the program beian, or unset it.`,
      `BEIAN_BIN：${named}：没有这个文件。请设为 beian 程序的路径，或取消设置。`,
    );
  }
  return named;
}

function cannotRun(program, reason) {
  return new BeianError(
    `${program}: cannot be run: ${reason}. Give a program for this system in BEIAN_BIN.`,
    `${program}：无法运行：${reason}。请用 BEIAN_BIN 指定本系统可用的程序。`,
  );
}

/** Runs a command with a report; answers as inject and check do. */
async function report(program, command, args, { cwd, env }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'beian-'));
  try {
    const file = path.join(folder, 'report.json');
    const child = spawn(program, [command, '--format', 'text', '--format', `json=${file}`, ...args], {
      cwd, env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => { output += text; });
    }
    const [code, signal] = await new Promise((resolve, reject) => {
      child.on('error', (error) => reject(cannotRun(program, error.message)));
      child.on('close', (...end) => resolve(end));
    });
    if (signal !== null || code > 2) {
      throw cannotRun(program, signal ?? `exit code ${code}`);
    }
    return { exitCode: code, report: isFile(file) ? readReport(file) : null, output };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

// A run that was stopped half-way may leave half a report.
function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Runs the program in our place; answers its exit code. */
function passThrough(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit' });
    // A terminal sends Ctrl-C to both; the program ends in order and we with it.
    const wait = () => {};
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, signal === 'SIGTERM' ? () => child.kill(signal) : wait);
    child.on('error', (error) => reject(cannotRun(program, error.message)));
    child.on('close', (code, signal) => resolve(code ?? 128 + (os.constants.signals[signal] ?? 0)));
  });
}

module.exports = { find, report, passThrough };
