#include "widgets.h"

void widget_meter(Canvas *canvas, int y, int x, int width, Style style, int64_t part, int64_t whole) {
    static const char *const eighth[] = {" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};
    part = part < 0 ? 0 : part > whole ? whole : part;
    int64_t filled = whole > 0 ? (part * width * 8 + whole / 2) / whole : 0;
    for (int i = 0; i < width; i++) {
        int64_t here = filled - i * 8;
        if (canvas->ascii)
            canvas_text(canvas, y, x + i, 1, here >= 4 ? style : STYLE_DIM, here >= 4 ? "#" : ".");
        else if (here > 0)
            canvas_text(canvas, y, x + i, 1, style, eighth[here > 8 ? 8 : here]);
        else
            canvas_text(canvas, y, x + i, 1, STYLE_BORDER, "·");
    }
}

void widget_spark(Canvas *canvas, int y, int x, int width, Style style, const int64_t *values, int count, int64_t low, int64_t high) {
    static const char *const bar[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    if (count > width) {
        values += count - width;
        count = width;
    }
    if (low == high && count > 0) {
        low = high = values[0];
        for (int i = 1; i < count; i++) {
            low = values[i] < low ? values[i] : low;
            high = values[i] > high ? values[i] : high;
        }
    }
    for (int i = 0; i < count; i++) {
        int64_t height = high > low ? ((values[i] - low) * 7 + (high - low) / 2) / (high - low) : 3;
        canvas_text(canvas, y, x + width - count + i, 1, style, bar[height < 0 ? 0 : height > 7 ? 7 : height]);
    }
}

void widget_trend(Canvas *canvas, int y, int x, int64_t change, int64_t least) {
    if (change >= least)
        canvas_text(canvas, y, x, 1, STYLE_UP, "▲");
    else if (change <= -least)
        canvas_text(canvas, y, x, 1, STYLE_DOWN, "▼");
    else
        canvas_text(canvas, y, x, 1, STYLE_TEXT, " ");
}

Table table_begin(Canvas *canvas, Area area, const Column *columns, int count) {
    Table table = {.canvas = canvas, .area = area};
    int used = 0, shared = 0;
    for (int i = 0; i < count && i < COLUMNS_MOST; i++) {
        int least = (columns[i].width > 0 ? columns[i].width : 6) + (i > 0);
        if (used + least > area.w) break;
        used += columns[i].width > 0 ? least : i > 0;
        shared += columns[i].width == 0;
        table.columns++;
    }
    int left = area.w - used, x = area.x;
    for (int i = 0; i < table.columns; i++) {
        table.width[i] = columns[i].width > 0 ? columns[i].width : left / shared;
        table.at[i] = x;
        table.number[i] = columns[i].number;
        table.style[i] = columns[i].style;
        x += table.width[i] + 1;
        if (columns[i].number)
            canvas_right(canvas, area.y, table.at[i], table.width[i], STYLE_DIM, columns[i].head);
        else
            canvas_text(canvas, area.y, table.at[i], table.width[i], STYLE_DIM, columns[i].head);
    }
    return table;
}

void table_cell(Table *table, int y, int column, int style, const char *text) {
    if (column >= table->columns) return;
    Style used = style < 0 ? table->style[column] : (Style)style;
    if (table->number[column])
        canvas_right(table->canvas, y, table->at[column], table->width[column], used, text);
    else
        canvas_text(table->canvas, y, table->at[column], table->width[column], used, text);
}

Area table_area(const Table *table, int y, int column) {
    if (column >= table->columns) return (Area){y, table->area.x, 1, 0};
    return (Area){y, table->at[column], 1, table->width[column]};
}
