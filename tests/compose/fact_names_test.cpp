#include "compose/fact_names.h"

#include <gtest/gtest.h>

#include "fixture.h"

namespace permanence::compose {
namespace {

TEST(FactNames, EveryNameIsInTheManual) {
  std::ifstream in(SOURCE_DIRECTORY "/docs/modeles.md");
  const std::string manual{std::istreambuf_iterator<char>(in), {}};
  const auto expect = [&](std::string_view name) {
    EXPECT_NE(manual.find("`" + std::string(name) + "`"), std::string::npos) << name;
  };
  for (const MessageKind kind : all_message_kinds()) {
    const FactNames& names = fact_names(kind);
    for (const ValueName& value : names.values) {
      expect(value.name);
      if (!value.guard.empty()) expect(value.guard);
    }
    for (const std::string_view condition : names.conditions) expect(condition);
    for (const ListName& list : names.lists) {
      expect(list.name);
      for (const std::string_view field : list.fields) expect(field);
    }
  }
}

TEST(FactNames, EveryGuardIsAConditionOrTheValueItself) {
  for (const MessageKind kind : all_message_kinds())
    for (const ValueName& value : fact_names(kind).values)
      EXPECT_TRUE(value.guard.empty() || value.guard == value.name ||
                  fact_names(kind).is_condition(value.guard))
          << name_of(kind) << " " << value.name;
}

TEST(FactNames, WhatATemplateMustUseExists) {
  for (const MessageKind kind : all_message_kinds())
    for (const auto& group : fact_names(kind).needed)
      for (const std::string_view name : group)
        EXPECT_TRUE(fact_names(kind).value(name) || fact_names(kind).list(name) ||
                    fact_names(kind).is_condition(name))
            << name_of(kind) << " " << name;
}

TEST(FactNames, ListsGiveTheirOwnConditions) {
  const FactNames& names = fact_names(MessageKind::appointment_offer);
  EXPECT_TRUE(names.is_condition("has_slots"));
  EXPECT_TRUE(names.is_condition("several_slots"));
  EXPECT_FALSE(names.is_condition("has_appointments"));
}

}  // namespace
}  // namespace permanence::compose
