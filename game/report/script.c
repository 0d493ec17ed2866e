/* script.c - the teacher's script: three lengths, minute by minute, with the level's pauses where their turns fall. */
#include "gettext.h"
#include "kit.h"
#include "words.h"

/* Part of the lesson: minutes, what it is. `play` is the part of the turns that are left, in per cent; ONE_TURN: just one. */
enum { ONE_TURN = -1 };
typedef struct Block {
    int minutes, play;
    const char *title, *text;
} Block;
typedef struct Plan {
    int minutes, blocks;
    Block block[7];
} Plan;

static const char hook[] = N_("Ask: what do you use every day that costs nothing, and who pays for it? Take three answers. Say that the "
                              "game is about that question.");
static const char brief[] = N_("Hand out the roles. Each side reads its briefing aloud. Teams of two to five sit at one screen.");
static const char guided[] =
    N_("Play the first turn together on the projector: one order, one prediction with its reason, the report, and why on one number.");
static const char play[] =
    N_("Teams play. Go round; do not advise. When a team ends turns without talking, ask for the reason of its last prediction.");
static const char negotiate[] = N_("Freeze. Teams of both blocs sit together: agree on what may be sold, opened or taught, in one sentence "
                                   "each. Nothing enforces it but the next turns.");
static const char debrief[] = N_("Close the lids. Three rounds: how did it feel; what happened and why, with a figure; where else, and "
                                 "where is the model wrong. Show the debrief page; try a turning point before opening its answer.");
static const char leave[] =
    N_("Each pupil alone: one thing I was too sure of, one assumption I do not believe. Then the quiz, and moat class result.");

static const Plan plans[] = {
    {45, 5,
        {{4, 0, N_("Hook"), hook}, {4, ONE_TURN, N_("First turn together"), guided}, {20, 100, N_("Play"), play},
            {12, 0, N_("Debrief"), debrief}, {5, 0, N_("Exit ticket"), leave}}},
    {90, 5,
        {{10, 0, N_("Hook and roles"), brief}, {6, ONE_TURN, N_("First turn together"), guided}, {39, 100, N_("Play"), play},
            {30, 0, N_("Debrief"), debrief}, {5, 0, N_("Exit ticket"), leave}}},
    {180, 7,
        {{10, 0, N_("Hook"), hook}, {10, 0, N_("Roles"), brief}, {60, 60, N_("Play, first part"), play},
            {20, 0, N_("Negotiation"), negotiate}, {30, 100, N_("Play, second part"), play}, {40, 0, N_("Debrief"), debrief},
            {10, 0, N_("Quiz and exit ticket"), leave}}},
};
enum { PLANS = sizeof plans / sizeof *plans };

/* Turns are shared among the blocks by their part; the first turn of the part done is `from`. */
static void write_pauses(Doc *doc, const MoatRules *rules, int from, int until, int begin, int minutes) {
    const MoatLesson *lesson = rules->lesson;
    for (int i = 0; lesson && i < lesson->pauses; i++) {
        const MoatPause *pause = &lesson->pause[i];
        if (pause->turn < from || pause->turn >= until) continue;
        int at = begin + minutes * (pause->turn - from) / (until > from ? until - from : 1);
        doc_say(doc,
            P_("Minute %d, before turn %d: freeze for %d minute.", "Minute %d, before turn %d: freeze for %d minutes.", pause->minutes), at,
            pause->turn + 1, pause->minutes);
        doc_list(doc, false);
        doc_item(doc, _("Ask: %s"), moat_text(rules, &pause->ask));
        if (moat_text(rules, &pause->look_for)[0]) doc_item(doc, _("Listen for: %s"), moat_text(rules, &pause->look_for));
        doc_list_end(doc);
    }
}

static void write_timetable(Doc *doc, const Plan *plan) {
    const char *const head[] = {_("Minutes"), _("What")};
    doc_table(doc, "", head, 2);
    for (int i = 0, at = 0; i < plan->blocks; at += plan->block[i++].minutes) {
        char minutes[32];
        snprintf(minutes, sizeof minutes, "%d-%d", at, at + plan->block[i].minutes);
        const char *const cell[] = {minutes, _(plan->block[i].title)};
        doc_row(doc, cell);
    }
    doc_table_end(doc);
}

