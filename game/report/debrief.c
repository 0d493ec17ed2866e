/* debrief.c - one page about a game, or about a class in one world. */
#include "figure.h"
#include "gettext.h"
#include "pieces.h"
#include "report.h"
#include "words.h"
#include <stdlib.h>
#include <string.h>

static const char *language_of(const MoatRules *rules) {
    static const char *const code[MOAT_LANGUAGES] = {"en", "fr", "es", "zh"};
    return code[rules->language];
}

static void write_questions(Doc *doc, const MoatRules *rules) {
    const MoatLesson *lesson = rules->lesson;
    doc_heading(doc, 2, _("To talk about"));
    doc_list(doc, true);
    for (int i = 0; lesson && i < lesson->debrief; i++) doc_item(doc, "%s", moat_text(rules, &lesson->question[i]));
    if (!lesson || lesson->debrief == 0) {
        doc_item(doc, "%s", _("How did it feel?"));
        doc_item(doc, "%s", _("What happened, and why? Name a figure that shows it."));
        doc_item(doc, "%s", _("Where else have you seen this, and where is the model wrong?"));
    }
    doc_list_end(doc);
}

static void write_world_check(Doc *doc, const MoatRules *rules) {
    const MoatLesson *lesson = rules->lesson;
    if (!lesson || lesson->checks == 0) return;
    doc_heading(doc, 2, _("Held against the world"));
    for (int i = 0; i < lesson->checks; i++) {
        doc_say(doc, "%s", moat_text(rules, &lesson->check[i]));
        char source[WORDS_SOURCE];
        words_source(rules, &lesson->check_source[i], source, sizeof source);
        doc_note(doc, _("Source: %s"), source);
    }
}

static void write_left_out(Doc *doc, const MoatRules *rules) {
    const MoatLesson *lesson = rules->lesson;
    doc_heading(doc, 2, _("What the model leaves out"));
    if (!lesson || lesson->leaves_out == 0) {
        doc_say(doc, "%s", _("The level does not say. Name three things yourselves: they are where the model is wrong first."));
        doc_lines(doc, 3);
        return;
    }
    doc_list(doc, false);
    for (int i = 0; i < lesson->leaves_out; i++) doc_item(doc, "%s", moat_text(rules, &lesson->left_out[i]));
    doc_list_end(doc);
}

static void write_game(Doc *doc, const ReportGame *game, const ClassBands *bands) {
    pieces_happened(doc, game, bands);
    pieces_turning(doc, game);
    pieces_predictions(doc, game);
    pieces_luck(doc, game);
}

bool report_debrief(FILE *out, const ReportGame *games, int count) {
    Doc doc;
    char title[200];
    const MoatRules *rules = games[0].rules;
    ClassBands *bands = calloc(1, sizeof *bands);
    if (!bands) return false;
    pieces_bands(games, count, bands);
    if (count == 1)
        snprintf(title, sizeof title, _("%s · %s, looked back on"), moat_text(rules, &rules->title), games[0].label);
    else
        snprintf(title, sizeof title, P_("%s · %d game, looked back on", "%s · %d games, looked back on", count),
            moat_text(rules, &rules->title), count);
    doc_begin(&doc, out, DOC_HTML, language_of(rules), title);
    if (count > 1) pieces_class(&doc, games, count);
    for (int i = 0; i < count; i++) {
        if (count > 1) {
            doc_page(&doc);
            doc_heading(&doc, 1, games[i].label);
        }
        write_game(&doc, &games[i], bands);
    }
    if (count > 1) doc_page(&doc);
    write_world_check(&doc, rules);
    write_left_out(&doc, rules);
    write_questions(&doc, rules);
    doc_note(&doc,
        _("Level %s, rules %d, seed %llu. Every number follows from the level, the seed and the orders; moat replay shows them turn by "
          "turn."),
        rules->id, MOAT_RULES_VERSION, (unsigned long long)moat_game_world(games[0].game)->seed);
    doc_end(&doc);
    free(bands);
    return true;
}
