/* outflow.c - frames on their way to a terminal that may be slow. Curses writes a frame in one go and would wait for the terminal. So while
 * a frame is written its descriptor leads into memory, and the bytes go on from there whenever the terminal takes some: platform_wait()
 * sends them between keys. There is at most one frame under way, so memory has a bound and a lost line loses no key. */
#include "outflow.h"
#include "platform.h"
#include "thrift.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static struct {
    int given;    /* what curses writes to */
    int terminal; /* the same terminal, opened by itself so that not waiting for it concerns nobody else; -1: none */
    int kept;     /* where `given` leads otherwise */
    int memory;
    char *bytes; /* of the frame, and after as much room again what curses wrote */
    size_t room, size, sent;
} flow = {.given = -1, .terminal = -1, .kept = -1, .memory = -1};

int platform_output(int output) {
    char path[32];
    snprintf(path, sizeof path, "/proc/self/fd/%d", output);
    flow.given = dup(output);
    flow.kept = dup(output);
    flow.terminal = open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    flow.memory = memfd_create("frame", MFD_CLOEXEC);
    flow.size = flow.sent = 0;
    return flow.given;
}

static void shut(int *file) {
    if (*file >= 0) close(*file);
    *file = -1;
}

void platform_output_end(void) {
    flow.given = -1; /* the caller's to close */
    shut(&flow.kept);
    shut(&flow.terminal);
    shut(&flow.memory);
    free(flow.bytes);
    flow.bytes = NULL;
    flow.room = flow.size = flow.sent = 0;
}

/* Without a terminal of our own, or memory, frames go straight on and are waited for. */
static bool able(void) { return flow.terminal >= 0 && flow.memory >= 0; }

void platform_frame_begin(void) {
    if (able()) dup2(flow.memory, flow.given);
}

static bool make_room(size_t size) {
    if (size <= flow.room) return true;
    char *grown = realloc(flow.bytes, size * 2);
    if (grown == NULL) return false;
    flow.bytes = grown;
    flow.room = size;
    return true;
}

static bool take_frame(void) {
    off_t end = lseek(flow.memory, 0, SEEK_CUR);
    if (end < 0 || !make_room((size_t)end)) return false;
    char *written = flow.bytes + flow.room;
    bool whole = pread(flow.memory, written, (size_t)end, 0) == end;
    flow.sent = 0;
    flow.size = whole ? thrift(written, (size_t)end, flow.bytes, flow.room) : 0;
    if (whole && flow.size == 0) {
        memcpy(flow.bytes, written, (size_t)end);
        flow.size = (size_t)end;
    }
    return whole;
}

void platform_frame_end(void) {
    if (!able()) return;
    dup2(flow.kept, flow.given);
    if (!take_frame()) flow.size = flow.sent = 0;
    outflow_send();
    lseek(flow.memory, 0, SEEK_SET); /* what stands beyond is written over: giving pages back would cost more than keeping them */
}

bool platform_frame_under_way(void) { return flow.sent < flow.size; }

int outflow_file(void) { return platform_frame_under_way() ? flow.terminal : -1; }

void outflow_send(void) {
    while (flow.sent < flow.size) {
        ssize_t taken = write(flow.terminal, flow.bytes + flow.sent, flow.size - flow.sent);
        if (taken > 0)
            flow.sent += (size_t)taken;
        else if (taken < 0 && errno == EINTR)
            continue;
        else if (taken < 0 && errno != EAGAIN)
            flow.sent = flow.size; /* nobody is there any more */
        else
            return;
    }
}

void platform_frame_flush(int milliseconds) {
    struct timespec begin, now;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    outflow_send();
    while (platform_frame_under_way()) {
        clock_gettime(CLOCK_MONOTONIC, &now);
        long gone = (now.tv_sec - begin.tv_sec) * 1000 + (now.tv_nsec - begin.tv_nsec) / 1000000;
        struct pollfd out = {.fd = flow.terminal, .events = POLLOUT};
        if (gone >= milliseconds || poll(&out, 1, (int)(milliseconds - gone)) <= 0) break;
        outflow_send();
    }
    if (platform_frame_under_way()) {
        ssize_t ignored = write(flow.terminal, "\030", 1); /* a sequence that was cut would swallow what comes */
        (void)ignored;
    }
    flow.sent = flow.size; /* what is left would stand in the way */
}
