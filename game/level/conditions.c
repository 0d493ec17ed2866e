/* conditions.c - conditions as trees in prefix order, effects as runs, with names resolved. */
#include "loader.h"
#include "slot.h"
#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* --- names --- */

static int index_kind(MoatName name, int i) { return (int)world_scope(moat_quantity((MoatQuantity)name.quantity)->scope)->index[i]; }

/* Whether an index of the name means the subject or its rival, and that there is such a one. */
static bool subject_fits(Loader *loader, const Node *node, MoatName name) {
    for (int i = 0; i < 3 && !loader->subject_unknown; i++) {
        bool other = name.at[i] == MOAT_OTHER || name.at[i] <= -20, it = name.at[i] == MOAT_IT || (name.at[i] <= -10 && name.at[i] > -20);
        if (!other && !it) continue;
        MoatSubject need = !other && index_kind(name, i) == INDEX_MARKET ? MOAT_ONE_MARKET : MOAT_ONE_BLOC;
        if (loader->subject == need) continue;
        hint(loader, loader->subject_event ? "give the event subject: %s" : "name the %s; only events have a subject",
            need == MOAT_ONE_MARKET ? "market" : "bloc");
        return problem(loader, PROBLEM_SUBJECT, spot_of(node), "'%s' stands for a %s, but %s", other ? "other" : "it",
            need == MOAT_ONE_MARKET ? "market" : "bloc",
            loader->subject_event ? "the subject of this event is something else" : "there is no event here");
    }
    return true;
}

/* Offers whatever may stand where the name went wrong. */
static void suggest_name(Loader *loader, const Node *node, int where, const char *expect) {
    const MoatRules *rules = loader->rules;
    char part[LEVEL_KEY + 1];
    snprintf(part, sizeof part, "%.*s", (int)strcspn(node->text + where, "."), node->text + where);
    Nearest nearest = {.word = part};
    const char *shape = strchr(node->text, '.');
    if (strcmp(expect, "quantity") == 0) {
        for (int q = 0; q < MOAT_QUANTITIES; q++) {
            const MoatQuantityRow *row = moat_quantity((MoatQuantity)q);
            const char *word = world_scope(row->scope)->word, *after = row->name + strlen(word);
            if (row->access == MOAT_ACCESS_HIDDEN || (where && strncmp(word, node->text, strcspn(node->text, ".")) != 0)) continue;
            nearest_offer(&nearest, where == 0                                                                     ? word
                                    : row->derived && strncmp(row->name, word, strlen(word)) == 0 && *after == '_' ? after + 1
                                                                                                                   : row->name);
        }
    }
    bool line = strcmp(expect, "line") == 0;
    if (strcmp(expect, "bloc") == 0 || line)
        for (int i = 0; i < MOAT_BLOCS; i++) nearest_offer(&nearest, rules->bloc[i].id);
    static const char *const lines[] = {"premium", "open", "sovereign", "none"};
    for (int i = 0; line && i < 4; i++) nearest_offer(&nearest, lines[i]);
    if (strcmp(expect, "market") == 0)
        for (int i = 0; i < rules->markets; i++) nearest_offer(&nearest, rules->market[i].id);
    if (strcmp(expect, "segment") == 0)
        for (int i = 0; i < rules->segments; i++) nearest_offer(&nearest, rules->segment[i].id);
    if (strcmp(expect, "regulator") == 0)
        for (int i = 0; i < rules->regulators; i++) nearest_offer(&nearest, rules->regulator[i].id);
    if (strcmp(expect, "event") == 0)
        for (int i = 0; i < rules->events; i++) nearest_offer(&nearest, rules->event[i].id);
    if (nearest.best)
        hint(loader, "did you mean '%s'?", nearest.best);
    else if (!shape)
        hint(loader, "as in bloc.us.cash, market.brazil.trust.us or market.brazil.share.us.premium");
    else if (line)
        hint(loader, "a line is a bloc with .premium or .open, or sovereign, or none");
}

