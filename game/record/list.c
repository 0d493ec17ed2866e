/* list.c - saved games without their rules: what a menu shows. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disk.h"
#include "game.h"
#include "trouble.h"

static const char ending[] = ".moat";

int64_t list_number(const char *name) {
    size_t length = strlen(name), tail = strlen(ending);
    if (name[0] == '.' || length <= tail || strcmp(name + length - tail, ending) != 0) return -1;
    size_t end = length - tail, begin = end;
    while (begin > 0 && name[begin - 1] >= '0' && name[begin - 1] <= '9') begin--;
    if (begin == 0 || name[begin - 1] != '-' || end - begin < 3 || end - begin > 15) return LIST_NONE;
    return strtoll(name + begin, NULL, 10);
}

int64_t list_last(const char *folder) {
    DiskList list;
    int64_t last = 0;
    if (!disk_list(folder, &list)) return 0;
    for (int i = 0; i < list.count; i++)
        if (list_number(list.name[i]) > last) last = list_number(list.name[i]);
    disk_list_free(&list);
    return last;
}

/* --- one card --- */

static void name_card(MoatGameCard *card, const char *path) {
    *card = (MoatGameCard){.turns = -1};
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    int64_t number = list_number(name);
    size_t length = number < 0 ? strlen(name) : strlen(name) - strlen(ending);
    card->order = number < 0 ? LIST_NONE : number;
    snprintf(card->name, sizeof card->name, "%.*s", (int)(length < sizeof card->name ? length : sizeof card->name - 1), name);
    trouble_clean(card->name);
    /* A path that is cut would be another file's. */
    if (strlen(path) < sizeof card->path) strcpy(card->path, path);
}

static bool fill_card(MoatGameCard *card, const char *path, const Journal *journal, MoatTrouble *trouble) {
    strcpy(card->level, journal->head.level);
    card->level_hash = journal->head.level_hash;
    card->seed = journal->head.seed;
    memcpy(card->seat, journal->head.seat, sizeof card->seat);
    if (journal->state == JOURNAL_DAMAGED) return journal_damage(journal, path, trouble);
    card->turns = journal->turns;
    card->over = journal->turns > 0 && journal->turn[journal->turns - 1].over;
    return true;
}

bool moat_game_card(const char *path, MoatGameCard *card, MoatTrouble *trouble) {
    trouble_none(trouble);
    name_card(card, path);
    if (!card->path[0]) return trouble_say(trouble, "The path %.400s... is too long.", path);
    char *bytes = NULL;
    size_t size;
    Journal journal;
    int file = disk_open(path, DISK_READ);
    bool good = file >= 0 && disk_read(file, JOURNAL_MOST, &bytes, &size);
    if (!good) trouble_disk(trouble, errno, "Cannot read %.400s: %s.", path);
    good = good && journal_read(&journal, path, bytes, size, trouble) && fill_card(card, path, &journal, trouble);
    if (file >= 0) disk_close(file);
    free(bytes);
    return good;
}

/* --- the list --- */

static int newest_first(const void *a, const void *b) {
    const char *x = *(char *const *)a, *y = *(char *const *)b;
    int64_t m = list_number(x), n = list_number(y);
    return m != n ? (m < n) - (m > n) : strcmp(x, y);
}

static void card_of(const char *folder, const char *name, MoatGameCard *card) {
    char *path = NULL;
    if (asprintf(&path, "%s/%s", folder, name) < 0) {
        name_card(card, name);
        card->path[0] = '\0';
        return;
    }
    (void)moat_game_card(path, card, NULL);
    free(path);
}

int moat_games(const char *folder, MoatGameCard *cards, int most) {
    DiskList list;
    int count = 0;
    if (!disk_list(folder, &list)) return 0;
    qsort(list.name, (size_t)list.count, sizeof list.name[0], newest_first);
    while (count < list.count && list_number(list.name[count]) >= 0) count++; /* what is no journal comes last */
    for (int i = 0; i < count && i < most; i++) card_of(folder, list.name[i], &cards[i]);
    disk_list_free(&list);
    return count;
}
