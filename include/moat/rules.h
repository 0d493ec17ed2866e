/* moat/rules.h - what a level says, ready to play: constant during a game. Made by moat/level.h, owned by the caller.
 * Everything here may be read by anyone; nobody but game/level writes it. */
#pragma once
#include "moat/base.h"
#include "moat/order.h"
#include "moat/readings.h"

/* A condition is a tree in prefix order in MoatRules.term: ALL, ANY and NOT are followed by their `count` parts. */
typedef enum MoatTermKind { MOAT_ALL, MOAT_ANY, MOAT_NOT, MOAT_AT_LEAST, MOAT_AT_MOST, MOAT_ABOVE, MOAT_BELOW, MOAT_IS } MoatTermKind;
typedef struct MoatTerm {
    MoatTermKind kind;
    int16_t count;     /* of ALL, ANY, NOT: how many parts follow */
    int16_t size;      /* terms of the whole tree from here, this one too */
    MoatName left;     /* of comparisons */
    bool against_name; /* right is used, not number */
    MoatName right;
    MoatLong number; /* Q47.16 */
} MoatTerm;

typedef enum MoatEffectKind { MOAT_ADD, MOAT_MULTIPLY, MOAT_SET } MoatEffectKind;
typedef struct MoatEffect {
    MoatName target;
    MoatEffectKind kind;
    MoatFixed amount;
} MoatEffect;

/* A run of terms or effects. Count 0: always true, no effect. */
typedef struct MoatSpan {
    int16_t first, count;
} MoatSpan;

typedef struct MoatAnswer {
    char id[32];
    MoatText label;
    int mandate;    /* cost */
    MoatFixed cash; /* cost, bn USD at the start; grows with the markets */
    MoatSpan effects;
} MoatAnswer;

/* Whom an event happens to: the index "it" in its conditions, effects and texts. */
typedef enum MoatSubject { MOAT_NOBODY, MOAT_ONE_MARKET, MOAT_ONE_BLOC } MoatSubject;

typedef struct MoatEvent {
    char id[32];
    MoatText title, text; /* {it} in a text stands for the subject's name */
    MoatSubject subject;
    uint32_t among;   /* bit i: market or bloc i may be the subject */
    MoatFixed chance; /* a quarter, while its conditions hold */
    bool once;
    int rest;         /* quarters before it may happen again */
    MoatSpan when;    /* of terms; checked for the subject drawn */
    MoatSpan effects; /* at once, whoever answers */
    int answerer;     /* bloc that answers; -1 nobody; MOAT_IT the subject bloc; MOAT_OTHER its rival */
    int answers;      /* 0..MOAT_ANSWERS; the last one is taken when the bloc does not answer */
    MoatAnswer answer[MOAT_ANSWERS];
    MoatText source; /* shown in the game; "assumed" is one */
} MoatEvent;

typedef struct MoatScheduled {
    char id[32];
    int quarter; /* happens before this quarter is played, counting from 0 */
    MoatText title, text, source;
    MoatSpan effects;
} MoatScheduled;

typedef struct MoatTenderPlace {
    char id[32];
    MoatText name;
    int market, segment;
} MoatTenderPlace;

typedef struct MoatDoctrine {
    char id[32];
    MoatText name, text;
    MoatSpan effects;
} MoatDoctrine;
typedef struct MoatDoctrineDate {
    int turn;                                       /* may be chosen among the orders of this turn, counting from 0 */
    int offers[MOAT_BLOCS];                         /* how many each bloc is offered */
    MoatDoctrine offer[MOAT_BLOCS][MOAT_DOCTRINES]; /* when none is chosen, the first is taken */
} MoatDoctrineDate;

/* A game that the author of the level expects to go a certain way. Nothing of it is hashed or seen in play. */
typedef struct MoatPlanned {
    int turn;          /* among the orders of this turn, counting from 0 */
    const char *order; /* as moat_order_parse reads it */
} MoatPlanned;
typedef struct MoatTest {
    int line; /* in the level's file */
    MoatText about;
    uint64_t seed;
    int turns;                 /* so many are played; fewer when there is a winner before */
    char mind[MOAT_BLOCS][32]; /* id of an opponent; "" when the side has a plan, or gives no orders */
    MoatSpan plan[MOAT_BLOCS]; /* of MoatRules.planned */
    MoatSpan expect;           /* of terms; true at the end */
} MoatTest;

/* A published series and what of the model answers to it: scale * (sum of `reading` - sum of `less`) / sum of `over`. Nothing of it is
 * hashed or seen in play. */
