#include "chart.h"

#include <stdio.h>
#include <string.h>

/* --- what is drawn --- */

/* Which of at[] holds the bloc, or the line of use; -1 none. */
static int bloc_at(MoatScope scope) {
    switch (scope) {
    case MOAT_SCOPE_BLOC:
    case MOAT_SCOPE_BLOC_SEGMENT:
    case MOAT_SCOPE_BLOC_DATE: return 0;
    case MOAT_SCOPE_MARKET_BLOC:
    case MOAT_SCOPE_REGULATOR_BLOC:
    case MOAT_SCOPE_EVENT_BLOC: return 1;
    case MOAT_SCOPE_CELL_BLOC: return 2;
    default: return -1;
    }
}

static int line_at(MoatScope scope) {
    return scope == MOAT_SCOPE_WORLD_LINE ? 0 : scope == MOAT_SCOPE_MARKET_LINE ? 1 : scope == MOAT_SCOPE_CELL_LINE ? 2 : -1;
}

Chart chart_of(MoatName name) {
    Chart chart = {0};
    MoatScope scope = moat_quantity((MoatQuantity)name.quantity)->scope;
    int bloc = bloc_at(scope), line = line_at(scope);
    chart.lines = bloc >= 0 ? MOAT_BLOCS : line >= 0 ? (int)MOAT_NONE : 1;
    for (int i = 0; i < chart.lines; i++) {
        chart.name[i] = name;
        chart.style[i] = bloc >= 0 ? view_side_style(i) : line >= 0 ? view_line_style((MoatLine)i) : STYLE_STRONG;
        chart.sign[i] = bloc >= 0 ? view_side_sign(i) : line >= 0 ? view_line_sign((MoatLine)i) : "●";
        if (bloc >= 0 || line >= 0) chart.name[i].at[bloc >= 0 ? bloc : line] = (int16_t)i;
    }
    return chart;
}

void chart_title(const MoatRules *rules, MoatName name, char *text, int size) {
    const char *words = words_quantity((MoatQuantity)name.quantity);
    switch (moat_quantity((MoatQuantity)name.quantity)->scope) {
    case MOAT_SCOPE_MARKET:
    case MOAT_SCOPE_MARKET_BLOC:
    case MOAT_SCOPE_MARKET_LINE: snprintf(text, (size_t)size, _("%s, %s"), words, words_market(rules, name.at[0])); break;
    case MOAT_SCOPE_CELL_LINE:
    case MOAT_SCOPE_CELL_BLOC:
        snprintf(text, (size_t)size, _("%s, %s, %s"), words, words_market(rules, name.at[0]), words_segment(rules, name.at[1]));
        break;
    case MOAT_SCOPE_BLOC_SEGMENT: snprintf(text, (size_t)size, _("%s, %s"), words, words_segment(rules, name.at[1])); break;
    case MOAT_SCOPE_REGULATOR_BLOC: snprintf(text, (size_t)size, _("%s, %s"), words, words_regulator(rules, name.at[0])); break;
    default: snprintf(text, (size_t)size, "%s", words); break;
    }
}

const char *chart_words(const View *view, MoatName name) {
    MoatScope scope = moat_quantity((MoatQuantity)name.quantity)->scope;
    int bloc = bloc_at(scope), line = line_at(scope);
    return bloc >= 0 ? words_bloc(view->rules, name.at[bloc]) : line >= 0 ? words_line(view->rules, (MoatLine)name.at[line]) : _("world");
}

/* --- the scale --- */

typedef struct Scale {
    int64_t low, high, step;
} Scale;

/* 1, 2 or 5 times a power of ten of what the unit is shown in, so that ticks read well. */
static int64_t tick(MoatUnit unit, int64_t span, int ticks) {
    static const int64_t thousandth[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000};
    bool whole = unit == MOAT_UNIT_QUARTERS || unit == MOAT_UNIT_TIER || unit == MOAT_UNIT_FLAG, percent = unit == MOAT_UNIT_SHARE;
    for (int64_t power = 1; power < INT64_C(1000000000); power *= 1000)
        for (size_t i = whole ? 9 : percent ? 3 : 0; i < sizeof thousandth / sizeof thousandth[0]; i++) {
            int64_t step = thousandth[i] * power * MOAT_ONE / 1000;
            if (step > 0 && span / step < ticks) return step;
        }
    return span > 0 ? span : MOAT_ONE;
}

