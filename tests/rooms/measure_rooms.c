/* measure_rooms: what rooms cost, beside the broker's own clients. Not a test: figures for the README. */
#include "broker.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

enum { SIZE = 400, ONE_BY_ONE = 1000, TOGETHER = 900 /* more than a stock broker queues for a reader are thrown away: 1000 */ };

static void told(const char *who, double together, double worst, double all) {
    printf("%-32s %.3f ms there and back (%.1f at worst); %.0f messages a second\n", who, 1000 * together / ONE_BY_ONE, 1000 * worst,
        TOGETHER / all);
}

/* One thread, QoS 1: one message after the other to the broker and back; then as many as there are. */
static void measure_own(const Broker *broker) {
    char text[SIZE];
    const char *const topics[] = {"moat/1/measure/#", NULL};
    MoatTrouble trouble = {0};
    LinkOptions options = broker_options(broker);
    options.id = "measure";
    Link *link = link_open(&options, topics, &trouble);
    LinkMessage *message;
    memset(text, 'x', sizeof text);
    while (!link_online(link)) link_wait(link, 50);
    double begin = now(), worst = 0;
    for (int i = 0; i < ONE_BY_ONE; i++) {
        double sent = now();
        link_publish(link, "moat/1/measure/one", text, sizeof text, false);
        while (!(message = link_take(link))) link_wait(link, 1000);
        free(message);
        worst = now() - sent > worst ? now() - sent : worst;
    }
    double one = now() - begin;
    begin = now();
    for (int i = 0, back = 0; back < TOGETHER;) {
        if (i < TOGETHER) link_publish(link, "moat/1/measure/one", text, sizeof text, false), i++;
        for (; (message = link_take(link)); free(message)) back++;
        if (i == TOGETHER && back < TOGETHER) link_wait(link, 1000);
    }
    told("a room's link:", one, worst, now() - begin);
    link_close(link);
}

/* The same by the broker's own clients: lines into one, lines out of the other. */
static void measure_theirs(const Broker *broker) {
    char line[SIZE + 1], back[SIZE + 8], command[200];
    memset(line, 'x', SIZE - 1);
    line[SIZE - 1] = '\n', line[SIZE] = '\0';
    snprintf(command, sizeof command, "stdbuf -oL mosquitto_sub -h 127.0.0.1 -p %d -q 1 -t other/one -C %d", broker->port,
        ONE_BY_ONE + TOGETHER + 1);
    FILE *reader = popen(command, "r");
    snprintf(command, sizeof command, "mosquitto_pub -h 127.0.0.1 -p %d -q 1 -t other/one -l", broker->port);
    FILE *writer = popen(command, "w");
    if (!reader || !writer) return;
    setvbuf(writer, NULL, _IOFBF, TOGETHER * SIZE);
    sleep(1); /* both are there */
    double begin = 0, one = 0, worst = 0;
    for (int i = 0; i <= ONE_BY_ONE; i++) { /* the first one warms up */
        double sent = now();
        if (i == 1) begin = sent;
        fputs(line, writer), fflush(writer);
        if (!fgets(back, sizeof back, reader)) return;
        if (i > 0 && now() - sent > worst) worst = now() - sent;
    }
    one = now() - begin;
    begin = now();
    for (int i = 0; i < TOGETHER; i++) fputs(line, writer);
    fflush(writer);
    for (int i = 0; i < TOGETHER; i++)
        if (!fgets(back, sizeof back, reader)) return;
    told("mosquitto_pub and mosquitto_sub:", one, worst, now() - begin);
    pclose(writer);
    pclose(reader);
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
    measure_own(&broker);
    measure_theirs(&broker);
    measure_console(&broker, 32);
    broker_end(&broker);
    (void)rooms_unload(NULL);
    return 0;
}
