/* scan.c - looks at the bytes of a file before YAML does: encoding, hidden characters, merge conflicts. libyaml would report bad
 * UTF-8 at the first column of the first line, and would guess UTF-16. */
#include "loader.h"
#include "utf8.h"
#include <string.h>

typedef struct Scan {
    Loader *loader;
    int source;
    const char *at, *end;
    int line, column;
    bool fatal, conflict, encoding; /* the last two: told of already */
} Scan;

static Spot here(const Scan *scan) { return spot_at(scan->source, scan->line, scan->column); }

static bool looks_utf16(const char *bytes, int size) {
    if (size < 2) return false;
    if (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0) return true;
    return size >= 4 && ((bytes[0] && !bytes[1] && bytes[2] && !bytes[3]) || (!bytes[0] && bytes[1] && !bytes[2] && bytes[3]));
}

static void tell_encoding(Scan *scan) {
    unsigned byte = (unsigned char)*scan->at;
    scan->fatal = true;
    if (scan->encoding) return; /* in a file of another encoding every accent is wrong, and all by one slip */
    scan->encoding = true;
    hint(scan->loader, "save the file as UTF-8%s", byte >= 0xA0 ? "; it looks like Latin-1 or Windows-1252" : "");
    problem(scan->loader, PROBLEM_ENCODING, here(scan), "the byte 0x%02X is not UTF-8 text", byte);
}

static const char *hidden_word(uint32_t character) {
    if (character == 0x85 || character == 0x2028 || character == 0x2029) return "a line separator that editors do not show";
    if (character < 0x20 || (character >= 0x7F && character < 0xA0)) return "a control character";
    if ((character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069))
        return "a character that turns the direction of text";
    return "an invisible character";
}

static void tell_hidden(Scan *scan, uint32_t character) {
    scan->fatal =
        scan->fatal || character < 0xA0 || character == 0x2028 || character == 0x2029 || character == 0xFEFF || character >= 0xFFFE;
    scan->loader->source[scan->source].hidden = true;
    hint(scan->loader, "delete it");
    problem(scan->loader, PROBLEM_HIDDEN, here(scan), "%s (U+%04X) stands here", hidden_word(character), (unsigned)character);
}

static bool conflict_at(const char *at, size_t size) {
    static const char *const marker[] = {"<<<<<<< ", ">>>>>>> ", "||||||| ", "=======\n", "=======\r"};
    for (size_t i = 0; i < sizeof marker / sizeof *marker; i++)
        if (size >= 8 && memcmp(at, marker[i], 8) == 0) return true;
    return false;
}

/* Directives: libyaml needs quadratic time for many of them, and no level has any. */
static void directive_begins(Scan *scan) {
    scan->fatal = true;
    hint(scan->loader, "delete the line, or put the text in quotes if it is to begin with '%%'");
    problem(scan->loader, PROBLEM_TAG, here(scan), "directives (lines that begin with '%%') are not used in levels");
}

static void line_begins(Scan *scan) {
    if (*scan->at == '%') directive_begins(scan);
    if (scan->conflict || !conflict_at(scan->at, (size_t)(scan->end - scan->at))) return;
    scan->fatal = scan->conflict = true;
    hint(scan->loader, "keep one of the two versions and delete the marks");
    Spot spot = here(scan);
    spot.end_column = 7;
    problem(scan->loader, PROBLEM_CONFLICT, spot, "this line was left by a merge conflict");
}

static void step(Scan *scan) {
    uint32_t character = 0;
    int length = utf8_next(scan->at, (size_t)(scan->end - scan->at), &character);
    if (scan->column == 1) line_begins(scan);
    if (!length) {
        tell_encoding(scan);
        character = '?';
        length = 1;
    }
    bool second = character == '\r' && scan->end - scan->at > 1 && scan->at[1] == '\n';
    bool breaks = character == '\n' || character == '\r';
    if (!breaks && character != '\t' && text_hidden(character)) tell_hidden(scan, character);
    scan->at += length + second;
    scan->column = breaks ? 1 : scan->column + 1;
    scan->line += breaks;
}

bool scan_bytes(Loader *loader, int source) {
    Source *file = &loader->source[source];
    Scan scan = {loader, source, file->bytes, file->bytes + file->size, 1, 1, false, false, false};
    if (looks_utf16(file->bytes, file->size)) {
        hint(loader, "save the file as UTF-8");
        return problem(loader, PROBLEM_ENCODING, spot_at(source, 1, 1), "the file is UTF-16, not UTF-8");
    }
    if (file->size >= 3 && memcmp(file->bytes, "\xEF\xBB\xBF", 3) == 0) scan.at += 3;
    for (int told = 0; scan.at < scan.end && told < LEVEL_KEPT; told = file->problems) {
        /* Most of a level is plain ASCII in the middle of a line. */
        const char *from = scan.at, *at = from;
        if (scan.column > 1) at += text_plain(at, (size_t)(scan.end - at));
        while (scan.column > 1 && at < scan.end && *at >= 0x20 && *at < 0x7F) at++;
        scan.column += (int)(at - from);
        scan.at = at;
        if (scan.at < scan.end) step(&scan);
    }
    return !scan.fatal;
}
