/* tables.c - the tables of a class. Columns are told by report_code_book; both blocs go by number, because levels name them. */
#include <inttypes.h>
#include <string.h>

#include "gettext.h"
#include "report.h"
#include "words.h"

void report_game(ReportGame *report, const MoatGame *game, const MoatRules *rules, const char *name) {
    const MoatNote *class = course_class(game);
    *report = (ReportGame){.game = game, .rules = rules, .team = class ? class->number : 0};
    report->side = moat_game_seat(game, 0)->human || !moat_game_seat(game, 1)->human ? 0 : 1;
    snprintf(report->name, sizeof report->name, "%s", name);
    if (report->team > 0)
        snprintf(report->label, sizeof report->label, _("Team %d"), report->team);
    else
        snprintf(report->label, sizeof report->label, "%s", report->name);
}

void report_cell(FILE *out, const char *text) {
    bool formula = text[0] && strchr("=+-@\t\r", text[0]), quote = formula || strpbrk(text, ",\"\r\n");
    if (quote) fputc('"', out);
    if (formula) fputc('\'', out);
    for (; *text; text++) {
        if (*text == '"') fputc('"', out);
        fputc(*text, out);
    }
    if (quote) fputc('"', out);
}

static void words(FILE *out, const char *text) {
    report_cell(out, text);
    fputc(',', out);
}

/* Six digits after the point; exact enough for what is Q16.16. */
static void number(FILE *out, MoatLong value) {
    uint64_t size = value < 0 ? (uint64_t)-value : (uint64_t)value, part = ((size & 0xFFFF) * 1000000 + 32768) >> 16, whole = size >> 16;
    if (part == 1000000) whole++, part = 0;
    fprintf(out, "%s%" PRIu64 ".%06" PRIu64 ",", value < 0 && (whole || part) ? "-" : "", whole, part);
}

static void whole(FILE *out, long long value) { fprintf(out, "%lld,", value); }
static void whole_or_none(FILE *out, int value) {
    if (value >= 0) fprintf(out, "%d", value);
    fputc(',', out);
}

static void last(FILE *out, const char *text) {
    report_cell(out, text);
    fputs("\r\n", out);
}

static void session_and_team(FILE *out, const ReportGame *game) {
    const MoatNote *class = course_class(game->game);
    words(out, class ? class->id : "");
    whole(out, game->team);
    words(out, game->name);
}

static MoatLong reading(const ReportGame *game, MoatQuantity quantity, MoatSide side) {
    return moat_read(moat_game_world(game->game), game->rules, (MoatName){.quantity = (int16_t)quantity, .at = {(int16_t)side}});
}

/* --- teams.csv --- */

static const MoatQuantity team_quantity[] = {MOAT_Q_score, MOAT_Q_present, MOAT_Q_tomorrow, MOAT_Q_autonomy, MOAT_Q_total_revenue,
    MOAT_Q_cash, MOAT_Q_patience, MOAT_Q_reach, MOAT_Q_depth, MOAT_Q_fines};
enum { TEAM_QUANTITIES = sizeof team_quantity / sizeof *team_quantity };

void report_teams_head(FILE *out) {
    fputs("session,team,file,level,rules,seed,bloc,opponent,turns,finished,won,", out);
    for (int i = 0; i < TEAM_QUANTITIES; i++) fprintf(out, "%s,", moat_quantity(team_quantity[i])->name);
    fputs("predictions,brier,prediction_points,quiz_before,quiz_after,quiz_items,hash,problem\r\n", out);
}

static void put_seat(FILE *out, const MoatSeat *seat) { words(out, seat->human ? "human" : seat->mind); }

