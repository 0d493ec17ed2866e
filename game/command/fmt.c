/* fmt.c - moat fmt PATH...: lays level files out tidily, in place. A file is replaced only by one that means the same. */
#include "command.h"
#include "workshop.h"
#include <argp.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct Format {
    bool check;
    char **paths;
    int count, changed, refused;
} Format;

/* --- reading --- */

enum { MOST = 1 << 20 };

/* The bytes of a regular file, from malloc; NULL when it cannot be read or is larger than a level may be: it was said. */
static char *read_level(const char *path, int *size, mode_t *mode) {
    struct stat about;
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    char *bytes = NULL;
    ssize_t got = -1;
    if (file >= 0 && fstat(file, &about) == 0 && S_ISREG(about.st_mode) && (bytes = malloc(MOST + 1))) {
        *size = 0;
        while (*size <= MOST && ((got = read(file, bytes + *size, (size_t)(MOST + 1 - *size))) > 0 || (got < 0 && errno == EINTR)))
            *size += got > 0 ? (int)got : 0;
        *mode = about.st_mode & 07777;
    }
    if (file >= 0) close(file);
    if (got == 0 && *size <= MOST) return bytes;
    free(bytes);
    command_complain(_("The file %s cannot be read as a level."), path);
    return NULL;
}

/* --- writing --- */

static bool write_whole(int file, const char *text, int size) {
    for (int done = 0; done < size;) {
        ssize_t put = write(file, text + done, (size_t)(size - done));
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return false;
        done += (int)put;
    }
    return fsync(file) == 0;
}

/* By another file beside it, so that a reader sees the old one or the new one, never half of either. */
static bool replace(const char *path, const char *text, int size, mode_t mode) {
    char real[4096], beside[sizeof real + 16];
    if (!realpath(path, real)) return false;
    snprintf(beside, sizeof beside, "%s.XXXXXX", real);
    int file = mkostemp(beside, O_CLOEXEC);
    if (file < 0) return false;
    bool good = fchmod(file, mode) == 0 && write_whole(file, text, size);
    good = close(file) == 0 && good;
    if (good && rename(beside, real) == 0) return true;
    int error = errno;
    unlink(beside);
    errno = error;
    return false;
}

/* --- one file --- */

static void take_tidy(Format *format, const char *path, const char *text, int size, mode_t mode) {
    format->changed++;
    if (format->check) {
        printf(_("%s is not laid out tidily\n"), path);
    } else if (replace(path, text, size, mode)) {
        printf(_("%s was laid out\n"), path);
    } else {
        command_complain(_("%s could not be written: %s."), path, strerror(errno));
        format->refused++;
    }
}

static void format_file(void *context, const char *path) {
    Format *format = context;
    int size, length;
    mode_t mode;
    bool refused;
    MoatProblems problems = {0};
    char *bytes = read_level(path, &size, &mode);
    if (!bytes) {
        format->refused++;
        return;
    }
    char *text = workshop_tidy(path, bytes, size, &length, &refused, &problems);
    if (refused)
        command_complain(_("%s is laid out in a way that is better left alone: it would not mean the same afterwards."), path);
    else if (!text)
        problems_print(stderr, &problems);
    if (!text) format->refused++;
    if (text && (length != size || memcmp(text, bytes, (size_t)size) != 0)) take_tidy(format, path, text, length, mode);
    moat_problems_free(&problems);
    free(text);
    free(bytes);
}

static error_t take(int key, char *argument, struct argp_state *state) {
    Format *format = state->input;
    (void)argument;
    switch (key) {
    case 'c': format->check = true; return 0;
    case ARGP_KEY_ARGS:
        format->paths = state->argv + state->next;
        format->count = state->argc - state->next;
        return 0;
    case ARGP_KEY_NO_ARGS: argp_usage(state); return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_option options[] = {{"check", 'c', NULL, 0, N_("change nothing; only say which files are not tidy"), 0}, {0}};
static const struct argp parser = {options, take, "PATH...",
    N_("Lay levels, or all those of a folder, out tidily. Comments keep every byte, values their meaning."), NULL, NULL, "moat"};

int command_fmt(int argc, char **argv) {
    Format format = {0};
    bool missing = false;
    argp_err_exit_status = EXIT_MISUSE;
    if (argp_parse(&parser, argc, argv, 0, NULL, &format) != 0) return EXIT_MISUSE;
    for (int i = 0; i < format.count; i++) missing = !levels_of(format.paths[i], format_file, &format) || missing;
    if (missing) return EXIT_MISUSE;
    return format.refused || (format.check && format.changed) ? EXIT_TROUBLE : EXIT_FINE;
}
