// common.mjs - what the scripts of this folder share: seeded draws, temporary folders, moat check over many files at once.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, basename} from 'node:path';
import {LineCounter, parseDocument} from 'yaml';

export const moat = process.env.MOAT ?? 'build/release/moat';
export const levels = process.env.MOAT_LEVELS ?? 'levels';
// How much of the long form is run: CI runs a part, by hand all of it.
export const share = Number(process.env.MOAT_SHARE ?? 1);
export const many = (count) => Math.max(20, Math.round(count * share));

// A small generator with a seed, so that every run draws the same; MOAT_SEED=n draws something else.
export function draws(seed) {
  let state = (seed + Number(process.env.MOAT_SEED ?? 0)) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(next() * n);
  return {below, pick: (list) => list[below(list.length)], chance: (p) => next() < p};
}

export function folder() {
  const path = mkdtempSync(join(tmpdir(), 'moat-modding-'));
  process.on('exit', () => rmSync(path, {recursive: true, force: true}));
  return path;
}

// The ids of all bundled levels, base too.
export const bundled = readdirSync(levels).filter((name) => name.endsWith('.yaml')).map((name) => basename(name, '.yaml')).sort();
export const level = (name) => readFileSync(join(levels, `${name}.yaml`), 'utf8');
// The small level of the unit tests, whole: made by the program beside this script.
export const small = () => spawnSync(process.env.MOAT_SMALL, {encoding: 'utf8'}).stdout;

// Runs moat and gives what it said; a signal is an error of its own.
export function run(args, options = {}) {
  const done = spawnSync(moat, args, {maxBuffer: 1 << 30, ...options});
  if (done.error || done.signal) throw new Error(`moat ${args.join(' ')}: ${done.error ?? done.signal}`);
  return done;
}

// Checks every text as a file of its own; gives a list of problems for each. The id of a level is the name of its file, so each has a folder.
export function check(texts) {
  const root = folder();
  const paths = texts.map(({name, text}, i) => {
    mkdirSync(join(root, String(i)));
    const path = join(root, String(i), `${name}.yaml`);
    writeFileSync(path, text);
    return path;
  });
  const told = paths.map(() => []);
  for (let from = 0; from < paths.length; from += 400) {
    const part = paths.slice(from, from + 400);
    const {stdout} = run(['check', '--json', ...part], {encoding: 'utf8', cwd: levels});
    for (const line of stdout.split('\n').filter(Boolean)) {
      const problem = JSON.parse(line), at = paths.indexOf(problem.level);
      told[at].push(problem);
    }
  }
  rmSync(root, {recursive: true});
  return told;
}
// A level as text and tree; `pairs` are its keys with path, place and value.
export function read(text) {
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines, keepSourceTokens: true});
  const pairs = [], scalars = [];
  const walk = (node, path) => {
    for (const item of node?.items ?? []) {
      if (item.key) {
        const key = String(item.key.value), at = [...path, key];
        pairs.push({key, path: at, node: item.key, value: item.value, map: node, line: lines.linePos(item.key.range[0]).line});
        if (item.value?.items) walk(item.value, at);
        else if (item.value) scalars.push({path: at, node: item.value, line: lines.linePos(item.value.range[0]).line});
      } else if (item.items) walk(item, [...path, '#']);
      else scalars.push({path: [...path, '#'], node: item, line: lines.linePos(item.range[0]).line});
    }
  };
  walk(document.contents, []);
  return {text, document, pairs, scalars, lineOf: (offset) => lines.linePos(offset).line};
}

export const replaced = (text, from, to, put) => text.slice(0, from) + put + text.slice(to);

// One slip of the finger: two letters swapped, one left out, one doubled, one wrong.
export function misspelled(word, draw) {
  for (;;) {
    const at = draw.below(word.length), letter = String.fromCharCode(97 + draw.below(26));
    const slip = draw.below(4);
    const put = slip === 0 && at + 1 < word.length ? word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
      : slip === 1 ? word.slice(0, at) + word.slice(at + 1)
      : slip === 2 ? word.slice(0, at) + word[at] + word.slice(at)
      : word.slice(0, at) + letter + word.slice(at + 1);
    if (put !== word && put.length > 1 && /^[a-z]/.test(put)) return put;
  }
}

let failures = 0;
// One measure and its bound.
export function measure(what, good, all, least) {
  const part = all ? (100 * good) / all : 100;
  const fine = part >= least;
  console.log(`${fine ? 'ok  ' : 'FAIL'} ${what}: ${good} of ${all} (${part.toFixed(1)} %, at least ${least} %)`);
  if (!fine) failures++;
}
export function must(what, fine, more = '') {
  console.log(`${fine ? 'ok  ' : 'FAIL'} ${what}${fine ? '' : `: ${more}`}`);
  if (!fine) failures++;
}
export const finish = () => process.exit(failures ? 1 : 0);
export {basename};
