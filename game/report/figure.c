/* figure.c - see figure.h. */
#include "figure.h"
#include "gettext.h"
#include "words.h"
#include <string.h>

enum { WIDTH = 720, HEIGHT = 260, LEFT = 64, RIGHT = 160, TOP = 14, BOTTOM = 30, TICKS = 5 };

typedef struct Frame {
    MoatLong low, high, step; /* step: from one tick to the next */
    int points;
} Frame;

static double x_of(const Frame *frame, int point) {
    return LEFT + (double)(WIDTH - LEFT - RIGHT) * point / (frame->points > 1 ? frame->points - 1 : 1);
}
static double y_of(const Frame *frame, MoatLong value) {
    return TOP + (double)(HEIGHT - TOP - BOTTOM) * (double)(frame->high - value) / (double)(frame->high - frame->low);
}

/* One, two, two and a half or five of a power of ten, so that at most so many ticks cover the range. */
static MoatLong tick_of(MoatLong range) {
    static const double round[] = {1, 2, 2.5, 5};
    double power = 1e-3;
    for (;; power *= 10)
        for (int i = 0; i < 4; i++)
            if (round[i] * power * MOAT_ONE * TICKS >= (double)range) return (MoatLong)(round[i] * power * MOAT_ONE + .5);
}

static MoatLong floor_to(MoatLong value, MoatLong step) { return (value - (value < 0 ? step - 1 : 0)) / step * step; }

static Frame frame_of(const Figure *figure) {
    Frame frame = {figure->line[0].value[0], figure->line[0].value[0], 1, figure->points};
    for (int s = 0; s < figure->series; s++)
        for (int i = 0; i < figure->points; i++) {
            MoatLong value = figure->line[s].value[i];
            frame.low = value < frame.low ? value : frame.low;
            frame.high = value > frame.high ? value : frame.high;
        }
    bool from_zero = frame.low >= 0 && frame.low < (frame.high - frame.low);
    if (from_zero) frame.low = 0;
    frame.step = tick_of(frame.high - frame.low + MOAT_ONE / 200);
    frame.low = floor_to(frame.low, frame.step);
    frame.high = floor_to(frame.high + frame.step - 1, frame.step);
    if (frame.high == frame.low) frame.high += frame.step;
    return frame;
}

static void draw_axes(FILE *out, const MoatRules *rules, const Figure *figure, const Frame *frame) {
    char text[WORDS_LINE];
    for (MoatLong value = frame->low; value <= frame->high; value += frame->step) {
        double y = y_of(frame, value);
        words_value(rules, figure->name, value, text, sizeof text);
        fprintf(out, "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">",
            LEFT, WIDTH - RIGHT, y, y, LEFT - 6, y + 4);
        doc_escape(out, text);
        fputs("</text>", out);
    }
    int step = (frame->points + 7) / 8;
    for (int i = 0; i < frame->points; i += step) {
        words_turn(rules, i, text, sizeof text);
        fprintf(out, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">", x_of(frame, i), HEIGHT - 10);
        doc_escape(out, text);
        fputs("</text>", out);
    }
}

static void draw_mark(FILE *out, int s, double x, double y, const char *colour) {
    switch (s) {
    case 0: fprintf(out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.6\" fill=\"%s\"/>", x, y, colour); break;
    case 1: fprintf(out, "<path d=\"M%.1f %.1fl4.4 4.4l-4.4 4.4l-4.4-4.4z\" fill=\"%s\"/>", x, y - 4.4, colour); break;
    case 2:
        fprintf(out, "<rect x=\"%.1f\" y=\"%.1f\" width=\"6.4\" height=\"6.4\" fill=\"#fff\" stroke=\"%s\"/>", x - 3.2, y - 3.2, colour);
        break;
    default: break;
    }
}

