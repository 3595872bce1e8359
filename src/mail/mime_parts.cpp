#include "mail/mime_parts.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "base/text.h"
#include "mail/html_text.h"
#include "mail/mime_charset.h"
#include "mail/mime_flowed.h"
#include "mail/mime_library.h"

namespace permanence::mail {
namespace {

constexpr std::size_t logo_bytes = 50'000;
constexpr std::size_t bytes_per_text = 2;   // of a wide charset
constexpr std::size_t markup_per_text = 5;  // HTML is larger than what it says
constexpr std::size_t part_header_bytes = 512u
                                          << 10;  // of all parts together: GMime takes eighty times as much
constexpr std::size_t report_bytes = 64u << 10;
constexpr int boundary_lines_per_part = 10;  // lines that begin with "--" are not all boundaries

// The raw bytes that GMime is given: the fields about the content, then the body, cut where it would cost too
// much.
struct Bounded {
  std::string bytes;
  bool cut = false;
};

bool looks_like_field(std::string_view line) {
  const std::size_t colon = line.substr(0, 80).find(':');
  return colon != std::string_view::npos && colon > 0 &&
         std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon),
                     [](char c) { return c > 32; });
}

// Where in the body to stop.
std::size_t affordable(std::string_view body, const ReadingLimits& limits) {
  std::size_t field_bytes = 0;
  int boundaries = 0;
  bool in_field = false;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find('\n', at), body.size() - 1) + 1;
    const std::string_view line = body.substr(at, end - at);
    if (line.substr(0, 2) == "--" && ++boundaries > limits.parts * boundary_lines_per_part) return at;
    const bool continued = in_field && (line.front() == ' ' || line.front() == '\t');
    in_field = continued || looks_like_field(line);
    if (in_field) field_bytes += line.size();
    if (field_bytes > part_header_bytes) return at;
    at = end;
  }
  return body.size();
}

Bounded bounded(std::string_view raw, const Headers& headers, const ReadingLimits& limits) {
  Bounded result;
  for (const HeaderField& field : headers.all())
    if (field.name.rfind("content-", 0) == 0)
      result.bytes += field.name + ":" + field.value.substr(0, 4096) + "\n";
  result.bytes += "\n";
  const std::string_view whole = raw.substr(std::min(headers.body_offset(), raw.size()));
  const std::string_view body = whole.substr(0, limits.bytes);
  const std::size_t end = affordable(body, limits);
  result.cut = end < whole.size();
  result.bytes += body.substr(0, end);
  return result;
}

std::string media_type_of(GMimeObject* part) {
  const GMimeContentType* type = g_mime_object_get_content_type(part);
  if (type == nullptr) return "text/plain";
  return ascii_lowered(
      text_or_empty(g_mime_content_type_get_media_type(const_cast<GMimeContentType*>(type))) + "/" +
      text_or_empty(g_mime_content_type_get_media_subtype(const_cast<GMimeContentType*>(type))));
}

std::string parameter(GMimeObject* part, const char* name) {
  return text_or_empty(g_mime_object_get_content_type_parameter(part, name));
}

std::string file_name_of(GMimePart* part) {
  return shortened(
      single_spaced(clean_text(decoded_bytes(text_or_empty(g_mime_part_get_filename(part)), ""))), 255);
}

struct Content {
  std::string bytes;     // at most what was asked for
  std::size_t size = 0;  // of the whole
};

Content content_of(GMimePart* part, std::size_t at_most) {
  Content content;
  GMimeDataWrapper* wrapper = g_mime_part_get_content(part);
  if (wrapper == nullptr) return content;
  GMimeStream* stored = g_mime_data_wrapper_get_stream(wrapper);
  if (stored == nullptr) return content;
  g_mime_stream_reset(stored);
  const Owned<GMimeStream> decoded(g_mime_stream_filter_new(stored));
  const Owned<GMimeFilter> decoder(g_mime_filter_basic_new(g_mime_data_wrapper_get_encoding(wrapper), FALSE));
  g_mime_stream_filter_add(GMIME_STREAM_FILTER(decoded.get()), decoder.get());
  std::array<char, 16384> buffer{};
  for (;;) {
    const ssize_t got = g_mime_stream_read(decoded.get(), buffer.data(), buffer.size());
    if (got <= 0) return content;
    const auto count = static_cast<std::size_t>(got);
    content.size += count;
    content.bytes.append(buffer.data(), std::min(count, at_most - content.bytes.size()));
  }
}

