// test.mjs [NAME...] - the page, played by keys in a headless browser. Prints what each test took; fails with the first that fails.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

// What the browser's own store has of the saved games, by path; without the program and without a reload.
const stored = player => player.page.evaluate(async folder => {
  const done = request => new Promise((yes, no) => { request.onsuccess = () => yes(request.result); request.onerror = no; });
  const base = await done(indexedDB.open('/moat')), files = base.transaction('FILE_DATA').objectStore('FILE_DATA'), found = {};
  for (const path of await done(files.getAllKeys())) if (path.startsWith(folder) && path.endsWith('.moat')) found[path] = new TextDecoder().decode((await done(files.get(path))).contents);
  base.close();
  return found;
}, GAMES);
const drop = (player, name, text) => player.page.evaluate(([name, text]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([text], name));
  dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
}, [name, text]);
const verdict = (player, words) => player.page.waitForFunction(words => document.getElementById('verdict').textContent.includes(words), words);
const speaker = player => async (line, answer) => {
  await player.page.keyboard.type(line);
  await player.page.keyboard.press('Enter');
  await player.page.locator('#said').getByText(answer).last().waitFor();
};
const utf8 = { ...process.env, LC_ALL: 'C.UTF-8' };

const tests = {
  async 'a whole game from a file, with a reload in the middle, is the native one'() { await wholeGame(file); },

  async 'a whole game from a static host asks it for nothing but the page'() {
    const server = await host();
    await wholeGame(server.url);
    assert.deepEqual([...new Set(server.asked)], ['/moat.html']);
    server.close();
  },

  async 'a strong opponent thinks in slices, and orders what it does natively'() {
    const player = await Player.open(chrome, file);
    await player.begin('Two doctrines', 'Master', SEED);
    await player.order('cloud');
    await player.page.evaluate(() => { window.slices = 0; (function look() { if (!moat.idle()) window.slices++; setTimeout(look, 0); })(); });
    await player.endTurn();
    const slices = await player.page.evaluate(() => window.slices);
    assert.ok(slices > 20, `while it thought, the page came to itself ${slices} times`);
    await player.endTurn();
    const journal = await newest(player);
    assert.match(turns(journal)[1], / \| .+ \| .*[a-z]/, 'it gave orders');
    assert.deepEqual(turns(playNatively('two-doctrines', 'master', SEED, journal)), turns(journal));
    await player.close();
  },

  async 'the browser has each turn before it is shown'() {
    const player = await Player.open(chrome, file);
    await player.begin('Free or paid?', 'Beginner', 4);
    for (let turn = 1; turn <= 2; turn++) {
      await player.page.keyboard.press('e');
      if ((await player.wait(text => /End the turn\?|What happened in/.test(text), 'end of the turn')).includes('End the turn?')) await player.page.keyboard.press('Enter');
      await player.see('What happened in');
      const [journal] = Object.values(await stored(player));
      assert.equal(turns(journal).length, turn);
      await player.press('End', 'Enter');
      await player.gone('What happened in');
    }
    await player.close();
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
      const told = spawnSync(native, ['check', name], { cwd: folder, encoding: 'utf8', env: utf8 });
      assert.equal(told.status, 1, name);
      const seen = await player.page.evaluate(([name, text]) => moat.take(name, new TextEncoder().encode(text)), [name, text]);
      assert.equal(seen, told.stdout + told.stderr, name);
    }
    await drop(player, 'empty.yaml', '');
    await verdict(player, 'empty.yaml');
    assert.deepEqual(await player.page.locator('#levels li').count(), 0);
    await player.page.keyboard.press('Escape');
    writeFileSync(join(folder, 'mine.yaml'), good.replace(/^id: .*$/m, 'id: mine').replace(/Free or paid\?/g, 'My own level'));
    await player.page.click('#files-open');
    await player.page.setInputFiles('#pick', join(folder, 'mine.yaml'));
    await verdict(player, 'mine.yaml is among the levels');
    await player.page.reload();
    await player.see('Leave');
    await player.choose('New game');
    await player.see('My own level');
    rmSync(folder, { recursive: true });
    await player.close();
  },

  async 'every shipped level is inside, and is the same level as natively'() {
    const player = await Player.open(chrome, file);
    await player.see('Leave');
    for (const name of readdirSync(join(source, 'levels')).filter(name => name.endsWith('.yaml') && !/^abstract:/m.test(readFileSync(join(source, 'levels', name), 'utf8')))) {
      const command = ['class', 'new', '--level', name.replace('.yaml', ''), '--seed', '9']; // the code has a mark of all that the level says
      const told = spawnSync(native, command, { encoding: 'utf8', env: utf8 });
      const seen = await player.page.evaluate(command => moat.run(command), command);
      assert.equal(seen.text, told.stdout + told.stderr, name);
    }
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
    execFileSync(native, ['replay', saved, '--plain'], { env: utf8 });
    await player.close();

    const other = await Player.open(chrome, file), text = readFileSync(saved, 'utf8');
    await other.see('Leave');
    const broken = await other.page.evaluate(text => moat.take('x.moat', new TextEncoder().encode(text)), text.replace(/seed 11/, 'seed 12'));
    assert.match(broken, /damaged|checksum|line 1/i);
    assert.deepEqual(Object.keys(await other.journals()), []);
    await drop(other, 'from-a-friend.moat', text);
    await verdict(other, 'free-or-paid-001.moat');
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

  async 'a class code in the address begins its world, and what is handed in counts as played'() {
    const folder = mkdtempSync(join(tmpdir(), 'moat-web-')), server = await host(), told = execFileSync(native, ['class', 'new', '--teams', '3', '--seed', '9'], { encoding: 'utf8', env: utf8 });
    const code = /^Team 2: (\S+)/m.exec(told)[1], player = await Player.open(chrome, server.url + '#class=' + code);
    await player.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await player.see('Standing');
    await player.page.click('#mode');
    const speak = speaker(player);
    await player.page.getByText('Say help for the commands.').waitFor();
    await speak('end', 'Before the turn ends, predict');
    await speak('predict 60 they charge', '60');
    await speak('end', 'turn 2 of');
    await player.page.click('#files-open');
    await player.page.locator('#games button', { hasText: 'Result to hand in' }).click();
    await verdict(player, 'Copied.');
    const result = join(folder, 'team-2.txt'), handed = await player.page.evaluate(() => navigator.clipboard.readText());
    const collect = text => { writeFileSync(result, text); return spawnSync(native, ['class', 'collect', result, '-o', join(folder, 'tables')], { encoding: 'utf8', env: utf8 }); };
    assert.match(collect(handed).stdout, /^1 game checked/, handed);
    const [names, row] = readFileSync(join(folder, 'tables/teams.csv'), 'utf8').split('\r\n').map(line => line.split(','));
    const said = name => row[names.indexOf(name)];
    assert.deepEqual([said('team'), said('seed'), said('turns'), said('predictions'), said('problem')], ['2', '9', '1', '1', '']);
    assert.ok(turns(await newest(player))[0].includes(said('hash')), 'of the world that the page played');
    assert.equal(collect(handed.replace(/\n./, found => found === '\n2' ? '\n3' : '\n2')).status, 1, 'and nobody changed a letter of it');
    rmSync(folder, { recursive: true });
    await player.close();
    server.close();
    const wrong = await Player.open(chrome, file + '#class=7777-7777-7777-7777');
    await wrong.page.waitForSelector('#over:not([hidden])'); // that one means no world: the program says so and ends
    assert.match(await wrong.text(), /code/);
    await wrong.page.evaluate(code => { location.hash = '#class=' + code; }, code); // corrected in the address
    await wrong.see('Standing');
    assert.match(await newest(wrong), / seed 9 /);
    await wrong.close();
  },

  async 'a saved game travels as text'() {
    const server = await host(), player = await Player.open(chrome, server.url);
    await player.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await player.begin('Free or paid?', 'Beginner', 12);
    await player.endTurn();
    await player.page.click('#files-open');
    await player.page.locator('#games button', { hasText: 'Copy as text' }).click();
    await verdict(player, 'Copied.');
    const text = await player.page.evaluate(() => navigator.clipboard.readText());
    assert.equal(text, await newest(player));
    await player.close();
    const other = await Player.open(chrome, file);
    await other.see('Leave');
    await other.page.click('#files-open');
    const paste = async text => { await other.page.fill('#pasted', text); await other.page.click('#paste button'); };
    await paste(text.replace('seed 12', 'seed 13'));
    await other.page.waitForFunction(() => /damaged|checksum|line 1/i.test(document.getElementById('verdict').textContent));
    assert.deepEqual(await other.journals(), {});
    await paste('\n ' + text.trim() + ' \n\n'); // as a letter brings it
    await verdict(other, 'was taken as free-or-paid-001.moat');
    await other.page.locator('#games button', { hasText: 'Go on' }).click();
    await other.see('turn 2 of');
    await other.close();
    server.close();
  },

  async 'a class file that is dropped shows its teams, and one begins the class\'s world'() {
    const folder = mkdtempSync(join(tmpdir(), 'moat-web-')), player = await Player.open(chrome, file);
    execFileSync(native, ['class', 'new', '--teams', '3', '--seed', '9', '--output', folder], { env: { ...utf8, HOME: folder } });
    const codes = readFileSync(join(folder, 'codes.txt'), 'utf8'), code = /^Team 2: (\S+)/m.exec(codes)[1];
    await player.see('Leave');
    await drop(player, 'codes.txt', codes);
    await verdict(player, 'codes.txt is the class');
    assert.equal(await player.page.locator('#teams li').count(), 3);
    await player.page.keyboard.press('Escape');
    await player.page.evaluate(() => localStorage.clear()); // as Chromium loses it now and then: the tab still knows
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
    const speak = speaker(player);
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
    for (const [name, owner] of [['Moat', 'The Moat authors'], ['ncurses', 'Thomas E. Dickey'], ['libyaml', 'Kirill Simonov'], ['xterm.js', 'SourceLair'], ['Emscripten and musl', 'Rich Felker']])
      assert.match(licences, new RegExp(`^${name}\n\n[^]*?Copyright[^]*?${owner}`, 'm'), name);
    await Promise.all([player.page.waitForEvent('load'), player.page.selectOption('#language', 'en')]); // the page begins anew
    await player.see('Leave');
    assert.equal(await player.page.getAttribute('html', 'lang'), 'en');
    await player.close();
  },

  async 'a screen reader is given the rows of the screen, and all text can be told from its ground'() {
    const player = await Player.open(chrome, file);
    await player.see('Leave');
    await player.page.locator('.xterm-accessibility-tree').getByText('New game').waitFor({ state: 'attached' });
    await player.begin('Two doctrines', 'Beginner', 1);
    for (const key of ['1', '2', '4', '7', '8', '/', 'Escape', '?']) {
      await player.press(key);
      await player.page.evaluate(() => new Promise(requestAnimationFrame));
      const dim = await player.page.evaluate(() => {
        const light = colour => colour.match(/[\d.]+/g).slice(0, 3).map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4).reduce((sum, v, k) => sum + v * [.2126, .7152, .0722][k], 0);
        const ground = getComputedStyle(document.querySelector('.xterm-viewport')).backgroundColor;
        return [...document.querySelectorAll('.xterm-rows span')].filter(span => /\p{L}|\d/u.test(span.textContent)).map(span => {
          const { color, backgroundColor } = getComputedStyle(span), behind = backgroundColor === 'rgba(0, 0, 0, 0)' ? ground : backgroundColor;
          const [dark, bright] = [light(color), light(behind)].sort((a, b) => a - b);
          return [(bright + .05) / (dark + .05), span.textContent, color, behind];
        }).filter(([ratio]) => ratio < 4.5);
      });
      assert.deepEqual(dim, [], key);
    }
    await player.close();
  },

  async 'at 400 % nothing is out of reach, and nothing but the screen scrolls sideways'() {
    for (const language of ['en-GB', 'fr-FR']) {
      const context = await chrome.newContext({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4, locale: language });
      const player = await Player.open(chrome, file, { context });
      await player.wait(text => /Leave|Partir/.test(text), 'menu');
      // The part of the screen that has the focus is in view, from the beginning on and wherever it goes.
      const seen = async () => {
        assert.ok(await player.page.evaluate(() => {
          const box = moat.terminal.textarea.getBoundingClientRect(), on = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
          return box.left >= 0 && box.right <= innerWidth && !!on && !!on.closest('#terminal');
        }), 'the focus is in view');
      };
      await seen();
      assert.ok(await player.page.evaluate(() => moat.terminal.options.fontSize) >= 13);
      for (const key of ['ArrowDown', 'Enter', 'End', 'Enter']) { await player.press(key); await seen(); }
      // Each control can be scrolled to, and then nothing covers it or cuts it off; and no text is wider than the window.
      const within = async (what, box) => {
        const bad = await player.page.evaluate(async box => {
          const bad = [], root = document.querySelector(box), wide = document.scrollingElement;
          if (wide.scrollWidth > innerWidth || (root !== document.body && root.scrollWidth > root.clientWidth)) bad.push('it scrolls sideways');
          for (const control of root.querySelectorAll('button, input, select, textarea:not(.xterm-helper-textarea), pre')) {
            if (control.closest('dialog') !== (root.closest('dialog') || null) || !control.getClientRects().length) continue;
            control.scrollIntoView({ block: 'nearest' });
            const { left, right, top, bottom } = control.getBoundingClientRect(), on = document.elementFromPoint((left + right) / 2, Math.max(top, 0) + Math.min(bottom - top, innerHeight) / 2);
            if (left < 0 || right > innerWidth || (control.tagName !== 'PRE' && (top < -1 || bottom > innerHeight + 1)) || !on || !control.contains(on)) bad.push(control.id || control.textContent);
          }
          return bad;
        }, box);
        assert.deepEqual(bad, [], `${language}, ${what}`);
      };
      await within('screen', 'body');
      for (const name of ['files', 'about']) {
        await player.page.click(`#${name}-open`);
        if (name === 'files') {
          await drop(player, 'codes.txt', execFileSync(native, ['class', 'new', '--teams', '3', '--seed', '9'], { encoding: 'utf8', env: utf8 }));
          await player.page.locator('#teams li').first().waitFor();
        }
        await within(name, '#' + name);
        await player.page.keyboard.press('Escape');
      }
      await player.page.click('#mode');
      await player.page.locator('#said p').first().waitFor();
      await within('plain mode', 'body');
      await player.page.locator('#line').focus();
      await player.close();
    }
  },

  async 'a tablet plays by touch alone'() {
    const player = await Player.open(chrome, file, { width: 820, height: 1180, tablet: true });
    const tap = async (words, ...then) => { // on what stands on the screen
      await player.see(words);
      await player.page.touchscreen.tap(...await player.place(words));
      await player.settled();
      if (then.length) await tap(...then);
    };
    const touch = name => player.page.locator('#touch button').getByText(name, { exact: true }).tap().then(() => player.settled());
    const field = () => player.page.evaluate(() => [document.activeElement === moat.terminal.textarea, moat.terminal.textarea.inputMode]);
    await player.see('Leave');
    await tap('New game', 'New game', 'Two doctrines', 'Two doctrines'); // the first gives the focus
    for (let k = 0; k < 9 && !(await player.text()).includes('Standing'); k++) await tap('Start');
    await player.see('Standing');
    assert.deepEqual(await field(), [true, 'none'], 'no keyboard until it is asked for');
    await tap('/ order');
    await player.see('Give an order');
    await touch('⌨');
    assert.deepEqual(await field(), [true, 'text'], 'and then there is one');
    for (const letter of 'cloud') { // a keyboard on glass tells what it wrote, not which key it was
      await player.page.evaluate(letter => {
        const unknown = { keyCode: 229, key: 'Unidentified', bubbles: true, cancelable: true };
        moat.terminal.textarea.dispatchEvent(new KeyboardEvent('keydown', unknown));
        document.execCommand('insertText', false, letter);
        moat.terminal.textarea.dispatchEvent(new KeyboardEvent('keyup', unknown));
      }, letter);
      await player.see('/ ' + 'cloud'.slice(0, 'cloud'.indexOf(letter) + 1));
    }
    await touch('Enter');
    await player.gone('Give an order');
    assert.deepEqual(await field(), [true, 'text'], 'a touched key takes the keyboard from nobody');
    await touch('e');
    await player.wait(text => /End the turn\?|What happened in/.test(text), 'end of the turn');
    if ((await player.text()).includes('End the turn?')) await touch('Enter');
    await player.see('What happened in');
    assert.match(turns(await newest(player))[0], /cloud/);
    await touch('PgDn');
    await touch('Esc');
    await player.page.setViewportSize({ width: 1180, height: 820 }); // turned
    await player.see('Standing');
    for (const button of await player.page.locator('header button:visible, #touch button').all()) {
      const box = await button.boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= 1180 && box.y >= 0 && box.y + box.height <= 820, await button.textContent());
    }
    assert.deepEqual(await player.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]), [1180, 820]);
    await player.close();
  },

  async 'the mouse chooses'() {
    const mouse = await Player.open(chrome, file);
    await mouse.see('Leave');
    const at = await mouse.place('New game');
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

  async 'another Emscripten is refused with a sentence, and libraries that are there are kept'() {
    const folder = mkdtempSync(join(tmpdir(), 'moat-web-')), libraries = join(source, 'game/web/libraries.sh'), built = join(source, '.cache/web');
    writeFileSync(join(folder, 'emcc'), '#!/bin/sh\necho "emcc (Emscripten gcc/clang-like replacement + linker emulating GNU ld) 3.1.47 (abc)"\n');
    chmodSync(join(folder, 'emcc'), 0o755);
    const told = spawnSync(libraries, [join(folder, 'cache')], { encoding: 'utf8', env: { ...process.env, PATH: folder + ':' + process.env.PATH } });
    assert.equal(told.status, 1);
    assert.match(told.stderr, /this is emcc 3\.1\.47.*insides of emcc 3\.1\.6/);
    assert.deepEqual(readdirSync(folder), ['emcc'], 'nothing was begun');
    const library = join(built, 'sysroot/lib/libncursesw.a'), before = statSync(library).mtimeMs;
    assert.equal(spawnSync(libraries, [built]).status, 0);
    assert.equal(statSync(library).mtimeMs, before);
    rmSync(folder, { recursive: true });
  },

  async 'the page is small enough'() {
    const size = statSync(html).size, packed = gzipSync(readFileSync(html), { level: 9 }).length;
    console.log(`    ${size} bytes, ${packed} gzipped`);
    assert.ok(size < 1.5 * (1 << 20) && packed <= 500 * 1024);
  },

  // MOAT_SHOTS=FOLDER: to be looked at.
  async 'pictures at four sizes'() {
    if (shots) mkdirSync(shots, { recursive: true });
    for (const [name, width, height, tablet, scale] of [['laptop', 1280, 800, false, 1], ['tablet', 820, 1180, true, 1], ['turned', 1180, 820, true, 1], ['zoomed', 320, 256, false, 4]]) {
      const context = await chrome.newContext({ viewport: { width, height }, locale: 'en-GB', hasTouch: tablet, isMobile: tablet, deviceScaleFactor: scale });
      const player = await Player.open(chrome, file, { context }), shot = async what => { if (shots) await player.page.screenshot({ path: join(shots, `${name}-${what}.png`) }); };
      await player.see('Leave');
      const [cols, rows] = await player.page.evaluate(() => [moat.terminal.cols, moat.terminal.rows]);
      assert.ok(cols >= 80 && rows >= 24, `${name}: ${cols} by ${rows}`);
      await shot('menu');
      if (shots) {
        await player.begin('Two doctrines', 'Beginner', 1);
        await shot('home');
        await player.page.click('#files-open');
        await shot('files');
        await player.page.keyboard.press('Escape');
        await player.page.click('#mode');
        await player.page.getByText('Say help for the commands.').waitFor();
        await shot('plain');
      }
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
