#include <algorithm>
#include <cctype>
#include <optional>

#include "base/text.h"
#include "language/reading.h"

namespace permanence::language {
namespace {

std::optional<int> hexadecimal_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

// What a broken mail program left of quoted-printable ("Envoy=C3=A9", "=20", a "=" at the end of a line). Upper-case
// digits only, and only where the outcome is text, so that "a=10" stays.
std::string without_quoted_printable(std::string_view text) {
  if (text.find('=') == std::string_view::npos) return std::string(text);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      out.push_back(text[i]);
      continue;
    }
    if (i + 1 < text.size() && text[i + 1] == '\n') {
      ++i;
      continue;
    }
    std::string bytes;
    auto at = i;
    while (at + 2 < text.size() && text[at] == '=') {
      const auto high = hexadecimal_digit(text[at + 1]), low = hexadecimal_digit(text[at + 2]);
      if (!high || !low) break;
      bytes.push_back(static_cast<char>(*high * 16 + *low));
      at += 3;
    }
    const bool character =
        bytes.size() > 1 && (static_cast<unsigned char>(bytes[0]) & 0x80) && is_valid_utf8(bytes);
    const bool line_ends = at < text.size() && text[at] == '\n';
    const bool plain = (bytes == " " && line_ends) || bytes == "=";
    if (character || plain) {
      out += bytes;
      i = at - 1;
    } else {
      out.push_back('=');
    }
  }
  return out;
}

std::string with_plain_line_ends(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r')
      out.push_back(text[i]);
    else if (i + 1 >= text.size() || text[i + 1] != '\n')
      out.push_back('\n');
  }
  return out;
}

struct Line {
  std::string text;   // as written
  std::string plain;  // folded, single-spaced, without leading asterisks (bold in some clients)
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (auto& line : split(text, '\n')) {
    auto plain = single_spaced(folded(line));
    std::erase(plain, '*');
    lines.push_back({std::move(line), trimmed(plain)});
  }
  return lines;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }
bool has_any(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](auto part) { return has(text, part); });
}
bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](auto part) { return text.starts_with(part); });
}
bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](auto part) { return text.ends_with(part); });
}

bool is_blank(const Line& line) { return line.plain.empty(); }
bool is_quoted(const Line& line) { return line.plain.starts_with(">") || line.plain.starts_with("|"); }

std::size_t count_words(std::string_view plain) {
  return plain.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(plain.begin(), plain.end(), ' '));
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "Le lun. 2 mars 2026 à 10:12, Cabinet <c@k.example> a écrit :", which clients break over up to three lines; also
// English, German, Spanish and Italian programs. Returns how many lines it takes, 0 if this is none.
std::size_t attribution_lines(const std::vector<Line>& lines, std::size_t at) {
  const auto& first = lines[at].plain;
  const bool opens = starts_with_any(first, {"le ", "on ", "am ", "el ", "il giorno ", "en date du ",
                                             "de : ", "de: ", "message de "}) ||
                     (has_digit(first) && (has(first, "@") || has(first, "<")));
  std::string together;
  for (std::size_t n = 0; n < 3 && at + n < lines.size() && !is_blank(lines[at + n]); ++n) {
    together += (n ? " " : "") + lines[at + n].plain;
    if (n > 0 && is_quoted(lines[at + n])) return 0;
    if (ends_with_any(together, {"a ecrit :", "a ecrit:", "a ecrit", "wrote:", "wrote :", "schrieb:",
                                 "escribio:", "ha scritto:", "a envoye :", "ont ecrit :"}) &&
        (opens || n == 0) && (has_digit(together) || has(together, "@") || has(together, "cabinet")) &&
        together.size() < 300)
      return n + 1;
  }
  return 0;
}

bool is_header(std::string_view plain) {
  return starts_with_any(
      plain,
      {"de :",   "de:",      "from:",   "from :", "envoye :",     "envoye:",     "envoye le :", "sent:",
       "date :", "date:",    "a :",     "a:",     "to:",          "cc :",        "cc:",         "objet :",
       "objet:", "subject:", "sujet :", "sujet:", "repondre a :", "expediteur :"});
}

