#include "broker.h"
#include <arpa/inet.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

MoatRules *rules;

int rooms_load(void **state) {
    (void)state;
    rules = play_rules(MOAT_LEVELS "/free-or-paid.yaml");
    return 0;
}

int rooms_unload(void **state) {
    (void)state;
    moat_rules_free(rules);
    return 0;
}

static int free_port(void) {
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof at;
    int file = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(bind(file, (struct sockaddr *)&at, sizeof at), 0);
    assert_int_equal(getsockname(file, (struct sockaddr *)&at, &size), 0);
    close(file);
    return ntohs(at.sin_port);
}

static bool answers(int port) {
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int file = socket(AF_INET, SOCK_STREAM, 0);
    bool good = connect(file, (struct sockaddr *)&at, sizeof at) == 0;
    close(file);
    return good;
}

static void run(const char *command) {
    if (system(command) != 0) fail_msg("%s", command);
}

static void make_guard(const Broker *broker) {
    char command[1500];
    snprintf(command, sizeof command,
        "cd %s && openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout ca.key -out ca.crt -subj '/CN=Moat test authority' 2>/dev/null "
        "&& "
        "openssl req -newkey rsa:2048 -nodes -keyout broker.key -out broker.csr -subj '/CN=localhost' 2>/dev/null && "
        "printf 'subjectAltName=DNS:localhost,IP:127.0.0.1' >san && "
        "openssl x509 -req -in broker.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -out broker.crt -extfile san 2>/dev/null && "
        "mosquitto_passwd -b -c passwords pupil secret",
        broker->folder);
    run(command);
    chmod(broker_folder(broker, "broker.key"), 0644);
}

static void write_settings(const Broker *broker) {
    char path[128];
    snprintf(path, sizeof path, "%s/broker.conf", broker->folder);
    FILE *file = fopen(path, "w");
    fprintf(file, "listener %d 127.0.0.1\nuser root\nlog_dest none\n", broker->port);
    if (broker->persistent)
        fprintf(file, "persistence true\npersistence_location %s/\nautosave_on_changes true\nautosave_interval 1\n", broker->folder);
    if (broker->guarded)
        fprintf(file,
            "allow_anonymous false\npassword_file %s/passwords\ncafile %s/ca.crt\ncertfile %s/broker.crt\nkeyfile %s/broker.key\n",
            broker->folder, broker->folder, broker->folder, broker->folder);
    else
        fprintf(file, "allow_anonymous true\n");
    fclose(file);
}

void broker_again(Broker *broker) {
    broker->process = fork();
    if (broker->process == 0) {
        char path[128];
        snprintf(path, sizeof path, "%s/broker.conf", broker->folder);
        prctl(PR_SET_PDEATHSIG, SIGKILL); /* a test that is stopped leaves no broker */
        if (!freopen("/dev/null", "w", stderr) || !freopen("/dev/null", "w", stdout)) _exit(126);
        execl(MOSQUITTO, "mosquitto", "-c", path, (char *)NULL);
        _exit(127);
    }
    for (int i = 0; i < 600 && !answers(broker->port); i++) usleep(50000);
    assert_true(answers(broker->port));
}

void broker_start(Broker *broker, bool persistent, bool guarded) {
    *broker = (Broker){.persistent = persistent, .guarded = guarded};
    snprintf(broker->folder, sizeof broker->folder, "/tmp/moat-rooms-XXXXXX");
    assert_non_null(mkdtemp(broker->folder));
    broker->port = free_port();
    if (guarded) make_guard(broker);
    write_settings(broker);
    broker_again(broker);
}

void broker_kill(Broker *broker) {
    kill(broker->process, SIGKILL);
    waitpid(broker->process, NULL, 0);
}

static int drop(const char *path, const struct stat *about, int kind, struct FTW *at) {
    (void)about;
    (void)kind;
    (void)at;
    return remove(path);
}

void broker_end(Broker *broker) {
    broker_kill(broker);
    nftw(broker->folder, drop, 16, FTW_DEPTH | FTW_PHYS);
}

const char *broker_folder(const Broker *broker, const char *name) {
    static char path[8][160];
    static int at;
    at = (at + 1) % 8;
    snprintf(path[at], sizeof path[at], "%s/%s", broker->folder, name);
    return path[at];
}

