#include "practice/message_kind.h"

#include <utility>

namespace permanence {
namespace {

constexpr std::array<std::pair<MessageKind, std::string_view>, 19> kinds{{
    {MessageKind::appointment_confirmed, "appointment.confirmed"},
    {MessageKind::appointment_offer, "appointment.offer"},
    {MessageKind::appointment_moved, "appointment.moved"},
    {MessageKind::appointment_cancelled, "appointment.cancelled"},
    {MessageKind::appointment_information, "appointment.information"},
    {MessageKind::appointment_question, "appointment.question"},
    {MessageKind::appointment_late, "appointment.late"},
    {MessageKind::faq_hours, "faq.hours"},
    {MessageKind::faq_location, "faq.location"},
    {MessageKind::faq_insurance, "faq.insurance"},
    {MessageKind::faq_fees, "faq.fees"},
    {MessageKind::faq_other, "faq.other"},
    {MessageKind::acknowledgement, "acknowledgement"},
    {MessageKind::handover, "handover"},
    {MessageKind::wrong_person, "wrong_person"},
    {MessageKind::emergency, "emergency"},
    {MessageKind::neutral_receipt, "neutral_receipt"},
    {MessageKind::reminder, "reminder"},
    {MessageKind::alert, "alert"},
}};

}  // namespace

std::string_view name_of(MessageKind kind) {
  for (const auto& [value, name] : kinds)
    if (value == kind) return name;
  return "";
}

std::optional<MessageKind> message_kind(std::string_view name) {
  for (const auto& [value, known] : kinds)
    if (known == name) return value;
  return std::nullopt;
}

const std::array<MessageKind, 19>& all_message_kinds() {
  static constexpr auto values = [] {
    std::array<MessageKind, 19> list{};
    for (std::size_t i = 0; i < kinds.size(); ++i) list[i] = kinds[i].first;
    return list;
  }();
  return values;
}

std::string_view name_of(Level level) {
  switch (level) {
    case Level::automatic: return "auto";
    case Level::draft: return "draft";
    case Level::off: return "off";
  }
  return "";
}

std::optional<Level> level_named(std::string_view name) {
  for (const Level level : {Level::automatic, Level::draft, Level::off})
    if (name_of(level) == name) return level;
  return std::nullopt;
}

}  // namespace permanence
