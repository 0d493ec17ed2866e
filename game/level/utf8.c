/* utf8.c - UTF-8 from outside. */
#include "utf8.h"
#include <stdio.h>
#include <string.h>

int utf8_next(const char *text, size_t size, uint32_t *character) {
    const unsigned char *byte = (const unsigned char *)text;
    if (size == 0) return 0;
    if (byte[0] < 0x80) {
        *character = byte[0];
        return 1;
    }
    int length = byte[0] >= 0xF0 ? 4 : byte[0] >= 0xE0 ? 3 : 2;
    if (byte[0] < 0xC2 || byte[0] > 0xF4 || size < (size_t)length) return 0;
    uint32_t value = byte[0] & (0xFFu >> (length + 1));
    for (int i = 1; i < length; i++) {
        if ((byte[i] & 0xC0) != 0x80) return 0;
        value = value << 6 | (byte[i] & 0x3F);
    }
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < least[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return 0;
    *character = value;
    return length;
}

typedef struct Range {
    uint32_t first, last;
} Range;

static bool within(const Range *range, int count, uint32_t character) {
    for (int i = 0; i < count && character >= range[i].first; i++)
        if (character <= range[i].last) return true;
    return false;
}

bool text_hidden(uint32_t character) {
    static const Range hidden[] = {{0x0000, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x061C, 0x061C},
        {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164},
        {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB}, {0xFFFE, 0xFFFF}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};
    if (character >= 0x20 && character < 0x7F) return false;
    return within(hidden, sizeof hidden / sizeof *hidden, character);
}

int text_safe(char *to, int room, const char *from, size_t size) {
    int used = 0;
    while (size > 0) {
        if (*from >= 0x20 && *from < 0x7F && used + 1 < room) { /* most of a text */
            to[used++] = *from++;
            size--;
            continue;
        }
        char shown[16];
        uint32_t character = 0;
        int length = utf8_next(from, size, &character), taken = length ? length : 1, wide = length;
        if (!length)
            wide = snprintf(shown, sizeof shown, "\\x%02X", (unsigned char)*from);
        else if (!text_hidden(character))
            memcpy(shown, from, (size_t)length);
        else
            wide = snprintf(shown, sizeof shown, character < 0x100 ? "\\x%02X" : "<U+%04X>", (unsigned)character);
        if (used + wide >= room) break;
        memcpy(to + used, shown, (size_t)wide);
        used += wide;
        from += taken;
        size -= (size_t)taken;
    }
    to[used] = 0;
    return used;
}

int text_cells(const char *text) {
    static const Range none[] = {
        {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A}, {0x064B, 0x065F}, {0x20D0, 0x20FF}};
    static const Range two[] = {{0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0x33FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xA000, 0xA4CF},
        {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}};
    int cells = 0;
    size_t size = strlen(text);
    while (size > 0) {
        if ((unsigned char)*text < 0x80) {
            cells++;
            text++;
            size--;
            continue;
        }
        uint32_t character = 0;
        int length = utf8_next(text, size, &character);
        if (!length) length = 1;
        if (!within(none, sizeof none / sizeof *none, character)) cells += within(two, sizeof two / sizeof *two, character) ? 2 : 1;
        text += length;
        size -= (size_t)length;
    }
    return cells;
}

enum { LONGEST = 64 };

int text_distance(const char *a, const char *b, int most) {
    int rows[3][LONGEST + 1];
    int m = (int)strlen(a), n = (int)strlen(b);
    if (m > LONGEST || n > LONGEST || m - n > most || n - m > most) return most + 1;
    for (int j = 0; j <= n; j++) rows[0][j] = j;
    for (int i = 1; i <= m; i++) {
        int *row = rows[i % 3], *above = rows[(i + 2) % 3], *second = rows[(i + 1) % 3], least = i;
        row[0] = i;
        for (int j = 1; j <= n; j++) {
            int best = above[j - 1] + (a[i - 1] != b[j - 1]);
            if (above[j] + 1 < best) best = above[j] + 1;
            if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && second[j - 2] + 1 < best) best = second[j - 2] + 1;
            row[j] = best;
            if (best < least) least = best;
        }
        if (least > most) return most + 1;
    }
    int distance = rows[m % 3][n];
    return distance > most ? most + 1 : distance;
}
