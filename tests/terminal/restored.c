/* restored.c - is the terminal as the program found it? */
#include "internal.h"
#include <string.h>

static bool same(bool holds, const char *problem) {
    if (!holds) { fprintf(stderr, "  %s\n", problem); }
    return holds;
}

static bool settings_restored(const Terminal *terminal) {
    struct termios now;
    if (terminal->line < 0 || tcgetattr(terminal->line, &now) != 0) { return same(false, "the settings cannot be read after a hang-up"); }
    const struct termios *before = &terminal->before;
    bool good = same(now.c_iflag == before->c_iflag, "termios input flags differ");
    good &= same(now.c_oflag == before->c_oflag, "termios output flags differ");
    good &= same(now.c_cflag == before->c_cflag, "termios control flags differ");
    good &= same((now.c_lflag & ECHO) == (before->c_lflag & ECHO), "typing is not echoed");
    good &= same((now.c_lflag & ICANON) == (before->c_lflag & ICANON), "input is not taken line by line");
    good &= same((now.c_lflag | ECHO | ICANON) == (before->c_lflag | ECHO | ICANON), "termios local flags differ");
    return good & same(memcmp(now.c_cc, before->c_cc, sizeof now.c_cc) == 0, "termios special characters differ");
}

static bool pen_restored(const Terminal *terminal) {
    static const struct {
        VTermAttr attribute;
        const char *problem;
    } flags[] = {
        {VTERM_ATTR_BOLD, "text is still bold"},
        {VTERM_ATTR_UNDERLINE, "text is still underlined"},
        {VTERM_ATTR_ITALIC, "text is still italic"},
        {VTERM_ATTR_BLINK, "text still blinks"},
        {VTERM_ATTR_REVERSE, "text is still reversed"},
        {VTERM_ATTR_STRIKE, "text is still struck out"},
    };
    bool good = true;
    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
        VTermValue value = {0};
        vterm_state_get_penattr(terminal->state, flags[i].attribute, &value);
        good &= same(value.number == 0, flags[i].problem);
    }
    VTermValue colour;
    vterm_state_get_penattr(terminal->state, VTERM_ATTR_FOREGROUND, &colour);
    good &= same(VTERM_COLOR_IS_DEFAULT_FG(&colour.color), "a text colour is still set");
    vterm_state_get_penattr(terminal->state, VTERM_ATTR_BACKGROUND, &colour);
    return good & same(VTERM_COLOR_IS_DEFAULT_BG(&colour.color), "a background colour is still set");
}

bool terminal_restored(Terminal *terminal) {
    terminal_refresh(terminal);
    bool good = settings_restored(terminal);
    good &= pen_restored(terminal);
    good &= modes_restored(&terminal->modes, stderr);
    return good || terminal_fail(terminal, "the terminal was not restored (see above)");
}