bool name_read(Loader *loader, const Node *node, MoatName *name) {
    int where = 0;
    const char *expect = "quantity";
    *name = (MoatName){0};
    if (moat_name_parse(loader->rules, node->text, name, &where, &expect)) return subject_fits(loader, node, *name);
    int size = (int)strlen(node->text);
    Spot spot = spot_of(node);
    where = where < 0 ? 0 : where > size ? size : where;
    if (!node->quoted && spot.line == spot.end_line) spot.column += where;
    if (problem_wanted(loader, node->source)) suggest_name(loader, node, where, expect);
    if (where == size)
        return problem(loader, PROBLEM_READING, spot, "'%s' is not a whole reading; %s is missing at its end", shown(node->text).text,
            a_word(expect).text);
    if (strcmp(expect, "end") == 0)
        return problem(loader, PROBLEM_READING, spot, "the reading '%s' is complete before '%s'", shown(node->text).text,
            shown(node->text + where).text);
    return problem(loader, PROBLEM_READING, spot, "in the reading '%s', '%s' should be %s", shown(node->text).text,
        shown(node->text + where).text, a_word(expect).text);
}

/* --- conditions --- */

/* There is room for every node of a tree, up to what a MoatSpan can count. */
static MoatTerm *term_new(Loader *loader, MoatTermKind kind, const Node *node) {
    if (loader->rules->terms >= loader->terms_room) {
        problem(loader, PROBLEM_COUNT, spot_of(node), "there are too many conditions in the level; the limit is %d", loader->terms_room);
        return NULL;
    }
    loader->term_node[loader->rules->terms] = node;
    MoatTerm *term = &loader->rules->term[loader->rules->terms++];
    *term = (MoatTerm){.kind = kind, .size = 1};
    return term;
}

static bool tell_condition(Loader *loader, const Node *node, const char *found) {
    hint(loader, "as in {bloc.us.tap: {at_least: 3}}, or all: and any: with a list of such");
    return problem(loader, PROBLEM_CONDITION, spot_of(node), "this is not a condition: %s", found);
}

static void condition_add(Loader *loader, const Node *node, int depth);

static void group_add(Loader *loader, MoatTermKind kind, const Node *node, int depth) {
    int first = loader->rules->terms;
    MoatTerm *term = term_new(loader, kind, node);
    if (!term) return;
    if (kind == MOAT_NOT) {
        condition_add(loader, node, depth + 1);
        term->count = 1;
    } else if (node->kind != NODE_LIST || !node->size) {
        tell_condition(loader, node, "all: and any: need a list of conditions");
    } else {
        for (const Node *part = node->first; part; part = part->next) condition_add(loader, part, depth + 1);
        term->count = (int16_t)node->size;
    }
    term->size = (int16_t)(loader->rules->terms - first);
}

static int operator_kind(const char *word) {
    static const char *const operators[] = {"at_least", "at_most", "above", "below", "is"};
    for (int i = 0; i < 5; i++)
        if (strcmp(word, operators[i]) == 0) return MOAT_AT_LEAST + i;
    return -1;
}

static void tell_operator(Loader *loader, const Node *key) {
    static const char *const operators[] = {"at_least", "at_most", "above", "below", "is"};
    Nearest nearest = {.word = key->text};
    for (int i = 0; i < 5; i++) nearest_offer(&nearest, operators[i]);
    if (nearest.best) hint(loader, "did you mean '%s'?", nearest.best);
    problem(
        loader, PROBLEM_CONDITION, spot_of(key), "'%s' is not an operator: at_least, at_most, above, below or is", shown(key->text).text);
}