// A text part that only says that the other one should be read.
bool is_stub(const std::string& text) {
  if (text.size() > 600) return false;
  const std::string plain = single_spaced(folded(text));
  if (plain.empty()) return true;
  if (plain.find("html") == std::string::npos &&
      plain.find("multi-part message in mime") == std::string::npos)
    return false;
  static const char* const signs[] = {
      "support",   "compatible",         "prend pas en charge", "au format html",
      "view this", "afficher",           "visualiser",          "lire ce message",
      "lire cet",  "multi-part message", "html format",         "enable html",
      "activer"};
  return std::any_of(std::begin(signs), std::end(signs),
                     [&](const char* sign) { return plain.find(sign) != std::string::npos; });
}

// <meta charset>, for HTML whose part doesn't tell.
std::string charset_in_markup(std::string_view html) {
  const std::string head = ascii_lowered(html.substr(0, 2048));
  const std::size_t at = head.find("charset=");
  if (at == std::string::npos) return {};
  const std::size_t begin = head.find_first_not_of("\"' ", at + 8);
  if (begin == std::string::npos) return {};
  return head.substr(begin, head.find_first_of("\"' ;/>", begin) - begin);
}

enum class Place { ordinary, alternative, signed_part };
enum class Shape { nothing, plain, rich };

struct Piece {
  std::string text;
  Shape shape = Shape::nothing;
};

class BodyReader {
 public:
  BodyReader(const ReadingLimits& limits, MailBody& body)
      : limits_(limits),
        body_(body),
        text_left_(limits.text_bytes * bytes_per_text),
        markup_left_(limits.text_bytes * markup_per_text) {}

  Piece read(GMimeObject* part, Place place, int depth) {
    if (depth > limits_.depth || ++parts_ > limits_.parts) {
      body_.truncated = true;
      return {};
    }
    if (GMIME_IS_MULTIPART(part)) return read_multipart(GMIME_MULTIPART(part), depth);
    if (GMIME_IS_MESSAGE_PART(part)) return read_message_part(GMIME_MESSAGE_PART(part));
    if (GMIME_IS_PART(part)) return read_leaf(GMIME_PART(part), place);
    return {};
  }

 private:
  Piece read_multipart(GMimeMultipart* multipart, int depth) {
    const std::string type = media_type_of(GMIME_OBJECT(multipart));
    const Place place = type == "multipart/alternative" ? Place::alternative
                        : type == "multipart/signed"    ? Place::signed_part
                                                        : Place::ordinary;
    if (type == "multipart/report") note_report(GMIME_OBJECT(multipart));
    std::vector<Piece> pieces;
    const int count = g_mime_multipart_get_count(multipart);
    for (int i = 0; i < count && parts_ <= limits_.parts; ++i)
      pieces.push_back(read(g_mime_multipart_get_part(multipart, i), place, depth + 1));
    return place == Place::alternative ? best_of(pieces) : all_of(pieces);
  }

  void note_report(GMimeObject* report) {
    const std::string type = ascii_lowered(parameter(report, "report-type"));
    (type == "delivery-status" ? body_.is_delivery_report : body_.is_receipt) = true;
  }

  static Piece best_of(std::vector<Piece>& pieces) {
    Piece* best = nullptr;
    for (Piece& piece : pieces)
      if (piece.shape == Shape::rich && !trimmed(piece.text).empty()) best = &piece;
    for (Piece& piece : pieces)
      if (piece.shape == Shape::plain && !trimmed(piece.text).empty() &&
          (best == nullptr || !is_stub(piece.text))) {
        best = &piece;
        break;
      }
    return best == nullptr ? Piece{} : std::move(*best);
  }

  static Piece all_of(std::vector<Piece>& pieces) {
    Piece whole;
    for (Piece& piece : pieces) {
      if (piece.shape == Shape::nothing) continue;
      if (whole.shape == Shape::nothing) {
        whole = std::move(piece);
        continue;
      }
      if (trimmed(piece.text).empty()) continue;
      if (!whole.text.empty() && whole.text.back() != '\n') whole.text += '\n';
      whole.text += piece.text;
    }
    return whole;
  }

  // A mail within the mail: looked at for its header alone.
  Piece read_message_part(GMimeMessagePart* part) {
    GMimeMessage* message = g_mime_message_part_get_message(part);
    if (message == nullptr) return {};
    const OwnedText header(g_mime_object_get_headers(GMIME_OBJECT(message), nullptr));
    if (body_.returned_header.empty())
      body_.returned_header = text_or_empty(header.get()).substr(0, report_bytes);
    if (!body_.is_delivery_report)
      body_.attachments.push_back(
          {Headers(text_or_empty(header.get())).decoded("subject") + ".eml", "message/rfc822", 0, false});
    return {};
  }

