// The demonstration's story as data: demo/messages.toml.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace permanence::cli {

struct DemoPatient {
  std::string given_name, family_name, email;
};
struct DemoAppointment {
  std::string patient, practitioner;
  int working_days_ahead = 1;
  std::string time;  // "10:00"
};
struct DemoMail {
  std::string from, name, subject, text;
};
struct DemoStory {
  std::vector<DemoPatient> patients;
  std::vector<DemoAppointment> appointments;
  std::vector<DemoMail> mails;
};

Result<DemoStory> read_demo_story(const std::filesystem::path& file);

}  // namespace permanence::cli
