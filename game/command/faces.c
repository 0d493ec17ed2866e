/* faces.c - which face plays, and the menu. */
#include "command.h"
#include "plain.h"
#include "watch.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef MOAT_WITH_SCREEN
#include "screen.h"
#endif

bool face_is_plain(bool asked) {
#ifdef MOAT_WITH_SCREEN
    return asked || !isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO);
#else
    (void)asked;
    return true;
#endif
}

void face_wait(bool plain) {
    if (plain || !isatty(STDIN_FILENO)) return;
    fputs(_("Press Enter to go on."), stderr);
    for (int c = getchar(); c != '\n' && c != EOF;) c = getchar();
}

static int play_plain(Session *session) { return plain_play(session, stdin, stdout) == 0 ? EXIT_FINE : EXIT_TROUBLE; }

static int analyse_plain(Session *session, bool questions) {
    return plain_analyse(session, questions ? stdin : NULL, stdout) == 0 ? EXIT_FINE : EXIT_TROUBLE;
}

static int replay_plain(Session *session) { return plain_replay(session, stdout) == 0 ? EXIT_FINE : EXIT_TROUBLE; }

#ifdef MOAT_WITH_SCREEN
/* Status of a screen that ended, once the terminal is back to what it was. */
static int status_of(ScreenEnd end) {
    screen_close();
    if (end.kind == SCREEN_NO_TERMINAL) command_complain("%s", end.trouble);
    return end.kind == SCREEN_SIGNAL ? 128 + end.signal : end.kind == SCREEN_NO_TERMINAL ? EXIT_MISUSE : EXIT_FINE;
}

static void say_saved(Session *session) {
    const char *path = moat_game_path(session_game(session)), *trouble = session_trouble(session);
    if (trouble[0])
        command_complain(_("This game could not be saved. %s"), trouble);
    else if (path[0] && session_room_code(session))
        printf(_("The game is saved. To go on with it: moat class join %s\n"), session_room_code(session));
    else if (path[0])
        printf(_("The game is saved. To go on with it: moat resume %s\n"), path);
}

/* The rules of the game on the screen: they speak the language that is set while it goes on. */
static MoatRules *spoken;

void face_speaks(MoatRules *rules) { spoken = rules; }

/* What must follow a setting at once. */
static const char *apply_settings(void *context, Setting setting) {
    (void)context;
    if (setting == SETTING_language) {
        language_set(preferences()->value[setting]);
        if (spoken) moat_rules_speak(spoken, language_chosen());
    }
    sounds_follow_settings();
    return preferences_store();
}

static const char *first_words;

static ScreenOptions options_of_player(void) {
    const char *say = first_words;
    first_words = NULL;
    return (ScreenOptions){.keys = file_of_keys(), .settings = preferences(), .changed = apply_settings, .sound = sounds(), .say = say};
}

int face_play_watched(Session *session, const ScreenWatch *watch) {
    ScreenOptions options = options_of_player();
    options.watch = watch;
    ScreenEnd end = screen_play(session, &options);
    if (end.kind == SCREEN_MENU) return FACE_MENU;
    int status = status_of(end);
    if (end.kind != SCREEN_NO_TERMINAL) say_saved(session);
    return status;
}

static int play_screen(Session *session) { return face_play_watched(session, NULL); }

static int replay_screen(Session *session) {
    ScreenOptions options = options_of_player();
    return status_of(screen_replay_game(session, &options));
}

typedef struct Levels {
    MoatLevelCard *card;
    int count, room;
} Levels;

static void take_level(void *context, const char *name, const char *path) {
    Levels *levels = context;
    (void)name;
    if (levels->count == levels->room) {
        int room = levels->room ? 2 * levels->room : 16;
        MoatLevelCard *grown = realloc(levels->card, (size_t)room * sizeof *grown);
        if (!grown) return;
        levels->card = grown;
        levels->room = room;
    }
    if (moat_level_card(path, &levels->card[levels->count]) && !levels->card[levels->count].abstract) levels->count++;
}

/* The main level stands first: it is what a newcomer should meet. */
static void main_level_first(Levels *levels) {
    for (int k = 1; k < levels->count; k++) {
        MoatLevelCard card = levels->card[k];
        if (strcmp(card.id, LEVEL_MAIN) != 0) continue;
        memmove(&levels->card[1], &levels->card[0], (size_t)k * sizeof card);
        levels->card[0] = card;
        return;
    }
}

