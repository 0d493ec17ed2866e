/* roster.h - the teacher's list of pupils, which never leaves the teacher's machine, and the grades that learning platforms read. */
#pragma once
#include "report.h"

typedef struct Pupil {
    int team;
    char id[64], name[96];
    ReportGrade grade;
} Pupil;
typedef struct Roster {
    Pupil *pupil;
    int count, room;
} Roster;

/* A file with the columns team, id, name; false: said. */
bool roster_read(Roster *roster, const char *path);
/* Every pupil of the team gets the grades of its game. */
void roster_grade(Roster *roster, const ReportGame *game);
/* grades-moodle.csv and grades-canvas.csv; nothing when the roster is empty. False: said. */
bool roster_write(const Roster *roster, const char *folder);
void roster_free(Roster *roster);
