// pack.mjs MOAT_JS OUTPUT NPM SYSROOT SOURCE LOCALE: puts page, program, levels, terminal, translations and licences into one HTML file.
import { gzipSync } from 'node:zlib';
import { existsSync, readFileSync, writeFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';

const [program, output, npm, sysroot, source, locale] = process.argv.slice(2);
const read = path => readFileSync(path, 'utf8');
const here = name => read(new URL(name, import.meta.url));

// What is between <script> tags must not end them, and has no map.
const script = text => text.replace(/<\/script/gi, '<\\/script').replace(/^\/\/# sourceMappingURL=.*$/gm, '');
const escape = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

// Of a catalogue only what page.js says. A text may be cut over several lines.
function translations(po, texts) {
  const found = {};
  for (const entry of po.split(/\n\n+/)) {
    const part = name => (new RegExp(`^${name} ((?:"(?:[^"\\\\]|\\\\.)*"\\s*)+)`, 'm').exec(entry) || [, ''])[1]
      .split('\n').filter(Boolean).map(line => JSON.parse(line.trim())).join('');
    const id = part('msgid');
    if (texts.has(id)) found[id] = part('msgstr');
  }
  for (const text of texts) if (!found[text]) { console.error(`pack.mjs: not translated: ${text}`); process.exitCode = process.env.MOAT_WEB_DRAFT ? 0 : 1; }
  return found;
}

const page = here('page.js');
const texts = new Set([...page.matchAll(/\b_\('((?:[^'\\]|\\.)*)'\)/g)].map(match => match[1]));
const catalogues = {};
for (const name of readdirSync(`${source}/assets/locale`))
  if (name.endsWith('.po')) catalogues[basename(name, '.po')] = translations(read(`${source}/assets/locale/${name}`), texts);
const levels = readdirSync(`${source}/levels`).filter(name => name.endsWith('.yaml') && !/^abstract:/m.test(read(`${source}/levels/${name}`)))
  .map(name => basename(name, '.yaml'));

// The program and its files, packed before they become text: a third of the size, and half of what a server would send.
function cargo() {
  const parts = [['wasm', readFileSync(program.replace(/\.js$/, '.wasm'))]];
  for (const name of readdirSync(`${source}/levels`)) if (name.endsWith('.yaml')) parts.push([`/levels/${name}`, readFileSync(`${source}/levels/${name}`)]);
  for (const name of readdirSync(locale)) {
    const path = `${name}/LC_MESSAGES/moat.mo`;
    if (existsSync(`${locale}/${path}`)) parts.push([`/locale/${path}`, readFileSync(`${locale}/${path}`)]);
  }
  const head = JSON.stringify(parts.map(([path, bytes]) => [path, bytes.length])) + '\n';
  return gzipSync(Buffer.concat([Buffer.from(head), ...parts.map(([, bytes]) => bytes)]), { level: 9 }).toString('base64');
}

const licences = [
  ['Moat', `${source}/LICENSE`], ['ncurses', `${sysroot}/ncurses.licence`], ['libyaml', `${sysroot}/libyaml.licence`],
  ['xterm.js', `${npm}/@xterm/xterm/LICENSE`], ['xterm.js fit addon', `${npm}/@xterm/addon-fit/LICENSE`], ['Emscripten and musl', `${source}/game/web/emscripten.licence`],
].map(([name, path]) => `${name}\n\n${read(path).trim()}`).join('\n\n\n');

const parts = {
  '/*XTERM_CSS*/': read(`${npm}/@xterm/xterm/css/xterm.css`),
  '/*PAGE_CSS*/': here('page.css'),
  'LICENCES': escape(licences),
  '/*XTERM_JS*/': script(read(`${npm}/@xterm/xterm/lib/xterm.js`)),
  '/*FIT_JS*/': script(read(`${npm}/@xterm/addon-fit/lib/addon-fit.js`)),
  '/*MOAT_JS*/': script(read(program)),
  'CARGO': cargo(),
  '/*PAGE_JS*/': script(page.replace('/*CATALOGUES*/ {}', () => JSON.stringify(catalogues)).replace('/*LEVELS*/ []', () => JSON.stringify(levels))),
};
let html = here('page.html');
for (const [mark, text] of Object.entries(parts)) html = html.replace(mark, () => text);
writeFileSync(output, html);