void report_teams(FILE *out, const ReportGame *game) {
    static const char *const won[] = {[WORDS_WON] = "1", [WORDS_LOST] = "0", [WORDS_DRAWN] = "0.5"};
    const MoatWorld *world = moat_game_world(game->game);
    CourseScore score = course_score(game->game, game->rules, game->side);
    int before, after, right_before = course_quiz_right(game->game, game->rules, false, &before),
                       right_after = course_quiz_right(game->game, game->rules, true, &after);
    session_and_team(out, game);
    words(out, game->rules->id);
    whole(out, MOAT_RULES_VERSION);
    fprintf(out, "%" PRIu64 ",", world->seed);
    words(out, game->rules->bloc[game->side].id);
    put_seat(out, moat_game_seat(game->game, moat_rival(game->side)));
    whole(out, moat_game_turns(game->game));
    whole(out, world->winner != 0);
    fprintf(out, "%s,", won[words_outcome(world, game->side)]);
    for (int i = 0; i < TEAM_QUANTITIES; i++) number(out, reading(game, team_quantity[i], game->side));
    whole(out, score.made);
    if (score.brier >= 0) fprintf(out, "0.%04d", score.brier > 9999 ? 9999 : score.brier);
    fputc(',', out);
    whole_or_none(out, score.points);
    whole_or_none(out, before ? right_before : -1);
    whole_or_none(out, after ? right_after : -1);
    whole(out, game->rules->lesson ? game->rules->lesson->quiz : 0);
    fprintf(out, "%016" PRIx64 ",", moat_world_hash(world));
    last(out, "");
}

void report_teams_broken(FILE *out, const char *name, const char *problem) {
    fputs(",,", out);
    words(out, name);
    for (int i = 0; i < 8 + TEAM_QUANTITIES + 7; i++) fputc(',', out);
    last(out, problem);
}

ReportGrade report_grade(const ReportGame *game) {
    ReportGrade grade = {0};
    CourseScore score = course_score(game->game, game->rules, game->side);
    int answered, right = course_quiz_right(game->game, game->rules, true, &answered),
                  items = game->rules->lesson ? game->rules->lesson->quiz : 0;
    if (score.points >= 0) snprintf(grade.predictions, sizeof grade.predictions, "%d", score.points);
    if (answered > 0 && items > 0) snprintf(grade.quiz, sizeof grade.quiz, "%d", 100 * right / items);
    return grade;
}

/* --- turns.csv --- */

static const char *const line_words[MOAT_LINES] = {"premium_1", "open_1", "premium_2", "open_2", "sovereign", "none"};

void report_turns_head(FILE *out) {
    fputs("session,team,file,bloc,turn,market,adopter,", out);
    for (int l = 0; l < MOAT_LINES; l++) fprintf(out, "share_%s,", line_words[l]);
    fputs("price_1,price_2,dependency_1,dependency_2,score_1,score_2,revenue_1,revenue_2,cash_1,cash_2\r\n", out);
}

static void put_cell(FILE *out, const ReportGame *game, const MoatWorld *world, int market, int segment, const char *ending) {
    for (int l = 0; l < MOAT_LINES; l++) number(out, world->share[l][segment][market]);
    for (int b = 0; b < MOAT_BLOCS; b++) whole(out, world->price[b]);
    for (int b = 0; b < MOAT_BLOCS; b++) number(out, world->dependency[b][segment][market]);
    fputs(ending, out);
    (void)game;
}

/* What is the same for every cell of a turn, written once: the quickest part of the longest table. */
static void ending_of(const MoatWorld *world, char *ending, size_t room) {
    FILE *out = fmemopen(ending, room, "w");
    if (!out) return;
    for (int b = 0; b < MOAT_BLOCS; b++) number(out, world->score[b]);
    for (int b = 0; b < MOAT_BLOCS; b++) number(out, world->revenue[b]);
    for (int b = 0; b < MOAT_BLOCS; b++) number(out, world->cash[b]);
    fclose(out);
    char *comma = strrchr(ending, ',');
    if (comma) strcpy(comma, "\r\n");
}

static void put_turn(FILE *out, const ReportGame *game, const MoatWorld *world, int turn) {
    char ending[200] = "", begin[200] = "";
    ending_of(world, ending, sizeof ending - 4);
    FILE *head = fmemopen(begin, sizeof begin - 1, "w");
    if (!head) return;
    session_and_team(head, game);
    words(head, game->rules->bloc[game->side].id);
    whole(head, turn);
    fclose(head);
    for (int m = 0; m < game->rules->markets; m++)
        for (int s = 0; s < game->rules->segments; s++) {
            fprintf(out, "%s%s,%s,", begin, game->rules->market[m].id, game->rules->segment[s].id);
            put_cell(out, game, world, m, s, ending);
        }
}

