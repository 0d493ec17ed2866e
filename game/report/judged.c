/* judged.c - turning points, predictions and luck. */
#include "gettext.h"
#include "pieces.h"
#include "words.h"
#include "words_report.h"
#include <stdlib.h>
#include <string.h>

enum { EVENTS_MOST = 40 };

/* --- turning points --- */

static void write_orders(Doc *doc, const ReportGame *game, const MoatWorld *world, const MoatOrders *orders) {
    char order[WORDS_LINE];
    doc_list(doc, false);
    for (int i = 0; i < orders->count; i++) {
        words_order(game->rules, world, game->side, orders->order[i], order, sizeof order);
        doc_item(doc, "%s", order);
    }
    if (orders->count == 0) doc_item(doc, "%s", _("no order"));
    doc_list_end(doc);
}

/* Hundredths of a point, as a score of the game. */
static const char *score_text(const ReportGame *game, int hundredths, char *text, int size) {
    return pieces_points(game->rules, (MoatLong)hundredths * MOAT_ONE / 100, text, size);
}

static void write_answer(Doc *doc, const ReportGame *game, const MoatWorld *world, const MoatHindsight *hindsight) {
    char was[32], would[32];
    doc_hidden(doc, _("Answer"));
    doc_say(doc,
        _("By what could be known then, these orders won %d of 100 games and ended at %s on average; search would have won %d and ended at "
          "%s with:"),
        (hindsight->played.chance + 5) / 10, score_text(game, hindsight->played.score, was, sizeof was), (hindsight->best.chance + 5) / 10,
        score_text(game, hindsight->best.score, would, sizeof would));
    write_orders(doc, game, world, &hindsight->preferred);
    doc_hidden_end(doc);
}

void pieces_turning(Doc *doc, const ReportGame *game) {
    ReportTurning list[REPORT_TURNING];
    int count = report_turning_points(game->game, game->rules, game->side, list);
    doc_heading(doc, 2, _("Turning points"));
    if (count == 0)
        doc_say(doc, "%s", _("Search found nothing better in any turn."));
    else
        doc_say(doc, "%s", _("In these turns most was lost, by a search that knew what the player could know then. Try first, then look."));
    for (int i = 0; i < count; i++) {
        MoatWorld world;
        MoatOrders orders[MOAT_BLOCS];
        char when[WORDS_LINE], text[WORDS_LINE + 80];
        if (!moat_game_world_at(game->game, list[i].turn, &world) || !moat_game_orders(game->game, list[i].turn, orders)) continue;
        words_turn(game->rules, list[i].turn, when, sizeof when);
        snprintf(text, sizeof text, _("Turn %d, %s"), list[i].turn + 1, when);
        doc_heading(doc, 3, text);
        doc_say(doc, "%s", _("This was ordered. What would you order now?"));
        write_orders(doc, game, &world, &orders[game->side]);
        snprintf(text, sizeof text, "moat class retry %s %d", game->name, list[i].turn + 1);
        doc_command(doc, text);
        write_answer(doc, game, &world, &list[i].hindsight);
    }
}

/* --- predictions --- */

static void write_made(Doc *doc, const ReportGame *game) {
    static char text[5][300];
    const char *const head[] = {_("Turn"), _("Question"), _("Said"), _("Came"), _("Reason")};
    const char *const cell[] = {text[0], text[1], text[2], text[3], text[4]};
    doc_table(doc, "", head, 5);
    for (int i = 0; i < moat_game_notes(game->game); i++) {
        const MoatNote *note = moat_game_note_at(game->game, i);
        if (note->kind != MOAT_NOTE_PREDICT || note->side != game->side) continue;
        CourseOutcome outcome = course_outcome(game->game, game->rules, note);
        words_turn(game->rules, note->turn, text[0], sizeof *text);
        snprintf(text[1], sizeof *text, "%s", course_question(game->rules, note->id));
        snprintf(text[2], sizeof *text, "%d %%", note->number);
        snprintf(text[3], sizeof *text, "%s", outcome == COURSE_OPEN ? _("open") : outcome == COURSE_YES ? _("yes") : _("no"));
        snprintf(text[4], sizeof *text, "%s", note->text);
        doc_row(doc, cell);
    }
    doc_table_end(doc);
}

