/* moat/mind.h - opponents, what they think, and advice. A mind sees a const world, const rules and its own seed; never the rival's orders
 * of this turn, and its own dice are not the game's: it plays on copies whose seed it replaces. What follows from the same inputs is the
 * same on every machine, in however many slices or threads it is thought. No floating point, no clock: budgets count playouts. */
#pragma once
#include "moat/order.h"
#include "moat/rules.h"
#include "moat/world.h"

/* --- who there is --- */

/* Which opponent: the rungs of minds.def come first, then the personas of the level. Rungs differ by how much they look ahead, by nothing
 * else: no mind is told more than a player, pays less, or has other dice. */
typedef int MoatMind;
typedef enum MoatRung {
#define MIND(id, name, kind, width, ahead, playouts, difficulty) MOAT_MIND_##id,
#include "moat/minds.def"
    MOAT_RUNGS
} MoatRung;

typedef struct MoatMindRow {
    const char *id, *name, *difficulty; /* of a rung English, for gettext; of a persona in the language of the rules */
    bool persona;
    MoatMind rung; /* that thinks for a persona, loyal to its plan; -1: it goes by the book; of a rung itself: itself */
    bool measure;  /* only there to measure others by: menus leave it out */
    int playouts;  /* of its search a turn, about; 0: it does not search */
} MoatMindRow;

/* How many there are. `rules` may be NULL here and below: then there are only rungs. */
MOAT_API int moat_minds(const MoatRules *rules);
MOAT_API MoatMindRow moat_mind_row(const MoatRules *rules, MoatMind mind);
/* False when the level has no such opponent; *mind is left alone. Ids are stable: journals name them. */
MOAT_API bool moat_mind_find(const MoatRules *rules, const char *id, MoatMind *mind);

/* What the mind orders: all legal. `seed` is the mind's own. Allocates nothing (about 200 KiB of stack). */
MOAT_API void moat_mind_orders(
    MoatMind mind, const MoatWorld *world, const MoatRules *rules, MoatSide side, uint64_t seed, MoatOrders *orders);

/* --- plans: postures as whole numbers --- */

typedef struct MoatPlanField {
    const char *name, *doc; /* English */
    int low, high;
} MoatPlanField;
enum {
#define FIELD(name, low, high, usual, doc) MOAT_PLAN_##name,
#include "moat/plan_fields.def"
    MOAT_PLAN_FIELDS
};
MOAT_API const MoatPlanField *moat_plan_field(int field); /* 0 .. MOAT_PLAN_FIELDS-1 */
/* The i-th plan that every search considers: the personas' of the level, then some bred ones; false after the last. `mind` (may be NULL) is
 * the persona it belongs to, or -1. */
MOAT_API bool moat_plan_known(const MoatRules *rules, int i, MoatPlan *plan, MoatMind *mind);
/* What a bloc that keeps to the plan orders, without looking ahead; some microseconds. All legal. Whoever plays only this is a script. */
MOAT_API void moat_plan_orders(const MoatPlan *plan, const MoatWorld *world, const MoatRules *rules, MoatSide side, MoatOrders *orders);

/* --- thoughts --- */

/* Why: what one order of this turn, or one field of the plan from now on, carries: worth of the play with it minus without it. */
typedef struct MoatReason {
    bool is_order;
    MoatOrder order;  /* is_order */
    int field, value; /* else: the plan's field, and its value */
    int worth;        /* hundredths of a point of final score */
} MoatReason;

/* Scores are final scores of the side that thinks, 0..10000 hundredths of a point; chances of its winning, in thousandths. */
typedef struct MoatWorth {
    int score, chance;
    int error; /* standard error of the score, in the same unit */
    int playouts;
} MoatWorth;

enum { MOAT_REASONS = 6 };
typedef struct MoatThought {
    MoatOrders orders, second; /* what it would order, and the best of what differs in an order or in the plan behind it */
    MoatWorth worth;           /* of orders */
    int gap; /* hundredths of a point that `second` is worth less; below 0 only where the mind did not look ahead, and missed it */
    bool has_second;
    bool looked; /* it searched; else it went by the book, and all this is what an onlooker finds */
    MoatMind plan, second_plan,
        expects;      /* persona of the level nearest to its plan, to the second's, and to the rival's that it expects most; -1 */
    int expects_part; /* of 100: how much it reckons with that one */
    int reasons;
    MoatReason reason[MOAT_REASONS]; /* greatest worth first */
    int confidence;                  /* 0..100: how sure it is that `orders` are no worse than `second`, by the spread of its samples */
} MoatThought;

