/* script.c - the teacher's script: three lengths, minute by minute, with the level's pauses where their turns fall. */
#include "gettext.h"
#include "kit.h"
#include "words.h"

/* Part of the lesson: minutes, what it is, what is done beside it. `play` is the part of the turns that are left, in per cent; ONE_TURN:
 * just one. */
enum { ONE_TURN = -1 };
typedef struct Block {
    int minutes, play;
    const char *title, *text, *also;
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
static const char codes[] = N_("Meanwhile one of each team types its code from the handout.");
static const char along[] = N_("Each team does the same on its own screen.");
static const char page[] = N_("As the last turn ends, make the page: moat debrief room -o page.html where there is a room; without one, "
                              "moat debrief GAME -o page.html on the machine of a team.");
static const char ticket[] = N_("Two fifths of the time to write, two for the quiz, one to hand in.");

/* Below this a team ends turns without having read what came; tests/rooms/rehearsal.py says how long pupils need. */
enum { TURN_LEAST = 165 };

static const Plan plans[] = {
    {45, 5,
        {{3, 0, N_("Hook"), hook, codes}, {4, ONE_TURN, N_("First turn together"), guided, along}, {23, 100, N_("Play"), play, page},
            {10, 0, N_("Debrief"), debrief, NULL}, {5, 0, N_("Exit ticket"), leave, ticket}}},
    {90, 5,
        {{10, 0, N_("Hook and roles"), brief, codes}, {6, ONE_TURN, N_("First turn together"), guided, along},
            {39, 100, N_("Play"), play, page}, {30, 0, N_("Debrief"), debrief, NULL}, {5, 0, N_("Exit ticket"), leave, ticket}}},
    {180, 7,
        {{10, 0, N_("Hook"), hook, codes}, {10, 0, N_("Roles"), brief, NULL}, {60, 60, N_("Play, first part"), play, NULL},
            {20, 0, N_("Negotiation"), negotiate, NULL}, {30, 100, N_("Play, second part"), play, page},
            {40, 0, N_("Debrief"), debrief, NULL}, {10, 0, N_("Quiz and exit ticket"), leave, ticket}}},
};
enum { PLANS = sizeof plans / sizeof *plans };

/* --- the turns of a block, and its freezes --- */

typedef struct Stretch {
    int from, until; /* turns; until is the first that is not played any more */
    int begin;       /* minute of the lesson */
    int turn;        /* seconds for each */
    bool freeze[MOAT_PAUSES];
} Stretch;

static bool within(const Stretch *stretch, const MoatPause *pause) { return pause->turn >= stretch->from && pause->turn < stretch->until; }

static int frozen(const Stretch *stretch, const MoatLesson *lesson) {
    int seconds = 0;
    for (int i = 0; lesson && i < lesson->pauses; i++) seconds += stretch->freeze[i] ? 60 * lesson->pause[i].minutes : 0;
    return seconds;
}

/* The one nearest to either end of the stretch goes first: what is left falls into its middle. */
static void drop_freeze(Stretch *stretch, const MoatLesson *lesson) {
    int worst = -1, far = -1;
    for (int i = 0; i < lesson->pauses; i++) {
        int distance = 2 * lesson->pause[i].turn - stretch->from - stretch->until;
        distance = distance < 0 ? -distance : distance;
        if (stretch->freeze[i] && distance > far) worst = i, far = distance;
    }
    if (worst >= 0) stretch->freeze[worst] = false;
}

/* As many freezes as leave each turn its time; where there are too many turns, as many turns as leave time for freezes. */
static Stretch plan_stretch(const MoatRules *rules, int from, int until, int begin, int minutes) {
    const MoatLesson *lesson = rules->lesson;
    int seconds = 60 * minutes, most = seconds / TURN_LEAST;
    Stretch stretch = {.from = from, .until = until, .begin = begin};
    if (until - from > most) stretch.until = from + (lesson && lesson->pauses > 0 ? (most * 4 + 4) / 5 : most);
    int turns = stretch.until - from;
    for (int i = 0; lesson && i < lesson->pauses; i++) stretch.freeze[i] = within(&stretch, &lesson->pause[i]);
    while (frozen(&stretch, lesson) > 0 && seconds - frozen(&stretch, lesson) < turns * TURN_LEAST) drop_freeze(&stretch, lesson);
    stretch.turn = (seconds - frozen(&stretch, lesson)) / turns;
    return stretch;
}

static void write_freeze(Doc *doc, const MoatRules *rules, const Stretch *stretch, int i, int at) {
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

static void write_stretch(Doc *doc, const MoatRules *rules, const Stretch *stretch, int wanted) {
    const MoatLesson *lesson = rules->lesson;
    if (stretch->until == stretch->from + 1)
        doc_say(doc, _("Turn %d, %d:%02d."), stretch->until, stretch->turn / 60, stretch->turn % 60);
    else
        doc_say(doc, _("Turns %d to %d, about %d:%02d each."), stretch->from + 1, stretch->until, stretch->turn / 60, stretch->turn % 60);
    if (stretch->until < wanted)
        doc_say(doc,
            _("The level has more turns than there is time for: stop after turn %d. A broken-off game is looked back on like any other."),
            stretch->until);
    for (int i = 0, gone = 0; lesson && i < lesson->pauses; i++) {
        if (!within(stretch, &lesson->pause[i])) continue;
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
        if (block->also) doc_say(doc, "%s", _(block->also));
        if (block->text == debrief) write_rounds(doc, rules, at, block->minutes);
        if (until <= from) continue;
        Stretch stretch = plan_stretch(rules, from, until, at, block->minutes);
        write_stretch(doc, rules, &stretch, until);
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
    doc_item(doc, "%s", _("The quiz for the first time: at home, or while the room fills. It has no minutes below."));
    doc_item(doc, "%s",
        _("After the lesson: moat class collect FOLDER checks what was handed in; moat debrief FOLDER -o page.html makes the page to "
          "show."));
    doc_list_end(doc);
    write_questions(doc, rules);
    for (int i = 0; i < PLANS; i++) write_plan(doc, rules, &plans[i]);
    write_trouble(doc);
}
