/* modes.c - which modes the program has switched on, read from its bytes, and which of them it must not leave behind. */
#include "internal.h"
#include <string.h>

static const struct {
    int number;
    bool normal;
    const char *what;
} known[] = {
    {1, false, "cursor keys send application codes"},
    {5, false, "the whole screen is reversed"},
    {6, false, "origin mode is on"},
    {7, true, "lines no longer wrap"},
    {9, false, "the mouse (X10) is on"},
    {25, true, "the cursor is hidden"},
    {47, false, "the alternate screen (47) is on"},
    {66, false, "the keypad (66) sends application codes"},
    {1000, false, "the mouse (1000) is on"},
    {1001, false, "the mouse (1001) is on"},
    {1002, false, "the mouse (1002) is on"},
    {1003, false, "the mouse (1003) is on"},
    {1004, false, "focus reports are on"},
    {1005, false, "the mouse (1005) reports in UTF-8"},
    {1006, false, "the mouse (1006) reports in SGR"},
    {1015, false, "the mouse (1015) reports in urxvt's way"},
    {1016, false, "the mouse (1016) reports pixels"},
    {1047, false, "the alternate screen (1047) is on"},
    {1049, false, "the alternate screen is on"},
    {2004, false, "bracketed paste is on"},
    {2026, false, "output is held back (2026)"},
    {2031, false, "colour scheme reports are on"},
};
enum { KNOWN = sizeof known / sizeof known[0] };
_Static_assert((int)KNOWN <= (int)MODE_LIMIT, "MODE_LIMIT is too small");

static void set_normal(Modes *modes) {
    for (size_t i = 0; i < KNOWN; i++) { modes->set[i] = known[i].normal; }
    modes->line_drawing = modes->application_keypad = modes->scroll_region = false;
}

static void set_mode(Modes *modes, long number, bool on) {
    for (size_t i = 0; i < KNOWN; i++) {
        if (known[i].number == number) { modes->set[i] = on; }
    }
}

/* The parser offers all that is left and goes on where the text ends. */
static int on_text(const char *bytes, size_t count, void *user) {
    (void)user;
    size_t length = 0;
    while (length < count && (unsigned char)bytes[length] >= ' ' && bytes[length] != '\177') { length++; }
    return (int)length;
}

static int on_control(unsigned char control, void *user) {
    (void)control;
    (void)user;
    return 1;
}

static int on_string(const char *bytes, size_t count, void *user) {
    (void)bytes;
    (void)count;
    (void)user;
    return 1;
}

static int on_escape(const char *bytes, size_t count, void *user) {
    Modes *modes = user;
    if (count == 1 && bytes[0] == 'c') {
        set_normal(modes);
    } else if (count == 1 && (bytes[0] == '=' || bytes[0] == '>')) {
        modes->application_keypad = bytes[0] == '=';
    } else if (count == 2 && bytes[0] == '(') {
        modes->line_drawing = bytes[1] != 'B';
    }
    return 1;
}

static int on_csi(const char *leader, const long arguments[], int count, const char *between, char command, void *user) {
    Modes *modes = user;
    bool private = leader != NULL && strcmp(leader, "?") == 0;
    if (private && (command == 'h' || command == 'l')) {
        for (int i = 0; i < count; i++) { set_mode(modes, (long)CSI_ARG(arguments[i]), command == 'h'); }
    } else if (leader == NULL && between == NULL && command == 'r') {
        long top = count > 0 ? (long)CSI_ARG_OR(arguments[0], 1) : 1;
        long bottom = count > 1 ? (long)CSI_ARG_OR(arguments[1], *modes->rows) : *modes->rows;
        modes->scroll_region = top > 1 || bottom < *modes->rows;
    } else if (between != NULL && strcmp(between, "!") == 0 && command == 'p') {
        set_mode(modes, 25, true); /* soft reset */
        modes->scroll_region = modes->line_drawing = modes->application_keypad = false;
    }
    return 1;
}

void modes_open(Modes *modes, const int *rows) {
    static const VTermParserCallbacks callbacks = {
        .text = on_text, .control = on_control, .escape = on_escape, .csi = on_csi, .osc = on_string, .dcs = on_string};
    modes->parser = vterm_new(1, 1);
    modes->rows = rows;
    vterm_set_utf8(modes->parser, 1);
    vterm_parser_set_callbacks(modes->parser, &callbacks, modes);
    set_normal(modes);
}

void modes_close(Modes *modes) { vterm_free(modes->parser); }

void modes_feed(Modes *modes, const char *bytes, size_t count) { vterm_input_write(modes->parser, bytes, count); }

bool modes_has(const Modes *modes, int mode) {
    for (size_t i = 0; i < KNOWN; i++) {
        if (known[i].number == mode) { return modes->set[i]; }
    }
    return false;
}

static bool normal(bool holds, const char *problem, FILE *file) {
    if (!holds) { fprintf(file, "  %s\n", problem); }
    return holds;
}

bool modes_restored(const Modes *modes, FILE *file) {
    bool good = true;
    for (size_t i = 0; i < KNOWN; i++) { good &= normal(modes->set[i] == known[i].normal, known[i].what, file); }
    good &= normal(!modes->line_drawing, "letters print as lines (G0 is not ASCII)", file);
    good &= normal(!modes->application_keypad, "the keypad sends application codes", file);
    good &= normal(!modes->scroll_region, "only a part of the screen scrolls", file);
    return good;
}
