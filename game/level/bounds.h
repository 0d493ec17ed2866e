/* bounds.h - how large a level may be. Nothing in a file makes the loader take more memory or time than these allow. */
#pragma once

enum {
    LEVEL_BYTES = 1 << 20,
    LEVEL_DEPTH = 32,
    LEVEL_NODES = 100000,
    LEVEL_PIECES = 16 * 1024, /* of bytes: below it a second thread costs what it saves */
    LEVEL_TEXT = 64 * 1024,
    LEVEL_KEY = 64,
    LEVEL_KEYS = 512,
    LEVEL_ENTRIES = 4096,
    LEVEL_PARENTS = 4,
    LEVEL_CONDITIONS = 8, /* how deep all, any and not may be nested */
    LEVEL_KEPT = 50,      /* problems of a file that are kept */
};
