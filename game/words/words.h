/* words.h - what the engine's values are called in the player's language. Texts of the program come through gettext, texts of the level
 * through moat_text(). Both faces say the same things with these.
 * Functions with (text, size) write a closed string, cut between characters when it does not fit, and return its length in bytes. */
#pragma once
#include "moat/mind.h"
#include "moat/readings.h"
#include "moat/record.h"
#include "moat/rules.h"
#include "moat/turn.h"

enum { WORDS_SOURCE = 480 }; /* enough for words_source */
enum { WORDS_LINE = 160 };   /* enough for any of the one-line texts below, but words_event_text (500) */

/* Whether a line may end at the byte `at`: at a space, which then falls away, but not between a number and its unit, nor within "(3 of 4)",
 * nor where the next line would begin with a sign that closes, as French writes "?" or "»", or this one end with "«". Never at a no-break
 * space. */
bool words_breakable(const char *text, int at);

/* --- values --- */
/* "41.2 bn", "35 %", "0.90 M", "market price (2 of 4)", "3 quarters", "yes"; winner and ending in words. `value` is Q47.16 as moat_read has
 * it. */
int words_value(const MoatRules *rules, MoatName name, MoatLong value, char *text, int size);
/* With a sign: "+3.1 bn", "-5 %", "+1". A change that rounds to nothing is "+0.0". */
int words_change(const MoatRules *rules, MoatName name, MoatLong change, char *text, int size);
/* With one more decimal, for lists that add up (see words_report.h). */
int words_change_fine(const MoatRules *rules, MoatName name, MoatLong change, char *text, int size);
/* By unit alone: amounts that are no reading, such as costs. */
int words_amount(MoatUnit unit, MoatLong value, char *text, int size);
/* Word of a tier: price, monetise, tap, split, chips, licence, bid; "" when the quantity has no words for tiers. */
const char *words_tier(MoatQuantity quantity, int tier);
/* "2027 Q1" of a quarter since the start; and of a turn: "2027", or "2027 Q1" when turns are not years. */
int words_quarter(const MoatRules *rules, int quarter, char *text, int size);
int words_turn(const MoatRules *rules, int turn, char *text, int size);

/* --- names --- */
/* Of a whole reading: "trust in China, Brazil"; "heat of Europe against the United States". */
int words_reading(const MoatRules *rules, MoatName name, char *text, int size);
/* Of a quantity, as a column is headed: "trust", "cloud coverage". Translated. */
const char *words_quantity(MoatQuantity quantity);
/* What it means: the doc of the table, translated. */
const char *words_doc(MoatQuantity quantity);
const char *words_bloc(const MoatRules *rules, MoatSide side);
/* Puts what libmoat says went wrong into the language that was chosen. Returns its text. */
const char *words_trouble(MoatTrouble *trouble);
const char *words_market(const MoatRules *rules, int market);
const char *words_segment(const MoatRules *rules, int segment);
const char *words_regulator(const MoatRules *rules, int regulator);
const char *words_line(const MoatRules *rules, MoatLine line);
/* Where figures or an event come from, as the level cites it, but that "assumed" is said in the player's language. "" where nothing is. */
int words_source(const MoatRules *rules, const MoatText *source, char *text, int size);
/* A market beside the name of a bloc: its name, or "its home market" where it is the bloc's home and is called as the bloc is. */
const char *words_market_beside(const MoatRules *rules, int market, MoatSide bloc);
const char *words_mind(const MoatRules *rules, MoatMind mind);
const char *words_mind_difficulty(const MoatRules *rules, MoatMind mind);
/* How it thinks, where its own words do not say it: of a persona, the rung that thinks for it; "" of a rung. Returns the length. */
int words_mind_thinks(const MoatRules *rules, MoatMind mind, char *text, int size);
/* "Handicap: 2.4 points of score for The First Sky, so that either side may win.": what a game against this mind (its id; NULL another
 * person) adds to the score of a bloc; "" where it adds nothing. Returns the length. */
int words_handicap(const MoatRules *rules, const char *mind, char *text, int size);
/* A seat: "you", or a mind's name. `rules` may be NULL where no level is loaded: then a persona is called by its id. */
const char *words_seat(const MoatRules *rules, const char *mind, bool human);

/* --- orders --- */
/* "Build cloud in Brazil", "Release the lab's best openly (permissive)", "Bid high for: ministries of Indonesia". `world` gives tenders and
 * events their names. */
