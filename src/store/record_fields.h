// Writing and reading values as JSON, each kind once, for records.cpp. Text that isn't valid UTF-8 is
// repaired.
#pragma once

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "ports/composed_message_archive.h"
#include "store/failure.h"
#include "store/names.h"

namespace permanence::store {

using Json = nlohmann::json;

inline void to_value(Json& json, const std::string& text) {
  json = is_valid_utf8(text) ? text : repaired(text);
}
inline void to_value(Json& json, bool value) { json = value; }
inline void to_value(Json& json, Instant instant) { json = instant.time_since_epoch().count(); }
inline void to_value(Json& json, LocalDate day) { json = to_text(day); }
inline void to_value(Json& json, Minutes minutes) { json = minutes.count(); }
inline void to_value(Json& json, MessageKind kind) { json = std::string(name_of(kind)); }
template <class Number>
requires std::is_integral_v<Number>
void to_value(Json& json, Number number) { json = number; }
template <class Enum>
requires std::is_enum_v<Enum>
void to_value(Json& json, Enum value) { json = name_in_store(value); }
template <class Tag>
void to_value(Json& json, const Identifier<Tag>& id) {
  json = id.text();
}

inline void from_value(const Json& json, std::string& text) { text = json.get<std::string>(); }
inline void from_value(const Json& json, bool& value) { value = json.get<bool>(); }
inline void from_value(const Json& json, Instant& instant) {
  instant = Instant{Seconds(json.get<std::int64_t>())};
}
inline void from_value(const Json& json, Minutes& minutes) { minutes = Minutes(json.get<std::int64_t>()); }

[[noreturn]] inline void unknown_value() { give_up(ErrorKind::corrupt, "error.store.record_unknown"); }

template <class Parsed>
auto parsed_or_give_up(const Parsed& parsed) {
  if (!parsed) unknown_value();
  return *parsed;
}
inline void from_value(const Json& json, LocalDate& day) {
  day = parsed_or_give_up(parse_local_date(json.get<std::string>()));
}
inline void from_value(const Json& json, MessageKind& kind) {
  kind = parsed_or_give_up(message_kind(json.get<std::string>()));
}
template <class Number>
requires std::is_integral_v<Number>
void from_value(const Json& json, Number& number) { number = json.get<Number>(); }
template <class Enum>
requires std::is_enum_v<Enum>
void from_value(const Json& json, Enum& value) {
  const auto name = json.get<std::string>();
  const auto& list = Names<Enum>::list;
  const auto found = std::find(list.begin(), list.end(), name);
  if (found == list.end()) unknown_value();
  value = static_cast<Enum>(found - list.begin());
}
template <class Tag>
void from_value(const Json& json, Identifier<Tag>& id) {
  id = parsed_or_give_up(Identifier<Tag>::parse(json.get<std::string>()));
}

// A struct is what `describe(archive, struct)` says of it: one list of fields for both directions.
class Writing;
class Reading;
template <class T>
concept Described = requires(Writing& writing, T& value) {
  describe(writing, value);
};

template <class T>
void to_value(Json& json, const std::vector<T>& values);
template <class T>
void to_value(Json& json, const std::optional<T>& value);
template <Described T>
void to_value(Json& json, const T& value);
template <class T>
void from_value(const Json& json, std::vector<T>& values);
template <class T>
void from_value(const Json& json, std::optional<T>& value);
template <Described T>
void from_value(const Json& json, T& value);

class Writing {
 public:
  explicit Writing(Json& json) : json_(json) { json_ = Json::object(); }
  template <class T>
  Writing& operator()(const char* name, const T& value) {
    to_value(json_[name], value);
    return *this;
  }

 private:
  Json& json_;
};

// A field that an older version didn't write keeps its default.
class Reading {
 public:
  explicit Reading(const Json& json) : json_(json) {}
  template <class T>
  Reading& operator()(const char* name, T& value) {
    if (const auto found = json_.find(name); found != json_.end()) from_value(*found, value);
    return *this;
  }

 private:
  const Json& json_;
};

template <class T>
void to_value(Json& json, const std::vector<T>& values) {
  json = Json::array();
  for (const auto& value : values) to_value(json.emplace_back(), value);
}
template <class T>
void to_value(Json& json, const std::optional<T>& value) {
  if (value)
    to_value(json, *value);
  else
    json = nullptr;
}
template <Described T>
void to_value(Json& json, const T& value) {
  Writing writing(json);
  describe(writing, const_cast<T&>(value));  // writing changes nothing
}
template <class T>
void from_value(const Json& json, std::vector<T>& values) {
  values.clear();
  for (const auto& each : json) from_value(each, values.emplace_back());
}
template <class T>
void from_value(const Json& json, std::optional<T>& value) {
  if (json.is_null())
    value.reset();
  else
    from_value(json, value.emplace());
}
template <Described T>
void from_value(const Json& json, T& value) {
  Reading reading(json);
  describe(reading, value);
}

}  // namespace permanence::store
