// tidy.mjs - moat fmt over levels in many styles (C7): the same values, every comment byte for byte, the same again when run twice.
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {Lexer, Document, parse, parseDocument, visit} from 'yaml';
import {draws, finish, folder, level, many, measure, must, run, small} from './common.mjs';

const draw = draws(500);
const levelsInStyle = [level('two-doctrines').split('\n').slice(0, 700).join('\n'), level('free-or-paid'), level('ten-quarters'), small()];

// --- styles ---

// Collections in brackets or not, texts in this quote or that, one step or another: all written by another program than ours.
function restyled(text) {
  const document = new Document(parse(text));
  const step = draw.pick([2, 2, 3, 4, 6]), flow = draw.below(3), quotes = draw.below(4);
  visit(document, {
    Collection(key, node, path) {
      if (path.length > 3 && (flow === 0 ? draw.chance(0.5) : flow === 1 && path.length > 5)) node.flow = true;
    },
    Scalar(key, node) {
      if (key === 'key' || typeof node.value !== 'string') return;
      if (quotes === 0) node.type = draw.pick(['QUOTE_SINGLE', 'QUOTE_DOUBLE', 'PLAIN']);
      if (quotes === 1 && node.value.length > 60) node.type = draw.pick(['BLOCK_FOLDED', 'BLOCK_LITERAL']);
    },
  });
  return document.toString({indent: step, indentSeq: draw.chance(0.5), lineWidth: draw.pick([0, 40, 80, 120]), flowCollectionPadding: draw.chance(0.5)});
}

// Where a line may get a comment: outside of texts that span lines. The lexer of the other parser says where those are.
function quietLines(text) {
  const quiet = new Set();
  let line = 0, atStart = true, deep = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') deep++;
    if (token === ']' || token === '}') deep--;
    if (atStart && deep === 0 && !token.includes('\n')) quiet.add(line);
    const breaks = token.split('\n').length - 1;
    for (let i = 1; i < breaks; i++) quiet.delete(line + i);
    atStart = breaks > 0 && token.endsWith('\n');
    if (breaks > 0 && !/^\s*$/.test(token.slice(0, token.indexOf('\n')))) atStart = token.endsWith('\n');
    line += breaks;
  }
  return quiet;
}

const remarks = ['a comment', '  two spaces inside', 'é, 世, “curly”', 'key: value', '"quote', "it's", '[', '- id: x', 'trailing blanks   ', '#', '', '\tafter a tab', '| block', '%percent'];
function commented(text) {
  const quiet = quietLines(text), out = [];
  text.split('\n').forEach((line, i) => {
    if (quiet.has(i) && draw.chance(0.15)) out.push(`${' '.repeat(draw.pick([0, 0, /^ */.exec(line)[0].length, draw.below(9)]))}#${draw.pick(remarks)}`);
    // Behind a line that is whole: no text goes on on the next.
    const whole = quiet.has(i) && /^ *(- )?[a-z_-]+:( -?[0-9.]+%?)?$/.test(line);
    out.push(whole && draw.chance(0.3) ? `${line}${' '.repeat(1 + draw.below(20))}#${draw.pick(remarks)}` : whole && draw.chance(0.3) ? `${line}${' '.repeat(draw.below(4))}` : line);
    if (quiet.has(i + 1) && draw.chance(0.1)) out.push(...Array(1 + draw.below(4)).fill(draw.chance(0.5) ? '' : '   '));
  });
  return out.join('\n');
}

const styled = () => {
  let text = draw.pick(levelsInStyle);
  if (draw.chance(0.8)) text = restyled(text);
  text = commented(text);
  if (draw.chance(0.2)) text = text.replaceAll('\n', '\r\n');
  if (draw.chance(0.1)) text = `\ufeff${text}`;
  if (draw.chance(0.1)) text = text.trimEnd();
  return text;
};

// --- what must hold ---

const comments = (text) => [...new Lexer().lex(text.replaceAll('\r\n', '\n'))].filter((token) => token.startsWith('#')).map((token) => token.replace(/\r$/, ''));
const values = (text) => {
  const document = parseDocument(text);
  return document.errors.length ? document.errors[0].message : document.toJS();
};

const root = folder(), files = [];
while (files.length < many(500)) {
  const text = styled();
  if (typeof values(text) === 'string') continue; // a comment fell where the other parser does not allow one
  if (JSON.stringify(values(text)).includes('\\t')) continue; // or into a text, which may hold no tab
  const path = join(root, `level-${files.length}.yaml`);
  writeFileSync(path, text);
  files.push({path, text});
}
const paths = files.map(({path}) => path);
const refusals = run(['fmt', ...paths], {encoding: 'utf8', cwd: root}).stderr;
const done = files.map(({path}) => readFileSync(path, 'utf8'));
let untouched = 0, same = 0, kept = 0, changed = 0, tidy = 0;
files.forEach(({text}, i) => {
  untouched += refusals.includes(`${paths[i]} `) || refusals.includes(`${paths[i]}:`);
  changed += done[i] !== text;
  same += isDeepStrictEqual(values(done[i]), values(text));
  kept += isDeepStrictEqual(comments(done[i]), comments(text));
  tidy += !/[ \t]\n/.test(done[i].replace(/[ \t]*#.*/g, '').replace(/[|>][-+]?\n( +.*\n|\n)+/g, '')) && !done[i].includes('\r');
  if (process.env.MOAT_VERBOSE && !isDeepStrictEqual(comments(done[i]), comments(text))) {
    const before = comments(text), after = comments(done[i]), at = before.findIndex((one, k) => one !== after[k]);
    console.log(`  ${paths[i]}: ${JSON.stringify(before[at])} became ${JSON.stringify(after[at])}`);
  }
});
if (process.env.MOAT_VERBOSE && refusals) console.log(refusals.slice(0, 3000));
const twice = run(['fmt', '--check', ...paths], {encoding: 'utf8', cwd: root});
measure('laid out, not refused', files.length - untouched, files.length, 100);
measure('the same values', same, files.length, 100);
measure('every comment, byte for byte', kept, files.length, 100);
measure('no blanks at line ends, no carriage returns', tidy, files.length, 100);
must('the same again when run twice', twice.stdout === '' && (untouched > 0 || twice.status === 0), twice.stdout.slice(0, 400));
must('most files needed it', changed > files.length / 2, String(changed));
must('bundled levels are tidy', run(['fmt', '--check', process.env.MOAT_LEVELS]).status === 0);
finish();
