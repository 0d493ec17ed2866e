/* mood.c - mood.def read against a world and the story of a turn. */
#include "mood.h"
#include <stddef.h>
#include "words.h"

/* --- tension --- */

enum { OWN, RIVAL, WORLD };
#define NEVER INT64_MAX

typedef struct Strain {
    MoatQuantity quantity;
    int whose;
    MoatLong contest, crisis;
} Strain;

static MoatLong worse(const Strain *strain, MoatLong one, MoatLong other) {
    bool less = strain->crisis < strain->contest;
    return less == (one < other) ? one : other;
}

static bool reached(const Strain *strain, MoatLong value, MoatLong line) {
    bool less = strain->crisis < strain->contest || line < 0;
    return line != NEVER && (less ? value <= line : value >= line);
}

/* Of all regulators the worst; of all else the one there is. */
static MoatLong read(const Strain *strain, const MoatWorld *world, const MoatRules *rules, MoatSide side) {
    bool regulators = moat_quantity(strain->quantity)->scope == MOAT_SCOPE_REGULATOR_BLOC;
    int bloc = strain->whose == RIVAL ? moat_rival(side) : side;
    MoatName name = {
        (int16_t)strain->quantity, {(int16_t)(regulators || strain->whose == WORLD ? 0 : bloc), (int16_t)(regulators ? bloc : 0), 0}};
    MoatLong value = regulators && rules->regulators == 0 ? 0 : moat_read(world, rules, name);
    for (int r = 1; regulators && r < rules->regulators; r++) {
        name.at[0] = (int16_t)r;
        value = worse(strain, value, moat_read(world, rules, name));
    }
    return value;
}

SoundTension mood_tension(const MoatWorld *world, const MoatRules *rules, MoatSide side) {
    const Strain strains[] = {
#define STRAIN(quantity, whose, contest, crisis) {MOAT_Q_##quantity, whose, contest, crisis},
#include "mood.def"
    };
    SoundTension tension = SOUND_CALM;
    if (world->winner) return SOUND_CALM;
    for (size_t i = 0; i < sizeof strains / sizeof *strains && tension != SOUND_CRISIS; i++) {
        MoatLong value = read(&strains[i], world, rules, side);
        if (reached(&strains[i], value, strains[i].crisis))
            tension = SOUND_CRISIS;
        else if (reached(&strains[i], value, strains[i].contest))
            tension = SOUND_CONTEST;
    }
    return tension;
}

/* --- cues --- */

static const int weight[SOUND_CUES] = {
#define CUE(name, weight) weight,
#include "cues.def"
};

static bool cue_of(const WordsHappening *happening, const MoatWorld *after, MoatSide side, SoundCue *cue) {
    if (happening->kind == WORDS_TAP && happening->after <= happening->before) return false; /* it opens */
    if (happening->kind == WORDS_ENDED) {
        WordsOutcome outcome = words_outcome(after, side);
        *cue = outcome == WORDS_WON ? SOUND_victory : SOUND_defeat;
        return outcome != WORDS_DRAWN;
    }
    static const struct {
        WordsKind kind;
        int whose;
        SoundCue cue;
    } sounds[] = {
#define HAPPENING(kind, whose, cue) {WORDS_##kind, whose, SOUND_##cue},
#include "mood.def"
    };
    for (size_t i = 0; i < sizeof sounds / sizeof *sounds; i++) {
        *cue = sounds[i].cue;
        if (sounds[i].kind == happening->kind) return sounds[i].whose == WORLD || happening->side == side;
    }
    return false;
}

bool mood_cue(const WordsStory *story, const MoatRules *rules, MoatSide side, int quarter, SoundCue *cue) {
    WordsHappening list[WORDS_HAPPENINGS];
    int count = words_happenings(story, rules, list, WORDS_HAPPENINGS), heaviest = 0;
    for (int i = 0; i < count; i++) {
        SoundCue one;
        if (list[i].quarter != quarter || !cue_of(&list[i], &story->after, side, &one) || weight[one] <= heaviest) continue;
        heaviest = weight[one];
        *cue = one;
    }
    return heaviest > 0;
}
