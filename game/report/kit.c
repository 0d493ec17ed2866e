/* kit.c - what a teacher prints, made from the level. The script is in script.c. */
#include "kit.h"
#include "gettext.h"
#include "report.h"
#include "words.h"
#include <ctype.h>
#include <string.h>
#include <strings.h>

const char *report_kit_name(ReportKit kit) {
    static const char *const name[REPORT_KITS] = {
        "1-script", "2-roles", "3-handout", "4-glossary", "5-quiz", "6-rubric", "7-sources", "8-privacy"};
    return name[kit];
}

static const char *kit_title(ReportKit kit) {
    static const char *const title[REPORT_KITS] = {N_("Script for the teacher"), N_("Roles"), N_("Handout"), N_("Glossary"), N_("Quiz"),
        N_("How work is graded"), N_("Sources"), N_("What is kept, and where")};
    return _(title[kit]);
}

/* An order that costs more mandate than anybody has is left out of the level. */
static bool may_order(const MoatRules *rules, int verb) { return rules->order_mandate[verb] < 12; }

/* --- roles --- */

typedef struct Role {
    const char *name, *asks;
    MoatVerb verb[10];
    int verbs;
} Role;
static const Role roles[] = {
    {N_("Head of the laboratory"), N_("What do we have that nobody else has, and what do we gain by giving it away?"),
        {MOAT_ORDER_release_premium, MOAT_ORDER_release_open, MOAT_ORDER_release_restricted, MOAT_ORDER_split, MOAT_ORDER_maverick}, 5},
    {N_("Treasurer"), N_("Where does next year's money come from, and what does it sour?"),
        {MOAT_ORDER_price, MOAT_ORDER_monetise, MOAT_ORDER_chips, MOAT_ORDER_fab}, 4},
    {N_("Builder"), N_("Which market should be able to run our work, and which should not be able to run without us?"),
        {MOAT_ORDER_cloud, MOAT_ORDER_aid, MOAT_ORDER_campus, MOAT_ORDER_bid}, 4},
    {N_("Diplomat"), N_("Who fears us, who watches us, and what would calm them?"),
        {MOAT_ORDER_lobby, MOAT_ORDER_comply, MOAT_ORDER_standards, MOAT_ORDER_autonomy, MOAT_ORDER_tap_up, MOAT_ORDER_tap_now,
            MOAT_ORDER_tap_down, MOAT_ORDER_ban},
        8},
    {N_("Forecaster"), N_("What will the numbers be after this turn? Writes the prediction and its reason; reads it aloud afterwards."),
        {0}, 0},
};
enum { ROLES = sizeof roles / sizeof *roles };

static void write_role(Doc *doc, const MoatRules *rules, const Role *role) {
    doc_heading(doc, 3, _(role->name));
    doc_say(doc, "%s", _(role->asks));
    if (role->verbs == 0) return;
    doc_list(doc, false);
    for (int i = 0; i < role->verbs; i++)
        if (may_order(rules, (int)role->verb[i])) doc_item(doc, _("%s: %s."), words_verb(role->verb[i]), words_verb_doc(role->verb[i]));
    doc_list_end(doc);
}

static void write_roles(Doc *doc, const MoatRules *rules) {
    doc_say(doc, "%s", _("Two to five people share a screen; with fewer, one takes several roles. Whoever types changes every turn."));
    for (int b = 0; b < MOAT_BLOCS; b++) {
        if (b > 0) doc_page(doc);
        doc_heading(doc, 2, words_bloc(rules, b));
        doc_say(doc, "%s", moat_text(rules, &rules->briefing[b]));
        for (int i = 0; i < ROLES; i++) write_role(doc, rules, &roles[i]);
    }
}

/* --- handout --- */

