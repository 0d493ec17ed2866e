#include "loop.h"

#include "analyse.h"
#include "focus.h"
#include "lesson_card.h"
#include "worldmap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void loop_begin(View *view, Canvas *canvas, Session *session, const ScreenOptions *options, Keys *keys, Settings *settings) {
    memset(view, 0, sizeof *view);
    view->canvas = canvas;
    view->session = session;
    view->options = options;
    view->keys = keys;
    view->settings = settings;
    view->stale = true;
    if (session != NULL) loop_turned(view);
    lesson_begin(view);
}

void loop_free(View *view) {
    analyse_free(view);
    worldmap_free(view);
    free(view->past);
    view->past = NULL;
    view->pasts = 0;
}

/* Kept, because charts ask for all of them with every frame. Without memory there is only the present. */
void loop_turned(View *view) {
    MoatGame *game = session_game(view->session);
    int turns = moat_game_turns(game);
    MoatWorld *past = realloc(view->past, ((size_t)turns + 1) * sizeof *past);
    view->rules = session_rules(view->session);
    view->world = session_world(view->session);
    view->pasts = 0;
    view_new_edition(view);
    if (past == NULL) return;
    view->past = past;
    while (view->pasts < turns && moat_game_world_at(game, view->pasts, &past[view->pasts])) view->pasts++;
    past[view->pasts++] = *view->world;
}

/* --- composing --- */

static bool heard(const View *view) {
    const ScreenSound *sound = &view->options->sound;
    return sound->heard != NULL && sound->heard(sound->context);
}

static void draw_head(View *view) {
    Canvas *canvas = view->canvas;
    char when[WORDS_LINE];
    words_turn(view->rules, view->world->turn, when, sizeof when);
    char right[WORDS_LINE + 64];
    const char *you = words_bloc(view->rules, view->side);
    if (session_over(view->session))
        snprintf(right, sizeof right, _("%s  the game is over"), when);
    else
        snprintf(right, sizeof right, _("%s  turn %d of %d"), when, view->world->turn + 1, view->rules->turns);
    int at = canvas->columns - 1;
    if (heard(view)) at = canvas_right(canvas, 0, 0, at, STYLE_DIM, "♪") - 1;
    at = canvas_right(canvas, 0, 0, at, view_side_style(view->side), you);
    at = canvas_right(canvas, 0, 0, at - 1, view_side_style(view->side), view_side_sign(view->side));
    at = canvas_right(canvas, 0, 0, at - 1, STYLE_DIM, view_watching(view) ? _("seen from:") : _("you:"));
    at = canvas_right(canvas, 0, canvas->columns / 3, at - 2 - canvas->columns / 3, STYLE_TEXT, right);
    const char *title = moat_text(view->rules, &view->rules->title);
    bool name = text_width(_("Moat · %s")) - 2 + text_width(title) <= at - 3;
    canvas_printf(canvas, 0, 1, at - 3, STYLE_TITLE, name ? _("Moat · %s") : "%s", title);
}

/* Cells that the line of screens takes when no title is longer than `most`. */
static int tabs_width(const View *view, int most, int gap) {
    int total = 1;
    for (int i = 0; screens[i] != NULL; i++)
        if (screens[i]->action != ACTION_NONE) {
            int title = text_width(_(screens[i]->title));
            total += text_width(keys_name(view->keys, screens[i]->action)) + 1 + (title < most ? title : most) + gap;
        }
    return total - gap;
}

/* A title of at most so many cells; one that is cut ends in a full stop. */
static int draw_tab(View *view, const Screen *screen, int x, int most) {
    int y = view->canvas->rows - 2, left = view->canvas->columns - x, begin = x;
    bool here = view->stack[0] == screen;
    const char *title = _(screen->title);
    x += canvas_text(view->canvas, y, x, left, STYLE_KEY, keys_name(view->keys, screen->action)) + 1;
    int used = canvas_text(view->canvas, y, x, most, here ? STYLE_STRONG | STYLE_UNDERLINED : STYLE_DIM, title);
    if (text_width(title) > most) canvas_text(view->canvas, y, x + used - 1, 1, here ? STYLE_STRONG : STYLE_DIM, ".");
    view->tab[screen->action] = (Area){y, begin, 1, x + used - begin};
    return x + used;
}

