/* blocs.c - labs, chips and programmes of both sides. */
#include "face.h"

static void say_lab(Plain *plain, MoatSide b) {
    plain_say(plain, _("%s: lab %s; %s %s at price %s; %s %s, licence %s; best permissive release %s."), plain_bloc(plain, b),
        plain_value(plain, MOAT_Q_lab, b, 0, 0), words_line(plain->rules, (MoatLine)moat_premium(b)),
        plain_value(plain, MOAT_Q_premium, b, 0, 0), plain_value(plain, MOAT_Q_price, b, 0, 0),
        words_line(plain->rules, (MoatLine)moat_open(b)), plain_value(plain, MOAT_Q_open, b, 0, 0),
        plain_value(plain, MOAT_Q_licence, b, 0, 0), plain_value(plain, MOAT_Q_perm, b, 0, 0));
    for (int s = 0; s < plain->rules->segments; s++)
        plain_say(plain, _("%s charges for its open line among %s: %s."), plain_bloc(plain, b), words_segment(plain->rules, s),
            plain_value(plain, MOAT_Q_monetise, b, s, 0));
}

void plain_do_labs(Plain *plain, const char *text) {
    (void)text;
    plain_say(plain, _("The best product anyone can use: %s."), plain_value(plain, MOAT_Q_frontier, 0, 0, 0));
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) say_lab(plain, b);
}

void plain_do_chips(Plain *plain, const char *text) {
    (void)text;
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) {
        plain_say(plain, _("%s: compute %s, fabs make %s a quarter, split %s, chip spending %s, service %s."), plain_bloc(plain, b),
            plain_value(plain, MOAT_Q_compute, b, 0, 0), plain_value(plain, MOAT_Q_fab, b, 0, 0), plain_value(plain, MOAT_Q_split, b, 0, 0),
            plain_value(plain, MOAT_Q_chips, b, 0, 0), plain_value(plain, MOAT_Q_service, b, 0, 0));
        plain_say(plain, _("%s: tap on the rival %s, exposure to the rival's tap %s, supply that nobody can cut %s."), plain_bloc(plain, b),
            plain_value(plain, MOAT_Q_tap, b, 0, 0), plain_value(plain, MOAT_Q_exposure, b, 0, 0),
            plain_value(plain, MOAT_Q_alone, b, 0, 0));
    }
}

static int say_programme(Plain *plain, MoatSide b, MoatVerb verb, int market, MoatQuantity quantity, int32_t age) {
    if (age == 0) return 0;
    if (market < 0)
        plain_say(plain, _("%s: %s, %s."), plain_bloc(plain, b), words_work(verb), plain_value(plain, quantity, b, 0, 0));
    else
        plain_say(plain, _("%s: %s, %s, %s."), plain_bloc(plain, b), words_work(verb), words_market_beside(plain->rules, market, b),
            plain_value(plain, quantity, market, b, 0));
    return 1;
}

static int say_programmes(Plain *plain, MoatSide b) {
    const MoatWorld *world = plain_world(plain);
    int count = say_programme(plain, b, MOAT_ORDER_fab, -1, MOAT_Q_fab_programme, world->fab_programme[b]);
    count += say_programme(plain, b, MOAT_ORDER_standards, -1, MOAT_Q_standards_programme, world->standards_programme[b]);
    count += say_programme(plain, b, MOAT_ORDER_autonomy, -1, MOAT_Q_autonomy_programme, world->autonomy_programme[b]);
    for (int m = 0; m < plain->rules->markets; m++) {
        count += say_programme(plain, b, MOAT_ORDER_cloud, m, MOAT_Q_cloud_programme, world->cloud_programme[b][m]);
        count += say_programme(plain, b, MOAT_ORDER_aid, m, MOAT_Q_aid_programme, world->aid_programme[b][m]);
        count += say_programme(plain, b, MOAT_ORDER_campus, m, MOAT_Q_campus_programme, world->campus_programme[b][m]);
    }
    return count;
}

void plain_do_programmes(Plain *plain, const char *text) {
    (void)text;
    for (MoatSide b = 0; b < MOAT_BLOCS; b++)
        if (say_programmes(plain, b) == 0) plain_say(plain, _("%s runs no programme."), plain_bloc(plain, b));
}
