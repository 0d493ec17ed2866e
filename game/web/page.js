// page.js - the page around the program: starts it, gives it keys and a screen, keeps its files, and says what the browser does.
// Texts stand in _() and are in the catalogues with all others; pack.mjs puts their translations into CATALOGUES.
'use strict';
(() => {
  const CATALOGUES = /*CATALOGUES*/ {};
  const $ = id => document.getElementById(id);
  // What the page remembers: this tab in its history, which a reload always has; others by the store, which a browser may refuse, and
  // which Chromium forgets in one of some fifty reloads of a page that is a file.
  const visit = {
    get: key => (history.state || {})[key],
    set(key, value) { try { history.replaceState({ ...history.state, [key]: value }, ''); } catch { /* a reload begins at the menu */ } },
  };
  const memory = {
    get(key) { try { return visit.get(key) || localStorage.getItem('moat.' + key); } catch { return null; } },
    set(key, value) { visit.set(key, value); try { localStorage.setItem('moat.' + key, value); } catch { /* it is asked again next time */ } },
  };

  // --- words ---
  const language = (memory.get('language') || navigator.language || 'en').startsWith('fr') ? 'fr' : 'en';
  const _ = text => (CATALOGUES[language] || {})[text] || text;
  const say = (text, ...values) => text.replace(/%s/g, () => values.shift());
  const words = {
    page: _('The page'), files: _('Games and levels'), language: _('Language'), about: _('About this page'),
    hint: _('F6 leaves the screen for these buttons, and comes back.'), screen: _('The game'), keys: _('Keys'), said: _('What the game says'),
    command: _('Command'), send: _('Say it'), again: _('Start again'), close: _('Close'),
    drop: _('Drop a level (.yaml), a saved game (.moat) or the codes of a class (codes.txt) anywhere on this page, or choose it here. Nothing leaves this computer.'),
    pick: _('Choose a file'), games: _('Saved games'), teams: _('Your class'), noGames: _('There is no saved game yet.'), levels: _('Your levels'),
    noLevels: _('You have added no level yet.'), paste: _('A saved game as text'), takeText: _('Take it'),
    aboutText: _('Moat is free software under the MIT licence. This page is the whole program: it works without a network, keeps saved games in this browser, and sends nothing anywhere. Export what you want to keep. The licences of its parts:'),
  };
  document.documentElement.lang = language;
  $('language').value = language;
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = words[element.dataset.word];
  const status = text => { $('status').textContent = text; };

  // --- the program ---
  const GAMES = '/moat/.local/state/moat/games', LEVELS = '/moat/.local/share/moat/levels';
  const environment = { LANG: language === 'fr' ? 'fr_FR.UTF-8' : 'en_US.UTF-8' };
  const encode = text => new TextEncoder().encode(text);
  let plain = memory.get('plain') === 'yes', running = null, keeps = false, stored = true;

  // Terminal, program and files, as pack.mjs packed them. The program is compiled once and started as often as needed.
  let program = null;
  let script = ''; // of the program, for a thread

  // A catalogue as gettext has them, from the translations and the program in which their texts stand (pack.mjs).
  function catalogue(bytes, wasm) {
    const latin = new TextDecoder('x-user-defined'), at = latin.decode(wasm).split('\0'); // one character a byte, and back by & 255
    const [steps, ...said] = latin.decode(bytes).split('\0'), rows = [];
    let place = 0, next = 0;
    for (const step of steps.split(' ')) rows.push([at[place += +step], said[next++]]);
    for (; next < said.length; next += 2) rows.push([said[next], said[next + 1]]);
    rows.sort((a, b) => a[0] < b[0] ? -1 : 1);
    const head = 28, tables = 16 * rows.length, texts = rows.flat().length;
    let end = head + tables;
    const lengths = rows.flat().reduce((sum, text) => sum + text.length + 1, 0), made = new Uint8Array(end + lengths), view = new DataView(made.buffer);
    [0x950412de, 0, rows.length, head, head + 8 * rows.length, 0, 0].forEach((word, k) => view.setUint32(4 * k, word, true));
    for (let k = 0; k < texts; k++) {
      const text = rows[k % rows.length][k < rows.length ? 0 : 1];
      view.setUint32(head + 8 * k, text.length, true);
      view.setUint32(head + 8 * k + 4, end, true);
      for (let i = 0; i < text.length; i++) made[end++] = k >= rows.length && text[i] === '\x01' ? 0 : text.charCodeAt(i);
      end++;
    }
    return made;
  }
  const shipped = {};
  async function unpack() {
    const held = id => Uint8Array.from(atob($(id).textContent), c => c.charCodeAt(0));
    const packed = held('cargo'), { exports: { memory, place, space, unpack } } = (await WebAssembly.instantiate(held('unpacker'))).instance;
    if (packed.length > space()) throw new Error('the page is too large for its own unpacking');
    new Uint8Array(memory.buffer).set(packed, place());
    const size = unpack(packed.length), begin = place() + packed.length;
    if (!size) throw new Error('the page is damaged');
    const bytes = new Uint8Array(memory.buffer).slice(begin, begin + size);
    let at = bytes.indexOf(10) + 1, wasm;
    for (const [name, length] of JSON.parse(new TextDecoder().decode(bytes.subarray(0, at)))) {
      const part = bytes.subarray(at, at += length);
      if (name.endsWith('.wasm')) program = WebAssembly.compile(wasm = part);
      else if (name.endsWith('.js')) {
        const textContent = new TextDecoder().decode(part);
        if (name === 'moat.js') script = textContent;
        document.head.append(Object.assign(document.createElement('script'), { textContent }));
      }
      else if (name === 'licences') $('licences').textContent = new TextDecoder().decode(part);
      else shipped[name] = name.endsWith('.mo') ? catalogue(part, wasm) : part;
    }
    $('cargo').remove();
    program = await program;
  }
  async function launch(module) {
    module.page.files = { ...shipped, ...module.page.files };
    module.instantiateWasm = (imports, done) => { WebAssembly.instantiate(program, imports).then(instance => done(instance, program), module.onAbort); return {}; };
    try { await Moat(module); } catch (error) { if (!error || error.name !== 'ExitStatus') module.onAbort(error); }
  }

  // Runs a command beside the game, on a disk of its own: { status, text, read(path) }. `files` is { path: bytes }.
  async function run(args, files = {}) {
    let text = '';
    const decoder = new TextDecoder();
    return new Promise((resolve, reject) => {
      const module = {
        arguments: args, env: environment,
        page: { rows: 24, cols: 80, folder: '/drop', files, mute: true, write: bytes => { text += decoder.decode(bytes, { stream: true }); } },
        onExit: code => resolve({ status: code, text: text + decoder.decode(), read: path => module.FS.readFile(path) }),
        onAbort: reject,
      };
      launch(module);
    });
  }

  function start(args) {
    const decoder = new TextDecoder();
    $('over').hidden = true;
    const module = {
      arguments: plain && args.length && !args.includes('--plain') && /^(play|resume|replay)$/.test(args[0]) ? [...args, '--plain'] : args,
      env: environment,
      page: {
        get rows() { return terminal ? terminal.rows : ROWS; }, get cols() { return terminal ? terminal.cols : COLUMNS; }, keep: keeps, lines: !plain, sound,
        write: (bytes, wrong) => { if (running === module) plain ? hear(decoder.decode(bytes, { stream: true }), wrong) : terminal.write(bytes); },
        waiting: () => { if (running !== module) return; remember(openGame()); hush(); },
        stored: good => { if (good !== stored) status((stored = good) ? '' : _('The browser did not store the game. Export it before you close the page.')); },
        mounted: good => { if (!good) status(_('This browser keeps no saved games here. Export a game before you close the page.')); },
      },
      onExit: code => { if (running === module) ended(code); },
      onAbort: what => { if (running === module) broken(what); },
    };
    running = module;
    launch(module);
  }

  let remembered = '';
  const remember = game => { if (game !== remembered) visit.set('game', remembered = game); }; // where a reload goes on
  const openGame = () => (running && running.web ? running.web.games() : []).find(path => path.endsWith('.moat')) || '';
  const key = text => { if (running && running.web) running.web.push(encode(text)); };

  function ended(code) {
    remember('');
    running.over = true;
    if (plain) { hush(); return; }
    over(code === 0 ? _('Moat has ended. Everything is saved.') : say(_('Moat has ended with status %s.'), code));
  }
  function broken(what) {
    console.error(what);
    over(_('Moat was stopped by a fault of its own. Every ended turn is saved.'));
  }
  function over(text) {
    $('over-text').textContent = text;
    $('over').hidden = false;
    $('again').focus();
  }
  $('again').onclick = () => { begin([]); };

  // --- sound: the layers of the music and the cues, made by the program in a thread of its own, once a key was pressed ---
  const sound = (() => {
    const LAYERS = ['calm', 'contest', 'crisis'], LOUD = [[1, 0, 0], [.8, 1, 0], [.55, .8, 1]], LEAD = .25, FADE = 2.5, BRIEF = .04;
    const pieces = {}, gains = [];
    let context = null, music = null, cues = null, state = 0, tension = -1, volumes = [60, 80], muted = memory.get('muted') === 'yes';
    const ramp = (node, value, seconds) => { node.gain.cancelScheduledValues(context.currentTime); node.gain.setTargetAtTime(value, context.currentTime, seconds / 3); };
    const follow = () => {
      if (state !== 2) return;
      ramp(music, muted || tension < 0 ? 0 : volumes[0] / 100, BRIEF);
      ramp(cues, muted ? 0 : volumes[1] / 100, BRIEF);
      if (tension >= 0) gains.forEach((gain, k) => ramp(gain, LOUD[tension][k], FADE));
    };
    const tell = () => { $('mute').hidden = state === 3; $('mute').textContent = muted ? _('Sound on') : _('Sound off'); };
    function begin() {
      music = new GainNode(context, { gain: 0 }); cues = new GainNode(context, { gain: 0 });
      music.connect(context.destination); cues.connect(context.destination);
      const at = context.currentTime + .1;
      LAYERS.forEach((name, k) => {
        const source = new AudioBufferSourceNode(context, { buffer: pieces[name], loop: true, loopStart: LEAD, loopEnd: pieces[name].duration - LEAD });
        gains[k] = new GainNode(context, { gain: 0 });
        source.connect(gains[k]).connect(music);
        source.start(at, LEAD);
      });
      state = 2;
      follow();
    }
    function start() {
      if (state || typeof AudioContext === 'undefined' || typeof Worker === 'undefined') return;
      state = 1;
      try {
        context = new AudioContext();
        const code = script + `
          onmessage = event => { const module = {
            arguments: ['make-sound', '/drop'], page: { rows: 24, cols: 80, folder: '/drop', mute: true, write() {} },
            instantiateWasm(imports, done) { WebAssembly.instantiate(event.data, imports).then(instance => done(instance, event.data)); return {}; },
            onExit() {
              for (const name of module.FS.readdir('/drop')) if (name.endsWith('.wav')) { const bytes = module.FS.readFile('/drop/' + name).slice(); postMessage([name, bytes.buffer], [bytes.buffer]); }
              postMessage(null);
            } }; Moat(module).catch(() => {}); };`;
        const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))), decoding = [];
        worker.onerror = () => { state = 3; tell(); };
        worker.onmessage = event => {
          if (event.data) decoding.push(context.decodeAudioData(event.data[1]).then(piece => { pieces[event.data[0].replace('.wav', '')] = piece; }));
          else { worker.terminate(); Promise.all(decoding).then(begin).catch(() => { state = 3; tell(); }); }
        };
        worker.postMessage(program);
      } catch { state = 3; }
      tell();
    }
    function mute(off) { muted = off; memory.set('muted', off ? 'yes' : 'no'); follow(); tell(); }
    $('mute').onclick = () => { mute(!muted); back(); };
    for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, () => { if (!muted) start(); if (context && context.state === 'suspended') context.resume(); }, true);
    return {
      state: () => muted ? 0 : state,
      mute: off => { mute(off); if (!off) start(); },
      volumes: (loud, short) => { volumes = [loud, short]; follow(); },
      tension: level => { tension = level; follow(); tell(); },
      cue: name => { if (state === 2 && !muted && pieces[name]) { const source = new AudioBufferSourceNode(context, { buffer: pieces[name] }); source.connect(cues); source.start(); } },
      heard: () => ({ state, muted, tension, pieces: Object.keys(pieces).length, music: music ? music.gain.value : 0 }),
    };
  })();

  // --- the screen ---
  let terminal = null, fit = null;
  function makeTerminal() {
    terminal = new Terminal({
      fontFamily: '"DejaVu Sans Mono", "Noto Sans Mono", "Cascadia Mono", Consolas, Menlo, "Liberation Mono", monospace', fontSize: 16, scrollback: 0,
      screenReaderMode: true, minimumContrastRatio: 4.5, theme: { background: '#101418', foreground: '#e6e6e6' }, cursorBlink: false,
    });
    terminal.loadAddon(fit = new FitAddon.FitAddon());
    terminal.onData(text => key(text));
    terminal.onBinary(text => { if (running && running.web) running.web.push(Uint8Array.from(text, c => c.charCodeAt(0))); });
    terminal.onResize(() => { if (running && running.web) running.web.resize(); });
    terminal.attachCustomKeyEventHandler(event => {
      if (event.key !== 'F6') return true;
      if (event.type === 'keydown') { event.preventDefault(); $('files-open').focus(); }
      return false;
    });
    terminal.open($('terminal'));
    terminal.onCursorMove(follow);
    if (HELD) terminal.textarea.inputMode = 'none';
  }
  const COLUMNS = 80, ROWS = 24, SMALLEST = 13, LARGEST = 18;
  // The largest type in which 80 by 24 fit into the window. Type is never made smaller than can be read: then the screen scrolls.
  function measure() {
    if (plain || !terminal) return;
    $('terminal').style.minWidth = $('terminal').style.minHeight = '0';
    for (let size = LARGEST; size >= SMALLEST; size--) {
      terminal.options.fontSize = size;
      const room = fit.proposeDimensions();
      if (!room || isNaN(room.cols)) return;
      const columns = Math.min(room.cols, 500), rows = Math.min(room.rows, 200);
      if ((columns < COLUMNS || rows < ROWS) && size > SMALLEST) continue;
      terminal.resize(Math.max(columns, COLUMNS), Math.max(rows, ROWS));
      break;
    }
    const drawn = $('terminal').querySelector('.xterm-screen');
    $('terminal').style.minWidth = drawn.offsetWidth + 'px';
    $('terminal').style.minHeight = drawn.offsetHeight + 'px';
    const view = $('screen'), page = document.documentElement;
    cut = view.scrollWidth > view.clientWidth || view.scrollHeight > view.clientHeight || page.scrollHeight > innerHeight;
    follow();
  }
  // The cursor stands on what has the focus, and xterm.js's field for keys on the cursor: where not all of the screen is seen, that is.
  let cut = false;
  function follow() {
    if (cut && document.activeElement === terminal.textarea) terminal.textarea.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
  document.querySelector('header').addEventListener('keydown', event => {
    if (event.key === 'F6') { event.preventDefault(); back(); }
  });
  const back = () => { if (plain) $('line').focus(); else terminal.focus(); };
  new ResizeObserver(() => measure()).observe($('screen'));

  // A tablet: all that stands on the screen is chosen by touching it, as by a mouse, and these are the keys that are needed all the time. Its own
  // keyboard, which hides half of the page, comes when it is asked for.
  const HELD = matchMedia('(pointer: coarse)').matches;
  function touch(label, act) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.onclick = act;
    $('touch').append(button);
    return button;
  }
  for (const [label, text] of [['←', '\x1b[D'], ['↑', '\x1b[A'], ['↓', '\x1b[B'], ['→', '\x1b[C'], ['Enter', '\r'], ['Esc', '\x1b'], ['Tab', '\t'],
    ['PgUp', '\x1b[5~'], ['PgDn', '\x1b[6~'], ['/', '/'], ['u', 'u'], ['w', 'w'], ['?', '?'], ['e', 'e']]) touch(label, () => { key(text); });
  touch('⌨', () => {
    const field = terminal.textarea, open = field.inputMode === 'none';
    field.blur();
    field.inputMode = open ? 'text' : 'none';
    field.focus();
  }).setAttribute('aria-label', _('Keyboard'));
  $('touch').onmousedown = event => event.preventDefault(); // the focus stays where it is, and with it the keyboard

  // --- plain mode: sentences as text ---
  let heard = '';
  function paragraph(text, name) {
    const line = document.createElement('p');
    line.textContent = text;
    if (name) line.className = name;
    $('said').append(line);
    while ($('said').childElementCount > 2000) $('said').firstChild.remove();
    $('said').scrollTop = $('said').scrollHeight;
  }
  function hear(text) {
    const lines = (heard + text).split('\n');
    heard = lines.pop();
    for (const line of lines) if (line.trim()) paragraph(line);
  }
  // What stands without an end of line when the program waits is its prompt.
  function hush() {
    if (!plain) return;
    $('prompt').textContent = heard.trim() || words.command;
    heard = '';
    if (running.over) $('prompt').textContent = words.command;
  }
  function greet() {
    paragraph(_('Say play for a new game, resume to go on with the last one, games for a list of those saved.'));
    paragraph(_('A level, a side and an opponent may follow, such as: play free-or-paid --opponent planner. Say play --help for all of it.'));
    paragraph(say(_('Levels: %s.'), LEVEL_NAMES.join(', ')));
  }
  const LEVEL_NAMES = /*LEVELS*/ [];
  $('say').onsubmit = event => {
    event.preventDefault();
    const text = $('line').value;
    $('line').value = '';
    paragraph(text, 'mine');
    if (running && !running.over) key(text + '\n');
    else if (text.trim()) start(text.trim().replace(/^moat\s+/, '').split(/\s+/));
  };

  function show() {
    $('plain').hidden = !plain;
    $('screen').hidden = $('touch').hidden = $('hint').hidden = plain;
    $('mode').textContent = plain ? _('Screen') : _('Plain mode');
    if (!plain) { if (!terminal) makeTerminal(); measure(); terminal.reset(); }
    back();
  }
  function begin(args) {
    show();
    if (plain && !args.length) { running = { over: true }; greet(); hush(); } else start(args);
  }
  // The other face goes on with the same game: its draft is stored, too.
  async function again() {
    const game = openGame();
    if (running && running.web) await new Promise(done => running.web.store(done));
    begin(game ? ['resume', game] : []);
  }
  $('mode').onclick = () => { const game = openGame(); plain = !plain; memory.set('plain', plain ? 'yes' : 'no'); again(); };
  $('language').onchange = async () => {
    memory.set('language', $('language').value);
    if (running && running.web) await new Promise(done => running.web.store(done));
    location.reload();
  };

  // --- files ---
  const fs = () => running && running.FS;
  function list(folder, ending) {
    try { return fs().readdir(folder).filter(name => name.endsWith(ending)).sort(); } catch { return []; }
  }
  function verdict(text) { $('verdict').hidden = !text; $('verdict').textContent = text; }
  function download(name, bytes) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([bytes], { type: 'text/plain' }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  async function copy(text) {
    try { await navigator.clipboard.writeText(text); verdict(_('Copied.')); } catch { $('pasted').value = text; $('pasted').select(); verdict(_('Copy it from the field below.')); }
  }
  function row(text, buttons) {
    const item = document.createElement('li');
    item.append(text);
    for (const [label, act] of buttons) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = label;
      button.setAttribute('aria-label', label + ' ' + text);
      button.onclick = act;
      item.append(button);
    }
    return item;
  }
  // What a class hands in, where this program has lessons.
  let lessons = false;
  async function result(name) {
    const told = await run(['class', 'result', '/drop/' + name], { ...ownLevels(), ['/drop/' + name]: fs().readFile(GAMES + '/' + name) });
    if (told.status === 0) copy(told.text); else verdict(told.text);
  }
  function fill() {
    const games = list(GAMES, '.moat'), levels = list(LEVELS, '.yaml');
    $('games').replaceChildren(...games.map(name => row(name, [
      [_('Download'), () => download(name, fs().readFile(GAMES + '/' + name))],
      [_('Copy as text'), () => copy(fs().readFile(GAMES + '/' + name, { encoding: 'utf8' }))],
      ...(lessons ? [[_('Result to hand in'), () => result(name)]] : []),
      [_('Go on'), () => { $('files').close(); begin(['resume', GAMES + '/' + name]); }],
    ])));
    const teams = teamsOf(memory.get('class') || '');
    $('class').hidden = !teams.length;
    $('teams').replaceChildren(...teams.map(([line, code]) => row(line, [[_('Play'), () => { $('files').close(); beginClass(code); }]])));
    $('levels').replaceChildren(...levels.map(name => row(name, [
      [_('Download'), () => download(name, fs().readFile(LEVELS + '/' + name))],
      [_('Remove'), () => { fs().unlink(LEVELS + '/' + name); keepNow(); fill(); }],
    ])));
    $('no-games').hidden = games.length > 0;
    $('no-levels').hidden = levels.length > 0;
  }
  const keepNow = () => new Promise(done => running.web.store(done));
  function ownLevels() {
    const files = {};
    for (const name of list(LEVELS, '.yaml')) files[LEVELS + '/' + name] = fs().readFile(LEVELS + '/' + name);
    return files;
  }

  // A class file is what `moat class new` prints: of its lines those with a code, in whatever language. The program says what is wrong with a code.
  const TEAMS = 100, LINE = 200;
  function teamsOf(text) {
    const rows = text.split(/\r?\n/).map(line => [line.trim().slice(0, LINE), (/(?:^|\s)([0-9A-Z]{4}(?:-[0-9A-Z]{4}){2,3})(?=\s|$)/i.exec(line) || [])[1]]).filter(([, code]) => code);
    const ofTeams = rows.filter(([, code]) => code.length > 14); // the class's own is the beginning of its teams'
    return (ofTeams.length ? ofTeams : rows).slice(0, TEAMS);
  }
  function takeClass(name, text) {
    memory.set('class', text.slice(0, TEAMS * LINE));
    return say(_('%s is the class that is shown below now: choose your team.'), name);
  }

  const MOST = 4 << 20;
  async function take(name, bytes) {
    if (bytes.length > MOST) return say(_('%s is too large for a level or a saved game.'), name);
    const game = new TextDecoder().decode(bytes.subarray(0, 12)) === 'moat-journal';
    if (game) return takeGame(name, bytes);
    const text = /\.ya?ml$/i.test(name) ? '' : new TextDecoder().decode(bytes);
    return teamsOf(text).length ? takeClass(name, text) : takeLevel(name, bytes);
  }
  async function takeLevel(name, bytes) {
    const plainName = name.replace(/\.ya?ml$/i, '').toLowerCase().replace(/[^a-z0-9_-]+/g, '-') + '.yaml';
    const result = await run(['check', plainName], { ...ownLevels(), ['/drop/' + plainName]: bytes });
    if (result.status !== 0) return result.text;
    fs().mkdirTree(LEVELS);
    fs().writeFile(LEVELS + '/' + plainName, bytes);
    await keepNow();
    return result.text + say(_('%s is among the levels of the menu now.'), plainName);
  }
  // A journal is told from its start before it is taken: what cannot be played again is refused in the program's words.
  async function takeGame(name, bytes) {
    const result = await run(['replay', '--plain', '/drop/game.moat'], { ...ownLevels(), '/drop/game.moat': bytes });
    if (result.status !== 0) return result.text;
    const level = (/ level ([a-z][a-z0-9_-]*) /.exec(new TextDecoder().decode(bytes.subarray(0, 200))) || [])[1] || 'game';
    const numbers = list(GAMES, '.moat').map(other => Number((/-(\d+)\.moat$/.exec(other) || [])[1] || 0));
    const made = level + '-' + String(Math.max(0, ...numbers) + 1).padStart(3, '0') + '.moat';
    fs().mkdirTree(GAMES);
    fs().writeFile(GAMES + '/' + made, bytes);
    await keepNow();
    return say(_('The saved game was taken as %s.'), made);
  }
  async function takeAll(files) {
    if (!fs()) return;
    const texts = [];
    for (const file of files) texts.push(await take(file.name, new Uint8Array(await file.arrayBuffer())));
    if (!$('files').open) $('files').showModal();
    fill();
    verdict(texts.join('\n'));
  }
  $('files-open').onclick = () => { verdict(''); fill(); $('files').showModal(); };
  $('about-open').onclick = () => $('about').showModal();
  for (const id of ['files', 'about']) $(id).addEventListener('close', back);
  $('pick').onchange = () => { takeAll([...$('pick').files]).then(() => { $('pick').value = ''; }); };
  $('paste').onsubmit = event => {
    event.preventDefault();
    if ($('pasted').value.trim()) takeAll([new File([$('pasted').value.trim() + '\n'], 'pasted.moat')]);
  };
  addEventListener('dragover', event => { event.preventDefault(); document.body.classList.add('dropping'); });
  addEventListener('dragleave', () => document.body.classList.remove('dropping'));
  addEventListener('drop', event => { event.preventDefault(); document.body.classList.remove('dropping'); takeAll([...event.dataTransfer.files]); });

  // An address that ends in #class=CODE begins the world of that class; a reload goes on with it.
  async function beginClass(code) {
    lessons = /moat class/.test((await run(['--help'])).text);
    if (!lessons) status(_('This page knows no class codes.'));
    begin(lessons ? ['play', '--class', code] : []);
  }
  const codeOfAddress = () => (/^#class=([\w-]+)$/.exec(location.hash) || [])[1];
  addEventListener('hashchange', async () => { // a code that is added to the address of an open page does not load it again
    if (!codeOfAddress()) return;
    if (running && running.web) await keepNow();
    beginClass(codeOfAddress());
  });

  // --- one page at a time writes the saved games ---
  async function lockSaves() {
    if (!navigator.locks) return true;
    return new Promise(resolve => {
      navigator.locks.request('moat.saves', { ifAvailable: true }, lock => { resolve(!!lock); return lock ? new Promise(() => {}) : undefined; }).catch(() => resolve(true));
    });
  }

  window.moat = { run, take, openGame, sound, idle: () => !!running && (!!running.over || !!(running.web && running.web.asleep())), get running() { return running; }, get terminal() { return terminal; } };
  Promise.all([lockSaves(), unpack()]).then(([free]) => {
    keeps = free && typeof indexedDB !== 'undefined';
    if (!free) status(_('Moat is open in another tab, which keeps the saved games. What is played here is kept nowhere.'));
    const game = visit.get('game'), code = codeOfAddress();
    if (code && !game) return beginClass(code);
    begin(game ? ['resume', game] : []);
    return run(['--help']).then(told => { lessons = /moat class/.test(told.text); });
  }).catch(broken);
})();
