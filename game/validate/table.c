/* table.c - what came out, for people and for programs. */
#include "validate.h"
#include "words.h"
#include <math.h>
#include <string.h>
#include "gettext.h"

/* --- for people --- */

static void print_value(FILE *out, const MoatSeries *series, double value) {
    if (series->percent)
        fprintf(out, "%6.1f %%", 100 * value);
    else
        fprintf(out, "%8.1f", value);
}

static const char *verdict(const Validation *validation) { return validation->passes ? _("pass") : _("FAIL"); }

/* Bars of eighths against the greatest value of both lines. */
static void print_chart(FILE *out, const Validation *validation, bool model) {
    static const char *const bar[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    double most = 0;
    for (int i = 0; i < validation->points; i++) most = fmax(most, fmax(validation->point[i].high, validation->point[i].model));
    for (int i = 0; i < validation->points; i++) {
        const ValidatePoint *point = &validation->point[i];
        double value = model ? point->model : (point->low + point->high) / 2;
        int eighth = most > 0 ? (int)(7.999 * value / most) : 0;
        fputs(bar[eighth < 0 ? 0 : eighth > 7 ? 7 : eighth], out);
    }
}

static void print_points(FILE *out, const MoatRules *rules, const Validation *validation) {
    const MoatSeries *series = validation->series;
    fprintf(out, "  %-9s %8s .. %8s  %8s  (%8s .. %8s)  %8s\n", _("quarter"), _("from"), _("to"), _("model"), _("least"), _("most"),
        _("error"));
    for (int i = 0; i < validation->points; i++) {
        const ValidatePoint *point = &validation->point[i];
        char when[WORDS_LINE];
        if (series->point[i].quarter < 0)
            snprintf(when, sizeof when, "%s", _("start"));
        else
            words_quarter(rules, series->point[i].quarter, when, sizeof when);
        fprintf(out, "  %-9s ", when);
        print_value(out, series, point->low);
        fputs(" .. ", out);
        print_value(out, series, point->high);
        fputs("  ", out);
        print_value(out, series, point->model);
        fputs("  (", out);
        print_value(out, series, point->model_low);
        fputs(" .. ", out);
        print_value(out, series, point->model_high);
        fputs(")  ", out);
        print_value(out, series, point->error);
        fputc('\n', out);
    }
}

void validate_print(FILE *out, const MoatRules *rules, const Validation *validation, bool points) {
    const MoatSeries *series = validation->series;
    char source[WORDS_SOURCE];
    words_source(rules, &series->source, source, sizeof source);
    fprintf(out, "%s/%s: %s\n  %s\n", rules->id, series->id, moat_text(rules, &series->about), source);
    fprintf(out, "  %s ", _("published"));
    print_chart(out, validation, false);
    fprintf(out, "  %s ", _("model"));
    print_chart(out, validation, true);
    fprintf(out, "  %s", _("error"));
    print_value(out, series, validation->error);
    fprintf(out, "  %s", _("band"));
    print_value(out, series, validation->band);
    fprintf(out, "  %s", _("bias"));
    print_value(out, series, validation->bias);
    fprintf(out, "  %s\n", verdict(validation));
    if (validation->ended)
        fprintf(out, P_("  %d game ended before the last point.\n", "  %d games ended before the last point.\n", validation->ended),
            validation->ended);
    const char *misses = moat_text(rules, &series->misses);
    if (misses[0] && !validation->passes) fprintf(out, _("  Known: %s\n"), misses);
    if (misses[0] && validation->passes) fputs(_("  It passes, though misses: says that it does not.\n"), out);
    if (points) print_points(out, rules, validation);
}

/* --- for programs --- */

static void quote(FILE *out, const char *text, bool csv) {
    fputc('"', out);
    for (; *text; text++) {
        if (*text == '"') fputc(csv ? '"' : '\\', out);
        if (*text == '\\' && !csv) fputc('\\', out);
        fputc(*text, out);
    }
    fputc('"', out);
}

static void print_quarter(FILE *out, const MoatRules *rules, int quarter) {
    int from_start = 4 * rules->start_year + rules->start_quarter + quarter;
    fprintf(out, "%d-Q%d", from_start / 4, from_start % 4 + 1);
}

void validate_print_json(FILE *out, const MoatRules *rules, const Validation *validation) {
    const MoatSeries *series = validation->series;
    fprintf(out, "{\"level\":\"%s\",\"series\":\"%s\",\"about\":", rules->id, series->id);
    quote(out, moat_text(rules, &series->about), false);
    fputs(",\"source\":", out);
    quote(out, moat_text(rules, &series->source), false);
    fprintf(out, ",\"error\":%.6f,\"bias\":%.6f,\"band\":%.6f,\"games\":%d,\"ended\":%d,\"verdict\":\"%s\",\"known\":%s,\"points\":[",
        validation->error, validation->bias, validation->band, series->games, validation->ended, validation->passes ? "pass" : "fail",
        moat_text(rules, &series->misses)[0] ? "true" : "false");
    for (int i = 0; i < validation->points; i++) {
        const ValidatePoint *point = &validation->point[i];
        fprintf(out, "%s{\"at\":\"", i ? "," : "");
        print_quarter(out, rules, series->point[i].quarter);
        fprintf(out, "\",\"from\":%.6f,\"to\":%.6f,\"model\":%.6f,\"least\":%.6f,\"most\":%.6f,\"error\":%.6f}", point->low, point->high,
            point->model, point->model_low, point->model_high, point->error);
    }
    fputs("]}\n", out);
}

void validate_print_csv_head(FILE *out) { fputs("level,series,at,from,to,model,least,most,error,band,verdict,source\n", out); }

void validate_print_csv(FILE *out, const MoatRules *rules, const Validation *validation) {
    const MoatSeries *series = validation->series;
    for (int i = 0; i < validation->points; i++) {
        const ValidatePoint *point = &validation->point[i];
        fprintf(out, "%s,%s,", rules->id, series->id);
        print_quarter(out, rules, series->point[i].quarter);
        fprintf(out, ",%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%s,", point->low, point->high, point->model, point->model_low, point->model_high,
            point->error, validation->band, validation->passes ? "pass" : "fail");
        quote(out, moat_text(rules, &series->source), true);
        fputc('\n', out);
    }
}