void report_turns(FILE *out, const ReportGame *game) {
    MoatWorld world;
    for (int t = 0; t <= moat_game_turns(game->game); t++)
        if (moat_game_world_at(game->game, t, &world)) put_turn(out, game, &world, t);
}

/* --- decisions.csv --- */

void report_decisions_head(FILE *out) { fputs("session,team,file,turn,bloc,kind,id,words,chance,outcome,square,reason\r\n", out); }

static void begin_decision(FILE *out, const ReportGame *game, int turn, int side, const char *kind) {
    session_and_team(out, game);
    whole(out, turn + 1);
    words(out, side >= 0 ? game->rules->bloc[side].id : "");
    words(out, kind);
}

static void put_orders(FILE *out, const ReportGame *game, const MoatWorld *world, int turn, int side, const MoatOrders *orders) {
    char text[WORDS_LINE];
    for (int i = 0; i < orders->count; i++) {
        begin_decision(out, game, turn, side, "order");
        moat_order_print(game->rules, side, world, orders->order[i], text, sizeof text);
        words(out, text);
        words_order(game->rules, world, side, orders->order[i], text, sizeof text);
        words(out, text);
        fputs(",,,", out);
        last(out, "");
    }
}

static void put_prediction(FILE *out, const ReportGame *game, const MoatNote *note) {
    CourseOutcome outcome = course_outcome(game->game, game->rules, note);
    int miss = note->number - (outcome == COURSE_YES ? 100 : 0);
    begin_decision(out, game, note->turn, note->side, "prediction");
    words(out, note->id);
    words(out, course_question(game->rules, note->id));
    whole(out, note->number);
    if (outcome == COURSE_OPEN)
        fputs(",,", out);
    else
        fprintf(out, "%d,%d.%04d,", outcome == COURSE_YES, miss * miss / 10000, miss * miss % 10000);
    last(out, note->text);
}

static void put_card(FILE *out, const ReportGame *game, const MoatNote *note) {
    char title[WORDS_LINE] = "";
    for (int e = 0; e < game->rules->events; e++)
        if (strcmp(game->rules->event[e].id, note->id) == 0) words_event_title(game->rules, e, note->number, title, sizeof title);
    begin_decision(out, game, note->turn, -1, "card");
    words(out, note->id);
    words(out, title);
    fputs(",,,", out);
    last(out, "");
}

void report_decisions(FILE *out, const ReportGame *game) {
    MoatWorld world;
    MoatOrders orders[MOAT_BLOCS];
    for (int t = 0, i = 0; t <= moat_game_turns(game->game); t++) {
        for (const MoatNote *note; (note = moat_game_note_at(game->game, i)) && note->turn == t; i++) {
            if (note->kind == MOAT_NOTE_PREDICT) put_prediction(out, game, note);
            if (note->kind == MOAT_NOTE_CARD) put_card(out, game, note);
        }
        if (!moat_game_orders(game->game, t, orders) || !moat_game_world_at(game->game, t, &world)) continue;
        for (int b = 0; b < MOAT_BLOCS; b++) put_orders(out, game, &world, t, b, &orders[b]);
    }
}

/* --- quiz.csv --- */

void report_quiz_head(FILE *out) { fputs("session,team,file,when,question,answer,right\r\n", out); }

void report_quiz(FILE *out, const ReportGame *game) {
    for (int after = 0; after < 2; after++)
        for (int i = 0; game->rules->lesson && i < game->rules->lesson->quiz; i++) {
            const MoatQuizItem *item = &game->rules->lesson->item[i];
            int answer = course_quiz_answer(game->game, item->id, after);
            if (answer < 0) continue;
            session_and_team(out, game);
            words(out, after ? "after" : "before");
            words(out, item->id);
            whole(out, answer + 1);
            last(out, answer == item->right ? "1" : "0");
        }
}
