#include "mail/imap_names.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace permanence::mail {
namespace {

TEST(FolderNames, AreWrittenAsTheStandardDoes) {
  EXPECT_EQ(folder_to_wire("INBOX"), "INBOX");
  EXPECT_EQ(folder_to_wire("Envoyés"), "Envoy&AOk-s");
  EXPECT_EQ(folder_to_wire("Éléments envoyés"), "&AMk-l&AOk-ments envoy&AOk-s");
  EXPECT_EQ(folder_to_wire("Soins & suivi"), "Soins &- suivi");
  EXPECT_EQ(folder_to_wire("~peter/mail/台北/日本語"), "~peter/mail/&U,BTFw-/&ZeVnLIqe-");  // RFC 3501, 5.1.3
  EXPECT_EQ(folder_from_wire("~peter/mail/&U,BTFw-/&ZeVnLIqe-"), "~peter/mail/台北/日本語");
  EXPECT_EQ(folder_from_wire("&AMk-l&AOk-ments"), "Éléments");
}

TEST(FolderNames, StayAsTheyAreWhenTheyAreMalformed) {
  for (const char* odd : {"&", "a&b", "&#!-", "x&"}) EXPECT_EQ(folder_from_wire(odd), odd);
}

TEST(FolderNames, ComeBackFromTheWire) {
  const bool held = rc::check([](const std::vector<std::uint32_t>& points) {
    std::string name;
    for (const std::uint32_t raw : points) {
      const char32_t point = raw % 5 == 0   ? U'&'
                             : raw % 3 == 0 ? 0x1f600 + raw % 64
                             : raw % 2 == 0 ? 0xc0 + raw % 0x500
                                            : 0x20 + raw % 0x5f;
      if (point < 0x80) {
        name += static_cast<char>(point);
      } else if (point < 0x800) {
        name += static_cast<char>(0xc0 | point >> 6);
        name += static_cast<char>(0x80 | (point & 0x3f));
      } else {
        name += static_cast<char>(0xf0 | point >> 18);
        name += static_cast<char>(0x80 | (point >> 12 & 0x3f));
        name += static_cast<char>(0x80 | (point >> 6 & 0x3f));
        name += static_cast<char>(0x80 | (point & 0x3f));
      }
    }
    const std::string wire = folder_to_wire(name);
    for (const char c : wire) RC_ASSERT(c >= 0x20 && c < 0x7f);
    RC_ASSERT(folder_from_wire(wire) == name);
  });
  EXPECT_TRUE(held);
}

TEST(SpecialFolders, AreFoundByTheirUseFirst) {
  const std::vector<ListedFolder> folders{
      {"INBOX", '/', {}}, {"Sent", '/', {}}, {"Archives/Courrier", '/', {"sent"}}};
  EXPECT_EQ(find_special(folders, SpecialFolder::sent), "Archives/Courrier");
  EXPECT_EQ(find_special(folders, SpecialFolder::drafts), std::nullopt);
}

TEST(SpecialFolders, AreFoundByTheirUsualNames) {
  for (const char* name : {"Sent", "INBOX.Sent", "Sent Items", "INBOX.Envoy&AOk-s",
                           "&AMk-l&AOk-ments envoy&AOk-s", "[Gmail].Messages envoy&AOk-s"}) {
    const auto found = find_special({{"INBOX", '.', {}}, {name, '.', {}}}, SpecialFolder::sent);
    EXPECT_EQ(found, name);
  }
  EXPECT_EQ(find_special({{"INBOX.Sentiers", '.', {}}}, SpecialFolder::sent), std::nullopt);
  EXPECT_EQ(find_special({{"Brouillons", '/', {}}}, SpecialFolder::drafts), "Brouillons");
  EXPECT_EQ(find_special({{"Sent", '/', {"noselect"}}}, SpecialFolder::sent), std::nullopt);
}

TEST(SpecialFolders, AreCreatedWhereTheServerKeepsItsFolders) {
  EXPECT_EQ(name_for_new({{"INBOX", '.', {}}, {"INBOX.Trash", '.', {}}}, "Sent"), "INBOX.Sent");
  EXPECT_EQ(name_for_new({{"INBOX", '/', {}}, {"Trash", '/', {}}}, "Traités"), "Trait&AOk-s");
  EXPECT_EQ(name_for_new({{"INBOX", '/', {}}, {"INBOX/Anciens", '/', {}}, {"Trash", '/', {}}}, "Sent"),
            "Sent");
  EXPECT_EQ(name_for_new({{"INBOX", '.', {}}, {"INBOX.Trash", '.', {}}}, "INBOX.Sent"), "INBOX.Sent");
  EXPECT_EQ(name_for_new({{"INBOX", '.', {}}, {"INBOX.Trash", '.', {}}, {"Sent", '.', {}}}, "Sent"), "Sent");
  EXPECT_EQ(name_for_new({}, "Sent"), "Sent");
}

}  // namespace
}  // namespace permanence::mail
