/* serve.c - a mind behind the bot protocol. It thinks on the world that the line tells, so that the line is proved to tell enough. */
#include "serve.h"
#include <stdlib.h>
#include <string.h>
#include "bot_view.h"

typedef struct Service {
    const char *name;
    DuelPlayer player;
    MoatRules *rules;
    ServeLevel level;
    void *context;
    FILE *out;
    char *trouble;
} Service;

static bool fail(Service *service, const char *form, const char *word) {
    snprintf(service->trouble, 200, form, word);
    return false;
}

static void say(Service *service, const char *line) {
    fprintf(service->out, "%s\n", line);
    fflush(service->out);
}

static bool greet(Service *service, const char *json) {
    ViewHello hello;
    char line[DUEL_NAME + 16];
    if (!view_read_hello(json, &hello)) return fail(service, "This greeting cannot be read: %.60s", json);
    if (hello.protocol != 1 || hello.rules != MOAT_RULES_VERSION)
        return fail(service, "The game at the other end is of another version: %.60s", json);
    moat_rules_free(service->rules);
    service->rules = service->level(service->context, hello.level);
    if (!service->rules) return fail(service, "The level %.60s cannot be played here.", hello.level);
    if (service->rules->hash != hello.level_hash) return fail(service, "The level %.60s is another one here.", hello.level);
    if (!duel_player(service->rules, service->name, &service->player) || service->player.bot)
        return fail(service, "There is no opponent %.60s in this level.", service->name);
    snprintf(line, sizeof line, "ready %s", service->name);
    say(service, line);
    return true;
}

static bool move(Service *service, const char *json) {
    MoatWorld world;
    MoatSide side;
    MoatOrders orders;
    uint64_t seed;
    char line[4096];
    if (!service->rules) return fail(service, "A turn came before the greeting: %.60s", json);
    if (!view_read_turn(json, service->rules, &world, &side, &seed)) return fail(service, "This turn cannot be read: %.60s", json);
    moat_mind_orders(service->player.mind, &world, service->rules, side, seed, &orders);
    view_print_orders(&world, service->rules, side, &orders, line, (int)sizeof line);
    say(service, line);
    return true;
}

static const char *after(const char *line, const char *word) {
    size_t length = strlen(word);
    return strncmp(line, word, length) == 0 && line[length] == ' ' ? line + length + 1 : NULL;
}

/* False: the end, well or with trouble. */
static bool answer(Service *service, const char *line) {
    const char *json;
    if ((json = after(line, "moat")) != NULL) return greet(service, json);
    if ((json = after(line, "turn")) != NULL) return move(service, json);
    if (strncmp(line, "over", 4) != 0) return fail(service, "This is no line of the protocol: %.60s", line);
    return false;
}

bool duel_serve(const char *mind, ServeLevel level, void *context, FILE *in, FILE *out, char trouble[200]) {
    Service service = {.name = mind, .level = level, .context = context, .out = out, .trouble = trouble};
    char *line = NULL;
    size_t room = 0;
    trouble[0] = '\0';
    for (bool more = true; more;) {
        ssize_t length = getline(&line, &room, in);
        if (length <= 0) break;
        if (line[length - 1] == '\n') line[length - 1] = '\0';
        more = answer(&service, line);
    }
    free(line);
    moat_rules_free(service.rules);
    return trouble[0] == '\0';
}
