/* worldmap.c - land in braille, eight dots a cell, in the colour of who leads; without colours the pattern of dots tells, without UTF-8 a
 * letter of the typewriter. */
#include "worldmap.h"

#include "lead.h"
#include "map/map.h"

#include <stdlib.h>
#include <string.h>

enum { LAND = MOAT_MARKETS + 1, THRESHOLD = 33 }; /* a dot's value: 0 sea, 1 + market, LAND nobody's market */

/* A cell of land: its dots, and the market that most of them are; value 0 is sea. */
typedef struct Land {
    uint8_t pattern, value;
} Land;

/* What the cells show besides land itself. */
typedef struct Shown {
    bool painted, colours, ascii;
    uint8_t who[MOAT_MARKETS], step[MOAT_MARKETS]; /* who leads, and how deep */
} Shown;

struct WorldMap {
    const MoatRules *rules;
    int rows, columns; /* cells */
    uint8_t *dot;      /* rows * 4 lines of columns * 2 */
    Cell *cell;        /* rows * columns, as last painted */
    Shown shown;
};

/* Countries become markets before dots are made: so the largest market of a dot wins, not the largest country. */
static void recode(const MoatRules *rules, uint8_t *grid) {
    uint8_t market[256];
    memset(market, LAND, sizeof market);
    market[0] = 0;
    for (int m = 0; rules != NULL && m < rules->markets; m++)
        for (int i = 0; i < 64 && rules->market_countries[m][i][0] != '\0'; i++) {
            int country = map_code_index(rules->market_countries[m][i]);
            if (country > 0) market[country] = (uint8_t)(m + 1);
        }
    for (int i = 0; i < MAP_WIDTH * MAP_HEIGHT; i++) grid[i] = market[grid[i]];
}

static bool fill(struct WorldMap *map) {
    uint8_t *grid = malloc((size_t)MAP_WIDTH * MAP_HEIGHT);
    int height = map->rows * 4, width = map->columns * 2;
    if (grid == NULL) return false;
    map_decode(grid);
    recode(map->rules, grid);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            map->dot[y * width + x] = (uint8_t)map_majority(grid, x * MAP_WIDTH / width, y * MAP_HEIGHT / height,
                (x + 1) * MAP_WIDTH / width, (y + 1) * MAP_HEIGHT / height, THRESHOLD);
    free(grid);
    return true;
}

void worldmap_free(View *view) {
    if (view->map != NULL) {
        free(view->map->dot);
        free(view->map->cell);
    }
    free(view->map);
    view->map = NULL;
}

/* Made when the size changes, not with every frame: two hundred thousand samples are weighed. */
static struct WorldMap *prepare(View *view, int rows, int columns) {
    struct WorldMap *map = view->map;
    if (map != NULL && map->rows == rows && map->columns == columns && map->rules == view->rules) return map;
    worldmap_free(view);
    map = calloc(1, sizeof *map);
    if (map == NULL) return NULL;
    size_t cells = (size_t)rows * (size_t)columns;
    *map = (struct WorldMap){
        .rules = view->rules, .rows = rows, .columns = columns, .dot = malloc(cells * 8), .cell = malloc(cells * sizeof(Cell))};
    view->map = map;
    if (map->dot != NULL && map->cell != NULL && fill(map)) return map;
    worldmap_free(view);
    return NULL;
}

/* Keeps the world's proportions: 2.3 to 2.7 dots wide for one high. */
static Area fit(Area area) {
    int columns = area.h * 27 / 5, rows = area.w * 10 / 46;
    if (columns < area.w) {
        area.x += (area.w - columns) / 2;
        area.w = columns;
    }
    if (rows < area.h && rows > 0) {
        area.y += (area.h - rows) / 2;
        area.h = rows;
    }
    return area;
}

/* Without colours: the first side's land is full, the second's chequered, a market's own in lines, nobody's thin. */
static bool lit(const View *view, int who, int x, int y) {
    if (view->colours) return true;
    switch (who) {
    case 0: return true;
    case 1: return (x + y) % 2 == 0;
    case LEAD_OWN: return y % 2 == 0;
    case LEAD_LEVEL: return x % 2 == 0;
    default: return x % 2 == 0 && y % 4 == 0;
    }
}

static Land land_of(const View *view, const struct WorldMap *map, int row, int column) {
    static const uint8_t bit[4][2] = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    uint8_t count[LAND + 1] = {0};
    Land land = {0};
    for (int y = 0; y < 4; y++)
        for (int x = 0; x < 2; x++) {
            uint8_t value = map->dot[(row * 4 + y) * map->columns * 2 + column * 2 + x];
            if (value == 0) continue;
            if (lit(view, value == LAND ? LEAD_NOBODY : map->shown.who[value - 1], column * 2 + x, y)) land.pattern |= bit[y][x];
            if (++count[value] > count[land.value]) land.value = value;
        }
    return land;
}

static char land_ascii(int who, int pattern) {
    static const char sign[] = {'#', 'o', '=', '.', '~'};
    int dots = __builtin_popcount((unsigned)pattern);
    return dots < 3 ? ' ' : sign[who];
}

static Cell cell_of(const View *view, const struct WorldMap *map, const Lead *lead, int row, int column) {
    Land land = land_of(view, map, row, column);
    int pattern = land.pattern, value = land.value;
    if (value == 0) return canvas_blank;
    int who = value == LAND ? LEAD_NOBODY : lead[value - 1].who;
    Cell cell = {.glyph = {(char)0xE2, (char)(0xA0 | pattern >> 6), (char)(0x80 | (pattern & 0x3F))}, .width = 1};
    if (view->canvas->ascii) memcpy(cell.glyph, (char[3]){land_ascii(who, pattern)}, 3);
    cell.style = value == LAND ? STYLE_NOBODY : lead_land(lead[value - 1]);
    if (who == LEAD_LEVEL) /* stripes of both */
        cell.style = (Style)((column % 2 == 0 ? STYLE_SIDE_0_1 : STYLE_SIDE_1_1) + lead[value - 1].step);
    return cell;
}

