/* analyse.c - a finished game, told again with what it might have been. The turns in which most was lost are asked before they are
 * answered. */
#include "back.h"
#include "face.h"
#include <stdlib.h>
#include <string.h>

static const char *score_text(Plain *plain, int hundredths) {
    return plain_text(plain, MOAT_UNIT_POINTS, (MoatLong)hundredths * MOAT_ONE / 100);
}

static const char *chance_text(Plain *plain, int thousandths) {
    return plain_text(plain, MOAT_UNIT_SHARE, (MoatLong)thousandths * MOAT_ONE / 1000);
}

/* Orders as one list of words, on `world`. */
static void say_orders(Plain *plain, const char *head, const MoatWorld *world, MoatSide side, const MoatOrders *orders) {
    fprintf(plain->out, "%s", head);
    for (int k = 0; k < orders->count; k++) fprintf(plain->out, "%s %s", k ? ";" : "", plain_order(plain, side, world, orders->order[k]));
    fprintf(plain->out, "%s\n", orders->count ? "." : _(" nothing."));
}

static void say_worth(Plain *plain, const char *whose, const MoatWorth *worth) {
    plain_say(plain, _("%s: win chance %s, likely score %s."), whose, chance_text(plain, worth->chance), score_text(plain, worth->score));
}

static void say_fortune(Plain *plain, const SessionBack *back) {
    const MoatFortune *fortune = &back->fortune;
    int score, luck = session_back_luck(back, &score);
    plain_say(plain,
        _("The same orders of both sides under other dice: %d of %d games won; score %s in the middle, between %s and %s in nine of ten."),
        fortune->won, fortune->throws, score_text(plain, fortune->middle), score_text(plain, fortune->low),
        score_text(plain, fortune->high));
    if (luck >= 0)
        plain_say(plain, _("Your score was %s: the dice gave you %s of it."), score_text(plain, score), score_text(plain, luck));
    else
        plain_say(plain, _("Your score was %s: the dice took %s of it."), score_text(plain, score), score_text(plain, -luck));
}

static void say_points(Plain *plain, const SessionBack *back) {
    if (back->points == 0) plain_say(plain, _("Search found nothing better in any turn."));
    for (int k = 0; k < back->points; k++) {
        int turn = back->point[k];
        plain_say(plain, _("Turning point: turn %d, %s. About %s of win chance and %s of score were lost there."), turn + 1,
            plain_date(plain, turn), chance_text(plain, back->turn[turn].chance_loss), score_text(plain, back->turn[turn].loss));
    }
}

static bool world_and_orders(const SessionBack *back, int turn, MoatWorld *world, MoatOrders orders[MOAT_BLOCS]) {
    MoatGame *game = session_game(back->session);
    return moat_game_world_at(game, turn, world) && moat_game_orders(game, turn, orders);
}

static void say_turn(Plain *plain, const SessionBack *back, int turn) {
    const MoatHindsight *at = &back->turn[turn];
    MoatWorld world;
    MoatOrders orders[MOAT_BLOCS];
    if (!world_and_orders(back, turn, &world, orders)) return;
    plain_say(plain, _("Turn %d, %s: win chance %s; lost %s of it, and %s of score."), turn + 1, plain_date(plain, turn),
        chance_text(plain, at->played.chance), chance_text(plain, at->chance_loss), score_text(plain, at->loss));
    say_orders(plain, _("You ordered:"), &world, back->side, &orders[back->side]);
    say_orders(plain, _("Search preferred:"), &world, back->side, &at->preferred);
    say_orders(plain, _("The rival ordered:"), &world, moat_rival(back->side), &orders[moat_rival(back->side)]);
}

/* --- trying again --- */

static bool is_word(const char *line, const char *word) {
    size_t length = strlen(word);
    line += strspn(line, " \t");
    return strncmp(line, word, length) == 0 && line[length + strspn(line + length, " \t\r\n")] == '\0';
}

typedef enum Tried { TRIED_ORDERS, TRIED_NOTHING, TRIED_LEFT } Tried;

/* Commands of a game, until the orders are to be weighed. */
static Tried take_orders(Plain *plain) {
    char *line = NULL;
    size_t room = 0;
    Tried tried = TRIED_LEFT;
    for (bool more = true; more && !ferror(plain->out);) {
        plain_prompt(plain);
        fflush(plain->out);
        if (getline(&line, &room, plain->in) < 0) break;
        more = !is_word(line, "end") && !is_word(line, "skip") && !is_word(line, "quit");
        if (more)
            plain_obey(plain, line);
        else
            tried = is_word(line, "end") ? TRIED_ORDERS : is_word(line, "skip") ? TRIED_NOTHING : TRIED_LEFT;
    }
    free(line);
    return tried;
}

static void answer(Plain *plain, const SessionBack *back, int turn, const MoatOrders *tried) {
    MoatHindsight weighed;
    if (!session_back_try(back, turn, tried, &weighed)) return;
    say_worth(plain, _("Your orders now"), &weighed.tried);
    say_worth(plain, _("Your orders then"), &weighed.played);
    say_worth(plain, _("What search preferred"), &weighed.best);
}

/* False: the player wants to leave. */
static bool ask(Plain *plain, const SessionBack *back, int turn) {
    MoatWorld world;
    MoatOrders orders[MOAT_BLOCS];
    Session *again = session_back_to(back->session, back->side, turn);
    if (!again || !world_and_orders(back, turn, &world, orders)) {
        session_close(again);
        return true;
    }
    Plain trial = {.session = again, .rules = plain->rules, .in = plain->in, .out = plain->out, .guided = -1};
    plain_say(plain,
        _("Turn %d, %s, once more. What would you order now? All commands of a game work; end has your orders weighed, skip tells the "
          "answer, quit leaves."),
        turn + 1, plain_date(plain, turn));
    say_orders(plain, _("Then you ordered:"), &world, back->side, &orders[back->side]);
    plain_say_turn(&trial);
    Tried tried = take_orders(&trial);
    if (tried == TRIED_ORDERS) answer(plain, back, turn, session_draft(again));
    if (tried != TRIED_LEFT) say_orders(plain, _("Search preferred:"), &world, back->side, &back->turn[turn].preferred);
    session_close(again);
    return tried != TRIED_LEFT;
}

/* --- */

static void tell(Plain *plain, const SessionBack *back) {
    bool more = plain->in != NULL;
    plain_say(plain, _("You led %s; the rival was %s."), plain_bloc(plain, back->side),
        words_seat(plain->rules, moat_game_seat(session_game(back->session), moat_rival(back->side))->mind, false));
    say_fortune(plain, back);
    say_points(plain, back);
    for (int k = 0; k < back->points && more; k++) more = ask(plain, back, back->point[k]);
    for (int turn = 0; turn < back->turns && !ferror(plain->out); turn++) say_turn(plain, back, turn);
}

int plain_analyse(Session *session, FILE *in, FILE *out) {
    Plain plain = {.session = session, .rules = session_rules(session), .in = in, .out = out, .guided = -1};
    SessionBack back;
    plain_say(&plain, _("Moat: %s."), moat_text(plain.rules, &plain.rules->title));
    plain_say(&plain, _("Every turn is played on some hundreds of times; this takes some seconds."));
    fflush(out);
    if (!session_back(session, &back, NULL, NULL))
        plain_say(&plain, _("There was not enough memory to look back."));
    else if (back.turns == 0)
        plain_say(&plain, _("No turn has ended yet; there is nothing to look back on."));
    else
        tell(&plain, &back);
    session_back_end(&back);
    return fflush(out) == 0 && !ferror(out) ? 0 : 1;
}
