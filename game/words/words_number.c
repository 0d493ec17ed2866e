#include "words_number.h"
#include "gettext.h"
#include <inttypes.h>
#include <stdio.h>

int words_number_decimals(MoatUnit unit, MoatType type) {
    switch (unit) {
    case MOAT_UNIT_MONEY:
    case MOAT_UNIT_POINTS: return 1;
    case MOAT_UNIT_CHIPS: return 2;
    case MOAT_UNIT_NUMBER: return type == MOAT_TYPE_COUNT ? 0 : 2;
    default: return 0;
    }
}

int words_number_fine(const MoatQuantityRow *row) {
    return row->type == MOAT_TYPE_COUNT ? 0 : words_number_decimals(row->unit, row->type) + 1;
}

static MoatLong power_of_ten(int n) {
    MoatLong power = 1;
    while (n-- > 0) power *= 10;
    return power;
}

static MoatLong scale_of(MoatUnit unit, int decimals) { return power_of_ten(decimals + (unit == MOAT_UNIT_SHARE ? 2 : 0)); }

/* The value counted in the last digit shown. Values stay below 2^40 in Q47.16 and the scale below 2^20. */
static MoatLong digits(MoatLong value, MoatLong scale) {
    MoatLong size = value < 0 ? -value : value;
    size = (size * scale + MOAT_ONE / 2) / MOAT_ONE;
    return value < 0 ? -size : size;
}

MoatLong words_number_count(MoatUnit unit, MoatLong value, int decimals) { return digits(value, scale_of(unit, decimals)); }

MoatLong words_number_value(MoatUnit unit, MoatLong count, int decimals) {
    MoatLong scale = scale_of(unit, decimals), size = count < 0 ? -count : count;
    size = (size * MOAT_ONE * 2 + scale) / (2 * scale);
    return count < 0 ? -size : size;
}

void words_number_add(WordsText *text, MoatUnit unit, MoatLong value, int decimals, bool sign) {
    MoatLong count = digits(value, scale_of(unit, decimals)), size = count < 0 ? -count : count, power = power_of_ten(decimals);
    char number[48];
    int length = snprintf(number, sizeof number, "%s%" PRId64, count < 0 ? "-" : sign ? "+" : "", size / power);
    /* Translators: the decimal point. */
    if (decimals > 0) snprintf(number + length, sizeof number - (size_t)length, "%s%0*" PRId64, _("."), decimals, size % power);
    switch (unit) {
    /* Translators: billions of US dollars. */
    case MOAT_UNIT_MONEY: words_addf(text, _("%s bn"), number); break;
    /* Translators: millions of accelerators. */
    case MOAT_UNIT_CHIPS: words_addf(text, _("%s M"), number); break;
    case MOAT_UNIT_SHARE: words_addf(text, _("%s %%"), number); break;
    case MOAT_UNIT_QUARTERS: words_addf(text, P_("%s quarter", "%s quarters", size), number); break;
    default: words_add(text, number); break;
    }
}
