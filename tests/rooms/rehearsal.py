#!/usr/bin/env python3
"""rehearsal.py PROGRAM [SPEED] [TEAMS] [LEVEL]: the lesson of 45 minutes as the printed script says, with a real broker, the real console and bots as
pupils, by a clock that runs SPEED times as fast (60: a lesson in 45 seconds). The teacher does what the kit says and nothing else: the timetable,
the freezes and the questions are read from its 1-script.md. Pupils read every word their screen shows, talk, type and give reasons, each team at
its own pace. Prints the log of the lesson; ends with 1 when a part ran over its minutes or an ended turn was lost.

What people need is assumed, and stands here to be argued with."""
import os, random, re, shutil, socket, subprocess, sys, tempfile, threading, time

READ = 200 / 60        # words a second, silently (adults 240, pupils of 15 less)
ALOUD = 130 / 60       # words a second, read aloud or spoken
TYPE = 2.5             # keys a second
TALK = 12              # seconds of talk before an order or a chance
ANSWER = 25            # words of an answer from the class
ANSWERS = 2            # answers taken for a question
TEAMS_PACE = (0.8, 1.2)

program, speed = os.path.abspath(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 60
teams, level = int(sys.argv[3]) if len(sys.argv) > 3 else 8, sys.argv[4] if len(sys.argv) > 4 else 'free-or-paid'
home = tempfile.mkdtemp(prefix='moat-rehearsal-')
environment = {'PATH': os.environ['PATH'], 'HOME': home, 'LC_ALL': 'C.UTF-8'}
begun = [0.0]
over = []
told = threading.Lock()


def minute():
    return (time.monotonic() - begun[0]) * speed / 60


def log(who, text):
    with told:
        m = minute()
        print('%02d:%02d  %-8s %s' % (m, m * 60 % 60, who, text), flush=True)


def spend(seconds):
    time.sleep(max(0, seconds) / speed)


def until(at):
    spend(60 * (at - minute()))


def words(text):
    return len(text.split())


class Seat:
    """A process of the program whose input is typed and whose output is read."""

    def __init__(self, *arguments):
        self.text, self.seen = '', 0
        self.process = subprocess.Popen([program, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment,
                                        cwd=home, bufsize=0)
        self.thread = threading.Thread(target=self.listen, daemon=True)
        self.thread.start()

    def listen(self):
        while chunk := self.process.stdout.read(65536):
            self.text += chunk.decode('utf-8', 'replace')

    def say(self, line):
        try:
            self.process.stdin.write((line + '\n').encode())
        except BrokenPipeError:
            pass

    def wait(self, text, seconds=30):
        end = time.monotonic() + seconds
        while text not in self.text and time.monotonic() < end:
            time.sleep(0.01)
        return text in self.text

    def fresh(self):
        """What came since last time, once nothing more comes."""
        end, length = time.monotonic() + 1, -1
        while len(self.text) != length or (length == self.seen and time.monotonic() < end):
            length = len(self.text)
            time.sleep(0.05)
        text, self.seen = self.text[self.seen:], len(self.text)
        return text

    def end(self):
        self.process.stdin.close()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Team(threading.Thread):
    """Two or three pupils at a screen."""

    def __init__(self, number, code, port):
        super().__init__(daemon=True)
        self.number, self.code, self.port = number, code, port
        self.random = random.Random(number)
        self.pace = TEAMS_PACE[0] + (TEAMS_PACE[1] - TEAMS_PACE[0]) * (number - 1) / max(1, teams - 1)
        self.played, self.closed, self.over, self.quizzed = 0, threading.Event(), False, 0
        self.begin = [None, None]

    def need(self, seconds):
        spend(seconds * self.pace)

    def type(self, line):
        self.need(len(line) / TYPE)
        self.seat.say(line)
        return self.seat.fresh()

    def read(self, text):
        self.need(words(text) / READ)

    def lids(self):
        """A sentence of the teacher on the screen, or the hand of a neighbour: whoever is frozen looks up."""
        while lesson.frozen.is_set() and not self.closed.is_set():
            time.sleep(0.02)

    def run(self):
        self.need(24 / TYPE + 5)  # the code, from paper
        self.seat = Seat('class', 'join', self.code, '--broker', '127.0.0.1:%d' % self.port, '--plain')
        self.seat.wait('Say help')
        self.read(self.seat.fresh())
        lesson.first.wait()
        while not self.closed.is_set() and not self.over:
            self.turn()
        self.closed.wait()

    def turn(self):
        orders = [line.split(':')[0] for line in self.type('orders').splitlines() if ': ' in line and 'mandate' in line and not line.startswith('Left')]
        for _ in range(2):
            self.lids()
            if orders:
                self.need(TALK)
                self.type(self.random.choice(orders))
        self.lids()
        asked = self.type('end')
        while self.seat.text.count('Report of') == self.played and not self.closed.is_set():
            if 'Play is over' in asked:
                log('team %d' % self.number, 'is in the middle of turn %d when play ends' % (self.played + 1))
                self.closed.wait()
                return
            if 'predict:' in asked:
                self.read(asked)
                self.need(TALK)
                self.type('predict %d because what we saw last year goes on' % self.random.choice((20, 40, 60, 80)))
            else:
                self.need(5)  # the class is frozen, or not all are there
            self.seat.say('end')
            asked = self.seat.fresh()
        reports = self.seat.text.count('Report of')  # all that was said, for a slow machine says it in pieces
        if reports > self.played:
            self.played = reports
            log('team %d' % self.number, 'has ended turn %d' % self.played)
            self.read(asked)
            self.over = self.played == lesson.turns

    def quiz(self):
        """Alone, what one was too sure of; then the quiz."""
        self.need(70)
        asked = self.type('quiz')
        while 'Question' in asked:
            self.read(asked)
            self.need(5)
            self.quizzed += 1
            asked = self.type('quiz %d' % self.random.randint(1, 3))
        self.seat.say('quit')
        self.seat.end()
        log('team %d' % self.number, 'has answered %d questions of the quiz and hands in' % self.quizzed)


class Lesson:
    def __init__(self):
        self.frozen, self.first = threading.Event(), threading.Event()
        text = open(home + '/kit/1-script.md').read()
        text = text[text.index('## A lesson of 45 minutes'):text.index('## A lesson of 90 minutes')]
        self.parts = []
        for part in re.split(r'\n### ', text)[1:]:
            begin, end, title = re.match(r'Minutes (\d+) to (\d+): (.*)', part).groups()
            last = re.search(r'Turns? (?:\d+ to )?(\d+), ', part)
            self.parts.append((int(begin), int(end), title, part.split('\n', 1)[1], int(last.group(1)) if last else 0))
        self.turns = max(part[4] for part in self.parts)

    def aloud(self, text):
        spend(words(text) / ALOUD)

    def discuss(self, text):
        self.aloud(text)
        for _ in range(ANSWERS):
            spend(4 + ANSWER / ALOUD)

    def all_played(self, turn):
        return all(team.played >= turn for team in pupils)

    def play(self, part):
        begin, end, title, text, last = part
        for words in re.findall(r'Minute %d, on the console of a room: (.*?)\. ' % begin, text):
            for command in words.split(', then '):
                log('teacher', 'types %s, as the script says for minute %d' % (command, begin))
                desk.say(self.by_this_clock(command))
        for at, turn, long, ask in re.findall(r'Minute (\d+), before turn (\d+): freeze for (\d+) minutes?\.\n\n- Ask: (.*)', text):
            turn = int(turn) - 1
            while not self.all_played(turn) and minute() < end:
                time.sleep(0.02)
            log('teacher', 'freezes, as the script says for minute %s' % at)
            self.hold('freeze', turn)
            start = minute()
            self.discuss(ask)
            until(start + int(long))
            self.hold('go', turn)
            log('teacher', 'goes on')
        if 'play is over for all' in text:
            until(end)  # whoever is through early tries turning points
        while not self.all_played(last) and minute() < end:
            time.sleep(0.02)
        slow = [team.number for team in pupils if team.played < last]
        log('class', 'all have ended turn %d' % last if not slow else 'teams %s have not ended turn %d' % (slow, last))
        for team in pupils:
            if team.number in slow:
                log('team %d' % team.number, 'reads last: ' + ' / '.join(team.seat.text.splitlines()[-2:]))
        if slow and 'play is over for all' not in text:
            over.append('%s: not all have ended turn %d' % (title, last))

    def by_this_clock(self, command):
        """The console's minutes are a real clock's."""
        word, minutes = command.split()
        whole, _, seconds = minutes.partition(':')
        return '%s %.4f' % (word, (int(whole) + int(seconds or 0) / 60) / speed)

    def hold(self, word, turn):
        desk.say(word)
        (self.frozen.set if word == 'freeze' else self.frozen.clear)()

    def hook(self, part):
        self.aloud(part[3].split('\n\n')[1])
        for _ in range(3):
            spend(4 + ANSWER / ALOUD)

    def debrief(self, part):
        start = time.monotonic()
        made = subprocess.run([program, 'debrief', 'room', '-o', 'page.html'], cwd=home, env=environment, capture_output=True, text=True)
        log('teacher', 'debrief page: %s in %.1f s of a real clock' % (made.stdout.strip() or made.stderr.strip(), time.monotonic() - start))
        for at, ask in re.findall(r'- Minute (\d+)\. (?:Ask: )?(.*)', part[3]):
            until(int(at))
            log('teacher', ask)
            self.discuss(ask)
            late = minute() - part[1]
            if late > 0:
                over.append('debrief: %.1f minutes over' % late)

    def exit(self, part):
        writers = [threading.Thread(target=team.quiz) for team in pupils]
        self.aloud(part[3].split('\n\n')[1])
        for team in pupils:
            team.closed.set()
        for team in pupils:
            team.join()
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()

    def run(self):
        for part in self.parts:
            until(part[0])
            late = minute() - part[0]
            log('teacher', '--- minutes %d to %d: %s%s' % (part[0], part[1], part[2], ' (%.1f late)' % late if late > 0.5 else ''))
            if part[2] == 'Hook':
                self.hook(part)
            elif part[4]:
                self.first.set()
                self.play(part)
            elif part[2] == 'Debrief':
                self.debrief(part)
            else:
                self.exit(part)
            spare = part[1] - minute()
            log('class', '%s is over with %.1f minutes to spare' % (part[2], spare) if spare >= 0 else '%s ran %.1f minutes over' % (part[2], -spare))
            if spare < -0.1:
                over.append('%s: %.1f minutes over' % (part[2], -spare))


def broker():
    with socket.socket() as place:
        place.bind(('127.0.0.1', 0))
        port = place.getsockname()[1]
    with open(home + '/room.conf', 'w') as file:
        file.write('listener %d 127.0.0.1\nallow_anonymous true\nlog_dest none\n' % port)
    process = subprocess.Popen(['mosquitto', '-c', home + '/room.conf'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(200):
        try:
            socket.create_connection(('127.0.0.1', port)).close()
            break
        except OSError:
            time.sleep(0.05)
    return process, port


os.environ['PATH'] += ':/usr/sbin'
process, port = broker()
try:
    start = time.monotonic()
    made = subprocess.run([program, 'class', 'new', '--level', level, '--teams', str(teams), '--minutes', '45', '--seed', '77', '-o', 'kit'], cwd=home,
                          env=environment, capture_output=True, text=True, check=True).stdout
    print('class and kit in %.2f s; the clock runs %g times as fast; %d teams' % (time.monotonic() - start, speed, teams))
    lesson = Lesson()
    desk = Seat('class', 'open', re.search(r'Class code: (\S+)', made).group(1), '--broker', '127.0.0.1:%d' % port, '--pace', 'together')
    assert desk.wait('Team %d: ' % min(teams, 8)), desk.text
    if teams > 8:
        desk.say('codes %d' % teams)
        assert desk.wait('Team %d: ' % teams), desk.text
    codes = dict((int(number), code) for number, code in re.findall(r'Team (\d+): moat class join (\S+)', desk.text))
    pupils = [Team(number, codes[number], port) for number in range(1, teams + 1)]
    begun[0] = time.monotonic()
    for team in pupils:
        team.start()
    lesson.run()
    log('teacher', 'closes the room')
    desk.say('close')
    desk.end()
    collected = subprocess.run([program, 'class', 'collect', 'room', '-o', 'results'], cwd=home, env=environment, capture_output=True, text=True)
    log('teacher', collected.stdout.strip().replace('\n', ' '))
    rows = [line.split(',') for line in open(home + '/results/quiz.csv').read().splitlines()]
    for team in pupils:
        if team.quizzed == 0:
            over.append('no quiz of team %d' % team.number)
        if team.played == 0:
            over.append('no turn of team %d' % team.number)
    log('teacher', 'quiz.csv has %d rows, decisions.csv %d' % (len(rows) - 1, len(open(home + '/results/decisions.csv').read().splitlines()) - 1))
    if '%d games checked' % teams not in collected.stdout:
        over.append('not every game was collected: %s%s' % (collected.stdout, collected.stderr))
    for name in [line[2:] for line in desk.text.splitlines() if line.startswith('! ')]:
        over.append('somebody was named: ' + name)
finally:
    process.terminate()
    process.wait()
    shutil.rmtree(home, ignore_errors=True)
print('\n'.join(over) if over else 'The lesson fits.')
sys.exit(bool(over))
