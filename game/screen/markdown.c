#include "markdown.h"

#include <string.h>

enum { PARAGRAPH = 2048 };

typedef struct Page {
    Canvas *canvas;
    Area area;
    int skip, line;
} Page;

/* One paragraph in its style, with `indent` cells before every line of it; `sign` stands before the first. */
static void put(Page *page, Style style, int indent, const char *sign, const char *text) {
    int width = page->area.w - indent, lines = canvas_wrap_lines(width, text);
    for (int i = 0; i < lines; i++, page->line++) {
        int y = page->line - page->skip;
        if (page->canvas == NULL || y < 0 || y >= page->area.h) continue;
        if (i == 0 && sign[0] != '\0') canvas_text(page->canvas, page->area.y + y, page->area.x, indent, STYLE_DIM, sign);
        canvas_wrap(page->canvas, (Area){page->area.y + y, page->area.x + indent, 1, width}, i, style, text);
    }
}

int markdown_draw(Canvas *canvas, Area area, int skip, const char *text) {
    Page page = {canvas, area, skip, 0};
    char line[PARAGRAPH];
    bool blank = true; /* blank lines at the start, and doubled ones, are not shown */
    if (area.w < 4) return 0;
    while (*text != '\0') {
        size_t length = strcspn(text, "\n"), kept = length < sizeof line - 1 ? length : sizeof line - 1;
        memcpy(line, text, kept);
        line[kept] = '\0';
        text += length + (text[length] == '\n');
        if (line[0] == '\0') {
            page.line += !blank;
            blank = true;
            continue;
        }
        blank = false;
        if (strncmp(line, "## ", 3) == 0)
            put(&page, STYLE_STRONG, 0, "", line + 3);
        else if (strncmp(line, "- ", 2) == 0)
            put(&page, STYLE_TEXT, 2, "•", line + 2);
        else
            put(&page, STYLE_TEXT, 0, "", line);
    }
    return page.line - (blank && page.line > 0);
}
