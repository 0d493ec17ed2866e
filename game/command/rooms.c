/* rooms.c - moat class open and join: rooms on a broker. */
#ifdef MOAT_WITH_CLASSROOM
#include <argp.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "class.h"
#include "console.h"
#include "seat.h"
#include "words.h"

typedef struct Rooms {
    LinkOptions broker;
    char host[256];
    const char *code, *teacher, *folder, *mode, *pace, *save;
    bool plain;
} Rooms;

/* HOST or HOST:PORT. */
static void take_broker(Rooms *rooms, const char *argument, struct argp_state *state) {
    const char *colon = strrchr(argument, ':');
    snprintf(rooms->host, sizeof rooms->host, "%.*s", colon ? (int)(colon - argument) : 255, argument);
    rooms->broker.host = rooms->host;
    if (colon) rooms->broker.port = class_number(state, "broker", colon + 1, 1, 65535);
}

static error_t take(int key, char *argument, struct argp_state *state) {
    Rooms *rooms = state->input;
    switch (key) {
    case 'b': take_broker(rooms, argument, state); return 0;
    case 'u': rooms->broker.user = argument; return 0;
    case 'a': rooms->broker.certificate = argument; return 0;
    case 't': rooms->teacher = argument; return 0;
    case 'm': rooms->mode = argument; return 0;
    case 'c': rooms->pace = argument; return 0;
    case 'o': rooms->folder = argument; return 0;
    case 'p': rooms->plain = true; return 0;
    case ARGP_KEY_ARG:
        if (state->arg_num > 0) argp_usage(state);
        rooms->code = argument;
        return 0;
    case ARGP_KEY_END:
        if (!rooms->code) argp_usage(state);
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

/* A password on the command line could be read by everybody on the machine. */
static void take_password(Rooms *rooms) { rooms->broker.password = getenv("MOAT_BROKER_PASSWORD"); }

static const struct argp_option open_options[] = {
    {"broker", 'b', "HOST[:PORT]", 0, N_("where the broker is (default: localhost)"), 0},
    {"user", 'u', "NAME", 0, N_("for the broker; its password is in MOAT_BROKER_PASSWORD"), 0},
    {"ca", 'a', "FILE", 0, N_("certificate of the authority that signed the broker's: the connection is encrypted"), 0},
    {"mode", 'm', "MODE", 0, N_("solo (a world for each team), versus (two teams a world) or vote (one world on the projector)"), 0},
    {"pace", 'c', "PACE", 0, N_("free, together (the next turn when all are in) or hand (when you say next)"), 0},
    {"teacher", 't', "CODE", 0, N_("the teacher's code of a room that is open already: go on with it here"), 0},
    {"output", 'o', "FOLDER", 0, N_("where the games are kept (default: room)"), 0},
    {0},
};

static bool choose(const char *word, const char *const *words, int count, int *value) {
    for (*value = 0; *value < count; ++*value)
        if (strcmp(word, words[*value]) == 0) return true;
    command_complain(_("%s is none of those there are; see --help."), word);
    return false;
}

static int run_desk(const Rooms *rooms, const CourseCode *code, const MoatRules *rules) {
    static const char *const modes[] = {"solo", "versus", "vote"}, *const paces[] = {"free", "together", "hand"};
    int mode, pace;
    if (!choose(rooms->mode                      ? rooms->mode
                : code->opponent == COURSE_HUMAN ? "versus"
                                                 : "solo",
            modes, 3, &mode) ||
        !choose(rooms->pace, paces, 3, &pace))
        return EXIT_MISUSE;
    if ((mode == ROOM_VERSUS) != (code->opponent == COURSE_HUMAN)) {
        command_complain(_("Two teams share a world only in a class made with --opponent human --side alternate, and only there."));
        return EXIT_MISUSE;
    }
    char teacher[LETTER_CODE];
    letter_ready();
    letter_code_new(teacher);
    PodiumOptions options = {.broker = rooms->broker,
        .code = *code,
        .teacher = rooms->teacher ? rooms->teacher : teacher,
        .folder = rooms->folder,
        .mode = (RoomMode)mode,
        .pace = (PodiumPace)pace,
        .resume = rooms->teacher != NULL};
    options.code.team = 0;
    MoatTrouble trouble = {0};
    Podium *podium = podium_open(&options, rules, &trouble);
    if (!podium) command_complain("%s", trouble.text[0] ? words_trouble(&trouble) : _("There is not enough memory for a room."));
    int status = podium ? console_run(podium, rules, options.teacher) : EXIT_TROUBLE;
    podium_close(podium);
    return status;
}

int class_open(int argc, char **argv) {
    static const struct argp parser = {open_options, take, "CODE",
        N_("Open a room for a class (its code is made by moat class new) on an MQTT broker, and watch over it. A broker on this machine, "
           "for the "
           "machines of a room: mosquitto -c with the lines 'listener 1883' and 'allow_anonymous true'."),
        NULL, NULL, "moat"};
    Rooms rooms = {.broker.host = "localhost", .pace = "together", .folder = "room"};
    if (argp_parse(&parser, argc, argv, 0, NULL, &rooms) != 0) return EXIT_MISUSE;
    take_password(&rooms);
    CourseCode code;
    MoatRules *rules = code_open(rooms.code, &code);
    int status = rules ? run_desk(&rooms, &code, rules) : EXIT_TROUBLE;
    moat_rules_free(rules);
    return status;
}

/* --- join --- */

static bool make_folders(const char *path) {
    char part[2 * FOLDER];
    for (const char *at = strchr(path + 1, '/'); at; at = strchr(at + 1, '/')) {
        snprintf(part, sizeof part, "%.*s", (int)(at - path), path);
        if (mkdir(part, 0777) != 0 && errno != EEXIST) return false;
    }
    return mkdir(path, 0777) == 0 || errno == EEXIST;
}

/* Somebody else plays: what has been played is told ... */
static int tell_so_far(MoatGame *game, const MoatRules *rules) {
    char path[] = "/tmp/moat-look-XXXXXX";
    MoatTrouble trouble = {0};
    MoatGame *copy = mkdtemp(path) ? moat_game_branch(game, path, moat_game_turns(game), &trouble) : NULL;
    Session *session = copy ? session_open(moat_game_path(copy), rules, true, &trouble) : NULL;
    int status = session ? face_replay(session, true) : EXIT_TROUBLE;
    session_close(session);
    if (copy) unlink(moat_game_path(copy));
    moat_game_close(copy);
    rmdir(path);
    return status;
}

static void tell_score(const MoatGame *game, const MoatRules *rules) {
    char when[WORDS_LINE], score[MOAT_BLOCS][32];
    const MoatWorld *world = moat_game_world(game);
    words_turn(rules, moat_game_turns(game) - 1, when, sizeof when);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++)
        words_value(rules, (MoatName){.quantity = MOAT_Q_score}, world->score[b], score[b], sizeof score[b]);
    printf(_("%s was played: %s %s, %s %s.\n"), when, words_bloc(rules, 0), score[0], words_bloc(rules, 1), score[1]);
}

static bool input_ended(int milliseconds) {
    char byte;
    struct pollfd file = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&file, 1, milliseconds) > 0 && read(STDIN_FILENO, &byte, 1) <= 0;
}

