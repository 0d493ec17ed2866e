/* link.c - see link.h. */
#include "link.h"
#include <dlfcn.h>
#include <mosquitto.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

#include "gettext.h"

enum { TOPICS = 8, KEPT = 16, KEEP_ALIVE = 5, RETRY_FROM = 1, RETRY_TO = 4, GOODBYE = 3 };

struct Link {
    struct mosquitto *client;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    LinkMessage *first, *last;
    int count;
    unsigned lost, events;
    unsigned sent, acknowledged;       /* letters given to the library; those that the broker has */
    bool connected, online, vanishing; /* online: and all that was asked for and kept is on its way */
    int refused;                       /* CONNACK code */
    char topic[TOPICS][LINK_TOPIC];
    int topics;
    struct Kept {
        char topic[LINK_TOPIC], *text;
        size_t size;
    } kept[KEPT]; /* the last of each retained topic */
    int keeps;
};

/* Looked for when a room is opened: linked, it and its libcrypto would cost every start of the game a millisecond and a megabyte. */
static struct {
    void *handle;
#define FUNCTION(name) __typeof__(name) *name;
#include "link.def"
} library;

static bool find(const char *name, void *function) {
    void *address = dlsym(library.handle, name);
    memcpy(function, &address, sizeof address);
    return address != NULL;
}

static bool load_library(void) {
    if (library.handle) return true;
    library.handle = dlopen("libmosquitto.so.1", RTLD_NOW | RTLD_LOCAL);
    if (!library.handle) return false;
#define FUNCTION(name) &&find(#name, &library.name)
    bool complete = true
#include "link.def"
        ;
    if (complete) return true;
    dlclose(library.handle);
    library.handle = NULL;
    return false;
}

static void lock(Link *link) { pthread_mutex_lock(&link->mutex); }
static void unlock(Link *link, bool changed) {
    link->events += changed;
    if (changed) pthread_cond_broadcast(&link->changed);
    pthread_mutex_unlock(&link->mutex);
}

/* Under the lock. */
static void go_online(Link *link) {
    for (int i = 0; i < link->keeps; i++)
        link->sent += library.mosquitto_publish(link->client, NULL, link->kept[i].topic, (int)link->kept[i].size, link->kept[i].text, 1,
                          true) == MOSQ_ERR_SUCCESS;
    link->online = true;
}

/* Topics under the lock: one that is added meanwhile is either seen here or sees that there is a connection. */
static void on_connect(struct mosquitto *client, void *context, int code) {
    Link *link = context;
    lock(link);
    link->connected = code == 0;
    link->refused = code;
    for (int i = 0; code == 0 && i < link->topics; i++) library.mosquitto_subscribe(client, NULL, link->topic[i], 1);
    if (code == 0 && link->topics == 0) go_online(link);
    unlock(link, true);
}

/* Only now, not in on_connect: what was on its way when the connection broke is sent again right after that, and would come behind what is
 * newer; the broker would keep the old one. */
static void on_subscribe(struct mosquitto *client, void *context, int message, int count, const int *granted) {
    Link *link = context;
    (void)client, (void)message, (void)count, (void)granted;
    lock(link);
    bool changed = link->connected && !link->online;
    if (changed) go_online(link);
    unlock(link, changed);
}

static void on_publish(struct mosquitto *client, void *context, int message) {
    Link *link = context;
    (void)client, (void)message;
    lock(link);
    link->acknowledged++;
    unlock(link, true);
}

static void on_disconnect(struct mosquitto *client, void *context, int code) {
    Link *link = context;
    (void)code;
    lock(link);
    link->connected = link->online = false;
    bool vanishing = link->vanishing;
    unlock(link, true);
    if (vanishing) library.mosquitto_disconnect(client); /* the thread ends instead of connecting again */
}

