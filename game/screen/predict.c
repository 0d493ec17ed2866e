/* predict.c - what a class asks before a turn ends: a chance in per cent and the reason for it, in one line. */
#include "loop.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool question(View *view, CourseQuestion *asked) { return session_questions(view->session, asked, 1) > 0; }

static void draw(View *view) {
    CourseQuestion asked;
    char text[WORDS_LINE * 2];
    if (!question(view, &asked)) return;
    int columns = view->canvas->columns > 90 ? 76 : view->canvas->columns - 12;
    int lines = canvas_wrap_lines(columns, asked.ask);
    Area inside = view_dialog(view, lines + 5, columns, _("Before the turn ends: a prediction"));
    canvas_wrap(view->canvas, inside, 0, STYLE_STRONG, asked.ask);
    canvas_text(view->canvas, inside.y + lines + 1, inside.x, inside.w, STYLE_DIM,
        _("The chance of yes in per cent, then why: 70 they charge now"));
    int used = canvas_text(view->canvas, inside.y + lines + 2, inside.x, inside.w, STYLE_KEY, "> ");
    used += canvas_text(view->canvas, inside.y + lines + 2, inside.x + used, inside.w - used, STYLE_STRONG, view->memory->text);
    snprintf(text, sizeof text, _("%s notes it, %s goes back. 50 means that you do not know."), view_key(view, ACTION_CHOOSE),
        view_key(view, ACTION_BACK));
    view_keys(view, (Area){inside.y + lines + 4, inside.x, 1, inside.w}, STYLE_TEXT, text,
        (const Action[]){ACTION_CHOOSE, ACTION_BACK, ACTION_NONE});
    view->cursor = (Area){.y = inside.y + lines + 2, .x = inside.x + used};
}

static bool act(View *view, Action action) {
    CourseQuestion asked;
    if (action != ACTION_CHOOSE) return false;
    char *rest, *text = view->memory->text;
    long percent = strtol(text, &rest, 10);
    if (!isdigit((unsigned char)text[0]) || percent > 100) {
        view_warn(view, _("Begin with a number from 0 to 100."));
        return true;
    }
    rest += strspn(rest, " %,;:.");
    if (question(view, &asked)) session_predict(view->session, asked.id, (int)percent, rest);
    text[0] = '\0';
    if (question(view, &asked)) return true;
    view_back(view);
    endturn_ask(view);
    return true;
}

bool predict_ask(View *view) {
    CourseQuestion asked;
    if (!question(view, &asked)) return false;
    view_memory(view, &screen_predict)->text[0] = '\0';
    view_open(view, &screen_predict);
    return true;
}

const Screen screen_predict = {.title = N_("Prediction"), .overlay = true, .typing = true, .draw = draw, .act = act};
