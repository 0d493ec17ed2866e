/* tornado_report.c - the bars, drawn and listed. */
#include "tornado.h"
#include <jansson.h>
#include <math.h>
#include <string.h>
#include "gettext.h"
#include "words_number.h"

enum { COLUMNS = 79, NAME_MOST = 28, RANGE = 16, FLIPS = 30, FLIPS_MAYBE = 9 };

/* --- words --- */

/* Without the word before the first point, which only says where in the file it stands. */
static const char *brief(const Assumption *what) { return strchr(what->name, '.') + 1; }

/* Cut names end in a mark. */
static void print_name(FILE *out, const Assumption *what, int width, bool ascii) {
    const char *name = brief(what);
    if ((int)strlen(name) <= width)
        fprintf(out, "%-*s", width, name);
    else
        fprintf(out, "%.*s%s", width - 1, name, ascii ? "+" : "…");
}

/* Two digits that count, or three; shares in per cent. */
static void value_add(WordsText *text, const TornadoBar *bar, int end) {
    MoatUnit unit = bar->what.row.unit;
    MoatFixed value = bar->value[end];
    int decimals = 0;
    while (decimals < 4 && llabs(words_number_count(unit, value, decimals)) < 10) decimals++;
    if (unit == MOAT_UNIT_QUARTERS) unit = MOAT_UNIT_NUMBER, decimals = value % MOAT_ONE ? decimals : 0;
    words_number_add(text, unit, value, decimals, false);
}

static void range_add(char *range, int size, const TornadoBar *bar) {
    WordsText text = words_begin(range, size);
    value_add(&text, bar, TORNADO_LOW);
    words_add(&text, "..");
    value_add(&text, bar, TORNADO_HIGH);
}

static double shown(TornadoMeasure by, double mean) { return by == TORNADO_WINS ? 100 * mean : mean; }

/* --- the chart --- */

typedef struct Scale {
    double low, high; /* of the measure as shown */
    int columns;
} Scale;

static int column(const Scale *scale, double value) {
    return (int)lround((value - scale->low) / (scale->high - scale->low) * (scale->columns - 1));
}

static Scale scale_of(const Tornado *tornado, int top, int columns) {
    TornadoMeasure by = tornado->ask.by;
    double middle = shown(by, by == TORNADO_WINS ? tornado->wins.middle : tornado->score);
    Scale scale = {fmin(middle, 50), fmax(middle, 50), columns};
    for (int k = 0; k < top; k++)
        for (int e = 0; e < TORNADO_ENDS; e++) {
            double value = shown(by, tornado->bar[k].swing[by].mean[e]);
            scale.low = fmin(scale.low, value), scale.high = fmax(scale.high, value);
        }
    scale.low = floor(scale.low / 5) * 5, scale.high = ceil(scale.high / 5) * 5;
    if (scale.high - scale.low < 5) scale.high = scale.low + 5;
    return scale;
}

enum Cell { CELL_EMPTY, CELL_LOW, CELL_HIGH, CELL_UNSURE, CELL_HALF, CELL_MIDDLE };
static const char *glyph(enum Cell cell, bool ascii) {
    static const char *const blocks[] = {" ", "░", "█", "·", "┊", "│"}, *const plain[] = {" ", "-", "#", ".", ":", "|"};
    return ascii ? plain[cell] : blocks[cell];
}

static void draw_bar(FILE *out, const TornadoBar *bar, TornadoMeasure by, const Scale *scale, bool ascii) {
    enum Cell cell[COLUMNS] = {CELL_EMPTY};
    const TornadoSwing *swing = &bar->swing[by];
    int middle = column(scale, shown(by, swing->mean[TORNADO_AS_IS])), at[TORNADO_ENDS];
    for (int e = 0; e < TORNADO_ENDS; e++) at[e] = column(scale, shown(by, swing->mean[e]));
    bool low_longer = abs(at[TORNADO_LOW] - middle) >= abs(at[TORNADO_HIGH] - middle);
    for (int turn = 0; turn < 2; turn++) { /* the shorter on top, where both lie on one side */
        int end = (turn == 0) == low_longer ? TORNADO_LOW : TORNADO_HIGH, step = at[end] < middle ? -1 : 1;
        for (int c = middle; c != at[end]; c += step)
            cell[c + step] = !swing->beyond ? CELL_UNSURE : end == TORNADO_LOW ? CELL_LOW : CELL_HIGH;
    }
    int half = column(scale, 50);
    if (cell[half] == CELL_EMPTY) cell[half] = CELL_HALF;
    cell[middle] = CELL_MIDDLE;
    for (int c = 0; c < scale->columns; c++) fputs(glyph(cell[c], ascii), out);
    fputc('\n', out);
}

static int name_width(const Tornado *tornado, int top) {
    int width = 12;
    for (int k = 0; k < top; k++) {
        int length = (int)strlen(brief(&tornado->bar[k].what));
        if (length > width) width = length;
    }
    return width < NAME_MOST ? width : NAME_MOST;
}