/* Not with every frame: only when somebody else leads, or by more. */
static void paint(const View *view, struct WorldMap *map, const Lead *lead) {
    Shown now = {.painted = true, .colours = view->colours, .ascii = view->canvas->ascii};
    for (int m = 0; view->rules != NULL && m < view->rules->markets; m++) {
        now.who[m] = (uint8_t)lead[m].who;
        now.step[m] = (uint8_t)lead[m].step;
    }
    if (memcmp(&now, &map->shown, sizeof now) == 0) return;
    map->shown = now;
    for (int row = 0; row < map->rows; row++)
        for (int column = 0; column < map->columns; column++)
            map->cell[row * map->columns + column] = cell_of(view, map, lead, row, column);
}

/* A place for two cells near (y, x) where no label stands yet. */
static void find_place(const Area *taken, int count, Area map, int *y, int *x) {
    static const signed char step[][2] = {
        {0, 0}, {0, 2}, {0, -2}, {-1, 0}, {1, 0}, {-1, 2}, {1, 2}, {-1, -2}, {1, -2}, {0, 4}, {0, -4}, {2, 0}, {-2, 0}};
    for (size_t i = 0; i < sizeof step / sizeof step[0]; i++) {
        int row = *y + step[i][0], column = *x + step[i][1];
        bool free = row >= map.y && row < map.y + map.h && column >= map.x && column + 1 < map.x + map.w;
        for (int j = 0; j < count && free; j++) free = taken[j].y != row || column >= taken[j].x + 2 || taken[j].x >= column + 2;
        if (free) {
            *y = row;
            *x = column;
            return;
        }
    }
}

/* Whether the markets lie in countries. Invented ones have a place, and no land. */
static bool real(const MoatRules *rules) {
    for (int m = 0; m < rules->markets; m++)
        if (rules->market_countries[m][0][0] != '\0') return true;
    return false;
}

/* In place of land: the name, and how much of the market each side has. */
static void draw_invented(View *view, Area area, int market, int y, int x) {
    enum { BAR = 10 };
    canvas_text(view->canvas, y, x + 3, area.x + area.w - x - 3, STYLE_STRONG, words_market(view->rules, market));
    for (int side = 0; side < MOAT_BLOCS && y + 1 + side < area.y + area.h; side++) {
        MoatLong share = lead_share(view, market, side);
        canvas_text(view->canvas, y + 1 + side, x + 1, 1, view_side_style(side), view_side_sign(side));
        widget_meter(view->canvas, y + 1 + side, x + 3, BAR, view_side_style(side), share, MOAT_ONE);
        canvas_right(view->canvas, y + 1 + side, x + 3 + BAR, 6, STYLE_TEXT, view_amount(MOAT_UNIT_SHARE, share));
    }
}

/* Side by side, and below one another, with a line between where there is room. */
static void place_invented(Area area, int markets, int market, int *y, int *x) {
    enum { WIDE = 22, HIGH = 3 };
    int across = area.w / WIDE > 0 ? area.w / WIDE : 1, down = (markets + across - 1) / across;
    int step = area.h / down > HIGH ? HIGH + 1 : HIGH, top = area.h > step * down ? (area.h - step * down) / 2 : 0;
    *y = area.y + top + market / across * step;
    *x = area.x + (area.w - across * WIDE) / 2 + market % across * WIDE;
}

static void draw_labels(View *view, const Lead *lead, Area area, int first) {
    bool invented = !real(view->rules);
    Area taken[MOAT_MARKETS];
    for (int m = 0; m < view->rules->markets; m++) {
        int x, y;
        char letter[2] = {view_letter(view, m), '\0'};
        map_project(view->rules->market_at[m][0] * 100, view->rules->market_at[m][1] * 100, &x, &y);
        x = area.x + x * area.w / MAP_WIDTH;
        y = area.y + y * area.h / MAP_HEIGHT;
        if (invented) place_invented(area, view->rules->markets, m, &y, &x);
        find_place(taken, m, area, &y, &x);
        taken[m] = (Area){y, x, 1, 2};
        canvas_text(view->canvas, y, x, 1, lead[m].style | STYLE_BOLD, letter);
        canvas_text(view->canvas, y, x + 1, 1, lead[m].style, lead[m].sign);
        if (invented) draw_invented(view, area, m, y, x);
        MoatSide side = lead[m].who < LEAD_OWN ? lead[m].who : view->side;
        view_named(view, first + m, taken[m], view_name(MOAT_Q_market_depth, m, side, 0));
        view_about(view, moat_text(view->rules, &view->rules->market[m].about));
    }
}

void worldmap_draw(View *view, Area area, int first) {
    Lead lead[MOAT_MARKETS];
    Area whole = area;
    area = fit(area);
    for (int m = 0; view->rules != NULL && m < view->rules->markets; m++) lead[m] = lead_of(view, m);
    bool land = area.h > 0 && area.w > 0 && (view->rules == NULL || real(view->rules));
    struct WorldMap *map = land ? prepare(view, area.h, area.w) : NULL;
    if (map != NULL) paint(view, map, lead);
    for (int row = 0; map != NULL && row < area.h; row++)
        canvas_cells(view->canvas, area.y + row, area.x, map->cell + row * area.w, area.w);
    if (view->rules != NULL) draw_labels(view, lead, land ? area : whole, first);
}
