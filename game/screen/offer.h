/* offer.h - orders that a screen offers in place: rows that say what each costs or why it can't be given, tiers to choose from, and what
 * the focused one would bring. All of it is asked of the session and the engine. Knows views. */
#pragma once
#include "view.h"

/* What giving an order now would mean. */
typedef struct Offer {
    MoatOrder order;
    MoatRefusal refusal;      /* MOAT_ORDER_OK also when it is given already, or would take the place of another */
    int given, replaces;      /* places in the draft; -1 none */
    MoatOrders without, with; /* the draft and its other: compare them to see what the order brings */
} Offer;
Offer offer_of(const View *view, MoatOrder order);

/* Why it cannot be given, in WORDS_LINE * 2 bytes; where something is missing, also what it would take. */
void offer_refusal(const View *view, MoatOrder order, MoatRefusal refusal, char *text);
/* "+ Release openly   +2.2   2 mandate, 0.6 bn"; `gain`, right-aligned after `width` cells of label, may be NULL. */
void offer_row(View *view, Area row, int id, MoatOrder order, const char *label, int width, const char *gain);
/* "  price   0  1 [2] 3  4  middling": the tiers of a policy with ids id, id + 1, ... `order` has the verb and target; the amount is the
 * tier. */
void offer_tiers(View *view, Area row, int label, int id, const char *words, MoatName policy, MoatOrder order, int tiers);
/* What the order says, what it costs or why not, and what it would change: at once, and as far ahead as the area has lines. */
void offer_explain(View *view, Area area, MoatOrder order);
/* The box that orders stand in, with what is left to give them with; returns its inside. */
Area offer_box(View *view, Area box);
/* Which order an item of a screen stands for; false: none. */
typedef bool (*OfferOf)(const View *view, int id, MoatOrder *order);
/* offer_explain() of the order that has the focus, or how to come to one. */
void offer_focused(View *view, Area area, OfferOf of);
/* What screens do that only offer orders: the one that has the focus is given. False: nothing was asked of it. */
bool offer_act(View *view, Action action, OfferOf of);
/* A programme: the order that starts it, or stops it when it runs. */
MoatOrder offer_programme(const View *view, MoatVerb verb, int market);

/* Gives the order; one that is given already is taken back; one that another order of the turn stands against takes its place. */
void offer_choose(View *view, MoatOrder order);
