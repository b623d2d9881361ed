// See help.h.
#include "help.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <sstream>

#include "driver/compile.h"

namespace jj::cli {
namespace {

/// The options with names, group after group as --help has them.
std::vector<const CLI::Option *> namedOptions(const CLI::App &app, const std::string &group) {
  std::vector<const CLI::Option *> out;
  for (const CLI::Option *o : app.get_options())
    if (o->get_group() == group && (!o->get_snames().empty() || !o->get_lnames().empty())) out.push_back(o);
  return out;
}

bool takesValue(const CLI::Option &o) { return o.get_items_expected_max() > 0; }

/// "-o", "--output"
std::vector<std::string> namesOf(const CLI::Option &o) {
  std::vector<std::string> names;
  for (const std::string &n : o.get_snames()) names.push_back("-" + n);
  for (const std::string &n : o.get_lnames()) names.push_back("--" + n);
  return names;
}

/// What an option accepts, when that is a list of words.
std::vector<std::string> choicesOf(const CLI::Option &o) {
  std::string name = o.get_lnames().empty() ? "" : o.get_lnames()[0];
  if (name == "emit") return {"code", "bytecode", "ir", "facts", "report", "llvm-ir", "asm", "obj", "so"};
  if (name == "print-after") return driver::printableNames();
  if (name == "message-format") return {"text", "json"};
  if (name == "shell-completion") return {"bash", "zsh", "fish"};
  if (!o.get_snames().empty() && o.get_snames()[0] == "O") return {"0", "1", "2", "3"};
  return {};
}

/// The word for an option's value, without what it is checked against.
std::string valueOf(const CLI::Option &o) {
  std::string type = o.get_type_name();
  return type.substr(0, type.find(':'));
}

bool takesFolder(const CLI::Option &o) { return valueOf(o) == "DIR"; }
bool takesFile(const CLI::Option &o) { return valueOf(o) == "FILE" || valueOf(o) == "OUT"; }

/// May it be given more than once?
bool repeats(const CLI::Option &o) { return o.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll; }

std::string roff(const std::string &text) {
  std::string out;
  for (char c : text) {
    if (c == '-' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

/// In single quotes for a shell.
std::string shellQuoted(const std::string &text) {
  std::string out = "'";
  for (char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

std::string join(const std::vector<std::string> &words, const char *between) { return fmt::format("{}", fmt::join(words, between)); }

std::string bash(const CLI::App &app) {
  std::string options, cases;
  for (const std::string &group : app.get_groups())
    for (const CLI::Option *o : namedOptions(app, group)) {
      for (const std::string &n : namesOf(*o)) options += n + " ";
      if (!takesValue(*o)) continue;
      std::vector<std::string> choices = choicesOf(*o);
      std::string action = "return";
      if (!choices.empty()) action = "COMPREPLY=($(compgen -W " + shellQuoted(join(choices, " ")) + " -- \"$word\")); return";
      else if (takesFile(*o)) action = "_justjitc_files < <(compgen -f -- \"$word\"); return";
      else if (takesFolder(*o)) action = "_justjitc_files < <(compgen -d -- \"$word\"); return";
      cases += "    " + join(namesOf(*o), "|") + ") " + action + " ;;\n";
    }
  return "# bash completion of justjitc: source <(justjitc --shell-completion bash)\n"
         "_justjitc_files() {\n"
         "  compopt -o filenames 2> /dev/null  # with a slash behind folders, and quoted where a name has a space\n"
         "  mapfile -t COMPREPLY\n"
         "}\n"
         "_justjitc() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
         "  if [[ $word == = ]]; then word=; elif [[ $before == = ]]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
         "  case $before in\n" + cases +
         "  esac\n"
         "  if [[ $word == -* ]]; then COMPREPLY=($(compgen -W " + shellQuoted(options) + " -- \"$word\"))\n"
         "  else _justjitc_files < <(compgen -d -- \"$word\"; compgen -f -X '!*.py' -- \"$word\"); fi\n"
         "}\n"
         "complete -F _justjitc justjitc\n";
}

std::string zsh(const CLI::App &app) {
  std::string specs;
  for (const std::string &group : app.get_groups())
    for (const CLI::Option *o : namedOptions(app, group))
      for (const std::string &n : namesOf(*o)) {
        std::string what = o->get_description();
        for (size_t at = 0; (at = what.find_first_of("[]:", at)) != what.npos; at += 2) what.insert(at, "\\");
        bool isLong = n.starts_with("--");
        // A star: it is offered again; names in parentheses: where one was given, these are not.
        std::string spec = repeats(*o) ? "*" : namesOf(*o).size() > 1 ? "(" + join(namesOf(*o), " ") + ")" : "";
        spec += n + (takesValue(*o) ? (isLong ? "=" : "+") : "") + "[" + what + "]";
        std::vector<std::string> choices = choicesOf(*o);
        if (!choices.empty()) spec += ":" + valueOf(*o) + ":(" + join(choices, " ") + ")";
        else if (takesFile(*o)) spec += ":" + valueOf(*o) + ":_files";
        else if (takesFolder(*o)) spec += ":" + valueOf(*o) + ":_files -/";
        else if (takesValue(*o)) spec += ":" + valueOf(*o) + ":";
        specs += "    " + shellQuoted(spec) + " \\\n";
      }
  return "#compdef justjitc\n# zsh completion of justjitc: justjitc --shell-completion zsh > a folder of fpath/_justjitc\n"
         "_justjitc() {\n  _arguments -s \\\n" + specs + "    '*:module or package:_files -g \"*.py\"'\n}\n"
         "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _justjitc \"$@\"; else compdef _justjitc justjitc; fi\n";
}

std::string fish(const CLI::App &app) {
  std::string out = "# fish completion of justjitc: justjitc --shell-completion fish > ~/.config/fish/completions/justjitc.fish\n"
                    "complete -c justjitc -f -a '(__fish_complete_suffix .py)'\n";
  for (const std::string &group : app.get_groups())
    for (const CLI::Option *o : namedOptions(app, group)) {
      out += "complete -c justjitc";
      for (const std::string &n : o->get_snames()) out += " -s " + n;
      for (const std::string &n : o->get_lnames()) out += " -l " + n;
      std::vector<std::string> choices = choicesOf(*o);
      if (!choices.empty()) out += " -x -a " + shellQuoted(join(choices, " "));
      else if (takesFile(*o)) out += " -r -F";
      else if (takesFolder(*o)) out += " -x -a '(__fish_complete_directories)'";
      else if (takesValue(*o)) out += " -x";
      out += " -d " + shellQuoted(o->get_description()) + "\n";
    }
  return out;
}

/// The text behind the options: a heading is a line that ends with a colon, what is indented stands as it is.
std::string manFooter(const std::string &footer) {
  std::string out;
  std::istringstream lines(footer);
  bool verbatim = false;
  for (std::string line; std::getline(lines, line);) {
    bool indented = line.starts_with("  ");
    if (verbatim != indented && !line.empty()) out += (verbatim = indented) ? ".nf\n" : ".fi\n";
    if (!indented && line.ends_with(':')) {
      line.pop_back();
      for (char &c : line) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
      out += ".SH " + line + "\n";
    } else if (line.empty()) {
      if (!verbatim) out += ".PP\n";
    } else {
      out += "\\&" + roff(line) + "\n";
    }
  }
  return out + (verbatim ? ".fi\n" : "");
}

}  // namespace

std::string manPage(const CLI::App &app, const std::string &footer, const std::string &version) {
  std::string out = ".TH JUSTJITC 1 \"\" \"" + roff(version.substr(0, version.find(" ("))) + "\" \"User Commands\"\n"
                    ".SH NAME\njustjitc \\- an ahead\\-of\\-time compiler for Python modules\n"
                    ".SH SYNOPSIS\n.B justjitc\n[\\fIOPTIONS\\fR] \\fIFILE.py\\fR | \\fIPACKAGE/\\fR ...\n"
                    ".SH DESCRIPTION\n" + roff(app.get_description()) + "\n";
  for (const std::string &group : app.get_groups()) {
    std::vector<const CLI::Option *> options = namedOptions(app, group);
    if (options.empty()) continue;
    std::string title = group;
    for (char &c : title) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    out += ".SH " + title + "\n";
    for (const CLI::Option *o : options) {
      std::vector<std::string> names;
      for (const std::string &n : namesOf(*o)) names.push_back("\\fB" + roff(n) + "\\fR");
      out += ".TP\n" + join(names, ", ");
      if (takesValue(*o)) out += " \\fI" + roff(valueOf(*o)) + "\\fR";
      out += "\n" + roff(o->get_description()) + "\n";
    }
  }
  return out + manFooter(footer);
}

std::string shellCompletion(const CLI::App &app, const std::string &shell) {
  return shell == "bash" ? bash(app) : shell == "zsh" ? zsh(app) : fish(app);
}

}  // namespace jj::cli
