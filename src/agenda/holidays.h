// French public holidays, national and regional, Easter computed (domain.md).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "practice/practice.h"

namespace permanence::agenda {

std::vector<std::pair<LocalDate, std::string>> holidays(std::chrono::year year, HolidayRegion region);  // by date, French names
bool is_holiday(LocalDate day, HolidayRegion region);
LocalDate easter_sunday(std::chrono::year year);

}  // namespace permanence::agenda
