/* test_settings.c - the file of settings: what is written is read again, what is wrong is told, an old file survives. */
#include "settings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[64], path[128];

static int prepare(void **state) {
    (void)state;
    strcpy(folder, "/tmp/moat-settings-XXXXXX");
    if (mkdtemp(folder) == NULL) return -1;
    snprintf(path, sizeof path, "%s/deep/er/settings", folder);
    return 0;
}

static int clean_up(void **state) {
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command) == 0 ? 0 : -1;
}

static void write_text(const char *text) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void every_value_is_read_again(void **state) {
    (void)state;
    for (int i = 0; i < SETTINGS; i++)
        for (int value = 0; value < settings_values((Setting)i); value++) {
            Settings written, read;
            settings_default(&written);
            settings_default(&read);
            written.value[i] = value;
            assert_true(settings_write(&written, path));
            assert_int_equal(settings_read(&read, path), 0);
            assert_memory_equal(&written, &read, sizeof read);
        }
}

static void a_missing_file_changes_nothing(void **state) {
    (void)state;
    Settings settings, usual;
    settings_default(&usual);
    settings_default(&settings);
    assert_int_equal(settings_read(&settings, path), 0);
    assert_memory_equal(&settings, &usual, sizeof usual);
}

static void wrong_lines_are_told_and_the_others_count(void **state) {
    (void)state;
    Settings settings;
    settings_default(&settings);
    assert_true(settings_write(&settings, path));
    write_text("# comment\n\nmusic 3\ncolours maybe\nascii yes\nnonsense 1\ncues 11\nmouse no please\nlanguage fr\n");
    assert_int_equal(settings_read(&settings, path), 4);
    assert_int_equal(settings.value[SETTING_music], 3);
    assert_int_equal(settings.value[SETTING_ascii], 1);
    assert_int_equal(settings.value[SETTING_language], 2);
    assert_int_equal(settings.value[SETTING_colours], 1);
    assert_int_equal(settings.value[SETTING_cues], settings_row(SETTING_cues)->initial);
    assert_int_equal(settings.value[SETTING_mouse], 1);
}

/* A folder stands where the new file would: the old one must stay. */
static void a_write_that_fails_leaves_the_old_file(void **state) {
    (void)state;
    Settings settings, read;
    char beside[160];
    settings_default(&settings);
    settings.value[SETTING_music] = 1;
    assert_true(settings_write(&settings, path));
    snprintf(beside, sizeof beside, "%s.new", path);
    assert_int_equal(mkdir(beside, 0700), 0);
    settings.value[SETTING_music] = 9;
    assert_false(settings_write(&settings, path));
    settings_default(&read);
    assert_int_equal(settings_read(&read, path), 0);
    assert_int_equal(read.value[SETTING_music], 1);
    assert_false(settings_write(&settings, ""));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_value_is_read_again, prepare, clean_up),
        cmocka_unit_test_setup_teardown(a_missing_file_changes_nothing, prepare, clean_up),
        cmocka_unit_test_setup_teardown(wrong_lines_are_told_and_the_others_count, prepare, clean_up),
        cmocka_unit_test_setup_teardown(a_write_that_fails_leaves_the_old_file, prepare, clean_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
