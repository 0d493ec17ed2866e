/* status.c - where the side stands, and the rules. */
#include "face.h"

enum { DANGERS = 24 };

void plain_say_dangers(Plain *plain) {
    WordsDanger danger[DANGERS];
    int count = words_dangers(plain->rules, plain_world(plain), plain_side(plain), session_draft(plain->session), danger, DANGERS);
    for (int i = 0; i < count; i++) plain_say(plain, _("Warning: %s"), danger[i].text);
}

static void say_seats(Plain *plain) {
    MoatSide side = plain_side(plain), rival = moat_rival(side);
    const MoatSeat *seat = moat_game_seat(session_game(plain->session), rival);
    if (session_humans(plain->session) == 0) {
        for (MoatSide b = 0; b < MOAT_BLOCS; b++)
            plain_say(plain, _("You watch: %s is played by %s."), plain_bloc(plain, b),
                words_seat(plain->rules, moat_game_seat(session_game(plain->session), b)->mind, false));
        return;
    }
    if (seat->human)
        plain_say(plain, _("You give the orders of %s now; %s is played from this keyboard, too."), plain_bloc(plain, side),
            plain_bloc(plain, rival));
    else
        plain_say(plain, _("You play %s. The rival is %s, played by %s."), plain_bloc(plain, side), plain_bloc(plain, rival),
            words_seat(session_rules(plain->session), seat->mind, false));
}

void plain_say_turn(Plain *plain) {
    const MoatWorld *world = plain_world(plain);
    if (session_over(plain->session)) return;
    plain_say(plain, _("%s, turn %d of %d."), plain_date(plain, world->turn), world->turn + 1, plain->rules->turns);
    say_seats(plain);
    if (session_humans(plain->session) == 0) return;
    MoatCost left = session_left(plain->session);
    plain_say(plain, _("You have %d mandate and %s to decide with."), left.mandate, plain_text(plain, MOAT_UNIT_MONEY, left.cash));
    plain_say_dangers(plain);
}

static void say_score(Plain *plain) {
    MoatSide side = plain_side(plain), rival = moat_rival(side);
    plain_say(plain, _("Score: %s %s, %s %s. Above 50 wins at the horizon."), plain_bloc(plain, side),
        plain_value(plain, MOAT_Q_score, side, 0, 0), plain_bloc(plain, rival), plain_value(plain, MOAT_Q_score, rival, 0, 0));
    plain_say(plain, _("Present %s against %s. Tomorrow %s against %s. Autonomy %s against %s."),
        plain_value(plain, MOAT_Q_present, side, 0, 0), plain_value(plain, MOAT_Q_present, rival, 0, 0),
        plain_value(plain, MOAT_Q_tomorrow, side, 0, 0), plain_value(plain, MOAT_Q_tomorrow, rival, 0, 0),
        plain_value(plain, MOAT_Q_autonomy, side, 0, 0), plain_value(plain, MOAT_Q_autonomy, rival, 0, 0));
}

static void say_bloc(Plain *plain, MoatSide b) {
    plain_say(plain, _("%s: cash %s, revenue of the last quarter %s, expected %s, patience %s."), plain_bloc(plain, b),
        plain_value(plain, MOAT_Q_cash, b, 0, 0), plain_value(plain, MOAT_Q_revenue, b, 0, 0), plain_value(plain, MOAT_Q_expected, b, 0, 0),
        plain_value(plain, MOAT_Q_patience, b, 0, 0));
    plain_say(plain, _("%s: compute %s, lab %s, tap on the rival %s, reach %s of the world, the world's dependency %s."),
        plain_bloc(plain, b), plain_value(plain, MOAT_Q_compute, b, 0, 0), plain_value(plain, MOAT_Q_lab, b, 0, 0),
        plain_value(plain, MOAT_Q_tap, b, 0, 0), plain_value(plain, MOAT_Q_reach, b, 0, 0), plain_value(plain, MOAT_Q_depth, b, 0, 0));
}

void plain_do_status(Plain *plain, const char *text) {
    (void)text;
    say_score(plain);
    say_bloc(plain, plain_side(plain));
    say_bloc(plain, moat_rival(plain_side(plain)));
    plain_say(plain, _("World: access %s, plurality %s, sovereignty %s."), plain_value(plain, MOAT_Q_world_access, 0, 0, 0),
        plain_value(plain, MOAT_Q_world_plurality, 0, 0, 0), plain_value(plain, MOAT_Q_world_sovereignty, 0, 0, 0));
    plain_say_turn(plain);
    if (session_over(plain->session))
        plain_say_conclusion(plain);
    else
        plain_do_draft(plain, "");
}

void plain_do_briefing(Plain *plain, const char *text) {
    (void)text;
    plain_say(plain, "%s", moat_text(plain->rules, &plain->rules->summary));
    plain_say(
        plain, _("%s: %s"), plain_bloc(plain, plain_side(plain)), moat_text(plain->rules, &plain->rules->briefing[plain_side(plain)]));
}

static void say_victory(Plain *plain) {
    const MoatRules *rules = plain->rules;
    plain_say(plain, _("The score is Present by %s, Tomorrow by %s and Autonomy by %s; the two scores sum to 100."),
        plain_text(plain, MOAT_UNIT_SHARE, rules->weight_present), plain_text(plain, MOAT_UNIT_SHARE, rules->weight_tomorrow),
        plain_text(plain, MOAT_UNIT_SHARE, rules->weight_autonomy));
    plain_say(plain, _("Whoever stands above 50 at the horizon wins."));
    if (rules->hegemony < MOAT_ONE) /* a level without hegemony puts its line at the whole */
        plain_say(plain, _("Hegemony wins at once: Tomorrow above %s for %s in a row, not before %s have been played."),
            plain_text(plain, MOAT_UNIT_SHARE, rules->hegemony), plain_text(plain, MOAT_UNIT_QUARTERS, rules->hegemony_quarters),
            plain_text(plain, MOAT_UNIT_QUARTERS, rules->hegemony_after));
    plain_say(plain, _("Collapse loses at once: no patience, or cash below %s and its growth, for %s in a row."),
        plain_text(plain, MOAT_UNIT_MONEY, rules->collapse_cash), plain_text(plain, MOAT_UNIT_QUARTERS, rules->collapse_quarters));
    plain_say(plain, _("When more than %s of the world runs on lines of its own, both have lost."),
        plain_text(plain, MOAT_UNIT_SHARE, rules->splinter));
}

void plain_do_rules(Plain *plain, const char *text) {
    (void)text;
    plain_say(plain, _("The game has %d turns of %d quarters. Both sides give their orders in secret; then the quarters are played."),
        plain->rules->turns, plain->rules->quarters_per_turn);
    plain_say(plain,
        _("A turn takes at most %d orders. Orders cost mandate, which patience pays, and cash. Replies cost only what they say."),
        plain->rules->orders_most);
    plain_say(plain,
        _("A programme works every quarter and holds its mandate until it is stopped or complete. A policy stands until it is changed."));
    say_victory(plain);
    plain_say(plain, _("Say explain and a word for any quantity or order."));
}
