// The rows of one table in memory, with what is needed to undo a transaction. Not thread-safe: the store's
// lock is.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace permanence::memory {

template <class Key, class Row>
class Rows {
 public:
  struct Entry {
    Row row;
    std::uint64_t place = 0;  // order of insertion
  };

  const Row* find(const Key& key) const {
    const auto at = entries_.find(key);
    return at == entries_.end() ? nullptr : &at->second.row;
  }
  std::size_t size() const { return entries_.size(); }
  std::optional<Row> copy(const Key& key) const {
    const Row* row = find(key);
    return row ? std::optional<Row>(*row) : std::nullopt;
  }

  void put(const Key& key, Row row) {
    const auto at = entries_.find(key);
    if (at == entries_.end()) {
      undo_.emplace_back(key, std::nullopt);
      entries_.emplace(key, Entry{std::move(row), ++last_place_});
    } else {
      undo_.emplace_back(key, std::move(at->second.row));
      at->second.row = std::move(row);
    }
  }

  // For rows with a revision: the contract of ports/tables.h.
  Result<void> check_revision(const Key& key, const Row& row) const {
    const Row* standing = find(key);
    if (standing ? row.revision == 0 || row.revision != standing->revision : row.revision != 0)
      return fail(ErrorKind::conflict, "error.store.stale");
    return {};
  }
  Result<void> save(const Key& key, Row& row) {
    PERMANENCE_CHECK(check_revision(key, row));
    ++row.revision;
    put(key, row);
    return {};
  }

  template <class Wanted>
  const Row* first(Wanted wanted) const {
    for (const auto& [key, entry] : entries_)
      if (wanted(entry.row)) return &entry.row;
    return nullptr;
  }
  // Copies of the rows wanted, by what `rank` gives for each (smallest first), then in the order of
  // insertion.
  template <class Wanted, class Rank>
  std::vector<Row> select(Wanted wanted, Rank rank) const {
    std::vector<const Entry*> found;
    for (const auto& [key, entry] : entries_)
      if (wanted(entry.row)) found.push_back(&entry);
    std::sort(found.begin(), found.end(), [&](const Entry* a, const Entry* b) {
      return std::pair(rank(a->row), a->place) < std::pair(rank(b->row), b->place);
    });
    std::vector<Row> rows;
    rows.reserve(found.size());
    for (const Entry* entry : found) rows.push_back(entry->row);
    return rows;
  }
  template <class Wanted>
  std::vector<Row> select(Wanted wanted) const {
    return select(wanted, [](const Row&) { return 0; });
  }

  void commit() { undo_.clear(); }
  void roll_back() {
    for (; !undo_.empty(); undo_.pop_back()) {
      auto& [key, before] = undo_.back();
      if (before)
        entries_.find(key)->second.row = std::move(*before);
      else
        entries_.erase(key);
    }
  }

 private:
  std::map<Key, Entry> entries_;
  std::vector<std::pair<Key, std::optional<Row>>> undo_;
  std::uint64_t last_place_ = 0;
};

}  // namespace permanence::memory
