/* home.h - a home folder of its own for every test: setup and teardown as cmocka wants them. */
#pragma once

/* Where it is, between the two. */
extern char home[64];
int make_home(void **state);
int remove_home(void **state);
