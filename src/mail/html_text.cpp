#include "mail/html_text.h"

#include <csetjmp>
#include <cstdint>
#include <ctime>
#include <memory>
#include <vector>

#include "base/text.h"
#include "mail/html_style.h"
#include "mail/mime_reader.h"

namespace permanence::mail {
namespace {

constexpr std::size_t most_html = 1u << 20;
constexpr std::size_t most_memory = 64u << 20;
constexpr std::size_t most_output = 2u << 20;
constexpr int deepest = 400;
constexpr std::int64_t most_nanoseconds = 300'000'000;  // of this thread's own time
constexpr int most_quote_marks = 8;

std::int64_t time_of_thread() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * 1'000'000'000 + time.tv_nsec;
}

// Memory for one tree: given back at once, since Gumbo's own way recurses, and bounded, since unclosed
// <font>s multiply. Time is bounded here too: Gumbo asks for memory with each tag and attribute, and for each
// walks all open ones.
struct Arena {
  std::jmp_buf exhausted;
  std::int64_t deadline = time_of_thread() + most_nanoseconds;
  unsigned requests = 0;
  std::vector<std::unique_ptr<char[]>> chunks;
  std::size_t used = 0, left = 0;
  char* next = nullptr;
};

void* allocate(void* userdata, std::size_t size) {
  constexpr std::size_t chunk = 256u << 10;
  auto& arena = *static_cast<Arena*>(userdata);
  size = (size + 15) & ~std::size_t{15};
  const bool late = ++arena.requests % 64 == 0 && time_of_thread() > arena.deadline;
  if (late || size > most_memory - arena.used) std::longjmp(arena.exhausted, 1);  // over frames of C alone
  if (size > arena.left) {
    arena.left = std::max(size, chunk);
    arena.chunks.push_back(std::make_unique_for_overwrite<char[]>(arena.left));
    arena.next = arena.chunks.back().get();
  }
  arena.used += size;
  arena.left -= size;
  char* given = arena.next;
  arena.next += size;
  return given;
}

// nullptr where memory or time doesn't suffice.
const GumboNode* parse(std::string_view html, Arena& arena) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = [](void*, void*) {};
  options.userdata = &arena;
  options.max_errors = 0;
  if (setjmp(arena.exhausted) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size())->document;
}

// The words between the tags: for what can't be laid out.
std::string words_of(std::string_view html) {
  std::string words;
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t tag = std::min(html.find('<', at), html.size());
    words += html.substr(at, tag - at);
    words += ' ';
    const std::size_t end = html.find('>', tag);
    at = end == std::string_view::npos ? html.size() : end + 1;
  }
  return single_spaced(words);
}

// Lines as they come; white space as HTML treats it.
class Page {
 public:
  int quotes = 0;

  void write(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      const char c = text[at];
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        space_ = true;
        continue;
      }
      if (space_ && !line_.empty() && line_.back() != ' ') line_ += ' ';
      space_ = false;
      line_ += c;
    }
  }
  void write_preformatted(std::string_view text) {
    for (const char c : text) {
      if (c == '\n')
        break_line();
      else if (c != '\r')
        line_ += c;
    }
  }
  void add_space() { space_ = true; }
  void break_line() { put_line(true); }  // <br>
  void end_line() {
    if (!line_.empty()) put_line(false);
  }  // a block begins or ends
  void end_paragraph() {
    end_line();
    blank_wanted_ = !lines_.empty();
  }
  void draw_line() {
    end_line();
    if (last_was_rule_) return;
    line_ = "________________________________";
    put_line(false);
    last_was_rule_ = true;
  }
  bool is_full() const { return size_ > most_output; }
  std::string text() {
    end_line();
    while (!lines_.empty() && is_blank(lines_.back())) lines_.pop_back();
    return joined(lines_, "\n");
  }

 private:
  static bool is_blank(std::string_view line) {
    return line.find_first_not_of("> ") == std::string_view::npos;
  }

  // What fills a line that looks empty: spaces of all kinds.
  static std::string seen_of(std::string_view line) {
    std::string seen(line);
    for (const std::string_view blank :
         {"\u00A0", "\u200B", "\u200C", "\u034F", "\u2007", "\u00AD", "\uFEFF"})
      if (seen.size() >= blank.size() && seen.find(blank) != std::string::npos) {
        std::string without;
        for (std::size_t at = 0; at < seen.size();) {
          if (seen.compare(at, blank.size(), blank) == 0)
            at += blank.size();
          else
            without += seen[at++];
        }
        seen = without;
      }
    return trimmed(seen);
  }

  void put_line(bool even_if_empty) {
    space_ = false;
    const bool empty = seen_of(line_).empty();
    if (empty && line_.empty() && !even_if_empty) return;
    if ((empty || blank_wanted_) && !lines_.empty() && !is_blank(lines_.back()))
      push("", std::min(quotes, last_quotes_));
    if (!empty) push(line_, quotes);
    line_.clear();
  }

  void push(std::string_view line, int quote_marks) {
    std::string full;
    for (int i = 0; i < std::min(quote_marks, most_quote_marks); ++i) full += "> ";
    full += line;
    while (!full.empty() && full.back() == ' ') full.pop_back();
    size_ += full.size() + 1;
    lines_.push_back(std::move(full));
    blank_wanted_ = last_was_rule_ = false;
    last_quotes_ = quote_marks;
  }

  std::vector<std::string> lines_;
  std::string line_;
  bool space_ = false, blank_wanted_ = false, last_was_rule_ = false;
  int last_quotes_ = 0;
  std::size_t size_ = 0;
};

