/* story.c - the rows of a turn, and the causes of a reading's change added up. */
#include "words_report.h"
#include "gettext.h"
#include "words.h"
#include "words_number.h"
#include <stdlib.h>
#include <string.h>

void words_story_row(void *context, const MoatLedgerRow *row) {
    WordsStory *story = context;
    if (story->rows == story->room) {
        int room = story->room ? 2 * story->room : 1024;
        MoatLedgerRow *grown = realloc(story->row, (size_t)room * sizeof *grown);
        if (!grown) {
            story->out_of_memory = true;
            return;
        }
        story->row = grown;
        story->room = room;
    }
    story->row[story->rows++] = *row;
}

void words_story_free(WordsStory *story) {
    free(story->row);
    *story = (WordsStory){0};
}

MoatLong words_story_change(const WordsStory *story, const MoatRules *rules, MoatName name) {
    return moat_read(&story->after, rules, name) - moat_read(&story->before, rules, name);
}

int words_parts(MoatQuantity quantity, MoatQuantity part[WORDS_PARTS]) {
    switch (quantity) {
    case MOAT_Q_present: part[0] = MOAT_Q_total_revenue, part[1] = MOAT_Q_total_expected; return 2;
    case MOAT_Q_tomorrow: part[0] = MOAT_Q_depth; return 1;
    case MOAT_Q_autonomy: part[0] = MOAT_Q_alone; return 1;
    default: return 0;
    }
}

bool words_explained(MoatName name) {
    const MoatQuantityRow *row = moat_quantity((MoatQuantity)name.quantity);
    return row->access != MOAT_ACCESS_HIDDEN && name.quantity != MOAT_Q_quarter && name.quantity != MOAT_Q_turn;
}

/* The standing is taken once the clock has moved on; it belongs to the quarter that was played. */
static int quarter_of(const MoatLedgerRow *row) {
    bool standing = row->cause == MOAT_CAUSE_PRESENT || row->cause == MOAT_CAUSE_TOMORROW || row->cause == MOAT_CAUSE_AUTONOMY ||
                    row->cause == MOAT_CAUSE_VERDICT;
    return row->quarter - (standing ? 1 : 0);
}

static bool same_name(MoatName one, MoatName other) { return memcmp(&one, &other, sizeof one) == 0; }

/* Who caused it matters where the words say so. */
static bool same_cause(const WordsCause *one, const MoatLedgerRow *row) {
    if (one->cause != row->cause || one->detail != row->detail || one->subject != row->subject) return false;
    MoatDetail detail = moat_cause(row->cause)->detail;
    return one->side == row->side || (detail != MOAT_DETAIL_VERB && detail != MOAT_DETAIL_DOCTRINE);
}

enum { CAUSES_MOST = 256 };

static int collect(const WordsStory *story, MoatName name, int quarter, WordsCause *causes) {
    int count = 0;
    for (int i = 0; i < story->rows; i++) {
        const MoatLedgerRow *row = &story->row[i];
        if (row->amount == 0 || !same_name(row->name, name) || (quarter >= 0 && quarter_of(row) != quarter)) continue;
        int at = 0;
        while (at < count && !same_cause(&causes[at], row)) at++;
        if (at == CAUSES_MOST) causes[--at].cause = MOAT_CAUSES;
        if (at == count) causes[count++] = (WordsCause){row->cause, row->side, row->detail, row->subject, 0, 0};
        causes[at].amount += row->amount;
    }
    return count;
}

static MoatLong size_of(MoatLong amount) { return amount < 0 ? -amount : amount; }

static int by_size(const void *one, const void *other) {
    MoatLong a = size_of(((const WordsCause *)one)->amount), b = size_of(((const WordsCause *)other)->amount);
    return (a < b) - (a > b);
}

/* Everything from `from` on becomes one cause. */
static int fold(WordsCause *causes, int count, int from) {
    if (from >= count) return count;
    if (from < count - 1) causes[from].cause = MOAT_CAUSES;
    for (int i = from + 1; i < count; i++) causes[from].amount += causes[i].amount;
    return from + 1;
}

/* Rounds the amounts so that they add up to the rounded total: what is over goes to those whose rounding was worst. */
static void round_causes(MoatName name, WordsCause *causes, int count) {
    const MoatQuantityRow *row = moat_quantity((MoatQuantity)name.quantity);
    int decimals = words_number_fine(row);
    MoatLong total = 0, counted = 0;
    for (int i = 0; i < count; i++) {
        total += causes[i].amount;
        causes[i].shown = words_number_count(row->unit, causes[i].amount, decimals);
        counted += causes[i].shown;
    }
    MoatLong over = words_number_count(row->unit, total, decimals) - counted;
    MoatLong step = over < 0 ? -1 : 1;
    for (; over != 0; over -= step) {
        int worst = 0;
        MoatLong error = INT64_MIN;
        for (int i = 0; i < count; i++) {
            MoatLong off = step * (causes[i].amount - words_number_value(row->unit, causes[i].shown, decimals));
            if (off > error) {
                error = off;
                worst = i;
            }
        }
        causes[worst].shown += step;
    }
    for (int i = 0; i < count; i++) causes[i].shown = words_number_value(row->unit, causes[i].shown, decimals);
}

