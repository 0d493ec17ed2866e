// hostile.mjs - bad files through the program (C1): handmade ones and ones drawn by a seed. Each is refused with file and line, in words that hold
// no raw control byte, within 64 MiB of memory and a second of processor time; none ends the program by a signal.
import {spawnSync} from 'node:child_process';
import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {draws, finish, folder, level, many, measure, moat, must} from './common.mjs';

const draw = draws(64);
const good = level('free-or-paid');
const head = 'format: 1\nid: hostile\nextends: free-or-paid\n';
const deep = (open, n) => open.repeat(n);

// --- handmade: what somebody would try ---

const hands = {
  empty: '', blank: ' \n\n', nothing: '# only a comment\n', word: 'hello\n', number: '42\n', list: '- a\n- b\n', quoted: '"a level"\n',
  documents: '---\n---\n---\n', end: '...\n', binary: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0]), nul: `${head}author: a\0b\n`,
  gzip: Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), png: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), json: '{"format": 1}', html: '<!doctype html><title>404</title>\n',
  escapes: `${head}author: "\\e]0;owned\\a\\e[2J"\n`, rawEscapes: `${head}author: \u001b]0;owned\u0007\n`, escapedKey: `${head}"\\e[31mred": 1\n`, bell: `${head}\u0007: 1\n`,
  bidi: `${head}author: \u202edetcepsnu\n`, bidiKey: `${head}"\\u202eyek": 1\n`, zeroWidth: `${head}auth\u200bor: x\n`, tagCharacters: `${head}author: "\\U000E0041"\n`,
  c1: `${head}author: "\\x9b31m"\n`, deleteByte: `${head}author: \u007f\n`, lineSeparator: `${head}author: a\u2028b: c\n`, nextLine: `${head}author: a\u0085b: c\n`,
  overlong: Buffer.concat([Buffer.from(head + 'author: '), Buffer.from([0xc0, 0xae, 10])]), surrogate: Buffer.concat([Buffer.from(head + 'author: '), Buffer.from([0xed, 0xa0, 0x80, 10])]),
  halfCharacter: Buffer.concat([Buffer.from(head + 'author: '), Buffer.from([0xe4, 0xb8])]), latin1: Buffer.from(`${head}author: Ren\u00e9\n`, 'latin1'),
  utf16: Buffer.from(`\ufeff${head}`, 'utf16le'), utf16be: Buffer.from(`\ufeff${head}`, 'utf16le').swap16(), utf32: Buffer.from([0xff, 0xfe, 0, 0, 0x66, 0, 0, 0]),
  brackets: deep('[', 300000), braces: deep('{', 300000), pairs: deep('{a: ', 100000), lists: deep('- ', 100000), questions: deep('? ', 50000), quotes: deep('"', 99999),
  stairs: Array.from({length: 900}, (_, i) => `${' '.repeat(i)}a:`).join('\n'), longLine: `author: ${'x'.repeat(900000)}\n`, longKey: `${'k'.repeat(70000)}: 1\n`, longComment: `#${'c'.repeat(1000000)}\n`,
  tooLarge: `${head}#${'c'.repeat(1 << 20)}\n`, manyKeys: Array.from({length: 30000}, (_, i) => `k${i}: 1`).join('\n'), manyEntries: `${head}events: [${'a, '.repeat(5000)}a]\n`, manyValues: `a: [${'[1],'.repeat(60000)}1]\n`,
  laughs: 'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\n', self: 'a: &a [*a]\n', merge: `${head}<<: {a: 1}\n`, manyAnchors: Array.from({length: 20000}, (_, i) => `a${i}: &a${i} 1`).join('\n'),
  python: '!!python/object/apply:os.system ["id"]\n', binaryTag: `${head}author: !!binary R0lGOD\n`, tagEscape: `${head}author: !%1b%5d0;x%07 y\n`, verbatim: `${head}author: !<%0a> x\n`,
  directives: '%YAML 1.1\n'.repeat(20000), tags: Array.from({length: 20000}, (_, i) => `%TAG !a${i}! b`).join('\n'), conflict: `<<<<<<< HEAD\n${head}=======\n>>>>>>> x\n`,
  path: 'format: 1\nid: hostile\nextends: ../../etc/passwd\n', absolute: 'format: 1\nid: hostile\nextends: /etc/passwd\n', url: 'format: 1\nid: hostile\nextends: "http://localhost/x"\n', command: 'format: 1\nid: hostile\nextends: $(id)\n',
  itself: 'format: 1\nid: hostile\nextends: hostile\n', wrongName: 'format: 1\nid: other\nextends: base\n', format: 'format: 2\nid: hostile\n', printf: `${head}"%s%n%x": 1\n`, percent: `${head}autor: "%s%s%n"\n`,
  infinite: `${head}mandate: {mandate_base: .inf}\n`, notNumber: `${head}mandate: {mandate_base: .nan}\n`, huge: `${head}mandate: {mandate_base: ${'9'.repeat(400)}}\n`, small: `${head}mandate: {mandate_base: 0.${'0'.repeat(400)}1}\n`,
  negative: `${head}calendar: {turns: -1}\n`, wrap: `${head}calendar: {turns: 4294967297}\n`, longest: `${head}calendar: {turns: 160, quarters_per_turn: 8}\n`, sexagesimal: `${head}calendar: {turns: 1:30}\n`,
  deepCondition: `${head}events:\n  - {id: a, title: {en: A, fr: A}, text: {en: A, fr: A}, source: assumed, when: ${'{not: '.repeat(40)}{a: 1}${'}'.repeat(40)}}\n`,
  manyErrors: `${head}${Array.from({length: 3000}, (_, i) => `x${i}: 1`).join('\n')}\n`, longId: `format: 1\nid: ${'h'.repeat(5000)}\n`, tabs: `${head}\tmandate: 1\n`, carriage: 'format: 1\rid: hostile\r', nbsp: `${head}author:\u00a0x\n`,
};

