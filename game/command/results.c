/* results.c - how finished games ended, for the list of scores; and the game of the day. */
#include "command.h"
#include "words.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Rules that were loaded last: a list of scores is mostly of one level. */
static MoatRules *rules_for(const MoatGameCard *card, MoatRules **kept) {
    if (*kept && strcmp((*kept)->id, card->level) == 0) return *kept;
    char path[FOLDER];
    MoatProblems problems = {0};
    moat_rules_free(*kept);
    *kept = level_seek(card->level, path) ? moat_level_load(path, folders_of_levels(), &problems) : NULL;
    moat_problems_free(&problems);
    if (*kept) moat_rules_speak(*kept, language_chosen());
    return *kept;
}

/* A game whose level has changed since has no score any more. */
static bool read_result(const MoatGameCard *card, MoatRules **kept, GameResult *result) {
    MoatTrouble trouble;
    MoatRules *rules = card->over ? rules_for(card, kept) : NULL;
    if (!rules || rules->hash != card->level_hash) return false;
    MoatGame *game = moat_game_open(card->path, rules, true, &trouble);
    if (!game) return false;
    const MoatWorld *world = moat_game_world(game);
    MoatSide side = card->seat[0].human || !card->seat[1].human ? 0 : 1;
    *result = (GameResult){.card = card, .side = side, .outcome = words_outcome(world, side)};
    for (int b = 0; b < MOAT_BLOCS; b++) {
        result->score[b] = moat_read(world, rules, (MoatName){MOAT_Q_score, {(int16_t)b, 0, 0}});
        snprintf(result->bloc[b], sizeof result->bloc[b], "%s", words_bloc(rules, b));
    }
    const MoatSeat *other = &card->seat[moat_rival(result->side)];
    snprintf(result->against, sizeof result->against, "%s", other->human ? _("another player") : words_seat(rules, other->mind, false));
    moat_game_close(game);
    return true;
}

static int compare(const void *left, const void *right) {
    const GameResult *a = left, *b = right;
    MoatLong one = a->score[a->side], other = b->score[b->side];
    return one != other ? (one < other ? 1 : -1) : a->card->order < b->card->order ? 1 : -1;
}

int game_results(const MoatGameCard *cards, int count, GameResult *results, int most) {
    MoatRules *kept = NULL;
    int found = 0;
    for (int i = 0; i < count && found < most; i++) found += read_result(&cards[i], &kept, &results[found]);
    moat_rules_free(kept);
    qsort(results, (size_t)found, sizeof *results, compare);
    return found;
}

static const char *name_of(const MoatGameCard *card, MoatSide side, MoatRules **kept) {
    const char *mind = card->seat[side].mind;
    MoatMind found;
    /* a level is loaded only for the opponents of its own */
    return words_seat(moat_mind_find(NULL, mind, &found) ? NULL : rules_for(card, kept), mind, false);
}

void game_rivals(const MoatGameCard *card, MoatRules **kept, char *text, int size) {
    char first[64];
    bool human[MOAT_BLOCS] = {card->seat[0].human, card->seat[1].human};
    if (human[0] && human[1])
        snprintf(text, (size_t)size, "%s", _("two players"));
    else if (human[0] || human[1])
        snprintf(text, (size_t)size, "%s", name_of(card, human[0] ? 1 : 0, kept));
    else {
        snprintf(first, sizeof first, "%s", name_of(card, 0, kept));
        snprintf(text, (size_t)size, "%s, %s", first, name_of(card, 1, kept));
    }
}

/* --- the game of the day --- */

uint64_t daily_seed(void) {
    time_t now = time(NULL);
    struct tm day;
    if (!gmtime_r(&now, &day)) return 0;
    return (uint64_t)(day.tm_year + 1900) * 10000 + (uint64_t)(day.tm_mon + 1) * 100 + (uint64_t)day.tm_mday;
}