/* Whether the condition decides anything, by the range of the reading. */
static void check_reach(Loader *loader, const Node *value, const MoatTerm *term) {
    const MoatQuantityRow *row = moat_quantity((MoatQuantity)term->left.quantity);
    if (row->derived && row->unit != MOAT_UNIT_SHARE) return;
    int lowest = row->derived ? 0 : row->low, highest = row->derived ? 1 : row->high;
    MoatLong low = (MoatLong)lowest * MOAT_ONE, high = (MoatLong)highest * MOAT_ONE, number = term->number;
    bool never = false, always = false;
    switch (term->kind) {
    case MOAT_AT_LEAST:
        never = number > high;
        always = number <= low;
        break;
    case MOAT_ABOVE:
        never = number >= high;
        always = number < low;
        break;
    case MOAT_AT_MOST:
        never = number < low;
        always = number >= high;
        break;
    case MOAT_BELOW:
        never = number <= low;
        always = number > high;
        break;
    default: never = number < low || number > high; break;
    }
    if (!never && !always) return;
    problem(loader, PROBLEM_NEVER, spot_of(value), "'%s' lies between %s and %s: this is %s so", row->name,
        number_bound(lowest, row->unit).text, number_bound(highest, row->unit).text, never ? "never" : "always");
}

static void comparison_add(Loader *loader, const Node *key) {
    MoatName left;
    const Node *test = key->value;
    if (!name_read(loader, key, &left)) return;
    if (!test || test->kind != NODE_MAP || test->size != 1) {
        tell_condition(loader, test && test->size ? test : key, "a reading needs one operator and a value in braces");
        return;
    }
    const Node *operator= test->first, *value = operator->value;
    int kind = operator_kind(operator->text);
    if (kind < 0) {
        tell_operator(loader, operator);
        return;
    }
    MoatTerm *term = term_new(loader, (MoatTermKind)kind, key);
    if (!term || !value) return;
    term->left = left;
    const MoatQuantityRow *row = moat_quantity((MoatQuantity)left.quantity);
    term->against_name = value->kind == NODE_VALUE && strchr(value->text, '.') && isalpha((unsigned char)value->text[0]);
    if (term->against_name)
        name_read(loader, value, &term->right);
    else if (number_read(loader, value, row->name, (NumberRule){row->unit, false, -(1 << 24), 1 << 24}, &term->number))
        check_reach(loader, value, term);
}

static void condition_add(Loader *loader, const Node *node, int depth) {
    if (depth > LEVEL_CONDITIONS) {
        problem(loader, PROBLEM_CONDITION, spot_of(node), "conditions are nested deeper than %d", LEVEL_CONDITIONS);
        return;
    }
    if (node->kind != NODE_MAP || node->size != 1) {
        tell_condition(loader, node, node->kind != NODE_MAP ? "a mapping was expected" : "one key was expected");
        return;
    }
    const Node *key = node->first;
    static const char *const group[] = {[MOAT_ALL] = "all", [MOAT_ANY] = "any", [MOAT_NOT] = "not"};
    for (int kind = MOAT_ALL; kind <= MOAT_NOT; kind++)
        if (strcmp(key->text, group[kind]) == 0 && key->value) {
            group_add(loader, (MoatTermKind)kind, key->value, depth);
            return;
        }
    comparison_add(loader, key);
}

/* A list directly under `when` means all. */
MoatSpan condition_read(Loader *loader, const Node *node) {
    int first = loader->rules->terms;
    if (!node || !node->size) return (MoatSpan){0};
    if (node->kind == NODE_LIST)
        group_add(loader, MOAT_ALL, node, 0);
    else
        condition_add(loader, node, 1);
    return (MoatSpan){(int16_t)first, (int16_t)(loader->rules->terms - first)};
}

/* --- effects --- */

static bool target_writable(Loader *loader, const Node *key, MoatName name) {
    const MoatQuantityRow *row = moat_quantity((MoatQuantity)name.quantity);
    if (!row->derived && row->access >= MOAT_ACCESS_WRITE) return true;
    return problem(
        loader, PROBLEM_READ_ONLY, spot_of(key), "'%s' follows from other numbers; effects cannot change it", shown(key->text).text);
}

