// The audit: a chain of entries, each clear metadata without personal data plus a ciphertext under the subject's key.
// The chain hashes the ciphertext, so that erasing a subject leaves it verifiable.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "practice/identifiers.h"

namespace permanence {

struct AuditEntry {
  std::string action;              // "message.stored", "outbox.sent", "appointment.cancelled": clear
  std::string actor;               // "agent", "practitioner:anna", "patient": clear, no name of a patient
  std::string object;              // id of what it is about, hexadecimal
  Instant at{};
  std::optional<SubjectId> subject;  // whose key seals the detail
  std::string detail;              // sealed; empty if there is no more to say
};

// Where the chain stood at some moment: kept elsewhere, it shows that the last entries were cut off.
struct AuditHead {
  std::uint64_t entries = 0;
  std::string hash;  // of the last of them; empty if there was none
  bool operator==(const AuditHead&) const = default;
};
std::string to_text(const AuditHead& head);  // "12 5f3a…"
std::optional<AuditHead> parse_audit_head(const std::string& text);
// The name in the state table of the last head that was written beside a backup.
inline constexpr const char* audit_head_state = "audit_head";

struct AuditVerdict {
  bool intact = true;
  std::uint64_t entries = 0;
  std::optional<std::uint64_t> first_bad;  // sequence number of the first entry that doesn't hold
  std::string head;                        // hexadecimal hash of the last entry
};

class AuditLog {
 public:
  virtual ~AuditLog() = default;
  virtual Result<void> append(const AuditEntry& entry) = 0;  // in the transaction of what it records
  virtual Result<AuditVerdict> verify() const = 0;
  // Whether the chain still has the entry with which it ended then; none did at its beginning.
  virtual Result<bool> reaches(const AuditHead& head) const = 0;
  // The newest `count` entries, newest first, details opened where the key still exists.
  virtual Result<std::vector<AuditEntry>> newest(std::size_t count) const = 0;
};

}  // namespace permanence
