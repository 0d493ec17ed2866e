/* room.c - see room.h. */
#include "room.h"
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *const mode_words[ROOM_MODES] = {"solo", "versus", "vote"};
static const char *const state_words[ROOM_STATES] = {"open", "paused", "frozen", "ended", "closed"};
const char *room_mode_word(RoomMode mode) { return mode_words[mode]; }
const char *room_state_word(RoomState state) { return state_words[state]; }

/* --- the control letter --- */

char *room_control_print(const RoomControl *control) {
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out) return NULL;
    fprintf(out, "control %" PRIu64 "\nmode %s\nstate %s\nlimit %d\nepoch %d %d\n", control->number, mode_words[control->mode],
        state_words[control->state], control->limit, control->epoch, control->back_to);
    for (int i = 0; i < control->cards; i++)
        fprintf(out, "card %d %s %d\n", control->card[i].turn, control->card[i].event, control->card[i].subject);
    for (int i = 1; i <= ROOM_SEATS; i++)
        if (control->seat[i][0]) fprintf(out, "seat %d %s\n", i, control->seat[i]);
    for (int i = 0; i < control->passes; i++) fprintf(out, "pass %d %d\n", control->pass[i].turn, control->pass[i].seat);
    if (control->due) fprintf(out, "due %" PRId64 "\n", control->due);
    if (control->stop) fprintf(out, "stop %" PRId64 "\n", control->stop);
    if (control->say[0]) fprintf(out, "say %s\n", control->say);
    fclose(out);
    return text;
}

static int word_of(const char *text, const char *const *words, int count) {
    for (int i = 0; i < count; i++)
        if (strcmp(text, words[i]) == 0) return i;
    return -1;
}

static bool hex_only(const char *text) { return strlen(text) == LETTER_HEX - 1 && strspn(text, "0123456789abcdef") == LETTER_HEX - 1; }

static bool take_card(const char *line, RoomControl *control) {
    RoomCard *card = &control->card[control->cards];
    if (control->cards == ROOM_CARDS || sscanf(line, "card %d %31s %d", &card->turn, card->event, &card->subject) != 3) return false;
    control->cards++;
    return card->turn >= 0 && card->turn < MOAT_HORIZON && card->subject >= -1 && card->subject < 32;
}

static bool take_pass(const char *line, RoomControl *control) {
    RoomPass *pass = &control->pass[control->passes];
    if (control->passes == ROOM_PASSES || sscanf(line, "pass %d %d", &pass->turn, &pass->seat) != 2) return false;
    control->passes++;
    return pass->turn >= 0 && pass->turn < MOAT_HORIZON && pass->seat >= 1 && pass->seat <= ROOM_SEATS;
}

bool room_passed(const RoomControl *control, int turn, int seat) {
    for (int i = 0; i < control->passes; i++)
        if (control->pass[i].turn == turn && control->pass[i].seat == seat) return true;
    return false;
}

static bool take_seat(const char *line, RoomControl *control) {
    int seat;
    char key[80] = "";
    if (sscanf(line, "seat %d %79s", &seat, key) != 2 || seat < 1 || seat > ROOM_SEATS || !hex_only(key)) return false;
    memcpy(control->seat[seat], key, LETTER_HEX);
    return true;
}

static bool take_say(const char *line, RoomControl *control) {
    for (const char *at = line + 4; *at; at++)
        if ((unsigned char)*at < 0x20 || *at == 0x7f) return false;
    snprintf(control->say, sizeof control->say, "%s", line + 4);
    return true;
}

static bool take_line(const char *line, RoomControl *control) {
    char word[16] = "";
    int value;
    if (sscanf(line, "mode %15s", word) == 1)
        return (value = word_of(word, mode_words, ROOM_MODES)) >= 0 && (control->mode = (RoomMode)value, true);
    if (sscanf(line, "state %15s", word) == 1)
        return (value = word_of(word, state_words, ROOM_STATES)) >= 0 && (control->state = (RoomState)value, true);
    if (sscanf(line, "limit %d", &control->limit) == 1) return control->limit >= 0 && control->limit <= MOAT_HORIZON;
    if (sscanf(line, "epoch %d %d", &control->epoch, &control->back_to) == 2)
        return control->epoch >= 0 && control->back_to >= 0 && control->back_to <= MOAT_HORIZON;
    if (strncmp(line, "card ", 5) == 0) return take_card(line, control);
    if (strncmp(line, "pass ", 5) == 0) return take_pass(line, control);
    if (sscanf(line, "due %" SCNd64, &control->due) == 1) return control->due >= 0;
    if (sscanf(line, "stop %" SCNd64, &control->stop) == 1) return control->stop >= 0;
    if (strncmp(line, "seat ", 5) == 0) return take_seat(line, control);
    return strncmp(line, "say ", 4) == 0 && take_say(line, control);
}

