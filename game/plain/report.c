/* report.c - the turn told again, why numbers changed, and the end of the game. */
#include "face.h"
#include <string.h>

enum { CHANGES = 8, CAUSES = 10, DOINGS = 10 };

static void say_quarters(Plain *plain, const WordsStory *story) {
    WordsHappening list[WORDS_HAPPENINGS];
    int count = words_happenings(story, plain->rules, list, WORDS_HAPPENINGS), next = 0;
    for (int quarter = story->before.quarter; quarter < story->after.quarter; quarter++) {
        char date[WORDS_LINE], sentence[700];
        words_quarter(plain->rules, quarter, date, sizeof date);
        if (next == count || list[next].quarter != quarter) plain_say(plain, _("%s: nothing out of the ordinary."), date);
        for (; next < count && list[next].quarter == quarter; next++) {
            words_happening(plain->rules, story, &list[next], sentence, sizeof sentence);
            plain_say(plain, _("%s: %s"), date, sentence);
        }
    }
}

static void say_orders(Plain *plain, const WordsStory *story, MoatSide side) {
    const MoatOrders *orders = &story->orders[side];
    if (orders->count == 0) plain_say(plain, _("%s gave no orders."), plain_bloc(plain, side));
    for (int i = 0; i < orders->count; i++)
        plain_say(plain, _("%s ordered: %s."), plain_bloc(plain, side), plain_order(plain, side, &story->before, orders->order[i]));
}

static void say_changes(Plain *plain, const WordsStory *story) {
    WordsChange list[CHANGES];
    int count = words_largest_changes(story, plain->rules, list, CHANGES);
    for (int i = 0; i < count; i++) {
        char head[WORDS_LINE], before[WORDS_LINE], after[WORDS_LINE];
        words_reading(plain->rules, list[i].name, head, sizeof head);
        words_value(plain->rules, list[i].name, list[i].before, before, sizeof before);
        words_value(plain->rules, list[i].name, list[i].after, after, sizeof after);
        plain_say(plain, _("Large change: %s, from %s to %s."), head, before, after);
    }
}

static void say_scores(Plain *plain, const WordsStory *story) {
    for (MoatSide b = 0; b < MOAT_BLOCS; b++)
        plain_say(plain, _("Score of %s: %s before the turn, %s now."), plain_bloc(plain, b),
            plain_text(plain, MOAT_UNIT_POINTS, story->before.score[b]), plain_text(plain, MOAT_UNIT_POINTS, story->after.score[b]));
}

void plain_say_report(Plain *plain, const WordsStory *story) {
    plain_say(plain, _("Report of %s, turn %d."), plain_date(plain, story->turn), story->turn + 1);
    for (MoatSide b = 0; b < MOAT_BLOCS; b++) say_orders(plain, story, b);
    say_quarters(plain, story);
    say_changes(plain, story);
    say_scores(plain, story);
}

static const WordsStory *story_or_say(Plain *plain) {
    const WordsStory *story = session_story(plain->session);
    if (!story) plain_say(plain, _("No turn has been played yet."));
    return story;
}

void plain_do_report(Plain *plain, const char *text) {
    (void)text;
    const WordsStory *story = story_or_say(plain);
    if (story) plain_say_report(plain, story);
}

void plain_do_rival(Plain *plain, const char *text) {
    (void)text;
    const WordsStory *story = story_or_say(plain);
    if (!story) return;
    WordsDoing list[DOINGS];
    MoatSide rival = moat_rival(plain_side(plain));
    say_orders(plain, story, rival);
    int count = words_doings(story, plain->rules, rival, list, DOINGS);
    for (int i = 0; i < count; i++) {
        char head[WORDS_LINE], change[WORDS_LINE];
        words_reading(plain->rules, list[i].name, head, sizeof head);
        words_change(plain->rules, list[i].name, list[i].amount, change, sizeof change);
        plain_say(plain, _("Its orders and programmes changed %s by %s: %s."), head, change, words_work(list[i].verb));
    }
}

static bool reading_or_say(Plain *plain, const char *text, MoatName *name) {
    if (text[0] && words_find_reading(plain->rules, plain_side(plain), text, name)) return true;
    plain_say(plain, _("There is no reading called %s. Name a quantity and what it is of, such as: cash, trust %s."), text[0] ? text : "?",
        plain->rules->market[0].id);
    return false;
}

