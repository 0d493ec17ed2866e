/* store.c - bringing a game to its file. The file is only ever appended to; what memory holds and the file lacks is written by the next
 * call that comes along, so a disk that was full for a while costs nothing once it is not. */
#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "disk.h"
#include "game.h"
#include "trouble.h"

enum {
    COMPACT_AT = 1 << 20, /* so long a file is mostly old drafts: made anew without them */
    NAME_MOST = 64,
    NUMBER_TRIES = 100
};

char *store_folder(const char *path) {
    const char *slash = strrchr(path, '/');
    return !slash ? strdup(".") : slash == path ? strdup("/") : strndup(path, (size_t)(slash - path));
}

static char *joined(const char *folder, const char *name) {
    char *path = NULL;
    const char *between = folder[0] && folder[strlen(folder) - 1] == '/' ? "" : "/";
    if (asprintf(&path, "%s%s%s", folder, between, name) < 0) return errno = ENOMEM, NULL;
    return path;
}

/* --- the lines a file lacks, appended; false with errno --- */

static bool append(MoatGame *game, const char *line, size_t length, uint32_t chain, int turns) {
    if (game->store.written.length + length > JOURNAL_MOST) return errno = EFBIG, false;
    if (!disk_write(game->store.file, game->store.written.length, line, length)) return game->store.half = true, false;
    game->store.written = (Mark){game->store.written.length + length, chain, turns, game->store.written.notes};
    return true;
}

static bool append_turn(MoatGame *game, int turn) {
    char line[LINE_MOST];
    uint32_t chain = game->store.written.chain;
    size_t length = journal_turn_line(game->rules, turn, game->orders[turn], game->hash[turn], game_over(game, turn + 1), line, &chain);
    return append(game, line, length, chain, turn + 1);
}

static bool append_draft(MoatGame *game, MoatSide side) {
    char line[LINE_MOST];
    uint32_t chain = game->store.written.chain;
    size_t length = journal_draft_line(game->rules, game->turns, side, &game->draft[side], line, &chain);
    if (!append(game, line, length, chain, game->store.written.turns)) return false;
    game->store.draft_missing[side] = false;
    return true;
}

/* Notes that were made before turn `turn` was played. */
static bool append_notes(MoatGame *game, int turn) {
    for (int i = game->store.written.notes; i < game->notes && game->note[i].turn <= turn; i++) {
        char line[LINE_MOST];
        uint32_t chain = game->store.written.chain;
        size_t length = journal_note_line(&game->note[i], line, &chain);
        if (!append(game, line, length, chain, game->store.written.turns)) return false;
        game->store.written.notes = i + 1;
    }
    return true;
}

static bool append_missing(MoatGame *game) {
    for (int turn = game->store.written.turns; turn < game->turns; turn++)
        if (!append_notes(game, turn) || !append_turn(game, turn)) return false;
    if (!append_notes(game, game->turns)) return false;
    for (MoatSide side = 0; side < MOAT_BLOCS; side++)
        if (game->store.draft_missing[side] && !append_draft(game, side)) return false;
    return true;
}

static bool append_head(MoatGame *game) {
    game->store.format = game->notes > 0 ? JOURNAL_FORMAT : JOURNAL_PLAIN;
    JournalHead head = {.format = game->store.format, .rules = MOAT_RULES_VERSION, .level_hash = game->rules->hash, .seed = game->seed};
    memcpy(head.level, game->rules->id, sizeof head.level);
    memcpy(head.seat, game->seat, sizeof head.seat);
    char line[LINE_MOST];
    uint32_t chain = 0;
    size_t length = journal_head_line(&head, line, &chain);
    return append(game, line, length, chain, 0);
}

/* --- a whole file anew --- */

static bool fill(MoatGame *game) {
    game->store.written = game->store.synced = (Mark){0};
    game->store.half = false;
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) game->store.draft_missing[side] = game->draft[side].count > 0;
    if (!append_head(game) || !append_missing(game) || !disk_sync(game->store.file)) return false;
    game->store.synced = game->store.written;
    return true;
}