static void write_plan(Doc *doc, const MoatRules *rules, const Plan *plan) {
    const char *own = rules->lesson ? moat_text(rules, &rules->lesson->hook) : "";
    char text[160];
    doc_page(doc);
    snprintf(text, sizeof text, _("A lesson of %d minutes"), plan->minutes);
    doc_heading(doc, 2, text);
    write_timetable(doc, plan);
    for (int i = 0, at = 0, from = 0; i < plan->blocks; at += plan->block[i++].minutes) {
        const Block *block = &plan->block[i];
        int until = block->play == ONE_TURN ? from + 1 : from + (rules->turns - from) * block->play / 100;
        snprintf(text, sizeof text, _("Minutes %d to %d: %s"), at, at + block->minutes, _(block->title));
        doc_heading(doc, 3, text);
        doc_say(doc, "%s", block->text == hook && own[0] ? own : _(block->text));
        if (until <= from) continue;
        int seconds = 60 * block->minutes / (until - from);
        doc_say(doc, _("Turns %d to %d, about %d:%02d each."), from + 1, until, seconds / 60, seconds % 60);
        write_pauses(doc, rules, from, until, at, block->minutes);
        from = until;
    }
}

static void write_questions(Doc *doc, const MoatRules *rules) {
    const MoatLesson *lesson = rules->lesson;
    if (!lesson || lesson->predictions == 0) return;
    const char *const head[] = {_("Turn"), _("Predictions that are asked for")};
    doc_table(doc, "", head, 2);
    for (int i = 0; i < lesson->predictions; i++) {
        char turn[16];
        snprintf(turn, sizeof turn, "%d", lesson->prediction[i].turn + 1);
        const char *const cell[] = {turn, moat_text(rules, &lesson->prediction[i].ask)};
        doc_row(doc, cell);
    }
    doc_table_end(doc);
}

static void write_trouble(Doc *doc) {
    static const char *const row[][2] = {
        {N_("A machine goes down"), N_("Start it and type moat resume: every ended turn is there.")},
        {N_("A code is refused"),
            N_("The message names the letter, or the level and version that differ. Give the team another machine's folder.")},
        {N_("A team is far behind"), N_("Let it stop where it is. A broken-off game can be handed in and looked back on like any other.")},
        {N_("A team is through early"), N_("Have it try its own turning points: moat class retry GAME TURN.")},
        {N_("No network"), N_("None is needed. Results go on a stick, or are copied as a few lines of text.")},
        {N_("Somebody plays to win only"), N_("Say it again: predictions are marked, winning is not.")},
    };
    const char *const head[] = {_("If"), _("Then")};
    doc_heading(doc, 2, _("When it goes wrong"));
    doc_table(doc, "", head, 2);
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        const char *const cell[] = {_(row[i][0]), _(row[i][1])};
        doc_row(doc, cell);
    }
    doc_table_end(doc);
}

void kit_script(Doc *doc, const MoatRules *rules) {
    const MoatLesson *lesson = rules->lesson;
    doc_say(doc, "%s", moat_text(rules, &rules->summary));
    doc_heading(doc, 2, _("Afterwards pupils can"));
    doc_list(doc, false);
    for (int i = 0; lesson && i < lesson->objectives; i++) doc_item(doc, "%s", moat_text(rules, &lesson->objective[i]));
    if (!lesson) doc_item(doc, "%s", _("The level has no lesson: section; write down what they should."));
    doc_list_end(doc);
    doc_heading(doc, 2, _("Before the lesson"));
    doc_list(doc, true);
    doc_item(doc, "%s", _("moat class new makes the codes. Print the handout for each team, the roles once for each screen."));
    doc_item(doc, "%s", _("Play the first turn yourself on the machine of the room: it needs no network and no account."));
    doc_item(doc, "%s",
        _("After the lesson: moat class collect FOLDER checks what was handed in; moat debrief FOLDER -o page.html makes the page to "
          "show."));
    doc_list_end(doc);
    write_questions(doc, rules);
    for (int i = 0; i < PLANS; i++) write_plan(doc, rules, &plans[i]);
    write_trouble(doc);
}
