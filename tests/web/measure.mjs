// measure.mjs - what the page costs: its size, first frame, key to paint (also with the processor slowed six times), and the longest pause
// in a whole game of Two doctrines against an opponent (MOAT_OPPONENT, its name in the menu). Prints figures and what is wanted of them.
import { readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Player, browser, file, html } from './browser.mjs';

const chrome = await browser(), SLOW = 6;
const median = list => list.slice().sort((a, b) => a - b)[list.length >> 1];
const most = list => Math.max(...list);
const print = (name, figure, wanted) => console.log(`${name.padEnd(58)} ${figure.padStart(22)}   wanted: ${wanted}`);

async function slow(player, rate) {
  const session = await player.context.newCDPSession(player.page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

// From the document's start until the terminal has drawn the menu.
async function firstFrame(rate) {
  const player = await Player.open(chrome, 'about:blank');
  await slow(player, rate);
  player.wrong = [];
  await player.page.addInitScript(() => {
    const look = () => {
      const rows = document.querySelector('.xterm-rows');
      if (rows && /Leave/.test(rows.textContent)) requestAnimationFrame(() => { window.firstFrame = performance.now(); }); else setTimeout(look, 5);
    };
    setTimeout(look, 0);
  });
  player.page.removeAllListeners('request');
  await player.page.goto(file);
  await player.page.waitForFunction(() => window.firstFrame);
  const time = await player.page.evaluate(() => window.firstFrame);
  await player.close();
  return time;
}

// From a key's event until the terminal has rendered what the program made of it.
async function keyToPaint(rate) {
  const player = await Player.open(chrome, file), times = [];
  await player.begin('Two doctrines', 'Beginner', 1);
  await slow(player, rate);
  await player.page.evaluate(() => {
    window.begun = 0; window.painted = [];
    addEventListener('keydown', () => { window.begun = performance.now(); }, true);
    moat.terminal.onRender(() => { if (window.begun) { window.painted.push(performance.now() - window.begun); window.begun = 0; } });
  });
  for (let k = 0; k < 60; k++) {
    await player.page.keyboard.press(['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft', '2', '1'][k % 6]);
    await player.page.waitForTimeout(rate > 1 ? 250 : 60);
  }
  times.push(...await player.page.evaluate(() => window.painted));
  await player.close();
  return times;
}

// Tasks of the page's thread, as the browser itself counts them, and gaps between frames of a timer.
async function longestPause(opponent) {
  const player = await Player.open(chrome, file);
  await player.begin('Two doctrines', opponent, 1);
  await player.page.evaluate(() => {
    window.pauses = []; window.last = performance.now();
    const tick = () => { const now = performance.now(); window.pauses.push(now - window.last); window.last = now; setTimeout(tick, 0); };
    tick();
  });
  const wishes = ['cloud', 'campus', 'standards', 'premium', 'chips', 'autonomy', 'aid', 'price'], turns = [];
  for (let turn = 0; turn < 12 && !/You have (won|lost)/.test(await player.text()); turn++) {
    await player.order(wishes[turn % 8]);
    const begun = performance.now();
    await player.endTurn();
    turns.push(performance.now() - begun);
  }
  const pauses = await player.page.evaluate(() => window.pauses);
  await player.close();
  return { pause: most(pauses), turn: median(turns), longest: most(turns), played: turns.length };
}

const size = statSync(html).size, packed = gzipSync(readFileSync(html), { level: 9 }).length;
print('size', `${size} bytes`, 'under 1.5 MB');
print('size, gzipped', `${packed} bytes`, 'under 500 KB');
const frames = [];
for (let k = 0; k < 5; k++) frames.push(await firstFrame(1));
print('first frame, median of 5', `${median(frames).toFixed(0)} ms`, 'under 1000 ms');
print(`first frame, processor slowed ${SLOW} times`, `${(await firstFrame(SLOW)).toFixed(0)} ms`, 'no aim');
const keys = await keyToPaint(1);
print(`key to paint, median of ${keys.length}`, `${median(keys).toFixed(1)} ms`, 'under 20 ms');
const slowed = await keyToPaint(SLOW);
print(`key to paint, processor slowed ${SLOW} times, median of ${slowed.length}`, `${median(slowed).toFixed(1)} ms`, 'under 80 ms');
const opponent = process.env.MOAT_OPPONENT || 'Planner', game = await longestPause(opponent);
print(`longest pause, Two doctrines against ${opponent}, ${game.played} turns`, `${game.pause.toFixed(0)} ms`, 'under 200 ms');
print('a turn of it, from "end turn" to home again: median, longest', `${game.turn.toFixed(0)}, ${game.longest.toFixed(0)} ms`, 'no aim');
await chrome.close();
