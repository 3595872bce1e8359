#include "settings/pack.h"

#include <algorithm>

#include "base/text.h"
#include "settings/kind_names.h"
#include "settings/text_file.h"

namespace permanence::settings {
namespace {

constexpr std::array<std::string_view, 3> tones{"chaleureux", "neutre", "formel"};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

std::string with_phrases(const std::string& body, const Phrases& phrases) {
  return replaced(replaced(body, "{{> salutation}}", phrases.greeting), "{{> conge}}", phrases.closing);
}

const Phrases* phrases_of(const std::vector<Phrases>& phrases, std::string_view tone) {
  const auto found =
      std::find_if(phrases.begin(), phrases.end(), [&](const Phrases& each) { return each.tone == tone; });
  return found == phrases.end() ? nullptr : &*found;
}

// One template for every tone becomes one for each where it uses the phrases; the neutral one stands for any
// other.
void add_spread(const MessageTemplate& one, const std::vector<Phrases>& phrases,
                std::vector<MessageTemplate>& out) {
  if (one.body.find("{{>") == std::string::npos) return out.push_back(one);
  for (const std::string_view tone : {"neutre", "chaleureux", "formel"}) {
    const bool wanted = one.tone.empty() || one.tone == tone;
    const Phrases* of_tone = phrases_of(phrases, tone);
    if (!wanted || !of_tone) continue;
    MessageTemplate spread = one;
    spread.body = with_phrases(one.body, *of_tone);
    if (one.tone.empty() && tone != "neutre") spread.tone = tone;
    out.push_back(std::move(spread));
  }
}

MessageTemplate read_template(TableReader& reader, const std::string& source) {
  MessageTemplate one;
  one.source = source;
  const std::string kind = reader.required("message");
  if (kind == "fin")
    one.part = TemplatePart::footer;
  else if (const auto known = kind_named(kind))
    one.kind = *known;
  else if (!kind.empty())
    reader.problem("message", "error.settings.unknown_kind",
                   {{"value", kind}, {"meant", nearest(kind, french_kind_names())}});
  static constexpr std::array<std::pair<std::string_view, Channel>, 2> channels{
      {{"courriel", Channel::email}, {"sms", Channel::sms}}};
  one.channel = reader.choice("canal", Channel::email, channels);
  one.tone = reader.text("ton");
  if (!one.tone.empty() && std::find(tones.begin(), tones.end(), one.tone) == tones.end())
    reader.problem("ton", "error.settings.unknown_choice",
                   {{"value", one.tone}, {"choices", "chaleureux, neutre, formel"}});
  one.subject = reader.text("objet");
  one.body = reader.paragraphs("texte");
  if (one.body.empty() && !reader.has("texte")) reader.problem("texte", "error.settings.missing");
  reader.finish();
  return one;
}

std::vector<Phrases> read_phrases(TableReader& document) {
  std::vector<Phrases> phrases;
  const TomlValue* table = document.table("formules");
  if (!table) return phrases;
  TableReader all(*table, "formules", document.problems());
  for (const std::string_view tone : tones) {
    const TomlValue* of_tone = all.table(tone);
    if (!of_tone) {
      all.problem(tone, "error.settings.missing");
      continue;
    }
    TableReader reader(*of_tone, "formules." + std::string(tone), document.problems());
    Phrases one{std::string(tone), reader.paragraphs("salutation"), reader.paragraphs("conge")};
    if (one.greeting.empty()) reader.problem("salutation", "error.settings.missing");
    if (one.closing.empty()) reader.problem("conge", "error.settings.missing");
    reader.finish();
    phrases.push_back(std::move(one));
  }
  all.finish();
  return phrases;
}

std::optional<TomlValue> read_document(const std::filesystem::path& file, ProblemList& problems) {
  const auto text = read_text_file(file);
  if (!text) {
    problems.error(0, "", text.error().text, text.error().facts);
    return std::nullopt;
  }
  return document_of(*text, problems);
}

}  // namespace

bool is_short_name(std::string_view name) {
  return !name.empty() && name.size() <= 60 &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") == std::string_view::npos;
}

std::vector<std::string> pack_names(const std::filesystem::path& packs) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(packs, error))
    if (std::filesystem::exists(entry.path() / "pack.toml", error))
      names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

