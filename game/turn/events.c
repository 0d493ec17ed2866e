/* events.c - what happens, whatever the players do or because of it. An event that needs an answer waits for the next orders. */
#include <string.h>
#include "draw.h"
#include "fixed.h"
#include "phases.h"
#include "vectors.h"

/* The subject drawn evenly among those the event allows; -1 when it has none. */
static int draw_subject(const MoatWorld *world, const MoatRules *rules, int e) {
    const MoatEvent *event = &rules->event[e];
    int count = rules->subjects_of[e];
    if (event->subject == MOAT_NOBODY || count == 0) return -1;
    int skip = draw_index(world, DRAW_EVENT_SUBJECT, e, 0, count);
    uint32_t among = event->among;
    while (skip--) among &= among - 1;
    return __builtin_ctz(among);
}

static int answerer(const MoatEvent *event, int subject) {
    if (event->answerer == MOAT_IT) return subject;
    return event->answerer == MOAT_OTHER ? moat_rival(subject) : event->answerer;
}

/* Which events have rested and drawn their chance. Every event is asked every quarter and few are lucky, so all are asked at once. */
VECTORS static void draw_events(MoatWorld *world, const MoatRules *rules, uint8_t lucky[MOAT_EVENTS]) {
    int n = (rules->events + 15) & ~15;
    for (int e = 0; e < n; e++) lucky[e] = (draw_unit(world, DRAW_EVENT_CHANCE, e, 0) < rules->chance_of[e]) & (world->rest[e] <= 0);
    for (int e = 0; e < n; e++) world->rest[e] -= world->rest[e] > 0;
}

static bool may_happen(const MoatWorld *world, const MoatEvent *event, int e) {
    return !((event->once && world->times[e] > 0) || world->waiting[0][e] || world->waiting[1][e]);
}

static void happen(MoatWorld *world, const MoatRules *rules, int e, int subject, MoatLedger *ledger) {
    const MoatEvent *event = &rules->event[e];
    int who = answerer(event, subject);
    world->times[e]++;
    world->rest[e] = event->rest;
    turn_effects(world, rules, event->effects, subject);
    if (event->answers > 0 && who >= 0) world->waiting[who][e] = 1 + (subject < 0 ? 0 : subject);
    turn_tell(ledger, world, MOAT_CAUSE_EVENT, who, e, subject);
    turn_look(ledger, world, MOAT_CAUSE_EVENT, who, e, subject);
}

static void consider(MoatWorld *world, const MoatRules *rules, int e, MoatLedger *ledger) {
    const MoatEvent *event = &rules->event[e];
    if (!may_happen(world, event, e)) return;
    int subject = draw_subject(world, rules, e);
    if (moat_condition(world, rules, event->when, subject)) happen(world, rules, e, subject, ledger);
}

bool moat_event_happen(MoatWorld *world, const MoatRules *rules, int e, int subject, MoatLedger *ledger) {
    if (world->winner || e < 0 || e >= rules->events || world->waiting[0][e] || world->waiting[1][e]) return false;
    const MoatEvent *event = &rules->event[e];
    bool fits = event->subject == MOAT_NOBODY ? subject == -1 : subject >= 0 && subject < 32 && (event->among >> subject & 1);
    if (fits) happen(world, rules, e, subject, ledger);
    return fits;
}

static void keep_calendar(MoatWorld *world, const MoatRules *rules, MoatLedger *ledger) {
    for (uint64_t due = rules->due_at[world->quarter]; due; due &= due - 1) {
        int k = __builtin_ctzll(due);
        turn_effects(world, rules, rules->schedule[k].effects, -1);
        turn_tell(ledger, world, MOAT_CAUSE_SCHEDULED, -1, k, -1);
        turn_look(ledger, world, MOAT_CAUSE_SCHEDULED, -1, k, -1);
    }
}

void phase_events(MoatWorld *world, const MoatRules *rules, MoatLedger *ledger) {
    keep_calendar(world, rules, ledger);
    uint8_t lucky[MOAT_EVENTS], *end = lucky + rules->events;
    draw_events(world, rules, lucky);
    for (uint8_t *at = lucky; (at = memchr(at, true, (size_t)(end - at))); at++) consider(world, rules, (int)(at - lucky), ledger);
}