/* How often what was said came true, by what was said: on the slanted line a forecaster is calibrated. The table below has the numbers. */
static void draw_calibration(Doc *doc, const CourseScore *score) {
    if (doc->kind != DOC_HTML) return;
    fputs("<figure><svg viewBox=\"0 0 420 258\" role=\"img\" font-size=\"12\" font-family=\"inherit\" style=\"max-width:26rem\"><title>",
        doc->out);
    doc_escape(doc->out, _("Calibration"));
    fputs("</title><desc>", doc->out);
    doc_escape(doc->out, _("Across: the chance said. Up: how often it came true. Dots on the slanted line are well calibrated; larger dots "
                           "stand for more predictions."));
    fputs("</desc><g transform=\"translate(0 8)\"><path d=\"M60 10V210H400\" fill=\"none\" stroke=\"#444\"/><path d=\"M60 210L400 10\" "
          "stroke=\"#888\" "
          "stroke-dasharray=\"5 4\"/>",
        doc->out);
    for (int p = 0; p <= 100; p += 25)
        fprintf(doc->out,
            "<text x=\"%d\" y=\"228\" text-anchor=\"middle\">%d %%</text><text x=\"54\" y=\"%d\" text-anchor=\"end\">%d %%</text>",
            60 + p * 340 / 100, p, 214 - 2 * p, p);
    for (int i = 0; i < COURSE_BINS; i++)
        if (score->said[i] > 0)
            fprintf(doc->out, "<circle cx=\"%d\" cy=\"%d\" r=\"%d\" fill=\"#0072b2\"/>", 60 + score->sum[i] * 340 / 100 / score->said[i],
                210 - 200 * score->came[i] / score->said[i], 3 + (score->said[i] > 5 ? 5 : score->said[i]));
    fputs("</g></svg></figure>\n", doc->out);
}

static void write_calibration(Doc *doc, const CourseScore *score) {
    static char text[4][48];
    const char *const head[] = {_("Chance said"), _("Predictions"), _("Said, on average"), _("Came true")};
    const char *const cell[] = {text[0], text[1], text[2], text[3]};
    draw_calibration(doc, score);
    doc_table(doc, "", head, 4);
    for (int i = 0; i < COURSE_BINS; i++) {
        if (score->said[i] == 0) continue;
        snprintf(text[0], sizeof *text, "%d-%d %%", 20 * i, i == COURSE_BINS - 1 ? 100 : 20 * i + 19);
        snprintf(text[1], sizeof *text, "%d", score->said[i]);
        snprintf(text[2], sizeof *text, "%d %%", score->sum[i] / score->said[i]);
        snprintf(text[3], sizeof *text, _("%d of %d"), score->came[i], score->said[i]);
        doc_row(doc, cell);
    }
    doc_table_end(doc);
}

void pieces_predictions(Doc *doc, const ReportGame *game) {
    CourseScore score = course_score(game->game, game->rules, game->side);
    doc_heading(doc, 2, _("Predicted against actual"));
    if (score.made == 0) {
        doc_say(doc, "%s", _("Nothing was predicted."));
        return;
    }
    write_made(doc, game);
    if (score.decided == 0) return;
    doc_say(doc,
        _("%d points of 100, a Brier score of 0.%04d: the mean square between the chance that was said and what came. 0 is perfect; saying "
          "50 %% always gives 0.25 and 50 points; being sure and wrong gives 1 and none."),
        score.points, score.brier > 9999 ? 9999 : score.brier);
    write_calibration(doc, &score);
    const MoatNote *surprise = moat_game_note_at(game->game, score.surprise);
    if (surprise && (surprise->number - (course_outcome(game->game, game->rules, surprise) == COURSE_YES ? 100 : 0)) / 50 != 0)
        doc_say(doc, _("The greatest surprise: %s (%d %% was said.) What did you not see?"), course_question(game->rules, surprise->id),
            surprise->number);
}