// A block of headers as Outlook, Apple Mail and webmails put above what they quote: two of them within four lines.
bool opens_header_block(const std::vector<Line>& lines, std::size_t at) {
  if (!starts_with_any(lines[at].plain,
                       {"de :", "de:", "from:", "from :", "expediteur :", "sujet :", "objet :", "date :"}))
    return false;
  int headers = 0;
  for (std::size_t i = at; i < std::min(at + 5, lines.size()); ++i)
    headers += is_header(lines[i].plain) ? 1 : 0;
  return headers >= 2 &&
         starts_with_any(lines[at].plain, {"de :", "de:", "from:", "from :", "expediteur :"}) |
             (headers >= 3);
}

bool opens_original(std::string_view plain) {
  return has_any(plain, {"message d'origine", "message original", "original message", "message initial",
                         "message precedent", "ursprungliche nachricht", "mensaje original"}) &&
         (plain.starts_with("-") || plain.starts_with("_") || plain.starts_with("=") ||
          count_words(plain) <= 4);
}

bool opens_forwarded(std::string_view plain) {
  return has_any(plain, {"message transfere", "messages transferes", "forwarded message",
                         "debut du message transfere", "message reexpedie", "begin forwarded message",
                         "transfere par"}) &&
         (plain.starts_with("-") || plain.starts_with("=") || plain.starts_with("_") ||
          count_words(plain) <= 6);
}

bool is_device_line(std::string_view plain) {
  if (count_words(plain) > 14) return false;
  return has_any(
      plain, {"envoye de mon", "envoye depuis", "envoye a partir de", "envoye de l'app", "envoye avec",
              "sent from my", "get outlook", "obtenir outlook", "obtenez outlook", "telecharger outlook",
              "telechargez outlook", "yahoo mail pour", "sent via", "envoye par mon", "provenance : courrier",
              "envoye via", "gesendet von", "mail orange", "enviado desde"});
}

bool opens_disclaimer(std::string_view plain) {
  return has_any(plain, {"ce message et ses pieces jointes",
                         "ce message et toutes les pieces",
                         "ce courriel et ",
                         "ce message est confidentiel",
                         "ce message peut contenir des informations",
                         "cet e-mail et ",
                         "cet email et ",
                         "pensez a l'environnement",
                         "n'imprimez ce",
                         "avant d'imprimer",
                         "garanti sans virus",
                         "sans virus.",
                         "virus-free",
                         "this email and any",
                         "this message is confidential",
                         "l'absence de virus",
                         "protected by avast",
                         "analyse par avast",
                         "si vous n'etes pas le destinataire",
                         "ce message contient des informations confidentielles",
                         "this e-mail and any",
                         "les informations contenues dans ce"}) ||
         (plain.starts_with("ce message") && has(plain, "confidentiel"));
}

// A closing formula that opens the signature when what follows is only a name.
bool is_closing_formula(std::string_view plain) {
  while (!plain.empty() &&
         (plain.back() == ',' || plain.back() == '.' || plain.back() == '!' || plain.back() == ' '))
    plain.remove_suffix(1);
  if (count_words(plain) > 16) return false;
  constexpr std::string_view whole[] = {"cordialement",
                                        "bien cordialement",
                                        "tres cordialement",
                                        "cdt",
                                        "cdlt",
                                        "bien a vous",
                                        "bien a toi",
                                        "respectueusement",
                                        "sinceres salutations",
                                        "salutations",
                                        "meilleures salutations",
                                        "bien sincerement",
                                        "sincerement",
                                        "amicalement",
                                        "confraternellement",
                                        "salutations distinguees",
                                        "bien respectueusement",
                                        "bonne reception",
                                        "avec mes salutations",
                                        "votre bien devoue",
                                        "votre devoue",
                                        "bel lanmitie",
                                        "avec toute ma consideration",
                                        "avec mes remerciements anticipes",
                                        "bien des choses",
                                        "a vous lire"};
  for (const auto formula : whole)
    if (plain == formula) return true;
  return has_any(plain, {"salutations", "expression de mes sentiments", "mes sentiments distingues",
                         "mes sentiments les meilleurs", "sentiments respectueux"}) &&
         !has(plain, "?");
}

// A line that can stand in a signature: a name, a title, a telephone number, an address; no sentence.
bool is_signature_line(const Line& line) {
  if (line.plain.empty()) return true;
  if (has_any(line.plain, {"?", "ps", "p.s", "p.-s", "post-scriptum", "nb", "au fait", "rdv", "rendez"}))
    return false;
  if (line.plain.size() > 60) return false;
  return count_words(line.plain) <= 6;
}

