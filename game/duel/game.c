/* game.c - one game between two opponents, whatever they are. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "bot.h"
#include "draw.h"
#include "bot_view.h"

static const char BOT_PREFIX[] = "cmd:";

const char *duel_fault_word(DuelFault fault) {
    static const char *const word[DUEL_FAULTS] = {
#define FAULT(id, word, sentence) word,
#include "faults.def"
    };
    return word[fault];
}

const char *duel_fault_sentence(DuelFault fault) {
    static const char *const text[DUEL_FAULTS] = {
#define FAULT(id, word, sentence) sentence,
#include "faults.def"
    };
    return text[fault];
}

bool duel_player(const MoatRules *rules, const char *name, DuelPlayer *player) {
    size_t prefix = sizeof BOT_PREFIX - 1;
    if (strlen(name) >= sizeof player->name || !duel_is_text(name)) return false;
    snprintf(player->name, sizeof player->name, "%s", name);
    player->bot = strncmp(name, BOT_PREFIX, prefix) == 0;
    return player->bot ? name[prefix] != '\0' : moat_mind_find(rules, name, &player->mind);
}

int duel_leader(const MoatWorld *world) { return world->score[0] > world->score[1] ? 1 : world->score[0] < world->score[1] ? 2 : 0; }

uint64_t duel_mind_seed(const MoatWorld *world, MoatSide side) {
    return draw_mix(world->seed ^ (UINT64_C(0x9E3779B97F4A7C15) * (uint64_t)(2 * world->turn + side + 1)));
}

/* --- a seat: who sits there, and the line to it --- */

typedef struct Seat {
    const DuelPlayer *player;
    MoatSide side;
    Bot bot;
} Seat;

static DuelFault sit_down(Seat *seat, const MoatRules *rules, const DuelTerms *terms) {
    char answer[BOT_LINE], *hello;
    seat->bot.pid = -1, seat->bot.wire = -1;
    if (!seat->player->bot) return DUEL_NONE;
    if (!bot_begin(&seat->bot, seat->player->name + sizeof BOT_PREFIX - 1)) return DUEL_START;
    hello = view_hello(rules, seat->side, terms->milliseconds);
    DuelFault fault = hello ? bot_ask(&seat->bot, hello, 2 * terms->milliseconds, answer) : DUEL_START;
    free(hello);
    return fault != DUEL_NONE ? fault : strncmp(answer, "ready", 5) == 0 ? DUEL_NONE : DUEL_GARBAGE;
}

static DuelFault ask_bot(
    Seat *seat, const MoatWorld *world, const MoatRules *rules, const DuelTerms *terms, MoatOrders *orders, DuelGame *game) {
    char answer[BOT_LINE], *turn = view_turn(world, rules, seat->side, duel_mind_seed(world, seat->side), terms->milliseconds);
    DuelFault fault = turn ? bot_ask(&seat->bot, turn, terms->milliseconds, answer) : DUEL_START;
    MoatSide b = seat->side;
    free(turn);
    if (fault != DUEL_NONE) return fault;
    return view_read_orders(world, rules, b, answer, orders, &game->refused[b], game->first_refused[b]) ? DUEL_NONE : DUEL_GARBAGE;
}

static DuelFault ask(
    Seat *seat, const MoatWorld *world, const MoatRules *rules, const DuelTerms *terms, MoatOrders *orders, DuelGame *game) {
    orders->count = 0;
    if (seat->player->bot) return ask_bot(seat, world, rules, terms, orders, game);
    moat_mind_orders(seat->player->mind, world, rules, seat->side, duel_mind_seed(world, seat->side), orders);
    return DUEL_NONE;
}

static void get_up(Seat *seat, const MoatWorld *world, const MoatRules *rules) {
    char *over = seat->bot.wire >= 0 ? view_over(world, rules, seat->side) : NULL;
    if (over) bot_tell(&seat->bot, over);
    free(over);
    bot_end(&seat->bot);
}

/* --- the game --- */

enum { MOST_TURNS = MOAT_HORIZON };
typedef struct Course { /* who led after each turn */
    int turns, leader[MOST_TURNS];
} Course;

static void note(Course *course, const MoatWorld *world) {
    if (course->turns < MOST_TURNS) course->leader[course->turns++] = duel_leader(world);
}

static void sum_up(DuelGame *game, const Course *course) {
    int last = 0;
    for (int t = 0; t < course->turns; t++) {
        int leader = course->leader[t];
        if (leader && game->winner <= MOAT_BLOCS) game->behind += leader != game->winner;
        if (leader && last && leader != last) game->lead_changes++;
        if (leader) last = leader;
    }
}

static void begin(DuelGame *game, const MoatRules *rules, const DuelPlayer *const player[MOAT_BLOCS], uint64_t seed) {
    memset(game, 0, sizeof *game);
    game->seed = seed;
    game->level_hash = rules->hash;
    snprintf(game->level, sizeof game->level, "%s", rules->id);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        snprintf(game->name[b], sizeof game->name[b], "%s", player[b]->name);
        snprintf(game->bloc[b], sizeof game->bloc[b], "%s", rules->bloc[b].id);
    }
}

static void finish(DuelGame *game, const MoatWorld *world, const Course *course) {
    int faulty = (game->fault[0] != DUEL_NONE) + 2 * (game->fault[1] != DUEL_NONE);
    game->winner = faulty == 0 ? world->winner : 3 - faulty ? 3 - faulty : 3; /* both failed: nobody */
    game->ending = faulty ? 0 : world->ending;
    game->turns = world->turn;
    game->quarters = world->quarter;
    game->score = world->score[0];
    game->hash = moat_world_hash(world);
    sum_up(game, course);
}

static bool faultless(const DuelGame *game) { return game->fault[0] == DUEL_NONE && game->fault[1] == DUEL_NONE; }

void duel_play(const MoatRules *rules, const DuelPlayer *const player[MOAT_BLOCS], const DuelTerms *terms, uint64_t seed, DuelGame *game) {
    MoatWorld world;
    MoatOrders orders[MOAT_BLOCS];
    Seat seat[MOAT_BLOCS];
    Course course = {0};
    begin(game, rules, player, seed);
    moat_world_begin(&world, rules, seed);
    moat_world_set_par(
        &world, rules, moat_par_between(rules, player[0]->bot ? NULL : player[0]->name, player[1]->bot ? NULL : player[1]->name));
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        seat[b] = (Seat){.player = player[b], .side = b};
        game->fault[b] = sit_down(&seat[b], rules, terms);
    }
    while (!world.winner && faultless(game)) {
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) game->fault[b] = ask(&seat[b], &world, rules, terms, &orders[b], game);
        if (!faultless(game)) break;
        moat_turn(&world, rules, orders, NULL);
        note(&course, &world);
    }
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) get_up(&seat[b], &world, rules);
    finish(game, &world, &course);
}
