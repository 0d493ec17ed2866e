/* games.c - beginning and opening games, whoever asks: the command line or the menu. */
#include "command.h"
#include "words.h"
#include "platform.h"
#include <stdlib.h>

uint64_t game_seed(void) {
    uint64_t seed = 0;
    if (!platform_chance(&seed, sizeof seed)) command_complain(_("The system gives no random numbers; the seed is 0."));
    return seed >> 33; /* short enough to be told and typed */
}

/* A game that cannot be saved is played in memory, and that is said before the first order. */
static Session *begin(const MoatRules *rules, const char *folder, uint64_t seed, const MoatSeat seats[MOAT_BLOCS], bool plain) {
    MoatTrouble trouble = {0};
    Session *session = folder[0] ? session_new(rules, folder, seed, seats, &trouble) : NULL;
    if (session) return session;
    if (folder[0])
        command_complain("%s", words_trouble(&trouble));
    else
        command_complain(_("There is no home folder to save games in."));
    command_complain(_("The game goes on in memory and is lost when you leave. To save it, start again with --save FOLDER."));
    face_wait(plain);
    session = session_new(rules, NULL, seed, seats, &trouble);
    if (!session) command_complain("%s", words_trouble(&trouble));
    return session;
}

int game_new(MoatRules *rules, const char *folder, uint64_t seed, const MoatSeat seats[MOAT_BLOCS], bool plain) {
    return game_new_lesson(rules, folder, seed, seats, NULL, plain);
}

int game_new_lesson(
    MoatRules *rules, const char *folder, uint64_t seed, const MoatSeat seats[MOAT_BLOCS], const MoatNote *note, bool plain) {
    if (!rules) return EXIT_TROUBLE;
    Session *session = begin(rules, folder, seed, seats, plain);
    MoatTrouble trouble = {0};
    if (session && note && !moat_game_note(session_game(session), note, &trouble)) command_complain("%s", words_trouble(&trouble));
    face_speaks(rules);
    int status = session ? face_play(session, plain) : EXIT_TROUBLE;
    face_speaks(NULL);
    session_close(session);
    moat_rules_free(rules);
    return status;
}

/* Damaged, and not only open elsewhere or unwritable: it cannot be looked at, either. */
static bool damaged(const MoatGameCard *card, const MoatRules *rules) {
    MoatTrouble trouble;
    MoatGame *game = card->level_hash == rules->hash ? moat_game_open(card->path, rules, true, &trouble) : NULL;
    moat_game_close(game);
    return card->level_hash == rules->hash && game == NULL;
}

/* Opens what a card names; what there is to say is said, whether it could be opened or not. */
static Session *open_session(const MoatGameCard *card, const MoatRules *rules, GameUse use, bool plain) {
    MoatTrouble trouble = {0};
    Session *session =
        use == GAME_SALVAGE ? session_salvage(card->path, rules, &trouble) : session_open(card->path, rules, use != GAME_RESUME, &trouble);
    if (trouble.text[0]) command_complain("%s", words_trouble(&trouble));
    if (session && trouble.text[0]) face_wait(plain);
    if (!session && use == GAME_RESUME && damaged(card, rules))
        command_complain(_("If the file is damaged: moat resume --salvage %s begins a new game from its sound turns."), card->path);
    return session;
}

static int face_for(Session *session, GameUse use, bool plain) {
    if (use == GAME_REPLAY) return face_replay(session, plain);
    if (use == GAME_ANALYSE || use == GAME_TELL) return face_analyse(session, plain, use == GAME_ANALYSE);
    return face_play(session, plain);
}

int game_open(const MoatGameCard *card, GameUse use, bool plain) {
    MoatGameCard again;
    MoatTrouble trouble = {0};
    /* A list keeps no reason why a game cannot be read; its header is read again for one. */
    if (card->turns < 0 && !moat_game_card(card->path, &again, &trouble) && !again.level[0]) {
        command_complain("%s", words_trouble(&trouble));
        return EXIT_TROUBLE;
    }
    if (card->turns < 0) card = &again;
    MoatRules *rules = level_open(card->level);
    if (!rules) return EXIT_TROUBLE;
    Session *session = open_session(card, rules, use, plain);
    face_speaks(rules);
    int status = session ? face_for(session, use, plain) : EXIT_TROUBLE;
    face_speaks(NULL);
    session_close(session);
    moat_rules_free(rules);
    return status;
}

MoatGameCard *game_list(const char *folder, int *count) {
    enum { MOST = 512 };
    MoatGameCard *cards = calloc(MOST, sizeof *cards);
    *count = cards ? moat_games(folder, cards, MOST) : 0;
    if (*count > MOST) *count = MOST;
    return cards;
}
