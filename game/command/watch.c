/* watch.c - moat play --watch: a level that is written while it is played. The game is kept in memory; every good save is in it at once,
 * with all orders played again; a broken one is told, and the old rules stay. */
#include "changes.h"
#include "command.h"
#include "words.h"
#include "watch.h"
#include <stdlib.h>
#include <string.h>
#ifdef MOAT_WITH_SCREEN
#include "screen.h"

/* A save in steps may look broken between them: it is told when nothing has come for so long. */
enum { SETTLE_MS = 60 };

typedef struct Watch {
    char path[FOLDER];
    MoatRules *rules;
    Session *session;
    Changes changes;
    ScreenWatch *screen;
    bool pending; /* something was begun, or could not be read yet */
    char trouble[400];
} Watch;

static void watch_files(Watch *watch) {
    char files[MOAT_LEVEL_FILES][1024];
    int count = moat_level_files(watch->path, folders_of_levels(), files);
    changes_watch(&watch->changes, files, count);
}

static void tell(Watch *watch, const MoatProblems *problems) {
    for (int i = 0; i < problems->kept; i++) {
        const MoatProblem *problem = &problems->problem[i];
        const char *slash = strrchr(problem->file, '/');
        if (problem->severity != MOAT_ERROR) continue;
        snprintf(watch->trouble, sizeof watch->trouble, "%s:%d:%d: %s [%s]", slash ? slash + 1 : problem->file, problem->line,
            problem->column, problem->message, problem->code);
        return;
    }
    snprintf(watch->trouble, sizeof watch->trouble, "%s", _("The level cannot be read."));
}

static void take_rules(Watch *watch, MoatRules *rules, char *say, int size) {
    moat_rules_speak(rules, language_chosen());
    int lost = session_change_rules(watch->session, rules);
    moat_rules_free(watch->rules);
    watch->rules = rules;
    watch->trouble[0] = '\0';
    if (lost > 0)
        snprintf(say, (size_t)size,
            P_("Read again; %d order names what is no longer there.", "Read again; %d orders name what is no longer there.", lost), lost);
    else
        snprintf(say, (size_t)size, "%s", _("The level was read again, and all turns played by it."));
}

static bool load(Watch *watch, bool last_word, char *say, int size) {
    MoatProblems problems = {0};
    MoatRules *rules = moat_level_load(watch->path, folders_of_levels(), &problems);
    if (rules)
        take_rules(watch, rules, say, size);
    else if (last_word)
        tell(watch, &problems);
    if (rules || last_word) watch_files(watch); /* it may extend another level now */
    moat_problems_free(&problems);
    return rules != NULL;
}

static int rest(const Watch *watch) { return watch->pending ? SETTLE_MS : watch->changes.platform.file < 0 ? CHANGES_MS : -1; }

static int look(void *context, bool *changed, char *say, int size) {
    Watch *watch = context;
    Change change = changes_take(&watch->changes);
    bool settled = change == CHANGE_NONE && watch->pending;
    if (change == CHANGE_DONE || settled) {
        *changed = load(watch, settled, say, size);
        watch->pending = !*changed && !settled;
    } else if (change == CHANGE_BEGUN)
        watch->pending = true;
    watch->screen->file = watch->changes.platform.file; /* a folder may have gone, and its watch with it */
    return rest(watch);
}

int game_watch(const char *path, MoatRules *rules, uint64_t seed, const MoatSeat seats[MOAT_BLOCS]) {
    MoatTrouble trouble = {0};
    Watch watch = {.rules = rules, .session = session_new(rules, NULL, seed, seats, &trouble)};
    snprintf(watch.path, sizeof watch.path, "%s", path);
    if (!watch.session) {
        command_complain("%s", words_trouble(&trouble));
        moat_rules_free(rules);
        return EXIT_TROUBLE;
    }
    changes_begin(&watch.changes);
    watch_files(&watch);
    ScreenWatch screen = {.file = watch.changes.platform.file, .look = look, .trouble = watch.trouble, .context = &watch};
    watch.screen = &screen;
    int status = face_play_watched(watch.session, &screen);
    changes_end(&watch.changes);
    session_close(watch.session);
    moat_rules_free(watch.rules);
    return status;
}
#else
int game_watch(const char *path, MoatRules *rules, uint64_t seed, const MoatSeat seats[MOAT_BLOCS]) {
    (void)path;
    (void)seed;
    (void)seats;
    moat_rules_free(rules);
    command_complain(_("This program was built without the screen; --watch needs it."));
    return EXIT_MISUSE;
}
#endif
