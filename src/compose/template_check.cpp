#include "compose/template_check.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "compose/fact_names.h"

namespace permanence::compose {
namespace {

struct Tag {
  enum class Type { value, section, inverted, end };
  Type type = Type::value;
  std::string_view name;
  std::size_t begin = 0;  // in the text, braces included
  std::size_t end = 0;
};

std::string_view bare(std::string_view name) {
  while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
  while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
  return name;
}

bool is_name(std::string_view name) {
  return !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
}

struct Tags {
  std::vector<Tag> tags;
  std::string broken;  // what can't be read, empty if all can
};

Tags tags_of(std::string_view text) {
  Tags found;
  for (auto at = text.find_first_of("{}"); at != std::string_view::npos; at = text.find_first_of("{}", at)) {
    const auto close = text.find("}}", at);
    const auto next = text.find("{{", at + 2);
    if (text.substr(at, 2) != "{{" || close == std::string_view::npos || next < close) {
      found.broken = shortened(text.substr(at), 30);
      return found;
    }
    const auto inside = text.substr(at + 2, close - at - 2);
    Tag tag{Tag::Type::value, bare(inside), at, close + 2};
    if (!inside.empty() && std::string_view("#^/").find(inside.front()) != std::string_view::npos) {
      tag.type = inside.front() == '#'   ? Tag::Type::section
                 : inside.front() == '^' ? Tag::Type::inverted
                                         : Tag::Type::end;
      tag.name = bare(inside.substr(1));
    }
    if (!is_name(tag.name) || (close + 2 < text.size() && text[close + 2] == '}')) {
      found.broken = shortened(text.substr(at, close + 2 - at), 30);
      return found;
    }
    found.tags.push_back(tag);
    at = tag.end;
  }
  return found;
}

class Check {
 public:
  Check(const MessageTemplate& one, const Discretion& discretion)
      : one_(one),
        names_(one.part == TemplatePart::footer ? footer_fact_names() : fact_names(one.kind)),
        discretion_(discretion) {}

  std::vector<TemplateProblem> run() {
    if (trimmed(one_.body).empty()) add("error.template.empty");
    if (one_.channel == Channel::email && one_.part == TemplatePart::message && trimmed(one_.subject).empty())
      add("error.template.no_subject");
    check_tags(one_.subject);
    check_tags(one_.body);
    for (const auto& group : names_.needed) check_needed(group);
    check_words(one_.subject + "\n" + one_.body);
    const bool footer = one_.part == TemplatePart::footer;
    if (footer || one_.kind == MessageKind::emergency) check_numbers();
    if (footer && folded(one_.body).find("automatique") == std::string::npos)
      add("error.template.no_disclosure");
    return std::move(problems_);
  }

 private:
  void add(std::string text, Error::Facts facts = {}) {
    facts.emplace_back("source", one_.source);
    facts.emplace_back("kind", std::string(name_of(one_.kind)));
    problems_.push_back({one_.source, std::move(text), std::move(facts), false});
  }

  bool is_open(std::string_view name) const {
    return std::any_of(open_.begin(), open_.end(),
                       [&](const Tag& tag) { return tag.type == Tag::Type::section && tag.name == name; });
  }

  bool is_field_here(std::string_view name) const {
    return std::any_of(open_.begin(), open_.end(), [&](const Tag& tag) {
      const ListName* list = tag.type == Tag::Type::section ? names_.list(tag.name) : nullptr;
      return list && std::find(list->fields.begin(), list->fields.end(), name) != list->fields.end();
    });
  }

  void check_value(std::string_view name) {
    if (is_field_here(name)) return;
    const ValueName* value = names_.value(name);
    if (!value) return add("error.template.unknown_name", {{"name", std::string(name)}});
    if (!value->guard.empty() && !is_open(value->guard))
      add("error.template.unguarded", {{"name", std::string(name)}, {"guard", std::string(value->guard)}});
  }

  void check_section(std::string_view name) {
    const ValueName* value = names_.value(name);
    const bool optional = value && value->guard == name;
    if (!optional && !names_.list(name) && !names_.is_condition(name) && !is_field_here(name))
      add("error.template.unknown_section", {{"name", std::string(name)}});
  }

  void check_tags(std::string_view text) {
    const Tags found = tags_of(text);
    if (!found.broken.empty()) return add("error.template.broken_tag", {{"tag", found.broken}});
    open_.clear();
    for (const Tag& tag : found.tags) {
      used_.emplace_back(tag.name);
      switch (tag.type) {
        case Tag::Type::value:
          check_value(tag.name);
          break;
        case Tag::Type::section:
        case Tag::Type::inverted:
          check_section(tag.name);
          open_.push_back(tag);
          break;
        case Tag::Type::end:
          if (open_.empty() || open_.back().name != tag.name)
            return add("error.template.broken_tag", {{"tag", "{{/" + std::string(tag.name) + "}}"}});
          open_.pop_back();
          break;
      }
    }
    if (!open_.empty())
      add("error.template.broken_tag", {{"tag", "{{#" + std::string(open_.back().name) + "}}"}});
  }

  void check_needed(const std::vector<std::string_view>& group) {
    const bool has_one = std::any_of(group.begin(), group.end(), [&](std::string_view name) {
      return std::find(used_.begin(), used_.end(), name) != used_.end();
    });
    if (has_one) return;
    std::vector<std::string> tags;
    for (const std::string_view name : group) tags.push_back("{{" + std::string(name) + "}}");
    add("error.template.missing_name", {{"names", joined(tags, " ou ")}});
  }

  void check_words(const std::string& text) {
    if (auto phrase = discretion_.reassurance_in(text))
      add("error.template.reassurance", {{"words", *phrase}});
    if (auto word = discretion_.health_word_in(text)) add("error.template.health_word", {{"word", *word}});
  }

  void check_numbers() {
    for (const std::string_view number : {"15", "112"})
      if (one_.body.find(number) == std::string::npos)
        add("error.template.no_emergency_number", {{"number", std::string(number)}});
  }

  const MessageTemplate& one_;
  const FactNames& names_;
  const Discretion& discretion_;
  std::vector<Tag> open_;
  std::vector<std::string> used_;
  std::vector<TemplateProblem> problems_;
};

}  // namespace

std::vector<TemplateProblem> problems_of(const MessageTemplate& one, const Discretion& discretion) {
  return Check(one, discretion).run();
}

std::string with_plain_values(std::string_view text) {
  std::string out;
  std::size_t done = 0;
  for (const Tag& tag : tags_of(text).tags) {
    if (tag.type != Tag::Type::value) continue;
    out += text.substr(done, tag.begin - done);
    out += "{{{" + std::string(tag.name) + "}}}";
    done = tag.end;
  }
  out += text.substr(done);
  return out;
}

}  // namespace permanence::compose