static int64_t down_to(int64_t value, int64_t step) {
    int64_t part = value % step;
    return value - (part < 0 ? part + step : part);
}

static Scale scale_of(MoatUnit unit, int64_t low, int64_t high, int ticks) {
    Scale scale = {.step = tick(unit, high - low, ticks)};
    scale.low = down_to(low, scale.step);
    scale.high = down_to(high, scale.step);
    bool above = high - scale.high > scale.step / 64; /* a fifth of one is no whole number of the engine's: 100 % needs no 120 % */
    scale.high += above || high == scale.low ? scale.step : 0;
    return scale;
}

static void bounds(const View *view, const Chart *chart, int64_t *low, int64_t *high) {
    int64_t values[MOAT_HORIZON + 1];
    bool first = true;
    for (int i = 0; i < chart->lines; i++) {
        int count = view_history(view, chart->name[i], values, MOAT_HORIZON + 1);
        for (int turn = 0; turn < count; turn++, first = false) {
            *low = first || values[turn] < *low ? values[turn] : *low;
            *high = first || values[turn] > *high ? values[turn] : *high;
        }
    }
}

/* --- dots --- */

typedef struct Plot {
    Canvas *canvas;
    Area area;
    Scale scale;
    int turns;
} Plot;

/* Two by four dots a cell; those already there stay. */
static void dot(const Plot *plot, int y, int x, Style style) {
    static const unsigned char bit[4][2] = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    const Cell *cell = canvas_at(plot->canvas, plot->area.y + y / 4, plot->area.x + x / 2);
    unsigned mask = bit[y % 4][x % 2];
    if (cell == NULL) return;
    if (plot->canvas->ascii) {
        canvas_text(plot->canvas, plot->area.y + y / 4, plot->area.x + x / 2, 1, style, ".");
        return;
    }
    const unsigned char *glyph = (const unsigned char *)cell->glyph;
    if (glyph[0] == 0xE2 && glyph[1] >= 0xA0 && glyph[1] <= 0xA3) mask |= (unsigned)(glyph[1] & 3) << 6 | (glyph[2] & 0x3Fu);
    char braille[] = {(char)0xE2, (char)(0xA0 | mask >> 6), (char)(0x80 | (mask & 0x3F)), '\0'};
    canvas_text(plot->canvas, plot->area.y + y / 4, plot->area.x + x / 2, 1, style, braille);
}

static int dot_x(const Plot *plot, int turn) { return turn * (plot->area.w * 2 - 1) / plot->turns; }

static int dot_y(const Plot *plot, int64_t value) {
    int64_t most = plot->area.h * 4 - 1, span = plot->scale.high - plot->scale.low;
    return (int)(most - ((value - plot->scale.low) * most + span / 2) / span);
}

static void draw_stretch(const Plot *plot, int x0, int y0, int x1, int y1, Style style) {
    int wide = x1 - x0, high = y1 > y0 ? y1 - y0 : y0 - y1, steps = wide > high ? wide : high;
    for (int i = 0; i <= steps; i++)
        dot(plot, y0 + (steps > 0 ? ((y1 - y0) * i * 2 + (y1 > y0 ? steps : -steps)) / (2 * steps) : 0),
            x0 + (steps > 0 ? wide * i / steps : 0), style);
}

static void draw_line(const View *view, const Plot *plot, const Chart *chart, int line) {
    int64_t values[MOAT_HORIZON + 1];
    int count = view_history(view, chart->name[line], values, MOAT_HORIZON + 1), first = view->world->turn + 1 - count;
    for (int i = 0; i + 1 < count; i++)
        draw_stretch(plot, dot_x(plot, first + i), dot_y(plot, values[i]), dot_x(plot, first + i + 1), dot_y(plot, values[i + 1]),
            chart->style[line]);
}

