/* roster.c - see roster.h. Moodle's import takes any table whose first column it is told to match (here: ID number) and columns of numbers;
 * Canvas wants its own five columns first and a row with the points possible. */
#include "roster.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "class.h"

/* A cell of RFC 4180 from the front of the text, without quotes; returns what stands behind its comma, or the end of the line. */
static const char *take_cell(const char *at, char *to, size_t room) {
    size_t used = 0;
    bool quoted = *at == '"';
    for (at += quoted; *at && (quoted || (*at != ',' && *at != '\r' && *at != '\n')); at++) {
        if (quoted && *at == '"' && *++at != '"') break;
        if (used + 1 < room) to[used++] = *at;
    }
    to[used] = '\0';
    while (*at && *at != ',' && *at != '\n') at++;
    return at + (*at == ',');
}

static bool add(Roster *roster, const Pupil *pupil) {
    if (roster->count == roster->room) {
        int room = roster->room ? 2 * roster->room : 32;
        Pupil *grown = realloc(roster->pupil, (size_t)room * sizeof *grown);
        if (!grown) return false;
        roster->pupil = grown;
        roster->room = room;
    }
    roster->pupil[roster->count++] = *pupil;
    return true;
}

bool roster_read(Roster *roster, const char *path) {
    int size = 0, line = 0;
    char *text = class_read(path, &size), team[16];
    if (!text) {
        command_complain(_("The list of pupils %s cannot be read."), path);
        return false;
    }
    bool good = true;
    for (const char *at = text; good && *at; line++) {
        Pupil pupil = {0};
        at = take_cell(at, team, sizeof team);
        at = take_cell(at, pupil.id, sizeof pupil.id);
        at = take_cell(at, pupil.name, sizeof pupil.name);
        at += strcspn(at, "\n");
        at += *at == '\n';
        pupil.team = atoi(team);
        if (line == 0 && !isdigit((unsigned char)team[0])) continue;
        if (team[0] && pupil.team < 1) {
            command_complain(_("Line %d of %s names no team: it should begin with a number."), line + 1, path);
            good = false;
        } else if (team[0] && pupil.id[0])
            good = add(roster, &pupil);
    }
    free(text);
    return good;
}

void roster_grade(Roster *roster, const ReportGame *game) {
    for (int i = 0; i < roster->count; i++)
        if (game->team > 0 && roster->pupil[i].team == game->team) roster->pupil[i].grade = report_grade(game);
}

static void write_moodle(FILE *out, const Roster *roster) {
    fputs("ID number,Moat predictions,Moat quiz\r\n", out);
    for (int i = 0; i < roster->count; i++) {
        report_cell(out, roster->pupil[i].id);
        fprintf(out, ",%s,%s\r\n", roster->pupil[i].grade.predictions, roster->pupil[i].grade.quiz);
    }
}

static void write_canvas(FILE *out, const Roster *roster) {
    fputs("Student,ID,SIS User ID,SIS Login ID,Section,Moat predictions,Moat quiz\r\n    Points Possible,,,,,100,100\r\n", out);
    for (int i = 0; i < roster->count; i++) {
        report_cell(out, roster->pupil[i].name);
        fputs(",,", out);
        report_cell(out, roster->pupil[i].id);
        fprintf(out, ",,,%s,%s\r\n", roster->pupil[i].grade.predictions, roster->pupil[i].grade.quiz);
    }
}

bool roster_write(const Roster *roster, const char *folder) {
    if (roster->count == 0) return true;
    FILE *file = class_file(folder, "grades-moodle.csv");
    if (!file) return false;
    write_moodle(file, roster);
    if (!class_close(file, folder, "grades-moodle.csv") || !(file = class_file(folder, "grades-canvas.csv"))) return false;
    write_canvas(file, roster);
    return class_close(file, folder, "grades-canvas.csv");
}

void roster_free(Roster *roster) { free(roster->pupil); }
