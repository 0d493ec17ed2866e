/* thought.c - what a mind thought: the rival's reasons after a turn, advice before it. */
#include "loop.h"
#include "tty.h"

#include <stdio.h>

/* Memory: mode = which, scroll = first line. */
enum { OF_RIVAL, OF_ADVISER, WIDTH = 74 };

static const MoatThought *thought_of(View *view) {
    const WordsStory *story = session_story(view->session);
    if (view->memory->mode == OF_ADVISER) return session_advice(view->session);
    return story != NULL ? session_rival_thought(view->session, story->turn) : NULL;
}

static int put(View *view, Area inside, int line, Style style, const char *text) {
    int lines = canvas_wrap_lines(inside.w - 2, text);
    for (int i = 0; i < lines; i++, line++) {
        int y = line - view->memory->scroll;
        if (y < 0 || y >= inside.h) continue;
        if (i == 0) canvas_text(view->canvas, inside.y + y, inside.x, 1, style, "·");
        canvas_wrap(view->canvas, (Area){inside.y + y, inside.x + 2, 1, inside.w - 2}, i, style, text);
    }
    return line;
}

/* Returns how many lines there are; an inside without height only counts. */
static int put_all(View *view, Area inside, const MoatThought *thought) {
    WordsThought list[WORDS_THOUGHTS];
    bool advice = view->memory->mode == OF_ADVISER;
    const WordsStory *story = session_story(view->session);
    int count = words_thought(view->rules, advice ? view->world : &story->before, advice ? view->side : moat_rival(view->side), thought,
            advice, list, WORDS_THOUGHTS),
        line = 0, points, error;
    for (int i = 0; i < count; i++) line = put(view, inside, line, list[i].worth > 0 ? STYLE_STRONG : STYLE_TEXT, list[i].text);
    char behind[WORDS_LINE];
    if (!advice || !session_draft_behind(view->session, &points, &error)) return line;
    words_draft_behind(points, error, behind, sizeof behind);
    return put(view, inside, line, STYLE_TEXT, behind);
}

static void draw(View *view) {
    const MoatThought *thought = thought_of(view);
    bool advice = view->memory->mode == OF_ADVISER;
    if (thought == NULL) {
        view_back(view);
        return;
    }
    int width = view->canvas->columns - 6 < WIDTH ? view->canvas->columns - 6 : WIDTH;
    int lines = put_all(view, (Area){0, 0, 0, width}, thought);
    char why[WORDS_LINE];
    snprintf(why, sizeof why, _("Why %s ordered that"), words_bloc(view->rules, moat_rival(view->side)));
    Area inside = view_dialog(view, lines + 1, width, advice ? _("Advice: what the strongest opponent would order for you") : why);
    view_scroll(view, inside, lines + 1);
    put_all(view, (Area){inside.y, inside.x, inside.h - 1, inside.w}, thought);
    char hint[WORDS_LINE];
    snprintf(hint, sizeof hint, _("%s gives these orders in place of yours."), keys_name(view->keys, ACTION_CHOOSE));
    if (advice)
        view_keys(
            view, (Area){inside.y + inside.h - 1, inside.x, 1, inside.w}, STYLE_STRONG, hint, (const Action[]){ACTION_CHOOSE, ACTION_NONE});
    view->cursor = (Area){.y = inside.y + inside.h - 1, .x = inside.x};
    view_hint(view, view->area, (const Action[]){ACTION_BACK, ACTION_NONE});
}

static bool act(View *view, Action action) {
    if (action != ACTION_CHOOSE) return view_scroll_act(view, action);
    if (view->memory->mode == OF_ADVISER && session_take_advice(view->session))
        view_say(view, _("The adviser's orders were given. Take back what you like better otherwise."));
    view_back(view);
    return true;
}

const Screen screen_thought = {.title = N_("Reasons"), .overlay = true, .draw = draw, .act = act};

static bool pressed(void *context) {
    (void)context;
    return tty_pressed();
}

/* Thinking takes a moment: it is done before the screen opens. A key stops it, and is then obeyed. */
static void think(View *view, int mode) {
    Memory *memory = view_memory(view, &screen_thought);
    *memory = (Memory){.mode = mode};
    loop_notice(view, mode == OF_ADVISER ? _("The adviser thinks. Any key stops it.") : _("The rival thinks again. Any key stops it."));
    session_stop_when(view->session, pressed, NULL);
    const WordsStory *story = session_story(view->session);
    if ((mode == OF_ADVISER ? session_advice(view->session) : session_rival_thought(view->session, story->turn)) != NULL)
        view_open(view, &screen_thought);
    session_stop_when(view->session, NULL, NULL);
}

void thought_advice(View *view) {
    if (view_watching(view))
        view_say(view, _("You watch: the opponents give the orders."));
    else if (session_over(view->session))
        view_say(view, _("There is nothing left to advise."));
    else
        think(view, OF_ADVISER);
}

void thought_reasons(View *view) {
    if (session_story(view->session) == NULL)
        view_say(view, _("There is no report before the first turn has ended."));
    else if (moat_game_seat(session_game(view->session), moat_rival(view->side))->human)
        view_say(view, _("Only a person knows why %s ordered that."), words_bloc(view->rules, moat_rival(view->side)));
    else
        think(view, OF_RIVAL);
}