bool room_control_parse(const char *body, RoomControl *control) {
    RoomControl *made = calloc(1, sizeof *made);
    char line[512];
    bool good = made && sscanf(body, "control %" SCNu64, &made->number) == 1;
    body = strchr(body, '\n');
    while (good && body && *++body) {
        size_t size = strcspn(body, "\n");
        good = size < sizeof line;
        if (!good) break;
        memcpy(line, body, size);
        line[size] = '\0';
        good = take_line(line, made);
        body += size;
        if (!*body) break;
    }
    if (good) *control = *made;
    free(made);
    return good;
}

/* --- names --- */

void room_name(const CourseCode *code, const unsigned char key[LETTER_KEY], char name[ROOM_NAME]) {
    char id[32], mark[5];
    course_code_id(code, id);
    letter_mark(key, mark);
    snprintf(name, ROOM_NAME, "%.20s-%s", id, mark);
}

void room_code_print(const CourseCode *code, const unsigned char key[LETTER_KEY], char text[ROOM_CODE]) {
    char class[COURSE_CODE_TEXT], mark[5];
    course_code_print(code, class);
    letter_mark(key, mark);
    snprintf(text, ROOM_CODE, "%s-%s", class, mark);
}

bool room_code_split(const char *text, char code[ROOM_CODE], char mark[5]) {
    char clean[ROOM_CODE] = "";
    size_t used = 0;
    for (; *text && used + 1 < sizeof clean; text++)
        if (isalnum((unsigned char)*text)) clean[used++] = (char)toupper((unsigned char)*text);
    if (used != COURSE_CODE + COURSE_TEAM + 4) return false;
    snprintf(mark, 5, "%s", clean + used - 4);
    clean[used - 4] = '\0';
    memcpy(code, clean, ROOM_CODE);
    return true;
}

void room_topic(const char *room, const char *what, char topic[LINK_TOPIC]) { snprintf(topic, LINK_TOPIC, "moat/1/%s/%s", room, what); }
void room_seat_topic(const char *room, int seat, const char *what, char topic[LINK_TOPIC]) {
    snprintf(topic, LINK_TOPIC, "moat/1/%s/seat/%d/%s", room, seat, what);
}

bool room_topic_read(const char *room, const char *topic, int *seat, const char **what) {
    char begin[LINK_TOPIC];
    snprintf(begin, sizeof begin, "moat/1/%s/", room);
    size_t size = strlen(begin);
    if (strncmp(topic, begin, size) != 0) return false;
    *what = topic + size;
    *seat = 0;
    if (strncmp(*what, "seat/", 5) != 0) return true;
    char *end;
    long number = strtol(*what + 5, &end, 10);
    if (number < 1 || number > ROOM_SEATS || *end != '/') return false;
    *seat = (int)number;
    *what = end + 1;
    return true;
}

/* --- orders and worlds --- */

void room_orders_print(const MoatOrders *orders, char *text, size_t room) {
    size_t used = (size_t)snprintf(text, room, orders->count ? "" : "-");
    for (int i = 0; i < orders->count && used + 24 < room; i++)
        used += (size_t)snprintf(
            text + used, room - used, "%s%d,%d,%d", i ? ";" : "", orders->order[i].verb, orders->order[i].target, orders->order[i].amount);
}

bool room_orders_parse(const char *text, MoatOrders *orders) {
    *orders = (MoatOrders){0};
    if (strcmp(text, "-") == 0) return true;
    for (;;) {
        int verb, target, amount, size = 0;
        if (orders->count == MOAT_ORDERS || sscanf(text, "%6d,%6d,%6d%n", &verb, &target, &amount, &size) != 3) return false;
        if (verb != (int16_t)verb || target != (int16_t)target || amount != (int16_t)amount) return false;
        orders->order[orders->count++] = (MoatOrder){(int16_t)verb, (int16_t)target, (int16_t)amount};
        text += size;
        if (!*text) return true;
        if (*text++ != ';') return false;
    }
}

static uint32_t hash_of(const MoatWorld *world, const MoatRules *rules, MoatQuantity quantity) {
    int count[3];
    uint64_t hash = UINT64_C(14695981039346656037);
    moat_scope_shape(rules, moat_quantity(quantity)->scope, count);
    for (int i = 0; i < count[0]; i++)
        for (int k = 0; k < count[1]; k++)
            for (int l = 0; l < count[2]; l++) {
                MoatName name = {(int16_t)quantity, {(int16_t)i, (int16_t)k, (int16_t)l}};
                hash = (hash ^ (uint64_t)moat_read(world, rules, name)) * UINT64_C(1099511628211);
            }
    return (uint32_t)(hash ^ hash >> 32);
}

void room_digest(const MoatWorld *world, const MoatRules *rules, char digest[ROOM_DIGEST]) {
    for (int q = 0; q < MOAT_QUANTITIES; q++) snprintf(digest + 8 * q, 9, "%08x", (unsigned)hash_of(world, rules, (MoatQuantity)q));
}

MoatQuantity room_digest_differs(const char *one, const char *other) {
    for (int q = 0; q < MOAT_QUANTITIES; q++)
        if (strncmp(one + 8 * q, other + 8 * q, 8) != 0) return (MoatQuantity)q;
    return MOAT_QUANTITIES;
}

uint64_t room_number(uint64_t last) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    uint64_t number = (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
    return number > last ? number : last + 1;
}
