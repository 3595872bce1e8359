#include "compose/composer.h"

#include <algorithm>

#include <mstch/mstch.hpp>

#include "base/text.h"
#include "compose/discretion.h"
#include "compose/fact_names.h"
#include "compose/french.h"
#include "compose/html_part.h"
#include "compose/sms_text.h"
#include "compose/template_check.h"

namespace permanence {
namespace {

using compose::FactNames;
using compose::Facts;
using compose::TemplateProblem;

constexpr std::size_t longest_value = 400;     // bytes
constexpr std::size_t longest_answer = 20000;  // an approved answer

enum class LineBreaks { refused, allowed };

// Control characters, and those that turn the direction of writing: they forge headers or hide what is
// written.
bool is_printable(std::string_view text, LineBreaks line_breaks) {
  if (!is_valid_utf8(text)) return false;
  for (const char c : text) {
    if (c == '\n' && line_breaks == LineBreaks::allowed) continue;
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return false;
  }
  static constexpr std::string_view forbidden[] = {"\u2028", "\u2029", "\u202A", "\u202B", "\u202C",
                                                   "\u202D", "\u202E", "\u2066", "\u2067", "\u2068",
                                                   "\u2069", "\u0085", "\u200E", "\u200F"};
  return std::none_of(std::begin(forbidden), std::end(forbidden), [&](std::string_view character) {
    return text.find(character) != std::string_view::npos;
  });
}

// A name on file is a name: not a link, not a sentence that somebody signed a message with.
bool is_name_of_person(std::string_view text) {
  return text.size() <= 120 &&
         text.find_first_of("/\\@<>{}[]|;:=%#*_\"!?0123456789") == std::string_view::npos;
}

bool is_usable(std::string_view name, std::string_view value) {
  if (name == "answer") return value.size() <= longest_answer && is_printable(value, LineBreaks::allowed);
  if (name == "patient_name" || name == "of_patient_name" || name == "greeting_name")
    return is_name_of_person(value) && is_printable(value, LineBreaks::refused);
  return value.size() <= longest_value && is_printable(value, LineBreaks::refused);
}

Facts with_facts_of(const Practice& practice, Facts facts) {
  if (const auto name = facts.values.find("patient_name"); name == facts.values.end() || name->second.empty())
    facts.conditions["for_someone_else"] = false;  // somebody whom we cannot name
  else
    facts.values["of_patient_name"] = compose::elided("de", name->second);
  facts.values.emplace("practice", practice.name);
  facts.values.emplace("telephone", practice.telephone);
  facts.values.emplace("emergency_number", practice.out_of_hours_number);
  auto& places = facts.lists["places"];
  if (places.empty())
    for (const Place& place : practice.places)
      places.push_back({{"place", place.label}, {"address", place.address}, {"access", place.access}});
  return facts;
}

// The facts as the renderer takes them. Values that the template uses and that nobody gave are noted in
// `missing`.
class View {
 public:
  View(const FactNames& names, const Facts& facts) {
    for (const auto& value : names.values) add(root_, value.name, facts.values, !value.guard.empty());
    for (const std::string_view condition : names.conditions) {
      const auto found = facts.conditions.find(std::string(condition));
      root_[std::string(condition)] = found != facts.conditions.end() && found->second;
    }
    for (const auto& list : names.lists) add(list, facts);
  }
  View(const View&) = delete;
  View& operator=(const View&) = delete;

  std::string rendered(const std::string& text) const { return mstch::render(text, root_); }
  const std::vector<std::string>& missing() const { return missing_; }
  const std::vector<std::string>& malformed() const { return malformed_; }

 private:
  void add(mstch::map& to, std::string_view name, const std::map<std::string, std::string>& values,
           bool optional) {
    const std::string key(name);
    const auto found = values.find(key);
    if (found != values.end() && !found->second.empty()) {
      if (!is_usable(name, found->second)) malformed_.push_back(key);
      to[key] = found->second;
    } else if (optional) {
      to[key] = std::string();
    } else {
      to[key] = mstch::lambda{[this, key]() -> mstch::node {
        missing_.push_back(key);
        return std::string();
      }};
    }
  }

