// faults.mjs - one fault in a good level (C3), and five at once (C4): found, at its line, with the right suggestion, and nothing else told.
import {check, draws, finish, level, many, measure, misspelled, read, replaced, small} from './common.mjs';

const schema = JSON.parse(await import('node:fs').then((fs) => fs.readFileSync(process.env.MOAT_SCHEMA, 'utf8')));
const sources = [['two-doctrines', level('two-doctrines')], ['free-or-paid', level('free-or-paid')], ['small', small()]];
const files = sources.map(([name, text]) => ({name, ...read(text)}));
const draw = draws(20261126);

// --- which keys and values are what ---

const languages = new Set(['en', 'fr', 'es', 'zh']);
const inText = (path) => path.some((key) => languages.has(key)) || ['author', 'note', 'publisher', 'date'].includes(path.at(-1));
const things = ['blocs', 'markets', 'segments', 'regulators', 'sources'];
// An id that the level gives to a thing, not a key of the format.
const isId = (path) => (path.length === 2 && things.includes(path[0])) || path.at(-1) === 'id';
const byBloc = new Set(['access', 'trust', 'cloud', 'campus', 'offers', 'monetise']);
const isBloc = (path) => path[0] !== 'orders' && byBloc.has(path.at(-2));
const isReading = (key) => /^(world|bloc|market|regulator|event)\./.test(key);
const formatKeys = (file) => file.pairs.filter(({key, path, node}) => !isId(path) && !isReading(key) && !isBloc(path) && path[0] !== 'remove' && !languages.has(key) && key.length > 3 && !node.source?.startsWith('"'));

// Keys of a thing that no level before it gives: dropping one is a fault.
const needed = {markets: ['name', 'at', 'countries', 'market_node', 'price_sensitivity', 'size', 'concern', 'alignment', 'hosting', 'skill', 'access', 'trust', 'cloud'],
  blocs: ['name', 'about', 'home', 'premium', 'open', 'start', 'rules'], regulators: ['name', 'jurisdiction', 'strictness', 'threshold'], schedule: ['at', 'title', 'text', 'effects']};
const isNeeded = ({path}) => (path.length === 3 && needed[path[0]]?.includes(path[2])) || (path.length === 3 && path[0] === 'blocs' && needed.blocs.includes(path[2]));

// The range of a number, as the schema has it.
function rowOf(path) {
  let place = schema.$defs['level-whole'];
  const down = (def, key) => {
    if (!def) return undefined;
    if (def.$ref) return down(schema.$defs[def.$ref.slice(8)], key) ?? down({...def, $ref: undefined}, key);
    return key === '#' ? def.items : def.properties?.[key] ?? (typeof def.additionalProperties === 'object' ? def.additionalProperties : undefined);
  };
  place = schema.$defs.level;
  for (const key of path) {
    place = down(place, key);
    if (!place) return undefined;
  }
  return place;
}
const isNumber = ({path, node}) => !isReading(path.at(-1)) && !path.some(isReading) && rowOf(path)?.maximum !== undefined && /^-?[0-9]/.test(node.source ?? '');

// --- the faults: each gives the text, the line at which it must be told, and the word that must be suggested ---

const cut = (file, pair) => {
  const from = pair.node.range[0], end = (pair.value?.range ?? pair.node.range)[1];
  const line = file.text.lastIndexOf('\n', from) + 1, whole = /^\s*(- )?$/.test(file.text.slice(line, from));
  return {from, end, line, whole};
};