static void say_causes(Plain *plain, const WordsStory *story, MoatName name) {
    WordsCause list[CAUSES];
    int count = words_causes(story, plain->rules, name, -1, list, CAUSES);
    for (int i = 0; i < count; i++) {
        char cause[WORDS_LINE], change[WORDS_LINE];
        words_cause_of(plain->rules, &list[i], cause, sizeof cause);
        words_change_fine(plain->rules, name, list[i].shown, change, sizeof change);
        if (list[i].shown != 0) plain_say(plain, _("%s: %s."), change, cause);
    }
}

/* What a part of the score compares, of both sides. */
static void say_parts(Plain *plain, const WordsStory *story, MoatName name) {
    MoatQuantity part[WORDS_PARTS];
    int parts = words_parts((MoatQuantity)name.quantity, part);
    for (int i = 0; i < MOAT_BLOCS * parts; i++) {
        char head[WORDS_LINE], before[WORDS_LINE], now[WORDS_LINE];
        MoatName of = {
            .quantity = (int16_t)part[i / MOAT_BLOCS], .at = {(int16_t)(i % MOAT_BLOCS == 0 ? name.at[0] : moat_rival(name.at[0]))}};
        words_reading(plain->rules, of, head, sizeof head);
        words_value(plain->rules, of, moat_read(&story->before, plain->rules, of), before, sizeof before);
        words_value(plain->rules, of, moat_read(plain_world(plain), plain->rules, of), now, sizeof now);
        plain_say(plain, _("It compares: %s, %s before the turn, %s now."), head, before, now);
    }
}

/* What speaks for and against a line in a cell: the parts of its utility. */
static void say_choice(Plain *plain, MoatName name) {
    MoatChoice choice;
    if (name.at[2] >= MOAT_NONE) return;
    moat_choice(plain_world(plain), plain->rules, name.at[0], name.at[1], (MoatLine)name.at[2], &choice);
    for (int i = 0; i < MOAT_CHOICE_TERMS; i++)
        if (choice.term[i] > MOAT_RATIO(1, 100))
            plain_say(plain, _("For it speaks %s: +%s."), words_choice_term((MoatChoiceTerm)i),
                plain_text(plain, MOAT_UNIT_NUMBER, choice.term[i]));
        else if (choice.term[i] < -MOAT_RATIO(1, 100))
            plain_say(plain, _("Against it speaks %s: %s."), words_choice_term((MoatChoiceTerm)i),
                plain_text(plain, MOAT_UNIT_NUMBER, choice.term[i]));
    plain_say(plain, _("All together: %s."), plain_text(plain, MOAT_UNIT_NUMBER, choice.utility));
}

void plain_do_why(Plain *plain, const char *text) {
    MoatName name;
    char head[WORDS_LINE], now[WORDS_LINE], before[WORDS_LINE], change[WORDS_LINE];
    if (!reading_or_say(plain, text, &name)) return;
    const WordsStory *story = session_story(plain->session);
    words_reading(plain->rules, name, head, sizeof head);
    words_value(plain->rules, name, moat_read(plain_world(plain), plain->rules, name), now, sizeof now);
    if (!story) {
        plain_say(plain, _("%s: %s. No turn has been played yet; this is how it starts."), head, now);
    } else {
        MoatLong moved = words_story_change(story, plain->rules, name);
        words_value(plain->rules, name, moat_read(&story->before, plain->rules, name), before, sizeof before);
        words_change_fine(plain->rules, name, moved, change, sizeof change);
        if (moved == 0)
            plain_say(plain, _("%s: %s, as it was before the last turn."), head, now);
        else
            plain_say(plain, _("%s: %s; it was %s before the last turn. The change of %s is made of:"), head, now, before, change);
        say_causes(plain, story, name);
        say_parts(plain, story, name);
    }
    plain_say(plain, _("It means: %s."), words_doc((MoatQuantity)name.quantity));
    if (name.quantity == MOAT_Q_share) say_choice(plain, name);
}

