/* desk.h - a turn's orders in the making. Wishes are collected with an urge, then granted in order of urge while they are legal.
 * An urge is about a hundredth of a point of score for each mandate that the order costs. */
#pragma once
#include "plan.h"
#include "moat/turn.h"

/* Departures from what the plan would order this turn: orders that are tried before all others, and ones that are never given. */
typedef enum MindTwistKind { MIND_FIRST, MIND_WITHOUT } MindTwistKind;
typedef struct MindTwist {
    MindTwistKind kind;
    MoatOrder order;
} MindTwist;
enum { MIND_TWISTED = 4 };
typedef struct MindTwists {
    int count;
    MindTwist twist[MIND_TWISTED];
} MindTwists;

typedef struct MindWish {
    MoatOrder order;
    int urge;
} MindWish;
enum { MIND_WISHES = 24 };

typedef struct MindDesk {
    const MoatWorld *world;
    const MoatRules *rules;
    MoatSide side;
    const MoatPlan *plan;
    const MindTwists *twists; /* NULL none */
    MoatOrders *orders;
    int mandate;             /* left */
    int room;                /* mandate that programmes may still take */
    int worth[MOAT_MARKETS]; /* of a market, in thousandths of the world: half by node weight, half by size */
    int node[MOAT_MARKETS];  /* node weight, likewise */
    MoatFixed pool;          /* sum of sizes */
    int wishes;
    MindWish wish[MIND_WISHES]; /* greatest urge first */
} MindDesk;

/* Orders nothing yet; `orders` is emptied. */
void mind_desk_open(MindDesk *desk, const MoatWorld *world, const MoatRules *rules, MoatSide side, const MoatPlan *plan,
    const MindTwists *twists, MoatOrders *orders);

/* Wants an order; `value` is divided by the mandate it costs. The least urgent falls off a full desk. Nothing with a value below 1 is
 * wanted. */
void mind_wish(MindDesk *desk, MoatVerb verb, int target, int amount, int value);

/* Gives an order now if it is legal and the twists allow it. */
bool mind_give(MindDesk *desk, MoatOrder order);

/* Gives what can be given of the wishes. */
void mind_grant(MindDesk *desk);

static inline int mind_hundredths(MoatFixed x) { return (int)((int64_t)x * 100 / MOAT_ONE); }
static inline bool mind_same_order(MoatOrder a, MoatOrder b) { return a.verb == b.verb && a.target == b.target && a.amount == b.amount; }

/* What the plan wishes, by subject. */
void mind_wish_policies(MindDesk *desk);   /* policies.c: standing policies, releases, taps, bans */
void mind_wish_regulators(MindDesk *desk); /* policies.c */
void mind_wish_tenders(MindDesk *desk);    /* works.c */
void mind_wish_programmes(MindDesk *desk); /* works.c */
void mind_stop_programmes(MindDesk *desk); /* works.c: those that do next to nothing, and those there is no mandate for */
void mind_reply(MindDesk *desk);           /* replies.c: events and doctrines, by what their effects say */
