/* report.h - what is written about games when they are over: the debrief, the tables of a class, the kit. Writes to streams; prints
 * nothing, opens nothing. */
#pragma once
#include <stdio.h>
#include "course.h"
#include "moat/mind.h"
#include "moat/record.h"

typedef struct ReportGame {
    const MoatGame *game;
    const MoatRules *rules;
    char name[64];  /* of the file, without its folder */
    char label[48]; /* "Team 3", else the name */
    int team;       /* 0 none */
    int side;       /* whose report: the first human's */
} ReportGame;
void report_game(ReportGame *report, const MoatGame *game, const MoatRules *rules, const char *name);

/* One page about one game, or about a class: side by side, then game by game. All games are of one level. False without
 * memory. */
bool report_debrief(FILE *out, const ReportGame *games, int count);

/* --- turning points --- */
typedef struct ReportTurning {
    int turn;
    MoatHindsight hindsight; /* by a small search */
} ReportTurning;
/* The turns in which the side lost most against what search would have ordered, in the order in which they were played. Returns how many;
 * 0 also without memory. */
enum { REPORT_TURNING = 3 };
int report_turning_points(const MoatGame *game, const MoatRules *rules, MoatSide side, ReportTurning list[REPORT_TURNING]);

/* The score at the end with the same orders and other dice, sorted; the opening is the game's. */
enum { REPORT_DICE = 64 };
void report_other_dice(const MoatGame *game, const MoatRules *rules, MoatSide side, MoatLong score[REPORT_DICE]);

/* --- tables of a class: RFC 4180, UTF-8; see report_code_book --- */
/* Each begins with its head, then one call a game. */
void report_teams_head(FILE *out);
void report_teams(FILE *out, const ReportGame *game);
/* A game that could not be checked: what was wrong stands in the last column. */
void report_teams_broken(FILE *out, const char *name, const char *problem);
void report_turns_head(FILE *out);
void report_turns(FILE *out, const ReportGame *game);
void report_decisions_head(FILE *out);
void report_decisions(FILE *out, const ReportGame *game);
void report_quiz_head(FILE *out);
void report_quiz(FILE *out, const ReportGame *game);
void report_code_book(FILE *out);
/* A cell, quoted where it must be; what a spreadsheet would take for a formula gets an apostrophe. */
void report_cell(FILE *out, const char *text);
/* Grades of a pupil: predictions and quiz, 0 to 100, "" where there is none. */
typedef struct ReportGrade {
    char predictions[8], quiz[8];
} ReportGrade;
ReportGrade report_grade(const ReportGame *game);

/* --- the kit: one document a kind --- */
typedef enum ReportKit {
    REPORT_SCRIPT,
    REPORT_ROLES,
    REPORT_HANDOUT,
    REPORT_GLOSSARY,
    REPORT_QUIZ,
    REPORT_RUBRIC,
    REPORT_SOURCES,
    REPORT_PRIVACY,
    REPORT_KITS
} ReportKit;
const char *report_kit_name(ReportKit kit); /* of its file, without ending */
/* code may be NULL. */
void report_kit(FILE *out, bool markdown, ReportKit kit, const MoatRules *rules, const CourseCode *code, int teams);
