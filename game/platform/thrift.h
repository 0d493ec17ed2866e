/* thrift.h - a frame in fewer bytes. Knows nobody. */
#pragma once
#include <stddef.h>

/* Writes what `from` shows, in as many bytes or fewer, to `to`. Returns their number; 0 when there is something in it that is not known here,
 * or no room: then what `from` holds is to be sent. Assumes no styles at the beginning, and leaves those that `from` leaves. */
size_t thrift(const char *from, size_t size, char *to, size_t room);