/* --- luck --- */

typedef struct Luck {
    MoatLong lab[MOAT_BLOCS];
} Luck;

static bool tell(const ReportGame *game, int turn, WordsStory *story) {
    MoatLedger ledger;
    story->rows = 0;
    if (!moat_game_world_at(game->game, turn, &story->before) || !moat_game_orders(game->game, turn, story->orders)) return false;
    story->after = story->before;
    story->turn = turn;
    moat_ledger_begin(&ledger, game->rules, &story->before, words_story_row, story);
    moat_turn(&story->after, game->rules, story->orders, &ledger);
    return true;
}

static void add_luck(const WordsStory *story, Luck *luck) {
    for (int i = 0; i < story->rows; i++)
        if (story->row[i].cause == MOAT_CAUSE_LUCK && story->row[i].name.quantity == MOAT_Q_lab)
            luck->lab[story->row[i].name.at[0]] += story->row[i].amount;
}

static void write_events(Doc *doc, const ReportGame *game, const WordsStory *story, const char *when) {
    static WordsHappening list[WORDS_HAPPENINGS];
    char sentence[700];
    int count = words_happenings(story, game->rules, list, WORDS_HAPPENINGS);
    for (int i = 0; i < count; i++) {
        if (list[i].kind != WORDS_EVENT && list[i].kind != WORDS_MAVERICK) continue;
        words_happening(game->rules, story, &list[i], sentence, sizeof sentence);
        doc_item(doc, _("%s: %s"), when, sentence);
    }
}

static void write_dice(Doc *doc, const ReportGame *game) {
    MoatLong score[REPORT_DICE], mine = moat_game_world(game->game)->score[game->side];
    char low[32], middle[32], high[32], was[32];
    int below = 0;
    report_other_dice(game->game, game->rules, game->side, score);
    for (int i = 0; i < REPORT_DICE; i++) below += score[i] < mine;
    pieces_points(game->rules, score[REPORT_DICE / 20], low, sizeof low);
    pieces_points(game->rules, score[REPORT_DICE / 2], middle, sizeof middle);
    pieces_points(game->rules, score[REPORT_DICE - 1 - REPORT_DICE / 20], high, sizeof high);
    pieces_points(game->rules, mine, was, sizeof was);
    doc_say(doc,
        _("The same orders of both sides with %d other throws of the dice end between %s and %s in nine cases of ten, at %s in the middle. "
          "Yours ended at %s: better than %d of %d."),
        REPORT_DICE, low, high, middle, was, below, REPORT_DICE);
}

void pieces_luck(Doc *doc, const ReportGame *game) {
    WordsStory story = {0};
    Luck luck = {0};
    char when[WORDS_LINE], change[WORDS_LINE];
    doc_heading(doc, 2, _("What was luck"));
    write_dice(doc, game);
    doc_list(doc, false);
    for (int t = 0; t < moat_game_turns(game->game) && tell(game, t, &story); t++) {
        words_turn(game->rules, t, when, sizeof when);
        add_luck(&story, &luck);
        write_events(doc, game, &story, when);
    }
    for (int b = 0; b < MOAT_BLOCS; b++) {
        words_change(game->rules, (MoatName){.quantity = MOAT_Q_lab, .at = {(int16_t)b}}, luck.lab[b], change, sizeof change);
        doc_item(doc, _("Luck in the laboratory of %s, all turns together: %s"), words_bloc(game->rules, b), change);
    }
    doc_list_end(doc);
    words_story_free(&story);
}