void plain_do_history(Plain *plain, const char *text) {
    MoatName name;
    MoatWorld world;
    char head[WORDS_LINE], value[WORDS_LINE];
    if (!reading_or_say(plain, text, &name)) return;
    words_reading(plain->rules, name, head, sizeof head);
    plain_say(plain, _("History of %s, at the start of each turn:"), head);
    for (int turn = 0;
         turn < moat_game_turns(session_game(plain->session)) && moat_game_world_at(session_game(plain->session), turn, &world); turn++) {
        words_value(plain->rules, name, moat_read(&world, plain->rules, name), value, sizeof value);
        plain_say(plain, _("%s: %s."), plain_date(plain, turn), value);
    }
    words_value(plain->rules, name, moat_read(plain_world(plain), plain->rules, name), value, sizeof value);
    plain_say(plain, _("Now: %s."), value);
}

static void say_part(Plain *plain, const char *what, MoatLong points) {
    char change[WORDS_LINE];
    words_change(plain->rules, (MoatName){.quantity = MOAT_Q_score}, points, change, sizeof change);
    plain_say(plain, _("%s: %s."), what, change);
}

void plain_say_conclusion(Plain *plain) {
    char ending[200];
    WordsScore score;
    const MoatWorld *world = plain_world(plain);
    MoatSide side = world->winner == 2 ? 1 : world->winner == 1 ? 0 : plain_side(plain);
    words_ending(plain->rules, world, ending, sizeof ending);
    plain_say(plain, _("The game has ended. %s"), ending);
    words_score(plain->rules, world, side, &score);
    plain_say(plain, _("Final score: %s %s, %s %s."), plain_bloc(plain, 0), plain_text(plain, MOAT_UNIT_POINTS, score.score[0]),
        plain_bloc(plain, 1), plain_text(plain, MOAT_UNIT_POINTS, score.score[1]));
    plain_say(plain, _("The difference, seen from %s, is made of:"), plain_bloc(plain, side));
    say_part(plain, words_quantity(MOAT_Q_present), score.present);
    say_part(plain, words_quantity(MOAT_Q_tomorrow), score.tomorrow);
    say_part(plain, words_quantity(MOAT_Q_autonomy), score.autonomy);
    say_part(plain, _("Par, the level's handicap"), score.par);
    plain_say(plain, _("World: access %s, plurality %s, sovereignty %s."), plain_value(plain, MOAT_Q_world_access, 0, 0, 0),
        plain_value(plain, MOAT_Q_world_plurality, 0, 0, 0), plain_value(plain, MOAT_Q_world_sovereignty, 0, 0, 0));
    plain_say(
        plain, _("Say why score, why present, why tomorrow or why autonomy for the last turn, history score for all of them, or quit."));
}

/* In a room of two teams a world waits for both. Somebody who types may go on typing meanwhile; a script waits. */
static SessionEnd end_or_wait(Plain *plain) {
    enum { TRIES = 600 };
    SessionEnd end = session_end(plain->session);
    if (end == SESSION_WAITING) plain_say(plain, _("Your orders are sealed. The other team still thinks."));
    fflush(plain->out);
    for (int i = 0; end == SESSION_WAITING && i < TRIES && !plain_key_waits(plain); i++) end = session_end(plain->session);
    return end;
}

void plain_do_end(Plain *plain, const char *text) {
    (void)text;
    if (session_over(plain->session)) {
        plain_say_conclusion(plain);
        return;
    }
    const char *hold = session_hold(plain->session);
    if (hold) {
        plain_say(plain, "%s", hold);
        return;
    }
    if (plain_asks(plain)) return;
    SessionEnd end = end_or_wait(plain);
    if (end == SESSION_OTHER_SIDE) {
        plain_say(plain, _("Now the orders of %s."), plain_bloc(plain, plain_side(plain)));
    } else if (end == SESSION_WAITING) {
        plain_say(plain, _("Say end again to look whether the other team is through."));
        return;
    } else {
        plain_say_report(plain, session_story(plain->session));
        const char *trouble = session_trouble(plain->session);
        if (trouble[0]) plain_say(plain, _("Warning: this turn could not be saved. %s The game goes on in memory."), trouble);
        if (end == SESSION_GAME_OVER) plain_say_conclusion(plain);
    }
    plain_say_turn(plain);
}