/* Okabe and Ito's colours. */
static void draw_line(FILE *out, const Figure *figure, const Frame *frame, int s, double label_y) {
    static const char *const palette[FIGURE_SERIES] = {"#0072b2", "#d55e00", "#007a5a", "#666", "#888", "#888"};
    static const char *const dash[FIGURE_SERIES] = {"none", "7 3", "2 3", "10 3 2 3", "1 4", "1 4"};
    const FigureLine *line = &figure->line[s];
    const char *colour = line->band ? "#666" : palette[s];
    fprintf(out, "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-dasharray=\"%s\" points=\"", colour,
        line->band ? "1.2" : "2.2", dash[s]);
    for (int i = 0; i < figure->points; i++) fprintf(out, "%.1f,%.1f ", x_of(frame, i), y_of(frame, line->value[i]));
    fputs("\"/>", out);
    for (int i = 0; i < figure->points && !line->band; i++) draw_mark(out, s, x_of(frame, i), y_of(frame, line->value[i]), colour);
    double x = x_of(frame, figure->points - 1), y = y_of(frame, line->value[figure->points - 1]);
    fprintf(out, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\".7\"/>", x + 5, y, x + 13, label_y,
        colour);
    fprintf(out, "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\">", x + 15, label_y + 4, colour);
    doc_escape(out, line->label);
    fputs("</text>\n", out);
}

/* Labels at the ends of lines, moved apart from the top down, then up again from the bottom. */
static void place_labels(const Figure *figure, const Frame *frame, double at[FIGURE_SERIES]) {
    int order[FIGURE_SERIES];
    for (int s = 0; s < figure->series; s++) {
        at[s] = y_of(frame, figure->line[s].value[figure->points - 1]);
        int k = s;
        for (; k > 0 && at[order[k - 1]] > at[s]; k--) order[k] = order[k - 1];
        order[k] = s;
    }
    for (int k = 1; k < figure->series; k++)
        if (at[order[k]] < at[order[k - 1]] + 15) at[order[k]] = at[order[k - 1]] + 15;
    double most = HEIGHT - BOTTOM - 2; /* above the years */
    for (int k = figure->series - 1; k >= 0; k--, most -= 15)
        if (at[order[k]] > most) at[order[k]] = most;
}

static void draw_svg(Doc *doc, const MoatRules *rules, const Figure *figure) {
    Frame frame = frame_of(figure);
    double at[FIGURE_SERIES];
    fprintf(doc->out, "<figure><svg viewBox=\"0 0 %d %d\" role=\"img\" font-size=\"12\" font-family=\"inherit\"><title>", WIDTH, HEIGHT);
    doc_escape(doc->out, figure->title);
    fputs("</title><desc>", doc->out);
    doc_escape(doc->out, figure->about);
    fputs("</desc>\n", doc->out);
    draw_axes(doc->out, rules, figure, &frame);
    place_labels(figure, &frame, at);
    for (int s = figure->series - 1; s >= 0; s--) draw_line(doc->out, figure, &frame, s, at[s]);
    fputs("</svg></figure>\n", doc->out);
}

static void draw_table(Doc *doc, const MoatRules *rules, const Figure *figure) {
    char text[DOC_COLUMNS][WORDS_LINE];
    const char *cell[DOC_COLUMNS];
    for (int c = 0; c < DOC_COLUMNS; c++) cell[c] = text[c];
    snprintf(text[0], WORDS_LINE, "%s", _("At the start of"));
    for (int s = 0; s < figure->series; s++) snprintf(text[s + 1], WORDS_LINE, "%s", figure->line[s].label);
    doc_table(doc, "", cell, figure->series + 1);
    for (int i = 0; i < figure->points; i++) {
        words_turn(rules, i, text[0], WORDS_LINE);
        for (int s = 0; s < figure->series; s++) words_value(rules, figure->name, figure->line[s].value[i], text[s + 1], WORDS_LINE);
        doc_row(doc, cell);
    }
    doc_table_end(doc);
}

void figure_draw(Doc *doc, const MoatRules *rules, const Figure *figure) {
    doc_heading(doc, 3, figure->title);
    doc_say(doc, "%s", figure->about);
    if (doc->kind == DOC_HTML && figure->points > 1) draw_svg(doc, rules, figure);
    draw_table(doc, rules, figure);
}
