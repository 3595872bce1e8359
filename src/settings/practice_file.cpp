#include "settings/practice_file.h"

#include <algorithm>

#include "base/text.h"
#include "settings/pack.h"
#include "settings/practice_tables.h"
#include "settings/text_file.h"

namespace permanence::settings {
namespace {

constexpr const char* practice_file = "practice.toml";

// The packs of the practitioners' specialties, each once, in their order.
std::vector<Pack> load_packs_of(const Practice& practice, const std::filesystem::path& packs,
                                TableReader& document, std::vector<Problem>& problems) {
  const auto known = pack_names(packs);
  std::vector<Pack> loaded;
  std::vector<std::string> tried;
  for (const Practitioner& one : practice.practitioners) {
    if (one.specialty.empty() || std::find(tried.begin(), tried.end(), one.specialty) != tried.end())
      continue;
    tried.push_back(one.specialty);
    if (std::find(known.begin(), known.end(), one.specialty) == known.end())
      document.problem("praticien", "error.settings.unknown_specialty",
                       {{"value", one.specialty}, {"choices", joined(known, ", ")}});
    else if (auto pack = load_pack(packs, one.specialty, problems))
      loaded.push_back(*std::move(pack));
  }
  return loaded;
}

void settle_visit_types(TableReader& document, const std::vector<Pack>& packs, Practice& practice) {
  for (Practitioner& one : practice.practitioners) {
    for (const VisitTypeName& name : one.visit_types)
      if (!practice.visit_type(name)) {
        std::vector<std::string> known;
        for (const auto& [each, type] : practice.visit_types) known.push_back(each);
        document.problem("praticien", "error.settings.unknown_visit_type",
                         {{"value", name}, {"name", one.name}, {"choices", joined(known, ", ")}});
      }
    if (!one.visit_types.empty()) continue;
    for (const Pack& pack : packs)
      if (pack.name == one.specialty)
        for (const VisitType& type : pack.visit_types) one.visit_types.push_back(type.name);
  }
}

// A name that patients read may tell what they come for.
void warn_of_telling_names(TableReader& document, const Practice& practice,
                           const std::vector<std::string>& words) {
  const auto warn = [&](std::string_view where, const std::string& name) {
    const std::string plain = folded(name);
    for (const std::string& word : words)
      if (plain.find(folded(word)) != std::string::npos) {
        document.warn(where, "error.settings.telling_name", {{"value", name}, {"word", word}});
        return;
      }
  };
  warn("cabinet", practice.name);
  for (const Place& place : practice.places) warn("lieu", place.label);
  for (const MailboxSettings& mailbox : practice.mailboxes)
    if (mailbox.display_name != practice.name) warn("boite", mailbox.display_name);
}

void warn_of_missing_answers(TableReader& document, const Practice& practice) {
  for (const MessageKind kind : {MessageKind::faq_insurance, MessageKind::faq_fees, MessageKind::faq_other})
    if (const auto found = practice.kinds.find(kind);
        found != practice.kinds.end() && found->second.level == Level::automatic && !practice.answer(kind))
      document.warn("reponses", "error.settings.automatic_without_answer",
                    {{"value", std::string(name_of(kind))}});
}

tl::expected<LoadedPractice, std::vector<Problem>> read_practice(const TomlValue& document,
                                                                 const std::filesystem::path& packs,
                                                                 ProblemList& list,
                                                                 std::vector<Problem>& problems) {
  LoadedPractice loaded;
  Practice& practice = loaded.practice;
  TableReader reader(document, "", list);
  read_cabinet(reader, practice);
  read_places(reader, practice);
  read_practitioners(reader, practice);
  const auto of_practitioners = load_packs_of(practice, packs, reader, problems);
  read_visit_types(reader, of_practitioners, practice);
  settle_visit_types(reader, of_practitioners, practice);
  read_mailboxes(reader, practice);
  read_levels(reader, practice);
  read_sending(reader, practice);
  read_alerts(reader, practice);
  read_mail_rules(reader, practice);
  read_replies(reader, practice);

  auto common = load_common_templates(packs, problems);
  loaded.templates = std::move(common.templates);
  const auto append = [&](std::vector<MessageTemplate> more) {
    loaded.templates.insert(loaded.templates.end(), std::make_move_iterator(more.begin()),
                            std::make_move_iterator(more.end()));
  };
  for (const Pack& pack : of_practitioners) {
    append(load_pack_templates(packs, pack.name, common.phrases, problems));
    loaded.health_words.insert(loaded.health_words.end(), pack.health_words.begin(), pack.health_words.end());
  }
  append(read_templates(reader, common.phrases));
  reader.finish();
  warn_of_telling_names(reader, practice, loaded.health_words);
  warn_of_missing_answers(reader, practice);

  if (std::any_of(problems.begin(), problems.end(), [](const Problem& each) { return !each.warning; }))
    return tl::make_unexpected(std::move(problems));
  loaded.problems = std::move(problems);
  return loaded;
}

}  // namespace

std::string sentence(const Catalogue& catalogue, const Problem& problem) {
  const std::string text = catalogue.sentence(problem.text, problem.facts);
  const Error::Facts facts{{"file", problem.file},
                           {"line", std::to_string(problem.line)},
                           {"field", problem.field},
                           {"sentence", text}};
  if (problem.line == 0) return catalogue.sentence("label.problem.file", facts);
  return catalogue.sentence(problem.field.empty() ? "label.problem.line" : "label.problem.field", facts);
}

tl::expected<LoadedPractice, std::vector<Problem>> parse_practice(std::string_view toml,
                                                                  const std::filesystem::path& packs) {
  std::vector<Problem> problems;
  ProblemList list(practice_file, problems);
  const auto document = document_of(toml, list);
  if (!document) return tl::make_unexpected(std::move(problems));
  return read_practice(*document, packs, list, problems);
}

tl::expected<LoadedPractice, std::vector<Problem>> load_practice(const std::filesystem::path& directory,
                                                                 const std::filesystem::path& packs) {
  const auto text = read_text_file(directory / practice_file);
  if (text) return parse_practice(*text, packs);
  std::vector<Problem> problems;
  ProblemList(practice_file, problems).error(0, "", text.error().text, text.error().facts);
  return tl::make_unexpected(std::move(problems));
}

}  // namespace permanence::settings