static void on_message(struct mosquitto *client, void *context, const struct mosquitto_message *message) {
    Link *link = context;
    (void)client;
    size_t size = message->payloadlen > 0 ? (size_t)message->payloadlen : 0, kept = size > LINK_BYTES ? 0 : size;
    LinkMessage *made = strlen(message->topic) < LINK_TOPIC ? calloc(1, sizeof *made + kept + 1) : NULL;
    lock(link);
    if (!made || link->count == LINK_QUEUE) {
        link->lost++;
        free(made);
        unlock(link, false);
        return;
    }
    snprintf(made->topic, sizeof made->topic, "%s", message->topic);
    made->size = size;
    made->retained = message->retain;
    if (kept) memcpy(made->text, message->payload, kept);
    if (link->last)
        link->last->next = made;
    else
        link->first = made;
    link->last = made;
    link->count++;
    unlock(link, true);
}

static const char *reason(int error) {
    switch (error) {
    case MOSQ_ERR_INVAL: return _("the certificate cannot be read");
    case MOSQ_ERR_NOMEM: return _("there is not enough memory");
    case MOSQ_ERR_NOT_SUPPORTED: return _("libmosquitto was built without encryption");
    default: return library.mosquitto_strerror(error);
    }
}

/* Codes of MQTT 3.1.1, 3.2.2.3. */
static const char *refusal(int code) {
    static const char *const known[] = {N_("it speaks another version of MQTT"), N_("it does not take the name of this client"),
        N_("it is not available"), N_("user name or password are wrong"), N_("this user may not connect")};
    return code >= 1 && code <= 5 ? _(known[code - 1]) : library.mosquitto_connack_string(code);
}

static bool prepare(Link *link, const LinkOptions *options, MoatTrouble *trouble) {
    struct mosquitto *client = link->client;
    library.mosquitto_connect_callback_set(client, on_connect);
    library.mosquitto_disconnect_callback_set(client, on_disconnect);
    library.mosquitto_message_callback_set(client, on_message);
    library.mosquitto_subscribe_callback_set(client, on_subscribe);
    library.mosquitto_publish_callback_set(client, on_publish);
    library.mosquitto_reconnect_delay_set(client, RETRY_FROM, RETRY_TO, false);
    library.mosquitto_max_inflight_messages_set(client, 20);
    int error = options->user ? library.mosquitto_username_pw_set(client, options->user, options->password) : 0;
    if (!error && options->certificate) error = library.mosquitto_tls_set(client, options->certificate, NULL, NULL, NULL, NULL);
    if (!error && options->will)
        error = library.mosquitto_will_set(client, options->will_topic, (int)strlen(options->will), options->will, 1, true);
    int port = options->port ? options->port : options->certificate ? 8883 : 1883;
    if (!error) error = library.mosquitto_connect_async(client, options->host, port, KEEP_ALIVE);
    /* No broker there yet is no reason to give up: the thread tries again. */
    if (error && error != MOSQ_ERR_ERRNO && error != MOSQ_ERR_EAI) {
        snprintf(trouble->text, sizeof trouble->text, _("The broker %.200s:%d cannot be used: %s."), options->host, port, reason(error));
        return false;
    }
    return library.mosquitto_loop_start(client) == MOSQ_ERR_SUCCESS;
}

Link *link_open(const LinkOptions *options, const char *const *topics, MoatTrouble *trouble) {
    if (!load_library()) {
        snprintf(trouble->text, sizeof trouble->text, "%s", _("Rooms need libmosquitto, which is not here (package libmosquitto1)."));
        return NULL;
    }
    Link *link = calloc(1, sizeof *link);
    library.mosquitto_lib_init();
    if (!link) return NULL;
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_mutex_init(&link->mutex, NULL);
    pthread_cond_init(&link->changed, &attributes);
    pthread_condattr_destroy(&attributes);
    for (; topics[link->topics]; link->topics++) snprintf(link->topic[link->topics], LINK_TOPIC, "%s", topics[link->topics]);
    link->client = library.mosquitto_new(options->id, false, link);
    if (link->client && prepare(link, options, trouble)) return link;
    if (!link->client) snprintf(trouble->text, sizeof trouble->text, "%s", _("There is not enough memory for a connection."));
    link_close(link);
    return NULL;
}

/* A socket that is closed while answers lie in it unread is reset, and the broker then throws away what it has not read: the last letters.
 */
