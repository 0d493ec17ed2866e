/* bot_view.h - what a bot is told: a world as JSON, and back. Whatever a player can read is in it, exactly; the dice and sealed bids are
 * not. */
#pragma once
#include "moat/rules.h"
#include "moat/turn.h"

/* The first line of a game, of a turn, and the last: see README.md. From malloc; NULL without memory. */
char *view_hello(const MoatRules *rules, MoatSide side, int milliseconds);
char *view_turn(const MoatWorld *world, const MoatRules *rules, MoatSide side, uint64_t seed, int milliseconds);
char *view_over(const MoatWorld *world, const MoatRules *rules, MoatSide side);

/* What a hello says, for one who answers. False: it is none. */
typedef struct ViewHello {
    char level[64];
    uint64_t level_hash;
    int protocol, rules, side;
} ViewHello;
bool view_read_hello(const char *json, ViewHello *hello);
/* The world that a turn's line tells, with other dice than the game's; false when the line is not one of these rules. */
bool view_read_turn(const char *json, const MoatRules *rules, MoatWorld *world, MoatSide *side, uint64_t *seed);

/* Orders as one line, "orders cloud brazil; price 3", and back: what cannot be read or would be refused is left out, counted, and the
 * first of it kept. False: it is no such line. */
void view_print_orders(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *orders, char *line, int size);
bool view_read_orders(const MoatWorld *world, const MoatRules *rules, MoatSide side, const char *line, MoatOrders *orders, int *refused,
    char first_refused[64]);
