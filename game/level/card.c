/* card.c - what a menu shows of a level, read no further than needed. */
#include "loader.h"
#include "utf8.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

typedef struct Card {
    MoatLevelCard *card;
    int file, depth, read;
    char key[32], language[8]; /* of the top mapping, and of a text in it */
    bool awaits_value, done, title, summary, extends;
} Card;

static int read_some(void *data, unsigned char *buffer, size_t room, size_t *got) {
    Card *state = data;
    size_t most = (size_t)(LEVEL_BYTES - state->read);
    ssize_t size;
    do size = read(state->file, buffer, room < most ? room : most);
    while (size < 0 && errno == EINTR);
    *got = size > 0 ? (size_t)size : 0;
    state->read += (int)*got;
    return size >= 0;
}

/* One of the keys that stand before the figures. */
static bool early(const char *key) {
    static const char *const keys[] = {"format", "id", "extends", "remove", "abstract", "title", "summary", "author", "as_of"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i], key) == 0) return true;
    return false;
}

static void take_text(Card *state, const char *text, size_t size) {
    MoatLevelCard *card = state->card;
    int language = !state->language[0] || strcmp(state->language, "en") == 0 ? MOAT_EN
                   : strcmp(state->language, "fr") == 0                      ? MOAT_FR
                   : strcmp(state->language, "es") == 0                      ? MOAT_ES
                   : strcmp(state->language, "zh") == 0                      ? MOAT_ZH
                                                                             : -1;
    if (language < 0) return;
    if (strcmp(state->key, "title") == 0) text_safe(card->title[language], sizeof *card->title, text, size);
    if (strcmp(state->key, "summary") == 0) text_safe(card->summary[language], sizeof *card->summary, text, size);
}

static void take_scalar(Card *state, const char *text, size_t size) {
    if (!state->awaits_value) {
        char *key = state->depth == 1 ? state->key : state->language;
        size_t room = state->depth == 1 ? sizeof state->key : sizeof state->language;
        text_safe(key, (int)room, text, size);
        state->awaits_value = true;
        if (state->depth == 1) state->language[0] = 0;
        state->done = state->depth == 1 && !early(state->key) && state->card->id[0] && state->title && state->summary;
        return;
    }
    state->awaits_value = false;
    if (state->depth > 2) return;
    if (state->depth == 1 && strcmp(state->key, "id") == 0) text_safe(state->card->id, sizeof state->card->id, text, size);
    if (state->depth == 1 && strcmp(state->key, "abstract") == 0) state->card->abstract = size == 4 && memcmp(text, "true", 4) == 0;
    if (size) take_text(state, text, size);
    state->title = state->title || strcmp(state->key, "title") == 0;
    state->summary = state->summary || strcmp(state->key, "summary") == 0;
    state->extends = state->extends || strcmp(state->key, "extends") == 0;
}

/* Lists are entered as if every entry were a value; nothing wanted lies in one. */
static bool take_event(Card *state, const yaml_event_t *event) {
    switch (event->type) {
    case YAML_SCALAR_EVENT: take_scalar(state, (const char *)event->data.scalar.value, event->data.scalar.length); return true;
    case YAML_MAPPING_START_EVENT: state->awaits_value = false; return ++state->depth <= LEVEL_DEPTH;
    case YAML_SEQUENCE_START_EVENT: state->depth += 3; return state->depth <= LEVEL_DEPTH;
    case YAML_MAPPING_END_EVENT:
        state->awaits_value = false;
        state->depth--;
        return true;
    case YAML_SEQUENCE_END_EVENT:
        state->awaits_value = false;
        state->depth -= 3;
        return true;
    default: return event->type != YAML_STREAM_END_EVENT;
    }
}

static bool take_events(Card *state) {
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) return false;
    yaml_parser_set_input(&parser, read_some, state);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    bool good = true;
    for (bool more = true; more && !state->done;) {
        yaml_event_t event;
        good = yaml_parser_parse(&parser, &event);
        if (!good) break;
        more = take_event(state, &event);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return good;
}

bool moat_level_card(const char *path, MoatLevelCard *card) {
    struct stat about;
    *card = (MoatLevelCard){0};
    if (snprintf(card->path, sizeof card->path, "%s", path) >= (int)sizeof card->path) return false;
    Card state = {.card = card, .file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)};
    if (state.file < 0) return false;
    bool good = fstat(state.file, &about) == 0 && S_ISREG(about.st_mode) && take_events(&state);
    close(state.file);
    if (!state.title && state.extends)
        memcpy(card->title[MOAT_EN], card->id, sizeof card->id); /* it inherits one, which is not looked up */
    return good && card->id[0] && (state.title || state.extends);
}
