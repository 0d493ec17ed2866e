/* why.c - what changed a number, by causes and amounts that add up: over the last turn, or over the whole game. */
#include "screens.h"

#include <stdio.h>
#include <string.h>

enum { CAUSES_SHOWN = 40, CAUSES_KEPT = 160, DIALOG = 72 };

typedef struct Account {
    WordsCause cause[CAUSES_KEPT];
    int count;
    MoatLong before, after;
    bool whole; /* every turn could be told */
} Account;

static bool same(const WordsCause *a, const WordsCause *b) {
    return a->cause == b->cause && a->side == b->side && a->detail == b->detail && a->subject == b->subject;
}

static void add(Account *account, const WordsCause *cause) {
    int i = 0;
    while (i < account->count && !same(&account->cause[i], cause)) i++;
    if (i == account->count && i < CAUSES_KEPT)
        account->cause[account->count++] =
            (WordsCause){.cause = cause->cause, .side = cause->side, .detail = cause->detail, .subject = cause->subject};
    if (i == CAUSES_KEPT) { /* the last one takes what finds no place */
        i--;
        account->cause[i] = (WordsCause){.cause = MOAT_CAUSES, .amount = account->cause[i].amount, .shown = account->cause[i].shown};
    }
    account->cause[i].amount += cause->amount;
    account->cause[i].shown += cause->shown;
}

static void add_story(Account *account, const View *view, const WordsStory *story) {
    WordsCause list[CAUSES_SHOWN];
    int count = words_causes(story, view->rules, view->memory->name, -1, list, CAUSES_SHOWN);
    for (int i = 0; i < count; i++) add(account, &list[i]);
}

static void sort(Account *account) {
    for (int i = 1; i < account->count; i++)
        for (int j = i; j > 0; j--) {
            WordsCause *a = &account->cause[j - 1], *b = &account->cause[j], swap = *a;
            MoatLong large = a->amount < 0 ? -a->amount : a->amount, small = b->amount < 0 ? -b->amount : b->amount;
            if (large >= small) break;
            *a = *b;
            *b = swap;
        }
}

/* Tells every turn again: as long as a game lasts, and only while somebody looks. */
static void account_game(Account *account, const View *view) {
    account->before = moat_read(view_past(view, 0), view->rules, view->memory->name);
    for (int turn = 0; turn + 1 < view->pasts; turn++) {
        WordsStory story = {0};
        if (session_tell(view->session, turn, &story))
            add_story(account, view, &story);
        else
            account->whole = false;
        words_story_free(&story);
    }
    sort(account);
}

static void account_turn(Account *account, const View *view) {
    const WordsStory *story = session_story(view->session);
    account->before = moat_read(&story->before, view->rules, view->memory->name);
    account->whole = !story->out_of_memory;
    add_story(account, view, story);
}

static void draw_cause(View *view, Area inside, int y, const WordsCause *cause, MoatLong largest) {
    char text[WORDS_LINE], amount[64];
    int bar = inside.w > 60 ? 10 : 0;
    words_cause_of(view->rules, cause, text, sizeof text);
    words_change_fine(view->rules, view->memory->name, cause->shown, amount, sizeof amount);
    canvas_text(view->canvas, y, inside.x, inside.w - 14 - bar, STYLE_TEXT, text);
    canvas_right(view->canvas, y, inside.x + inside.w - 12 - bar, 12, STYLE_TEXT, amount);
    if (bar > 0)
        widget_meter(view->canvas, y, inside.x + inside.w - bar + 1, bar - 1, cause->amount < 0 ? STYLE_DOWN : STYLE_UP,
            cause->amount < 0 ? -cause->amount : cause->amount, largest);
}

/* The readings of both sides that a part of the score compares: its one cause is called as it is, and would say nothing. Returns the rows
 * taken, or that it would take. */
static int draw_parts(View *view, Area inside, int y, bool show) {
    MoatQuantity part[WORDS_PARTS];
    char text[WORDS_LINE];
    int parts = words_parts((MoatQuantity)view->memory->name.quantity, part);
    const MoatWorld *before = view->memory->mode != 0 ? view_past(view, 0) : &session_story(view->session)->before;
    MoatSide own = view->memory->name.at[0];
    for (int i = 0; show && i < MOAT_BLOCS * parts; i++) {
        MoatName name = view_name(part[i / MOAT_BLOCS], i % MOAT_BLOCS == 0 ? own : moat_rival(own), 0, 0);
        view_short(view, name, text, sizeof text);
        canvas_text(view->canvas, y + i, inside.x, inside.w - 24, STYLE_TEXT, text);
        snprintf(text, sizeof text, "%s → %s", view_value_of(view, name, moat_read(before, view->rules, name)), view_value(view, name));
        canvas_right(view->canvas, y + i, inside.x + inside.w - 34, inside.w > 60 ? 24 : 34, STYLE_TEXT, text);
    }
    return MOAT_BLOCS * parts;
}

static void draw_line(View *view, Area inside, int y, const char *words, const char *value) {
    canvas_text(view->canvas, y, inside.x, inside.w - 14, STYLE_STRONG, words);
    canvas_right(view->canvas, y, inside.x + inside.w - 22, inside.w > 60 ? 12 : 22, STYLE_STRONG, value);
}

