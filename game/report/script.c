/* script.c - the teacher's script: three lengths, minute by minute, with the level's pauses where their turns fall. */
#include "course.h"
#include "gettext.h"
#include "kit.h"
#include "words.h"

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
static const char leave[] = N_(
    "Each pupil alone: one thing I was too sure of, one assumption I do not believe. Then the quiz: who leaves the game of a room is asked "
    "it, elsewhere moat class quiz asks. Without a room, hand in what moat class result prints.");
static const char codes[] = N_("Meanwhile one of each team types its code from the handout.");
static const char along[] = N_("Each team does the same on its own screen.");
static const char page[] = N_("As the last turn ends, make the page: moat debrief room -o page.html where there is a room; without one, "
                              "moat debrief GAME -o page.html on the machine of a team.");
static const char ticket[] = N_("Two fifths of the time to write, two for the quiz, one to hand in.");

/* What is done in each part of a plan, and beside it. */
typedef struct Part {
    const char *title, *text, *also;
} Part;
static const Part parts[COURSE_PLANS][COURSE_BLOCKS] = {
    {{N_("Hook"), hook, codes}, {N_("First turn together"), guided, along}, {N_("Play"), play, page}, {N_("Debrief"), debrief, NULL},
        {N_("Exit ticket"), leave, ticket}},
    {{N_("Hook and roles"), brief, codes}, {N_("First turn together"), guided, along}, {N_("Play"), play, page},
        {N_("Debrief"), debrief, NULL}, {N_("Exit ticket"), leave, ticket}},
    {{N_("Hook"), hook, codes}, {N_("Roles"), brief, NULL}, {N_("Play, first part"), play, NULL}, {N_("Negotiation"), negotiate, NULL},
        {N_("Play, second part"), play, page}, {N_("Debrief"), debrief, NULL}, {N_("Quiz and exit ticket"), leave, ticket}},
};

/* --- the turns of a block, and its freezes --- */

static void write_freeze(Doc *doc, const MoatRules *rules, const CourseStretch *stretch, int i, int at) {
    const MoatPause *pause = &rules->lesson->pause[i];
    if (stretch->freeze[i])
        doc_say(doc,
            P_("Minute %d, before turn %d: freeze for %d minute.", "Minute %d, before turn %d: freeze for %d minutes.", pause->minutes), at,
            pause->turn + 1, pause->minutes);
    else
        doc_say(doc, _("There is no time to freeze before turn %d. Ask a team or two while you go round:"), pause->turn + 1);
    doc_list(doc, false);
    doc_item(doc, _("Ask: %s"), moat_text(rules, &pause->ask));
    if (moat_text(rules, &pause->look_for)[0]) doc_item(doc, _("Listen for: %s"), moat_text(rules, &pause->look_for));
    doc_list_end(doc);
}

/* In a room the console keeps the time: nobody waits longer than the clock, and the bell rings for all. Where the lesson stops, `last`. */
static void write_console(Doc *doc, const CourseStretch *stretch, bool last) {
    char clock[24], end[24];
    snprintf(clock, sizeof clock, "clock %d:%02d", stretch->turn / 60, stretch->turn % 60);
    snprintf(end, sizeof end, "end %d", stretch->end - stretch->begin);
    doc_list(doc, false);
    if (last) {
        doc_item(doc, _("Minute %d, on the console of a room: %s, then %s. Nobody waits longer than the clock for a slower team."),
            stretch->begin, clock, end);
        doc_item(doc,
            _("Minute %d: play is over for all, also in the middle of a turn. The console ends it by itself; without a room, say so. A "
              "game that "
              "was broken off is looked back on, asked and marked like any other."),
            stretch->end);
    } else
        doc_item(doc, _("Minute %d, on the console of a room: %s. Nobody waits longer than the clock for a slower team."), stretch->begin,
            clock);
    doc_list_end(doc);
}

static void write_stretch(Doc *doc, const MoatRules *rules, const CourseStretch *stretch) {
    const MoatLesson *lesson = rules->lesson;
    if (stretch->until == stretch->from + 1)
        doc_say(doc, _("Turn %d, %d:%02d."), stretch->until, stretch->turn / 60, stretch->turn % 60);
    else
        doc_say(doc, _("Turns %d to %d, about %d:%02d each."), stretch->from + 1, stretch->until, stretch->turn / 60, stretch->turn % 60);
    if (stretch->until < stretch->wanted)
        doc_say(doc, _("The level has more turns than there is time for: stop after turn %d."), stretch->until);
    for (int i = 0, gone = 0; lesson && i < lesson->pauses; i++) {
        if (lesson->pause[i].turn < stretch->from || lesson->pause[i].turn >= stretch->until) continue;
        int at = 60 * stretch->begin + stretch->turn * (lesson->pause[i].turn - stretch->from) + gone;
        write_freeze(doc, rules, stretch, i, at / 60);
        gone += stretch->freeze[i] ? 60 * lesson->pause[i].minutes : 0;
    }
}

