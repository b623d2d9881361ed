// The command line of justjitc.
#pragma once
#include "driver/build.h"

namespace jj::cli {

struct Options {
  driver::BuildOptions build;  ///< build.compile has the options of a single file, too
  bool isPackage = false;      ///< several modules, or options that concern a build
  std::string library;         ///< --library as it was given
  bool quiet = false, json = false, noConfig = false;
};

/// Parses the command line and reads pyproject.toml. Returns -1 to go on, else the exit code (0 after --help and
/// --version, 1 pyproject.toml is at fault, 2 wrong usage).
int parseCommandLine(int argc, char **argv, Options &out, DiagnosticSink &sink);

}  // namespace jj::cli
