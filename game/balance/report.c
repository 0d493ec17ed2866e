/* report.c - the figures in words. */
#include "balance.h"
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "gettext.h"

static const char *verdict_word(BalanceVerdict verdict) {
    switch (verdict) {
    case BALANCE_FINE: return _("fine");
    case BALANCE_MAYBE: return _("unsure");
    case BALANCE_LOOK: return _("LOOK");
    default: return _("unknown");
    }
}

static double shown(BalanceUnit unit, double value) { return unit == BALANCE_PERCENT ? 100 * value : value; }

static void print_wanted(FILE *out, const BalanceMeasureRow *row) {
    double low = shown(row->unit, row->low), high = shown(row->unit, row->high);
    bool no_low = row->low <= (row->unit == BALANCE_POINTS ? -100 : 0),
         no_high = row->unit == BALANCE_PERCENT ? row->high >= 1 : row->high >= 30;
    if (no_low && !no_high)
        fprintf(out, _("wanted: at most %g"), high);
    else if (no_high && !no_low)
        fprintf(out, _("wanted: at least %g"), low);
    else
        fprintf(out, _("wanted: %g to %g"), low, high);
}

static void print_measure(FILE *out, const Balance *balance, BalanceMeasure measure) {
    const BalanceMeasureRow *row = balance_measure(measure);
    const Interval *value = &balance->value[measure];
    if (!balance->known[measure]) return;
    fprintf(out, "%-7s %7.1f%s", verdict_word(balance_verdict(balance, measure)), shown(row->unit, value->middle),
        row->unit == BALANCE_PERCENT  ? " %"
        : row->unit == BALANCE_POINTS ? " p"
                                      : "  ");
    if (value->high > value->low)
        fprintf(out, " (%6.1f .. %5.1f)", shown(row->unit, value->low), shown(row->unit, value->high));
    else
        fprintf(out, "%17s", "");
    fprintf(out, "  %s; ", _(row->sentence));
    print_wanted(out, row);
    fputc('\n', out);
}

static void print_mixture(FILE *out, const Balance *balance, MoatSide b) {
    const Field *field = &balance->field;
    const double *weight = b == 0 ? field->equilibrium.row : field->equilibrium.column;
    const double *least = b == 0 ? field->needed.row : field->needed.column;
    fprintf(out,
        _("\n%s: weight in the mixture, and with the fewest plans that do; win chance against the rival's mixture, releases a game (open, "
          "premium), part of its use that is open\n"),
        balance->rules->bloc[b].id);
    for (int k = 0; k < field->count[b]; k++) {
        Bearing bearing = field_bearing(field, b, k);
        double value = field_value(field, b, k);
        fprintf(out, "  %-16s %5.1f %%  %5.1f %%  %5.1f %%   %4.1f %4.1f   %3.0f %%\n", field->name[b][k], 100 * weight[k], 100 * least[k],
            100 * value, bearing.open_releases, bearing.premium_releases, 100 * bearing.open_use);
    }
}

static void print_plan(FILE *out, const char *name, const MoatPlan *plan) {
    int8_t value[MOAT_PLAN_FIELDS];
    memcpy(value, plan, sizeof value);
    fprintf(out, "  %-16s", name);
    for (int k = 0; k < MOAT_PLAN_FIELDS; k++) fprintf(out, "%s%s: %d", k ? ", " : " ", moat_plan_field(k)->name, value[k]);
    fputc('\n', out);
}

static void print_support(FILE *out, const Balance *balance) {
    const Field *field = &balance->field;
    fputs(_("\nThe plans that weigh\n"), out);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++)
        for (int k = 0; k < field->count[b]; k++)
            if ((b == 0 ? field->equilibrium.row : field->equilibrium.column)[k] >= 0.05)
                print_plan(out, field->name[b][k], &field->plan[b][k]);
}

static void print_table(FILE *out, const Balance *balance) {
    const Field *field = &balance->field;
    fprintf(out, _("\nWins of %s's plans (rows) against %s's (columns, in the same order as below), in %%; %d games each\n"),
        balance->rules->bloc[0].id, balance->rules->bloc[1].id, field->games);
    for (int i = 0; i < field->count[0]; i++) {
        fprintf(out, "  %-16s", field->name[0][i]);
        for (int j = 0; j < field->count[1]; j++) fprintf(out, " %3.0f", 100 * field->matrix.payoff[i * field->matrix.columns + j]);
        fputc('\n', out);
    }
    fprintf(out, _("  Solved by regret matching: the two sides together could gain %.2f points by leaving their mixtures.\n"),
        100 * field->equilibrium.gap);
}

static void print_orders(FILE *out, const Balance *balance) {
    fputs(_("\nOrders: part of games that give it, by plans and by those who look ahead; what being without it costs, in points of score "
            "and of win chance\n"),
        out);
    fprintf(out, "  %-18s", "");
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) fprintf(out, " | %-38s", balance->rules->bloc[b].id);
    fputc('\n', out);
    for (int verb = 0; verb < MOAT_VERBS; verb++) {
        const BalanceOrder *order = &balance->order[verb];
        fprintf(out, "  %-18s", moat_verb((MoatVerb)verb)->name);
        for (MoatSide b = 0; b < MOAT_BLOCS; b++)
            fprintf(out, " | %3.0f %% %3.0f %%  %+6.2f +-%.2f  %+5.1f +-%.1f", 100 * order->used[b], 100 * order->searched[b],
                order->score[b].middle, order->score[b].high - order->score[b].middle, order->chance[b].middle,
                order->chance[b].high - order->chance[b].middle);
        fputc('\n', out);
    }
}