typedef struct MoatReadings {
    int count;
    MoatName name[MOAT_READINGS];
} MoatReadings;
typedef struct MoatPoint {
    int quarter;        /* the model is read after this quarter, counting from 0; -1: as the game begins */
    MoatLong low, high; /* Q47.16; where one figure was published, both are it */
} MoatPoint;
typedef struct MoatSeries {
    char id[32];
    int line;                       /* in the level's file */
    MoatText about, misses, source; /* misses: why it is known not to be followed */
    MoatReadings reading, less, over;
    MoatLong scale;            /* Q47.16: what 1 is in the published unit */
    bool percent;              /* figures are shares */
    MoatLong band;             /* Q47.16: largest root mean square error that passes */
    int games;                 /* whose mean is compared; seeds from 1 */
    char mind[MOAT_BLOCS][32]; /* as in MoatTest */
    MoatSpan plan[MOAT_BLOCS];
    int points;
    MoatPoint point[MOAT_POINTS];
} MoatSeries;

/* A thing with an id and a name. */
typedef struct MoatThing {
    char id[32];
    MoatText name, about;
    MoatText source;
} MoatThing;

/* What a teacher does with a level. Only faces read it; it changes nothing that is played, and the hash leaves it out. */
enum { MOAT_LESSON_LINES = 12, MOAT_PAUSES = 16, MOAT_PREDICTIONS = 32, MOAT_GLOSSARY = 48, MOAT_QUIZ = 16 };
typedef struct MoatPause {
    int turn, minutes; /* before the orders of this turn, counting from 0 */
    MoatText ask, look_for;
} MoatPause;
/* Asked before a turn ends; answered with a chance in per cent that it comes true. */
typedef struct MoatPrediction {
    char id[32];
    int turn; /* counting from 0 */
    MoatText ask;
    bool rises;       /* true when `reading` is higher after the turn than before; else when `when` holds after it */
    MoatName reading; /* of rises */
    MoatSpan when;
} MoatPrediction;
typedef struct MoatQuizItem {
    char id[32];
    MoatText ask, answer[MOAT_ANSWERS], why;
    int answers, right; /* right counts from 0 */
} MoatQuizItem;
typedef struct MoatLesson {
    int minutes;
    MoatText hook; /* how the teacher begins */
    int objectives, pauses, predictions, glossary, debrief, quiz, checks, leaves_out;
    MoatText objective[MOAT_LESSON_LINES], question[MOAT_LESSON_LINES], left_out[MOAT_LESSON_LINES];
    MoatPause pause[MOAT_PAUSES];
    MoatPrediction prediction[MOAT_PREDICTIONS];
    MoatText term[MOAT_GLOSSARY], meaning[MOAT_GLOSSARY];
    MoatQuizItem item[MOAT_QUIZ];
    MoatText check[MOAT_LESSON_LINES], check_source[MOAT_LESSON_LINES];
} MoatLesson;
/* A posture: what a bloc that keeps to it has made up its mind about. */
typedef struct MoatPlan {
#define FIELD(name, low, high, usual, doc) int8_t name;
#include "moat/plan_fields.def"
} MoatPlan;

/* An opponent with a doctrine. */
typedef struct MoatPersona {
    char id[32];
    MoatText name, text; /* what it believes */
    char rung[32];       /* the built-in mind that thinks for it, loyal to the plan; "" it keeps to the plan without looking ahead */
    MoatPlan plan;
} MoatPersona;

enum {
    MOAT_HANDICAPS = 0 /* as many as there are rungs */
#define MIND(...) +1
#include "moat/minds.def"
};