static void draw_tabs(View *view) {
    int gap = tabs_width(view, 99, 2) < view->canvas->columns ? 2 : 1, most = 20, x = 1;
    while (most > 3 && tabs_width(view, most, gap) > view->canvas->columns) most--;
    for (int i = 0; screens[i] != NULL; i++)
        if (screens[i]->action != ACTION_NONE) x = draw_tab(view, screens[i], x, most) + gap;
}

/* Whether it does anything here and now: the bottom line names no key in vain. */
static bool offered(const View *view, Action action) {
    bool watching = view_watching(view), over = session_over(view->session);
    switch (action) {
    case ACTION_FIND:
    case ACTION_UNDO: return !watching && !over;
    case ACTION_END_TURN: return !over;
    case ACTION_SWAP: return watching;
    default: return true;
    }
}

static void draw_foot(View *view) {
    Canvas *canvas = view->canvas;
    int x = 1, y = canvas->rows - 1;
    draw_tabs(view);
    const char *trouble = session_trouble(view->session);
    if (view->say[0] != '\0') {
        canvas_text(canvas, y, 1, canvas->columns - 2, view->say_warn ? STYLE_WARN : STYLE_TEXT, view->say);
        return;
    }
    const ScreenWatch *watch = view->options->watch;
    if (watch != NULL && watch->trouble[0] != '\0') {
        canvas_text(canvas, y, 1, canvas->columns - 2, STYLE_WARN, watch->trouble);
        return;
    }
    if (trouble[0] != '\0') {
        canvas_printf(canvas, y, 1, canvas->columns - 2, STYLE_WARN, _("Not saved: %s"), trouble);
        return;
    }
    if (session_notice(view->session)[0] != '\0') {
        canvas_printf(canvas, y, 1, canvas->columns - 2, STYLE_STRONG, _("The teacher says: %s"), session_notice(view->session));
        return;
    }
    x = 1;
    for (int action = 0; action < ACTIONS; action++) {
        const char *label = keys_label((Action)action), *name = view_key(view, (Action)action);
        int cells = text_width(label) + text_width(name) + 1;
        if (label[0] == '\0' || !offered(view, (Action)action) || x + cells >= canvas->columns) continue;
        view->tab[action] = (Area){y, x, 1, cells};
        x += canvas_text(canvas, y, x, canvas->columns - x, STYLE_KEY, name) + 1;
        x += canvas_text(canvas, y, x, canvas->columns - x, STYLE_DIM, label) + 2;
    }
}

static bool too_small(const Canvas *canvas) { return canvas->rows < TTY_ROWS || canvas->columns < TTY_COLUMNS; }

static void draw_small(Canvas *canvas) {
    char text[WORDS_LINE];
    snprintf(text, sizeof text, _("Moat needs %d columns and %d rows; here are %d and %d. The game waits."), TTY_COLUMNS, TTY_ROWS,
        canvas->columns, canvas->rows);
    int lines = canvas_wrap_lines(canvas->columns, text), top = canvas->rows > lines ? (canvas->rows - lines) / 2 : 0;
    canvas_wrap(canvas, (Area){top, 0, canvas->rows - top, canvas->columns}, 0, STYLE_TEXT, text);
}

static const Screen *top(const View *view) { return view->stack[view->depth - 1]; }

static void forget_spots(View *view) {
    memset(view->tab, 0, sizeof view->tab);
    memset(view->spot, 0, sizeof view->spot);
}

