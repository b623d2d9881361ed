// What printer and parser of the text IR share: keywords and the quoting of names. Private to compiler/ir.
#pragma once
#include <string>
#include <string_view>

#include "ir/ir.h"

namespace jj::ir {

/// By FunctionKind.
inline constexpr std::string_view kFunctionKindNames[] = {"plain", "generator", "coroutine", "async-generator",
                                                          "module-body", "class-body"};

/// Attributes in brackets behind a block's parameters.
struct BlockFlag {
  std::string_view name;
  bool (*get)(const Block &);
  void (*set)(Block &);
};
inline constexpr BlockFlag kBlockFlags[] = {
    {"handler", [](const Block &b) { return b.isHandler; }, [](Block &b) { b.isHandler = true; }},
    {"cold", [](const Block &b) { return b.cold; }, [](Block &b) { b.cold = true; }},
    {"typed", [](const Block &b) { return b.region == Region::Typed; }, [](Block &b) { b.region = Region::Typed; }},
    {"keep", [](const Block &b) { return b.keepParams; }, [](Block &b) { b.keepParams = true; }},
};

/// In double quotes, with \" \\ and \n escaped; everything else (UTF-8) as it is.
inline std::string quoted(std::string_view s) {
  std::string out = "\"";
  for (char c : s) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') out += "\\n";
    else out += c;
  }
  return out + "\"";
}

}  // namespace jj::ir
