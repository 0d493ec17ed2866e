/* terminal_home.h - a home folder of their own for a test's programs; the two functions are a group's fixtures for cmocka. */
#pragma once

extern char home[64]; /* between the two */
int home_make(void **state);
int home_remove(void **state);
