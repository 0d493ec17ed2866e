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

bool words_explained(MoatName name) {
    const MoatQuantityRow *row = moat_quantity((MoatQuantity)name.quantity);
    return row->access != MOAT_ACCESS_HIDDEN && name.quantity != MOAT_Q_quarter && name.quantity != MOAT_Q_turn;
}

/* The standing is taken once the clock has moved on; it belongs to the quarter that was played. */
static int quarter_of(const MoatLedgerRow *row) {
    bool standing = row->cause == MOAT_CAUSE_PRESENT || row->cause == MOAT_CAUSE_TOMORROW || row->cause == MOAT_CAUSE_AUTONOMY ||
                    row->cause == MOAT_CAUSE_VERDICT || row->cause == MOAT_CAUSE_SETTLED;
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

static const MoatQuantity watched[] = {MOAT_Q_lab, MOAT_Q_premium, MOAT_Q_open, MOAT_Q_compute, MOAT_Q_cash, MOAT_Q_patience, MOAT_Q_revenue,
    MOAT_Q_trust, MOAT_Q_cloud, MOAT_Q_campus, MOAT_Q_access, MOAT_Q_hosting, MOAT_Q_heat, MOAT_Q_world_share, MOAT_Q_market_share,
    MOAT_Q_market_depth};

static int insert(WordsChange *list, MoatLong *weight, int count, int most, WordsChange change, MoatLong heavy) {
    int at = count < most ? count : most;
    while (at > 0 && weight[at - 1] < heavy) at--;
    if (at >= most) return count;
    int last = count < most ? count : most - 1;
    memmove(list + at + 1, list + at, (size_t)(last - at) * sizeof *list);
    memmove(weight + at + 1, weight + at, (size_t)(last - at) * sizeof *weight);
    list[at] = change;
    weight[at] = heavy;
    return last + 1;
}

int words_largest_changes(const WordsStory *story, const MoatRules *rules, WordsChange *list, int most) {
    MoatLong weight[64];
    int count = 0;
    if (most > 64) most = 64;
    for (size_t q = 0; q < sizeof watched / sizeof *watched; q++) {
        int shape[3];
        const MoatQuantityRow *row = moat_quantity(watched[q]);
        moat_scope_shape(rules, row->scope, shape);
        for (int i = 0; i < shape[0] * shape[1] * shape[2]; i++) {
            MoatName name = {(int16_t)watched[q], {(int16_t)(i / (shape[1] * shape[2])), (int16_t)(i / shape[2] % shape[1]), (int16_t)(i % shape[2])}};
            MoatLong before = moat_read(&story->before, rules, name), after = moat_read(&story->after, rules, name);
            MoatLong heavy = size_of(after - before) * 1000 / much(row, before);
            if (heavy > 0) count = insert(list, weight, count, most, (WordsChange){name, before, after}, heavy);
        }
    }
    return count;
}
