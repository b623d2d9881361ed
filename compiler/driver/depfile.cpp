// See depfile.h.
#include "depfile.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <optional>

#include "driver/compiler_program.h"

namespace jj::driver {
namespace {

/// A path in a rule of make.
std::string escaped(const std::string &path) {
  std::string out;
  for (char c : path) {
    if (c == ' ' || c == '#' || c == '\\') out += '\\';
    if (c == '$') out += '$';
    out += c;
  }
  return out;
}

/// A path in a build statement of ninja.
std::string ninjaPath(const std::string &path) {
  std::string out;
  for (char c : path) {
    if (c == ' ' || c == ':' || c == '$') out += '$';
    out += c;
  }
  return out;
}

/// A word of a shell command, inside a variable of ninja.
std::string ninjaWord(const std::string &word) {
  std::string out = "'";
  for (char c : word) out += c == '\'' ? std::string("'\\''") : c == '$' ? std::string("$$") : std::string(1, c);
  return out + "'";
}

/// The options that decide the result, as words.
std::string settings(const CompileOptions &o) {
  std::string out = fmt::format("-O{}", o.optLevel);
  if (o.debugInfo) out += " -g";
  if (o.strict) out += " --strict";
  if (o.frameLocals) out += " --frame-locals";
  if (!o.targetCpu.empty()) out += " --target-cpu=" + ninjaWord(o.targetCpu);
  if (!o.stubFolder.empty()) out += " --stubs=" + ninjaWord(o.stubFolder);
  if (!o.profileFile.empty()) out += " --profile=" + ninjaWord(o.profileFile);
  return out;
}

}  // namespace

static std::optional<CompilerProgram> chosenProgram;

void setCompilerProgram(CompilerProgram program) { chosenProgram = std::move(program); }

const CompilerProgram &compilerProgram() {
  if (!chosenProgram) {
    std::error_code error;
    std::string file = std::filesystem::read_symlink("/proc/self/exe", error).string();
    chosenProgram = {{file}, file};
  }
  return *chosenProgram;
}

std::string dependencyRule(const std::string &output, const CompileOptions &options) {
  std::string out = escaped(output) + ":";
  if (options.input != "-") out += " " + escaped(options.input);
  if (const std::string &compiler = compilerProgram().file; !compiler.empty()) out += " " + escaped(compiler);
  for (const std::string &path : options.dependencies) out += " " + escaped(path);
  return out + "\n";
}

std::string ninjaText(const std::vector<SourceModule> &modules, const CompileOptions &options) {
  std::string command;
  for (const std::string &word : compilerProgram().command) command += (command.empty() ? "" : " ") + ninjaWord(word);
  std::string out = fmt::format(
      "# Made by justjitc --ninja; run it from the folder in which it was made.\n"
      "ninja_required_version = 1.3\n"
      "justjitc = {}\n\n"
      "rule justjitc\n"
      "  command = $justjitc --no-config {} --module-name=$module $runtime $library -o $out $in\n"
      "  description = justjitc $in\n\n",
      command, settings(options));
  for (const SourceModule &m : modules) {
    out += fmt::format("build {}: justjitc {} | {}\n  module = {}\n", ninjaPath(m.output), ninjaPath(m.source),
                       ninjaPath(compilerProgram().file), m.name);
    if (!m.runtimeOf.empty()) out += "  runtime = --runtime-of=" + m.runtimeOf + "\n";
    else if (!options.libraries) out += fmt::format("  library = --library={}\n", m.libraries.empty() ? "none" : fmt::format("{}", fmt::join(m.libraries, ",")));
  }
  return out;
}

}  // namespace jj::driver
