/* lint.c - what is allowed but cannot be meant: events that never happen, effects that change nothing, goals out of reach, ids that nobody
 * names, figures older than they should be. Only sound levels are looked at, so that nothing here follows from an error. */
#include "loader.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- conditions --- */

static bool same_name(MoatName a, MoatName b) { return a.quantity == b.quantity && memcmp(a.at, b.at, sizeof a.at) == 0; }

/* What a comparison with a number leaves of all numbers, in steps of fixed point. */
typedef struct Span {
    MoatLong low, high;
} Span;
static Span span_of(const MoatTerm *term) {
    static const MoatLong far = INT64_MAX / 4;
    switch (term->kind) {
    case MOAT_AT_LEAST: return (Span){term->number, far};
    case MOAT_ABOVE: return (Span){term->number + 1, far};
    case MOAT_AT_MOST: return (Span){-far, term->number};
    case MOAT_BELOW: return (Span){-far, term->number - 1};
    default: return (Span){term->number, term->number};
    }
}

static bool compares_number(const MoatTerm *term) { return term->kind > MOAT_NOT && !term->against_name; }

static void check_self(Loader *loader, const MoatTerm *term, const Node *node) {
    if (term->kind <= MOAT_NOT || !term->against_name || !same_name(term->left, term->right)) return;
    bool never = term->kind == MOAT_ABOVE || term->kind == MOAT_BELOW;
    problem(loader, PROBLEM_NEVER, spot_of(node), "a reading is compared with itself: this is %s so", never ? "never" : "always");
}

/* Parts of one all: that leave nothing. `term` is the group; its parts follow it. */
static void check_contradiction(Loader *loader, int group) {
    const MoatTerm *term = loader->rules->term;
    int end = group + term[group].size;
    for (int i = group + 1; i < end; i += term[i].size) {
        if (!compares_number(&term[i])) continue;
        for (int k = group + 1; k < i; k += term[k].size) {
            if (!compares_number(&term[k]) || !same_name(term[i].left, term[k].left)) continue;
            Span a = span_of(&term[i]), b = span_of(&term[k]);
            if (a.low <= b.high && b.low <= a.high) continue;
            problem(
                loader, PROBLEM_NEVER, spot_of(loader->term_node[i]), "this is never so together with line %d", loader->term_node[k]->line);
            return;
        }
    }
}

static void lint_conditions(Loader *loader) {
    const MoatRules *rules = loader->rules;
    for (int i = 0; i < rules->terms; i++) {
        check_self(loader, &rules->term[i], loader->term_node[i]);
        if (rules->term[i].kind == MOAT_ALL) check_contradiction(loader, i);
    }
}

/* --- events --- */

typedef struct Reach {
    const MoatRules *rules;
    bool can[MOAT_EVENTS];
    int blocked_by; /* the term that was found impossible, -1 none */
} Reach;

/* Whether the comparison leaves a number from 1 to `most`, or 0 too where `zero` is possible. */
static bool leaves(const MoatTerm *term, MoatLong low, MoatLong most) {
    Span span = span_of(term);
    MoatLong high = most * MOAT_ONE;
    low *= MOAT_ONE;
    return span.low <= high && span.high >= low;
}

static int most_answers(const MoatEvent *event, int bloc) {
    bool answers = event->answerer == MOAT_IT || event->answerer == MOAT_OTHER || event->answerer == bloc || bloc < 0;
    return answers ? event->answers : 0;
}

static bool comparison_can_be(const Reach *reach, const MoatTerm *term) {
    const MoatRules *rules = reach->rules;
    if (!compares_number(term)) return true;
    switch (term->left.quantity) {
    case MOAT_Q_times: {
        int event = term->left.at[0];
        bool can = event >= 0 && event < rules->events && reach->can[event];
        return leaves(term, 0, !can ? 0 : rules->event[event].once ? 1 : MOAT_HORIZON);
    }
    case MOAT_Q_answered: {
        int event = term->left.at[0];
        bool can = event >= 0 && event < rules->events && reach->can[event];
        return leaves(term, 0, can ? most_answers(&rules->event[event], term->left.at[1]) : 0);
    }
    case MOAT_Q_turn: return leaves(term, 0, rules->turns);
    case MOAT_Q_quarter: return leaves(term, 0, moat_quarters(rules));
    default: return true;
    }
}

