// The version's own instructions, and the exception and line tables (one format in 3.11 to 3.13).
#include "bytecode/opcode_table.h"

namespace jj::bytecode {
namespace {

/// Reads the tables' numbers. Past the end it reads zeros.
class Reader {
public:
  explicit Reader(const std::vector<uint8_t> &data) : data_(data) {}
  bool atEnd() const { return at_ >= data_.size(); }
  uint32_t byte() { return atEnd() ? 0 : data_[at_++]; }

  /// Exception table: most significant six bits first; bit 7 marks the start of a row.
  int32_t bigEndian() {
    uint32_t byte = this->byte(), value = byte & 63;
    while (byte & 64 && !atEnd()) {
      byte = this->byte();
      value = value << 6 | (byte & 63);
    }
    return static_cast<int32_t>(value);
  }

  /// Line table: least significant six bits first.
  uint32_t littleEndian() {
    uint32_t byte = this->byte(), value = byte & 63;
    for (int shift = 6; byte & 64 && !atEnd(); shift += 6) {
      byte = this->byte();
      if (shift < 32) value |= (byte & 63) << shift;
    }
    return value;
  }

  /// The same with the sign in the lowest bit.
  int32_t signedNumber() {
    uint32_t value = littleEndian();
    auto magnitude = static_cast<int32_t>(value >> 1);
    return value & 1 ? -magnitude : magnitude;
  }

private:
  const std::vector<uint8_t> &data_;
  size_t at_ = 0;
};

// Kinds of rows in the line table; 0 to 9 hold the columns in one more byte.
enum LineKind : uint32_t { kOneLine0 = 10, kNoColumns = 13, kLong = 14, kNone = 15 };

}  // namespace

std::vector<RawInstruction> decodeRaw(const std::vector<uint8_t> &code, int minor) {
  std::vector<RawInstruction> out;
  uint32_t extended = 0;
  int32_t start = -1;
  const auto size = static_cast<int32_t>(code.size());
  for (int32_t offset = 0; offset + 1 < size;) {
    RawInstruction raw{};
    raw.opcode = code[static_cast<size_t>(offset)];
    raw.offset = offset;
    const OpcodeInfo &info = opcodeInfo(minor, raw.opcode);
    uint32_t arg = extended << 8 | code[static_cast<size_t>(offset) + 1];
    if (start < 0) start = offset;
    offset += 2 + 2 * info.caches;
    if (info.name && std::string_view(info.name) == "EXTENDED_ARG") {
      extended = arg;
      continue;
    }
    raw.start = start;
    raw.arg = static_cast<int32_t>(arg);
    raw.target = -1;
    if (info.argument == ArgumentKind::Jump) raw.target = offset + 2 * raw.arg;
    else if (info.argument == ArgumentKind::JumpBack) raw.target = offset - 2 * raw.arg;
    out.push_back(raw);
    extended = 0;
    start = -1;
  }
  return out;
}

std::vector<ExceptionRegion> decodeExceptionTable(const std::vector<uint8_t> &table) {
  std::vector<ExceptionRegion> out;
  Reader reader(table);
  while (!reader.atEnd()) {
    ExceptionRegion region{};
    region.start = reader.bigEndian() * 2;
    region.end = region.start + reader.bigEndian() * 2;
    region.target = reader.bigEndian() * 2;
    int32_t depthAndLasti = reader.bigEndian();
    region.depth = depthAndLasti >> 1;
    region.lasti = depthAndLasti & 1;
    out.push_back(region);
  }
  return out;
}

std::vector<Position> decodeLineTable(const std::vector<uint8_t> &table, int firstLine) {
  std::vector<Position> out;
  Reader reader(table);
  int32_t offset = 0, line = firstLine;
  while (!reader.atEnd()) {
    uint32_t head = reader.byte(), kind = head >> 3 & 15;
    Position p{offset, offset + 2 * static_cast<int32_t>((head & 7) + 1), -1, -1, -1, -1};
    offset = p.end;
    if (kind == kLong) {
      p.line = line += reader.signedNumber();
      p.endLine = p.line + static_cast<int32_t>(reader.littleEndian());
      p.column = static_cast<int32_t>(reader.littleEndian()) - 1;
      p.endColumn = static_cast<int32_t>(reader.littleEndian()) - 1;
    } else if (kind == kNoColumns) {
      p.line = p.endLine = line += reader.signedNumber();
    } else if (kind >= kOneLine0 && kind < kNoColumns) {
      p.line = p.endLine = line += static_cast<int32_t>(kind - kOneLine0);
      p.column = static_cast<int32_t>(reader.byte());
      p.endColumn = static_cast<int32_t>(reader.byte());
    } else if (kind < kOneLine0) {
      uint32_t columns = reader.byte();
      p.line = p.endLine = line;
      p.column = static_cast<int32_t>(kind << 3 | columns >> 4);
      p.endColumn = p.column + static_cast<int32_t>(columns & 15);
    }
    out.push_back(p);
  }
  return out;
}

}  // namespace jj::bytecode