const faults = {
  misspelledKey(file) {
    const pair = draw.pick(formatKeys(file)), put = misspelled(pair.key, draw);
    if (pair.map.items.some((other) => String(other.key?.value) === put)) return null;
    // A slip may make another key of the format: then nothing is misspelled.
    if (rowOf([...pair.path.slice(0, -1), put])) return null;
    return {text: replaced(file.text, pair.node.range[0], pair.node.range[1], put), line: pair.line, word: pair.key};
  },
  misspelledReading(file) {
    const pair = draw.pick(file.pairs.filter(({key}) => isReading(key)));
    const parts = pair.key.split('.'), at = draw.below(parts.length);
    if (['it', 'other', 'us', 'none'].includes(parts[at]) || parts[at].length < 4) return null;
    const word = parts[at];
    parts[at] = misspelled(word, draw);
    return {text: replaced(file.text, pair.node.range[0], pair.node.range[1], parts.join('.')), line: pair.line, word};
  },
  danglingId(file) {
    const named = file.scalars.filter(({path}) => ['home', 'market', 'segment', 'for'].includes(path.at(-1)) || (path.at(-1) === '#' && ['jurisdiction', 'among', 'source'].includes(path.at(-2))) || path.at(-1) === 'source');
    const one = draw.pick(named.filter(({node, path}) => !['assumed', 'it', 'other'].includes(node.value) && String(node.value).length > 3 && path[0] !== 'remove'));
    if (!one) return null;
    const word = String(one.node.value), put = misspelled(word, draw);
    if (file.text.includes(`  ${put}:`)) return null;
    return {text: replaced(file.text, one.node.range[0], one.node.range[1], put), line: one.line, word};
  },
  dropped(file) {
    const pair = draw.pick(file.pairs.filter(isNeeded));
    const {from, end, line, whole} = cut(file, pair);
    const parent = file.pairs.find(({path}) => path.join() === pair.path.slice(0, 2).join());
    const text = whole ? replaced(file.text, line, file.text.indexOf('\n', end - 1) + 1 || file.text.length, '') : replaced(file.text, from, end + (/^\s*,\s*/.exec(file.text.slice(end))?.[0].length ?? 0), '');
    return {text, line: parent.line, about: pair.key};
  },
  wrongType(file) {
    const one = draw.pick(file.scalars.filter(isNumber));
    const put = draw.pick(['[1, 2]', '{a: 1}', 'much', 'yes', '12:30', '0x1F', '017', '.nan', '1_000', '1e3']);
    if (rowOf(one.path).type.includes('boolean')) return null;
    return {text: replaced(file.text, one.node.range[0], one.node.range[1], put), line: one.line};
  },
  outOfRange(file) {
    const one = draw.pick(file.scalars.filter(isNumber)), row = rowOf(one.path);
    const unit = / *(bn|M|%)$/.exec(one.node.source)?.[0] ?? '', scale = unit.includes('%') ? 100 : 1;
    const put = draw.chance(0.5) ? scale * row.maximum + 1 : scale * row.minimum - 1;
    return {text: replaced(file.text, one.node.range[0], one.node.range[1], put + unit), line: one.line};
  },
  badIndent(file) {
    const lines = file.text.split('\n');
    const good = file.pairs.filter(({line, map, node}) => !map.flow && map.items.length > 1 && map.items[0].key !== node && lines[line - 1].trim() && /^ {2,}[a-z_]+:/.test(lines[line - 1]));
    const pair = draw.pick(good.filter(({value}) => !value?.items || value.flow));
    const at = pair.line - 1, deeper = draw.chance(0.5);
    lines[at] = deeper ? ` ${lines[at]}` : lines[at].slice(1);
    return {text: lines.join('\n'), line: pair.line};
  },
  duplicate(file) {
    const pair = draw.pick(file.pairs.filter(({map, value}) => !map.flow && (!value?.items || value.flow)));
    const {line, whole, end} = cut(file, pair), after = file.text.indexOf('\n', end - 1) + 1;
    if (!whole || file.text.slice(line, after).trimStart().startsWith('- ') || after === 0) return null;
    return {text: replaced(file.text, after, after, file.text.slice(line, after)), line: file.lineOf(after)};
  },
  movedOut(file) {
    const pair = draw.pick(file.pairs.filter(({path, map, value, node}) => path.length === 2 && !things.includes(path[0]) && !map.flow && map.items.at(-1).key === node && (!value?.items || value.flow) && path.at(-1) !== 'source' && path[0] !== 'remove' && path[0] !== 'orders'));
    if (!pair) return null;
    const {line, whole} = cut(file, pair);
    if (!whole || rowOf([pair.key])) return null;
    return {text: replaced(file.text, line, pair.node.range[0], ''), line: pair.line};
  },
};

function fault(kinds) {
  for (;;) {
    const kind = draw.pick(kinds), file = draw.pick(files);
    let made = null;
    try {
      made = faults[kind](file);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // this level has nothing of the kind
    }
    if (made && made.text !== file.text) return {kind, name: file.name, ...made};
  }
}

// --- C3 ---

const words = new Set(['misspelledKey', 'misspelledReading', 'danglingId']);
const graveOf = (problems) => problems.filter(({severity}) => severity !== 'hint');
const single = Array.from({length: many(500)}, () => fault(Object.keys(faults)));
const told = check(single);
let found = 0, line = 0, right = 0, spelled = 0, alone = 0;
single.forEach((one, i) => {
  const problems = graveOf(told[i]);
  const hit = problems.some((problem) => problem.line === one.line);
  found += problems.length > 0;
  line += hit;
  alone += problems.length === 1;
  let suggested = true;
  if (words.has(one.kind)) {
    spelled++;
    suggested = problems.some((problem) => problem.fix.includes(`'${one.word}'`));
    right += suggested;
  }
  if (process.env.MOAT_VERBOSE && (!hit || !suggested || problems.length !== 1))
    console.log(`  ${one.kind} in ${one.name}, line ${one.line}, ${one.word ?? one.about ?? ''}: ${problems.map((p) => `${p.line}:${p.column} ${p.message} (${p.fix})`).join(' | ') || 'nothing'}`);
});
const kinds = Object.keys(faults).map((kind) => `${single.filter((one) => one.kind === kind).length} ${kind}`);
console.log(`     ${kinds.join(', ')}`);
measure('single faults found', found, single.length, 99);
measure('single faults told at their line', line, single.length, 98);
measure('misspelled words rightly suggested', right, spelled, 95);
measure('single faults told once', alone, single.length, 95);

// --- C4 ---

const independent = ['misspelledKey', 'misspelledReading', 'danglingId', 'wrongType', 'outOfRange'];
function five() {
  const file = draw.pick(files.filter(({name}) => name !== 'small'));
  const lines = file.text.split('\n'), changed = new Map();
  while (changed.size < 5) {
    const kind = draw.pick(independent);
    let made = null;
    try {
      made = faults[kind](file);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    if (!made || changed.has(made.line)) continue;
    const after = made.text.split('\n');
    if (after.length !== lines.length) continue;
    changed.set(made.line, after[made.line - 1]);
  }
  for (const [at, text] of changed) lines[at - 1] = text;
  return {name: file.name, text: lines.join('\n'), lines: [...changed.keys()]};
}
const fives = Array.from({length: many(200)}, five);
let hits = 0, all = 0, true_ = 0, said = 0;
check(fives).forEach((list, i) => {
  const problems = graveOf(list), at = new Set(problems.map((problem) => problem.line));
  all += 5;
  hits += fives[i].lines.filter((wanted) => at.has(wanted)).length;
  said += problems.length;
  true_ += problems.filter((problem) => fives[i].lines.includes(problem.line)).length;
  if (process.env.MOAT_VERBOSE)
    for (const problem of problems) if (!fives[i].lines.includes(problem.line)) console.log(`  besides, in ${fives[i].name}: ${problem.line} ${problem.message}`);
});
measure('five faults: found', hits, all, 95);
measure('five faults: told problems that are faults', true_, said, 95);
finish();
