/* open.c - from a file back to a game: every turn is played again and must give the world that the journal says. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codec.h"
#include "disk.h"
#include "game.h"
#include "trouble.h"

enum { LOCK_TRIES = 3, TORN_NAMES = 100 };

/* A file on its way to being a game. */
typedef struct Opening {
    const char *path;
    const MoatRules *rules;
    int file;
    char *bytes;
    size_t size;
    Journal journal;
} Opening;

static bool lock_or_say(const Opening *opening, MoatTrouble *trouble) {
    if (disk_lock(opening->file)) return true;
    return trouble_say(
        trouble, "%.400s is being played in another window or program; it can be looked at meanwhile, not played.", opening->path);
}

static bool get_bytes(Opening *opening, DiskMode mode, MoatTrouble *trouble) {
    opening->file = disk_open(opening->path, mode);
    if (opening->file < 0) return trouble_disk(trouble, errno, "Cannot open %.400s: %s.", opening->path);
    if (mode == DISK_EDIT && !lock_or_say(opening, trouble)) return false;
    if (disk_read(opening->file, JOURNAL_MOST, &opening->bytes, &opening->size)) return true;
    return trouble_disk(trouble, errno, "Cannot read %.400s: %s.", opening->path);
}

static void let_go(Opening *opening) {
    if (opening->file >= 0) disk_close(opening->file);
    free(opening->bytes);
    opening->file = -1;
    opening->bytes = NULL;
}

/* The program that held the lock until now may have put another file in this one's place: then the name is opened anew. */
static bool get_file(Opening *opening, DiskMode mode, MoatTrouble *trouble) {
    for (int i = 0; i < LOCK_TRIES; i++) {
        if (!get_bytes(opening, mode, trouble)) return false;
        if (mode == DISK_READ || disk_intact(opening->file, opening->size)) return true;
        let_go(opening);
    }
    return trouble_say(trouble, "%.400s changes while it is opened.", opening->path);
}

static bool fits_rules(const Opening *opening, MoatTrouble *trouble) {
    const JournalHead *head = &opening->journal.head;
    const MoatRules *rules = opening->rules;
    char then[17], now[17];
    if (head->rules != MOAT_RULES_VERSION)
        return trouble_say(trouble, "%.400s was played by version %d of the rules; this version of the game plays by version %d.",
            opening->path, head->rules, MOAT_RULES_VERSION);
    if (strcmp(head->level, rules->id) != 0)
        return trouble_say(trouble, "%.400s is a game of the level %s, not of %s.", opening->path, head->level, rules->id);
    if (head->level_hash != rules->hash)
        return trouble_say(trouble,
            "%.400s was begun with another state of the level %s (%s; it is %s now). Play it with the level as it was.", opening->path,
            head->level, trouble_hash(head->level_hash, then), trouble_hash(rules->hash, now));
    return true;
}

/* --- playing it again --- */

static bool replay_turn(MoatGame *game, const Opening *opening, MoatTrouble *trouble) {
    const JournalTurn *turn = &opening->journal.turn[game->turns];
    int number = game->turns + 1;
    MoatOrders orders[MOAT_BLOCS];
    for (MoatSide side = 0; side < MOAT_BLOCS; side++)
        if (!codec_read(game->rules, game->turns, side, turn->orders[side], &orders[side]))
            return trouble_say(trouble,
                "The orders of turn %d of %.400s are not understood. The %d turns before are sound; a new game can be made from them.",
                number, opening->path, game->turns);
    if (game->world.winner) return trouble_say(trouble, "Turn %d of %.400s comes after the end of the game.", number, opening->path);
    game_play(game, orders, NULL);
    uint64_t hash = game->hash[game->turns - 1];
    if (hash == turn->hash && (game->world.winner != 0) == turn->over) return true;
    char ours[17], theirs[17];
    if (hash == turn->hash)
        return trouble_say(trouble,
            "Turn %d of %.400s leads to another end than the journal has: it was not played by these rules, or was changed by hand. The %d "
            "turns before are sound; a new game can be made from them.",
            number, opening->path, number - 1);
    return trouble_say(trouble,
        "Turn %d of %.400s leads to the world %s, but the journal has %s: it was not played by these rules, or was changed by hand. The %d "
        "turns before are sound; a new game can be made from them.",
        number, opening->path, trouble_hash(hash, ours), trouble_hash(turn->hash, theirs), number - 1);
}

