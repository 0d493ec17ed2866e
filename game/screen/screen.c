/* screen.c - the two entries of the room: a game, and the menu before it. */
#include "screen.h"

#include "analyse.h"
#include "loop.h"
#include "menu.h"

#include <stdlib.h>

/* One view for a call; it is large, so it lives on the heap. */
typedef struct Stage {
    View view;
    Canvas canvas;
    Keys keys;
    Settings settings; /* when the caller has none */
} Stage;

static ScreenEnd no_terminal(TtyTrouble trouble) { return (ScreenEnd){.kind = SCREEN_NO_TERMINAL, .trouble = tty_trouble_text(trouble)}; }

TtyOptions screen_terminal(const ScreenOptions *options, const Settings *settings) {
    return (TtyOptions){options->mono || settings->value[SETTING_colours] == 0, options->ascii || settings->value[SETTING_ascii] != 0,
        settings->value[SETTING_mouse] == 0};
}

static Stage *stage_open(Session *session, const ScreenOptions *options, ScreenEnd *end) {
    Stage *stage = calloc(1, sizeof *stage);
    TtyTrouble trouble = stage != NULL ? TTY_FINE : TTY_NO_MEMORY;
    if (stage != NULL) {
        settings_default(&stage->settings);
        trouble = tty_open(screen_terminal(options, options->settings != NULL ? options->settings : &stage->settings));
    }
    if (trouble != TTY_FINE) {
        free(stage);
        tty_close();
        *end = no_terminal(trouble);
        return NULL;
    }
    keys_default(&stage->keys);
    int wrong = options->keys != NULL ? keys_read(&stage->keys, options->keys) : 0;
    loop_begin(
        &stage->view, &stage->canvas, session, options, &stage->keys, options->settings != NULL ? options->settings : &stage->settings);
    if (options->say != NULL) view_say(&stage->view, "%s", options->say);
    if (wrong > 0)
        view_warn(&stage->view, _("Line %d of %s names no action or no key, or a key that is taken; the keys of the table stay for it."),
            wrong, options->keys);
    return stage;
}

static void stage_close(Stage *stage) {
    loop_free(&stage->view);
    canvas_free(&stage->canvas);
    free(stage);
}

ScreenEnd screen_play(Session *session, const ScreenOptions *options) {
    ScreenEnd end;
    Stage *stage = stage_open(session, options, &end);
    if (stage == NULL) return end;
    view_open(&stage->view, session_over(session) ? &screen_end : &screen_home);
    if (session_humans(session) == MOAT_BLOCS && !session_over(session)) view_open(&stage->view, &screen_hand_over);
    end = loop_run(&stage->view);
    stage_close(stage);
    return end;
}

ScreenEnd screen_replay_game(Session *session, const ScreenOptions *options) {
    ScreenEnd end;
    Stage *stage = stage_open(session, options, &end);
    if (stage == NULL) return end;
    view_open(&stage->view, &screen_replay);
    end = loop_run(&stage->view);
    stage_close(stage);
    return end;
}

ScreenEnd screen_analyse_game(Session *session, const ScreenOptions *options) {
    ScreenEnd end;
    Stage *stage = stage_open(session, options, &end);
    if (stage == NULL) return end;
    view_open(&stage->view, session_over(session) ? &screen_end : &screen_home);
    loop_compose(&stage->view);
    analyse_open(&stage->view);
    end = loop_run(&stage->view);
    stage_close(stage);
    return end;
}

ScreenEnd screen_menu(const ScreenMenu *offer, const ScreenOptions *options, ScreenChoice *choice) {
    ScreenEnd end;
    Menu menu = {.offer = offer, .choice = choice};
    Stage *stage = stage_open(NULL, options, &end);
    if (stage == NULL) return end;
    *choice = (ScreenChoice){0};
    stage->view.menu = &menu;
    view_open(&stage->view, &screen_title);
    end = loop_run(&stage->view);
    if (menu.rules != NULL) moat_rules_free(menu.rules);
    free(menu.scores);
    stage_close(stage);
    return end;
}

void screen_close(void) { tty_close(); }