static void draw_account(View *view, Area inside, const Account *account) {
    int rows = inside.h - 3, shown = account->count < rows ? account->count : rows, parts = draw_parts(view, inside, inside.y + 1, true);
    char text[WORDS_LINE];
    MoatLong largest = 1;
    WordsCause rest = {.cause = MOAT_CAUSES, .side = -1, .detail = -1, .subject = -1};
    for (int i = 0; i < account->count; i++) {
        MoatLong size = account->cause[i].amount < 0 ? -account->cause[i].amount : account->cause[i].amount;
        largest = size > largest ? size : largest;
    }
    if (account->count > rows) shown = rows - 1;
    if (parts > 0) shown = 0;
    draw_line(view, inside, inside.y, view->memory->mode != 0 ? _("at the start of the game") : _("before the turn"),
        view_value_of(view, view->memory->name, account->before));
    for (int i = 0; i < shown; i++) draw_cause(view, inside, inside.y + 1 + i, &account->cause[i], largest);
    for (int i = shown; parts == 0 && i < account->count; i++) {
        rest.amount += account->cause[i].amount;
        rest.shown += account->cause[i].shown;
    }
    if (parts == 0 && account->count > shown) draw_cause(view, inside, inside.y + 1 + shown, &rest, largest);
    words_change_fine(view->rules, view->memory->name, account->after - account->before, text, sizeof text);
    int y = inside.y + 1 + (parts > 0 ? parts : shown + (account->count > shown));
    canvas_rule(view->canvas, y, inside.x, inside.w);
    draw_line(view, inside, y + 1, _("now"), view_value(view, view->memory->name));
    canvas_printf(view->canvas, y + 1, inside.x + text_width(_("now")) + 2, 30, STYLE_DIM, _("change %s"), text);
}

static void draw(View *view) {
    char title[WORDS_LINE], heading[WORDS_LINE * 2];
    Account account = {.whole = true, .after = view_read(view, view->memory->name)};
    const char *cannot = NULL;
    words_reading(view->rules, view->memory->name, title, sizeof title);
    if (session_story(view->session) == NULL)
        cannot = _("No turn has ended yet: this is how the game begins.");
    else if (!words_explained(view->memory->name))
        cannot = _("This number is worked out from others. Ask about those: shares and dependencies by market, and what each bloc has.");
    else if (view->memory->mode != 0)
        account_game(&account, view);
    else
        account_turn(&account, view);
    if (!account.whole) cannot = _("There was not enough memory to keep all the causes.");
    snprintf(heading, sizeof heading, view->memory->mode != 0 ? _("Why: %s, the whole game") : _("Why: %s, last turn"), title);
    int parts = cannot == NULL ? draw_parts(view, view->area, 0, false) : 0;
    int width = view->canvas->columns < DIALOG + 6 ? view->canvas->columns - 6 : DIALOG;
    bool apart = text_width(heading) + 2 > width; /* a long name stands in lines of its own */
    if (apart) snprintf(heading, sizeof heading, view->memory->mode != 0 ? _("%s, the whole game") : _("%s, last turn"), title);
    int head = apart ? canvas_wrap_lines(width, heading) : 0;
    int rows = cannot != NULL ? 6 : (parts > 0 ? parts : account.count) + 3;
    Area inside = view_dialog(view, rows + head, DIALOG, apart ? _("Why?") : heading);
    canvas_wrap(view->canvas, (Area){inside.y, inside.x, head, inside.w}, 0, STYLE_STRONG, heading);
    inside.y += head;
    inside.h -= head;
    if (cannot != NULL) {
        canvas_printf(view->canvas, inside.y, inside.x, inside.w, STYLE_STRONG, "%s", view_value(view, view->memory->name));
        canvas_wrap(view->canvas, (Area){inside.y + 2, inside.x, inside.h - 2, inside.w}, 0, STYLE_TEXT, cannot);
    } else
        draw_account(view, inside, &account);
    char hint[WORDS_LINE];
    snprintf(
        hint, sizeof hint, view->memory->mode != 0 ? _(" %s the last turn ") : _(" %s the whole game "), keys_name(view->keys, ACTION_WHY));
    view_keys(
        view, (Area){view->area.y + view->area.h - 1, view->area.x + 2, 1, 40}, STYLE_DIM, hint, (const Action[]){ACTION_WHY, ACTION_NONE});
    view_hint(view, view->area, (const Action[]){ACTION_HELP, ACTION_BACK, ACTION_NONE});
}

static bool act(View *view, Action action) {
    switch (action) {
    case ACTION_WHY:
    case ACTION_TABLE: view->memory->mode = view->memory->mode == 0; return true;
    case ACTION_CHOOSE: view_back(view); return true;
    case ACTION_HELP: about_open(view, &(Item){.named = true, .name = view->memory->name}); return true;
    default: return false;
    }
}

const Screen screen_why = {.title = N_("Why?"), .overlay = true, .draw = draw, .act = act};
