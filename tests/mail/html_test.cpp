#include <ctime>

#include <gtest/gtest.h>

#include "mail/html_text.h"
#include "mail/samples.h"

namespace permanence::mail {
namespace {

TEST(Html, BlocksBecomeLines) {
  EXPECT_EQ(text_of_html("<div>Un</div><div>Deux <b>et</b> demi</div>Trois<br>Quatre"),
            "Un\nDeux et demi\nTrois\nQuatre");
  EXPECT_EQ(text_of_html("<p>Un</p><p>Deux</p>"), "Un\n\nDeux");
  EXPECT_EQ(text_of_html("<ul><li>lundi</li><li>mardi</li></ul>"), "- lundi\n- mardi");
  EXPECT_EQ(
      text_of_html("<table><tr><td>Date</td><td>Heure</td></tr><tr><td>3</td><td>9 h</td></tr></table>"),
      "Date Heure\n3 9 h");
  EXPECT_EQ(text_of_html("<pre>a\n  b</pre>"), "a\n  b");
  EXPECT_EQ(text_of_html("<div style='white-space: pre-wrap'>a\nb</div>"), "a\nb");
}

TEST(Html, WhiteSpaceAndEntitiesAreAsOneSeesThem) {
  EXPECT_EQ(text_of_html("  a \n\t b&nbsp;&eacute;&#8217;&lt;x&gt;  "), "a b\u00A0é’<x>");
  EXPECT_EQ(text_of_html("<div>a</div><div><br></div><div>&nbsp;</div><div>\u200B</div><div>b</div>"),
            "a\n\nb");
}

TEST(Html, QuotesAreMarked) {
  EXPECT_EQ(text_of_html("Oui<blockquote>Quand ?<br>Où ?<blockquote>Bonjour</blockquote></blockquote>Merci"),
            "Oui\n\n> Quand ?\n> Où ?\n>\n> > Bonjour\n\nMerci");
  EXPECT_EQ(text_of_html("Oui<div class='yahoo_quoted'><div>Le lundi, X a écrit :</div></div>"),
            "Oui\n> Le lundi, X a écrit :");
}

TEST(Html, WhatNobodySeesIsNotRead) {
  const char* const hidden[] = {
      "<head><title>non</title></head>",
      "<style>non</style>",
      "<script>non</script>",
      "<!-- non -->",
      "<!--[if mso]><p>non</p><![endif]-->",
      "<p style='display:none'>non</p>",
      "<p style='DISPLAY : NONE !important'>non</p>",
      "<div style='visibility:hidden'><p>non</p></div>",
      "<div style='font-size:0'>non <b>non</b></div>",
      "<div style='font-size:1px;line-height:1px'>non</div>",
      "<div style='max-height:0px;overflow:hidden'>non</div>",
      "<div style='opacity:0'>non</div>",
      "<div style='mso-hide:all'>non</div>",
      "<div hidden>non</div>",
      "<p style='color:#ffffff'>non</p>",
      "<p style='color:white;background:#fefefe'>non</p>",
      "<font color='#FFF'>non</font>",
      "<div style='background-color:#000'><span style='color:rgb(0, 0, 0)'>non</span></div>",
      "<div style='position:absolute;left:-9999px'>non</div>",
      "<img src='https://x.example/p.gif' width='1' height='1' alt='non'>",
      "<template>non</template>",
  };
  for (const char* html : hidden) EXPECT_EQ(text_of_html(std::string(html) + "<p>oui</p>"), "oui") << html;
}

TEST(Html, WhatOneSeesIsRead) {
  const char* const shown[] = {
      "<div style='font-size:0'><span style='font-size:14px'>oui</span></div>",
      "<div style='visibility:hidden'><span style='visibility:visible'>oui</span></div>",
      "<table bgcolor='#003366'><tr><td style='color:#ffffff'>oui</td></tr></table>",
      "<div style='background:url(x.png)'><p style='color:white'>oui</p></div>",
      "<p style='color:red'>oui</p>",
      "<p style='font-size:1em'>oui</p>",
      "<p style='font-size:1.2rem'>oui</p>",
      "<p style='text-indent:-18pt'>oui</p>",
  };
  for (const char* html : shown) EXPECT_EQ(text_of_html(html), "oui") << html;
}

TEST(Html, ALineIsDrawnAboveOutlooksQuotes) {
  EXPECT_EQ(text_of_html("<div>Oui</div><hr style='width:98%'><div id='divRplyFwdMsg'><b>De :</b> "
                         "X<br><b>Envoyé :</b> lundi</div>"),
            "Oui\n________________________________\nDe : X\nEnvoyé : lundi");
}

// Seconds of this thread's own time.
template <class Function>
double seconds_taken(const Function& function) {
  timespec begin{}, end{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &begin);
  function();
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end);
  return static_cast<double>(end.tv_sec - begin.tv_sec) +
         static_cast<double>(end.tv_nsec - begin.tv_nsec) / 1e9;
}

std::string repeated(const std::string& text, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += text;
  return out;
}

TEST(Html, BombsEndSoonAndKeepTheirWords) {
  std::string fonts;
  for (int i = 0; i < 5000; ++i) fonts += "<font a" + std::to_string(i) + "=1>";
  const std::string attributes = [] {
    std::string all = "<div";
    for (int i = 0; all.size() < 1'000'000; ++i) all += " a" + std::to_string(i);
    return all + ">";
  }();
  const std::string bombs[] = {
      repeated("<div>", 900'000),
      repeated("<b><p>x", 900'000),
      fonts + repeated("<p>x", 500'000),
      attributes,
      repeated("<div><table><td></div>", 900'000),
      repeated("<blockquote>x", 900'000),
      repeated("<a", 900'000),
      repeated("<!--", 900'000),
      repeated("&amp", 900'000),
      repeated("<table>", 900'000),
      repeated("<svg><foreignObject>", 900'000),
      repeated("<select><option>", 900'000),
  };
  int number = 0;
  for (const std::string& bomb : bombs) {
    HtmlText page;
    const double seconds = seconds_taken([&] { page = read_html("<p>je suis tomb&eacute;</p>" + bomb); });
    std::printf("bomb %2d: %.2f s, %s\n", number, seconds, page.complete ? "complete" : "words alone");
    EXPECT_LT(seconds, 1.5) << number;
    EXPECT_NE(page.text.find("je suis tombé"), std::string::npos) << number;
    ++number;
  }
}

}  // namespace
}  // namespace permanence::mail