VisitType read_visit_type(TableReader& reader, VisitType known) {
  const auto minutes = [&](std::string_view name, Minutes otherwise, int least, int most) {
    return Minutes(reader.whole(name, static_cast<int>(otherwise.count()), least, most));
  };
  known.label = reader.text("libelle", known.label);
  known.duration = minutes("duree", known.duration, 5, 600);
  known.buffer_before = minutes("avant", known.buffer_before, 0, 240);
  known.buffer_after = minutes("apres", known.buffer_after, 0, 240);
  known.for_new_patients = reader.yes_or_no("patients_nouveaux", known.for_new_patients);
  known.for_known_patients = reader.yes_or_no("patients_connus", known.for_known_patients);
  known.capacity = reader.whole("places", known.capacity, 1, 30);
  const auto notice = std::chrono::duration_cast<std::chrono::hours>(known.minimum_notice).count();
  known.minimum_notice =
      std::chrono::hours(reader.whole("preavis_heures", static_cast<int>(notice), 0, 24 * 30));
  known.horizon =
      std::chrono::days(reader.whole("horizon_jours", static_cast<int>(known.horizon.count()), 1, 730));
  reader.finish();
  return known;
}

std::vector<FaqAnswer> read_answers(TableReader& reader) {
  std::vector<FaqAnswer> answers;
  for (const MessageKind kind : {MessageKind::faq_hours, MessageKind::faq_location,
                                 MessageKind::faq_insurance, MessageKind::faq_fees, MessageKind::faq_other})
    for (const std::string_view name : {french_name_of(kind), name_of(kind)}) {
      const std::string text = reader.paragraphs(name);
      if (!text.empty()) answers.push_back({kind, text});
    }
  reader.finish();
  return answers;
}

std::optional<Pack> load_pack(const std::filesystem::path& packs, const std::string& name,
                              std::vector<Problem>& problems) {
  ProblemList list("packs/" + name + "/pack.toml", problems);
  const auto document = read_document(packs / name / "pack.toml", list);
  if (!document) return std::nullopt;
  TableReader reader(*document, "", list);
  Pack pack;
  if (const TomlValue* table = reader.table("specialite")) {
    TableReader specialty(*table, "specialite", list);
    pack.name = specialty.required("nom");
    pack.label = specialty.required("libelle");
    if (!pack.name.empty() && pack.name != name)
      specialty.problem("nom", "error.settings.pack_name", {{"value", pack.name}, {"folder", name}});
    specialty.finish();
  } else {
    reader.problem("specialite", "error.settings.missing");
  }
  int number = 0;
  for (const TomlValue* each : reader.tables("type_de_visite")) {
    TableReader visit(*each, "type_de_visite " + std::to_string(++number), list);
    VisitType type;
    type.name = visit.required("nom");
    if (!type.name.empty() && !is_short_name(type.name))
      visit.problem("nom", "error.settings.bad_name", {{"value", type.name}});
    pack.visit_types.push_back(read_visit_type(visit, type));
  }
  if (pack.visit_types.empty()) reader.problem("type_de_visite", "error.settings.missing");
  if (const TomlValue* table = reader.table("reponses")) {
    TableReader answers(*table, "reponses", list);
    pack.answers = read_answers(answers);
  }
  if (const TomlValue* table = reader.table("mots")) {
    TableReader words(*table, "mots", list);
    for (const Line& word : words.texts("sante")) pack.health_words.push_back(word.text);
    words.finish();
  }
  reader.finish();
  return pack;
}

std::vector<MessageTemplate> read_templates(TableReader& document, const std::vector<Phrases>& phrases) {
  std::vector<MessageTemplate> templates;
  int number = 0;
  for (const TomlValue* each : document.tables("modele")) {
    TableReader reader(*each, "modele " + std::to_string(++number), document.problems());
    add_spread(read_template(reader, document.problems().file() + ":" + std::to_string(each->line)), phrases,
               templates);
  }
  return templates;
}

CommonTemplates load_common_templates(const std::filesystem::path& packs, std::vector<Problem>& problems) {
  CommonTemplates common;
  ProblemList list("packs/templates.toml", problems);
  const auto document = read_document(packs / "templates.toml", list);
  if (!document) return common;
  TableReader reader(*document, "", list);
  common.phrases = read_phrases(reader);
  common.templates = read_templates(reader, common.phrases);
  reader.finish();
  return common;
}

std::vector<MessageTemplate> load_pack_templates(const std::filesystem::path& packs, const std::string& name,
                                                 const std::vector<Phrases>& phrases,
                                                 std::vector<Problem>& problems) {
  const auto file = packs / name / "templates.toml";
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return {};
  ProblemList list("packs/" + name + "/templates.toml", problems);
  const auto document = read_document(file, list);
  if (!document) return {};
  TableReader reader(*document, "", list);
  auto templates = read_templates(reader, phrases);
  reader.finish();
  return templates;
}

}  // namespace permanence::settings