  Piece read_leaf(GMimePart* part, Place place) {
    const std::string type = media_type_of(GMIME_OBJECT(part));
    if (type == "message/delivery-status" || type == "message/global-delivery-status") {
      body_.delivery_status = clean_text(repaired(content_of(part, report_bytes).bytes));
      return {};
    }
    if (type == "text/rfc822-headers" || type == "message/global-headers") {
      body_.returned_header = content_of(part, report_bytes).bytes;
      return {};
    }
    if (place == Place::signed_part && type.find("signature") != std::string::npos) return {};
    const bool to_read = !g_mime_part_is_attachment(part) && file_name_of(part).empty();
    if (to_read && type == "text/html") return read_html_part(part);
    if (to_read && is_plain(type)) return read_plain_part(part);
    if (place == Place::alternative && to_read && type.rfind("text/", 0) == 0 && type != "text/calendar")
      return {};
    attach(part, type);
    return {};
  }

  static bool is_plain(const std::string& type) {
    return type == "text/plain" || type == "text/" || type == "text/text" || type == "text/markdown";
  }

  // What may still be read of all parts of a kind together.
  Content readable(GMimePart* part, std::size_t& left) {
    Content content = content_of(part, left);
    left -= content.bytes.size();
    body_.truncated = body_.truncated || content.bytes.size() < content.size;
    return content;
  }

  Piece read_plain_part(GMimePart* part) {
    const Content content = readable(part, text_left_);
    std::string text = decoded_text(content.bytes, parameter(GMIME_OBJECT(part), "charset"));
    if (ascii_lowered(parameter(GMIME_OBJECT(part), "format")) == "flowed")
      text = unwrapped(text, ascii_lowered(parameter(GMIME_OBJECT(part), "delsp")) == "yes"
                                 ? SoftBreak::deletes_space
                                 : SoftBreak::keeps_space);
    return {std::move(text), Shape::plain};
  }

  Piece read_html_part(GMimePart* part) {
    const Content content = readable(part, markup_left_);
    std::string charset = parameter(GMIME_OBJECT(part), "charset");
    if (charset.empty()) charset = charset_in_markup(content.bytes);
    const std::string markup = decoded_text(content.bytes, charset);
    if (tangled_) return {clean_text(words_of_html(markup)), Shape::rich};
    const HtmlText html = read_html(markup);
    tangled_ = !html.complete;
    body_.truncated = body_.truncated || tangled_;
    return {clean_text(html.text), Shape::rich};
  }

  void attach(GMimePart* part, const std::string& type) {
    const std::size_t size = content_of(part, 0).size;
    const bool is_inline =
        g_mime_part_get_content_id(part) != nullptr ||
        ascii_lowered(text_or_empty(g_mime_object_get_disposition(GMIME_OBJECT(part)))) == "inline";
    const bool logo = is_inline && type.rfind("image/", 0) == 0 && size < logo_bytes;
    body_.attachments.push_back({file_name_of(part), shortened(clean_text(repaired(type)), 127), size, logo});
  }

  const ReadingLimits& limits_;
  MailBody& body_;
  std::size_t text_left_, markup_left_;
  bool tangled_ = false;  // a part took all the time that HTML may take
  int parts_ = 0;
};

}  // namespace

MailBody read_body(std::string_view raw, const Headers& headers, const ReadingLimits& limits) {
  start_mime_library();
  MailBody body;
  GByteArray* array = nullptr;
  {
    const Bounded bounds = bounded(raw, headers, limits);
    body.truncated = bounds.cut || !headers.complete();
    array = g_byte_array_sized_new(static_cast<guint>(bounds.bytes.size()));
    g_byte_array_append(array, reinterpret_cast<const guint8*>(bounds.bytes.data()),
                        static_cast<guint>(bounds.bytes.size()));
  }
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_byte_array(array));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeObject> root(g_mime_parser_construct_part(parser.get(), nullptr));
  if (!root) {
    body.truncated = true;
    return body;
  }
  BodyReader reader(limits, body);
  body.text = reader.read(root.get(), Place::ordinary, 0).text;
  if (body.text.size() > limits.text_bytes) {
    body.text = shortened(body.text, limits.text_bytes);
    body.truncated = true;
  }
  return body;
}

}  // namespace permanence::mail
