/* session.c - a game being played: sides, draft, forecast, end of turn. */
#include "session.h"
#include "words.h"
#include "forecast.h"
#include "platform.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Remembered {
    bool known;
    int turn;
    MoatSide side;
    MoatThought thought;
} Remembered;

struct Session {
    const MoatRules *rules;
    MoatGame *game;
    MoatSide side;                /* whose orders are given now */
    MoatOrders ended[MOAT_BLOCS]; /* of the sides that have ended this turn */
    WordsStory story;
    bool told; /* the story holds the last turn */
    MoatOutlook outlook[MOAT_OUTLOOKS];
    int outlooks; /* 0: to be made anew */
    Forecast forecast;
    int guessed;         /* 1 + turn * 2 + side whose rival the guesses are of */
    Remembered rival;    /* why the rival ordered what it did in a turn */
    Remembered advice;   /* for the orders that are being given */
    MoatSearch *adviser; /* that the advice comes from; NULL: none was asked for this turn */
    MoatTrouble trouble; /* of the last write that failed */
    SessionRoom room;
    int remote;                  /* side played elsewhere; -1 none */
    bool left;                   /* the lesson ends here, though the game does not */
    bool changed;                /* by the room, under the face */
    bool (*stop)(void *context); /* whether to give up thinking */
    void *stop_context;
};

const MoatRules *session_rules(const Session *session) { return session->rules; }
const MoatWorld *session_world(const Session *session) { return moat_game_world(session->game); }
MoatGame *session_game(const Session *session) { return session->game; }
bool session_over(const Session *session) { return session_world(session)->winner != 0; }
MoatSide session_side(const Session *session) { return session->side; }
const WordsStory *session_story(const Session *session) { return session->told ? &session->story : NULL; }

static bool human(const Session *session, MoatSide side) { return side != session->remote && moat_game_seat(session->game, side)->human; }

int session_humans(const Session *session) { return human(session, 0) + human(session, 1); }

static MoatSide first_side(const Session *session) { return human(session, 0) || !human(session, 1) ? 0 : 1; }

static Session *begin(MoatGame *game, const MoatRules *rules, MoatTrouble *trouble) {
    Session *session = game ? calloc(1, sizeof *session) : NULL;
    if (!session) {
        if (game) {
            moat_game_close(game);
            *trouble = (MoatTrouble){.text = "There is not enough memory for a game.", .pattern = "There is not enough memory for a game."};
        }
        return NULL;
    }
    session->rules = rules;
    session->game = game;
    session->remote = -1;
    session->side = first_side(session);
    return session;
}

Session *session_new(const MoatRules *rules, const char *folder, uint64_t seed, const MoatSeat seats[MOAT_BLOCS], MoatTrouble *trouble) {
    return begin(moat_game_new(folder, rules, seed, seats, trouble), rules, trouble);
}

static Session *tell_last(Session *session) {
    int turns = session ? moat_game_turns(session->game) : 0;
    if (turns > 0) session->told = session_tell(session, turns - 1, &session->story);
    return session;
}

Session *session_open(const char *path, const MoatRules *rules, bool read_only, MoatTrouble *trouble) {
    return tell_last(begin(moat_game_open(path, rules, read_only, trouble), rules, trouble));
}

Session *session_salvage(const char *path, const MoatRules *rules, MoatTrouble *trouble) {
    return tell_last(begin(moat_game_salvage(path, rules, trouble), rules, trouble));
}

void session_close(Session *session) {
    if (!session) return;
    words_story_free(&session->story);
    moat_search_free(session->adviser);
    moat_game_close(session->game);
    free(session);
}

/* --- the draft --- */

const MoatOrders *session_draft(const Session *session) { return moat_game_draft(session->game, session->side); }

static void set_draft(Session *session, const MoatOrders *draft) {
    session->outlooks = 0;
    moat_game_set_draft(session->game, session->side, draft, &session->trouble);
}

MoatRefusal session_check(const Session *session, MoatOrder order) {
    return moat_order_check(session_world(session), session->rules, session->side, session_draft(session), order);
}

MoatRefusal session_add(Session *session, MoatOrder order) {
    MoatRefusal refusal = session_check(session, order);
    MoatOrders draft = *session_draft(session);
    if (refusal == MOAT_ORDER_OK && draft.count == MOAT_ORDERS) refusal = MOAT_REFUSAL_TOO_MANY;
    if (refusal != MOAT_ORDER_OK) return refusal;
    draft.order[draft.count++] = order;
    set_draft(session, &draft);
    return MOAT_ORDER_OK;
}

