// glue.js - the program's end of the page: the terminal, sleeping, storing. A library for emcc 3.1.6, whose insides it replaces.
// The page hands in Module.page: write(bytes, isError), rows, cols; keep (whether /moat is the browser's store), folder (to begin in) and files
// (path to bytes, put down before main), mute (standard input is at its end),
// lines (a line ends in two characters, as on a terminal). It may be told: waiting() when the program wants input, stored(good), mounted(good).
var stock = LibraryManager.library;
stock.$stock_fd_read = stock.fd_read;
stock.$stock_fd_read__deps = stock.fd_read__deps;
mergeInto(LibraryManager.library, {
  $WEB: {
    keys: [], waiter: null, resized: false, breath: 0, dirty: false, storing: false, queue: [], persistent: false, lost: false,
    // A key, a line or a size has come: whoever sleeps may look.
    wake: function() { var w = WEB.waiter; if (w) w(); },
    push: function(bytes) { for (var i = 0; i < bytes.length; i++) WEB.keys.push(bytes[i]); WEB.wake(); },
    sleep: function(patience, done) {
      var timer = 0;
      var go = function() {
        if (WEB.waiter !== go) return;
        WEB.waiter = null;
        if (timer) clearTimeout(timer);
        WEB.breath = performance.now();
        WEB.resume(done);
      };
      WEB.waiter = go;
      if (patience > 0) timer = setTimeout(go, patience);
      if (WEB.dirty) WEB.store(function() {}); // a draft: nobody waits for it
      if (Module['page']['waiting']) Module['page']['waiting']();
    },
    // One storing at a time; those that ask meanwhile share the next one. done(true): what was there when it was asked for is with the browser.
    store: function(done) {
      if (!WEB.persistent) { WEB.dirty = false; return done(!WEB.lost); }
      WEB.queue.push(done);
      if (!WEB.storing) WEB.storeNow();
    },
    storeNow: function() {
      var asked = WEB.queue;
      WEB.queue = [];
      WEB.storing = true;
      WEB.dirty = false;
      FS.syncfs(false, function(error) {
        WEB.storing = false;
        if (error) WEB.dirty = true;
        if (Module['page']['stored']) Module['page']['stored'](!error);
        if (WEB.queue.length) WEB.storeNow();
        asked.forEach(function(done) { WEB.resume(function() { done(!error); }); });
      });
    },
    // Of the terminal's modes as tcsetattr left them: input, output, control and local flags; at first those of a shell.
    modes: [256, 5, 0, 2 | 8],
    returned: function(bytes) {
      var out = [];
      bytes.forEach(function(b) { if (b === 10) out.push(13); out.push(b); });
      return Uint8Array.from(out);
    },
    // What is in the browser's store comes before main. Without a store the game is told that nothing lasts, each time that it syncs.
    mount: function() {
      var page = Module['page'], files = page['files'] || {};
      FS.mkdirTree('/moat');
      for (var path in files) { FS.mkdirTree(path.replace(/\/[^\/]*$/, '')); FS.writeFile(path, files[path]); }
      if (page['folder']) { FS.mkdirTree(page['folder']); FS.chdir(page['folder']); }
      WEB.ended = !!page['mute'];
      WEB.lost = page['keep'] === false;
      if (!page['keep']) return;
      addRunDependency('saves');
      FS.mount(IDBFS, {}, '/moat');
      FS.syncfs(true, function(error) {
        WEB.persistent = !error;
        WEB.lost = !!error;
        if (page['mounted']) page['mounted'](!error);
        removeRunDependency('saves');
      });
    },
    // The end of a program that has slept is an exception which nobody is left to catch.
    resume: function(done) { try { done(); } catch (e) { if (!e || e.name !== 'ExitStatus') throw e; } },
    install: function() {
      var ops = TTY.stream_ops;
      ops.read = function(stream, buffer, offset, length) {
        var n = Math.min(length, WEB.keys.length);
        if (!n && (WEB.ended || !length)) return 0;
        if (!n) throw new FS.ErrnoError({{{ cDefine('EAGAIN') }}});
        for (var i = 0; i < n; i++) buffer[offset + i] = WEB.keys[i] === 13 && WEB.modes[0] & 256 /* ICRNL */ ? 10 : WEB.keys[i];
        WEB.keys.splice(0, n);
        return n;
      };
      ops.write = function(stream, buffer, offset, length) {
        var bytes = new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length).slice();
        if (Module['page']['lines'] && (WEB.modes[1] & 5) === 5 /* OPOST, ONLCR */) bytes = WEB.returned(bytes);
        Module['page']['write'](bytes, stream.fd === 2);
        return length;
      };
      ops.poll = function() { return (WEB.keys.length ? {{{ cDefine('POLLIN') }}} : 0) | {{{ cDefine('POLLOUT') }}}; };
      var file = MEMFS.ops_table.file.stream, write = file.write;
      file.write = function(stream) { WEB.dirty = true; return write.apply(null, arguments); };
      var folder = MEMFS.ops_table.dir.node;
      ['mknod', 'rename', 'unlink', 'rmdir'].forEach(function(name) {
        var change = folder[name];
        folder[name] = function() { WEB.dirty = true; return change.apply(null, arguments); };
      });
    },
  },
  $WEB__deps: ['$TTY', '$FS', '$MEMFS', '$IDBFS', '$ENV'],
  $WEB__postset: 'addOnPreRun(function(){WEB.install();Object.assign(ENV,{"TERM":"xterm-256color","HOME":"/moat","LANG":"en_US.UTF-8"},Module["env"]||{});WEB.mount();});' +
    'Module["web"]=WEB;WEB["push"]=WEB.push;WEB["resize"]=function(){WEB.resized=true;WEB.wake()};' +
    'WEB["store"]=WEB.store;WEB["asleep"]=function(){return !!WEB.waiter&&!WEB.keys.length&&!WEB.storing};' +
    'WEB["games"]=function(){return FS.streams.filter(function(s){return s&&s.node&&(s.flags&3)==2}).map(function(s){return FS.getPath(s.node)})};',

  web_wait__deps: ['$WEB', '$Asyncify'],
  web_wait: function(patience) {
    return Asyncify.handleSleep(function(wakeUp) {
      var come = function() { return WEB.resized ? 1 : WEB.keys.length ? 2 : 0; };
      if (come() || patience === 0) return wakeUp(come());
      WEB.sleep(patience, function() { wakeUp(come()); });
    });
  },
  web_resized__deps: ['$WEB'],
  web_resized: function() { var was = WEB.resized; WEB.resized = false; return was ? 1 : 0; },

  // A message comes sooner than a timer, and the browser draws in between. Half a frame of work is not felt.
  web_breathe__deps: ['$WEB', '$Asyncify'],
  web_breathe: function() {
    Asyncify.handleSleep(function(wakeUp) {
      if (performance.now() - WEB.breath < 8) return wakeUp();
      var channel = new MessageChannel();
      channel.port1.onmessage = function() { channel.port1.close(); WEB.breath = performance.now(); WEB.resume(wakeUp); };
      channel.port2.postMessage(0);
    });
  },
  web_chance: function(bytes, size) {
    try { crypto.getRandomValues(HEAPU8.subarray(bytes, bytes + size)); return 1; } catch (e) { return 0; }
  },

  web_sound_volumes: function(music, cues) { if (Module['page']['sound']) Module['page']['sound']['volumes'](music, cues); },
  web_sound_mute: function(muted) { if (Module['page']['sound']) Module['page']['sound']['mute'](!!muted); },
  web_sound_tension: function(tension) { if (Module['page']['sound']) Module['page']['sound']['tension'](tension); },
  web_sound_cue: function(name) { if (Module['page']['sound']) Module['page']['sound']['cue'](UTF8ToString(name)); },
  web_sound_state: function() { return Module['page']['sound'] ? Module['page']['sound']['state']() : 3 /* none */; },

  // fsync and fdatasync return when IndexedDB has it.
  fd_sync__deps: ['$WEB', '$Asyncify'],
  fd_sync: function(fd) {
    return Asyncify.handleSleep(function(wakeUp) { WEB.store(function(good) { wakeUp(good ? 0 : {{{ cDefine('EIO') }}}); }); });
  },
  __syscall_fdatasync__deps: ['$WEB', '$Asyncify'],
  __syscall_fdatasync: function(fd) {
    return Asyncify.handleSleep(function(wakeUp) { WEB.store(function(good) { wakeUp(good ? 0 : -{{{ cDefine('EIO') }}}); }); });
  },

  // Of the file that is open, whatever it is called by now.
  __syscall_fstat64__deps: ['$SYSCALLS'],
  __syscall_fstat64: function(fd, buffer) {
    var node = SYSCALLS.getStreamFromFD(fd).node;
    return SYSCALLS.doStat(function() { return node.node_ops.getattr(node); }, '', buffer);
  },

  // A terminal that is set to lines waits for one; curses, which sets it to keys, asks web_wait before it reads. Everything else is as it was.
  fd_read__deps: ['$WEB', '$Asyncify', '$stock_fd_read'],
  fd_read: function(fd, iov, count, read) {
    return Asyncify.handleSleep(function(wakeUp) {
      var go = function() { wakeUp(stock_fd_read(fd, iov, count, read)); };
      if (fd !== 0 || WEB.keys.length || WEB.ended || !(WEB.modes[3] & 2 /* ICANON */)) go(); else WEB.sleep(-1, go);
    });
  },
  __syscall_ioctl__deps: ['$WEB', '$SYSCALLS'],
  __syscall_ioctl: function(fd, operation, varargs) {
    var stream = SYSCALLS.getStreamFromFD(fd);
    if (!stream.tty) return -{{{ cDefine('ENOTTY') }}};
    SYSCALLS.varargs = varargs;
    if (operation == {{{ cDefine('TIOCGWINSZ') }}}) {
      var size = SYSCALLS.get();
      {{{ makeSetValue('size', 0, 'Module["page"]["rows"]', 'i16') }}};
      {{{ makeSetValue('size', 2, 'Module["page"]["cols"]', 'i16') }}};
      {{{ makeSetValue('size', 4, 0, 'i32') }}};
    }
    if (operation == {{{ cDefine('TCGETS') }}}) {
      var modes = SYSCALLS.get();
      HEAPU8.fill(0, modes, modes + 60);
      HEAPU32.set(WEB.modes, modes >> 2);
    }
    if (operation == {{{ cDefine('TCSETS') }}} || operation == {{{ cDefine('TCSETSW') }}} || operation == {{{ cDefine('TCSETSF') }}})
      { var set = SYSCALLS.get() >> 2; WEB.modes = HEAPU32.slice(set, set + 4); }
    return 0;
  },
});