void loop_compose(View *view) {
    view->stale = false;
    canvas_clear(view->canvas);
    view->items = 0;
    view->cursor = (Area){.y = -1};
    forget_spots(view);
    if (too_small(view->canvas)) {
        draw_small(view->canvas);
        return;
    }
    if (view->session != NULL) {
        view->side = view_watching(view) ? view->watched : session_side(view->session);
        view->world = session_world(view->session);
        lesson_follow(view);
        draw_head(view);
        draw_foot(view);
    }
    for (int i = 0; i < view->depth; i++) {
        bool framed = view->session != NULL;
        view->area = (Area){framed, 0, view->canvas->rows - (framed ? 3 : 1) - lesson_rows(view), view->canvas->columns};
        view->items = view->pane = 0;
        if (i > 0) forget_spots(view); /* what lies under a dialog cannot be clicked */
        view->memory = view_memory(view, view->stack[i]);
        view->stack[i]->draw(view);
        if (view->items > 0 && view_focus(view) == NULL) { /* what had the focus has gone */
            view->memory->focus = view->item[0].id;
            canvas_mark(view->canvas, view->item[0].area, STYLE_FOCUSED);
        }
    }
    lesson_draw(view);
    /* Where the text begins, for those who follow the cursor. */
    if (view->items == 0 && view->cursor.y < 0 && top(view) != &screen_hand_over)
        view->cursor = (Area){.y = view->area.y + 1, .x = view->area.x + 2};
}

/* --- acting --- */

static void type_letter(View *view, Press press) {
    char *text = view->memory->text;
    size_t length = strlen(text);
    if (press.special || press.key == 127 || press.key == 8) {
        while (length > 0 && (text[length - 1] & 0xC0) == 0x80) length--;
        text[length > 0 ? length - 1 : 0] = '\0';
        return;
    }
    char bytes[8] = {0};
    int more = press.key < 0x80 ? 0 : press.key < 0x800 ? 1 : press.key < 0x10000 ? 2 : 3;
    unsigned code = (unsigned)press.key;
    for (int i = more; i > 0; i--, code >>= 6) bytes[i] = (char)(0x80 | (code & 0x3F));
    unsigned lead = more == 0 ? 0 : 0xFF00u >> (more + 1) & 0xFFu;
    bytes[0] = (char)(lead | code);
    if (press.key >= 32 && length + (size_t)more + 1 < sizeof view->memory->text) strcat(text, bytes);
}

/* Keys that a screen with a text field does not take for letters. */
static bool is_command(Press press) {
    if (press.kind != PRESS_KEY || press.key == '\r' || press.key == '\n' || press.key == '\t' || press.key == 27) return true;
    return press.special && !keys_erases(press);
}

static void explain(View *view) {
    const Item *item = view_focus(view);
    if (item == NULL || !item->named) {
        view_say(view, _("Put the focus on a number first: arrows, or %s for the next pane."), keys_name(view->keys, ACTION_NEXT));
        return;
    }
    view_memory(view, &screen_why)->name = item->name;
    view_open(view, &screen_why);
}

static void help(View *view) {
    const Item *item = view_focus(view);
    if (item != NULL && (item->named || item->about != NULL || item->verb > 0) && top(view) != &screen_about) {
        about_open(view, item);
        return;
    }
    if (top(view) == &screen_about) view_back(view);
    view_open(view, &screen_help);
}

static void undo(View *view, bool all) {
    int count = session_draft(view->session)->count;
    if (count == 0) {
        view_say(view, _("There is no order to take back."));
        return;
    }
    if (all)
        session_undo_all(view->session);
    else
        session_undo(view->session);
    view_cue(view, SCREEN_CUE_UNDO);
    view_say(view, all ? _("All orders of this turn were taken back.") : _("The last order was taken back."));
}

static void mute(View *view) {
    const ScreenSound *sound = &view->options->sound;
    bool was = heard(view), on = sound->mute != NULL && sound->mute(sound->context);
    if (!was && !heard(view))
        view_say(view, _("There is no sound here."));
    else
        view_say(view, on ? _("Sound on.") : _("Sound off."));
}

