// Catch2's main(), which Catch2 2 makes here and Catch2 3 brings along. The tests stand in files named after the compiler's
// folders: frontend_*.cpp, bytecode_*.cpp, ...
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