// --- drawn: a good level with its bytes changed until it is none ---

const rubbish = ['\0', '\u001b[2J', '\u202e', '[', '{', '"', "'", '&', '*', '!', '%', '@', '\t', ': ', '\n- ', '\xff', '\u2028', '<<: *a', '---\n', '{{{{', '?', '|', '>', '\\', '\u0007', '\u0085'];
function drawn() {
  let bytes = Buffer.from(good);
  for (let n = 1 + draw.below(6); n > 0; n--) {
    const at = draw.below(bytes.length), put = Buffer.from(draw.pick(rubbish), 'latin1');
    const kind = draw.below(4);
    if (kind === 0) bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at)]);
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + draw.below(2000))]);
    else if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(Array.from({length: 1 + draw.below(40)}, () => draw.below(256))), bytes.subarray(at)]);
    else bytes = bytes.subarray(0, Math.max(1, at));
  }
  return bytes;
}

const root = folder(), files = [];
const add = (name, bytes) => {
  mkdirSync(join(root, name));
  writeFileSync(join(root, name, 'hostile.yaml'), bytes);
  files.push({name, path: join(root, name, 'hostile.yaml')});
};
for (const [name, bytes] of Object.entries(hands)) add(name, bytes);
for (let i = 0; i < many(400); i++) add(`drawn-${i}`, Buffer.concat([drawn(), Buffer.from('\nunknown-key: 1\n')])); // so that none is a level by luck
// No files at all, or files that never end.
mkdirSync(join(root, 'folder.yaml'));
symlinkSync('/dev/zero', join(root, 'endless.yaml'));
symlinkSync('/dev/tty', join(root, 'terminal.yaml'));
symlinkSync('itself.yaml', join(root, 'itself.yaml'));
spawnSync('mkfifo', [join(root, 'pipe.yaml')]);

// --- what must hold ---

const limits = process.env.MOAT_SANITIZED ? 'ulimit -t 20' : 'ulimit -v 65536; ulimit -t 1';
const check = (path) => spawnSync('bash', ['-c', `${limits}; exec "$0" "$@"`, moat, 'check', path], {cwd: root, env: {...process.env, LC_ALL: 'C.UTF-8'}, maxBuffer: 1 << 28});
const raw = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e0fff}]/u;
let alive = 0, refused = 0, clean = 0, placed = 0, utf8 = 0;
for (const {name, path} of files) {
  const {status, signal, stdout, stderr} = check(path), said = stdout.toString(), bytes = Buffer.concat([stdout, stderr]);
  alive += !signal && status < 126;
  refused += status === 1;
  clean += !raw.test(said);
  utf8 += Buffer.from(bytes.toString('utf8')).equals(bytes);
  placed += /hostile\.yaml:\d+:\d+: error: .+ \[L\d{3}\]/.test(said) || name === 'tooLarge';
  if (process.env.MOAT_VERBOSE && (signal || status !== 1 || raw.test(said) || !/:\d+:\d+: error/.test(said))) console.log(`  ${name}: ${status} ${signal} ${said.slice(0, 300)} ${stderr}`);
}
console.log(`     ${Object.keys(hands).length} handmade files, ${files.length - Object.keys(hands).length} drawn`);
measure('no crash, no hang, within 64 MiB', alive, files.length, 100);
measure('refused', refused, files.length, 100);
measure('no raw control byte', clean, files.length, 100);
measure('said in UTF-8', utf8, files.length, 100);
measure('told with file and line', placed, files.length, 99);
for (const name of ['folder', 'endless', 'terminal', 'itself', 'pipe']) {
  const {status, signal} = check(join(root, `${name}.yaml`));
  must(`${name}.yaml is refused`, !signal && status > 0 && status < 3, `${status} ${signal}`);
}
finish();
