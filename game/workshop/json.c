/* json.c - writing JSON. */
#include "json.h"

void json_quote(FILE *out, const char *text) {
    fputc('"', out);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\')
            fprintf(out, "\\%c", c);
        else if (c < 0x20)
            fprintf(out, "\\u%04x", c);
        else
            fputc(c, out);
    }
    fputc('"', out);
}

static void begin(Json *json) {
    if (json->after_key) {
        json->after_key = false;
        return;
    }
    if (json->more) fputs(json->flat ? ", " : ",", json->out);
    if (!json->flat && json->depth > 0) fprintf(json->out, "\n%*s", 2 * json->depth, "");
}

void json_open(Json *json, char bracket) {
    begin(json);
    fputc(bracket, json->out);
    json->depth++;
    json->more = false;
    if (json->flat) json->flat++;
}

void json_open_flat(Json *json, char bracket) {
    begin(json);
    fputc(bracket, json->out);
    json->depth++;
    json->more = false;
    json->flat++;
}

void json_close(Json *json, char bracket) {
    json->depth--;
    if (json->flat)
        json->flat--;
    else if (json->more)
        fprintf(json->out, "\n%*s", 2 * json->depth, "");
    fputc(bracket, json->out);
    json->more = true;
    if (json->depth == 0) fputc('\n', json->out);
}

void json_key(Json *json, const char *key) {
    begin(json);
    json_quote(json->out, key);
    fputs(": ", json->out);
    json->more = json->after_key = true;
}

void json_text(Json *json, const char *text) {
    begin(json);
    json_quote(json->out, text);
    json->more = true;
}

void json_whole(Json *json, int64_t number) {
    begin(json);
    fprintf(json->out, "%lld", (long long)number);
    json->more = true;
}

void json_raw(Json *json, const char *text) {
    begin(json);
    fputs(text, json->out);
    json->more = true;
}

void json_bool(Json *json, bool value) { json_raw(json, value ? "true" : "false"); }

void json_pair(Json *json, const char *key, const char *text) {
    json_key(json, key);
    json_text(json, text);
}

void json_pair_whole(Json *json, const char *key, int64_t number) {
    json_key(json, key);
    json_whole(json, number);
}

void json_pair_bool(Json *json, const char *key, bool value) {
    json_key(json, key);
    json_bool(json, value);
}
