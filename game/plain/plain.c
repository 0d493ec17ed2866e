/* plain.c - the loop: a line in, sentences out. */
#include <stdio.h>
#include "face.h"
#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A title may end in a mark of its own; the full stop of a sentence around it is then one too many. */
static void drop_stops(char *text) {
    static const char *const doubled[] = {"?.", "!.", "\xEF\xBC\x9F\xE3\x80\x82", "\xEF\xBC\x81\xE3\x80\x82"};
    for (size_t i = 0; i < sizeof doubled / sizeof *doubled; i++) {
        size_t whole = strlen(doubled[i]), mark = whole / 2;
        for (char *at = text; (at = strstr(at, doubled[i])) != NULL; at += mark) memmove(at + mark, at + whole, strlen(at + whole) + 1);
    }
}

void plain_say(Plain *plain, const char *format, ...) {
    char *text;
    va_list list;
    va_start(list, format);
    int size = vasprintf(&text, format, list);
    va_end(list);
    if (size < 0) return;
    drop_stops(text);
    fprintf(plain->out, "%s\n", text);
    free(text);
}

static char *next_text(Plain *plain) { return plain->value[plain->values++ % 16]; }

const char *plain_value(Plain *plain, MoatQuantity quantity, int first, int second, int third) {
    MoatName name = {(int16_t)quantity, {(int16_t)first, (int16_t)second, (int16_t)third}};
    char *text = next_text(plain);
    words_value(plain->rules, name, moat_read(plain_world(plain), plain->rules, name), text, WORDS_LINE);
    return text;
}

const char *plain_text(Plain *plain, MoatUnit unit, MoatLong value) {
    char *text = next_text(plain);
    words_amount(unit, value, text, WORDS_LINE);
    return text;
}

const char *plain_order(Plain *plain, MoatSide side, const MoatWorld *world, MoatOrder order) {
    char *text = next_text(plain);
    words_order(plain->rules, world, side, order, text, WORDS_LINE);
    return text;
}

const char *plain_date(Plain *plain, int turn) {
    char *text = next_text(plain);
    words_turn(plain->rules, turn, text, WORDS_LINE);
    return text;
}

const char *plain_bloc(const Plain *plain, MoatSide side) { return words_bloc(plain->rules, side); }

/* An order without `give`, when the line is one and no command is meant. */
static bool try_order(Plain *plain, const char *line) {
    MoatOrder order;
    char hint[160] = "";
    if (!moat_order_parse(plain->rules, plain_side(plain), plain_world(plain), line, &order, hint)) return false;
    plain_take_order(plain, order);
    return true;
}

static bool starts_with_verb(const char *word) {
    for (int v = 0; v < MOAT_VERBS; v++)
        if (words_distance(moat_verb((MoatVerb)v)->name, word) == 0) return true;
    return false;
}

void plain_obey(Plain *plain, char *line) {
    line += strspn(line, " \t");
    size_t end = strcspn(line, "\r\n");
    while (end > 0 && (line[end - 1] == ' ' || line[end - 1] == '\t')) end--;
    line[end] = '\0';
    if (!line[0] || line[0] == '#') return;
    char word[64];
    snprintf(word, sizeof word, "%.*s", (int)strcspn(line, " \t"), line);
    const char *text = line + strcspn(line, " \t");
    text += strspn(text, " \t");
    const PlainCommand *command = plain_command(word);
    if (command && (command->arguments[0] || !text[0])) {
        command->run(plain, text);
        plain_guide_saw(plain, command->name);
    } else if (try_order(plain, line)) {
        return;
    } else if (starts_with_verb(word))
        plain_do_give(plain, line);
    else
        plain_suggest(plain, word);
}

static bool is_typed(const Plain *plain) {
    int terminal = fileno(plain->in);
    return terminal >= 0 && isatty(terminal);
}

bool plain_key_waits(const Plain *plain) {
    struct pollfd file = {.fd = fileno(plain->in), .events = POLLIN};
    return is_typed(plain) && poll(&file, 1, 0) > 0;
}

void plain_prompt(Plain *plain) {
    if (is_typed(plain)) fprintf(plain->out, "%s %s> ", plain_bloc(plain, plain_side(plain)), plain_date(plain, plain_world(plain)->turn));
}

static void say_farewell(Plain *plain) {
    const char *path = moat_game_path(session_game(plain->session)), *trouble = session_trouble(plain->session);
    if (trouble[0])
        plain_say(plain, _("This game could not be saved. %s"), trouble);
    else if (path[0] && session_room_code(plain->session))
        plain_say(plain, _("The game is saved. To go on with it: moat class join %s"), session_room_code(plain->session));
    else if (path[0])
        plain_say(plain, _("The game is saved. To go on with it: moat resume %s"), path);
    else
        plain_say(plain, _("This game was kept in memory only; it ends here."));
}

static void say_welcome(Plain *plain) {
    plain_say(plain, _("Moat: %s."), moat_text(plain->rules, &plain->rules->title));
    if (plain_world(plain)->turn == 0) plain_do_briefing(plain, "");
    plain_say_turn(plain);
    plain_say(plain, _("Say help for the commands."));
    if (session_over(plain->session)) plain_say_conclusion(plain);
}

/* In a room: what the teacher changed or said since the last line. */
static void say_news(Plain *plain, char notice[WORDS_LINE * 2]) {
    if (session_sync(plain->session)) {
        plain_say(plain, _("The teacher changed the game."));
        plain_say_turn(plain);
    }
    const char *news = session_notice(plain->session);
    if (strncmp(news, notice, WORDS_LINE * 2 - 1) == 0) return;
    snprintf(notice, WORDS_LINE * 2, "%s", news);
    if (news[0]) plain_say(plain, _("The teacher says: %s"), news);
}

int plain_play(Session *session, FILE *in, FILE *out) {
    Plain plain = {.session = session, .rules = session_rules(session), .in = in, .out = out, .guided = -1};
    char *line = NULL;
    size_t room = 0;
    char notice[WORDS_LINE * 2] = "";
    say_welcome(&plain);
    plain_guide(&plain);
    while (!plain.leave && !ferror(out)) {
        plain_prompt(&plain);
        fflush(out);
        if (getline(&line, &room, in) < 0) break;
        say_news(&plain, notice);
        plain_obey(&plain, line);
        plain_guide(&plain);
    }
    if (feof(in) && is_typed(&plain)) fputc('\n', out);
    free(line);
    say_farewell(&plain);
    return fflush(out) == 0 && !ferror(out) ? 0 : 1;
}

int plain_replay(Session *session, FILE *out) {
    Plain plain = {.session = session, .rules = session_rules(session), .out = out};
    WordsStory story = {0};
    plain_say(&plain, _("Moat: %s."), moat_text(plain.rules, &plain.rules->title));
    for (int turn = 0; session_tell(session, turn, &story) && !ferror(out); turn++) plain_say_report(&plain, &story);
    words_story_free(&story);
    if (session_over(session))
        plain_say_conclusion(&plain);
    else
        plain_say(&plain, _("The game goes on from here."));
    return fflush(out) == 0 && !ferror(out) ? 0 : 1;
}