static void write_codes(Doc *doc, const MoatRules *rules, CourseCode code, int teams) {
    char team[48], text[COURSE_CODE_TEXT];
    const char *const head[] = {_("Team"), _("Code"), _("Bloc")};
    doc_table(doc, _("The teams of this class"), head, 3);
    for (code.team = 1; code.team <= teams; code.team++) {
        int side = course_side(&code);
        snprintf(team, sizeof team, _("Team %d"), code.team);
        course_code_print(&code, text);
        const char *const cell[] = {team, text, side < 0 ? _("as you choose") : words_bloc(rules, side)};
        doc_row(doc, cell);
    }
    doc_table_end(doc);
}

static void write_handout(Doc *doc, const MoatRules *rules, const CourseCode *code, int teams) {
    doc_say(doc, "%s", moat_text(rules, &rules->summary));
    doc_say(doc, P_("The game has %d turn of %d quarters.", "The game has %d turns of %d quarters.", rules->turns), rules->turns,
        rules->quarters_per_turn);
    doc_command(doc, code ? "moat play --class ____-____-____-____" : "moat play");
    doc_list(doc, true);
    doc_item(doc, "%s", _("Look at the world. Say aloud what you think will happen."));
    doc_item(doc, "%s", _("Give orders: / finds them by a few letters. Mandate and money are short on purpose."));
    doc_item(doc, "%s", _("e ends the turn. Before it does you are asked for a prediction: a chance from 0 to 100, and why."));
    doc_item(doc, "%s", _("Read the report. w on any number says what changed it, to the last digit."));
    doc_item(doc,
        _("When play is over, finished or not: %s asks the quiz, then hand in what %s prints. In a room both happen by themselves."),
        "moat class quiz", "moat class result");
    doc_list_end(doc);
    if (code) write_codes(doc, rules, *code, teams);
    doc_heading(doc, 2, _("Our log"));
    const char *const head[] = {_("Turn"), _("We think that ..."), _("Chance"), _("What came, and why")};
    const char *const cell[] = {"", "", "", ""};
    doc_table(doc, "", head, 4);
    for (int t = 0; t < rules->turns; t++) {
        char when[WORDS_LINE];
        words_turn(rules, t, when, sizeof when);
        const char *const row[] = {when, cell[1], cell[2], cell[3]};
        doc_row(doc, row);
    }
    doc_table_end(doc);
}

/* --- the rest --- */

static bool explained(const MoatRules *rules, const char *term) {
    const MoatLesson *lesson = rules->lesson;
    for (int i = 0; lesson && i < lesson->glossary; i++)
        if (strcasecmp(moat_text(rules, &lesson->term[i]), term) == 0) return true;
    return false;
}

/* A reading of the game, unless the level has explained it. What is said of some begins with their name. */
static void write_reading(Doc *doc, const MoatRules *rules, MoatQuantity quantity) {
    char name[WORDS_LINE];
    const char *text = words_doc(quantity);
    size_t size = strlen(words_quantity(quantity));
    if (explained(rules, words_quantity(quantity))) return;
    snprintf(name, sizeof name, "%s", words_quantity(quantity));
    name[0] = (char)toupper((unsigned char)name[0]);
    const char *rest = strncmp(text, words_quantity(quantity), size) == 0 ? text + size + strspn(text + size, " ") : text;
    const char *const cell[] = {name, *rest == ':' ? rest + 1 + strspn(rest + 1, " ") : text};
    doc_row(doc, cell);
}

static void write_glossary(Doc *doc, const MoatRules *rules) {
    const MoatLesson *lesson = rules->lesson;
    const char *const head[] = {_("Word"), _("What it means")};
    doc_table(doc, "", head, 2);
    for (int i = 0; lesson && i < lesson->glossary; i++) {
        const char *const cell[] = {moat_text(rules, &lesson->term[i]), moat_text(rules, &lesson->meaning[i])};
        doc_row(doc, cell);
    }
    static const MoatQuantity own[] = {MOAT_Q_score, MOAT_Q_present, MOAT_Q_tomorrow, MOAT_Q_autonomy, MOAT_Q_patience, MOAT_Q_mandate,
        MOAT_Q_heat, MOAT_Q_reach, MOAT_Q_depth};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) write_reading(doc, rules, own[i]);
    doc_table_end(doc);
    doc_note(doc, "%s", _("In the game, ? explains whatever has the focus."));
}