/* What keys do on every screen of a game. */
static void act_everywhere(View *view, Action action) {
    for (int i = 0; screens[i] != NULL; i++)
        if (action != ACTION_NONE && screens[i]->action == action) {
            view_open(view, screens[i]);
            return;
        }
    switch (action) {
    case ACTION_FIND:
        if (view_watching(view)) {
            view_warn(view, "%s", _("You watch: the opponents give the orders."));
            break;
        }
        view_memory(view, &screen_finder)->text[0] = '\0';
        view_open(view, &screen_finder);
        break;
    case ACTION_END_TURN: endturn_ask(view); break;
    case ACTION_UNDO: undo(view, false); break;
    case ACTION_UNDO_ALL: undo(view, true); break;
    case ACTION_WHY: explain(view); break;
    case ACTION_LOOK_BACK: analyse_open(view); break;
    case ACTION_ADVICE: thought_advice(view); break;
    case ACTION_REASONS: thought_reasons(view); break;
    case ACTION_REPORT:
        if (session_story(view->session) != NULL)
            view_open(view, &screen_report);
        else
            view_say(view, _("There is no report before the first turn has ended."));
        break;
    case ACTION_SWAP:
        if (view_watching(view))
            view->watched = moat_rival(view->watched);
        else
            view_say(view, "%s", _("You play one side; the other is seen while you watch two opponents."));
        break;
    case ACTION_MUTE: mute(view); break;
    default: break;
    }
}

static void act(View *view, Action action) {
    const Screen *screen = top(view);
    view->memory = view_memory(view, screen);
    if (screen->act != NULL && screen->act(view, action)) return;
    if (focus_act(view, action)) return;
    switch (action) {
    case ACTION_BACK: view_back(view); return;
    case ACTION_HELP: help(view); return;
    case ACTION_LEAVE: view_leave(view, SCREEN_LEFT); return;
    case ACTION_LESSON: lesson_next(view); return;
    case ACTION_HANDBOOK: handbook_open(view, (HandbookTopic){HANDBOOK_CHAPTER, 0}); return;
    case ACTION_SETTINGS: view_open(view, &screen_settings); return;
    default: break;
    }
    if (view->session != NULL && (!screen->overlay || action == ACTION_WHY)) act_everywhere(view, action);
}

static bool within(const Area *area, Press press) {
    return press.y >= area->y && press.y < area->y + area->h && press.x >= area->x && press.x < area->x + area->w;
}

static void click(View *view, Press press) {
    for (int action = 0; action < ACTIONS; action++) {
        if (within(&view->tab[action], press) || within(&view->spot[action], press)) {
            act(view, (Action)action);
            return;
        }
    }
    view->memory = view_memory(view, top(view));
    if (top(view)->overlay && view->depth > 1 && !within(&view->area, press) && top(view) != &screen_hand_over) {
        act(view, ACTION_BACK); /* beside a dialog: away with it */
        return;
    }
    int items = view->items, before = view->memory->focus;
    bool again = focus_click(view, press.y, press.x);
    if (again || (top(view)->buttons && items > 0 && view->memory->focus != before)) act(view, ACTION_CHOOSE);
}

/* --- other rules --- */

static bool same_things(const MoatRules *a, const int counts[4]) {
    return a->markets == counts[0] && a->segments == counts[1] && a->regulators == counts[2] && a->events == counts[3];
}

/* What lies over a screen may show words of the old rules, and goes. What screens remember stays while their lists are as long as before.
 */
static void changed_rules(View *view, const int counts[4], bool was_over) {
    worldmap_free(view);
    view->about = NULL;
    view->depth = view->depth > 1 ? 1 : view->depth;
    loop_turned(view);
    if (!same_things(view->rules, counts)) memset(view->memories, 0, sizeof view->memories);
    bool over = session_over(view->session);
    if (over != was_over) view_open(view, over ? &screen_end : &screen_home);
    if (session_humans(view->session) == MOAT_BLOCS && !over) view_open(view, &screen_hand_over);
}

