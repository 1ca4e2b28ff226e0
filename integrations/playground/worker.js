'use strict';
// The core at work, off the page's own thread: a page of megabytes must not stop the typing. The messages are one pair:
// { id, html, icp, gongan, toml, zh } → { id, error } or { id, html, findings }.
importScripts('core.js');

const compiled = fetch('beian.wasm').then((answer) => {
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  return answer.arrayBuffer();
}).then((bytes) => WebAssembly.compile(bytes));

function judge(module, { html, icp, gongan, toml, zh }) {
  const { Core, Program } = beianCore;
  const numbers = (flag, text) => text.split(/[,，;；\n]/).map((each) => each.trim()).filter(Boolean).map((each) => `${flag}=${each}`);
  const args = ['inject', '--quiet', `--lang=${zh ? 'zh' : 'en'}`, ...numbers('--icp', icp), ...numbers('--gongan', gongan)];
  const program = new Program(new Core(module), args, {}, new Date().getUTCFullYear());
  try {
    const wrong = () => ({ error: program.errors.replace(/^beian: [^ ]* /, '') });
    if (!program.plan().ok) return wrong();
    if (toml.trim() !== '') program.toml(toml, 'beian.toml', '/');
    if (!program.configure(() => ({ state: 'absent' }))) return wrong();
    return program.page(new TextEncoder().encode(html), 'index.html', true, () => true, (page) => {
      const result = page.result();
      return { html: result === null ? null : new TextDecoder('utf-8', { ignoreBOM: true }).decode(result), findings: page.findings(zh) };
    });
  } finally {
    program.free();
  }
}

onmessage = async ({ data }) => {
  try {
    postMessage({ id: data.id, ...judge(await compiled, data) });
  } catch (error) {
    postMessage({ id: data.id, broken: String(error.message ?? error) });
  }
};