enum class Layout { inside_line, block, paragraph, dropped };

Layout layout_of(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_MAP:
      return Layout::dropped;
    case GUMBO_TAG_P:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_PRE:
      return Layout::paragraph;
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
      return Layout::block;
    default:
      return Layout::inside_line;
  }
}

class Renderer {
 public:
  void render(const GumboNode& node, const Appearance& appearance, int depth) {
    if (depth > deepest || page_.is_full()) {
      complete_ = false;
      return;
    }
    switch (node.type) {
      case GUMBO_NODE_DOCUMENT:
        return children(node.v.document.children, appearance, depth);
      case GUMBO_NODE_ELEMENT:
        return element(node.v.element, appearance, depth);
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE:
        if (!appearance.shows_text()) return;
        if (appearance.preformatted)
          page_.write_preformatted(node.v.text.text);
        else
          page_.write(node.v.text.text);
        return;
      default:
        return;  // comments, templates
    }
  }
  HtmlText result() { return {page_.text(), complete_}; }

 private:
  void children(const GumboVector& nodes, const Appearance& appearance, int depth) {
    for (unsigned i = 0; i < nodes.length; ++i)
      render(*static_cast<const GumboNode*>(nodes.data[i]), appearance, depth + 1);
  }

  void element(const GumboElement& element, const Appearance& inherited, int depth) {
    if (element.tag == GUMBO_TAG_IMG && !attribute(element, "data-emoji").empty())
      page_.write(attribute(element, "alt"));
    Layout layout = layout_of(element.tag);
    if (layout == Layout::dropped || is_removed(element)) return;
    if (element.tag == GUMBO_TAG_BR) return page_.break_line();
    if (element.tag == GUMBO_TAG_HR) return page_.draw_line();
    if (layout == Layout::paragraph && has_class(element, "MsoNormal"))
      layout = Layout::block;  // Outlook: a line each

    const bool quoted = element.tag == GUMBO_TAG_BLOCKQUOTE || has_class(element, "yahoo_quoted");
    open(element, layout);
    page_.quotes += quoted ? 1 : 0;
    children(element.children, appearance_of(element, inherited), depth);
    close(element, layout);
    page_.quotes -= quoted ? 1 : 0;
  }

  void open(const GumboElement& element, Layout layout) {
    if (layout == Layout::paragraph) page_.end_paragraph();
    if (layout == Layout::block) page_.end_line();
    if (element.tag == GUMBO_TAG_LI) page_.write("- ");
    if (element.tag == GUMBO_TAG_DIV &&
        (attribute(element, "id").find("divRplyFwdMsg") != std::string_view::npos ||
         draws_line_above(element)))
      page_.draw_line();
  }

  void close(const GumboElement& element, Layout layout) {
    if (layout == Layout::paragraph) page_.end_paragraph();
    if (layout == Layout::block) page_.end_line();
    if (element.tag == GUMBO_TAG_TD || element.tag == GUMBO_TAG_TH) page_.add_space();
  }

  Page page_;
  bool complete_ = true;
};

HtmlText laid_out(std::string_view html) {
  Arena arena;
  const GumboNode* document = parse(html, arena);
  if (document == nullptr) return {"", false};
  Renderer renderer;
  renderer.render(*document, Appearance{}, 0);
  return renderer.result();
}

}  // namespace

HtmlText read_html(std::string_view html) {
  const std::string text = repaired(html.substr(0, most_html));
  HtmlText page = laid_out(text);
  if (!page.complete)
    return {laid_out(words_of(text)).text, false};  // without a tag left, only entities to decode
  page.complete = html.size() <= most_html;
  return page;
}

std::string words_of_html(std::string_view html) {
  return laid_out(words_of(repaired(html.substr(0, most_html))))
      .text;  // no tag is left, only entities to decode
}

std::string text_of_html(std::string_view html) { return read_html(html).text; }

}  // namespace permanence::mail
