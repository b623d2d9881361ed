// The page of --report: one file with its style and script inside (page.css, page.js).
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "report/report.h"

extern "C" const char jj_report_style[], jj_report_style_end[], jj_report_script[], jj_report_script_end[];

namespace jj::report {
namespace {

std::string escape(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '&': out += "&amp;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

/// Text in which `this` is code.
std::string prose(std::string_view text) {
  std::string out;
  bool code = false;
  for (char c : escape(text)) {
    if (c != '`') out += c;
    else out += (code = !code) ? "<code>" : "</code>";
  }
  return out;
}

/// 0 to 5: how dark a line is.
int heat(int64_t cost) {
  int level = 0;
  for (int64_t limit : {0, 3, 9, 27, 81}) level += cost > limit;
  return level;
}

std::string anchor(const std::string &module, int64_t line) { return fmt::format("{}.L{}", escape(module), line); }

std::string operationItem(const ModuleReport &report, const Operation &o) {
  auto at = static_cast<size_t>(o.at.line);
  std::string excerpt;
  if (o.at.line == o.at.endLine && at <= report.lines.size() && o.at.column >= 0 && o.at.endColumn > o.at.column &&
      static_cast<size_t>(o.at.endColumn) <= report.lines[at - 1].size())
    excerpt = report.lines[at - 1].substr(static_cast<size_t>(o.at.column), static_cast<size_t>(o.at.endColumn - o.at.column));
  std::string out = fmt::format("<li><span class=w>{}</span>", o.weight);
  if (!excerpt.empty()) out += fmt::format("<code class=x>{}</code> ", escape(excerpt));
  out += "<b>" + escape(o.what) + "</b>";
  if (o.loops) out += fmt::format(" <i>in {} loop{}</i>", o.loops, o.loops > 1 ? "s" : "");
  if (!o.known.empty()) out += fmt::format("<p class=k>{}</p>", prose(o.known));
  out += fmt::format("<p>{}</p>", prose(o.why));
  if (!o.help.empty()) out += fmt::format("<p class=h>{}</p>", prose(o.help));
  return out + "</li>";
}

std::string sourceLine(const ModuleReport &report, size_t number, std::vector<const Operation *> operations) {
  std::string id = anchor(report.name, static_cast<int64_t>(number));
  std::string code = escape(report.lines[number - 1]);
  if (operations.empty()) return fmt::format("<div class=l id=\"{}\"><span class=n>{}</span><code>{}</code></div>\n", id, number, code);
  std::stable_sort(operations.begin(), operations.end(), [](auto *a, auto *b) { return a->weight > b->weight; });
  int64_t cost = 0;
  std::string items;
  for (const Operation *o : operations) {
    cost += o->weight;
    items += operationItem(report, *o);
  }
  return fmt::format(
      "<details class=\"l h{}\" id=\"{}\"><summary><span class=n>{}</span><code>{}</code><span class=c title=\"cost\">{}</span></summary>"
      "<ul>{}</ul></details>\n",
      heat(cost), id, number, code, cost, items);
}

std::string bar(int64_t cost, int64_t most) {
  return fmt::format("<td class=bar><meter min=0 max={} value={}></meter></td><td>{}</td>", std::max<int64_t>(most, 1), cost, cost);
}

std::string functionTable(const ModuleReport &report) {
  std::vector<const FunctionReport *> sorted;
  for (const FunctionReport &f : report.functions) sorted.push_back(&f);
  std::stable_sort(sorted.begin(), sorted.end(), [](auto *a, auto *b) { return a->cost() > b->cost(); });
  std::string out = "<table><thead><tr><th>function</th><th colspan=2>cost</th><th>generic</th><th>unboxed</th></tr></thead><tbody>\n";
  for (const FunctionReport *f : sorted)
    out += fmt::format("<tr><td><a href=\"#{}\">{}</a>{}</td>{}<td>{}</td><td>{}</td></tr>\n", anchor(report.name, f->line), escape(f->name),
                       f->state.starts_with("bytecode") ? " <small>" + escape(f->state) + "</small>" : "",
                       bar(f->cost(), sorted.front()->cost()), f->operations.size(), f->unboxed);
  return out + "</tbody></table>\n";
}

std::string moduleTable(const std::vector<Section> &sections) {
  int64_t most = 0;
  for (const Section &s : sections) most = std::max(most, s.cost);
  std::string out = "<nav><table><thead><tr><th>module</th><th colspan=2>cost</th><th>generic</th><th>unboxed</th><th>lines</th></tr></thead><tbody>\n";
  for (const Section &s : sections)
    out += fmt::format("<tr><td><a href=\"#{}\">{}</a></td>{}<td>{}</td><td>{}</td><td>{}</td></tr>\n", escape(s.name), escape(s.name),
                       bar(s.cost, most), s.operations, s.unboxed, s.lines);
  return out + "</tbody></table></nav>\n";
}

constexpr const char *kIntroduction =
    "<p>The stronger the colour of a line, the more is done in it by operations in their general form: calls of the runtime that work for any object. "
    "<b>Cost</b> is a rule of thumb, an operation's weight times three for each loop around it; it knows nothing of how often a line runs. "
    "What runs <b>unboxed</b>, on numbers in registers, costs nothing here. Open a line to see what stands in it and what would help.</p>\n"
    "<p class=keys><kbd>j</kbd> <kbd>k</kbd> next, previous line &nbsp; <kbd>n</kbd> <kbd>p</kbd> the coloured ones only &nbsp; <kbd>Enter</kbd> open &nbsp; "
    "<kbd>e</kbd> open or close all &nbsp; <kbd>t</kbd> top</p>\n"
    "<p class=legend aria-hidden=true><span class=h0>0</span><span class=h1>1</span><span class=h2>4</span><span class=h3>10</span>"
    "<span class=h4>28</span><span class=h5>82+</span></p>\n";

}  // namespace

Section section(const ModuleReport &report) {
  std::map<size_t, std::vector<const Operation *>> byLine;
  for (const FunctionReport &f : report.functions)
    for (const Operation &o : f.operations) byLine[static_cast<size_t>(o.at.line)].push_back(&o);
  std::string html = fmt::format("<section id=\"{}\"><h2>{} <small>{}</small></h2>\n", escape(report.name), escape(report.name), escape(report.file));
  html += functionTable(report) + "<div class=code>\n";
  for (size_t line = 1; line <= report.lines.size(); ++line) html += sourceLine(report, line, byLine[line]);
  html += "</div></section>\n";
  return {.name = report.name, .file = report.file, .cost = report.cost(), .operations = report.operations(), .unboxed = report.unboxed(),
          .functions = report.functions.size(), .lines = report.lines.size(), .html = std::move(html)};
}

std::string Section::serialize() const {
  return fmt::format("{}\n{}\n{} {} {} {} {}\n", name, file, cost, operations, unboxed, functions, lines) + html;
}

bool Section::deserialize(const std::string &text, Section &out) {
  std::istringstream in(text);
  std::getline(in, out.name);
  std::getline(in, out.file);
  in >> out.cost >> out.operations >> out.unboxed >> out.functions >> out.lines;
  if (!in || in.get() != '\n') return false;
  out.html = text.substr(static_cast<size_t>(in.tellg()));
  return true;
}

std::string page(std::vector<Section> sections, const std::string &version) {
  uint64_t operations = 0, unboxed = 0, functions = 0;
  for (const Section &s : sections) operations += s.operations, unboxed += s.unboxed, functions += s.functions;
  std::string title = sections.size() == 1 ? sections[0].name : fmt::format("{} modules", sections.size());
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=en><head><meta charset=utf-8><meta name=viewport content=\"width=device-width, initial-scale=1\">"
      "<meta name=color-scheme content=\"light dark\"><title>{} - justjitc report</title>\n<style>\n",
      escape(title));
  out += std::string(jj_report_style, jj_report_style_end);
  out += fmt::format("</style></head><body><header><h1>{}</h1><p class=sum><b>{}</b> functions &nbsp; <b>{}</b> generic operations &nbsp; <b>{}</b> unboxed "
                     "<small>{}</small></p>\n",
                     escape(title), functions, operations, unboxed, escape(version));
  out += std::string(kIntroduction) + "</header><main>\n";
  std::stable_sort(sections.begin(), sections.end(), [](const Section &a, const Section &b) { return a.cost > b.cost; });
  if (sections.size() > 1) out += moduleTable(sections);
  for (const Section &s : sections) out += s.html;
  return out + "</main><script>\n" + std::string(jj_report_script, jj_report_script_end) + "</script></body></html>\n";
}

}  // namespace jj::report