/* The median score is what par shifts: where it stands at 50, both sides win as often. */
static void print_par(FILE *out, const Balance *balance) {
    static const char *const players[BALANCE_PLAYERS] = {N_("mixtures of plans"), N_("beginners"), N_("planners"), N_("masters")};
    for (int k = 0; k < BALANCE_PLAYERS; k++)
        fprintf(out, _("par between %s: %.2f; even at %.2f\n"), _(players[k]), balance->par[k], balance->even[k]);
}

void balance_print(FILE *out, const Balance *balance) {
    fprintf(out, _("%s, first side %s, second side %s\n"), balance->rules->id, balance->rules->bloc[0].id, balance->rules->bloc[1].id);
    for (int k = 0; k < BALANCE_MEASURES; k++) print_measure(out, balance, (BalanceMeasure)k);
    print_par(out, balance);
    print_table(out, balance);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) print_mixture(out, balance, b);
    print_support(out, balance);
    print_orders(out, balance);
}

/* --- JSON --- */

static json_t *interval(const Interval *value) { return json_pack("[fff]", value->middle, value->low, value->high); }

static json_t *measures(const Balance *balance) {
    static const char *const verdict[] = {"unknown", "fine", "unsure", "look"};
    json_t *object = json_object();
    for (int k = 0; k < BALANCE_MEASURES; k++) {
        const BalanceMeasureRow *row = balance_measure((BalanceMeasure)k);
        if (!balance->known[k]) continue;
        json_object_set_new(object, row->id,
            json_pack("{s:o, s:[f,f], s:s, s:s}", "value", interval(&balance->value[k]), "wanted", row->low, row->high, "verdict",
                verdict[balance_verdict(balance, (BalanceMeasure)k)], "says", row->sentence));
    }
    return object;
}

static json_t *plans(const Balance *balance, MoatSide b) {
    const Field *field = &balance->field;
    json_t *list = json_array();
    for (int k = 0; k < field->count[b]; k++) {
        Bearing bearing = field_bearing(field, b, k);
        json_t *plan = json_object();
        int8_t value[MOAT_PLAN_FIELDS];
        memcpy(value, &field->plan[b][k], sizeof value);
        for (int f = 0; f < MOAT_PLAN_FIELDS; f++) json_object_set_new(plan, moat_plan_field(f)->name, json_integer(value[f]));
        json_array_append_new(list, json_pack("{s:s, s:f, s:f, s:f, s:o}", "name", field->name[b][k], "weight",
                                        (b == 0 ? field->equilibrium.row : field->equilibrium.column)[k], "open_releases",
                                        bearing.open_releases, "premium_releases", bearing.premium_releases, "plan", plan));
    }
    return list;
}

static json_t *table(const Balance *balance) {
    const Field *field = &balance->field;
    json_t *rows = json_array();
    for (int i = 0; i < field->count[0]; i++) {
        json_t *row = json_array();
        for (int j = 0; j < field->count[1]; j++)
            json_array_append_new(row, json_real(field->matrix.payoff[i * field->matrix.columns + j]));
        json_array_append_new(rows, row);
    }
    return rows;
}

static json_t *orders(const Balance *balance) {
    json_t *object = json_object();
    for (int verb = 0; verb < MOAT_VERBS; verb++) {
        const BalanceOrder *order = &balance->order[verb];
        json_t *both = json_array();
        for (MoatSide b = 0; b < MOAT_BLOCS; b++)
            json_array_append_new(both, json_pack("{s:f, s:f, s:o, s:o}", "used", order->used[b], "searched", order->searched[b], "score",
                                            interval(&order->score[b]), "chance", interval(&order->chance[b])));
        json_object_set_new(object, moat_verb((MoatVerb)verb)->name, both);
    }
    return object;
}

static json_t *pars(const Balance *balance) {
    static const char *const players[BALANCE_PLAYERS] = {"plans", "beginners", "planners", "masters"};
    json_t *object = json_object();
    for (int k = 0; k < BALANCE_PLAYERS; k++)
        json_object_set_new(object, players[k], json_pack("{s:f, s:f}", "is", balance->par[k], "even", balance->even[k]));
    return object;
}

bool balance_print_json(FILE *out, const Balance *balance) {
    json_t *report = json_object();
    json_object_set_new(report, "balance", json_integer(1));
    json_object_set_new(report, "level", json_string(balance->rules->id));
    json_object_set_new(report, "blocs", json_pack("[ss]", balance->rules->bloc[0].id, balance->rules->bloc[1].id));
    json_object_set_new(report, "par", pars(balance));
    json_object_set_new(report, "measures", measures(balance));
    json_object_set_new(report, "plans", json_pack("[oo]", plans(balance, 0), plans(balance, 1)));
    json_object_set_new(report, "table", table(balance));
    json_object_set_new(report, "orders", orders(balance));
    bool well = json_dumpf(report, out, JSON_COMPACT | JSON_REAL_PRECISION(6)) == 0 && fputc('\n', out) != EOF;
    json_decref(report);
    return well;
}