static bool is_daily(const MoatGameCard *card, uint64_t seed, MoatSide side) {
    return card->turns >= 0 && card->seed == seed && strcmp(card->level, LEVEL_MAIN) == 0 && card->seat[side].human &&
           !card->seat[moat_rival(side)].human && strcmp(card->seat[moat_rival(side)].mind, DAILY_MIND) == 0;
}

Daily daily_look(const MoatGameCard *cards, int count) {
    Daily daily = {.seed = daily_seed(), .next = MOAT_BLOCS};
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) {
        for (int i = count - 1; i >= 0; i--) /* the first that was begun counts: nobody plays the day twice */
            if (is_daily(&cards[i], daily.seed, side)) {
                daily.game[side] = &cards[i];
                break;
            }
        MoatRules *kept = NULL;
        GameResult result;
        if (daily.game[side] && read_result(daily.game[side], &kept, &result)) {
            daily.done[side] = true;
            daily.score[side] = result.score[side];
        } else if (daily.next == MOAT_BLOCS) {
            daily.next = side;
        }
        moat_rules_free(kept);
    }
    return daily;
}

int daily_play(bool plain) {
    int count;
    MoatGameCard *cards = game_list(folder_of_games(), &count);
    Daily daily = daily_look(cards, count);
    int status = EXIT_FINE;
    char text[200];
    daily_say(&daily, text, sizeof text);
    if (daily.next < MOAT_BLOCS) face_say_first(text, plain);
    if (daily.next < MOAT_BLOCS && daily.game[daily.next]) {
        status = game_open(daily.game[daily.next], GAME_RESUME, plain);
    } else if (daily.next < MOAT_BLOCS) {
        MoatSeat seats[MOAT_BLOCS] = {0};
        seats[daily.next].human = true;
        snprintf(seats[moat_rival(daily.next)].mind, sizeof seats[0].mind, "%s", DAILY_MIND);
        status = game_new(level_open(LEVEL_MAIN), folder_of_games(), daily.seed, seats, plain);
    }
    free(cards);
    return status;
}

void daily_say(const Daily *daily, char *text, int size) {
    char one[32], other[32], sum[32];
    words_amount(MOAT_UNIT_POINTS, daily->score[0], one, sizeof one);
    words_amount(MOAT_UNIT_POINTS, daily->score[1], other, sizeof other);
    words_amount(MOAT_UNIT_POINTS, daily->score[0] + daily->score[1], sum, sizeof sum);
    if (daily->next == MOAT_BLOCS)
        snprintf(text, (size_t)size, _("Today's game %" PRIu64 ": %s and %s, together %s"), daily->seed, one, other, sum);
    else if (daily->done[0] || daily->done[1])
        snprintf(text, (size_t)size, _("Today's game %" PRIu64 ": %s with one side; now play the other"), daily->seed,
            daily->done[0] ? one : other);
    else
        snprintf(text, (size_t)size, _("Today's game %" PRIu64 ": one for everybody, from both sides"), daily->seed);
}

int command_daily(int argc, char **argv) {
    bool plain = false;
    for (int i = 1; i < argc; i++) {
        plain = plain || strcmp(argv[i], "--plain") == 0;
        if (strcmp(argv[i], "--plain") == 0) continue;
        printf(_("Usage: moat daily [--plain]\nPlays the game of the day: one seed for everybody, first one side, then the other, against "
                 "the planner.\n"
                 "The score of the day is the sum of both.\n"));
        return strcmp(argv[i], "--help") == 0 ? EXIT_FINE : EXIT_MISUSE;
    }
    int status = daily_play(face_is_plain(plain)), count;
    if (status == FACE_MENU) return face_menu();
    char text[200];
    MoatGameCard *cards = game_list(folder_of_games(), &count);
    Daily daily = daily_look(cards, count);
    daily_say(&daily, text, sizeof text);
    printf("%s\n", text);
    free(cards);
    return status;
}