static void write_item(Doc *doc, const MoatRules *rules, const MoatQuizItem *item) {
    char text[2048];
    size_t used = (size_t)snprintf(text, sizeof text, "%s", moat_text(rules, &item->ask));
    for (int a = 0; a < item->answers && used < sizeof text; a++)
        used += (size_t)snprintf(text + used, sizeof text - used, "  \n   %c) %s", 'A' + a, moat_text(rules, &item->answer[a]));
    doc_item(doc, "%s", text);
}

static void write_quiz(Doc *doc, const MoatRules *rules) {
    const MoatLesson *lesson = rules->lesson;
    if (!lesson || lesson->quiz == 0) {
        doc_say(doc, "%s", _("The level has no quiz. A good one has eight questions; see lesson: in levels/README.md."));
        return;
    }
    doc_say(doc, "%s",
        _("Once before the game and once after it; moat asks it too, by the command quiz. What changed is the evidence, not the mark."));
    doc_list(doc, true);
    for (int i = 0; i < lesson->quiz; i++) write_item(doc, rules, &lesson->item[i]);
    doc_list_end(doc);
    doc_page(doc);
    doc_heading(doc, 2, _("Answers"));
    doc_list(doc, true);
    for (int i = 0; i < lesson->quiz; i++) doc_item(doc, "%c. %s", 'A' + lesson->item[i].right, moat_text(rules, &lesson->item[i].why));
    doc_list_end(doc);
}

static void write_rubric(Doc *doc, const MoatRules *rules) {
    (void)rules;
    static const char *const row[][6] = {
        {N_("Predictions and calibration"), "25", N_("reasons and chances, learns from misses"), N_("direction right, reasons thin"),
            N_("mostly after the fact"), N_("none")},
        {N_("Use of concepts"), "25", N_("right, and tied to own figures"), N_("right, in general"), N_("partly wrong"), N_("none")},
        {N_("Evidence"), "20", N_("cites exported figures and sources"), N_("figures or sources"), N_("anecdote"), N_("none")},
        {N_("Criticism of the model"), "20", N_("names an assumption and tests it"), N_("names one, no test"), N_("vague"), N_("none")},
        {N_("Team work"), "10", N_("log and self-assessment agree"), N_("small gaps"), N_("uneven"), N_("absent")},
    };
    const char *const head[] = {_("What"), _("Weight"), "4", "3", "2", "1"};
    doc_say(doc, "%s",
        _("Winning counts for nothing: it is luck in part, and the loser may have seen more. Only the points of predictions are filled in "
          "by moat class collect; the rest is the teacher's."));
    doc_table(doc, "", head, 6);
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        const char *const cell[] = {_(row[i][0]), row[i][1], _(row[i][2]), _(row[i][3]), _(row[i][4]), _(row[i][5])};
        doc_row(doc, cell);
    }
    doc_table_end(doc);
}

/* A row; of what was assumed only its name is kept, for a sentence below the table. */
static char assumed[4096];

static void source_row(Doc *doc, const MoatRules *rules, const char *what, const MoatText *source) {
    char cited[WORDS_SOURCE];
    words_source(rules, source, cited, sizeof cited);
    const char *const cell[] = {what, cited};
    size_t used = strlen(assumed);
    if (strcmp(moat_text(rules, source), "assumed") == 0)
        snprintf(assumed + used, sizeof assumed - used, "%s%s", used ? _("; ") : "", what);
    else if (cell[1][0])
        doc_row(doc, cell);
}

