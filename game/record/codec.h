/* codec.h - orders as words that any editor shows and no language changes: "price 3; cloud brazil; stop fab; answer spill reassure".
 * Unlike moat_order_parse it judges nothing: what was ordered comes back exactly, even an order that makes no sense (as
 * "@verb,target,amount", by the numbers). Verbs and things go by their ids, tiers and splits by number, tenders by slot from 1. */
#pragma once
#include "line.h"
#include "moat/record.h"

enum { CODEC_MOST = MOAT_ORDERS * 100 }; /* bytes that the orders of a side can take */

/* The orders of a side for turn `turn`, counting from 0; "-" for none. Returns the length; there is room for CODEC_MOST. */
size_t codec_write(const MoatRules *rules, int turn, MoatSide side, const MoatOrders *orders, char *text);

/* False when the text is not such orders. */
bool codec_read(const MoatRules *rules, int turn, MoatSide side, Slice text, MoatOrders *orders);
