#include "base/text.h"
#include "fuzzing.h"
#include "mail/mime_reader.h"

using namespace permanence;

namespace {

void require_clean(const std::string& text) {
  fuzzing::require(is_valid_utf8(text) && text.find('\0') == std::string::npos, "valid text without NUL");
}
void require_header(const std::string& text) {
  require_clean(text);
  fuzzing::require(text.find_first_of("\r\n") == std::string::npos, "one line");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const mail::ReaderSettings settings{"mx.tilleuls.example", {"cabinet@tilleuls.example"}, {}};
  fuzzing::run([&] {
    const IncomingMessage message = mail::read_mail(fuzzing::bytes_of(data, size), settings);
    require_clean(message.text);
    fuzzing::require(message.text.size() <= settings.limits.text_bytes, "text within its limit");
    for (const std::string& one : {message.subject, message.from_name, message.from_address, message.reply_to}) require_header(one);
    for (const std::string& id : message.references) require_header(id);
    for (const Attachment& attachment : message.attachments) require_header(attachment.file_name);
    if (message.bounce) require_header(message.bounce->original_message_id);
    fuzzing::require(message.bounce.has_value() <= (message.automatic == AutomaticMail::bounce), "a bounce is said to be one");
  });
  return 0;
}
