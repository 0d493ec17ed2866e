/* commands.c - the table of commands, help, and what to say to an unknown one. */
#include "face.h"
#include <stdio.h>
#include <string.h>

static const PlainCommand commands[] = {
#define COMMAND(name, arguments, doc) {#name, arguments, doc, plain_do_##name},
#include "commands.def"
};
enum { COMMANDS = sizeof commands / sizeof *commands };

const PlainCommand *plain_command(const char *name) {
    const PlainCommand *found = NULL;
    int fitting = 0;
    for (int i = 0; i < COMMANDS; i++) {
        if (strcmp(commands[i].name, name) == 0) return &commands[i];
        if (strncmp(commands[i].name, name, strlen(name)) == 0) {
            found = &commands[i];
            fitting++;
        }
    }
    return fitting == 1 ? found : NULL;
}

void plain_suggest(Plain *plain, const char *word) {
    char best[40] = "";
    int nearest = 3;
    for (int i = 0; i < COMMANDS + MOAT_VERBS; i++) {
        const char *name = i < COMMANDS ? commands[i].name : moat_verb((MoatVerb)(i - COMMANDS))->name;
        int distance = words_distance(word, name);
        if (distance >= nearest || distance >= (int)strlen(name)) continue;
        nearest = distance;
        snprintf(best, sizeof best, "%s", name);
    }
    for (char *c = best; *c; c++)
        if (*c == '_') *c = '-';
    if (best[0])
        plain_say(plain, _("There is no command %s. Did you mean %s?"), word, best);
    else
        plain_say(plain, _("There is no command %s. Say help for those there are."), word);
}

static void say_command(Plain *plain, const PlainCommand *command) {
    if (command->arguments[0])
        plain_say(plain, _("%s %s: %s."), command->name, command->arguments, _(command->doc));
    else
        plain_say(plain, _("%s: %s."), command->name, _(command->doc));
}

/* All at once is more than a terminal of 24 lines holds, and more than one remembers by ear. */
static void say_commands(Plain *plain, bool rest) {
    enum { HALF = COMMANDS * 9 / 16 }; /* the second half says more beside them */
    for (int i = rest ? HALF : 0; i < (rest ? COMMANDS : HALF); i++) say_command(plain, &commands[i]);
    if (!rest) {
        plain_say(plain, _("Say help 2 for the other commands, from %s to %s."), commands[HALF].name, commands[COMMANDS - 1].name);
    } else {
        plain_say(plain, _("The beginning of a command is enough. An order is given by saying it, such as: release-premium."));
        plain_say(plain, _("A reading is a quantity and what it is of, such as: cash, trust %s, heat %s, share %s open."),
            plain->rules->market[0].id, plain->rules->regulators ? plain->rules->regulator[0].id : "", plain->rules->market[0].id);
    }
}

void plain_do_help(Plain *plain, const char *text) {
    const PlainCommand *command = text[0] ? plain_command(text) : NULL;
    bool page = !text[0] || strcmp(text, "1") == 0 || strcmp(text, "2") == 0;
    if (page)
        say_commands(plain, text[0] == '2');
    else if (command)
        say_command(plain, command);
    else
        plain_do_explain(plain, text);
}

static const char *unit_words(MoatUnit unit) {
    switch (unit) {
    case MOAT_UNIT_SHARE: return _("a share, in per cent");
    case MOAT_UNIT_MONEY: return _("billions of US dollars");
    case MOAT_UNIT_CHIPS: return _("millions of accelerators");
    case MOAT_UNIT_POINTS: return _("index points");
    case MOAT_UNIT_QUARTERS: return _("quarters");
    case MOAT_UNIT_TIER: return _("a tier");
    case MOAT_UNIT_FLAG: return _("yes or no");
    default: return _("a number");
    }
}

static bool explain_verb(Plain *plain, const char *text) {
    for (int v = 0; v < MOAT_VERBS; v++) {
        if (words_distance(moat_verb((MoatVerb)v)->name, text) != 0) continue;
        plain_say(plain, _("The order %s: %s."), words_verb((MoatVerb)v), words_verb_doc((MoatVerb)v));
        return true;
    }
    return false;
}

static bool explain_quantity(Plain *plain, const char *text) {
    MoatQuantity quantity = words_find_quantity(text);
    MoatName name;
    if (quantity == MOAT_QUANTITIES && words_find_reading(plain->rules, plain_side(plain), text, &name))
        quantity = (MoatQuantity)name.quantity;
    if (quantity == MOAT_QUANTITIES) return false;
    plain_say(plain, _("The quantity %s: %s. Unit: %s."), words_quantity(quantity), words_doc(quantity),
        unit_words(moat_quantity(quantity)->unit));
    return true;
}

void plain_do_explain(Plain *plain, const char *text) {
    bool order = text[0] && explain_verb(plain, text), quantity = text[0] && explain_quantity(plain, text);
    if (!text[0])
        plain_say(plain, _("Explain what? Name a quantity, such as trust, or an order, such as cloud."));
    else if (!order && !quantity)
        plain_say(plain, _("There is no quantity or order called %s."), text);
}

void plain_do_quit(Plain *plain, const char *text) {
    (void)text;
    plain->leave = true;
}
