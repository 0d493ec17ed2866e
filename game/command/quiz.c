/* quiz.c - the quiz of a lesson, asked line by line: moat class quiz, and after play in a room. What was not finished may be left where it
 * stands. */
#include <argp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include "class.h"
#include "words.h"

static void print_question(const MoatRules *rules, int question) {
    const MoatQuizItem *item = &rules->lesson->item[question];
    printf(_("Question %d of %d: %s"), question + 1, rules->lesson->quiz, moat_text(rules, &item->ask));
    putchar('\n');
    for (int i = 0; i < item->answers; i++) printf("  %d  %s\n", i + 1, moat_text(rules, &item->answer[i]));
}

static void print_end(const Session *session, bool after) {
    const MoatRules *rules = session_rules(session);
    int answered, right = course_quiz_right(session_game(session), rules, after, &answered);
    if (answered > 0) {
        printf(P_("%d answer of %d is right.", "%d answers of %d are right.", right), right, rules->lesson->quiz);
        putchar('\n');
    }
}

void quiz_ask(Session *session) {
    char *line = NULL;
    size_t room = 0;
    bool after = false, more = true;
    for (int question; more && (question = session_quiz_next(session, &after)) >= 0;) {
        print_question(session_rules(session), question);
        printf("> ");
        fflush(stdout);
        more = getline(&line, &room, stdin) >= 0 && line[0] != 'q';
        if (more && !session_quiz(session, question, atoi(line) - 1))
            printf(_("There is no such answer. Type its number; q leaves the rest unanswered.\n"));
    }
    free(line);
    print_end(session, after);
}

/* --- moat class quiz --- */

static int ask_about(const char *path) {
    ClassLevels levels = {0};
    MoatTrouble trouble = {0};
    MoatGameCard card;
    moat_game_card(path, &card, &trouble);
    const MoatRules *rules = card.level[0] ? class_rules(&levels, card.level, &trouble) : NULL;
    Session *session = rules ? session_open(path, rules, false, &trouble) : NULL;
    bool after;
    if (!session)
        command_complain("%s", words_trouble(&trouble));
    else if (!rules->lesson || rules->lesson->quiz == 0)
        printf("%s\n", _("This level has no quiz."));
    else {
        if (moat_game_turns(session_game(session)) > 0) session_leave(session);
        if (session_quiz_next(session, &after) < 0) printf(_("Every question of the quiz was answered.\n"));
        quiz_ask(session);
    }
    int status = session ? EXIT_FINE : EXIT_TROUBLE;
    session_close(session);
    class_levels_free(&levels);
    return status;
}

static error_t take(int key, char *argument, struct argp_state *state) {
    const char **name = state->input;
    if (key != ARGP_KEY_ARG) return ARGP_ERR_UNKNOWN;
    if (*name) argp_usage(state);
    *name = argument;
    return 0;
}

int class_quiz(int argc, char **argv) {
    static const struct argp parser = {NULL, take, "[GAME]",
        N_("Ask the quiz of a game's level: before its first turn, or once play is over, finished or not. Without a name: of the newest."),
        NULL, NULL, "moat"};
    const char *name = NULL;
    char path[FOLDER];
    if (argp_parse(&parser, argc, argv, 0, NULL, &name) != 0) return EXIT_MISUSE;
    return class_find(name, 0, path) ? ask_about(path) : EXIT_TROUBLE;
}
