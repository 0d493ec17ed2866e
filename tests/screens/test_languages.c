/* test_languages.c - every catalogue on every screen at 80 columns: what is cut short is hardly more than in English, and no key is missing
 * from the bottom line. The level has no names in most of these languages, so only the program's own words count. */
#include "terminal_home.h"
#include "terminal.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include "hand.h"

enum { MORE = 3 }; /* cut texts that a screen may have over the English one */

static const char *const screens[] = {"1", "2", "3", "4", "5", "6", "7", "8", "o", "b", "e"};
enum { SCREENS = sizeof screens / sizeof *screens };

static int cut_texts(Terminal *terminal) {
    int count = 0;
    for (const char *at = terminal_text(terminal); (at = strstr(at, "\xE2\x80\xA6")) != NULL; at += 3) count++;
    return count;
}

/* Counts of each screen; the bottom line of the world must end with the last key, that of leaving. */
static void count_cuts(const char *language, int cuts[SCREENS], const int *english) {
    const char *const arguments[] = {MOAT, "play", LEVEL, "--seed", "7", "--no-sound", "--lang", language, NULL};
    Terminal *terminal = terminal_start(&(TerminalProgram){.arguments = arguments, .home = home, .rows = 24, .columns = 80});
    assert_non_null(terminal);
    assert_true(terminal_wait_text(terminal, "Northgate", PATIENCE));
    assert_true(terminal_wait_quiet(terminal, QUIET, PATIENCE));
    if (strstr(terminal_row(terminal, 23), " q ") == NULL) {
        terminal_show(terminal, stderr);
        fail_msg("%s: the bottom line has no room for all keys", language);
    }
    for (int i = 0; i < SCREENS; i++) {
        press(terminal, screens[i]);
        cuts[i] = cut_texts(terminal);
        if (english != NULL && cuts[i] > english[i] + MORE) {
            terminal_show(terminal, stderr);
            fail_msg("%s, screen %s: %d texts are cut, %d in English", language, screens[i], cuts[i], english[i]);
        }
        press(terminal, "esc");
    }
    press(terminal, "q");
    assert_true(terminal_wait_exit(terminal, 0, PATIENCE));
    terminal_free(terminal);
}

static void words_fit_in_every_language(void **state) {
    (void)state;
    int english[SCREENS], cuts[SCREENS], languages = 0;
    DIR *folder = opendir(LOCALES);
    if (folder == NULL) skip(); /* built without gettext's tools */
    count_cuts("en", english, NULL);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] == '.') continue;
        count_cuts(entry->d_name, cuts, english);
        languages++;
    }
    closedir(folder);
    assert_true(languages >= 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(words_fit_in_every_language)};
    return cmocka_run_group_tests(tests, home_make, home_remove);
}