LinkOptions broker_options(const Broker *broker) {
    LinkOptions options = {.host = broker->guarded ? "localhost" : "127.0.0.1", .port = broker->port};
    if (broker->guarded) options.user = "pupil", options.password = "secret", options.certificate = broker_folder(broker, "ca.crt");
    return options;
}

CourseCode class_code(bool versus) {
    MoatMind mind = MOAT_MIND_beginner;
    return (CourseCode){.rules = MOAT_RULES_VERSION % 8,
        .id = course_id_mark(rules->id),
        .level = course_level_mark(rules),
        .seed = 77,
        .opponent = versus ? COURSE_HUMAN : mind,
        .sides = COURSE_ALTERNATE};
}

Podium *open_podium(const Broker *broker, bool versus, const char *folder, PodiumPace pace, bool resume) {
    MoatTrouble trouble = {0};
    PodiumOptions options = {.broker = broker_options(broker),
        .code = class_code(versus),
        .teacher = "ABCD-EFGH-JKMN-PQRS",
        .folder = broker_folder(broker, folder),
        .mode = versus ? ROOM_VERSUS : ROOM_SOLO,
        .pace = pace,
        .resume = resume};
    Podium *podium = podium_open(&options, rules, &trouble);
    if (!podium) fail_msg("%s", trouble.text);
    return podium;
}

Seat *seat_of(const Broker *broker, const Podium *podium, int team, const char *machine) {
    MoatTrouble trouble = {0};
    char text[ROOM_CODE], class[ROOM_CODE], mark[5], name[64];
    LinkOptions options = broker_options(broker);
    CourseCode code;
    podium_team_code(podium, team, text);
    assert_true(room_code_split(text, class, mark));
    assert_true(course_code_read(class, &code, NULL, NULL, NULL));
    assert_int_equal(code.team, team);
    snprintf(name, sizeof name, "%s-%d", machine, team);
    Seat *seat = seat_open(&options, &code, mark, broker_folder(broker, name), &trouble);
    if (!seat) fail_msg("%s", trouble.text);
    return seat;
}

bool pupil_join(Pupil *pupil, const Broker *broker, const Podium *podium, int team, const char *machine) {
    MoatTrouble trouble = {0};
    *pupil = (Pupil){.team = team, .seat = seat_of(broker, podium, team, machine)};
    SeatJoin joined = SEAT_NOWHERE;
    for (int i = 0; i < 600 && joined == SEAT_NOWHERE; i++) {
        podium_poll((Podium *)(uintptr_t)podium, 20);
        joined = seat_join(pupil->seat, rules, 0, &trouble);
    }
    if (joined != SEAT_PLAYER) return false;
    for (int i = 0; i < 3; i++) seat_poll(pupil->seat, 50); /* what the broker keeps of the seat comes right behind */
    MoatGame *game = seat_game(pupil->seat, rules, &trouble);
    assert_non_null(game);
    char path[512];
    snprintf(path, sizeof path, "%s", moat_game_path(game));
    moat_game_close(game);
    pupil->session = session_open(path, rules, false, &trouble);
    if (!pupil->session) fail_msg("%s", trouble.text);
    seat_enter(pupil->seat, pupil->session);
    return true;
}

void pupil_leave(Pupil *pupil) {
    if (pupil->session) session_close(pupil->session);
    seat_vanish(pupil->seat);
    *pupil = (Pupil){.team = pupil->team};
}

SessionEnd pupil_play(Pupil *pupil) {
    CourseQuestion list[COURSE_QUESTIONS];
    MoatOrders orders;
    session_sync(pupil->session);
    if (session_draft(pupil->session)->count == 0) {
        play_random(session_world(pupil->session), rules, session_side(pupil->session), (uint64_t)pupil->team, 2, &orders);
        for (int i = 0; i < orders.count; i++) (void)session_add(pupil->session, orders.order[i]);
    }
    while (session_questions(pupil->session, list, COURSE_QUESTIONS) > 0)
        assert_true(session_predict(pupil->session, list[0].id, 10 * (pupil->team % 11), "the class thinks so"));
    const char *hold = session_hold(pupil->session);
    return hold ? SESSION_WAITING : session_end(pupil->session);
}
