// pack.mjs MOAT_JS UNPACK_WASM OUTPUT NPM SYSROOT SOURCE: puts page, program, levels, terminal, translations and licences into one HTML file.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';

const [program, unpacker, output, npm, sysroot, source] = process.argv.slice(2);
const read = path => readFileSync(path, 'utf8');
const here = name => read(new URL(name, import.meta.url));

// What is between <script> tags must not end them, and has no map.
const script = text => text.replace(/<\/script/gi, '<\\/script').replace(/^\/\/# sourceMappingURL=.*$/gm, '');

const { minify } = createRequire(`${npm}/`)('terser');
const smaller = async (text, options) => (await minify(text, { ecma: 2020, compress: { passes: 3 }, ...options })).code;

// The texts of a catalogue and what is said for them, forms of a plural joined by a character that no text has; numbers as this C library prints them.
function translations(po) {
  const entries = [];
  for (const entry of po.split(/\n\n+/)) {
    if (/^#(~|, .*\bfuzzy\b)/m.test(entry)) continue;
    const part = name => (new RegExp(`^${name} ((?:"(?:[^"\\\\]|\\\\.)*"\\s*)+)`, 'm').exec(entry) || [, ''])[1]
      .split('\n').filter(Boolean).map(line => JSON.parse(line.trim().replace(/\\v/g, '\\u000b'))).join('').replace(/<PRI([a-zX])(\d+)>/g, (_, how, bits) => (bits === '64' ? 'll' : '') + how);
    const forms = [0, 1, 2, 3].map(n => part(`msgstr\\[${n}\\]`)).filter(Boolean), said = part('msgstr') || forms.join('\x01');
    if (said) entries.push([part('msgid'), said]);
  }
  return entries;
}

// A catalogue for a page: the program has the English texts in it, so of each translation only where its text stands is kept: by how many
// of what zeros end in the program it comes after the one before. page.js makes a catalogue of it again. Texts that stand at the end of others
// are kept beside their translation; those that the page's program does not have are left out.
const ends = new Map();
function catalogue(entries, wasm) {
  const program = wasm.toString('latin1'), bytes = text => Buffer.from(text).toString('latin1');
  if (!ends.size) program.split('\0').forEach((text, at) => { if (text && !ends.has(text)) ends.set(text, at); });
  const inPlace = [], beside = [];
  for (const [text, said] of entries.map(pair => pair.map(bytes))) {
    if (ends.has(text)) inPlace.push([ends.get(text), said]);
    else if (!text || program.includes(text + '\0')) beside.push(text, said);
  }
  inPlace.sort((a, b) => a[0] - b[0]);
  const steps = inPlace.map(([at], k) => at - (k ? inPlace[k - 1][0] : 0)).join(' ');
  return Buffer.from([steps, ...inPlace.map(([, said]) => said), ...beside].join('\0'), 'latin1');
}

const page = here('page.js');
const texts = new Set([...page.matchAll(/\b_\('((?:[^'\\]|\\.)*)'\)/g)].map(match => match[1]));
// The languages that the page offers; each costs some 20 KB of the 500 that a page may have.
const languages = [...here('page.html').matchAll(/<option value="(\w+)"/g)].map(match => match[1]).filter(name => name !== 'en');
const translated = Object.fromEntries(languages.map(name => [name, translations(read(`${source}/assets/locale/${name}.po`))]));
// What page.js says is beside it; what is not there the test `catalogues` calls untranslated.
const catalogues = Object.fromEntries(languages.map(name => [name, Object.fromEntries(translated[name].filter(([text]) => texts.has(text)))]));
const levels = readdirSync(`${source}/levels`).filter(name => name.endsWith('.yaml') && !/^abstract:/m.test(read(`${source}/levels/${name}`)))
  .map(name => basename(name, '.yaml'));

// Lines keep their numbers. What comes after something else is left out where no quote is before it.
const withoutComments = text => text.replace(/^ *#.*$/gm, '').replace(/^([^"'#|>\n]*[^"'#|>\s]) +#.*$/gm, '$1');
// What no game reads: the level's own tests, the series that it is held against, and what is said of a source beside its name.
// Of a lesson it asks predictions; the quiz has a command of its own; what the kit prints is not printed here, and of what a lesson must have a point is left:
// pauses keep their turns and minutes, by which `class new` reckons how many turns fit.
const playable = text => text.replace(/^(?:tests|validation):.*\n(?:(?: .*)?\n)*/gm, '').replace(/^ {4}note: .*$/gm, '')
  .replace(/^ {2}(hook|objectives|glossary|debrief|quiz|checks|leaves_out):(?: .*)?\n(?: {4,}.*\n)*/gm, (_, key) => /^(?:objectives|leaves_out)$/.test(key) ? `  ${key}: [{en: ., fr: .}]\n` : '')
  .replace(/^ {2}pauses:\n(?: {4,}.*\n)*/gm, pauses => pauses.replace(/\b(en|fr): (?:"(?:[^"\\]|\\.)*"|[^,}\n]+)/g, '$1: .'));

// Terminal, program and files, packed before they become text: a third of the size, and four fifths of what gzip would make of them.
async function cargo() {
  const part = (name, path) => [name, readFileSync(path)];
  const parts = [part('xterm.js', `${npm}/@xterm/xterm/lib/xterm.js`), part('fit.js', `${npm}/@xterm/addon-fit/lib/addon-fit.js`),
    ['moat.js', Buffer.from(await smaller(read(program)))], part('moat.wasm', program.replace(/\.js$/, '.wasm'))];
  for (const name of readdirSync(`${source}/levels`)) if (name.endsWith('.yaml'))
    parts.push([`/levels/${name}`, Buffer.from(playable(withoutComments(read(`${source}/levels/${name}`))))]);
  const wasm = parts.find(([name]) => name === 'moat.wasm')[1];
  for (const name of languages) parts.push([`/locale/${name}/LC_MESSAGES/moat.mo`, catalogue(translated[name], wasm)]);
  parts.push(['licences', Buffer.from(licences)]);
  const head = Buffer.from(JSON.stringify(parts.map(([name, bytes]) => [name, bytes.length])) + '\n');
  const all = Buffer.concat([head, ...parts.map(([, bytes]) => bytes)]);
  const packed = execFileSync('xz', ['--format=lzma', '--lzma1=preset=9e,lc=4,pb=0', '--stdout'], { input: all, maxBuffer: 1 << 26 });
  packed.writeBigUInt64LE(BigInt(all.length), 5); // xz leaves the size open
  return packed.toString('base64');
}

const licences = [
  ['Moat', `${source}/LICENSE`], ['ncurses', `${sysroot}/ncurses.licence`], ['libyaml', `${sysroot}/libyaml.licence`],
  ['xterm.js', `${npm}/@xterm/xterm/LICENSE`], ['xterm.js fit addon', `${npm}/@xterm/addon-fit/LICENSE`],
  ['Emscripten and musl', `${source}/game/web/emscripten.licence`],
].map(([name, path]) => `${name}\n\n${read(path).trim()}`).join('\n\n\n');

const parts = {
  '/*XTERM_CSS*/': read(`${npm}/@xterm/xterm/css/xterm.css`).replace(/\/\*[^]*?\*\//g, '').replace(/\s+/g, ' '), // its licence is with the others
  '/*PAGE_CSS*/': here('page.css'),
  'UNPACKER': readFileSync(unpacker).toString('base64'),
  'CARGO': await cargo(),
  '/*PAGE_JS*/': script(await smaller(page.replace('/*CATALOGUES*/ {}', () => JSON.stringify(catalogues)).replace('/*LEVELS*/ []', () => JSON.stringify(levels)))),
};
let html = here('page.html');
for (const [mark, text] of Object.entries(parts)) html = html.replace(mark, () => text);
writeFileSync(output, html);