/* Thinks at once. `playouts` 0: as many as the mind does by itself; a mind that does not look ahead explains itself by a few. The orders
 * are those of moat_mind_orders when `playouts` is 0. Needs memory: false without. */
MOAT_API bool moat_mind_think(
    MoatMind mind, const MoatWorld *world, const MoatRules *rules, MoatSide side, uint64_t seed, int playouts, MoatThought *thought);

/* What orders (NULL: those that the search prefers) are worth this turn, both sides going on as the search expects. To compare several,
 * begin one search, finish it, and ask moat_search_worth: all answers of one search stand on the same dice. Needs memory: false without. */
MOAT_API bool moat_mind_worth(
    const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *orders, int playouts, uint64_t seed, MoatWorth *worth);

/* --- the same in slices, or by several threads --- */

/* A search goes in rounds. The playouts of a round are independent of each other; when all are played the round is closed, and the next one
 * is laid out. So it can be cut anywhere, or spread over threads, and comes to the same thought. */
typedef struct MoatSearch MoatSearch;

/* `explain`: reasons are worked out at the end, for about a quarter more playouts. NULL without memory. World and rules must outlive it:
 * no, the world is copied; the rules must. */
MOAT_API MoatSearch *moat_search_new(
    MoatMind mind, const MoatWorld *world, const MoatRules *rules, MoatSide side, uint64_t seed, int playouts, bool explain);
MOAT_API void moat_search_free(MoatSearch *search);

/* Plays at most `playouts`; returns how many it played, 0 when it was done. */
MOAT_API int moat_search_step(MoatSearch *search, int playouts);
MOAT_API bool moat_search_done(const MoatSearch *search);
/* Parts of 100 of what it will play, about. */
MOAT_API int moat_search_progress(const MoatSearch *search);

/* By threads: playouts of the round (0: done), each to be played once, by anyone, several at the same time; then the round is closed by
 * one. while ((count = moat_search_round(search)) > 0) { share 0..count-1 out to threads that call moat_search_play;
 * moat_search_close(search); } */
MOAT_API int moat_search_round(const MoatSearch *search);
MOAT_API void moat_search_play(MoatSearch *search, int playout);
MOAT_API void moat_search_close(MoatSearch *search);

/* What it thinks so far, at any time; the final thought when it is done. */
MOAT_API void moat_search_thought(const MoatSearch *search, MoatThought *thought);

/* What other orders would be worth instead, of a search that is done; `orders` NULL: its own. Refused orders are left out. */
MOAT_API void moat_search_worth(const MoatSearch *search, const MoatOrders *orders, int playouts, MoatWorth *worth);

/* --- looking back on a game --- */

/* One turn of one side. The three worths stand on the same dice, and on the same guesses about the rival: what was known then counts, not
 * what the rival was found to have ordered. */
typedef struct MoatHindsight {
    MoatOrders preferred;          /* what the search would have ordered */
    MoatWorth played, best, tried; /* of the orders that were given, of `preferred`, of those tried in their place */
    int loss, chance_loss;         /* of played against best: hundredths of a point of final score, thousandths of a win; 0 and more */
} MoatHindsight;
/* `world` as it stood before the turn. `tried` may be NULL. `playouts`: of the search; each worth takes a third of them more, 24 at least.
 * The same inputs give the same answer, with other `tried` too. Needs memory: false without. */
MOAT_API bool moat_hindsight(const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatOrders *played,
    const MoatOrders *tried, int playouts, MoatHindsight *hindsight);

/* The turns of a game in which most was lost, in the order in which they were played; at most `most`, none in which nothing was. Returns
 * how many. */
MOAT_API int moat_turning_points(const MoatHindsight *turns, int count, int most, int *points);

/* The same orders of both sides once more, from the same opening under other dice: how much of the result was luck. Scores of the side
 * in hundredths of a point; low and high bound the middle 90 % of the throws. */
typedef struct MoatFortune {
    int throws, won; /* half a win where nobody won, rounded down */
    int low, middle, high;
} MoatFortune;
enum { MOAT_FORTUNES = 256 }; /* throws at most */
/* `opening` as the game began, `orders` of its turns. */
MOAT_API void moat_fortune(const MoatWorld *opening, const MoatRules *rules, const MoatOrders orders[][MOAT_BLOCS], int turns,
    MoatSide side, int throws, MoatFortune *fortune);
