/* outflow.h - between the files of this room. */
#pragma once

/* What to wait for before sending more; -1: nothing is under way. */
int outflow_file(void);
/* As much as the terminal takes now. */
void outflow_send(void);
