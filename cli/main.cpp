// justjitc as an executable.
#include "run.h"

int main(int argc, char **argv) { return jj::cli::run(argc, argv); }