bool session_undo(Session *session) {
    MoatOrders draft = *session_draft(session);
    if (draft.count == 0) return false;
    draft.count--;
    set_draft(session, &draft);
    return true;
}

void session_undo_all(Session *session) { set_draft(session, &(MoatOrders){0}); }

int session_remove(Session *session, int at) {
    const MoatOrders old = *session_draft(session);
    MoatOrders draft = {0};
    if (at < 0 || at >= old.count) return 0;
    for (int i = 0; i < old.count; i++) {
        bool fits =
            i < at || moat_order_check(session_world(session), session->rules, session->side, &draft, old.order[i]) == MOAT_ORDER_OK;
        if (i != at && fits) draft.order[draft.count++] = old.order[i];
    }
    set_draft(session, &draft);
    return old.count - draft.count;
}

MoatCost session_left(const Session *session) {
    return moat_draft_left(session_world(session), session->rules, session->side, session_draft(session));
}

static bool answers(const MoatOrders *draft, int event) {
    for (int i = 0; i < draft->count; i++)
        if (draft->order[i].verb == MOAT_ORDER_answer && draft->order[i].target == event) return true;
    return false;
}

int session_unanswered(const Session *session, int *events, int most) {
    int count = 0;
    for (int e = 0; e < session->rules->events && count < most; e++)
        if (session_world(session)->waiting[session->side][e] != 0 && !answers(session_draft(session), e)) events[count++] = e;
    return count;
}

/* --- lessons --- */

int session_questions(const Session *session, CourseQuestion *list, int most) {
    return human(session, session->side) ? course_questions(session->game, session->rules, session->side, list, most) : 0;
}

bool session_predict(Session *session, const char *id, int percent, const char *reason) {
    CourseQuestion list[COURSE_QUESTIONS];
    int count = session_questions(session, list, COURSE_QUESTIONS);
    MoatNote note = {.kind = MOAT_NOTE_PREDICT, .side = session->side, .number = percent};
    for (int i = 0; i < count; i++)
        if (strcmp(list[i].id, id) == 0) memcpy(note.id, list[i].id, sizeof note.id);
    snprintf(note.text, sizeof note.text, "%s", reason);
    bool taken = note.id[0] && moat_game_note(session->game, &note, &session->trouble);
    if (taken && session->room.ended) session->room.ended(session->room.context, session);
    return taken;
}

int session_quiz_next(const Session *session, bool *after) {
    bool left = session->left || (session->room.stopped && session->room.stopped(session->room.context));
    return course_quiz_next(session->game, session->rules, left, after);
}

void session_leave(Session *session) { session->left = true; }

bool session_quiz(Session *session, int question, int answer) {
    bool after;
    MoatNote note = {.kind = MOAT_NOTE_QUIZ, .number = answer + 1};
    if (question < 0 || question != session_quiz_next(session, &after)) return false;
    const MoatQuizItem *item = &session->rules->lesson->item[question];
    note.side = after;
    memcpy(note.id, item->id, sizeof note.id);
    bool taken = answer >= 0 && answer < item->answers && moat_game_note(session->game, &note, &session->trouble);
    if (taken && session->room.ended) session->room.ended(session->room.context, session);
    return taken;
}

/* --- what the draft may bring --- */

static void watch(Session *session, MoatQuantity quantity, int first, int second) {
    if (session->outlooks < MOAT_OUTLOOKS)
        session->outlook[session->outlooks++] = (MoatOutlook){.name = {(int16_t)quantity, {(int16_t)first, (int16_t)second, 0}}};
}

static void guess(Session *session) {
    int now = 1 + 2 * session_world(session)->turn + session->side;
    if (session->guessed == now) return;
    session->guessed = now;
    forecast_guess(&session->forecast, session_world(session), session->rules, moat_rival(session->side));
}

const MoatOutlook *session_forecast(Session *session, int *count) {
    static const MoatQuantity own[] = {
        MOAT_Q_score, MOAT_Q_cash, MOAT_Q_patience, MOAT_Q_present, MOAT_Q_tomorrow, MOAT_Q_autonomy, MOAT_Q_lab};
    if (session->outlooks == 0) {
        for (size_t i = 0; i < sizeof own / sizeof *own; i++) watch(session, own[i], session->side, 0);
        for (int r = 0; r < session->rules->regulators; r++) watch(session, MOAT_Q_heat, r, session->side);
        guess(session);
        forecast_make(&session->forecast, session_world(session), session->rules, session->side, session_draft(session), session->outlook,
            session->outlooks);
    }
    *count = session->outlooks;
    return session->outlook;
}

