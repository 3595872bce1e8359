// `permanence authorize`: the practitioner lets the agent into a mailbox by OAuth 2, in their own browser.
#pragma once

#include <functional>
#include <string>

#include "app/practice_folder.h"

namespace permanence::app {

// `show` is given the address to open and the code to type there. Keeps the tokens in the secrets file.
Result<void> authorize(const PracticeFolder& folder, const MailboxName& mailbox,
                       const std::function<void(const std::string& address, const std::string& code)>& show);

}  // namespace permanence::app
