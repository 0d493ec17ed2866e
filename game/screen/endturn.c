/* endturn.c - from "end the turn" to the report of it: what was forgotten is asked about, minds think, the keyboard is passed on. */
#include "analyse.h"
#include "loop.h"
#include "tty.h"

#include <stdio.h>

/* The key that goes back takes the end of the turn back while the rival thinks; all others are obeyed afterwards. */
static bool taken_back(void *context) {
    const View *view = context;
    Press press;
    if (!tty_peek(&press) || keys_find(view->keys, press) != ACTION_BACK) return false;
    (void)tty_wait();
    return true;
}

static SessionEnd end_turn(View *view) {
    char text[WORDS_LINE];
    snprintf(text, sizeof text, _("The rival thinks, then the turn is played. %s takes it back."), keys_name(view->keys, ACTION_BACK));
    if (session_humans(view->session) < MOAT_BLOCS) loop_notice(view, text);
    session_stop_when(view->session, taken_back, view);
    SessionEnd end = session_end(view->session);
    session_stop_when(view->session, NULL, NULL);
    return end;
}

static void play(View *view) {
    view->depth = 1;
    const char *hold = session_hold(view->session);
    if (hold) {
        view_open(view, &screen_home);
        view_warn(view, "%s", hold);
        return;
    }
    SessionEnd end = end_turn(view);
    if (end == SESSION_STOPPED) {
        view_open(view, &screen_home);
        view_say(view, _("The turn goes on; your orders are as they were."));
        return;
    }
    if (end == SESSION_WAITING) loop_notice(view, _("Your orders are sealed. The other team still thinks; any key goes back."));
    while (end == SESSION_WAITING && !tty_pressed()) end = session_end(view->session);
    if (end == SESSION_WAITING) {
        view_open(view, &screen_home);
        view_say(view, _("Your orders are sealed. The other team still thinks; end the turn again to look."));
        return;
    }
    view_cue(view, SCREEN_CUE_TURN);
    loop_turned(view);
    view_open(view, &screen_home);
    if (end != SESSION_OTHER_SIDE || session_story(view->session) != NULL) { /* of two at one keyboard, both read it */
        *view_memory(view, &screen_report) = (Memory){.mode = end == SESSION_GAME_OVER};
        view_open(view, &screen_report);
    }
    if (end != SESSION_GAME_OVER && session_humans(view->session) == MOAT_BLOCS) view_open(view, &screen_hand_over);
}

enum { ASK = 66 };

static int say_forgotten(View *view, const Area *area, int line, Style style, const char *text) {
    if (area != NULL && line < area->h) canvas_wrap(view->canvas, (Area){area->y + line, area->x, area->h - line, area->w}, 0, style, text);
    return line + canvas_wrap_lines(ASK, text);
}

/* What a player may have forgotten. Returns how many lines it takes; draws when there is an area, which is ASK wide. */
static int forgotten(View *view, const Area *area) {
    int events[MOAT_EVENTS], lines = 0;
    char text[WORDS_LINE * 2], title[WORDS_LINE];
    MoatCost left = session_left(view->session);
    if (left.mandate > 0) {
        snprintf(text, sizeof text,
            P_("%d mandate is unused; it does not carry over.", "%d mandate is unused; it does not carry over.", left.mandate),
            left.mandate);
        lines = say_forgotten(view, area, lines, STYLE_TEXT, text);
    }
    int count = session_unanswered(view->session, events, MOAT_EVENTS);
    for (int i = 0; i < count; i++) {
        const MoatEvent *event = &view->rules->event[events[i]];
        words_event_title(view->rules, events[i], view->world->waiting[view->side][events[i]] - 1, title, sizeof title);
        snprintf(text, sizeof text, _("! %s is not answered: \"%s\" will be taken."), title,
            moat_text(view->rules, &event->answer[event->answers - 1].label));
        lines = say_forgotten(view, area, lines, STYLE_WARN, text);
    }
    return lines;
}

static void draw_ask(View *view) {
    int lines = forgotten(view, NULL);
    Area inside = view_dialog(view, lines + 2, ASK, _("End the turn?"));
    forgotten(view, &inside);
    char text[WORDS_LINE];
    snprintf(text, sizeof text, _("%s ends the turn all the same, %s goes back."), keys_name(view->keys, ACTION_CHOOSE),
        keys_name(view->keys, ACTION_BACK));
    view_keys(view, (Area){inside.y + lines + 1, inside.x, 1, inside.w}, STYLE_STRONG, text,
        (const Action[]){ACTION_CHOOSE, ACTION_BACK, ACTION_NONE});
    view->cursor = (Area){.y = inside.y + lines + 1, .x = inside.x};
}

static bool act_ask(View *view, Action action) {
    if (action == ACTION_CHOOSE) play(view);
    return action == ACTION_CHOOSE;
}

const Screen screen_ask_end = {.title = N_("End the turn?"), .overlay = true, .draw = draw_ask, .act = act_ask};

void endturn_ask(View *view) {
    if (analyse_trying(view))
        analyse_weigh(view);
    else if (session_over(view->session))
        view_open(view, &screen_end);
    else if (session_hold(view->session) == NULL && predict_ask(view))
        return;
    else if (session_humans(view->session) > 0 && view->settings->value[SETTING_ask] != 0 && forgotten(view, NULL) > 0)
        view_open(view, &screen_ask_end);
    else
        play(view);
}

/* Two at one keyboard: nothing of the other's orders may be seen. */
static void draw_hand_over(View *view) {
    char text[WORDS_LINE * 2];
    canvas_clear(view->canvas);
    snprintf(text, sizeof text, _("%s gives its orders now. Pass the keyboard, then press %s."), words_bloc(view->rules, view->side),
        keys_name(view->keys, ACTION_CHOOSE));
    view->cursor = (Area){.y = -1};
    canvas_centre(view->canvas, view->canvas->rows / 2, 0, view->canvas->columns, STYLE_STRONG, text);
    view->spot[ACTION_CHOOSE] = (Area){0, 0, view->canvas->rows, view->canvas->columns}; /* there is nothing else to click on */
}

static bool act_hand_over(View *view, Action action) {
    if (action == ACTION_CHOOSE) view_back(view);
    return action != ACTION_LEAVE;
}

const Screen screen_hand_over = {.title = N_("Pass the keyboard"), .overlay = true, .draw = draw_hand_over, .act = act_hand_over};