/* What was chosen is played. What may be said on the way is said on the bare terminal and once more in the menu. */
static int play_choice(const ScreenMenu *menu, const ScreenChoice *choice) {
    screen_close();
    (void)command_complaint(); /* of what came before nothing is said again */
    if (choice->daily) return daily_play(false);
    if (choice->replay) {
        int status = game_open(&menu->game[choice->game], GAME_REPLAY, false);
        return status == EXIT_FINE ? FACE_MENU : status;
    }
    if (choice->resume) return game_open(&menu->game[choice->game], choice->look_back ? GAME_ANALYSE : GAME_RESUME, false);
    return game_new(
        level_open(menu->level[choice->level].path), folder_of_games(), choice->seeded ? choice->seed : game_seed(), choice->seat, false);
}

static int scores_of(const ScreenMenu *menu, ScreenScore *list, int most) {
    GameResult *results = calloc((size_t)most, sizeof *results);
    int found = results ? game_results(menu->game, menu->games, results, most) : 0;
    for (int i = 0; i < found; i++) {
        const GameResult *from = &results[i];
        list[i] = (ScreenScore){(int)(from->card - menu->game), from->side, from->outcome, from->score[from->side], "", ""};
        memcpy(list[i].bloc, from->bloc[from->side], sizeof list[i].bloc);
        memcpy(list[i].against, from->against, sizeof list[i].against);
    }
    free(results);
    return found;
}

/* A name each, "" before it is asked for, and the rules that were loaded last for one. */
typedef struct Rivals {
    char (*name)[160];
    MoatLanguage language;
    MoatRules *rules;
} Rivals;

static const char *rival_of(const ScreenMenu *menu, int game) {
    Rivals *rivals = menu->rivals;
    if (!rivals->name) return "";
    if (rivals->language != language_chosen()) memset(rivals->name, 0, (size_t)menu->games * sizeof *rivals->name);
    rivals->language = language_chosen();
    if (rivals->rules) moat_rules_speak(rivals->rules, rivals->language);
    char *name = rivals->name[game];
    if (!name[0]) game_rivals(&menu->game[game], &rivals->rules, name, sizeof *rivals->name);
    return name;
}

/* Shows the menu once and plays what was chosen. FACE_MENU: show it again. */
static int menu_round(const char *say) {
    Levels levels = {0};
    ScreenMenu menu = {.folders = folders_of_levels(), .language = language_chosen, .say = say};
    ScreenOptions options = options_of_player();
    ScreenChoice choice = {0};
    levels_visit(take_level, &levels);
    main_level_first(&levels);
    MoatGameCard *games = game_list(folder_of_games(), &menu.games);
    menu.level = levels.card;
    menu.levels = levels.count;
    menu.game = games;
    char day[200];
    Daily daily = daily_look(games, menu.games);
    daily_say(&daily, day, sizeof day);
    menu.daily = day;
    menu.scores = scores_of;
    Rivals rivals = {.name = calloc((size_t)menu.games + 1, sizeof *rivals.name), .language = language_chosen()};
    menu.rival = rival_of;
    menu.rivals = &rivals;
    ScreenEnd end = screen_menu(&menu, &options, &choice);
    int status = end.kind == SCREEN_MENU ? play_choice(&menu, &choice) : status_of(end);
    free(levels.card);
    free(games);
    free(rivals.name);
    moat_rules_free(rivals.rules);
    return end.kind == SCREEN_MENU && status == EXIT_TROUBLE ? FACE_MENU : status;
}

void face_say_first(const char *text, bool plain) {
    if (plain)
        printf("%s\n", text);
    else
        first_words = text;
}

int face_play(Session *session, bool plain) { return plain ? play_plain(session) : play_screen(session); }

int face_replay(Session *session, bool plain) { return plain ? replay_plain(session) : replay_screen(session); }

int face_analyse(Session *session, bool plain, bool questions) {
    if (plain) return analyse_plain(session, questions);
    ScreenOptions options = options_of_player();
    ScreenEnd end = screen_analyse_game(session, &options);
    return end.kind == SCREEN_MENU ? FACE_MENU : status_of(end);
}

int face_menu(void) {
    if (face_is_plain(false)) {
        command_complain(_("The menu needs a terminal. Say moat play --plain for a game in sentences, moat --help for the rest."));
        return EXIT_MISUSE;
    }
    int status = menu_round(NULL);
    while (status == FACE_MENU) status = menu_round(command_complaint());
    return status;
}
#else
void face_speaks(MoatRules *rules) { (void)rules; }

int face_play(Session *session, bool plain) {
    (void)plain;
    return play_plain(session);
}

int face_replay(Session *session, bool plain) {
    (void)plain;
    return replay_plain(session);
}

int face_analyse(Session *session, bool plain, bool questions) {
    (void)plain;
    return analyse_plain(session, questions);
}

int face_menu(void) {
    command_complain(_("This program was built without the screen. Say moat play for a game in sentences, moat --help for the rest."));
    return EXIT_MISUSE;
}
#endif
