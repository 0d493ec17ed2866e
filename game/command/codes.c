/* codes.c - from a class code to the level it means, and what play and class share: sides and opponents by name. */
#include <stdio.h>
#include <string.h>

#include "command.h"
#include "words.h"

bool side_find(const MoatRules *rules, const char *id, MoatSide *side) {
    for (*side = 0; *side < MOAT_BLOCS; ++*side)
        if (words_distance(rules->bloc[*side].id, id) == 0) return true;
    command_complain(_("The level %s has no side %s; it has %s and %s."), rules->id, id, rules->bloc[0].id, rules->bloc[1].id);
    return false;
}

bool opponent_find(const MoatRules *rules, const char *name, MoatSeat *seat) {
    MoatMind mind;
    seat->human = strcmp(name, "human") == 0;
    if (seat->human) return true;
    snprintf(seat->mind, sizeof seat->mind, "%s", name);
    if (moat_mind_find(rules, name, &mind)) return true;
    command_complain(_("There is no opponent %s. There are:"), name);
    for (mind = 0; mind < moat_minds(rules); mind++)
        if (!moat_mind_row(rules, mind).measure)
            fprintf(stderr, "    %s: %s\n", moat_mind_row(rules, mind).id, words_mind_difficulty(rules, mind));
    fprintf(stderr, "    human: %s\n", _("two players at one keyboard"));
    return false;
}

/* The level whose id has the mark of the code; of several the one whose content has its mark, too. */
typedef struct Wanted {
    const CourseCode *code;
    MoatRules *rules;
    char path[FOLDER];
    bool exact;
} Wanted;

static bool has_mark(const char *path, const CourseCode *code) {
    MoatLevelCard card;
    return moat_level_card(path, &card) && !card.abstract && course_id_mark(card.id) == code->id;
}

static void take_level(void *context, const char *name, const char *path) {
    Wanted *wanted = context;
    (void)name;
    if (wanted->exact || !has_mark(path, wanted->code)) return;
    MoatProblems problems = {0};
    MoatRules *rules = moat_level_load(path, folders_of_levels(), &problems);
    moat_problems_free(&problems);
    if (!rules) return;
    moat_rules_free(wanted->rules);
    wanted->rules = rules;
    wanted->exact = course_level_mark(rules) == wanted->code->level;
    snprintf(wanted->path, sizeof wanted->path, "%s", path);
}

static void look_for_mark(void *context, const char *name, const char *path) {
    Wanted *wanted = context;
    (void)name;
    wanted->exact = wanted->exact || has_mark(path, wanted->code);
}

/* A repaired code is worth proposing when its level is there and its rules are ours. */
static bool is_known(void *context, const CourseCode *code) {
    (void)context;
    Wanted wanted = {.code = code};
    if (code->rules != MOAT_RULES_VERSION % 8) return false;
    levels_visit(look_for_mark, &wanted);
    return wanted.exact;
}

MoatRules *code_open(const char *text, CourseCode *code) {
    MoatTrouble trouble;
    if (!course_code_read(text, code, is_known, NULL, &trouble)) {
        command_complain("%s", words_trouble(&trouble));
        return NULL;
    }
    if (code->rules != MOAT_RULES_VERSION % 8) {
        command_complain(
            _("The class plays by version %d of the rules, this program by version %d. Take the program that your teacher has."),
            code->rules, MOAT_RULES_VERSION);
        return NULL;
    }
    Wanted wanted = {.code = code};
    levels_visit(take_level, &wanted);
    if (!wanted.rules) {
        command_complain(
            _("The level of this class is not here. Put your teacher's level file into one of these folders: see moat where."));
        return NULL;
    }
    if (!wanted.exact) {
        command_complain(_("The class plays the level %s with mark %04x; %s here has mark %04x. Take your teacher's file."),
            wanted.rules->id, code->level, wanted.path, course_level_mark(wanted.rules));
        moat_rules_free(wanted.rules);
        return NULL;
    }
    if (code->opponent != COURSE_HUMAN && code->opponent >= moat_minds(wanted.rules)) {
        command_complain(_("The opponent of this class is not here. Take the program that your teacher has."));
        moat_rules_free(wanted.rules);
        return NULL;
    }
    moat_rules_speak(wanted.rules, language_chosen());
    return wanted.rules;
}