typedef struct MoatRules {
    /* what the level is */
    char id[32];
    MoatText title, summary, briefing[MOAT_BLOCS];
    char author[64], licence[48], as_of[16];
    uint64_t hash;                 /* of the level after inheritance: numbers, ids, conditions, effects, not words or comments */
    int start_year, start_quarter; /* start_quarter 0..3 */
    int quarters_per_turn, turns;
    MoatLanguage language; /* chosen by the face with moat_rules_speak */

    /* things */
    int markets, segments, regulators, events, scheduled, tender_pool, tenders_per_turn, doctrine_dates;
    MoatThing bloc[MOAT_BLOCS], market[MOAT_MARKETS], segment[MOAT_SEGMENTS], regulator[MOAT_REGULATORS];
    MoatThing line[4];                          /* MOAT_PREMIUM_0 .. MOAT_OPEN_1 */
    int home[MOAT_BLOCS];                       /* market */
    uint32_t jurisdiction[MOAT_REGULATORS];     /* bit m: market m; a market may stand under several regulators */
    int regulator_home[MOAT_REGULATORS];        /* bloc whose home it judges, or -1 */
    char market_countries[MOAT_MARKETS][64][2]; /* ISO 3166 alpha-2, ends with "\0\0"; for the map */
    int16_t market_at[MOAT_MARKETS][2];         /* longitude, latitude in degrees: the market's letter on the map */
    MoatEvent event[MOAT_EVENTS];
    MoatScheduled schedule[MOAT_SCHEDULED];
    MoatTenderPlace tender[MOAT_TENDER_POOL];
    MoatDoctrineDate doctrine[MOAT_DOCTRINE_DATES];
    int tests, planned_orders;
    MoatTest test[MOAT_TESTS];
    MoatPlanned planned[MOAT_PLANNED];
    int series_count;
    MoatSeries series[MOAT_SERIES];

    /* opponents: no part of the hash, because a journal holds orders and not what was thought */
    int personas;
    MoatPersona persona[MOAT_PERSONAS];
    char opponent[32]; /* id of the persona or built-in mind that the level suggests; "" none */

    /* orders: cost and strength by verb */
    int order_mandate[MOAT_VERBS];
    MoatFixed order_cash[MOAT_VERBS];     /* bn USD at the start; of a programme, a quarter */
    MoatFixed order_strength[MOAT_VERBS]; /* multiplies the effect of the verb; 1 as the model has it */
    int orders_most;                      /* orders a turn, replies not counted */

    /* parameters, by the table */
#define TABLE(name, section, count, unit, low, high, doc) MoatFixed name[MOAT_TIERS];
#define PARAMETER(name, section, unit, low, high, doc) MoatFixed name MOAT_PARAMETER_##section;
#define MOAT_PARAMETER_MANDATE
#define MOAT_PARAMETER_CHIPS
#define MOAT_PARAMETER_RESEARCH
#define MOAT_PARAMETER_ADOPTION
#define MOAT_PARAMETER_CLOUD
#define MOAT_PARAMETER_TENDERS
#define MOAT_PARAMETER_DEPENDENCY
#define MOAT_PARAMETER_MONEY
#define MOAT_PARAMETER_REGULATION
#define MOAT_PARAMETER_DRIFT
#define MOAT_PARAMETER_PROGRAMMES
#define MOAT_PARAMETER_VICTORY
#define MOAT_PARAMETER_DEAL
#define MOAT_PARAMETER_OPENING
#define MOAT_PARAMETER_BLOC [MOAT_BLOCS]
#define MOAT_PARAMETER_SEGMENT [MOAT_SEGMENTS]
#define MOAT_PARAMETER_MARKET [MOAT_MARKETS]
#define MOAT_PARAMETER_REGULATOR [MOAT_REGULATORS]
#include "moat/parameters.def"

    /* points added to par where both sides are led by the same rung of minds.def, in its order, or one by it and one by a person. A level
     * names some, those between lie evenly between them. */
    MoatFixed handicap[MOAT_HANDICAPS];

    /* values of START quantities before the deal, in the shape of the world; shares and D follow from them */
    MoatWorld start;

    /* made at load from the above */
    MoatFixed node[MOAT_SEGMENTS][MOAT_MARKETS]; /* node weight of a cell; all cells sum to exactly MOAT_ONE */
    bool lone_market;                            /* one market has all node weight */
    MoatFixed growth_at[MOAT_HORIZON + 1];       /* (1 + growth)^t; likewise chip_fall, upkeep_fall, research_rise */
    MoatFixed chip_price_at[MOAT_HORIZON + 1];
    MoatFixed upkeep_at[MOAT_HORIZON + 1];
    MoatFixed research_rise_at[MOAT_HORIZON + 1];
    MoatFixed chance_of[MOAT_EVENTS];               /* of event e; 0 beyond the last */
    uint8_t subjects_of[MOAT_EVENTS];               /* how many markets or blocs may be its subject */
    uint64_t due_at[MOAT_HORIZON + 1];              /* bit k: scheduled change k happens before this quarter is played */
    MoatLong regulator_node[MOAT_REGULATORS];       /* node weight of all that a regulator judges */
    MoatLong judged[MOAT_MARKETS][MOAT_REGULATORS]; /* -1 where the regulator judges the market, else 0: to mask sums with */

    /* conditions and effects of all events, answers, doctrines and scheduled changes */
    int terms, effects;
    MoatTerm *term;
    MoatEffect *effect;
    char *words;        /* holds every text; freed with the rules */
    MoatLesson *lesson; /* NULL when the level has none; freed with the rules */
} MoatRules;

static inline int moat_quarters(const MoatRules *rules) { return rules->turns * rules->quarters_per_turn; }

/* Which language moat_text gives. */
MOAT_API void moat_rules_speak(MoatRules *rules, MoatLanguage language);

/* A text in the language of the rules, else in English, else in the first there is; "" when there is none. Never NULL. */
MOAT_API const char *moat_text(const MoatRules *rules, const MoatText *text);

/* Fills what is made from the rest (node, *_at). Called by the loader last. */
MOAT_API void moat_rules_finish(MoatRules *rules);

MOAT_API void moat_rules_free(MoatRules *rules);