/* ... and then what is played, turn by turn, until the game or the room is over. */
static int look_on(Seat *seat, const MoatRules *rules, const CourseCode *code) {
    int told = -1, status = EXIT_FINE;
    bool over = false;
    printf(_("Seat %d is played on another machine; here you look on.\n"), code->team);
    do {
        MoatGame *game = seat_look(seat, rules);
        int turns = game ? moat_game_turns(game) : told;
        if (game && told < 0) status = tell_so_far(game, rules);
        if (game && told >= 0 && turns != told) tell_score(game, rules);
        told = turns;
        over = (game && moat_game_world(game)->winner) || seat_control(seat)->state == ROOM_CLOSED;
        moat_game_close(game);
        fflush(stdout);
        seat_poll(seat, 200);
    } while (!over && !input_ended(0));
    return status;
}

static int play_seat(Seat *seat, const MoatRules *rules, bool plain) {
    MoatTrouble trouble = {0};
    MoatGame *game = seat_game(seat, rules, &trouble);
    char path[FOLDER];
    if (!game) {
        command_complain("%s", words_trouble(&trouble));
        return EXIT_TROUBLE;
    }
    snprintf(path, sizeof path, "%s", moat_game_path(game));
    moat_game_close(game);
    Session *session = session_open(path, rules, false, &trouble);
    if (!session) {
        command_complain("%s", words_trouble(&trouble));
        return EXIT_TROUBLE;
    }
    seat_enter(seat, session);
    int status = face_play(session, plain);
    bool after;
    if (session_quiz_next(session, &after) >= 0 && after) quiz_ask(session);
    session_close(session);
    seat_poll(seat, 300); /* the last letters leave */
    return status == FACE_MENU ? EXIT_FINE : status;
}

