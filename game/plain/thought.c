/* thought.c - the rival's reasons after a turn, and advice before it. */
#include "face.h"
#include <string.h>

static void say_thought(Plain *plain, const MoatWorld *world, MoatSide side, const MoatThought *thought, bool advice) {
    WordsThought list[WORDS_THOUGHTS];
    int count = words_thought(plain->rules, world, side, thought, advice, list, WORDS_THOUGHTS);
    for (int i = 0; i < count; i++) plain_say(plain, "%s", list[i].text);
}

void plain_do_reasons(Plain *plain, const char *text) {
    (void)text;
    const WordsStory *story = session_story(plain->session);
    MoatSide rival = moat_rival(plain_side(plain));
    if (!story) {
        plain_say(plain, _("No turn has been played yet."));
        return;
    }
    const MoatThought *thought = session_rival_thought(plain->session, story->turn);
    if (thought)
        say_thought(plain, &story->before, rival, thought, false);
    else
        plain_say(plain, _("Only a person knows why %s ordered that."), plain_bloc(plain, rival));
}

void plain_do_advice(Plain *plain, const char *text) {
    char behind[WORDS_LINE];
    int points, error;
    const MoatThought *thought = session_advice(plain->session);
    if (!thought) {
        plain_say(plain, _("There is nothing left to advise."));
        return;
    }
    say_thought(plain, plain_world(plain), plain_side(plain), thought, true);
    if (strcmp(text, "take") == 0 && session_take_advice(plain->session)) {
        plain_say(plain, _("The adviser's orders were given. Take back what you like better otherwise."));
        plain_do_draft(plain, "");
        return;
    }
    if (!session_draft_behind(plain->session, &points, &error)) return;
    words_draft_behind(points, error, behind, sizeof behind);
    plain_say(plain, "%s", behind);
}