/* --- rooms --- */

void session_enter_room(Session *session, const SessionRoom *room, int remote) {
    session->room = *room;
    session->remote = remote;
    session->side = first_side(session);
}

bool session_sync(Session *session) {
    if (session->room.sync) session->room.sync(session->room.context, session);
    bool changed = session->changed;
    session->changed = false;
    return changed;
}

const char *session_hold(Session *session) {
    return session->room.hold && !session_over(session) ? session->room.hold(session->room.context, session) : NULL;
}

const char *session_room_code(const Session *session) { return session->room.code; }

const char *session_notice(const Session *session) { return session->room.notice ? session->room.notice(session->room.context) : ""; }

void session_replace(Session *session, MoatGame *game) {
    if (game != session->game) moat_game_close(session->game);
    session->game = game;
    session->side = first_side(session);
    session->outlooks = 0;
    session->changed = true;
    session->told = false;
    tell_last(session);
}

/* --- the end of a turn --- */

/* A mind's seed follows from the game's, the turn and the side (splitmix64's mixing), and is not the game's. */
static uint64_t mind_seed(const MoatWorld *world, MoatSide side) {
    uint64_t x = world->seed ^ (UINT64_C(0x9E3779B97F4A7C15) * (uint64_t)(2 * world->turn + side + 1));
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return x ^ (x >> 31);
}

static void play_part(void *search, int playout) { moat_search_play(search, playout); }

/* As moat_search_step does, by all processors. False: it was told to stop. */
static bool think(const Session *session, MoatSearch *search) {
    for (int count; (count = moat_search_round(search)) > 0; moat_search_close(search)) {
        if (session->stop && session->stop(session->stop_context)) return false;
        platform_share(count, play_part, search);
    }
    return true;
}

void session_stop_when(Session *session, bool (*stop)(void *context), void *context) {
    session->stop = stop;
    session->stop_context = context;
}

/* A level that was changed may lack the opponent of an older game: the planner sits down in its place. */
static MoatMind mind_of(const Session *session, MoatSide side) {
    MoatMind mind = MOAT_MIND_planner;
    moat_mind_find(session->rules, moat_game_seat(session->game, side)->mind, &mind);
    return mind;
}

/* False: it was told to stop. */
static bool mind_orders(const Session *session, MoatSide side, MoatOrders *orders) {
    const MoatWorld *world = session_world(session);
    MoatMind mind = mind_of(session, side);
    uint64_t seed = mind_seed(world, side);
    MoatThought thought;
    bool searches = moat_mind_row(session->rules, mind).playouts > 0;
    MoatSearch *search = searches ? moat_search_new(mind, world, session->rules, side, seed, 0, false) : NULL;
    *orders = (MoatOrders){0};
    if (!search) {
        moat_mind_orders(mind, world, session->rules, side, seed, orders);
        return true;
    }
    bool done = think(session, search);
    moat_search_thought(search, &thought);
    moat_search_free(search);
    *orders = thought.orders;
    return done;
}

/* --- why --- */

const MoatThought *session_rival_thought(Session *session, int turn) {
    Remembered *rival = &session->rival;
    MoatSide side = moat_rival(session->side);
    MoatWorld world;
    if (human(session, side) || turn < 0 || turn >= moat_game_turns(session->game)) return NULL;
    if (rival->known && rival->turn == turn && rival->side == side) return &rival->thought;
    if (!moat_game_world_at(session->game, turn, &world)) return NULL;
    MoatSearch *search = moat_search_new(mind_of(session, side), &world, session->rules, side, mind_seed(&world, side), 0, true);
    if (!search) return NULL;
    rival->known = think(session, search), rival->turn = turn, rival->side = side;
    moat_search_thought(search, &rival->thought);
    moat_search_free(search);
    return rival->known ? &rival->thought : NULL;
}

/* An adviser of the other side's turn, or of another turn, has nothing to say. */
static bool advised(const Session *session) {
    return session->adviser && session->advice.turn == session_world(session)->turn && session->advice.side == session->side;
}

