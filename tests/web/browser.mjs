// browser.mjs - a headless Chromium on the page: its keys, its screen as text, its files. Every request but the page itself and what it holds is an error.
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const source = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const packages = process.env.MOAT_WEB_PACKAGES || join(source, '.cache/web/npm');
const { chromium } = createRequire(packages + '/')('playwright-core');
export const html = process.env.MOAT_PAGE || join(source, 'build/web/moat.html');
export const native = process.env.MOAT || join(source, 'build/release/moat');
export const GAMES = '/moat/.local/state/moat/games';
const PATIENCE = Number(process.env.MOAT_PATIENCE || 60000);

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
export const browser = () => chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: flags });

// A static host that knows nothing but the page: { url, asked, close }.
export async function host() {
  const asked = [];
  const server = createServer((request, answer) => {
    asked.push(request.url);
    if (request.url !== '/moat.html') return answer.writeHead(404).end();
    answer.writeHead(200, { 'Content-Type': 'text/html' }).end(readFileSync(html));
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  server.unref(); // a test that failed did not close it
  return { url: `http://127.0.0.1:${server.address().port}/moat.html`, asked, close: () => server.close() };
}
export const file = pathToFileURL(html).href;

export class Player {
  // A fresh profile, unless a context is given.
  static async open(chrome, url, { width = 1024, height = 720, language = 'en-GB', context, tablet = false, sound = false } = {}) {
    const player = new Player();
    player.context = context || await chrome.newContext({ viewport: { width, height }, locale: language, hasTouch: tablet, isMobile: tablet, acceptDownloads: true });
    player.page = await player.context.newPage();
    // Music is made by a thread that would only slow the others down.
    if (!sound) await player.page.addInitScript(() => { if (location.protocol !== 'about:') localStorage.setItem('moat.muted', 'yes'); });
    player.wrong = [];
    player.page.setDefaultTimeout(PATIENCE);
    player.page.on('request', request => { if (request.url().split('#')[0] !== url.split('#')[0] && !request.url().startsWith('blob:')) player.wrong.push('request: ' + request.url().slice(0, 100)); });
    player.page.on('pageerror', error => player.wrong.push('error: ' + error.stack));
    player.page.on('console', message => { if (message.type() === 'error') player.wrong.push('console: ' + message.text()); });
    await player.page.goto(url);
    return player;
  }

  text() {
    return this.page.evaluate(() => {
      if (!moat.terminal) return '';
      const buffer = moat.terminal.buffer.active, lines = [];
      for (let i = 0; i < moat.terminal.rows; i++) lines.push(buffer.getLine(buffer.baseY + i).translateToString(true));
      return lines.join('\n');
    });
  }
  async wait(test, what) {
    const until = Date.now() + PATIENCE;
    for (;;) {
      const text = await this.text();
      if (test(text)) return text;
      if (this.wrong.length) throw new Error(this.wrong.join('\n'));
      if (Date.now() > until) throw new Error(`no ${what} on the screen:\n${text}`);
      await this.page.waitForTimeout(10);
    }
  }
  see(words) { return this.wait(text => text.includes(words), words); }
  gone(words) { return this.wait(text => !text.includes(words), 'end of ' + words); }
  // A key is done when the program waits again and the terminal has drawn what it wrote.
  async press(...keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      await this.settled();
    }
  }
  settled() {
    return this.page.evaluate(() => new Promise(done => {
      const look = () => { if (moat.idle()) moat.terminal.write('', done); else setTimeout(look, 2); };
      setTimeout(look, 0);
    }));
  }

  async order(wish) {
    await this.page.keyboard.press('/');
    await this.see('Give an order');
    await this.page.keyboard.type(wish);
    await this.press('Enter');
    if ((await this.text()).includes('Give an order')) await this.press('Escape');
    await this.gone('Give an order');
  }
  async endTurn() {
    await this.page.keyboard.press('e');
    const text = await this.wait(text => text.includes('End the turn?') || text.includes('What happened in'), 'end of the turn');
    if (text.includes('End the turn?')) await this.page.keyboard.press('Enter');
    await this.see('What happened in');
    await this.press('End', 'Enter');
    await this.gone('What happened in');
  }
  // From the menu to the first turn; `warning` is what is said in between, and is to be confirmed.
  async begin(level, opponent, seed, warning) {
    await this.see('Leave');
    await this.choose('New game');
    await this.see('which level?');
    await this.choose(level);
    await this.see('Against');
    await this.choose(opponent);
    await this.page.keyboard.type(String(seed));
    await this.settled();
    await this.choose('Start');
    if (warning) await this.see(warning).then(() => this.press('Enter'));
    await this.see('Standing');
  }
  // Moves the focus, where the cursor stands, down to a line and chooses it.
  async choose(words) {
    for (let k = 0; k < 60; k++) {
      const line = await this.page.evaluate(() => { const b = moat.terminal.buffer.active; return b.getLine(b.cursorY).translateToString(true).split('││')[0]; });
      if (line.includes(words)) return this.press('Enter');
      await this.press('ArrowDown');
    }
    throw new Error(`nothing called ${words}:\n${await this.text()}`);
  }

  // Where words stand on the screen, in the page's pixels.
  place(words) {
    return this.page.evaluate(words => {
      const { cols, rows, buffer: { active } } = moat.terminal, box = document.querySelector('.xterm-screen').getBoundingClientRect();
      for (let y = 0; y < rows; y++) {
        const x = active.getLine(y).translateToString().indexOf(words);
        if (x >= 0) return [box.left + (x + 1.5) * box.width / cols, box.top + (y + .5) * box.height / rows];
      }
      throw new Error('no ' + words);
    }, words);
  }

  // The journals that the page has, by name.
  journals() {
    return this.page.evaluate(folder => {
      const fs = moat.running.FS, found = {};
      try { for (const name of fs.readdir(folder)) if (name.endsWith('.moat')) found[name] = fs.readFile(folder + '/' + name, { encoding: 'utf8' }); } catch { /* none yet */ }
      return found;
    }, GAMES);
  }
  async close(keepContext) {
    if (this.wrong.length) throw new Error(this.wrong.join('\n'));
    await this.page.close();
    if (!keepContext) await this.context.close();
  }
}

// Turns of a journal without checksums and drafts: orders of both sides and the world's hash.
export const turns = journal => journal.split('\n').filter(line => line.startsWith('turn ')).map(line => line.replace(/ #[0-9a-f]+$/, ''));

// The same orders through the native program, in sentences; its journal.
export function playNatively(level, opponent, seed, journal) {
  const home = mkdtempSync(join(tmpdir(), 'moat-web-'));
  try {
    const script = turns(journal).map(line => {
      const orders = line.split(' | ')[1];
      return (orders === '-' ? [] : orders.split('; ')).concat('end').join('\n');
    }).join('\n') + '\n';
    execFileSync(native, ['play', level, '--opponent', opponent, '--seed', String(seed), '--plain'],
      { input: script, env: { ...process.env, HOME: home, LC_ALL: 'C.UTF-8', XDG_STATE_HOME: '', XDG_DATA_HOME: '', XDG_CONFIG_HOME: '' }, cwd: home });
    const folder = join(home, '.local/state/moat/games'), [name] = readdirSync(folder);
    return readFileSync(join(folder, name), 'utf8');
  } finally { rmSync(home, { recursive: true, force: true }); }
}
