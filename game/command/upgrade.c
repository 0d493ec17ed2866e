#include "command.h"
int command_upgrade(int argc, char **argv) {
    (void)argc;
    (void)argv;
    return 0;
}