static void let_arrive(Link *link) {
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += GOODBYE;
    lock(link);
    while (link->online && link->sent != link->acknowledged && pthread_cond_timedwait(&link->changed, &link->mutex, &until) == 0) {}
    unlock(link, false);
}

static void end(Link *link, bool goodbye) {
    if (!link) return;
    if (link->client && goodbye) let_arrive(link);
    if (link->client) {
        lock(link);
        bool online = link->online;
        link->vanishing = !goodbye;
        unlock(link, false);
        if (goodbye)
            library.mosquitto_disconnect(link->client);
        else if (online)
            shutdown(library.mosquitto_socket(link->client), SHUT_RDWR);
        /* A thread cancelled while it takes in a message would leak the message: only one without a connection is. */
        library.mosquitto_loop_stop(link->client, !online);
        library.mosquitto_destroy(link->client);
    }
    for (LinkMessage *message; (message = link_take(link));) free(message);
    for (int i = 0; i < link->keeps; i++) free(link->kept[i].text);
    pthread_cond_destroy(&link->changed);
    pthread_mutex_destroy(&link->mutex);
    free(link);
}

void link_close(Link *link) { end(link, true); }
void link_vanish(Link *link) { end(link, false); }

bool link_online(Link *link) {
    lock(link);
    bool online = link->online;
    unlock(link, false);
    return online;
}

void link_refusal(Link *link, MoatTrouble *trouble) {
    lock(link);
    trouble->text[0] = '\0';
    if (link->refused) snprintf(trouble->text, sizeof trouble->text, _("The broker refuses: %s."), refusal(link->refused));
    unlock(link, false);
}

static void keep(Link *link, const char *topic, const char *text, size_t size) {
    int at = 0;
    while (at < link->keeps && strcmp(link->kept[at].topic, topic) != 0) at++;
    char *copy = at < KEPT ? malloc(size + 1) : NULL;
    if (!copy) return;
    memcpy(copy, text, size);
    if (at == link->keeps) link->keeps++;
    free(link->kept[at].text);
    snprintf(link->kept[at].topic, LINK_TOPIC, "%s", topic);
    link->kept[at].text = copy;
    link->kept[at].size = size;
}

bool link_publish(Link *link, const char *topic, const char *text, size_t size, bool retained) {
    lock(link);
    if (retained) keep(link, topic, text, size);
    bool online = link->online;
    link->sent += online || !retained;
    unlock(link, false);
    if (!online && retained) return true; /* told when the connection is made */
    int error = library.mosquitto_publish(link->client, NULL, topic, (int)size, text, 1, retained);
    if (error != MOSQ_ERR_SUCCESS && error != MOSQ_ERR_NO_CONN) {
        lock(link);
        link->sent--;
        unlock(link, false);
    }
    return error == MOSQ_ERR_SUCCESS || error == MOSQ_ERR_NO_CONN; /* kept by the library until there is a connection */
}

void link_subscribe(Link *link, const char *topic) {
    lock(link);
    if (link->topics < TOPICS) snprintf(link->topic[link->topics++], LINK_TOPIC, "%s", topic);
    bool connected = link->connected;
    unlock(link, false);
    if (connected) library.mosquitto_subscribe(link->client, NULL, topic, 1);
}

LinkMessage *link_take(Link *link) {
    lock(link);
    LinkMessage *message = link->first;
    if (message) {
        link->first = message->next;
        link->count--;
        if (!link->first) link->last = NULL;
    }
    unlock(link, false);
    return message;
}

void link_wait(Link *link, int milliseconds) {
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += (long)(milliseconds % 1000) * 1000000;
    until.tv_sec += milliseconds / 1000 + until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    lock(link);
    unsigned seen = link->events;
    while (!link->first && link->events == seen && pthread_cond_timedwait(&link->changed, &link->mutex, &until) == 0) {}
    unlock(link, false);
}

unsigned link_lost(Link *link) {
    lock(link);
    unsigned lost = link->lost;
    unlock(link, false);
    return lost;
}
