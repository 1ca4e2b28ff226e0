// rewriter.mjs MODULE WORKER ASKED ANSWERED: the worker's answer for each file of ASKED, in Cloudflare's HTMLRewriter.
//
// The runtime's class takes a Response; html-rewriter-wasm is what is inside of it and takes bytes. What joins the two is here, and
// gives the page in pieces of seven bytes, as a network may.
import { createRequire } from 'node:module';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [module, worker, asked, answered] = process.argv.slice(2);
const { HTMLRewriter: Rewriter } = createRequire(import.meta.url)(module);
const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript', json: 'application/json' };

globalThis.HTMLRewriter = class {
  #calls = [];
  on(...handler) {
    this.#calls.push((rewriter) => rewriter.on(...handler));
    return this;
  }
  onDocument(...handler) {
    this.#calls.push((rewriter) => rewriter.onDocument(...handler));
    return this;
  }
  transform(response) {
    const calls = this.#calls;
    const body = new ReadableStream({
      async start(controller) {
        const rewriter = new Rewriter((chunk) => chunk.length > 0 && controller.enqueue(chunk.slice()));
        for (const call of calls) call(rewriter);
        for await (const chunk of response.body) await rewriter.write(chunk);
        await rewriter.end();
        rewriter.free();
        controller.close();
      },
    });
    return new Response(body, response);
  }
};
globalThis.fetch = async (name) => {
  const bytes = readFileSync(join(asked, name));
  const size = Math.max(7, Math.ceil(bytes.length / 20_000));
  const body = new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(new Uint8Array(bytes.subarray(at, at + size)));
      controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': TYPES[name.split('.').pop()] } });
};

const { default: entry } = await import(pathToFileURL(worker));
for (const name of readdirSync(asked)) {
  const response = await entry.fetch(name);
  writeFileSync(join(answered, name), new Uint8Array(await response.arrayBuffer()));
}
