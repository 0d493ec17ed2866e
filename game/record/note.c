/* note.c - what a class adds to a game: who plays, what was predicted, answers of the quiz, a teacher's cards. */
#include <stdlib.h>
#include <string.h>

#include "game.h"
#include "trouble.h"

static bool in_range(const MoatNote *note) {
    bool side = note->side == 0 || note->side == 1;
    switch (note->kind) {
    case MOAT_NOTE_CLASS: return note->number >= 0 && note->number <= 999;
    case MOAT_NOTE_PREDICT: return side && note->number >= 0 && note->number <= 100;
    case MOAT_NOTE_QUIZ: return side && note->number >= 1 && note->number <= MOAT_ANSWERS;
    case MOAT_NOTE_CARD: return note->number >= -1 && note->number < 32;
    default: return false;
    }
}

bool note_sound(const MoatNote *note) {
    char text[sizeof note->text];
    memcpy(text, note->text, sizeof text);
    if (memchr(text, '\0', sizeof text) == NULL) return false;
    trouble_clean(text);
    return line_is_id(note->id) && in_range(note) && strcmp(text, note->text) == 0 && (note->kind == MOAT_NOTE_PREDICT || !text[0]);
}

static bool make_room(MoatGame *game) {
    if (game->notes < game->notes_room) return true;
    int room = game->notes_room ? 2 * game->notes_room : 8;
    MoatNote *note = game->notes < MOAT_NOTES_MOST ? realloc(game->note, (size_t)room * sizeof *note) : NULL;
    if (!note) return false;
    game->note = note;
    game->notes_room = room;
    return true;
}

bool note_take(MoatGame *game, const MoatNote *note) {
    if (!make_room(game)) return false;
    game->note[game->notes] = *note;
    game->note[game->notes++].turn = game->turns;
    if (note->kind != MOAT_NOTE_CARD || game_cards(game, game->notes - 1, game->turns, &game->world)) return true;
    game->notes--;
    return false;
}

bool moat_game_note(MoatGame *game, const MoatNote *note, MoatTrouble *trouble) {
    MoatNote clean = *note;
    trouble_none(trouble);
    clean.text[sizeof clean.text - 1] = '\0';
    trouble_clean(clean.text);
    if (!note_sound(&clean)) return trouble_say(trouble, "A note named %.31s cannot stand in a journal.", note->id);
    if (!note_take(game, &clean))
        return note->kind == MOAT_NOTE_CARD ? trouble_say(trouble, "The event %.31s cannot happen now.", note->id)
                                            : trouble_say(trouble, "There is no room for the note %.31s.", note->id);
    (void)store_flush(game, false, trouble);
    return true;
}

int moat_game_notes(const MoatGame *game) { return game->notes; }
const MoatNote *moat_game_note_at(const MoatGame *game, int i) { return i >= 0 && i < game->notes ? &game->note[i] : NULL; }

MoatGame *moat_game_branch(const MoatGame *game, const char *folder, int turns, MoatTrouble *trouble) {
    trouble_none(trouble);
    if (turns < 0 || turns > game->turns) return trouble_say(trouble, "There are only %d ended turns to go back to.", game->turns), NULL;
    MoatGame *made = game_make(game->rules, game->seed, game->seat, trouble);
    for (int t = 0, i = 0; made && t <= turns; t++) {
        for (; i < game->notes && game->note[i].turn == t; i++)
            if (t < turns || game->note[i].kind == MOAT_NOTE_CLASS || game->note[i].kind == MOAT_NOTE_CARD)
                (void)note_take(made, &game->note[i]);
        if (t < turns) game_play(made, game->orders[t], NULL);
    }
    if (!made || !folder || store_create(made, folder, trouble)) return made;
    moat_game_close(made);
    return NULL;
}