/* The level's own questions, each with its minute; the last part is for a turning point. */
static void write_rounds(Doc *doc, const MoatRules *rules, int begin, int minutes) {
    const MoatLesson *lesson = rules->lesson;
    int questions = lesson ? lesson->debrief : 0,
        last = begin + minutes * (questions > 0 ? questions : 3) / (questions > 0 ? questions + 1 : 4);
    doc_list(doc, false);
    for (int i = 0; i < questions; i++)
        doc_item(doc, _("Minute %d. Ask: %s"), begin + minutes * i / (questions + 1), moat_text(rules, &lesson->question[i]));
    doc_item(doc, _("Minute %d. A turning point: what would you have done? Then open the answer."), last);
    doc_list_end(doc);
}

static void write_timetable(Doc *doc, int which) {
    const CoursePlan *plan = course_plan(which);
    const char *const head[] = {_("Minutes"), _("What")};
    doc_table(doc, "", head, 2);
    for (int i = 0, at = 0; i < plan->blocks; at += plan->block[i++].minutes) {
        char minutes[32];
        snprintf(minutes, sizeof minutes, "%d-%d", at, at + plan->block[i].minutes);
        const char *const cell[] = {minutes, _(parts[which][i].title)};
        doc_row(doc, cell);
    }
    doc_table_end(doc);
}

static void write_part(Doc *doc, const MoatRules *rules, const Part *part, int begin, int minutes) {
    const char *own = rules->lesson ? moat_text(rules, &rules->lesson->hook) : "";
    char text[160];
    snprintf(text, sizeof text, _("Minutes %d to %d: %s"), begin, begin + minutes, _(part->title));
    doc_heading(doc, 3, text);
    doc_say(doc, "%s", part->text == hook && own[0] ? own : _(part->text));
    if (part->also) doc_say(doc, "%s", _(part->also));
    if (part->text == debrief) write_rounds(doc, rules, begin, minutes);
}

static void write_plan(Doc *doc, const MoatRules *rules, int which) {
    const CoursePlan *plan = course_plan(which);
    char text[160];
    doc_page(doc);
    snprintf(text, sizeof text, _("A lesson of %d minutes"), plan->minutes);
    doc_heading(doc, 2, text);
    write_timetable(doc, which);
    for (int i = 0, at = 0, from = 0; i < plan->blocks; at += plan->block[i++].minutes) {
        write_part(doc, rules, &parts[which][i], at, plan->block[i].minutes);
        CourseStretch stretch = course_stretch(rules, plan, i, from, at);
        if (stretch.until == from) continue;
        if (plan->block[i].play != COURSE_ONE_TURN) write_console(doc, &stretch, plan->block[i].play == 100);
        write_stretch(doc, rules, &stretch);
        from = stretch.until;
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
        {N_("A machine goes down"), N_("Start it and type moat resume, in a room moat class join and the code again: every ended turn is "
                                       "there. On another machine, too, "
                                       "where there is a room.")},
        {N_("A code is refused"),
            N_("The message names the letter, or the level and version that differ. Give the team another machine's folder.")},
        {N_("A team is far behind"),
            N_("Let it be: the clock of the console waits for nobody, and play ends for all at once. What it has played counts.")},
        {N_("Where two teams share a world, one does not answer"),
            N_("pass and its number on the console: in this turn it gives no orders. After four minutes that happens by itself.")},
        {N_("All wait, and nobody knows for whom"),
            N_("table on the console shows who has not ended the turn; next lets the others go on.")},
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
    doc_item(doc, "%s",
        _("A room, if the machines share a network: start mosquitto with the two lines listener 1883 and allow_anonymous true, then moat "
          "class "
          "open and the class code. What the teams type and the teacher's commands stand on the console; help explains them."));
    doc_item(doc, "%s", _("Play the first turn yourself on the machine of the room: it needs no network and no account."));
    doc_item(doc, "%s", _("The quiz for the first time: at home, or while the room fills. It has no minutes below."));
    doc_item(doc, "%s",
        _("After the lesson: moat class collect FOLDER checks what was handed in; moat debrief FOLDER -o page.html makes the page to "
          "show."));
    doc_list_end(doc);
    write_questions(doc, rules);
    for (int i = 0; i < COURSE_PLANS; i++) write_plan(doc, rules, i);
    write_trouble(doc);
}
