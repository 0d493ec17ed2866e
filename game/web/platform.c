/* platform.c - the page's side of platform.h. There are no signals: a page that goes away is simply gone, as after a kill, and the browser
 * has what was synced. */
#include "platform.h"

#include "web.h"

#include <stdio.h>
#include <unistd.h>

bool platform_arm(int input, int output) {
    (void)input, (void)output;
    return true;
}

void platform_reset_bytes(const char *bytes, size_t size) { (void)bytes, (void)size; }
void platform_disarm(void) {}

PlatformComing platform_wait(int patience) {
    int came = web_wait(patience);
    return came == WEB_RESIZED ? PLATFORM_SIGNAL : came == WEB_KEYS ? PLATFORM_INPUT : PLATFORM_NOTHING;
}

void platform_also_wait(int file) { (void)file; }

/* A page draws at once: no frame is ever under way. */
int platform_output(int output) { return dup(output); }
void platform_output_end(void) {}
void platform_frame_begin(void) {}
void platform_frame_end(void) {}
bool platform_frame_under_way(void) { return false; }
void platform_frame_flush(int milliseconds) { (void)milliseconds; }

PlatformSignals platform_signals(void) { return (PlatformSignals){.resized = web_resized() != 0}; }
void platform_stop(void) {}

bool platform_chance(void *bytes, size_t size) { return web_chance(bytes, (int)size) != 0; }

bool platform_catalogues(char *folder, size_t size) { return snprintf(folder, size, "/locale") < (int)size; }

bool platform_changes_begin(PlatformChanges *changes) { return changes->file = -1, false; }
void platform_changes_end(PlatformChanges *changes) { (void)changes; }
int platform_changes_folder(PlatformChanges *changes, const char *folder) { return (void)changes, (void)folder, -1; }
bool platform_changes_next(PlatformChanges *changes, PlatformChange *change) { return (void)changes, (void)change, false; }

/* One after the other, and the page breathes in between. */
void platform_share(int count, void (*work)(void *context, int part), void *context) {
    for (int part = 0; part < count; part++) {
        work(context, part);
        platform_breathe();
    }
}

void platform_breathe(void) { web_breathe(); }
