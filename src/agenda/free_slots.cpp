#include "agenda/free_slots.h"

#include <algorithm>

#include "agenda/diary.h"
#include "agenda/slot_rules.h"

namespace permanence::agenda {

namespace {

struct Candidate {
  Instant begin;
  LocalDate day;
  const Diary* diary = nullptr;
  const PlaceName* place = nullptr;
  Instant end;
  int rank = 0;  // 0 is best
};

constexpr int not_preferred = 4, beside_replaced = 2, leaves_hole = 1;

// One call of find_slots.
class Search {
 public:
  Search(const Practice& practice, const TimeZone& zone, const AgendaView& view, Instant now,
         const SlotRequest& request, const VisitType& type)
      : practice_(practice),
        zone_(zone),
        view_(view),
        now_(now),
        request_(request),
        type_(type),
        earliest_(now + type.minimum_notice) {
    for (const Appointment& each : view.appointments) {
      if (each.id == request.replaces)
        replaced_ = &each;
      else if (request.patient && each.patient == *request.patient && occupies(each.state))
        patient_busy_.push_back(each.time);
    }
    for (const Practitioner& each : practice.practitioners)
      if ((request.practitioner.empty() || each.name == request.practitioner) &&
          may_book(each, type, request.known_patient))
        diaries_.emplace_back(practice, each, zone, view, request.replaces, type);
  }

  std::vector<Slot> run() {
    if (diaries_.empty()) return {};
    const LocalDate last = last_day(type_, zone_, now_);
    std::size_t days_at_best = 0;
    for (LocalDate day = date_of(zone_.to_local(earliest_)); day <= last; day += std::chrono::days(1)) {
      const std::size_t before = found_.size();
      for (const Diary& diary : diaries_) look_at(diary, day);
      // Later days could add nothing to what is chosen below.
      if (std::any_of(found_.begin() + static_cast<std::ptrdiff_t>(before), found_.end(),
                      [](const Candidate& each) { return each.rank == 0; }) &&
          ++days_at_best == request_.limit)
        break;
    }
    return chosen();
  }

 private:
  void look_at(const Diary& diary, LocalDate day) {
    for (const Stretch& stretch :
         working_stretches(practice_, diary.practitioner(), zone_, diary.absences(), day)) {
      // Asking the zone for each candidate would be most of the work.
      const Seconds offset = zone_.utc_offset(stretch.time.begin);
      const bool steady = offset == zone_.utc_offset(stretch.time.end - Seconds(1));
      const auto consider = [&](Interval time, bool hole) {
        if (time.begin < earliest_) return;
        const LocalDateTime local =
            steady ? LocalDateTime{(time.begin + offset).time_since_epoch()} : zone_.to_local(time.begin);
        add({time.begin, day, &diary, stretch.place, time.end, hole ? leaves_hole : 0}, local);
      };
      diary.for_each_start(stretch, offset, earliest_, consider);
      for (const Interval& session : diary.sessions())
        if (contains(stretch.time, session) && slot_is_free(*stretch.place, diary, session))
          consider(session, false);
    }
  }

  bool slot_is_free(const PlaceName& place, const Diary& diary, Interval time) const {
    const Slot slot{time, diary.practitioner().name, place, type_.name};
    return conflict_of(practice_, view_, now_, request_, type_, slot) == BookingConflict::none;
  }

  void add(Candidate candidate, LocalDateTime local) {
    const Interval time{candidate.begin, candidate.end};
    const Minutes duration = std::chrono::floor<Minutes>(time.end - time.begin);
    if (std::any_of(patient_busy_.begin(), patient_busy_.end(),
                    [&](Interval busy) { return overlaps(busy, time); }))
      return;
    if (replaced_ && replaced_->time.begin == time.begin &&
        replaced_->practitioner == candidate.diary->practitioner().name)
      return;
    if (request_.fits && !request_.fits(local, duration)) return;
    if (request_.preferred && !request_.preferred(local, duration)) candidate.rank += not_preferred;
    if (replaced_ && overlaps(replaced_->time, time)) candidate.rank += beside_replaced;
    found_.push_back(candidate);
  }

  // Of each rank: first the soonest of every day that has none yet, then whatever doesn't overlap.
  std::vector<Slot> chosen() {
    std::stable_sort(found_.begin(), found_.end(), [](const Candidate& a, const Candidate& b) {
      return std::pair(a.rank, a.begin) < std::pair(b.rank, b.begin);
    });
    std::vector<Candidate> picks;
    for (auto from = found_.begin(); from != found_.end() && picks.size() < request_.limit;) {
      const auto to =
          std::find_if(from, found_.end(), [&](const Candidate& each) { return each.rank != from->rank; });
      const auto rank_begins = static_cast<std::ptrdiff_t>(picks.size());
      for (const bool other_days_only : {true, false}) {
        for (auto each = from; each != to && picks.size() < request_.limit; ++each) {
          const bool excluded = std::any_of(picks.begin(), picks.end(), [&](const Candidate& pick) {
            return (other_days_only && pick.day == each->day) ||
                   overlaps({pick.begin, pick.end}, {each->begin, each->end});
          });
          if (!excluded) picks.push_back(*each);
        }
      }
      std::sort(picks.begin() + rank_begins, picks.end(),
                [](const Candidate& a, const Candidate& b) { return a.begin < b.begin; });
      from = to;
    }
    std::vector<Slot> slots;
    for (const Candidate& pick : picks)
      slots.push_back({{pick.begin, pick.end}, pick.diary->practitioner().name, *pick.place, type_.name});
    return slots;
  }

  const Practice& practice_;
  const TimeZone& zone_;
  const AgendaView& view_;
  const Instant now_;
  const SlotRequest& request_;
  const VisitType& type_;
  const Instant earliest_;
  const Appointment* replaced_ = nullptr;
  std::vector<Interval> patient_busy_;
  std::vector<Diary> diaries_;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Slot> find_slots(const Practice& practice, const TimeZone& zone, const AgendaView& view,
                             Instant now, const SlotRequest& request) {
  const VisitType* type = practice.visit_type(request.visit_type);
  if (!type || type->duration <= Minutes(0) || request.limit == 0) return {};
  return Search(practice, zone, view, now, request, *type).run();
}

}  // namespace permanence::agenda
