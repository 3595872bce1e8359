#include <gtest/gtest.h>

#include "base/text.h"
#include "mail/samples.h"

namespace permanence::mail {
namespace {

std::string text_with(const std::string& content_type, const std::string& bytes) {
  return read("From: a@b.example\nContent-Type: " + content_type + "\nContent-Transfer-Encoding: 8bit\n\n" +
              bytes)
      .text;
}

TEST(Charset, Windows1252DeclaredAsLatin1KeepsItsApostrophesAndEuro) {
  EXPECT_EQ(text_with("text/plain; charset=iso-8859-1",
                      "J\x92"
                      "ai pay\xe9 45 \x80\x85"),
            "J’ai payé 45 €…");
}

TEST(Charset, Utf8DeclaredButLatin1BytesLosesNoLetter) {
  EXPECT_EQ(text_with("text/plain; charset=utf-8",
                      "rendez-vous d\xe9"
                      "cal\xe9 \xe0 jeudi"),
            "rendez-vous décalé à jeudi");
}

TEST(Charset, Utf8AndLatin1InOneText) {
  EXPECT_EQ(text_with("text/plain; charset=utf-8", "déjà d\xe9j\xe0"), "déjà déjà");
}

TEST(Charset, Latin1DeclaredButUtf8Bytes) {
  EXPECT_EQ(text_with("text/plain; charset=iso-8859-1", "réglé à midi"), "réglé à midi");
  EXPECT_EQ(text_with("text/plain; charset=iso-8859-15", "réglé à midi"), "réglé à midi");
}

TEST(Charset, UndeclaredUnknownOrMalicious) {
  for (const char* type :
       {"text/plain", "text/plain; charset=x-nimporte-quoi", "text/plain; charset=\"utf-8//IGNORE\"",
        "text/plain; charset=us-ascii", "text/plain; charset=\"\""})
    EXPECT_EQ(text_with(type, "\xe9t\xe9 été"), "été été") << type;
}

TEST(Charset, Utf16AndMacRomanByTheirName) {
  EXPECT_EQ(text_with("text/plain; charset=macintosh", "d\x8ej\x88"), "déjà");
  const IncomingMessage mail = read(
      "From: a@b.example\nContent-Type: text/plain; charset=utf-16le\n"
      "Content-Transfer-Encoding: base64\n\n6QB0AOkA\n");
  EXPECT_EQ(mail.text, "été");
}

TEST(Charset, HtmlTellsItsOwnWhereThePartDoesNot) {
  EXPECT_EQ(
      text_with("text/html", "<html><head><meta charset=\"iso-8859-15\"></head><body>45 \xa4</body></html>"),
      "45 €");
}

TEST(Text, IsComposedAndHasNoControlCharacters) {
  EXPECT_EQ(text_with("text/plain; charset=utf-8",
                      "\xef\xbb\xbf"
                      "e\xcc\x81t\x1b[0m\x07\r\nfin"),
            "ét[0m\nfin");
}

TEST(Text, NulsBecomeVisible) {
  const std::string nul(1, '\0');
  const IncomingMessage mail = read("From: a@b.example\nSubject: un" + nul + "deux\n\nBon" + nul + "jour");
  EXPECT_EQ(mail.text, "Bon\uFFFDjour");
  EXPECT_EQ(mail.subject, "un\uFFFDdeux");
}

TEST(Header, EncodedWordsBrokenInEveryWay) {
  const auto subject = [](const std::string& value) {
    return read("From: a@b.example\nSubject: " + value + "\n\nx").subject;
  };
  EXPECT_EQ(subject("=?UTF-8?B?w6k=?= =?UTF-8?B?w6A=?="), "éà");
  EXPECT_EQ(subject("=?UTF-8?Q?cr=C3=A9neau_?=\n =?UTF-8?Q?libre?="), "créneau libre");
  EXPECT_EQ(subject("=?UTF-8?Q?d=C3?= =?UTF-8?Q?=A9cal=C3=A9?="), "décalé") << "cut within a character";
  EXPECT_EQ(subject("=?UTF-8?Q?r=E9ponse?="), "réponse") << "declared UTF-8, bytes of Latin-1";
  EXPECT_EQ(subject("R\xe9ponse \xe0 tous"), "Réponse à tous") << "raw Latin-1";
  EXPECT_EQ(subject("Réponse à tous"), "Réponse à tous") << "raw UTF-8";
  EXPECT_EQ(subject("=?utf-8?Q?Rendez vous d=C3=A9cal=C3=A9?="), "Rendez vous décalé")
      << "a space within the word";
  EXPECT_EQ(subject("=?iso-8859-1?Q?l=92heure?="), "l’heure") << "Windows-1252 declared as Latin-1";
  EXPECT_EQ(subject("a\tb   c"), "a b c");
}

TEST(Header, AddressesBrokenInEveryWay) {
  const auto from = [](const std::string& value) { return read("From: " + value + "\n\nx").from_address; };
  EXPECT_EQ(from("Jean Dupont <Jean.Dupont@FAI.example>"), "jean.dupont@fai.example");
  EXPECT_EQ(from("jean@fai.example (Jean)"), "jean@fai.example");
  EXPECT_EQ(from("\"Dupont, Jean\" <jean@fai.example>"), "jean@fai.example");
  EXPECT_EQ(from("Jean Dupont jean@fai.example"), "jean@fai.example");
  EXPECT_EQ(from("<jean@fai.example"), "jean@fai.example");
  EXPECT_EQ(from("Jean D\xe9 <jean@fai.example>"), "jean@fai.example");
  EXPECT_EQ(from("undisclosed-recipients:;"), "");
  EXPECT_EQ(from("\"cabinet@tilleuls.example\" <voleur@mal.example>"), "voleur@mal.example");
}

TEST(Header, AnswersGoWhereReplyToSays) {
  const IncomingMessage mail = read("From: a@b.example\nReply-To: Secr\xc3\xa9tariat <C@D.example>\n\nx");
  EXPECT_EQ(mail.reply_to, "c@d.example");
  EXPECT_EQ(mail.answer_address(), "c@d.example");
}

TEST(Header, ReferencesAreOldestFirstWithoutDuplicates) {
  const IncomingMessage mail = read(
      "From: a@b.example\nReferences: <1@x> <2@x>\n <1@x>\n\t<3@\n x>\nIn-Reply-To: Votre message <2@x> "
      "<4@x>\n\nx");
  EXPECT_EQ(mail.references, (std::vector<std::string>{"1@x", "2@x", "3@x", "4@x"}));
}

TEST(HeaderOf, FindsOneWithoutReadingTheBody) {
  EXPECT_EQ(header_of("X-Permanence-Draft: abc\nSubject: =?utf-8?q?=C3=A9?=\n\nX-Permanence-Draft: no",
                      "x-permanence-draft"),
            "abc");
  EXPECT_EQ(header_of("A: b\n\nSubject: no", "Subject"), "");
}

TEST(BodyHash, IsOfTheBodyAlone) {
  const auto hash = [](const std::string& raw) { return read(raw).body_hash; };
  EXPECT_EQ(hash("From: a@b.example\n\nabc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hash("From: a@b.example\n\nabc"), hash("From: a@b.example\r\nX-Moved: 1\r\n\r\nabc"));
  EXPECT_NE(hash("From: a@b.example\n\nabc"), hash("From: a@b.example\n\nabd"));
}

}  // namespace
}  // namespace permanence::mail
