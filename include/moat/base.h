/* moat/base.h - the words every other header uses: limits, fixed point, sides, lines. Knows nobody. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

/* Everything else is hidden in libmoat. */
#define MOAT_API __attribute__((visibility("default")))

#define MOAT_VERSION "0.1.0"
/* Raised whenever the same level, seed and orders would give another world. Journals name it. */
#define MOAT_RULES_VERSION 3

/* Fixed point Q16.16: 65536 is 1. Range -32768 to 32767.99998. Sums over time use MoatLong (Q47.16). */
typedef int32_t MoatFixed;
typedef int64_t MoatLong;
#define MOAT_ONE 65536
/* Only for constants written in source: whole numbers and exact fractions, e.g. MOAT_RATIO(3, 10). */
#define MOAT_RATIO(n, d) ((MoatFixed)(((int64_t)(n)*MOAT_ONE + (int64_t)(d) / 2) / (d)))

enum {
    MOAT_BLOCS = 2,
    MOAT_MARKETS = 24,
    MOAT_SEGMENTS = 6,
    MOAT_REGULATORS = 8,
    MOAT_EVENTS = 128,
    MOAT_ANSWERS = 4, /* choices an event may offer */
    MOAT_SCHEDULED = 64,
    MOAT_TENDER_POOL = 32,
    MOAT_TENDERS = 4, /* tenders decided in one turn, at most */
    MOAT_DOCTRINE_DATES = 4,
    MOAT_DOCTRINES = 3, /* doctrines offered to a bloc at a date */
    MOAT_PERSONAS = 16,
    MOAT_TIERS = 5,     /* entries of a policy table */
    MOAT_QUARTERS = 8,  /* quarters in one turn, at most */
    MOAT_HORIZON = 160, /* quarters in one game, at most */
    MOAT_LANGUAGES = 4,
    MOAT_TESTS = 32,    /* games that a level's author expects to go a certain way */
    MOAT_PLANNED = 256, /* orders written down for them and for series, in all */
    MOAT_SERIES = 12,   /* published series that a level is held against */
    MOAT_POINTS = 24,   /* figures of one of them */
    MOAT_READINGS = 6,  /* readings of which one is made */
};

/* A bloc, 0 or 1. Code never asks which: all asymmetry is data. */
typedef int MoatSide;
static inline MoatSide moat_rival(MoatSide side) { return 1 - side; }

/* The six things a cell (market, segment) can run on. Shares of a cell sum to exactly MOAT_ONE. */
typedef enum MoatLine { MOAT_PREMIUM_0, MOAT_OPEN_0, MOAT_PREMIUM_1, MOAT_OPEN_1, MOAT_SOVEREIGN, MOAT_NONE, MOAT_LINES } MoatLine;
static inline int moat_premium(MoatSide side) { return 2 * side; }
static inline int moat_open(MoatSide side) { return 2 * side + 1; }

typedef enum MoatLicence { MOAT_LICENCE_PREMIUM, MOAT_RESTRICTED, MOAT_PERMISSIVE, MOAT_LICENCES } MoatLicence;

/* A text of a level in every language it has; NULL where it has none. Owned by the rules. */
typedef enum MoatLanguage { MOAT_EN, MOAT_FR, MOAT_ES, MOAT_ZH } MoatLanguage;
typedef struct MoatText {
    const char *in[MOAT_LANGUAGES];
} MoatText;
