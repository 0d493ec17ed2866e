// messages.mjs - prints 40 messages as a person sees them, drawn by MOAT_SEED, for the rubric of C11: place, one sentence without jargon, what was
// found, what was expected, what to do: six points each. They are scored by somebody who never saw the code; nothing is decided here.
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {draws, folder, level, misspelled, read, replaced, run} from './common.mjs';

const draw = draws(11), root = folder(), text = level('free-or-paid'), file = read(text);
const values = ['many', '12:30', '0x1F', '-5', '999', '7 km', '[1, 2]', '{a: 1}', 'yes', '""', '1e3', '"1,5"'];
const slips = [(line) => `${line}: more`, (line) => ` ${line}`, (line) => line.slice(1), (line) => line.replace(': ', ':'), (line) => line.replace(/^ +/, '\t'), (line) => line.replace('"', ''), (line) => line.replace(/[}\]]$/, ''), (line) => line.replace(': ', ': @'), (line) => line.replace('- ', '-')];
function broken() {
  const kind = draw.below(3);
  if (kind === 0) {
    const pair = draw.pick(file.pairs.filter(({key}) => key.length > 3));
    return replaced(text, pair.node.range[0], pair.node.range[1], misspelled(pair.key, draw));
  }
  if (kind === 1) {
    const it = draw.pick(file.scalars);
    return replaced(text, it.node.range[0], it.node.range[1], draw.pick(values));
  }
  const lines = text.split('\n'), i = draw.pick(lines.map((line, n) => n).filter((n) => /^ +\S/.test(lines[n])));
  lines[i] = draw.pick(slips)(lines[i]);
  return lines.join('\n');
}
for (let shown = 0, tries = 0; shown < 40; tries++) {
  const path = join(root, String(tries), 'free-or-paid.yaml');
  mkdirSync(join(root, String(tries)));
  writeFileSync(path, broken());
  const said = run(['check', path], {encoding: 'utf8', cwd: process.env.MOAT_LEVELS}).stdout.replaceAll(`${root}/${tries}/`, '');
  const first = /^[^\n]+: error: [\s\S]*?(?=^\S)/m.exec(said)?.[0];
  if (first) console.log(`${++shown}.\n${first}`);
}
