/* codebook.c - what the columns of the tables mean. */
#include "gettext.h"
#include "report.h"

typedef struct Column {
    const char *file, *name, *unit, *means;
} Column;

static const Column columns[] = {
    {"teams, turns, decisions, quiz", "session", "", N_("class code in small letters after a c; alone: no class; empty: not asked for")},
    {"teams, turns, decisions, quiz", "team", "", N_("number of the team; 0 none. Who the team is stands only in the teacher's roster")},
    {"teams, turns, decisions, quiz", "file", "", N_("what was handed in, without its folder")},
    {"teams", "level, rules, seed", "", N_("the world: level, version of the rules, seed")},
    {"teams, turns, decisions", "bloc", "", N_("id of the bloc that the team played; of a decision: whose it is")},
    {"teams", "opponent", "", N_("who played the other bloc")},
    {"teams", "turns, finished, won", "1/0", N_("ended turns; the game reached its end; the team's bloc won, 0.5: drawn")},
    {"teams", "score", "points", N_("of 100, at the end of what was played; both sides sum to 100")},
    {"teams", "present, tomorrow, autonomy", "0-1", N_("the three parts of the score, against the rival")},
    {"teams", "total_revenue, cash, fines", "bn USD", N_("money since the start; in hand; paid in fines")},
    {"teams", "patience", "0-1", N_("of the backers")},
    {"teams", "reach, depth", "0-1", N_("part of the world that uses the bloc; that depends on it")},
    {"teams", "predictions", "", N_("how many were made")},
    {"teams", "brier", "0-1", N_("mean square of chance said minus what came (1 or 0): 0 perfect, 0.25 for always saying one half")},
    {"teams", "prediction_points", "0-100", N_("100 - 200 x brier, at least 0")},
    {"teams", "quiz_before, quiz_after, quiz_items", "",
        N_("right answers before and after the game; questions there are; empty: not answered")},
    {"teams", "hash", "", N_("of the world at the end: equal for equal games")},
    {"teams", "problem", "", N_("why a game could not be checked; its other columns are empty")},
    {"turns", "turn", "", N_("ended turns: 0 is the start")},
    {"turns", "market, adopter", "", N_("ids of the level: where, and which kind of user")},
    {"turns", "share_...", "0-1", N_("part that runs on each line; the six sum to 1. 1 and 2 are the level's first and second bloc")},
    {"turns", "price_1, price_2", "0-4", N_("price tier of the paid line")},
    {"turns", "dependency_1, dependency_2", "0-1", N_("how hard it would be to leave the bloc")},
    {"turns", "score_..., revenue_..., cash_...", "", N_("of each bloc at that time; revenue is of the last quarter")},
    {"decisions", "turn", "", N_("the turn in which it was decided: 1 is the first")},
    {"decisions", "kind", "", N_("order, prediction, or card (an event that the teacher let happen)")},
    {"decisions", "id, words", "", N_("as it is typed, or its id; and in words")},
    {"decisions", "chance, outcome, square", "", N_("of a prediction: per cent; came true or not; the square of the miss")},
    {"decisions", "reason", "", N_("what the team wrote")},
    {"quiz", "when, question, answer, right", "", N_("before or after the game; id; number of the answer; 1 right")},
};

void report_code_book(FILE *out) {
    fputs("tables,columns,unit,meaning\r\n", out);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        const char *const cell[] = {columns[i].file, columns[i].name, columns[i].unit, _(columns[i].means)};
        for (int c = 0; c < 4; c++) {
            report_cell(out, cell[c]);
            fputs(c < 3 ? "," : "\r\n", out);
        }
    }
}
