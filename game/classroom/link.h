/* link.h - a connection to an MQTT broker that mends itself. The only file that knows libmosquitto. Its thread only puts messages into a
 * queue; everything else happens on the caller's. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "moat/record.h"

enum { LINK_BYTES = 64 * 1024, LINK_QUEUE = 4096, LINK_TOPIC = 128 };
typedef struct LinkOptions {
    const char *host;
    int port;                      /* 0: 1883, or 8883 with a certificate */
    const char *user, *password;   /* NULL none */
    const char *certificate;       /* file of the authority that signed the broker's; NULL: no TLS */
    const char *id;                /* of this client, the same after a restart: the broker keeps what it missed */
    const char *will_topic, *will; /* what the broker keeps when we vanish; NULL none */
} LinkOptions;
typedef struct LinkMessage {
    struct LinkMessage *next;
    char topic[LINK_TOPIC];
    size_t size; /* as sent; of an oversized one nothing is kept */
    bool retained;
    char text[]; /* ends with a 0 */
} LinkMessage;
typedef struct Link Link;

/* Begins to connect and goes on for ever. NULL and *trouble when it cannot even begin (a certificate that is not there). */
Link *link_open(const LinkOptions *options, const char *const *topics, MoatTrouble *trouble);
/* Says goodbye once the broker has what was published, or after three seconds: the will is not told. */
void link_close(Link *link);
/* Without goodbye, as a process that is killed; for tests. */
void link_vanish(Link *link);
bool link_online(Link *link);
/* Why the broker refused; "" while it has not. */
void link_refusal(Link *link, MoatTrouble *trouble);
/* Sent again until the broker has it. A retained one is kept by the broker, and told again whenever the connection is made anew: a broker
 * that lost its memory is no loss. */
bool link_publish(Link *link, const char *topic, const char *text, size_t size, bool retained);
/* One topic more; at most eight. */
void link_subscribe(Link *link, const char *topic);
/* The next message, which the caller frees; NULL: none. */
LinkMessage *link_take(Link *link);
/* Waits for a message or a change of the connection, at most so long. */
void link_wait(Link *link, int milliseconds);
/* Messages lost because nobody took them. */
unsigned link_lost(Link *link);