/* Those that stand before the next turn. */
static bool replay_notes(MoatGame *game, const Opening *opening, MoatTrouble *trouble) {
    const Journal *journal = &opening->journal;
    for (int i = game->notes; i < journal->notes && journal->note[i].turn == game->turns; i++)
        if (!note_take(game, &journal->note[i]))
            return trouble_say(trouble,
                "The note %.31s before turn %d of %.400s cannot have been made there. The %d turns before are sound; a new game can be "
                "made from them.",
                journal->note[i].id, game->turns + 1, opening->path, game->turns);
    return true;
}

static bool replay_draft(MoatGame *game, const Opening *opening, MoatSide side, MoatTrouble *trouble) {
    Slice text = opening->journal.draft[side];
    if (text.size == 0 || codec_read(game->rules, game->turns, side, text, &game->draft[side])) return true;
    game->draft[side].count = 0;
    return trouble_say(trouble,
        "The draft of turn %d in %.400s is not understood. The %d turns before are sound; a new game can be made from them.",
        game->turns + 1, opening->path, game->turns);
}

/* False at the first turn that does not come out; the game then stands somewhere at or after it, but its sound turns are *sound. */
static bool replay(MoatGame *game, const Opening *opening, int *sound, MoatTrouble *trouble) {
    for (*sound = 0; *sound < opening->journal.turns; ++*sound)
        if (!replay_notes(game, opening, trouble) || !replay_turn(game, opening, trouble)) return false;
    return replay_notes(game, opening, trouble) && replay_draft(game, opening, 0, trouble) && replay_draft(game, opening, 1, trouble);
}

/* --- a torn end --- */

static bool write_torn(const char *path, Slice rest) {
    int file = disk_open(path, DISK_NEW);
    if (file < 0) return false;
    bool good = disk_write(file, 0, rest.at, rest.size) && disk_sync(file);
    int error = errno;
    disk_close(file);
    if (!good) (void)disk_remove(path);
    errno = error;
    return good;
}

static bool keep_torn(const Opening *opening, Slice rest, MoatTrouble *trouble) {
    char *path = NULL;
    bool good = false;
    errno = EEXIST;
    for (int i = 1; i <= TORN_NAMES && !good && errno == EEXIST; i++) {
        free(path);
        path = NULL;
        if (asprintf(&path, i == 1 ? "%s.torn" : "%s.torn-%d", opening->path, i) < 0)
            path = NULL, errno = ENOMEM;
        else
            good = write_torn(path, rest);
    }
    char *folder = good ? store_folder(path) : NULL;
    good = folder && disk_sync_folder(folder);
    if (!good) trouble_disk(trouble, errno, "Cannot put the damaged end aside beside %.400s: %s.", opening->path);
    free(folder);
    free(path);
    return good;
}

static bool cut_torn(const Opening *opening, MoatTrouble *trouble) {
    const Journal *journal = &opening->journal;
    Slice rest = {opening->bytes + journal->good, opening->size - journal->good};
    bool kept = journal->state == JOURNAL_FRAYED;
    if (kept && !keep_torn(opening, rest, trouble)) return false;
    if (!disk_cut(opening->file, journal->good) || !disk_sync(opening->file))
        return trouble_disk(trouble, errno, "Cannot repair %.400s: %s.", opening->path);
    if (kept)
        trouble_say(trouble,
            "The end of %.400s had not been written to its end: %zu bytes after turn %d were cut and kept in a file beside it (.torn). The "
            "game goes on from there.",
            opening->path, rest.size, journal->turns);
    else
        trouble_say(trouble,
            "The end of %.400s had not been written to its end: %zu bytes after turn %d were cut. The game goes on from there.",
            opening->path, rest.size, journal->turns);
    return true;
}

