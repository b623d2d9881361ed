// The part of a source line that a diagnostic shows.
#pragma once
#include <string>

#include "support/diagnostics.h"

namespace jj {

struct Excerpt {
  std::string text;
  int column;  ///< of the caret within text, 1-based; 0: none
  int width;   ///< of the caret and the tildes after it
};

/// The whole line, or, of long ones (generated code, data), what stands around the caret.
Excerpt excerpt(const Diagnostic &d);
/// What stands before the caret on the line below the text: tabs stay tabs so that it stands below its character.
std::string blanksBelow(const Excerpt &shown);

}  // namespace jj
