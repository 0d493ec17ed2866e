// speed.mjs - what moat check takes, beside what starting the program takes (C9): one level, a hundred levels. Shown, never a test: machines differ.
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {folder, level, run} from './common.mjs';

const root = folder(), hundred = join(root, 'hundred');
mkdirSync(hundred);
for (let i = 0; i < 100; i++) writeFileSync(join(hundred, `level-${i}.yaml`), level('free-or-paid').replace('id: free-or-paid', `id: level-${i}`));
function median(what, args) {
  const times = Array.from({length: 15}, () => {
    const begin = process.hrtime.bigint();
    run(args, {cwd: process.env.MOAT_LEVELS});
    return Number(process.hrtime.bigint() - begin) / 1e6;
  }).sort((a, b) => a - b);
  console.log(`${what}: ${times[7].toFixed(1)} ms`);
  return times[7];
}
const empty = median('starting the program', ['--version']);
for (const name of ['free-or-paid', 'two-doctrines']) console.log(`  beyond that: ${(median(`check of ${name}`, ['check', `${name}.yaml`]) - empty).toFixed(1)} ms`);
median('check of a hundred levels', ['check', hundred]);