/* One order a line, typed as in the game. */
static int vote_from_seat(Seat *seat, const MoatRules *rules) {
    char *line = NULL, hint[160];
    size_t room = 0;
    printf(_("The class plays one world together. Type an order, as in the game: it is your vote for this turn.\n"));
    for (;;) {
        seat_poll(seat, 200);
        MoatGame *game = seat_projector(seat, rules);
        if (game) {
            char when[WORDS_LINE];
            words_turn(rules, moat_game_turns(game), when, sizeof when);
            printf("%s> ", when);
        }
        fflush(stdout);
        bool more = getline(&line, &room, stdin) >= 0;
        if (more && game) line[strcspn(line, "\r\n")] = '\0';
        seat_poll(seat, 100);
        moat_game_close(game);
        game = seat_projector(seat, rules);
        MoatOrder order;
        int side = game && moat_game_seat(game, 0)->human ? 0 : 1;
        if (more && game && line[0] && moat_order_parse(rules, side, moat_game_world(game), line, &order, hint)) {
            seat_vote(seat, moat_game_turns(game), order);
            printf(_("Your vote: %s\n"), line);
        } else if (more && game && line[0])
            printf(_("That order is not understood. %s\n"), hint);
        moat_game_close(game);
        if (!more) break;
    }
    free(line);
    seat_poll(seat, 300);
    return EXIT_FINE;
}

static int join(const Rooms *rooms, const CourseCode *code, const char *mark, const MoatRules *rules) {
    enum { PATIENCE = 10000 };
    char id[32], folder[2 * FOLDER];
    course_code_id(code, id);
    snprintf(folder, sizeof folder, "%s/%s-%s-team-%d", rooms->save ? rooms->save : folder_of_rooms(), id, mark, code->team);
    MoatTrouble trouble = {0};
    if (!make_folders(folder)) {
        command_complain(_("The folder %s cannot be made: %s."), folder, strerror(errno));
        return EXIT_TROUBLE;
    }
    Seat *seat = seat_open(&rooms->broker, code, mark, folder, &trouble);
    SeatJoin joined = seat ? seat_join(seat, rules, PATIENCE, &trouble) : SEAT_NOWHERE;
    if (joined == SEAT_NOWHERE) command_complain("%s", words_trouble(&trouble));
    int status = joined == SEAT_NOWHERE                  ? EXIT_TROUBLE
                 : joined == SEAT_VIEWER                 ? look_on(seat, rules, code)
                 : seat_control(seat)->mode == ROOM_VOTE ? vote_from_seat(seat, rules)
                                                         : play_seat(seat, rules, face_is_plain(rooms->plain));
    seat_close(seat);
    return status;
}

static error_t take_join(int key, char *argument, struct argp_state *state) {
    Rooms *rooms = state->input;
    if (key != 'f') return take(key, argument, state);
    rooms->save = argument;
    return 0;
}

int class_join(int argc, char **argv) {
    static const struct argp_option options[] = {
        {"broker", 'b', "HOST[:PORT]", 0, N_("where the broker is (default: localhost)"), 0},
        {"user", 'u', "NAME", 0, N_("for the broker; its password is in MOAT_BROKER_PASSWORD"), 0},
        {"ca", 'a', "FILE", 0, N_("certificate of the authority that signed the broker's: the connection is encrypted"), 0},
        {"plain", 'p', NULL, 0, N_("sentences and short commands instead of a screen"), 0},
        {"save", 'f', "FOLDER", 0, N_("where to save the game"), 0},
        {0},
    };
    static const struct argp parser = {options, take_join, "CODE", N_("Take a team's seat in a room that is open."), NULL, NULL, "moat"};
    Rooms rooms = {.broker.host = "localhost"};
    if (argp_parse(&parser, argc, argv, 0, NULL, &rooms) != 0) return EXIT_MISUSE;
    take_password(&rooms);
    CourseCode code;
    char class[ROOM_CODE], mark[5];
    if (!room_code_split(rooms.code, class, mark)) {
        command_complain(_("The code of a seat has five groups of four letters: class, team, room."));
        return EXIT_MISUSE;
    }
    MoatRules *rules = code_open(class, &code);
    int status = rules ? join(&rooms, &code, mark, rules) : EXIT_TROUBLE;
    moat_rules_free(rules);
    return status;
}
#endif
