// What runs here, for those that will call it again: an executable, or a module of Python.
#pragma once
#include <string>
#include <vector>

namespace jj::driver {

struct CompilerProgram {
  std::vector<std::string> command;  ///< the words that start it
  std::string file;                  ///< the file that decides what it does
};

/// The executable, unless something else was set.
const CompilerProgram &compilerProgram();
void setCompilerProgram(CompilerProgram program);

}  // namespace jj::driver
