/* bout.c - games between plans. */
#include "bout.h"
#include <stdlib.h>
#include <string.h>

enum { NEVER = 99 }; /* more mandate than any bloc has */

bool bars_make(Bars *bars, const MoatRules *rules) {
    memset(bars, 0, sizeof *bars);
    bars->rules = rules;
    for (int verb = 0; verb < MOAT_VERBS; verb++) {
        MoatRules *without = malloc(sizeof *without);
        if (!without) return false;
        *without = *rules; /* what it points to is the rules' own */
        without->order_mandate[verb] = NEVER;
        if (verb == MOAT_ORDER_doctrine) without->doctrine_dates = 0; /* replies cost what the level says, so they are hidden instead */
        if (verb == MOAT_ORDER_answer) without->events = 0;
        bars->without[verb] = without;
    }
    return true;
}

void bars_free(Bars *bars) {
    for (int verb = 0; verb < MOAT_VERBS; verb++) free(bars->without[verb]);
}

/* --- who leads --- */

void lead_note(Lead *lead, const MoatWorld *world) {
    if (lead->turns < MOAT_HORIZON) lead->leader[lead->turns++] = duel_leader(world);
}

void lead_sum(const Lead *lead, int winner, int *behind, int *changes, int *decided) {
    int last = 0;
    *behind = *changes = *decided = 0;
    for (int t = 0; t < lead->turns; t++) {
        int leader = lead->leader[t];
        if (leader != winner) *decided = t + 1;
        if (leader && leader != winner) ++*behind;
        if (leader && last && leader != last) ++*changes;
        if (leader) last = leader;
    }
}

/* --- a game --- */

static void count_orders(BoutEnd *end, MoatSide b, const MoatOrders *orders) {
    for (int k = 0; k < orders->count; k++) {
        int verb = orders->order[k].verb;
        end->used[b] |= UINT32_C(1) << verb;
        if (verb == MOAT_ORDER_release_premium) end->premium_releases[b]++;
        if (verb == MOAT_ORDER_release_open || verb == MOAT_ORDER_release_restricted) end->open_releases[b]++;
    }
}

static MoatFixed open_use(const MoatWorld *world, const MoatRules *rules, MoatSide b) {
    MoatLong open = moat_read(world, rules, (MoatName){MOAT_Q_world_share, {(int16_t)moat_open(b), 0, 0}});
    MoatLong premium = moat_read(world, rules, (MoatName){MOAT_Q_world_share, {(int16_t)moat_premium(b), 0, 0}});
    return open + premium > 0 ? (MoatFixed)(open * MOAT_ONE / (open + premium)) : 0;
}

static void sum_up(BoutEnd *end, const MoatWorld *world, const MoatRules *rules, const Lead *lead) {
    int behind, changes, decided;
    lead_sum(lead, world->winner, &behind, &changes, &decided);
    end->winner = (int8_t)world->winner;
    end->turns = (int8_t)world->turn;
    end->behind = (int8_t)behind, end->changes = (int8_t)changes, end->decided = (int8_t)decided;
    end->score = world->score[0];
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) end->open_use[b] = open_use(world, rules, b);
}

void bout_play(const Bars *bars, const Bout *bout, BoutEnd *end) {
    MoatWorld world;
    MoatOrders orders[MOAT_BLOCS];
    Lead lead = {0};
    memset(end, 0, sizeof *end);
    moat_world_begin(&world, bars->rules, bout->seed);
    while (!world.winner) {
        for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
            const MoatRules *known = bout->barred_side == b ? bars->without[bout->barred_verb] : bars->rules;
            moat_plan_orders(&bout->plan[b], &world, known, b, &orders[b]);
            count_orders(end, b, &orders[b]);
        }
        moat_turn(&world, bars->rules, orders, NULL);
        lead_note(&lead, &world);
    }
    sum_up(end, &world, bars->rules, &lead);
}

/* --- many --- */

enum { CHUNK = 32 }; /* games a task: less to share out */
typedef struct Batch {
    const Bars *bars;
    const Bout *bouts;
    int count;
} Batch;

static void play_chunk(const void *context, int task, void *result) {
    const Batch *batch = context;
    BoutEnd *ends = result;
    for (int k = 0; k < CHUNK && task * CHUNK + k < batch->count; k++) bout_play(batch->bars, &batch->bouts[task * CHUNK + k], &ends[k]);
}

bool bouts_play(const Bars *bars, int jobs, const Bout *bouts, int count, BoutEnd *ends) {
    Batch batch = {bars, bouts, count};
    int tasks = (count + CHUNK - 1) / CHUNK;
    BoutEnd *room = calloc((size_t)tasks * CHUNK, sizeof *room);
    bool well = room && duel_spread(jobs, tasks, room, CHUNK * sizeof *room, play_chunk, &batch, NULL);
    if (well) memcpy(ends, room, (size_t)count * sizeof *ends);
    free(room);
    return well;
}
