// What the package offers. Findings and the report are those of `beian check --format json`; the command line's
// documentation is theirs too.

export type Severity = 'note' | 'warning' | 'error';

export interface Finding {
  /** The rule's name, as `beian explain` knows it: "icp-missing". */
  rule: string;
  severity: Severity;
  /** Relative to the folder, with "/" on every system; "." for the site as a whole. */
  path: string;
  /** From 1, in characters. */
  line: number;
  column: number;
  /** Half-open range of bytes in the page as it was. */
  begin: number;
  end: number;
  /** In the language of `lang`, English unless set. */
  message: string;
  /** It was mended; it does not count in the summary. */
  fixed: boolean;
}

export interface Summary {
  pages: number;
  clean: number;
  changed: number;
  refused: number;
  skipped: number;
  errors: number;
  warnings: number;
  notes: number;
}

export interface Report {
  version: 1;
  command: string;
  findings: Finding[];
  summary: Summary;
}

export interface Options {
  /** The ICP number or numbers. Stronger than beian.toml, as on the command line. */
  icp?: string | readonly string[];
  /** The public-security number or numbers, or the HTML that the police platform gives. */
  gongan?: string | readonly string[];
  /** Which beian.toml; default: the nearest one, upward from the folder, then from `cwd`. */
  config?: string;
  /** What relative paths start from; default: the current folder. */
  cwd?: string;
  /** The folder, where the first argument is not given. */
  root?: string;
  /** Of messages; default: English in the report, the locale's in the text. */
  lang?: 'zh' | 'en';
  /** No text in `output` but errors. */
  quiet?: boolean;
  /** More arguments, as on the command line: ['--scope', 'home']. */
  args?: readonly string[];
  /** Which engine: "native" the program, "wasm" the WebAssembly core; default: the program where there is one. */
  engine?: 'native' | 'wasm';
}

export interface Result {
  /** 0: nothing wrong (inject: nothing left wrong). 1: errors were found. 2: the work could not be done. */
  exitCode: 0 | 1 | 2;
  /** Null where the work could not begin (exitCode 2): `output` says why. */
  report: Report | null;
  /** What a person reads: the findings as text, and errors. */
  output: string;
}

/** Inserts what is missing into the pages of a built site, mends what can be mended safely, reports the rest. */
export function inject(dir?: string | Options, options?: Options): Promise<Result>;

/** Reports what is wrong; changes nothing. */
export function check(dir?: string | Options, options?: Options): Promise<Result>;

export interface TransformOptions {
  icp?: string | readonly string[];
  gongan?: string | readonly string[];
  /** Path of a beian.toml; default: none is read. */
  config?: string;
  cwd?: string;
  /** The page's path in the site, for relative addresses; default: "index.html". */
  path?: string;
  lang?: 'zh' | 'en';
  args?: readonly string[];
}

export interface Transformed {
  /** The page with what was missing; the page itself where there is nothing to do or nothing safe to do. */
  html: string;
  /** What was mended (fixed: true), and what is left. */
  findings: Finding[];
}

/** One page in memory. Throws where the options are wrong. */
export function transform(html: string, options?: TransformOptions): Transformed;
