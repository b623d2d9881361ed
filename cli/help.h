// What people read or type from: a man page and completions for shells, made of the options themselves.
#pragma once
#include <string>

namespace CLI {
class App;
}

namespace jj::cli {

/// A man page in roff.
std::string manPage(const CLI::App &app, const std::string &footer, const std::string &version);
/// A script that completes the options in "bash", "zsh" or "fish".
std::string shellCompletion(const CLI::App &app, const std::string &shell);

}  // namespace jj::cli
