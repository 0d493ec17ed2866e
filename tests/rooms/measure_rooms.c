/* measure_rooms: what rooms cost, beside the broker's own clients. Not a test: figures for the README. */
#include "broker.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static double now(void) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

/* One thread, one message after the other: to the broker and back. */
static void measure_messages(const Broker *broker) {
    enum { MESSAGES = 2000, SIZE = 400 };
    char text[SIZE], command[600];
    const char *const topics[] = {"moat/1/measure/#", NULL};
    MoatTrouble trouble = {0};
    LinkOptions options = broker_options(broker);
    options.id = "measure";
    Link *link = link_open(&options, topics, &trouble);
    memset(text, 'x', sizeof text);
    while (!link_online(link)) link_wait(link, 50);
    link_wait(link, 200);
    double begin = now(), worst = 0;
    for (int i = 0; i < MESSAGES; i++) {
        double sent = now();
        link_publish(link, "moat/1/measure/one", text, sizeof text, false);
        LinkMessage *message;
        while (!(message = link_take(link))) link_wait(link, 1000);
        free(message);
        worst = now() - sent > worst ? now() - sent : worst;
    }
    printf(
        "round trip of %d bytes at QoS 1: %.3f ms on average, %.1f ms at worst\n", SIZE, 1000 * (now() - begin) / MESSAGES, 1000 * worst);
    begin = now();
    for (int i = 0, back = 0; back < MESSAGES;) {
        if (i < MESSAGES) link_publish(link, "moat/1/measure/one", text, sizeof text, false), i++;
        for (LinkMessage *message; (message = link_take(link)); free(message)) back++;
        if (i == MESSAGES && back < MESSAGES) link_wait(link, 1000);
    }
    printf("throughput, there and back: %.0f messages a second\n", MESSAGES / (now() - begin));
    link_close(link);
    snprintf(command, sizeof command,
        "cd %s && head -c %d /dev/zero | tr '\\0' x >line && (mosquitto_sub -h 127.0.0.1 -p %d -q 1 -t other/one -C %d >/dev/null & sleep "
        "1; "
        "yes \"$(cat line)\" | head -n %d | mosquitto_pub -h 127.0.0.1 -p %d -q 1 -t other/one -l; wait)",
        broker->folder, SIZE, broker->port, MESSAGES, MESSAGES, broker->port);
    begin = now();
    if (system(command) == 0) printf("mosquitto_pub and mosquitto_sub, the same: %.0f messages a second\n", MESSAGES / (now() - begin - 1));
}

static void measure_console(const Broker *broker, int seats) {
    Pupil pupil[32];
    Podium *podium = open_podium(broker, false, "room", PODIUM_FREE, false);
    double begin = now();
    for (int i = 0; i < seats; i++)
        if (!pupil_join(&pupil[i], broker, podium, i + 1, "machine")) exit(1);
    printf("%d seats taken in %.1f s\n", seats, now() - begin);
    begin = now();
    for (int turn = 0; turn < rules->turns; turn++)
        for (int i = 0; i < seats; i++) (void)pupil_play(&pupil[i]), podium_poll(podium, 0);
    for (int done = 0; done < seats;) {
        podium_poll(podium, 50);
        for (done = 0; done < seats && podium_seat(podium, done + 1).turn == rules->turns;) done++;
    }
    printf("%d turns of %d teams played, sent, and checked by playing again in %.1f s\n", rules->turns, seats, now() - begin);
    FILE *out = fopen("/dev/null", "w");
    begin = now();
    for (int i = 0; i < 20; i++) podium_table(podium, out, PODIUM_BY_SCORE, false), fflush(out);
    printf("table of %d teams drawn in %.2f ms\n", seats, 1000 * (now() - begin) / 20);
    fclose(out);
    for (int i = 0; i < seats; i++) pupil_leave(&pupil[i]);
    podium_close(podium);
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    printf("memory at most, console and all %d clients in one process: %ld MB\n", seats, use.ru_maxrss / 1024);
}

int main(void) {
    Broker broker;
    (void)rooms_load(NULL);
    setvbuf(stdout, NULL, _IOLBF, 0);
    broker_start(&broker, false, false);
    measure_messages(&broker);
    measure_console(&broker, 32);
    broker_end(&broker);
    (void)rooms_unload(NULL);
    return 0;
}