/* Signs stand on the points: lines can be told apart without colours. */
static void draw_points(const View *view, const Plot *plot, const Chart *chart, int line) {
    int64_t values[MOAT_HORIZON + 1];
    int count = view_history(view, chart->name[line], values, MOAT_HORIZON + 1), first = view->world->turn + 1 - count;
    for (int i = 0; i < count; i++)
        canvas_text(plot->canvas, plot->area.y + dot_y(plot, values[i]) / 4, plot->area.x + dot_x(plot, first + i) / 2, 1,
            chart->style[line], chart->sign[line]);
}

/* --- axes --- */

static int draw_values(View *view, Area area, const Scale *scale, MoatName name) {
    int width = 0, high = area.h * 4 - 1;
    int64_t span = scale->high - scale->low;
    for (int64_t value = scale->low; value <= scale->high; value += scale->step) {
        int cells = text_width(view_value_of(view, name, value));
        width = cells > width ? cells : width;
    }
    width = width > area.w / 3 ? area.w / 3 : width;
    for (int y = 0; y < area.h; y++) canvas_text(view->canvas, area.y + y, area.x + width + 1, 1, STYLE_DIM, "│");
    for (int64_t value = scale->low; value <= scale->high; value += scale->step) {
        int y = (int)(high - ((value - scale->low) * high + span / 2) / span) / 4;
        canvas_right(view->canvas, area.y + y, area.x, width, STYLE_DIM, view_value_of(view, name, value));
        canvas_text(view->canvas, area.y + y, area.x + width + 1, 1, STYLE_DIM, "┤");
    }
    return width + 2;
}

static void draw_turns(View *view, const Plot *plot) {
    char text[WORDS_LINE];
    int y = plot->area.y + plot->area.h;
    canvas_text(view->canvas, y, plot->area.x - 1, 1, STYLE_BORDER, "└");
    for (int x = 0; x < plot->area.w; x++) canvas_text(view->canvas, y, plot->area.x + x, 1, STYLE_BORDER, "─");
    words_turn(view->rules, plot->turns, text, sizeof text);
    int step = 1, wide = text_width(text) + 2;
    while (step < plot->turns && dot_x(plot, step) / 2 < wide) step++;
    for (int turn = 0; turn <= plot->turns; turn++) {
        int x = plot->area.x + dot_x(plot, turn) / 2;
        canvas_text(view->canvas, y, x, 1, STYLE_BORDER, "┴");
        if (turn % step != 0) continue;
        words_turn(view->rules, turn, text, sizeof text);
        int cells = text_width(text), at = x - cells / 2, most = plot->area.x + plot->area.w - cells;
        canvas_text(view->canvas, y + 1, at > most ? most : at, cells, turn == view->world->turn ? STYLE_TEXT : STYLE_DIM, text);
    }
}

void chart_draw(View *view, Area area, const Chart *chart) {
    int64_t low = 0, high = 0;
    const MoatQuantityRow *row = moat_quantity((MoatQuantity)chart->name[0].quantity);
    bounds(view, chart, &low, &high);
    Plot plot = {.canvas = view->canvas, .turns = view->rules->turns > 0 ? view->rules->turns : 1};
    int rows = area.h - 2;
    if (rows < 3 || area.w < 20) return;
    plot.scale = scale_of(row->unit, low, high, rows >= 12 ? 6 : rows >= 7 ? 4 : 3);
    int left = draw_values(view, (Area){area.y, area.x, rows, area.w}, &plot.scale, chart->name[0]);
    plot.area = (Area){area.y, area.x + left, rows, area.w - left};
    draw_turns(view, &plot);
    for (int i = chart->lines - 1; i >= 0; i--) draw_line(view, &plot, chart, i);
    for (int i = chart->lines - 1; i >= 0; i--) draw_points(view, &plot, chart, i);
}