static void look(View *view) {
    const ScreenWatch *watch = view->options->watch;
    const MoatRules *rules = session_rules(view->session);
    int counts[4] = {rules->markets, rules->segments, rules->regulators, rules->events};
    bool changed = false, over = session_over(view->session);
    char say[SAY] = "";
    int next = watch->look(watch->context, &changed, say, sizeof say);
    tty_also_wait(watch->file, next);
    if (changed) changed_rules(view, counts, over);
    if (changed || watch->trouble[0] != '\0') view->say[0] = '\0';
    if (say[0] != '\0') view_say(view, "%s", say);
    view->stale = true;
}

/* What came from the room meanwhile: a rewind, a card. */
static void follow_room(View *view) {
    if (!session_sync(view->session)) return;
    loop_turned(view);
    view_say(view, _("The teacher changed the game."));
    view->stale = true;
}

/* Between keys: the teacher speaks to those, too, who only look. */
static void wake(View *view) {
    if (view->options->watch != NULL) {
        look(view);
        return;
    }
    follow_room(view);
    const char *notice = session_notice(view->session);
    if (strcmp(view->notice, notice) == 0) return;
    snprintf(view->notice, sizeof view->notice, "%s", notice);
    if (notice[0] != '\0') view->say[0] = '\0'; /* what stands there is older */
    view->stale = true;
}

void loop_press(View *view, Press press) {
    if (press.kind == PRESS_WAKE) {
        wake(view);
        return;
    }
    if (press.kind == PRESS_LEAVE) {
        view->done = true;
        view->end = (ScreenEnd){.kind = SCREEN_SIGNAL, .signal = press.signal};
        return;
    }
    if (press.kind == PRESS_NONE) return;
    view->stale = true;
    if (press.kind == PRESS_RESIZED || (too_small(view->canvas) && keys_find(view->keys, press) != ACTION_LEAVE)) return;
    bool typing = top(view)->typing;
    if (press.pasted && !typing) return;
    view->say[0] = '\0';
    if (view->session != NULL) follow_room(view);
    view->memory = view_memory(view, top(view));
    if (top(view)->press != NULL && top(view)->press(view, press)) return;
    if (press.kind == PRESS_MOUSE)
        click(view, press);
    else if (typing && !is_command(press)) {
        view->memory = view_memory(view, top(view));
        type_letter(view, press);
    } else
        act(view, typing ? keys_find_typing(view->keys, press) : keys_find(view->keys, press));
}

void loop_notice(View *view, const char *text) {
    Area inside = view_dialog(view, 1, text_width(text), NULL);
    canvas_text(view->canvas, inside.y, inside.x, inside.w, STYLE_TEXT, text);
    tty_show(view->canvas, -1, 0);
    view->stale = true;
}

ScreenEnd loop_run(View *view) {
    const ScreenWatch *watch = view->session != NULL ? view->options->watch : NULL;
    enum { ROOM_MS = 500 };
    bool room = view->session != NULL && session_room_code(view->session) != NULL;
    tty_also_wait(watch != NULL ? watch->file : -1, watch != NULL ? 0 : room ? ROOM_MS : -1);
    while (!view->done) {
        if (view->stale) {
            int rows, columns;
            tty_size(&rows, &columns);
            if (!canvas_resize(view->canvas, rows, columns))
                return (ScreenEnd){.kind = SCREEN_NO_TERMINAL, .trouble = tty_trouble_text(TTY_NO_MEMORY)};
            view->canvas->ascii = tty_ascii();
            view->colours = tty_colours();
            loop_compose(view);
        }
        if (!tty_pressed()) {
            const Item *item = too_small(view->canvas) || view->cursor.y >= 0 ? NULL : view_focus(view);
            tty_show(view->canvas, item != NULL ? item->area.y : view->cursor.y, item != NULL ? item->area.x : view->cursor.x);
            if (view->options->sound.shown != NULL) view->options->sound.shown(view->options->sound.context, view->session);
        }
        loop_press(view, tty_wait());
    }
    return view->end;
}