static bool tell_effect(Loader *loader, const Node *value) {
    const char *text = value->kind == NODE_VALUE ? value->text : "";
    size_t digits = strspn(text, "0123456789.");
    bool number = digits && strspn(text + digits, " %bnM") == strlen(text + digits);
    if (number)
        hint(loader, "write +%s to add, x%s to multiply, =%s to set", shown(text).text, shown(text).text, shown(text).text);
    else
        hint(loader, "as in +5%%, -1 bn, x1.1 or =2");
    if (text[0] == '*') hint(loader, "write x for times");
    return problem(loader, PROBLEM_EFFECT, spot_of(value), "a change is written +N, -N, xN or =N, found '%s'", shown(text).text);
}

static bool change_read(Loader *loader, const Node *key, MoatName name, MoatEffect *effect) {
    const MoatQuantityRow *row = moat_quantity((MoatQuantity)name.quantity);
    const Node *value = key->value;
    MoatLong amount;
    if (!value || value->kind != NODE_VALUE || !value->size) return tell_effect(loader, value ? value : key);
    char sign = value->text[0];
    const char *text = value->text + (sign == 'x' || sign == '=');
    if (!strchr("+-x=", sign)) return tell_effect(loader, value);
    effect->target = name;
    effect->kind = sign == 'x' ? MOAT_MULTIPLY : sign == '=' ? MOAT_SET : MOAT_ADD;
    if (effect->kind == MOAT_SET && row->unit == MOAT_UNIT_FLAG && (strcmp(text, "true") == 0 || strcmp(text, "false") == 0)) {
        effect->amount = text[0] == 't' ? MOAT_ONE : 0;
        return true;
    }
    if (!number_text(loader, value, text, row->name, sign == 'x' ? MOAT_UNIT_SHARE : row->unit, &amount)) return false;
    if (row->type == MOAT_TYPE_COUNT && sign != 'x' && amount % MOAT_ONE)
        return problem(
            loader, PROBLEM_WHOLE, spot_of(value), "'%s' changes by whole numbers, found %s", row->name, shown(value->text).text);
    MoatLong most = 32000 * (MoatLong)MOAT_ONE, low = effect->kind == MOAT_SET ? (MoatLong)row->low * MOAT_ONE : sign == 'x' ? 0 : -most;
    MoatLong high = effect->kind == MOAT_SET ? (MoatLong)row->high * MOAT_ONE : most;
    if (amount < low || amount > high)
        return problem(
            loader, PROBLEM_RANGE, spot_of(value), "this change of '%s' is out of range: %s", row->name, shown(value->text).text);
    effect->amount = (MoatFixed)amount;
    return true;
}

static void effect_add(Loader *loader, const Node *key) {
    MoatName name;
    MoatEffect effect = {0};
    MoatRules *rules = loader->rules;
    if (!name_read(loader, key, &name) || !target_writable(loader, key, name) || !change_read(loader, key, name, &effect)) return;
    if (rules->effects < loader->effects_room) {
        loader->effect_node[rules->effects] = key;
        rules->effect[rules->effects++] = effect;
    } else
        problem(loader, PROBLEM_COUNT, spot_of(key), "there are too many effects in the level; the limit is %d", loader->effects_room);
}

MoatSpan effects_read(Loader *loader, const Node *list) {
    int first = loader->rules->effects;
    for (const Node *entry = list ? list->first : NULL; entry; entry = entry->next) {
        if (entry->kind != NODE_MAP) {
            hint(loader, "as in [{bloc.us.cash: +5 bn}]");
            problem(loader, PROBLEM_EFFECT, spot_of(entry), "an effect is a reading and its change, in braces");
        }
        for (const Node *key = entry->kind == NODE_MAP ? entry->first : NULL; key; key = key->next) effect_add(loader, key);
    }
    int count = loader->rules->effects - first;
    return count ? (MoatSpan){(int16_t)first, (int16_t)count} : (MoatSpan){0};
}
