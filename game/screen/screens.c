#include "screens.h"

/* One line a screen. */
const Screen *const screens[] = {
    &screen_home,
    &screen_markets,
    &screen_labs,
    &screen_chips,
    &screen_cloud,
    &screen_regulators,
    &screen_history,
    &screen_agenda,
    &screen_replay,
    &screen_finder,
    &screen_report,
    &screen_end,
    &screen_why,
    &screen_about,
    &screen_help,
    &screen_ask_end,
    &screen_hand_over,
    &screen_title,
    &screen_levels,
    &screen_seats,
    &screen_readings,
    &screen_predict,
    NULL,
};