static void tell_torn(const Opening *opening, MoatTrouble *trouble) {
    trouble_say(trouble, "The end of %.400s is not whole: %zu bytes after turn %d were left out.", opening->path,
        opening->size - opening->journal.good, opening->journal.turns);
}

/* --- open --- */

static bool take_over(MoatGame *game, Opening *opening, bool read_only, MoatTrouble *trouble) {
    const Journal *journal = &opening->journal;
    bool torn = journal->state != JOURNAL_WHOLE;
    if (torn && read_only) tell_torn(opening, trouble);
    if (torn && !read_only && !cut_torn(opening, trouble)) return false;
    game->path = strdup(opening->path);
    if (!game->path) return trouble_say(trouble, "There is not enough memory for a game.");
    if (read_only) return true;
    /* What an earlier process wrote may not have been synced by it: the next sync counts for all of it. */
    game->store.written = (Mark){journal->good, journal->chain, journal->turns, journal->notes};
    game->store.format = journal->head.format;
    game->store.file = opening->file;
    opening->file = -1;
    if (!disk_sync(game->store.file)) return trouble_disk(trouble, errno, "Cannot write to %.400s: %s.", game->path);
    game->store.synced = game->store.written;
    return true;
}

static MoatGame *play_again(Opening *opening, bool read_only, MoatTrouble *trouble) {
    const Journal *journal = &opening->journal;
    if (journal->state == JOURNAL_DAMAGED) return journal_damage(journal, opening->path, trouble), NULL;
    MoatGame *game = game_make(opening->rules, journal->head.seed, journal->head.seat, trouble);
    int sound;
    if (!game || (replay(game, opening, &sound, trouble) && take_over(game, opening, read_only, trouble))) return game;
    if (game->store.file >= 0) disk_close(game->store.file);
    game->store.file = -1;
    moat_game_close(game);
    return NULL;
}

MoatGame *moat_game_open(const char *path, const MoatRules *rules, bool read_only, MoatTrouble *trouble) {
    trouble_none(trouble);
    Opening opening = {.path = path, .rules = rules, .file = -1};
    MoatGame *game = NULL;
    if (get_file(&opening, read_only ? DISK_READ : DISK_EDIT, trouble) &&
        journal_read(&opening.journal, path, opening.bytes, opening.size, trouble) && fits_rules(&opening, trouble))
        game = play_again(&opening, read_only, trouble);
    let_go(&opening);
    return game;
}

/* --- salvage --- */

/* The world cannot be played backwards: the sound turns are played once more. */
static MoatGame *replay_sound(const Opening *opening, MoatTrouble *trouble) {
    const JournalHead *head = &opening->journal.head;
    MoatGame *whole = game_make(opening->rules, head->seed, head->seat, trouble);
    int sound = 0;
    if (whole) (void)replay(whole, opening, &sound, NULL);
    MoatGame *game = whole ? moat_game_branch(whole, NULL, sound, trouble) : NULL;
    moat_game_close(whole);
    return game;
}

MoatGame *moat_game_salvage(const char *path, const MoatRules *rules, MoatTrouble *trouble) {
    trouble_none(trouble);
    Opening opening = {.path = path, .rules = rules, .file = -1};
    MoatGame *game = NULL;
    char *folder = store_folder(path);
    if (folder && get_file(&opening, DISK_READ, trouble) && journal_read(&opening.journal, path, opening.bytes, opening.size, trouble) &&
        fits_rules(&opening, trouble))
        game = replay_sound(&opening, trouble);
    let_go(&opening);
    if (game && !store_create(game, folder, trouble)) moat_game_close(game), game = NULL;
    free(folder);
    return game;
}
