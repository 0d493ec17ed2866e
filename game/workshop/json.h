/* json.h - writes indented JSON, one value after another; commas and line breaks come by themselves. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef struct Json {
    FILE *out;
    int depth;
    bool more, after_key; /* something stands before on this level; the next value belongs to a key */
    int flat;             /* > 0: within lists and objects that stay on one line */
} Json;

void json_open(Json *json, char bracket); /* '{' or '[' */
void json_open_flat(Json *json, char bracket);
void json_close(Json *json, char bracket);
void json_key(Json *json, const char *key);
void json_text(Json *json, const char *text);
void json_whole(Json *json, int64_t number);
void json_bool(Json *json, bool value);
void json_raw(Json *json, const char *text); /* a value already written as JSON */
/* A key and its value. */
void json_pair(Json *json, const char *key, const char *text);
void json_pair_whole(Json *json, const char *key, int64_t number);
void json_pair_bool(Json *json, const char *key, bool value);
/* The text in quotes, escaped. */
void json_quote(FILE *out, const char *text);