/* Whether a tree of terms can be true at some time. What is under not: is taken to be possible. */
static bool can_be(Reach *reach, int at) {
    const MoatTerm *term = &reach->rules->term[at];
    bool all = term->kind == MOAT_ALL, can = all;
    if (term->kind == MOAT_NOT) return true;
    if (term->kind > MOAT_NOT) {
        can = comparison_can_be(reach, term);
        if (!can) reach->blocked_by = at;
        return can;
    }
    for (int part = at + 1; part < at + term->size; part += reach->rules->term[part].size) {
        bool one = can_be(reach, part);
        can = all ? can && one : can || one;
    }
    return can;
}

static bool event_can_be(Reach *reach, const MoatEvent *event) {
    reach->blocked_by = -1;
    if (event->chance == 0 || (event->subject != MOAT_NOBODY && event->among == 0)) return false;
    return !event->when.count || can_be(reach, event->when.first);
}

static void tell_unreachable(Loader *loader, Reach *reach, int event, const Node *entry) {
    const MoatEvent *row = &loader->rules->event[event];
    const Node *chance = node_find(entry, "chance"), *id = node_find(entry, "id");
    event_can_be(reach, row);
    if (row->chance == 0) {
        hint(loader, "give it a chance, or take it away by remove:");
        problem(loader, PROBLEM_UNREACHABLE, spot_of(chance ? chance : id), "the event '%s' has no chance to happen", row->id);
    } else if (reach->blocked_by >= 0) {
        problem(loader, PROBLEM_UNREACHABLE, spot_of(loader->term_node[reach->blocked_by]),
            "the event '%s' can never happen, because this can never be so", row->id);
    } else
        problem(loader, PROBLEM_UNREACHABLE, spot_of(id), "the event '%s' can never happen: nobody can be its subject", row->id);
}

/* An event that needs an event that cannot happen cannot happen either: until nothing changes any more. */
static void lint_events(Loader *loader, const Node *root) {
    const MoatRules *rules = loader->rules;
    Reach reach = {.rules = rules};
    const Node *list = node_list(root, "events");
    for (int i = 0; i < rules->events; i++) reach.can[i] = true;
    for (bool changed = true; changed;) {
        changed = false;
        for (int i = 0; i < rules->events; i++) {
            bool can = reach.can[i] && event_can_be(&reach, &rules->event[i]);
            changed = changed || can != reach.can[i];
            reach.can[i] = can;
        }
    }
    int i = 0;
    for (const Node *entry = list ? list->first : NULL; entry && i < rules->events; entry = entry->next, i++)
        if (!reach.can[i]) tell_unreachable(loader, &reach, i, entry);
}

/* --- effects --- */

static void lint_effects(Loader *loader, MoatSpan span) {
    const MoatEffect *effect = loader->rules->effect;
    for (int i = span.first; i < span.first + span.count; i++) {
        const Node *node = loader->effect_node[i];
        bool nothing =
            (effect[i].kind == MOAT_ADD && effect[i].amount == 0) || (effect[i].kind == MOAT_MULTIPLY && effect[i].amount == MOAT_ONE);
        if (nothing) {
            problem(loader, PROBLEM_NO_EFFECT, spot_of(node), "this changes nothing");
            continue;
        }
        for (int k = i + 1; k < span.first + span.count; k++)
            if (effect[k].kind == MOAT_SET && same_name(effect[i].target, effect[k].target)) {
                problem(loader, PROBLEM_NO_EFFECT, spot_of(node), "this does not matter: line %d sets the same reading right after it",
                    loader->effect_node[k]->line);
                break;
            }
    }
}

static void lint_all_effects(Loader *loader) {
    const MoatRules *rules = loader->rules;
    for (int i = 0; i < rules->events; i++) {
        lint_effects(loader, rules->event[i].effects);
        for (int k = 0; k < rules->event[i].answers; k++) lint_effects(loader, rules->event[i].answer[k].effects);
    }
    for (int i = 0; i < rules->scheduled; i++) lint_effects(loader, rules->schedule[i].effects);
    for (int i = 0; i < rules->doctrine_dates; i++)
        for (int bloc = 0; bloc < MOAT_BLOCS; bloc++)
            for (int k = 0; k < rules->doctrine[i].offers[bloc]; k++) lint_effects(loader, rules->doctrine[i].offer[bloc][k].effects);
}

/* --- goals --- */

