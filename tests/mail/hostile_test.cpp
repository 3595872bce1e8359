#include <cstdio>
#include <ctime>
#include <functional>

#include <gtest/gtest.h>
#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "mail/samples.h"

namespace permanence::mail {
namespace {

struct Cost {
  bool ended_well = false;
  double seconds = 0;
  long megabytes = 0;  // at the most, above what the mail itself takes
};

long peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

// Reads in a process of its own, whose peak of memory is its own. `holds` is checked there.
Cost cost_of_reading(const char* name, const std::string& raw,
                     const std::function<bool(const IncomingMessage&)>& holds) {
  std::array<int, 2> pipe_ends{};
  if (pipe(pipe_ends.data()) != 0) return {};
  const pid_t child = fork();
  if (child == 0) {
    const std::string own_copy = raw;  // touched here, so that sharing with the parent doesn't hide anything
    const long before = peak_kilobytes();
    const std::clock_t begin = std::clock();
    const bool good = holds(read(own_copy));
    Cost cost{good, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC,
              (peak_kilobytes() - before) / 1024};
    const bool told = write(pipe_ends[1], &cost, sizeof cost) == sizeof cost;
    _exit(told ? 0 : 1);
  }
  close(pipe_ends[1]);
  Cost cost;
  if (::read(pipe_ends[0], &cost, sizeof cost) != sizeof cost) cost.ended_well = false;
  close(pipe_ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  cost.ended_well = cost.ended_well && WIFEXITED(status) && WEXITSTATUS(status) == 0;
  std::printf("%-34s %6.1f MB read in %.2f s with %ld MB\n", name, static_cast<double>(raw.size()) / 1e6,
              cost.seconds, cost.megabytes);
  return cost;
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr long most_megabytes = 4000;
constexpr double most_seconds = 20;
#else
constexpr long most_megabytes = 150;
constexpr double most_seconds = 2;
#endif

void expect_bounded(const char* name, const std::string& raw,
                    const std::function<bool(const IncomingMessage&)>& holds) {
  const Cost cost = cost_of_reading(name, raw, holds);
  EXPECT_TRUE(cost.ended_well) << name;
  EXPECT_LT(cost.seconds, most_seconds) << name;
  EXPECT_LT(cost.megabytes, most_megabytes) << name;
}

std::string repeated(const std::string& text, std::size_t bytes) {
  std::string out;
  out.reserve(bytes + text.size());
  while (out.size() < bytes) out += text;
  return out;
}

const std::string envelope =
    "From: Marie <marie@fai.example>\nSubject: =?utf-8?q?Rendez-vous_annul=C3=A9?=\n";
const std::string mixed = envelope + "Content-Type: multipart/mixed; boundary=a\n\n";

bool knows_sender(const IncomingMessage& mail) {
  return mail.from_address == "marie@fai.example" && mail.subject == "Rendez-vous annulé" &&
         is_valid_utf8(mail.text);
}
bool is_cut(const IncomingMessage& mail) { return mail.truncated && knows_sender(mail); }

TEST(Hostile, FiftyMegabytesOfAttachment) {
  const std::string raw =
      mixed +
      "--a\nContent-Type: text/plain; charset=utf-8\n\nVoici la vidéo.\n--a\n"
      "Content-Type: video/mp4; name=v.mp4\nContent-Transfer-Encoding: base64\n\n" +
      repeated("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0\n", 50'000'000) +
      "--a--\n";
  expect_bounded("50 MB of attachment", raw, [](const IncomingMessage& mail) {
    return is_cut(mail) && mail.text == "Voici la vidéo." && mail.attachments.size() == 1;
  });
}

TEST(Hostile, FiftyMegabytesOfText) {
  expect_bounded("50 MB of text",
                 envelope + "\n" + repeated("Bonjour, je voudrais un rendez-vous.\n", 50'000'000),
                 [](const IncomingMessage& mail) { return is_cut(mail) && mail.text.size() <= 200u << 10; });
}

TEST(Hostile, AHeaderOfOneMegabyte) {
  const auto holds = [](const IncomingMessage& mail) { return is_cut(mail) && mail.text == "Bonjour"; };
  expect_bounded("one header line of 1 MB",
                 "X-Long: " + repeated("x", 1'000'000) + "\n" + envelope + "\nBonjour", holds);
  expect_bounded("one folded header of 1 MB",
                 "X-Long: x\n" + repeated(" xxxxxxxxxxxxxxxxxxxxx\n", 1'000'000) + envelope + "\nBonjour",
                 holds);
  expect_bounded("fields of 1 MB", envelope + repeated("X-A: b\n", 1'000'000) + "\nBonjour", holds);
  expect_bounded(
      "a subject of 1 MB",
      "From: a@b.example\nSubject: " + repeated("=?utf-8?q?=C3=A9?=\n ", 1'000'000) + "\n\nBonjour",
      [](const IncomingMessage& mail) { return mail.truncated && mail.text == "Bonjour"; });
  expect_bounded("recipients of 60 kB",
                 "To: " + repeated("a@b.example, ", 60'000) + "\n" + envelope + "\nBonjour",
                 [](const IncomingMessage& mail) { return knows_sender(mail) && mail.to.size() == 200; });
  expect_bounded("comments of 60 kB", "To: " + repeated("(", 60'000) + "\n" + envelope + "\nBonjour",
                 knows_sender);
  expect_bounded("references of 60 kB",
                 "References: " + repeated("<a@b> <", 60'000) + "\n" + envelope + "\nBonjour", knows_sender);
}

TEST(Hostile, PartsWithinPartsTenThousandDeep) {
  std::string nested = envelope + "Content-Type: multipart/mixed; boundary=b0\n\n";
  for (int i = 0; i < 10'000; ++i) {
    const std::string here = std::to_string(i), next = std::to_string(i + 1);
    nested += "--b" + here + "\nContent-Type: multipart/mixed; boundary=b" + next + "\n\n";
  }
  expect_bounded("10,000 nested multiparts", nested, is_cut);
  expect_bounded("10,000 nested mails",
                 mixed + "--a\n" + repeated("Content-Type: message/rfc822\n\n", 300'000), knows_sender);
}

TEST(Hostile, AHundredThousandParts) {
  expect_bounded("100,000 parts", mixed + repeated("--a\nContent-Type: text/plain\n\nx\n", 3'300'000),
                 is_cut);
  expect_bounded("2,000,000 parts", mixed + repeated("--a\n\n", 10'000'000), is_cut);
}

TEST(Hostile, AHundredPartsOfTangledHtml) {
  const std::string part = "--a\nContent-Type: text/html\n\n" + repeated("<div>", 90'000) + "\n";
  expect_bounded("100 parts of 18,000 open <div>s", mixed + repeated(part, 9'000'000), is_cut);
}

TEST(Hostile, HeadersOfPartsThatWouldFillTheMemory) {
  expect_bounded("3,000,000 fields in a part", mixed + "--a\n" + repeated("a:\n", 9'000'000), is_cut);
  expect_bounded("a parameter list of 9 MB",
                 mixed + "--a\nContent-Type: text/plain" + repeated("; n=x", 9'000'000), is_cut);
  expect_bounded("a recipient list of 9 MB",
                 mixed + "--a\nContent-Type: message/rfc822\n\nTo: " + repeated("a@b,", 9'000'000), is_cut);
}

TEST(Hostile, MarksOnOneLetterAreNotSortedForMinutes) {
  expect_bounded(
      "200 kB of combining marks",
      envelope + "Content-Type: text/plain; charset=utf-8\n\na" + repeated("\xcc\xa3\xcc\x81", 190'000),
      knows_sender);
}

TEST(Hostile, Encodings) {
  expect_bounded("quoted-printable of '='",
                 envelope + "Content-Transfer-Encoding: quoted-printable\n\n" + repeated("=", 9'000'000),
                 knows_sender);
  expect_bounded(
      "uuencode cut short",
      envelope + "Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n" + repeated("M", 3'000'000),
      knows_sender);
  expect_bounded("UTF-7",
                 envelope + "Content-Type: text/plain; charset=utf-7\n\n" + repeated("+AOk-", 500'000),
                 knows_sender);
  expect_bounded("NULs", envelope + "\n" + std::string(5'000'000, '\0'), knows_sender);
  expect_bounded("flowed quotes",
                 envelope + "Content-Type: text/plain; format=flowed\n\n" + repeated("> ", 200'000),
                 knows_sender);
}

TEST(Hostile, NothingAtAll) {
  for (const char* raw :
       {"", "\n", "\r\n", ":", "From", "From:", "\n\n\n", "Content-Type: multipart/mixed\n\n", "--\n--\n"})
    EXPECT_FALSE(read(raw).bounce) << raw;
}

}  // namespace
}  // namespace permanence::mail