static void print_axis(FILE *out, const Tornado *tornado, const Scale *scale, int before) {
    char left[16], right[16];
    const char *unit = tornado->ask.by == TORNADO_WINS ? " %" : "";
    snprintf(left, sizeof left, "%.0f%s", scale->low, unit);
    snprintf(right, sizeof right, "%.0f%s", scale->high, unit);
    fprintf(out, "%*s%s%*s\n", before, "", left, scale->columns - (int)strlen(left), right);
}

static void print_chart(FILE *out, const Tornado *tornado, int top, bool ascii) {
    int width = name_width(tornado, top), before = width + 1 + RANGE + 12;
    TornadoMeasure by = tornado->ask.by;
    Scale scale = scale_of(tornado, top, COLUMNS - before);
    print_axis(out, tornado, &scale, before);
    for (int k = 0; k < top; k++) {
        const TornadoBar *bar = &tornado->bar[k];
        char range[64];
        range_add(range, sizeof range, bar);
        print_name(out, &bar->what, width, ascii);
        fprintf(out, "%s%-*s %5.1f %5.1f ", bar->swing[by].beyond ? " " : "~", RANGE - 1, range,
            shown(by, bar->swing[by].mean[TORNADO_LOW]), shown(by, bar->swing[by].mean[TORNADO_HIGH]));
        draw_bar(out, bar, by, &scale, ascii);
    }
}

/* --- sentences --- */

/* A list of names that breaks before the last column. */
typedef struct List {
    FILE *out;
    int at;
} List;

static void list_add(List *list, const char *name, const char *note) {
    int length = (int)strlen(name) + (int)strlen(note) + 2;
    if (list->at + length > COLUMNS || list->at == 0) list->at = fprintf(list->out, "%s  ", list->at ? "\n" : "") - (list->at ? 1 : 0);
    list->at += fprintf(list->out, "%s%s  ", name, note);
}
static void list_end(List *list) {
    if (list->at) fputc('\n', list->out);
}

static int count_beyond(const Tornado *tornado) {
    int count = 0;
    for (int k = 0; k < tornado->bars; k++) count += tornado->bar[k].swing[tornado->ask.by].beyond;
    return count;
}

static void print_flips(FILE *out, const Tornado *tornado, TornadoFlip flip, int most, const char *title) {
    List list = {out, 0};
    int count = 0, told = 0;
    for (int k = 0; k < tornado->bars; k++) count += tornado->bar[k].flip == flip;
    if (!count) return;
    fprintf(out, "%s\n", title);
    for (int k = 0; k < tornado->bars; k++) {
        const TornadoBar *bar = &tornado->bar[k];
        const double *mean = bar->swing[TORNADO_WINS].mean;
        char note[40];
        if (bar->flip != flip || told++ >= most) continue;
        snprintf(note, sizeof note, " %.0f>%.0f>%.0f", 100 * mean[TORNADO_LOW], 100 * mean[TORNADO_AS_IS], 100 * mean[TORNADO_HIGH]);
        list_add(&list, brief(&bar->what), note);
    }
    list_end(&list);
    if (told > most) fprintf(out, _("  and %d more (--csv tells all)\n"), told - most);
}

static void print_still(FILE *out, const Tornado *tornado) {
    List list = {out, 0};
    if (!tornado->still) return;
    fputs(_("Not moved, because they stand at nothing, or at all there is:\n"), out);
    for (int k = tornado->bars; k < tornado->bars + tornado->still; k++) list_add(&list, brief(&tornado->bar[k].what), "");
    list_end(&list);
}

static void print_head(FILE *out, const Tornado *tornado) {
    const char *first = tornado->rules->bloc[0].id;
    fprintf(out, _("%s: which assumption decides who wins\n"), tornado->rules->id);
    fprintf(out, _("As the level is: %s wins %.1f %% (%.1f .. %.1f), scores %.1f; %d games.\n"), first, 100 * tornado->wins.middle,
        100 * tornado->wins.low, 100 * tornado->wins.high, tornado->score, tornado->ask.games);
    fprintf(out, _("Each of %d assumptions by itself at -%d %% and +%d %%, the same games again;\n"), tornado->bars, tornado->ask.percent,
        tornado->ask.percent);
    if (tornado->ask.by == TORNADO_WINS)
        fprintf(out, _("then %s wins so many per cent at the low and the high value:\n\n"), first);
    else
        fprintf(out, _("then %s scores so much at the low and the high value:\n\n"), first);
}

