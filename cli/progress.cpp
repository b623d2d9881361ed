// See progress.h.
#include "progress.h"

#include <fmt/core.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <list>

namespace jj::cli {
namespace {

using driver::ModuleReport;
using driver::Origin;
using driver::SourceModule;
using driver::Summary;
using Clock = std::chrono::steady_clock;

const char *originWord(Origin origin) {
  constexpr const char *words[] = {"up to date", "from the cache", "compiled", "failed", "not tried"};
  return words[static_cast<size_t>(origin)];
}

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

struct Totals {
  size_t count[5] = {}, native = 0, units = 0, bytes = 0, lines = 0;
  double cpuSeconds = 0;
  explicit Totals(const Summary &summary) {
    for (const ModuleReport &m : summary.modules) {
      ++count[static_cast<size_t>(m.origin)];
      native += m.native;
      units += m.units;
      bytes += m.bytes;
      if (m.origin == Origin::Compiled) lines += m.lines;
      cpuSeconds += m.cpuSeconds;
    }
  }
};

/// Text for people: a line a module (unless quiet), diagnostics, a summary.
class LineObserver : public driver::BuildObserver {
public:
  LineObserver(bool quiet, bool color) : quiet_(quiet), color_(color) {}
  void begins(size_t modules) override { modules_ = modules; }
  void started(const SourceModule &) override {}
  void ended(const ModuleReport &report) override {
    ++done_;
    if (!quiet_ && report.origin != Origin::UpToDate)
      fmt::print(stderr, "[{}/{}] {}: {}\n", done_, modules_, report.module.name, originWord(report.origin));
  }
  void reported(const Diagnostic &d) override { std::fputs(format(d, color_).c_str(), stderr); }
  void tick() override {}
  void finished(const Summary &summary) override {
    if (quiet_) return;
    Totals t(summary);
    std::string modules;
    for (size_t i = 0; i < std::size(t.count); ++i)
      if (t.count[i]) modules += fmt::format("{}{} {}", modules.empty() ? "" : ", ", t.count[i], originWord(static_cast<Origin>(i)));
    fmt::print(stderr, "{} module{}: {}; {} of {} code objects native, {:.1f} KB, {:.1f} s", summary.modules.size(),
               summary.modules.size() == 1 ? "" : "s", modules, t.native, t.units, static_cast<double>(t.bytes) / 1024, summary.seconds);
    if (t.count[static_cast<size_t>(Origin::Compiled)])
      fmt::print(stderr, " ({:.1f} s of CPU, {:.0f} lines a second)", t.cpuSeconds, static_cast<double>(t.lines) / std::max(summary.seconds, 1e-3));
    fmt::print(stderr, "\n");
    if (!summary.bytecode.empty()) fmt::print(stderr, "{} code object{} left as bytecode, see above\n", summary.bytecode.size(), summary.bytecode.size() == 1 ? " is" : "s are");
    if (summary.left) fmt::print(stderr, "{} file{} whose name no import statement can write left alone\n", summary.left, summary.left == 1 ? "" : "s");
    if (summary.damaged) fmt::print(stderr, "{} damaged cache entr{} made again\n", summary.damaged, summary.damaged == 1 ? "y" : "ies");
  }

protected:
  bool quiet_, color_;
  size_t modules_ = 0, done_ = 0;
};

/// The same on a terminal, with a bar in its last line instead of lines for modules that went well.
class BarObserver : public LineObserver {
public:
  using LineObserver::LineObserver;
  void started(const SourceModule &module) override { running_.push_back({module.name, Clock::now()}); }
  void ended(const ModuleReport &report) override {
    ++done_;
    if (report.origin == Origin::Compiled) lines_ += report.lines;
    running_.remove_if([&](const Running &r) { return r.name == report.module.name; });
    draw();
  }
  void reported(const Diagnostic &d) override {
    wipe();
    LineObserver::reported(d);
  }
  void tick() override { draw(); }
  void finished(const Summary &summary) override {
    wipe();
    LineObserver::finished(summary);
  }

private:
  struct Running {
    std::string name;
    Clock::time_point since;
  };
  void wipe() { std::fputs("\r\033[K", stderr); }
  void draw() {
    winsize size{};
    size_t width = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : 80;
    constexpr size_t kBar = 24;
    size_t full = modules_ ? done_ * kBar / modules_ : kBar;
    std::string text = fmt::format("[{}{}] {}/{}, {:.0f} lines/s", std::string(full, '#'), std::string(kBar - full, '.'), done_, modules_,
                                   static_cast<double>(lines_) / std::max(secondsSince(start_), 1e-3));
    // those that started first stand first
    if (!running_.empty()) text += fmt::format(", {} {:.0f} s", running_.front().name, secondsSince(running_.front().since));
    fmt::print(stderr, "\r{}\033[K", text.substr(0, width - 1));
    std::fflush(stderr);
  }
  Clock::time_point start_ = Clock::now();
  size_t lines_ = 0;
  std::list<Running> running_;
};

/// For editors and CI: diagnostics, modules and the summary, an object a line.
class JsonObserver : public driver::BuildObserver {
public:
  void begins(size_t) override {}
  void started(const SourceModule &) override {}
  void tick() override {}
  void reported(const Diagnostic &d) override { say(diagnosticJson(d)); }
  void ended(const ModuleReport &m) override {
    say(fmt::format(R"({{"reason":"module","name":{},"source":{},"output":{},"origin":{},"native":{},"units":{},"lines":{},"bytes":{},"cpu_seconds":{:.3f}}})",
                    jsonString(m.module.name), jsonString(m.module.source), jsonString(m.module.output), jsonString(originWord(m.origin)),
                    m.native, m.units, m.lines, m.bytes, m.cpuSeconds));
  }
  void finished(const Summary &summary) override {
    Totals t(summary);
    auto count = [&](Origin o) { return t.count[static_cast<size_t>(o)]; };
    say(fmt::format(R"({{"reason":"summary","modules":{},"up_to_date":{},"cached":{},"compiled":{},"failed":{},"native":{},"units":{},"bytes":{},"damaged_cache_entries":{},"seconds":{:.3f}}})",
                    summary.modules.size(), count(Origin::UpToDate), count(Origin::Cached), count(Origin::Compiled), count(Origin::Failed),
                    t.native, t.units, t.bytes, summary.damaged, summary.seconds));
  }

private:
  void say(const std::string &line) {
    fmt::print("{}\n", line);
    std::fflush(stdout);
  }
};

/// Length of the UTF-8 character at the start of a text; 0: it is none.
size_t utf8Length(std::string_view text) {
  auto c = static_cast<unsigned char>(text[0]);
  size_t length = c < 0x80 ? 1 : c >= 0xC2 && c < 0xE0 ? 2 : c >= 0xE0 && c < 0xF0 ? 3 : c >= 0xF0 && c < 0xF5 ? 4 : 0;
  if (length > text.size()) return 0;
  for (size_t i = 1; i < length; ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) return 0;
  bool surrogate = c == 0xED && static_cast<unsigned char>(text[1]) >= 0xA0;
  return surrogate ? 0 : length;
}

}  // namespace

std::string jsonString(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    size_t length = utf8Length(text);
    char c = text[0];
    if (length == 0) out += "\xEF\xBF\xBD";
    else if (length > 1) out += text.substr(0, length);
    else if (c == '"' || c == '\\') out += std::string("\\") + c;
    else if (static_cast<unsigned char>(c) < 0x20) out += fmt::format("\\u{:04x}", static_cast<int>(c));
    else out += c;
    text.remove_prefix(std::max<size_t>(length, 1));
  }
  return out + "\"";
}

std::string diagnosticJson(const Diagnostic &d) {
  constexpr const char *severities[] = {"note", "warning", "error"};
  return fmt::format(R"({{"reason":"diagnostic","severity":"{}","file":{},"line":{},"column":{},"end_column":{},"message":{},"source_line":{},"hint":{}}})",
                     severities[static_cast<size_t>(d.severity)], jsonString(d.file), d.line, d.column, d.endColumn, jsonString(d.message),
                     jsonString(d.sourceLine), jsonString(d.hint));
}

std::unique_ptr<driver::BuildObserver> makeObserver(const Options &options, bool color) {
  if (options.json) return std::make_unique<JsonObserver>();
  const char *term = std::getenv("TERM");
  if (!options.quiet && isatty(STDERR_FILENO) && term && std::string_view(term) != "dumb") return std::make_unique<BarObserver>(false, color);
  return std::make_unique<LineObserver>(options.quiet, color);
}

}  // namespace jj::cli