class Cleaner {
 public:
  explicit Cleaner(std::string_view text)
      : lines_(lines_of(without_quoted_printable(with_plain_line_ends(text)))) {}

  CleanText clean() {
    for (std::size_t at = 0; at < lines_.size();) at = take(at);
    move_signature();
    CleanText result;
    result.own = text_of(own_);
    result.quoted = text_of(quoted_);
    result.signature = text_of(signature_);
    result.forwarded = text_of(forwarded_);
    return result;
  }

 private:
  using Part = std::vector<std::size_t>;

  std::size_t take(std::size_t at) {
    const auto& line = lines_[at];
    if (is_quoted(line)) return quote(at, at + 1);
    if (const auto count = attribution_lines(lines_, at)) return quote_below(at, at + count);
    if (opens_original(line.plain)) return quote_below(at, at + 1);
    if (opens_forwarded(line.plain)) return forward(at);
    if (opens_header_block(lines_, at)) return says_something() ? quote_below(at, at + 1) : forward(at);
    if (line.text == "-- " || line.text == "--") return sign(at);
    if (is_device_line(line.plain)) {
      signature_.push_back(at);
      return at + 1;
    }
    if (opens_disclaimer(line.plain)) return disclaim(at);
    if (is_rule(line.plain)) return at + 1;
    own_.push_back(at);
    return at + 1;
  }

  static bool is_rule(std::string_view plain) {
    return plain.size() >= 4 && std::all_of(plain.begin(), plain.end(), [](char c) {
             return c == '_' || c == '-' || c == '=' || c == '#';
           });
  }

  std::size_t quote(std::size_t from, std::size_t to) {
    for (auto i = from; i < to; ++i) quoted_.push_back(i);
    return to;
  }

  // Under an attribution either the quoted lines are marked, and what isn't marked is the patient's again, or nothing
  // is, and then all of the rest is the quote.
  std::size_t quote_below(std::size_t from, std::size_t to) {
    auto next = to;
    while (next < lines_.size() && is_blank(lines_[next])) ++next;
    if (next < lines_.size() && is_quoted(lines_[next])) return quote(from, to);
    return quote(from, lines_.size());
  }

  std::size_t forward(std::size_t at) {
    for (; at < lines_.size(); ++at) forwarded_.push_back(at);
    return at;
  }

  std::size_t sign(std::size_t at) {
    for (; at < lines_.size(); ++at) {
      if (is_quoted(lines_[at]) || attribution_lines(lines_, at) || opens_original(lines_[at].plain) ||
          opens_forwarded(lines_[at].plain) || opens_header_block(lines_, at))
        return at;
      signature_.push_back(at);
    }
    return at;
  }

  std::size_t disclaim(std::size_t at) {
    for (; at < lines_.size() && !is_blank(lines_[at]) && !is_quoted(lines_[at]); ++at)
      signature_.push_back(at);
    return at;
  }

  bool says_something() const {
    std::size_t words = 0;
    for (const auto i : own_) words += count_words(lines_[i].plain);
    return words > 0;
  }

  // From a closing formula on, as long as what follows is a name and the like; what comes below that (a post-scriptum)
  // is the patient's again.
  void move_signature() {
    Part kept;
    for (std::size_t n = 0; n < own_.size();) {
      if (n == 0 || !is_closing_formula(lines_[own_[n]].plain)) {
        kept.push_back(own_[n++]);
        continue;
      }
      signature_.push_back(own_[n++]);
      for (std::size_t taken = 0; n < own_.size() && taken < 6 && is_signature_line(lines_[own_[n]]);
           ++n, ++taken)
        signature_.push_back(own_[n]);
    }
    std::sort(signature_.begin(), signature_.end());
    own_ = std::move(kept);
  }

  std::string text_of(const Part& part) const {
    std::string out;
    for (std::size_t n = 0; n < part.size(); ++n) {
      if (n > 0) out += part[n] == part[n - 1] + 1 ? "\n" : "\n\n";
      out += lines_[part[n]].text;
    }
    return trimmed(out);
  }

  std::vector<Line> lines_;
  Part own_, quoted_, signature_, forwarded_;
};

}  // namespace

CleanText clean(std::string_view text, Channel channel) {
  const auto valid = is_valid_utf8(text) ? std::string(text) : repaired(text);
  if (channel == Channel::sms) return {trimmed(valid), {}, {}, {}};
  return Cleaner(valid).clean();
}

}  // namespace permanence::language
