// test.mjs [NAME...] - the page, played by keys in a headless browser. Prints what each test took; fails with the first that fails.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { GAMES, Player, browser, file, host, html, native, playNatively, source, turns } from './browser.mjs';

const SEED = 7, WISHES = ['cloud', 'campus', 'standards', 'premium', 'chips', 'autonomy', 'aid', 'price'];
const shots = process.env.MOAT_SHOTS;
const chrome = await browser();

async function playOn(player, from, to) {
  for (let turn = from; turn < to && !/You have (won|lost)/.test(await player.text()); turn++) {
    await player.order(WISHES[turn % 8]);
    await player.order(WISHES[(turn + 3) % 8]);
    await player.endTurn();
  }
}
const newest = async player => Object.values(await player.journals()).pop();

async function wholeGame(url) {
  const player = await Player.open(chrome, url);
  await player.begin('Free or paid?', 'Planner', SEED);
  await playOn(player, 0, 3);
  const drafted = async () => /\ndraft 0 [^-].*\n$/.test(await newest(player));
  for (let k = 0; k < 8 && !await drafted(); k++) await player.order(WISHES[k]); // the first that can be given
  const before = turns(await newest(player));
  await player.page.reload();
  await player.see('Standing');
  assert.deepEqual(turns(await newest(player)), before, 'a reload loses no turn');
  assert.ok(await drafted(), 'nor a draft');
  assert.equal(before.length, 3);
  await playOn(player, 3, 40);
  assert.match(await player.text(), /You have (won|lost)/);
  const journal = await newest(player);
  assert.match(journal, / over #/);
  assert.deepEqual(turns(playNatively('free-or-paid', 'planner', SEED, journal)), turns(journal), 'the same world natively, and the same opponent');
  await player.press('q');
  await player.page.waitForSelector('#over:not([hidden])');
  await player.page.keyboard.press('Enter'); // the button has the focus
  await player.see('Leave');
  await player.see('over after');
  await player.close();
}

const tests = {
  async 'a whole game from a file, with a reload in the middle, is the native one'() { await wholeGame(file); },

  async 'a whole game from a static host asks it for nothing but the page'() {
    const server = await host();
    await wholeGame(server.url);
    assert.deepEqual([...new Set(server.asked)], ['/moat.html']);
    server.close();
  },

  async 'the page itself forbids the network'() {
    const player = await Player.open(chrome, file);
    await player.see('Leave');
    const refused = await player.page.evaluate(() => fetch('https://example.org/').then(() => false, () => true));
    assert.ok(refused);
    player.wrong = player.wrong.filter(text => !text.includes('example.org'));
    await player.close();
  },

  async 'a hostile level is refused in the same words, a good one is in the menu'() {
    const player = await Player.open(chrome, file), folder = mkdtempSync(join(tmpdir(), 'moat-web-'));
    await player.see('Leave');
    const good = readFileSync(join(source, 'levels/free-or-paid.yaml'), 'utf8');
    const hostile = {
      'cut.yaml': good.slice(0, good.length / 2), 'anchor.yaml': good.replace('title:', 'title: &a'), 'escape.yaml': good.replace('title:', '"ti\\u001b[2Jtle":'),
      'deep.yaml': '['.repeat(5000), 'binary.yaml': '\u0000\u0001moat', 'empty.yaml': '', 'number.yaml': good.replace(/turns: \d+/, 'turns: 99999999999999999999'),
    };
    for (const [name, text] of Object.entries(hostile)) {
      writeFileSync(join(folder, name), text);
      const told = spawnSync(native, ['check', name], { cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
      assert.equal(told.status, 1, name);
      const seen = await player.page.evaluate(([name, text]) => moat.take(name, new TextEncoder().encode(text)), [name, text]);
      assert.equal(seen, told.stdout + told.stderr, name);
    }
    writeFileSync(join(folder, 'mine.yaml'), good.replace(/^id: .*$/m, 'id: mine').replace(/Free or paid\?/g, 'My own level'));
    await player.page.click('#files-open');
    await player.page.setInputFiles('#pick', join(folder, 'mine.yaml'));
    await player.page.waitForFunction(() => document.getElementById('verdict').textContent.includes('mine.yaml is among the levels'));
    await player.page.reload();
    await player.see('Leave');
    await player.choose('New game');
    await player.see('My own level');
    rmSync(folder, { recursive: true });
    await player.close();
  },

  async 'a saved game is exported, dropped on another browser, and goes on there'() {
    const player = await Player.open(chrome, file), folder = mkdtempSync(join(tmpdir(), 'moat-web-'));
    await player.begin('Free or paid?', 'Beginner', 11);
    await playOn(player, 0, 2);
    await player.page.click('#files-open');
    const [download] = await Promise.all([player.page.waitForEvent('download'), player.page.click('#games button')]);
    const saved = join(folder, download.suggestedFilename());
    await download.saveAs(saved);
    assert.equal(readFileSync(saved, 'utf8'), await newest(player));
    execFileSync(native, ['replay', saved, '--plain'], { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
    await player.close();

    const other = await Player.open(chrome, file), text = readFileSync(saved, 'utf8');
    await other.see('Leave');
    const broken = await other.page.evaluate(text => moat.take('x.moat', new TextEncoder().encode(text)), text.replace(/seed 11/, 'seed 12'));
    assert.match(broken, /damaged|checksum|line 1/i);
    assert.deepEqual(Object.keys(await other.journals()), []);
    await other.page.evaluate(text => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'from-a-friend.moat'));
      dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, text);
    await other.page.waitForFunction(() => document.getElementById('verdict').textContent.includes('free-or-paid-001.moat'));
    await other.page.keyboard.press('Escape');
    await other.page.reload();
    await other.see('turn 3');
    await other.choose('turn 3');
    await other.see('Standing');
    assert.deepEqual(turns(await newest(other)), turns(text));
    rmSync(folder, { recursive: true });
    await other.close();
  },

  async 'a second tab keeps nothing and says so'() {
    const first = await Player.open(chrome, file);
    await first.see('Leave');
    const second = await Player.open(chrome, file, { context: first.context });
    await second.see('Leave');
    assert.match(await second.page.textContent('#status'), /another tab/);
    await second.begin('Free or paid?', 'Beginner', 3, 'lost when you leave');
    await second.endTurn();
    assert.deepEqual(await second.journals(), {});
    await second.close(true);
    await first.close();
  },

  async 'a class code in the address begins its world, or is answered'() {
    const lessons = execFileSync(native, ['--help'], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } }).includes('moat class');
    const player = await Player.open(chrome, file + '#class=7777-7777-7777-7777');
    if (lessons) {
      await player.page.waitForSelector('#over:not([hidden])'); // that one means no world: the program says so and ends
      assert.match(await player.text(), /code/);
    } else {
      await player.see('Leave');
      assert.match(await player.page.textContent('#status'), /no class codes/);
    }
    await player.close();
  },

  async 'a class file that is dropped shows its teams, and one begins the class\'s world'() {
    const folder = mkdtempSync(join(tmpdir(), 'moat-web-')), player = await Player.open(chrome, file);
    execFileSync(native, ['class', 'new', '--teams', '3', '--seed', '9', '--output', folder], { env: { ...process.env, LC_ALL: 'C.UTF-8', HOME: folder } });
    const codes = readFileSync(join(folder, 'codes.txt'), 'utf8'), code = /^Team 2: (\S+)/m.exec(codes)[1];
    await player.see('Leave');
    await player.page.evaluate(text => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'codes.txt'));
      dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, codes);
    await player.page.waitForFunction(() => document.getElementById('verdict').textContent.includes('codes.txt is the class'));
    assert.equal(await player.page.locator('#teams li').count(), 3);
    await player.page.keyboard.press('Escape');
    await player.page.reload();
    await player.see('Leave');
    await player.page.click('#files-open');
    await player.page.locator('#teams li', { hasText: code }).locator('button').click();
    await player.page.waitForFunction(() => moat.openGame());
    await player.settled();
    assert.match(await newest(player), / seed 9 /, 'the seed of the class');
    assert.match(await newest(player), new RegExp(code.replaceAll('-', '').slice(0, 12), 'i'), 'and its code');
    rmSync(folder, { recursive: true });
    await player.close();
  },

  async 'plain mode is text, in a live region, with the same game'() {
    const player = await Player.open(chrome, file);
    await player.begin('Free or paid?', 'Beginner', 5);
    await playOn(player, 0, 1);
    await player.order('cloud');
    await player.page.click('#mode');
    const said = player.page.locator('#said');
    await said.getByText('Say help for the commands.').waitFor();
    assert.equal(await said.getAttribute('role'), 'log');
    assert.equal(await said.getAttribute('aria-live'), 'polite');
    assert.equal(await player.page.evaluate(() => document.activeElement.id), 'line');
    const speak = async (line, answer) => { await player.page.keyboard.type(line); await player.page.keyboard.press('Enter'); await said.getByText(answer).last().waitFor(); };
    await speak('draft', 'loud');
    await speak('end', 'turn 2.');
    assert.equal(turns(await newest(player)).length, 2);
    await speak('quit', 'The game is saved.');
    await speak('games', '2 turns played');
    await speak('check free-or-paid', '0 errors');
    await player.page.reload();
    await said.getByText('Say play for a new game').waitFor();
    await player.page.click('#mode');
    await player.see('turn 3');
    await player.close();
  },

  async 'the page is a page: title, language, focus, zoom, licences'() {
    const player = await Player.open(chrome, file, { language: 'fr-FR' });
    await player.see('Partir');
    assert.match(await player.text(), /Partie du jour \d{8}/, 'a text with a 64-bit number has its translation');
    assert.equal(await player.page.title(), 'Moat');
    assert.equal(await player.page.getAttribute('html', 'lang'), 'fr');
    assert.equal(await player.page.textContent('#mode'), 'Mode texte');
    assert.ok(await player.page.evaluate(() => document.activeElement.closest('#terminal')));
    await player.page.keyboard.press('F6');
    assert.equal(await player.page.evaluate(() => document.activeElement.id), 'files-open');
    await player.page.keyboard.press('F6');
    assert.ok(await player.page.evaluate(() => document.activeElement.closest('#terminal')));
    const options = await player.page.evaluate(() => ({ reader: moat.terminal.options.screenReaderMode, contrast: moat.terminal.options.minimumContrastRatio }));
    assert.deepEqual(options, { reader: true, contrast: 4.5 });
    const licences = await player.page.textContent('#about pre');
    for (const name of ['Moat', 'ncurses', 'libyaml', 'xterm.js', 'musl', 'xz-decompress']) assert.ok(licences.includes(name), name);
    await Promise.all([player.page.waitForEvent('load'), player.page.selectOption('#language', 'en')]); // the page begins anew
    await player.see('Leave');
    // Zoomed to 400 %: a window of 320 by 256. Nothing of the page is cut off sideways; the screen scrolls with the cursor.
    await player.page.setViewportSize({ width: 320, height: 256 });
    await player.settled();
    const wide = await player.page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320, `the page is ${wide} wide`);
    assert.ok(await player.page.evaluate(() => moat.terminal.options.fontSize) >= 13);
    await player.press('Enter', 'ArrowDown');
    await player.page.click('#mode');
    await player.page.locator('#line').waitFor();
    const plain = await player.page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(plain <= 320, `plain mode is ${plain} wide`);
    await player.close();
  },

  async 'the mouse chooses, and a tablet has keys to touch'() {
    const player = await Player.open(chrome, file, { width: 820, height: 1180, tablet: true });
    await player.see('Leave');
    for (const name of ['↓', 'Enter']) {
      await player.page.locator('#touch button', { hasText: name }).tap();
      await player.settled();
    }
    await player.see('which level?');
    await player.close();
    const mouse = await Player.open(chrome, file);
    await mouse.see('Leave');
    const at = await mouse.page.evaluate(() => {
      const terminal = moat.terminal, rows = [...Array(terminal.rows).keys()], box = document.querySelector('.xterm-screen').getBoundingClientRect();
      const y = rows.find(i => terminal.buffer.active.getLine(i).translateToString().includes('New game')), x = terminal.buffer.active.getLine(y).translateToString().indexOf('New');
      return [box.left + (x + 1.5) * box.width / terminal.cols, box.top + (y + .5) * box.height / terminal.rows];
    });
    await mouse.page.mouse.click(...at); // gives the focus
    await mouse.settled();
    await mouse.page.mouse.click(...at);
    await mouse.see('which level?');
    await mouse.close();
  },

  async 'music begins with the first key, follows the game, and stays off when it was turned off'() {
    const player = await Player.open(chrome, file, { sound: true });
    await player.see('Leave');
    assert.equal((await player.page.evaluate(() => moat.sound.heard())).state, 0, 'nothing before a key');
    await player.press('ArrowDown');
    await player.page.waitForFunction(() => moat.sound.heard().state === 2);
    assert.equal((await player.page.evaluate(() => moat.sound.heard())).pieces, 13);
    await player.begin('Free or paid?', 'Beginner', 5);
    await player.page.waitForFunction(() => moat.sound.heard().music > .3);
    await player.press('m');
    await player.see('Sound off');
    await player.page.waitForFunction(() => moat.sound.heard().music < .01);
    await player.page.reload();
    await player.see('Standing');
    await player.press('1');
    assert.deepEqual(await player.page.evaluate(() => { const { state, muted } = moat.sound.heard(); return [state, muted]; }), [0, true]);
    await player.close();
  },

  async 'the page is small enough'() {
    const size = statSync(html).size, packed = gzipSync(readFileSync(html), { level: 9 }).length;
    console.log(`    ${size} bytes, ${packed} gzipped`);
    assert.ok(size < 1.5 * (1 << 20) && packed <= 500 * 1024);
  },

  async 'pictures at three sizes'() {
    if (shots) mkdirSync(shots, { recursive: true });
    for (const [name, width, height, tablet] of [['laptop', 1366, 768, false], ['tablet', 820, 1180, true], ['zoomed', 320, 256, false]]) {
      const player = await Player.open(chrome, file, { width, height, tablet });
      await player.begin('Two doctrines', 'Beginner', 1);
      const [cols, rows] = await player.page.evaluate(() => [moat.terminal.cols, moat.terminal.rows]);
      assert.ok(cols >= 80 && rows >= 24, `${name}: ${cols} by ${rows}`);
      if (shots) await player.page.screenshot({ path: join(shots, name + '.png') });
      if (shots) { await player.page.click('#mode'); await player.page.getByText('Say help for the commands.').waitFor(); await player.page.screenshot({ path: join(shots, name + '-plain.png') }); }
      await player.close();
    }
  },
};

const wanted = process.argv.slice(2);
let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  if (wanted.length && !wanted.some(part => name.includes(part))) continue;
  const begun = performance.now();
  try { await test(); } catch (error) { failed++; console.log(`FAILED ${name}\n${error.stack}`); continue; }
  console.log(`ok  ${((performance.now() - begun) / 1000).toFixed(1)} s  ${name}`);
}
await chrome.close();
process.exitCode = failed ? 1 : 0;