const MoatThought *session_advice(Session *session) {
    const MoatWorld *world = session_world(session);
    if (session_over(session)) return NULL;
    if (advised(session)) return &session->advice.thought;
    moat_search_free(session->adviser);
    session->adviser = moat_search_new(SESSION_ADVISER, world, session->rules, session->side, ~mind_seed(world, session->side), 0, true);
    if (!session->adviser) return NULL;
    if (!think(session, session->adviser)) {
        moat_search_free(session->adviser);
        session->adviser = NULL;
        return NULL;
    }
    moat_search_thought(session->adviser, &session->advice.thought);
    session->advice.turn = world->turn;
    session->advice.side = session->side;
    return &session->advice.thought;
}

bool session_take_advice(Session *session) {
    if (!advised(session)) return false;
    set_draft(session, &session->advice.thought.orders);
    return true;
}

bool session_draft_behind(Session *session, int *points, int *error) {
    enum { PLAYOUTS = 64 };
    MoatWorth draft, preferred;
    if (!advised(session)) return false;
    moat_search_worth(session->adviser, NULL, PLAYOUTS, &preferred);
    moat_search_worth(session->adviser, session_draft(session), PLAYOUTS, &draft);
    *points = preferred.score - draft.score;
    *error = draft.error;
    return true;
}

static void begin_story(WordsStory *story, const MoatWorld *world, const MoatOrders orders[MOAT_BLOCS]) {
    story->rows = 0;
    story->out_of_memory = false;
    story->before = *world;
    story->turn = world->turn;
    memcpy(story->orders, orders, sizeof story->orders);
}

/* SESSION_PLAYED: they are all there. */
static SessionEnd others_orders(Session *session) {
    for (MoatSide b = 0; b < MOAT_BLOCS; b++)
        if (b == session->remote) {
            if (!session->room.exchange(session->room.context, session, &session->ended[moat_rival(b)], &session->ended[b]))
                return SESSION_WAITING;
        } else if (!human(session, b) && !mind_orders(session, b, &session->ended[b]))
            return SESSION_STOPPED;
    return SESSION_PLAYED;
}

SessionEnd session_end(Session *session) {
    if (session_over(session)) return SESSION_GAME_OVER;
    if (human(session, session->side)) session->ended[session->side] = *session_draft(session);
    if (session_humans(session) == MOAT_BLOCS && session->side == 0) {
        session->side = 1;
        session->outlooks = 0;
        return SESSION_OTHER_SIDE;
    }
    SessionEnd others = others_orders(session);
    if (others != SESSION_PLAYED) return others;
    MoatLedger ledger;
    begin_story(&session->story, session_world(session), session->ended);
    moat_ledger_begin(&ledger, session->rules, session_world(session), words_story_row, &session->story);
    if (moat_game_end_turn(session->game, session->ended, &ledger, &session->trouble)) session->trouble.text[0] = '\0';
    session->story.after = *session_world(session);
    session->told = true;
    session->outlooks = 0;
    session->side = first_side(session);
    if (session->room.ended) session->room.ended(session->room.context, session);
    return session_over(session) ? SESSION_GAME_OVER : SESSION_PLAYED;
}

bool session_tell(const Session *session, int turn, WordsStory *story) {
    MoatWorld world;
    MoatOrders orders[MOAT_BLOCS];
    MoatLedger ledger;
    if (!moat_game_orders(session->game, turn, orders) || !moat_game_world_at(session->game, turn, &world)) return false;
    begin_story(story, &world, orders);
    moat_ledger_begin(&ledger, session->rules, &world, words_story_row, story);
    moat_turn(&world, session->rules, orders, &ledger);
    story->after = world;
    return true;
}

/* Leaves only what can be given now. */
static int draft_sift(Session *session, MoatSide side) {
    const MoatOrders old = *moat_game_draft(session->game, side);
    MoatOrders draft = {0};
    for (int i = 0; i < old.count; i++)
        if (moat_order_check(session_world(session), session->rules, side, &draft, old.order[i]) == MOAT_ORDER_OK)
            draft.order[draft.count++] = old.order[i];
    moat_game_set_draft(session->game, side, &draft, NULL);
    return old.count - draft.count;
}

int session_change_rules(Session *session, const MoatRules *rules) {
    int lost = moat_game_move(session->game, rules);
    session->rules = rules;
    session->side = first_side(session);
    session->outlooks = 0;
    session->told = false;
    session->rival.known = false;
    moat_search_free(session->adviser);
    session->adviser = NULL;
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) lost += draft_sift(session, side);
    tell_last(session);
    return lost;
}

const char *session_trouble(Session *session) { return moat_game_stored(session->game) ? "" : words_trouble(&session->trouble); }