/* Fills a file of another name, locks it and only then gives it its own: nobody ever meets half a journal, and a failure leaves what was
 * there and the game as they were. */
static bool make_file(MoatGame *game, const char *path, bool replace) {
    char *made = NULL;
    if (asprintf(&made, "%s.%ld.tmp", path, (long)getpid()) < 0) return errno = ENOMEM, false;
    Store before = game->store;
    game->store.file = disk_open(made, DISK_NEW);
    /* A dead process had our number. */
    if (game->store.file < 0 && errno == EEXIST && disk_remove(made)) game->store.file = disk_open(made, DISK_NEW);
    bool good = game->store.file >= 0 && disk_lock(game->store.file) && fill(game) && disk_publish(made, path, replace);
    int error = errno;
    if (good && before.file >= 0) disk_close(before.file);
    if (!good && game->store.file >= 0) disk_close(game->store.file), (void)disk_remove(made);
    if (!good)
        game->store = before;
    else
        game->store.folder_unsynced = true;
    free(made);
    errno = error;
    return good;
}

static bool sync_folder(MoatGame *game) {
    char *folder = store_folder(game->path);
    bool good = folder && disk_sync_folder(folder);
    int error = errno;
    free(folder);
    errno = error;
    game->store.folder_unsynced = game->store.folder_unsynced && !good;
    return good;
}

/* --- flush --- */

/* After a failed sync the system may forget what it could not write and report success the next time: only what was synced before counts.
 */
static bool drop_half(MoatGame *game) {
    if (!game->store.half) return true;
    if (!disk_cut(game->store.file, game->store.synced.length)) return false;
    game->store.written = game->store.synced;
    game->store.half = false;
    for (MoatSide side = 0; side < MOAT_BLOCS; side++) game->store.draft_missing[side] = true;
    return true;
}

static bool bring_up_to_date(MoatGame *game) {
    if (!drop_half(game)) return false;
    if (!disk_intact(game->store.file, game->store.written.length)) return make_file(game, game->path, true);
    if (game->store.format != JOURNAL_FORMAT && game->notes > 0) return make_file(game, game->path, true);
    if (game->store.written.length > COMPACT_AT && make_file(game, game->path, true)) return true;
    return append_missing(game);
}

static bool make_last(MoatGame *game) {
    if (game->store.synced.length != game->store.written.length) {
        if (!disk_sync(game->store.file)) return game->store.half = true, false;
        game->store.synced = game->store.written;
    }
    return !game->store.folder_unsynced || sync_folder(game);
}

bool store_flush(MoatGame *game, bool sync, MoatTrouble *trouble) {
    if (game->store.file < 0) return true;
    bool behind = game->store.synced.turns < game->turns || game->store.folder_unsynced;
    if (bring_up_to_date(game) && (!(sync || behind) || make_last(game))) return true;
    return trouble_disk(trouble, errno, "Cannot write the game to %.400s: %s.", game->path);
}

/* --- a new game's file --- */

static bool create_as(MoatGame *game, const char *folder, int64_t number) {
    char name[NAME_MOST];
    snprintf(name, sizeof name, "%s-%03lld.moat", game->rules->id, (long long)number);
    char *path = joined(folder, name);
    bool good = path && make_file(game, path, false);
    int error = errno;
    if (good)
        free(game->path), game->path = path;
    else
        free(path);
    errno = error;
    return good;
}

bool store_create(MoatGame *game, const char *folder, MoatTrouble *trouble) {
    if (!disk_make_folder(folder)) return trouble_disk(trouble, errno, "Cannot make the folder %.400s: %s.", folder);
    int64_t number = list_last(folder);
    bool good = false;
    errno = EEXIST;
    for (int i = 0; i < NUMBER_TRIES && !good && errno == EEXIST; i++) good = create_as(game, folder, ++number);
    if (!good) return trouble_disk(trouble, errno, "Cannot make a journal in %.400s: %s.", folder);
    if (sync_folder(game)) return true;
    int error = errno;
    (void)disk_remove(game->path);
    disk_close(game->store.file);
    game->store.file = -1;
    return trouble_disk(trouble, error, "Cannot make a journal last in %.400s: %s.", folder);
}
