// The practice itself, as practice.toml and the packs describe it: read once, then passed to the
// pure core as its settings.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/time.h"
#include "practice/identifiers.h"
#include "practice/message_kind.h"

namespace permanence {

struct VisitType {
  VisitTypeName name;
  std::string label;               // "Séance de kinésithérapie"; never written in clear to a patient
  Minutes duration{30};
  Minutes buffer_before{0};
  Minutes buffer_after{0};
  bool for_new_patients = true;
  bool for_known_patients = true;
  int capacity = 1;
  Minutes minimum_notice{std::chrono::hours(2)};
  std::chrono::days horizon{60};
};

struct OpeningHours {              // one stretch of one day of the week
  std::chrono::weekday day;
  LocalTime from;
  LocalTime until;                 // exclusive
  PlaceName place;
};

struct Absence {                   // half-open, wall time
  LocalDateTime from;
  LocalDateTime until;
  std::string label;
};

struct Practitioner {
  PractitionerName name;
  std::string display_name;        // "Anna Kermarec"
  std::string title;               // "kinésithérapeute"; used in the practitioner's own documents
  std::string specialty;           // a pack's name
  std::vector<OpeningHours> hours;
  std::vector<Absence> absences;
  std::vector<VisitTypeName> visit_types;   // in order of preference: the first that fits is the default
};

struct Place {
  PlaceName name;
  std::string label;               // "Cabinet des Tilleuls"
  std::string address;             // one line
  std::string access;              // car park, door code, floor, wheelchair
};

enum class HolidayRegion { metropole, alsace_moselle, alsace_moselle_good_friday, martinique, guadeloupe, guyane, reunion, mayotte };

struct FaqAnswer {                 // the practitioner's own words
  MessageKind kind = MessageKind::faq_other;
  std::string text;
};

enum class MailSecurity { tls, starttls, none };        // none: refused but for loopback
enum class MailAuthentication { password, oauth2 };
enum class MarkHandled { keyword, folder };

struct MailServer {
  std::string host;
  int port = 0;
  MailSecurity security = MailSecurity::tls;
  std::string user;
};

struct OAuthEndpoints {
  std::string client_id;
  std::string device_endpoint;     // RFC 8628
  std::string token_endpoint;
  std::string scope;
};

struct MailboxSettings {
  MailboxName name;
  std::string address;             // the practice's own, as patients know it
  std::string display_name;        // "Cabinet Kermarec"
  bool on_disk = false;            // a mail folder in place of IMAP and SMTP (demonstration, tests)
  MailServer imap;
  MailServer smtp;
  MailAuthentication authentication = MailAuthentication::password;
  OAuthEndpoints oauth;
  std::string certificate_authority;  // file of an additional authority, for a server of one's own
  std::string inbox_folder = "INBOX";
  std::string sent_folder;         // empty: found by its special use (RFC 6154)
  std::string drafts_folder;
  bool server_files_sent = false;  // Gmail and the like file the copy themselves
  bool lay_drafts = false;
  MarkHandled mark = MarkHandled::keyword;
  std::string mark_name = "Permanence";
  std::string authserv_id;         // whose Authentication-Results are believed; empty: nobody's
  PractitionerName practitioner;   // default for what arrives here

  std::string domain() const { return address.substr(address.find('@') + 1); }
};

struct AlertRoute {
  std::string email;               // the practitioner's own address
  MailboxName through;             // mailbox whose SMTP sends it; empty: the first that works
};

struct KindSettings {
  Level level = Level::draft;
  Minutes departure_delay{2};
};

struct QuietHours {
  LocalTime from = at(20);
  LocalTime until = at(8);
};

struct ReminderSettings {
  bool enabled = true;
  std::chrono::hours before{24};
};

struct Limits {
  int automatic_messages_per_sender_and_day = 6;
  int slots_per_offer = 3;
  int open_holds_per_person = 3;
  int held_share_of_day_percent = 50;
  std::chrono::hours offer_validity{24};
};

struct Practice {
  std::string name;                // "Cabinet de kinésithérapie des Tilleuls"
  std::string telephone;           // how to reach a person
  std::string out_of_hours_number = "15";  // 15 or 116 117, by region
  std::string time_zone_name = "Europe/Paris";
  HolidayRegion holiday_region = HolidayRegion::metropole;
  bool open_on_holidays = false;
  std::string tone = "neutre";     // chaleureux, neutre, formel
  bool accepts_new_patients = true;
  std::vector<Place> places;
  std::vector<Practitioner> practitioners;
  std::map<VisitTypeName, VisitType> visit_types;
  std::vector<MailboxSettings> mailboxes;
  std::vector<AlertRoute> alerts;
  std::map<MessageKind, KindSettings> kinds;
  std::vector<FaqAnswer> answers;
  std::vector<std::string> never_touch;    // addresses or domains ("@labo.example"), lower case
  QuietHours quiet_hours;
  ReminderSettings reminder;
  Limits limits;

  const Practitioner* practitioner(const PractitionerName& wanted) const;
  const Place* place(const PlaceName& wanted) const;
  const VisitType* visit_type(const VisitTypeName& wanted) const;
  const MailboxSettings* mailbox(const MailboxName& wanted) const;
  KindSettings settings_of(MessageKind kind) const;  // what isn't set is a draft; emergency is always automatic, at once
  const FaqAnswer* answer(MessageKind kind) const;   // nullptr: no answer on file
};

}  // namespace permanence