int words_order(const MoatRules *rules, const MoatWorld *world, MoatSide side, MoatOrder order, char *text, int size);
/* In a few words: "Cloud, Brazil", "Release openly", "Charge Startups: 2 of 4". At most 31 cells while what the level names has at most 20;
 * 32 of what is stopped.
 */
int words_order_brief(const MoatRules *rules, const MoatWorld *world, MoatSide side, MoatOrder order, char *text, int size);
/* "1 mandate, 0.8 bn a quarter"; "free" when it costs nothing. */
int words_cost(MoatVerb verb, MoatCost cost, char *text, int size);
/* What a verb is for, in a menu: "Build cloud regions"; and the doc of the table. Translated. */
const char *words_verb(MoatVerb verb);
const char *words_verb_doc(MoatVerb verb);
/* What it is called when it works: "cloud programme", "premium release". Translated. */
const char *words_work(MoatVerb verb);
/* The sentence of a refusal, translated. */
const char *words_refusal(MoatRefusal refusal);
/* The same of an order that is refused: where the level has no such order, that. */
const char *words_refused(const MoatRules *rules, MoatOrder order, MoatRefusal refusal);
/* Whether the level asks more mandate for it than a bloc ever has: it is not meant to be given. */
bool words_taken_away(const MoatRules *rules, MoatVerb verb);

/* --- what a mind thinks --- */
/* A sentence each: what it plays like and expects, with `advice` its orders, what carries how much, the second choice, how sure it is, what
 * it looks for. `world`: as it stood when it thought. Returns how many; at most `most`. */
typedef struct WordsThought {
    char text[4 * WORDS_LINE];
    int worth; /* of a reason, hundredths of a point; else 0 */
} WordsThought;
enum { WORDS_THOUGHTS = 48 };
int words_thought(
    const MoatRules *rules, const MoatWorld *world, MoatSide side, const MoatThought *thought, bool advice, WordsThought *list, int most);
/* How far a draft falls behind the advice, from session_draft_behind(). */
int words_draft_behind(int hundredths, int error, char *text, int size);

/* --- causes and events --- */
/* Cause of a ledger row: "cloud programme in Brazil (China)", "event: The switch is thrown, Brazil", "old chips wear out". */
int words_cause(const MoatRules *rules, MoatCause cause, int side, int detail, int subject, char *text, int size);
/* Title of an event with its subject: "Earthquake: East Asia". Subject -1: the title alone. */
int words_event_title(const MoatRules *rules, int event, int subject, char *text, int size);
/* Text with {it} replaced by the subject's name. */
int words_event_text(const MoatRules *rules, int event, int subject, char *text, int size);
/* How those who ask for offers decide, and how many of them at once; up to 2 * WORDS_LINE. */
int words_tenders(const MoatRules *rules, char *text, int size);
/* Label of an answer with its cost: "Reassure them (1 mandate, 2.0 bn)". */
int words_answer(const MoatRules *rules, const MoatWorld *world, int event, int answer, char *text, int size);
/* A choice's part of utility (MoatChoiceTerm): "capability", "price", "habit". */
const char *words_choice_term(MoatChoiceTerm term);
/* What the end of a game was to a side. A splintered world is lost to both; where the horizon finds both level, it is drawn; while it
 * goes on, it is not won. */
typedef enum WordsOutcome { WORDS_WON, WORDS_LOST, WORDS_DRAWN } WordsOutcome;
WordsOutcome words_outcome(const MoatWorld *world, MoatSide side);
/* "won", "lost", "drawn", of a game. Translated. */
const char *words_outcome_name(WordsOutcome outcome);
/* How the game ended, one sentence with the winner's name; "" while it goes on. */
int words_ending(const MoatRules *rules, const MoatWorld *world, char *text, int size);

/* --- finding things by what a player types --- */
/* Distance in edits between two words, small letters as large; for suggestions. */
int words_distance(const char *one, const char *other);
/* A market (regulator, segment, bloc) by id, name, or their beginning, in any case; -1 when none or several fit. */
/* A reading by its name ("market.brazil.trust.us") or by words in any order after the quantity ("trust brazil us", "cash"); `side` is the
 * bloc where none is named. False when there is none. */
bool words_find_reading(const MoatRules *rules, MoatSide side, const char *text, MoatName *name);
/* A quantity by its name in the table or its translated column head; MOAT_QUANTITIES when none. */
MoatQuantity words_find_quantity(const char *text);
/* Whether a name begins with what was typed, in any case. */
bool words_begins(const char *name, const char *typed);
int words_find_market(const MoatRules *rules, const char *text);
int words_find_regulator(const MoatRules *rules, const char *text);
