/* occasions.c - events, tenders and doctrines. */
#include "face.h"

static void say_answers(Plain *plain, int e) {
    const MoatEvent *event = &plain->rules->event[e];
    for (int a = 0; a < event->answers; a++) {
        char label[WORDS_LINE];
        words_answer(plain->rules, plain_world(plain), e, a, label, sizeof label);
        plain_say(plain, _("Say answer %s %s for: %s."), event->id, event->answer[a].id, label);
    }
}

static int say_waiting(Plain *plain) {
    int count = 0;
    for (int e = 0; e < plain->rules->events; e++) {
        int waiting = plain_world(plain)->waiting[plain_side(plain)][e];
        if (waiting == 0) continue;
        int subject = plain->rules->event[e].subject == MOAT_NOBODY ? -1 : waiting - 1;
        char title[WORDS_LINE], body[500];
        words_event_title(plain->rules, e, subject, title, sizeof title);
        words_event_text(plain->rules, e, subject, body, sizeof body);
        plain_say(plain, _("An event waits for your answer. %s. %s"), title, body);
        say_answers(plain, e);
        count++;
    }
    return count;
}

void plain_do_events(Plain *plain, const char *text) {
    (void)text;
    if (say_waiting(plain) == 0) plain_say(plain, _("No event waits for your answer."));
    const WordsStory *story = session_story(plain->session);
    if (!story) return;
    WordsHappening list[WORDS_HAPPENINGS];
    int count = words_happenings(story, plain->rules, list, WORDS_HAPPENINGS);
    for (int i = 0; i < count; i++) {
        char sentence[700];
        if (list[i].kind != WORDS_EVENT && list[i].kind != WORDS_SCHEDULED) continue;
        words_happening(plain->rules, story, &list[i], sentence, sizeof sentence);
        plain_say(plain, _("Last turn: %s"), sentence);
    }
}

static void say_tender(Plain *plain, int place, const char *when) {
    const MoatTenderPlace *tender = &plain->rules->tender[place];
    plain_say(plain, _("%s: %s (%s, %s)."), when, moat_text(plain->rules, &tender->name), words_segment(plain->rules, tender->segment),
        words_market(plain->rules, tender->market));
}

void plain_do_tenders(Plain *plain, const char *text) {
    (void)text;
    const MoatWorld *world = plain_world(plain);
    int count = 0;
    for (int k = 0; k < MOAT_TENDERS; k++) {
        if (world->tender[k] == 0) continue;
        say_tender(plain, world->tender[k] - 1, _("Decided this turn"));
        plain_say(plain, _("Say bid %s and 1, 2 or 3 for a low, middling or high bid."), plain->rules->tender[world->tender[k] - 1].id);
        count++;
    }
    if (count) {
        char how[2 * WORDS_LINE];
        words_tenders(plain->rules, how, sizeof how);
        plain_say(plain, "%s", how);
    } else
        plain_say(plain, _("No tender is decided this turn."));
    for (int k = 0; k < MOAT_TENDERS; k++)
        if (world->tender_next[k]) say_tender(plain, world->tender_next[k] - 1, _("Announced for the next turn"));
}

static void say_doctrine_date(Plain *plain, int date, MoatSide b) {
    const MoatDoctrineDate *at = &plain->rules->doctrine[date];
    int chosen = plain_world(plain)->doctrine[b][date];
    if (chosen > 0) {
        const MoatDoctrine *doctrine = &at->offer[b][chosen - 1];
        plain_say(plain, _("%s has chosen %s. %s"), plain_bloc(plain, b), moat_text(plain->rules, &doctrine->name),
            moat_text(plain->rules, &doctrine->text));
        return;
    }
    plain_say(plain, _("%s chooses a doctrine in %s."), plain_bloc(plain, b), plain_date(plain, at->turn));
    for (int i = 0; i < at->offers[b]; i++)
        plain_say(plain, _("On offer to %s: %s (say doctrine %s). %s"), plain_bloc(plain, b),
            moat_text(plain->rules, &at->offer[b][i].name), at->offer[b][i].id, moat_text(plain->rules, &at->offer[b][i].text));
}

void plain_do_doctrines(Plain *plain, const char *text) {
    (void)text;
    if (plain->rules->doctrine_dates == 0) plain_say(plain, _("This level has no doctrines."));
    for (int date = 0; date < plain->rules->doctrine_dates; date++)
        for (MoatSide b = 0; b < MOAT_BLOCS; b++)
            if (plain->rules->doctrine[date].offers[b] > 0) say_doctrine_date(plain, date, b);
}
