// pack.mjs MOAT_JS OUTPUT NPM SYSROOT SOURCE LOCALE: puts page, program, levels, terminal, translations and licences into one HTML file.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';

const [program, output, npm, sysroot, source, locale] = process.argv.slice(2);
const read = path => readFileSync(path, 'utf8');
const here = name => read(new URL(name, import.meta.url));

// What is between <script> tags must not end them, and has no map.
const script = text => text.replace(/<\/script/gi, '<\\/script').replace(/^\/\/# sourceMappingURL=.*$/gm, '');

// Of a catalogue only what page.js says. A text may be cut over several lines.
function translations(po, texts) {
  const found = {};
  for (const entry of po.split(/\n\n+/)) {
    const part = name => (new RegExp(`^${name} ((?:"(?:[^"\\\\]|\\\\.)*"\\s*)+)`, 'm').exec(entry) || [, ''])[1]
      .split('\n').filter(Boolean).map(line => JSON.parse(line.trim().replace(/\\v/g, '\\u000b'))).join('');
    const id = part('msgid');
    if (texts.has(id)) found[id] = part('msgstr');
  }
  for (const text of texts) if (!found[text]) delete found[text]; // the test `catalogues` says what is left to translate
  return found;
}

const page = here('page.js');
const texts = new Set([...page.matchAll(/\b_\('((?:[^'\\]|\\.)*)'\)/g)].map(match => match[1]));
// The languages that the page offers; each costs some 40 KB of the 500 that a page may have.
const languages = [...here('page.html').matchAll(/<option value="(\w+)"/g)].map(match => match[1]).filter(name => name !== 'en');
const catalogues = Object.fromEntries(languages.map(name => [name, translations(read(`${source}/assets/locale/${name}.po`), texts)]));
const levels = readdirSync(`${source}/levels`).filter(name => name.endsWith('.yaml') && !/^abstract:/m.test(read(`${source}/levels/${name}`)))
  .map(name => basename(name, '.yaml'));

// Terminal, program and files, packed before they become text: a third of the size, and four fifths of what gzip would make of them.
function cargo() {
  const part = (name, path) => [name, readFileSync(path)];
  const parts = [part('xterm.js', `${npm}/@xterm/xterm/lib/xterm.js`), part('fit.js', `${npm}/@xterm/addon-fit/lib/addon-fit.js`),
    part('moat.js', program), part('moat.wasm', program.replace(/\.js$/, '.wasm'))];
  for (const name of readdirSync(`${source}/levels`)) if (name.endsWith('.yaml'))
    parts.push([`/levels/${name}`, Buffer.from(read(`${source}/levels/${name}`).replace(/^ *#.*$/gm, ''))]); // lines keep their numbers
  for (const name of languages) parts.push(part(`/locale/${name}/LC_MESSAGES/moat.mo`, `${locale}/${name}/LC_MESSAGES/moat.mo`));
  parts.push(['licences', Buffer.from(licences)]);
  const head = Buffer.from(JSON.stringify(parts.map(([name, bytes]) => [name, bytes.length])) + '\n');
  return execFileSync('xz', ['--lzma2=preset=9e,lc=3,pb=0', '--check=crc32', '--stdout'], { input: Buffer.concat([head, ...parts.map(([, bytes]) => bytes)]), maxBuffer: 1 << 26 }).toString('base64');
}

const licences = [
  ['Moat', `${source}/LICENSE`], ['ncurses', `${sysroot}/ncurses.licence`], ['libyaml', `${sysroot}/libyaml.licence`],
  ['xterm.js', `${npm}/@xterm/xterm/LICENSE`], ['xterm.js fit addon', `${npm}/@xterm/addon-fit/LICENSE`], ['xz-decompress', `${source}/game/web/xz-decompress.licence`],
  ['Emscripten and musl', `${source}/game/web/emscripten.licence`],
].map(([name, path]) => `${name}\n\n${read(path).trim()}`).join('\n\n\n');

const parts = {
  '/*XTERM_CSS*/': read(`${npm}/@xterm/xterm/css/xterm.css`),
  '/*PAGE_CSS*/': here('page.css'),
  '/*XZ_JS*/': script(read(`${npm}/xz-decompress/dist/package/xz-decompress.min.js`)),
  'CARGO': cargo(),
  '/*PAGE_JS*/': script(page.replace('/*CATALOGUES*/ {}', () => JSON.stringify(catalogues)).replace('/*LEVELS*/ []', () => JSON.stringify(levels))),
};
let html = here('page.html');
for (const [mark, text] of Object.entries(parts)) html = html.replace(mark, () => text);
writeFileSync(output, html);
