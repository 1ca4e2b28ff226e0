'use strict';
// beian.wasm as JavaScript objects: texts in and out, handles freed. No files, no Node: the same file runs in browsers
// (<script src="core.js"> gives `beianCore`), where integrations/playground uses it.
//
// A beian_text is passed as the address of two words, address and size; a function that gives one writes them where its
// first argument says. The module's memory may move whenever it grows, so no view of it outlives a call.
(function (root, make) {
  if (typeof module === 'object' && module.exports) module.exports = make();
  else root.beianCore = make();
})(globalThis, function () {
  const decoder = new TextDecoder('utf-8');
  const encoder = new TextEncoder();
  const [OK, WANTED, INVALID] = [0, 1, 2];
  const FILE = { read: 0, absent: 1, outside: 2 };

  class Core {
    /** @param {WebAssembly.Module} module */
    constructor(module) {
      this.x = new WebAssembly.Instance(module, {}).exports;
      this.x.beian_start();
      this.out = this.x.beian_allocate(32);
    }

    word(at) {
      return new DataView(this.x.memory.buffer).getUint32(at, true);
    }

    /** A text in the module's memory: its address. The caller frees it. */
    put(value) {
      const bytes = typeof value === 'string' ? encoder.encode(value) : value;
      const at = this.x.beian_allocate(8 + bytes.length);
      const words = new DataView(this.x.memory.buffer);
      words.setUint32(at, at + 8, true);
      words.setUint32(at + 4, bytes.length, true);
      new Uint8Array(this.x.memory.buffer).set(bytes, at + 8);
      return at;
    }

    /** The bytes of the text or buffer whose words stand at `at`; a copy. */
    bytes(at) {
      const begin = this.word(at);
      return new Uint8Array(this.x.memory.buffer).slice(begin, begin + this.word(at + 4));
    }

    text(at) {
      return decoder.decode(this.bytes(at));
    }

    /** Calls `work` with texts of `values`, freed behind it. */
    with(values, work) {
      const puts = values.map((value) => this.put(value));
      try {
        return work(...puts);
      } finally {
        for (const each of puts) this.x.beian_release(each);
      }
    }

    /** The bytes of a buffer that `give(address)` fills; null where it holds none. */
    buffer(give) {
      const { out } = this;
      new Uint8Array(this.x.memory.buffer).fill(0, out, out + 12);
      give(out);
      const bytes = this.word(out) === 0 ? null : this.bytes(out);
      this.x.beian_buffer_free(out);
      return bytes;
    }

    json(give) {
      return JSON.parse(decoder.decode(this.buffer(give)));
    }
  }

  // A page's bytes in its own encoding, as the core asks for them. What no browser reads either is shown as ASCII.
  function decode(encoding, bytes) {
    try {
      return new TextDecoder(encoding).decode(bytes);
    } catch {
      return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : '\ufffd')).join('');
    }
  }

  const list = (parts) => parts.map((part) => `${part}\0`).join('');

  /** The program without a disk (plugin/wasm/program.h). */
  class Program {
    constructor(core, args, environment, year) {
      this.core = core;
      this.x = core.x;
      const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
      this.at = core.with([list(args), list(variables)], (a, e) => this.x.beian_program_new(a, e, year));
      this.files = this.x.beian_files_new();
    }

    free() {
      this.x.beian_files_free(this.files);
      this.x.beian_program_free(this.at);
    }

    plan() {
      return this.core.json((out) => this.x.beian_program_plan(this.at, out));
    }

    get errors() {
      this.x.beian_program_errors(this.core.out, this.at);
      return this.core.text(this.core.out);
    }

    toml(text, name, folder) {
      const config = this.x.beian_program_config(this.at);
      this.core.with([text, name, folder], (...texts) => this.x.beian_config_toml(config, ...texts));
    }

    /** `read(folder, name, most)` answers { state: 'read'|'absent'|'outside', bytes? }. False: `errors` says why. */
    configure(read) {
      const config = this.x.beian_program_config(this.at);
      for (;;) {
        const result = this.x.beian_program_configure(this.at);
        if (result === OK) return true;
        if (result === INVALID) return false;
        const want = this.core.out;
        this.x.beian_config_wanted(config, want);
        const [folder, name, most] = [this.core.text(want), this.core.text(want + 8), this.core.word(want + 16)];
        const { state, bytes } = read(folder, name, most);
        if (most === 0) {  // only where it lies is asked
          this.core.with([folder, name], (f, n) => this.x.beian_program_inside(this.at, f, n, state === 'outside' ? 0 : 1));
          continue;
        }
        this.core.with([folder, name, bytes ?? ''], (f, n, b) => this.x.beian_config_file(config, f, n, FILE[state], b));
      }
    }

    matches(path) {
      return this.core.with([path], (p) => this.x.beian_program_matches(this.at, p) !== 0);
    }

    covers(folder) {
      return this.core.with([folder], (f) => this.x.beian_program_covers(this.at, f) !== 0);
    }

    /**
     * Judges a page, and hands it to `use(page)` as long as it lives.
     * @param {(path: string, isSheet: boolean) => Uint8Array | boolean} look a file of the site: its bytes (of a sheet
     *   that can be read), or whether it is there
     */
    page(bytes, path, required, look, use) {
      return this.core.with([bytes, path], (b, p) => {
        for (;;) {
          const { out } = this.core;
          const result = this.x.beian_program_page(this.at, this.files, b, p, required ? 1 : 0, out);
          const at = this.core.word(out);
          try {
            if (result === OK) return use(new Page(this.core, at));
            if (result !== WANTED) throw new Error(`beian_program_page: ${result}`);
            this.spell();
            for (let i = 0; this.x.beian_page_wanted(at, i, out) !== 0; i += 1) {
              const [file, isSheet] = [this.core.text(out), this.core.word(out + 8) !== 0];
              this.learn(file, look(file, isSheet));
            }
          } finally {
            this.x.beian_page_free(at);
          }
        }
      });
    }

    /** Gives the texts that the core asks for: those of a page that is not UTF-8. */
    spell() {
      const { out } = this.core;
      while (this.x.beian_characters_wanted(out, out + 8) !== 0) {
        this.core.with([decode(this.core.text(out), this.core.bytes(out + 8))], (t) => this.x.beian_characters_learn(t));
      }
    }

    learn(path, fact) {
      if (typeof fact === 'boolean') {
        this.core.with([path], (p) => this.x.beian_files_learn(this.files, p, fact ? 1 : 0));
      } else {
        this.core.with([path, fact], (p, b) => this.x.beian_files_learn_sheet(this.files, p, b));
      }
    }

    /** Other files count from here on: another root. */
    forget() {
      this.x.beian_files_free(this.files);
      this.files = this.x.beian_files_new();
    }

    /** `trouble`: [English, Chinese], or nothing. */
    done(root, shown, path, page, changed, trouble = []) {
      this.core.with([shown, path, list(trouble)], (s, p, t) => {
        while (this.x.beian_program_done(this.at, root, s, p, page === null ? 0 : page.at, changed ? 1 : 0, t) === WANTED) this.spell();
      });
    }

    outside(root, shown, path) {
      this.core.with([shown, path], (s, p) => this.x.beian_program_outside(this.at, root, s, p));
    }

    trouble(words) {
      this.core.with([list(words)], (t) => this.x.beian_program_trouble(this.at, t));
    }

    /** `homeless`: the folders that should have had a home page. */
    pagesEnd(homeless) {
      this.x.beian_program_pages_end(this.at);
      for (const folder of homeless) this.core.with([folder], (f) => this.x.beian_program_no_home(this.at, f));
      this.x.beian_program_roots_end(this.at);
    }

    /** The exit code. */
    finish() {
      return this.x.beian_program_finish(this.at);
    }

    outputs() {
      const outputs = [];
      const { out } = this.core;
      for (let i = 0; this.x.beian_program_output(this.at, i, out, out + 8) !== 0; i += 1) {
        outputs.push({ file: this.core.text(out), bytes: this.core.bytes(out + 8) });
      }
      return outputs;
    }
  }

  class Page {
    constructor(core, at) {
      this.core = core;
      this.at = at;
    }

    /** The new page; null where it stays as it is. */
    result() {
      return this.core.buffer((out) => this.core.x.beian_page_result(this.at, out));
    }

    findings(zh) {
      return this.core.json((out) => this.core.x.beian_page_report(this.at, zh ? 1 : 0, out));
    }

    /** Files of ours that must stand in the root before the result does. */
    ownFiles() {
      const files = [];
      const { out } = this.core;
      for (let i = 0; this.core.x.beian_page_own_file(this.at, i, out) !== 0; i += 1) {
        files.push({ name: this.core.text(out), bytes: this.core.bytes(out + 8) });
      }
      return files;
    }

    /** Held to the rules: no stub, no fragment. */
    isPage() {
      return this.core.x.beian_page_kind(this.at) === 0;
    }

    /** Not a stub: null. Else the files that it may lead to, best first. */
    redirects() {
      if (this.core.x.beian_page_kind(this.at) !== 1) return null;
      const paths = decoder.decode(this.core.buffer((out) => this.core.x.beian_program_redirects(this.at, out)) ?? new Uint8Array());
      return paths.split('\0').filter((path) => path !== '');
    }
  }

  return { Core, Program };
});