static void write_sources(Doc *doc, const MoatRules *rules) {
    const char *const head[] = {_("What"), _("Source")};
    assumed[0] = '\0';
    if (rules->as_of[0]) doc_say(doc, _("The figures describe the world as of %s."), rules->as_of);
    doc_table(doc, "", head, 2);
    for (int i = 0; rules->lesson && i < rules->lesson->checks; i++)
        source_row(doc, rules, moat_text(rules, &rules->lesson->check[i]), &rules->lesson->check_source[i]);
    for (int b = 0; b < MOAT_BLOCS; b++) source_row(doc, rules, words_bloc(rules, b), &rules->bloc[b].source);
    for (int m = 0; m < rules->markets; m++) source_row(doc, rules, words_market(rules, m), &rules->market[m].source);
    for (int s = 0; s < rules->segments; s++) source_row(doc, rules, words_segment(rules, s), &rules->segment[s].source);
    for (int r = 0; r < rules->regulators; r++) source_row(doc, rules, words_regulator(rules, r), &rules->regulator[r].source);
    for (int e = 0; e < rules->events; e++) source_row(doc, rules, moat_text(rules, &rules->event[e].title), &rules->event[e].source);
    for (int k = 0; k < rules->scheduled; k++)
        source_row(doc, rules, moat_text(rules, &rules->schedule[k].title), &rules->schedule[k].source);
    doc_table_end(doc);
    if (assumed[0]) doc_say(doc, _("Assumed, which means that somebody thought it plausible; argue with it: %s."), assumed);
}

static void write_privacy(Doc *doc, const MoatRules *rules) {
    (void)rules;
    static const char *const row[][2] = {
        {N_("Who are you to the program?"), N_("The number of a team. It never asks for a name, an address or a birthday.")},
        {N_("What is written down?"),
            N_("Orders, predictions with their reasons, answers of the quiz: in the game's file, which anybody can read with an editor.")},
        {N_("Where?"),
            N_("On the machine that plays, in one folder that moat where names; and where the teacher puts what was handed in.")},
        {N_("Does anything leave the room?"), N_("No. The program opens no connection; only the commands moat class open and join do, to "
                                                 "the one broker that the teacher names.")},
        {N_("Who knows which team is who?"),
            N_("The teacher's own list, roster.csv. It is read when grades are written, on the teacher's machine, and nowhere else.")},
        {N_("How is it deleted?"), N_("By deleting the files. A room's last message on the broker is deleted when the teacher closes it.")},
        {N_("What might be personal after all?"),
            N_("The reasons that pupils type. Tell them to write about the game; the projector shows none of them.")},
        {N_("Cookies, accounts, advertising, statistics?"), N_("None.")},
    };
    doc_say(doc, "%s", _("One page for whoever must approve it."));
    const char *const head[] = {_("Question"), _("Answer")};
    doc_table(doc, "", head, 2);
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        const char *const cell[] = {_(row[i][0]), _(row[i][1])};
        doc_row(doc, cell);
    }
    doc_table_end(doc);
}

void report_kit(FILE *out, bool markdown, ReportKit kit, const MoatRules *rules, const CourseCode *code, int teams) {
    static const char *const language[MOAT_LANGUAGES] = {"en", "fr", "es", "zh"};
    Doc doc;
    char title[200];
    snprintf(title, sizeof title, "%s · %s", moat_text(rules, &rules->title), kit_title(kit));
    doc_begin(&doc, out, markdown ? DOC_MARKDOWN : DOC_HTML, language[rules->language], title);
    switch (kit) {
    case REPORT_SCRIPT: kit_script(&doc, rules); break;
    case REPORT_ROLES: write_roles(&doc, rules); break;
    case REPORT_HANDOUT: write_handout(&doc, rules, code, teams); break;
    case REPORT_GLOSSARY: write_glossary(&doc, rules); break;
    case REPORT_QUIZ: write_quiz(&doc, rules); break;
    case REPORT_RUBRIC: write_rubric(&doc, rules); break;
    case REPORT_SOURCES: write_sources(&doc, rules); break;
    case REPORT_PRIVACY: write_privacy(&doc, rules); break;
    default: break;
    }
    doc_end(&doc);
}
