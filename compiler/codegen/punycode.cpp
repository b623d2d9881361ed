// Punycode, for PyInitU_ names. See punycode.h.
#include "punycode.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace jj::codegen {
namespace {

std::vector<uint32_t> codePoints(std::string_view s) {
  std::vector<uint32_t> out;
  for (size_t i = 0; i < s.size();) {
    auto c = static_cast<unsigned char>(s[i]);
    int more = c < 0x80 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
    uint32_t v = more == 0 ? c : c & (0x3Fu >> more);
    ++i;
    for (; more > 0 && i < s.size(); --more, ++i) v = v << 6 | (static_cast<unsigned char>(s[i]) & 0x3F);
    out.push_back(v);
  }
  return out;
}

// Parameters of RFC 3492.
constexpr uint32_t kBase = 36, kTMin = 1, kTMax = 26, kSkew = 38, kDamp = 700;

uint32_t adapt(uint32_t delta, uint32_t numPoints, bool first) {
  delta = first ? delta / kDamp : delta / 2;
  delta += delta / numPoints;
  uint32_t k = 0;
  for (; delta > (kBase - kTMin) * kTMax / 2; k += kBase) delta /= kBase - kTMin;
  return k + (kBase - kTMin + 1) * delta / (delta + kSkew);
}

char digit(uint32_t d) { return static_cast<char>(d < 26 ? 'a' + d : '0' + (d - 26)); }

void appendNumber(std::string &out, uint32_t delta, uint32_t bias) {
  uint32_t q = delta;
  for (uint32_t k = kBase;; k += kBase) {
    uint32_t t = k <= bias ? kTMin : k >= bias + kTMax ? kTMax : k - bias;
    if (q < t) break;
    out += digit(t + (q - t) % (kBase - t));
    q = (q - t) / (kBase - t);
  }
  out += digit(q);
}

}  // namespace

std::string punycode(std::string_view utf8) {
  std::vector<uint32_t> points = codePoints(utf8);
  std::string out;
  for (uint32_t c : points)
    if (c < 0x80) out += static_cast<char>(c);
  auto basic = static_cast<uint32_t>(out.size()), handled = basic;
  if (basic > 0) out += '-';
  uint32_t n = 0x80, delta = 0, bias = 72;
  while (handled < points.size()) {
    uint32_t next = UINT32_MAX;
    for (uint32_t c : points)
      if (c >= n) next = std::min(next, c);
    delta += (next - n) * (handled + 1);
    n = next;
    for (uint32_t c : points) {
      if (c < n) ++delta;
      if (c != n) continue;
      appendNumber(out, delta, bias);
      bias = adapt(delta, handled + 1, handled == basic);
      delta = 0;
      ++handled;
    }
    ++delta;
    ++n;
  }
  return out;
}

std::string initFunctionName(const std::string &lastName) {
  bool ascii = std::all_of(lastName.begin(), lastName.end(), [](unsigned char c) { return c < 0x80; });
  if (ascii) return "PyInit_" + lastName;
  // PEP 489: hyphens of the encoding become underscores.
  std::string encoded = punycode(lastName);
  std::replace(encoded.begin(), encoded.end(), '-', '_');
  return "PyInitU_" + encoded;
}

}  // namespace jj::codegen
