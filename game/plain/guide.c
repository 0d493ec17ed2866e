/* guide.c - the handbook, and the guided game. */
#include "face.h"
#include "handbook.h"
#include "lesson.h"
#include <string.h>

/* Each paragraph of a page is a line; headings end with a colon. */
static void say_page(Plain *plain, char *page) {
    char *next = NULL;
    for (char *line = strtok_r(page, "\n", &next); line; line = strtok_r(NULL, "\n", &next)) {
        if (strncmp(line, "## ", 3) == 0)
            plain_say(plain, "%s:", line + 3);
        else
            plain_say(plain, "%s", line + (strncmp(line, "- ", 2) == 0 ? 2 : 0));
    }
}

void plain_do_handbook(Plain *plain, const char *text) {
    HandbookTopic topics[HANDBOOK_TOPICS], topic;
    char title[WORDS_LINE], page[HANDBOOK_PAGE];
    plain->looked |= 1u << LESSON_LOOK_HANDBOOK;
    if (text[0] && handbook_find(plain->rules, plain->rules->language, text, &topic)) {
        handbook_title(plain->rules, plain->rules->language, topic, title, sizeof title);
        plain_say(plain, "%s (%s).", title, handbook_kind(topic.kind));
        handbook_page(plain->rules, plain->rules->language, topic, page, sizeof page);
        say_page(plain, page);
        return;
    }
    if (text[0]) {
        plain_say(plain, _("The handbook has no page that begins with %s."), text);
        return;
    }
    int count = handbook_topics(plain->rules, topics, HANDBOOK_TOPICS);
    plain_say(plain, _("Chapters of the handbook; say handbook and the beginning of a title:"));
    for (int i = 0; i < count && topics[i].kind == HANDBOOK_CHAPTER; i++) {
        handbook_title(plain->rules, plain->rules->language, topics[i], title, sizeof title);
        plain_say(plain, "%s.", title);
    }
    plain_say(plain, _("It also has a page for every order, quantity, opponent, market and regulator."));
}

/* --- the guided game --- */

/* What a command lets somebody look at. */
static LessonLook look_of(const char *command) {
    static const struct {
        const char *command;
        LessonLook look;
    } row[] = {{"markets", LESSON_LOOK_MARKETS}, {"market", LESSON_LOOK_MARKETS}, {"labs", LESSON_LOOK_LABS},
        {"regulators", LESSON_LOOK_REGULATORS}, {"history", LESSON_LOOK_HISTORY}, {"why", LESSON_LOOK_WHY},
        {"explain", LESSON_LOOK_HANDBOOK}, {"handbook", LESSON_LOOK_HANDBOOK}, {"report", LESSON_LOOK_HOME}, {"rival", LESSON_LOOK_HOME},
        {"status", LESSON_LOOK_HOME}};
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        if (strcmp(row[i].command, command) == 0) return row[i].look;
    return LESSON_LOOK_NOTHING;
}

void plain_guide_saw(Plain *plain, const char *command) { plain->looked |= 1u << look_of(command); }

/* What needs nothing of the player is said and passed over. */
void plain_guide(Plain *plain) {
    if (!lesson_guides(plain->rules)) return;
    for (;;) {
        plain->lesson = lesson_go_on(plain->lesson, plain_world(plain), session_draft(plain->session), &plain->looked);
        const LessonStep *step = lesson_step(plain->lesson);
        if (!step || plain->lesson == plain->guided) return;
        plain->guided = plain->lesson;
        plain_say(plain, _("Guide: %s"), _(step->text));
        if (step->say[0]) {
            plain_say(plain, _("Guide: say %s."), step->say);
            return;
        }
        plain->looked |= 1u << LESSON_LOOK_NEXT;
    }
}