void tornado_print(FILE *out, const Tornado *tornado, int top, bool ascii) {
    int beyond = count_beyond(tornado);
    if (top > tornado->bars) top = tornado->bars;
    print_head(out, tornado);
    print_chart(out, tornado, top, ascii);
    fprintf(out, _("\n%s low, %s high, %s as the level is, %s half; ~ %s no more than dice may do\n"), glyph(CELL_LOW, ascii),
        glyph(CELL_HIGH, ascii), glyph(CELL_MIDDLE, ascii), glyph(CELL_HALF, ascii), glyph(CELL_UNSURE, ascii));
    fprintf(out, _("%d of %d move it by more than dice may (one wrong among them in 1 chart of 20).\n"), beyond, tornado->bars);
    print_flips(out, tornado, TORNADO_FLIPS, FLIPS, _("These change who wins (wins low > as is > high, in %):"));
    print_flips(out, tornado, TORNADO_MAY_FLIP, FLIPS_MAYBE, _("These do perhaps; more games would tell:"));
    print_still(out, tornado);
    fputs(_("What a name stands for: moat reference, or the last column of --csv.\n"), out);
}

/* --- for programs --- */

static const char *flip_word(TornadoFlip flip) { return flip == TORNADO_FLIPS ? "yes" : flip == TORNADO_MAY_FLIP ? "maybe" : "no"; }

static double number(MoatFixed value) { return (double)value / MOAT_ONE; }

/* Sentences hold commas. */
static void quote(FILE *out, const char *text) {
    fputc('"', out);
    for (; *text; text++) fputs(*text == '"' ? "\"\"" : (char[]){*text, 0}, out);
    fputc('"', out);
}

void tornado_print_csv(FILE *out, const Tornado *tornado) {
    fputs("rank,assumption,low,as_is,high,wins_low,wins,wins_high,wins_swing,wins_half_95,wins_beyond_dice,score_low,score,score_high,"
          "score_swing,score_half_95,score_beyond_dice,flips,says\n",
        out);
    for (int k = 0; k < tornado->bars; k++) {
        const TornadoBar *bar = &tornado->bar[k];
        fprintf(out, "%d,%s,%.6g,%.6g,%.6g", k + 1, bar->what.name, number(bar->value[TORNADO_LOW]), number(bar->value[TORNADO_AS_IS]),
            number(bar->value[TORNADO_HIGH]));
        for (int m = 0; m < TORNADO_MEASURES; m++) {
            const TornadoSwing *swing = &bar->swing[m];
            for (int e = 0; e < TORNADO_ENDS; e++) fprintf(out, ",%.4f", swing->mean[e]);
            fprintf(out, ",%.4f,%.4f,%s", swing->size, swing->half, swing->beyond ? "yes" : "no");
        }
        fprintf(out, ",%s,", flip_word(bar->flip));
        quote(out, bar->what.row.doc);
        fputc('\n', out);
    }
}

static json_t *json_of_swing(const TornadoSwing *swing) {
    return json_pack("{s:f, s:f, s:f, s:f, s:f, s:b}", "low", swing->mean[TORNADO_LOW], "as_is", swing->mean[TORNADO_AS_IS], "high",
        swing->mean[TORNADO_HIGH], "swing", swing->size, "half_95", swing->half, "beyond_dice", swing->beyond);
}

static json_t *json_of_bar(const TornadoBar *bar) {
    return json_pack("{s:s, s:s, s:f, s:f, s:f, s:o, s:o, s:s}", "assumption", bar->what.name, "says", bar->what.row.doc, "low",
        number(bar->value[TORNADO_LOW]), "as_is", number(bar->value[TORNADO_AS_IS]), "high", number(bar->value[TORNADO_HIGH]), "wins",
        json_of_swing(&bar->swing[TORNADO_WINS]), "score", json_of_swing(&bar->swing[TORNADO_SCORE]), "flips", flip_word(bar->flip));
}

bool tornado_print_json(FILE *out, const Tornado *tornado) {
    json_t *bars = json_array(), *still = json_array();
    for (int k = 0; k < tornado->bars; k++) json_array_append_new(bars, json_of_bar(&tornado->bar[k]));
    for (int k = 0; k < tornado->still; k++) json_array_append_new(still, json_string(tornado->bar[tornado->bars + k].what.name));
    json_t *report = json_pack("{s:i, s:s, s:[s, s], s:i, s:i, s:s, s:[f, f, f], s:f, s:o, s:o}", "tornado", 1, "level", tornado->rules->id,
        "blocs", tornado->rules->bloc[0].id, tornado->rules->bloc[1].id, "games", tornado->ask.games, "percent", tornado->ask.percent,
        "ranked_by", tornado->ask.by == TORNADO_WINS ? "wins" : "score", "wins", tornado->wins.middle, tornado->wins.low,
        tornado->wins.high, "score", tornado->score, "bars", bars, "not_moved", still);
    if (!report) return false;
    bool well = json_dumpf(report, out, JSON_COMPACT | JSON_REAL_PRECISION(6)) == 0 && fputc('\n', out) != EOF;
    json_decref(report);
    return well;
}
