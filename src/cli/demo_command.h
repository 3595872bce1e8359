// `permanence demo`: a fictional practice in a temporary folder, its mail coming in, the agent at work.
#pragma once

namespace permanence::cli {

enum class AfterTheStory { end, keep_serving };
int demonstrate(AfterTheStory after);

}  // namespace permanence::cli