/* A line of 100% is how a level says that a goal is not there; then nothing else about it matters. */
static void lint_goals(Loader *loader, const Node *root) {
    const MoatRules *rules = loader->rules;
    const Node *victory = node_map(root, "victory");
    int quarters = moat_quarters(rules), after = rules->hegemony_after / MOAT_ONE, lasting = rules->hegemony_quarters / MOAT_ONE,
        broke = rules->collapse_quarters / MOAT_ONE;
    if (rules->hegemony < MOAT_ONE && after + lasting > quarters) {
        hint(loader, "give an earlier quarter, or hegemony: 100%% for no hegemony at all");
        problem(loader, PROBLEM_GOAL, spot_of(node_find(victory, after >= quarters ? "hegemony_after" : "hegemony_quarters")),
            "nobody can win by hegemony: it needs %d quarters after quarter %d, and the game has %d", lasting, after, quarters);
    }
    if (broke > quarters) {
        hint(loader, "give at most %d quarters", quarters);
        problem(loader, PROBLEM_GOAL, spot_of(node_find(victory, "collapse_quarters")),
            "nobody can collapse: it needs %d quarters, and the game has %d", broke, quarters);
    }
    if (rules->par <= 0 || rules->par >= 100 * MOAT_ONE)
        problem(loader, PROBLEM_GOAL, spot_of(node_find(victory, "par")),
            "one bloc can never reach its par, because scores lie between 0 and 100");
    for (int k = 0; k < MOAT_HANDICAPS; k++) {
        MoatFixed par = rules->par + rules->handicap[k];
        if (rules->handicap[k] == 0 || (par > 0 && par < 100 * MOAT_ONE)) continue;
        hint(loader, "it is added to par of victory");
        problem(loader, PROBLEM_GOAL, spot_of(node_find(root, "handicap")), "with this handicap one bloc can never reach its par");
        break;
    }
}

/* --- ids and days --- */

/* Only what the level itself gives: what it extends is used by others too. */
static void lint_sources(Loader *loader, const Node *root) {
    const Node *sources = node_map(root, "sources");
    for (const Node *key = sources ? sources->first : NULL; key; key = key->next) {
        if (key->source != 0 || key->used || loader->abstract) continue;
        hint(loader, "cite it by source: %s, or take it away", key->text);
        problem(loader, PROBLEM_UNUSED, spot_of(key), "no figure comes from the source '%s'", key->text);
    }
}

static void lint_pool(Loader *loader, const Node *root) {
    const Node *key = node_key(node_map(root, "tenders"), "pool");
    if (!key || key->source != 0 || !loader->rules->tender_pool || loader->rules->tenders_per_turn) return;
    hint(loader, "give per_turn: 1 or more, or an empty pool");
    problem(loader, PROBLEM_UNUSED, spot_of(key), "no tender of the pool can come, because per_turn is 0");
}

/* Days as written sort as text. Years alone, or months, are days that nobody can compare exactly: they are let be. */
static bool is_day(const char *text) { return strlen(text) == 10 && text[4] == '-' && text[7] == '-'; }

static void lint_days(Loader *loader, const Node *root) {
    enum { OLD = 10 };
    const MoatRules *rules = loader->rules;
    const Node *sources = node_map(root, "sources"), *as_of = node_value(root, "as_of");
    int year = atoi(rules->as_of);
    if (!rules->as_of[0]) return;
    for (const Node *key = sources ? sources->first : NULL; key; key = key->next) {
        const Node *date = key->value ? node_value(key->value, "date") : NULL;
        if (!date || key->source != 0 || !is_day(date->text)) continue;
        if (strcmp(date->text, rules->as_of) > 0) {
            hint(loader, "move as_of: to a later day");
            problem(loader, PROBLEM_AS_OF, spot_of(date), "this source is younger than the figures, which describe %s", rules->as_of);
        } else if (atoi(date->text) < year - OLD) {
            hint(loader, "look for a younger one, or let it stand if nothing has changed");
            problem(loader, PROBLEM_OLD_FIGURES, spot_of(date), "this source is more than %d years older than %s", OLD, rules->as_of);
        }
    }
    if (as_of && as_of->source == 0 && rules->start_year > year + OLD) {
        hint(loader, "move as_of: to a later day when the figures are younger");
        problem(loader, PROBLEM_OLD_FIGURES, spot_of(as_of), "the game begins more than %d years after the day of its figures", OLD);
    }
}

void lint(Loader *loader, const Node *root) {
    lint_conditions(loader);
    lint_sources(loader, root);
    lint_days(loader, root);
    if (loader->abstract) return;
    lint_events(loader, root);
    lint_all_effects(loader);
    lint_goals(loader, root);
    lint_pool(loader, root);
}
