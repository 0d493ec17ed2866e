// syntax.mjs - slips that YAML parsers report in jargon or at the wrong line (C2): each is told at its line, with a column, in words of ours.
import {check, draws, finish, level, many, measure, must, read} from './common.mjs';

const sources = [['two-doctrines', level('two-doctrines')], ['free-or-paid', level('free-or-paid')], ['ten-quarters', level('ten-quarters')]];
const files = sources.map(([name, text]) => ({name, lines: text.split('\n'), ...read(text)}));
const draw = draws(411);

// Lines of the kind "   key: plain value", of texts in double quotes, of flow lists, and entries of lists.
const picks = (file, pattern) => file.lines.map((text, i) => [text, i]).filter(([text]) => pattern.test(text)).map(([, i]) => i);
const plain = /^ +[a-z_]+: [A-Za-z0-9][^#"'[{]*$/;
const text = /^ +(en|fr): "[^"\\]*"$/;
const flow = /^ +[a-z_]+: [[{].*[\]}]$/;
const entry = /^ +- id: [a-z-]+$/;
const indented = /^ {2,}[a-z_]+: .+$/;
const mapping = /^ +[a-z_]+:$/;

const change = (pattern, how, found = (i) => i + 1) => (file) => {
  const i = draw.pick(picks(file, pattern)), lines = [...file.lines];
  if (i === undefined) return null;
  lines[i] = how(lines[i]);
  return {text: lines.join('\n'), line: found(i)};
};
const insert = (put) => (file) => {
  const i = draw.pick(picks(file, indented)), lines = [...file.lines];
  lines.splice(i, 0, ...put(/^ */.exec(lines[i])[0]));
  return {text: lines.join('\n'), line: i + 1};
};

const slips = {
  unquotedColon: change(plain, (line) => `${line}: and more`),
  unquotedText: change(text, (line) => line.replace(/"(.*)"/, '$1: more')),
  tab: change(indented, (line) => line.replace(/^ +/, '\t')),
  tabWithin: change(indented, (line) => line.replace(/^ {2}/, ' \t')),
  unclosedQuote: change(text, (line) => line.slice(0, -1)),
  unclosedSingle: change(text, (line) => line.replace(/"(.*)"/, "'$1").replaceAll(/(?<=\w)'(?=\w)/g, '')),
  apostrophe: change(text, (line) => line.replace(/"(.*)"/, "'it's $1'").replaceAll(/(?<=\w)'(?=\w)/g, "'")),
  unclosedBracket: change(flow, (line) => line.slice(0, -1)),
  extraBracket: change(flow, (line) => `${line}]`),
  at: change(plain, (line) => line.replace(/: /, ': @')),
  backtick: change(plain, (line) => line.replace(/: /, ': `')),
  percent: change(plain, (line) => line.replace(/: /, ': %')),
  gluedColon: change(plain, (line) => line.replace(/: /, ':')),
  gluedDash: change(entry, (line) => line.replace(/- /, '-')),
  oneDeeper: change(indented, (line) => ` ${line}`),
  threeDeeper: change(indented, (line) => `   ${line}`),
  oneShallower: change(indented, (line) => line.slice(1)),
  smartQuotes: change(text, (line) => line.replace(/"(.*)"/, '“$1”')),
  noBreakSpace: change(plain, (line) => line.replace(/: /, ':\u00a0')),
  noBreakIndent: change(indented, (line) => line.replace(/^ /, '\u00a0')),
  conflict: insert(() => ['<<<<<<< HEAD', 'author: Class 4b', '=======', 'author: Class 4c', '>>>>>>> theirs']),
  secondDocument: insert(() => ['---']),
  anchor: change(plain, (line) => line.replace(/: /, ': &a ')),
  alias: change(plain, (line) => line.replace(/: .*/, ': *a')),
  tag: change(plain, (line) => line.replace(/: /, ': !!str ')),
  merge: insert((spaces) => [`${spaces}<<: *a`]),
  badEscape: change(text, (line) => line.replace(/"(.)/, '"\\q$1')),
  afterQuote: change(text, (line) => `${line} and more`),
  control: change(plain, (line) => `${line}\u001b[2J`),
  invisible: change(plain, (line) => `${line}\u200b`),
  turning: change(plain, (line) => `${line}\u202e`),
  noColon: insert((spaces) => [`${spaces}a line without a key`]),
  valueTwice: change(mapping, (line) => `${line} value`),
  latin1: (file) => {
    const made = change(text, (line) => line.replace(/"(.)/, '"\u00e9$1'))(file), start = made.text.split('\n').slice(0, made.line - 1).join('\n').length + 1;
    const end = made.text.indexOf('\n', start);
    return {line: made.line, text: Buffer.concat([Buffer.from(made.text.slice(0, start)), Buffer.from(made.text.slice(start, end), 'latin1'), Buffer.from(made.text.slice(end))])};
  },
  utf16: (file) => ({line: 1, text: Buffer.from(`\ufeff${file.text}`, 'utf16le')}),
};

const kinds = Object.keys(slips);
const made = Array.from({length: Math.max(many(350), 2 * kinds.length)}, (_, i) => {
  const kind = kinds[i % kinds.length];
  for (;;) {
    const file = draw.pick(files), one = slips[kind](file);
    if (one) return {kind, name: file.name, ...one};
  }
});
let found = 0, exact = 0, near = 0, column = 0;
const jargon = /mapping values|block (mapping|sequence|collection)|flow (mapping|sequence|node)|scalar|token|indicator|document start|simple key|anchor not/;
let plainWords = 0, said = 0;
check(made).forEach((problems, i) => {
  const one = made[i], lines = problems.map((problem) => problem.line), hit = lines.includes(one.line);
  found += problems.length > 0;
  exact += hit;
  near += lines.some((line) => Math.abs(line - one.line) <= 2);
  column += problems.length > 0 && problems.every((problem) => problem.column > 0);
  for (const problem of problems) {
    said++;
    plainWords += !jargon.test(problem.message);
  }
  if (process.env.MOAT_VERBOSE && (!hit || problems.length > 2))
    console.log(`  ${one.kind} in ${one.name}, line ${one.line}: ${problems.slice(0, 4).map((p) => `${p.line}:${p.column} ${p.message} (${p.fix}) [${p.code}]`).join(' | ') || 'nothing'}`);
});
measure('slips of syntax found', found, made.length, 99);
measure('told at their line', exact, made.length, 98);
measure('told within two lines', near, made.length, 100);
measure('told with a column', column, made.length, 100);
measure('told without jargon', plainWords, said, 100);
must('every kind of slip was made', new Set(made.map(({kind}) => kind)).size === kinds.length);
finish();