int words_causes(const WordsStory *story, const MoatRules *rules, MoatName name, int quarter, WordsCause *causes, int most) {
    WordsCause all[CAUSES_MOST];
    (void)rules;
    if (story->out_of_memory || !words_explained(name) || most < 1) return 0;
    int count = collect(story, name, quarter, all);
    qsort(all, (size_t)count, sizeof *all, by_size);
    while (count > 0 && all[count - 1].amount == 0) count--;
    const MoatQuantityRow *row = moat_quantity((MoatQuantity)name.quantity);
    int shown = 0;
    while (shown < count && words_number_count(row->unit, all[shown].amount, words_number_fine(row)) != 0) shown++;
    count = fold(all, count, shown < most ? shown : most - 1);
    round_causes(name, all, count);
    memcpy(causes, all, (size_t)count * sizeof *all);
    return count;
}

int words_cause_of(const MoatRules *rules, const WordsCause *cause, char *text, int size) {
    WordsText out = words_begin(text, size);
    if (cause->cause != MOAT_CAUSES) return words_cause(rules, cause->cause, cause->side, cause->detail, cause->subject, text, size);
    words_add(&out, _("everything else"));
    return out.length;
}

/* What is much, by unit, for comparing changes of different kinds. */
static MoatLong much(const MoatQuantityRow *row, MoatLong before) {
    switch (row->unit) {
    case MOAT_UNIT_SHARE: return MOAT_RATIO(5, 100);
    case MOAT_UNIT_POINTS: return MOAT_RATIO(3, 1);
    case MOAT_UNIT_MONEY:
    case MOAT_UNIT_CHIPS: return size_of(before) / 3 + MOAT_ONE;
    default: return MOAT_RATIO(1, 10);
    }
}

/* What players follow; the rest follows from these. */
static bool is_watched(MoatQuantity quantity) {
    switch (quantity) {
    case MOAT_Q_lab:
    case MOAT_Q_premium:
    case MOAT_Q_open:
    case MOAT_Q_compute:
    case MOAT_Q_cash:
    case MOAT_Q_patience:
    case MOAT_Q_revenue:
    case MOAT_Q_trust:
    case MOAT_Q_cloud:
    case MOAT_Q_campus:
    case MOAT_Q_access:
    case MOAT_Q_hosting:
    case MOAT_Q_standards:
    case MOAT_Q_exposure:
    case MOAT_Q_heat:
    case MOAT_Q_world_share:
    case MOAT_Q_market_share:
    case MOAT_Q_market_depth: return true;
    default: return false;
    }
}

static MoatLong weight_of(const WordsStory *story, const MoatRules *rules, MoatName name, MoatLong change) {
    return size_of(change) * 1000 / much(moat_quantity((MoatQuantity)name.quantity), moat_read(&story->before, rules, name));
}

static int by_weight(const void *one, const void *other) {
    MoatLong a = *(const MoatLong *)one, b = *(const MoatLong *)other;
    return (a < b) - (a > b);
}

/* Every entry of a quantity, by number. */
static MoatName entry(MoatQuantity quantity, const int shape[3], int i) {
    return (MoatName){
        (int16_t)quantity, {(int16_t)(i / (shape[1] * shape[2])), (int16_t)(i / shape[2] % shape[1]), (int16_t)(i % shape[2])}};
}

int words_largest_changes(const WordsStory *story, const MoatRules *rules, WordsChange *list, int most) {
    enum { MOST = 1024 };
    struct {
        MoatLong weight;
        WordsChange change;
    } found[MOST];
    int count = 0;
    for (int q = 0; q < MOAT_QUANTITIES; q++) {
        int shape[3];
        if (!is_watched((MoatQuantity)q)) continue;
        moat_scope_shape(rules, moat_quantity((MoatQuantity)q)->scope, shape);
        for (int i = 0; i < shape[0] * shape[1] * shape[2] && count < MOST; i++) {
            MoatName name = entry((MoatQuantity)q, shape, i);
            MoatLong before = moat_read(&story->before, rules, name), after = moat_read(&story->after, rules, name);
            MoatLong weight = weight_of(story, rules, name, after - before);
            found[count].weight = weight;
            found[count].change = (WordsChange){name, before, after};
            if (weight > 0) count++;
        }
    }
    qsort(found, (size_t)count, sizeof *found, by_weight);
    if (count > most) count = most;
    for (int i = 0; i < count; i++) list[i] = found[i].change;
    return count;
}

int words_doings(const WordsStory *story, const MoatRules *rules, MoatSide side, WordsDoing *list, int most) {
    enum { MOST = 512 };
    struct {
        MoatLong weight;
        WordsDoing doing;
    } found[MOST];
    int count = 0;
    for (int i = 0; i < story->rows; i++) {
        const MoatLedgerRow *row = &story->row[i];
        bool its_own = row->side == side && (row->cause == MOAT_CAUSE_ORDER || row->cause == MOAT_CAUSE_PROGRAMME);
        if (!its_own || row->amount == 0 || row->detail < 0 || !is_watched((MoatQuantity)row->name.quantity)) continue;
        int at = 0;
        while (at < count && (!same_name(found[at].doing.name, row->name) || found[at].doing.verb != (MoatVerb)row->detail)) at++;
        if (at == MOST) continue;
        if (at == count) found[count++].doing = (WordsDoing){row->name, (MoatVerb)row->detail, 0};
        found[at].doing.amount += row->amount;
    }
    for (int i = 0; i < count; i++) found[i].weight = weight_of(story, rules, found[i].doing.name, found[i].doing.amount);
    qsort(found, (size_t)count, sizeof *found, by_weight);
    if (count > most) count = most;
    for (int i = 0; i < count; i++) list[i] = found[i].doing;
    return count;
}