  void add(const compose::ListName& list, const Facts& facts) {
    const std::string key(list.name);
    mstch::array items;
    if (const auto found = facts.lists.find(key); found != facts.lists.end())
      for (const auto& item : found->second) {
        mstch::map fields;
        for (const std::string_view field : list.fields)
          add(fields, field, item, field == "access" || field == "address" || field == "patient_name");
        items.push_back(std::move(fields));
      }
    root_["has_" + key] = !items.empty();
    root_["several_" + key] = items.size() > 1;
    root_[key] = std::move(items);
  }

  mstch::map root_;
  mutable std::vector<std::string> missing_;
  std::vector<std::string> malformed_;
};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

// The no-break spaces that French typography wants before high punctuation and inside quotes.
std::string with_french_spaces(std::string text) {
  for (const std::string_view sign : {":", ";", "!", "?", "»"})
    text = replaced(std::move(text), " " + std::string(sign),
                    std::string(compose::no_break_space) + std::string(sign));
  return replaced(std::move(text), "« ", "«" + std::string(compose::no_break_space));
}

// No trailing spaces, one empty line at most between paragraphs, none at the ends: what a section that wasn't
// rendered leaves behind.
std::string tidied(std::string_view text) {
  std::string out;
  int empty_lines = 0;
  for (const std::string& line : split(text, '\n')) {
    std::string_view kept = line;
    while (!kept.empty() && (kept.back() == ' ' || kept.back() == '\t' || kept.back() == '\r'))
      kept.remove_suffix(1);
    if (kept.empty()) {
      ++empty_lines;
      continue;
    }
    if (!out.empty()) out += empty_lines > 0 ? "\n\n" : "\n";
    out += kept;
    empty_lines = 0;
  }
  return normalized(out);
}

bool is_same(const MessageTemplate& earlier, const MessageTemplate& later) {
  return earlier.part == later.part && earlier.channel == later.channel &&
         (earlier.kind == later.kind || later.part == TemplatePart::footer) &&
         (later.tone.empty() || earlier.tone == later.tone);
}

bool wants_footer(MessageKind kind, Channel channel) {
  return channel == Channel::email && kind != MessageKind::alert;
}

std::string sms_of(std::string_view rendered) { return compose::cheaper_for_sms(tidied(rendered)); }

// An SMS that takes more than one part with ordinary names and places.
std::optional<TemplateProblem> length_warning(const MessageTemplate& one) {
  if (one.channel != Channel::sms) return std::nullopt;
  const FactNames& names = compose::fact_names(one.kind);
  const View view(names, compose::example_facts(names));
  const auto size = compose::sms_size(sms_of(view.rendered(one.body)));
  if (size.parts <= 1) return std::nullopt;
  return TemplateProblem{one.source,
                         "error.template.long_sms",
                         {{"source", one.source},
                          {"kind", std::string(name_of(one.kind))},
                          {"parts", std::to_string(size.parts)},
                          {"characters", std::to_string(size.characters)}},
                         true};
}

}  // namespace

tl::expected<MessageComposer, std::vector<TemplateProblem>> MessageComposer::create(
    std::vector<MessageTemplate> templates, const std::vector<std::string>& health_words) {
  MessageComposer composer;
  std::vector<TemplateProblem> problems;
  const compose::Discretion discretion(health_words);
  for (MessageTemplate& one : templates) {
    auto found = compose::problems_of(one, discretion);
    problems.insert(problems.end(), found.begin(), found.end());
    one.subject = compose::with_plain_values(one.subject);
    one.body = compose::with_plain_values(one.body);
    if (one.channel == Channel::email) {
      one.subject = with_french_spaces(std::move(one.subject));
      one.body = with_french_spaces(std::move(one.body));
    }
    auto& kept = composer.templates_;
    kept.erase(
        std::remove_if(kept.begin(), kept.end(), [&](const auto& earlier) { return is_same(earlier, one); }),
        kept.end());
    kept.push_back(std::move(one));
  }
  for (const MessageTemplate& one : composer.templates_)
    if (one.part == TemplatePart::message && wants_footer(one.kind, one.channel) &&
        !composer.find(TemplatePart::footer, one.kind, one.channel, one.tone))
      problems.push_back({one.source, "error.template.no_footer", {{"source", one.source}}});
  if (!problems.empty()) return tl::make_unexpected(std::move(problems));
  return composer;
}

std::vector<TemplateProblem> MessageComposer::warnings() const {
  std::vector<TemplateProblem> warnings;
  for (const MessageTemplate& one : templates_)
    if (auto warning = length_warning(one)) warnings.push_back(*std::move(warning));
  return warnings;
}

const MessageTemplate* MessageComposer::find(TemplatePart part, MessageKind kind, Channel channel,
                                             const std::string& tone) const {
  const MessageTemplate* fallback = nullptr;
  for (const MessageTemplate& one : templates_) {
    if (one.part != part || one.channel != channel || (part == TemplatePart::message && one.kind != kind))
      continue;
    if (one.tone == tone) return &one;
    if (one.tone.empty()) fallback = &one;
  }
  return fallback;
}

Result<ComposedMessage> MessageComposer::fill(const Practice& practice, MessageKind kind, Channel channel,
                                              const Facts& facts, Provenance provenance) const {
  const MessageTemplate* one = find(TemplatePart::message, kind, channel, practice.tone);
  if (!one)
    return fail(ErrorKind::invalid_input, "error.compose.no_template",
                {{"kind", std::string(name_of(kind))}, {"tone", practice.tone}});
  const Facts all = with_facts_of(practice, facts);
  const View view(compose::fact_names(kind), all);
  const View below(compose::footer_fact_names(), all);
  const MessageTemplate* footer =
      wants_footer(kind, channel) ? find(TemplatePart::footer, kind, channel, practice.tone) : nullptr;

  const std::string subject = single_spaced(view.rendered(one->subject));
  const std::string body = view.rendered(one->body);
  const std::string last = footer ? below.rendered(footer->body) : std::string();
  for (const View* each : {&view, &below}) {
    if (!each->malformed().empty())
      return fail(ErrorKind::invalid_input, "error.compose.malformed_fact",
                  {{"name", each->malformed().front()}, {"source", one->source}});
    if (!each->missing().empty())
      return fail(ErrorKind::invalid_input, "error.compose.missing_fact",
                  {{"name", each->missing().front()}, {"source", one->source}});
  }
  if (channel == Channel::sms) return ComposedMessage({}, sms_of(body), {}, provenance, one->source);

  const std::string text = tidied(body + "\n\n" + last);
  std::vector<std::string> numbers{practice.telephone};
  if (kind == MessageKind::emergency) numbers.insert(numbers.end(), {"15", "112", "114", "3114"});
  return ComposedMessage(normalized(subject), text + "\n", compose::html_part(text, numbers), provenance,
                         one->source);
}

Result<ComposedMessage> MessageComposer::compose(const Practice& practice, MessageKind kind, Channel channel,
                                                 const Facts& facts) const {
  return fill(practice, kind, channel, facts, Provenance::approved_template);
}

Result<ComposedMessage> MessageComposer::answer(const Practice& practice, const FaqAnswer& entry,
                                                Channel channel, const Facts& facts) const {
  if (auto phrase = compose::Discretion().reassurance_in(entry.text))
    return fail(ErrorKind::refused, "error.compose.reassuring_answer",
                {{"kind", std::string(name_of(entry.kind))}, {"words", *phrase}});
  Facts with_answer = facts;
  with_answer.values["answer"] = trimmed(entry.text);
  return fill(practice, entry.kind, channel, with_answer, Provenance::approved_answer);
}

std::vector<TemplateProblem> MessageComposer::check_answers(const std::vector<FaqAnswer>& answers,
                                                            const std::vector<std::string>& health_words) {
  std::vector<TemplateProblem> problems;
  const compose::Discretion discretion(health_words);
  for (const FaqAnswer& entry : answers) {
    const std::string kind(name_of(entry.kind));
    if (auto phrase = discretion.reassurance_in(entry.text))
      problems.push_back({kind, "error.compose.reassuring_answer", {{"kind", kind}, {"words", *phrase}}});
    if (auto word = discretion.health_word_in(entry.text))
      problems.push_back(
          {kind, "error.compose.health_word_in_answer", {{"kind", kind}, {"word", *word}}, true});
  }
  return problems;
}

Result<ComposedMessage> MessageComposer::by_hand(std::string subject, std::string text, std::string author) {
  if (trimmed(text).empty()) return fail(ErrorKind::invalid_input, "error.compose.empty_text");
  std::string clean = replaced(normalized(repaired(text)), "\r\n", "\n");
  if (!is_printable(subject, LineBreaks::refused))
    return fail(ErrorKind::invalid_input, "error.compose.bad_subject");
  return ComposedMessage(normalized(single_spaced(subject)), std::move(clean), {}, Provenance::person,
                         std::move(author));
}

}  // namespace permanence
