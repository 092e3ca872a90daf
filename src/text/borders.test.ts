import { describe, expect, test } from "vitest";
import { sentenceRanges } from "./sentences.ts";

const sentences = (text: string) => sentenceRanges(text).map(([a, b]) => text.slice(a, b));
const cut = (want: string) => sentences(want.replaceAll("¦", " ")).join("¦");
const cutLines = (want: string) =>
  sentences(want.replaceAll("¦", "\n")).join("¦").replaceAll("\n", " / ");

describe("full stops: a sentence ends at each ¦ and nowhere else", () => {
  test.each([
    // A full stop before a word.
    "He uses .NET at Acme in Bonn.¦The firm prefers .NET.",
    "She buys .com names, .org too.¦It costs .22 a day.",
    "Put it into .gitignore and .Rprofile.¦Then go.",
    "Tools (.NET, .Rnw) are old.¦See Node.js Docs.",
    "He waited ... and left.¦Nobody came.",
    // Letters.
    "It binds NF-kappa B.¦Protein kinase is near.",
    "She lacks vitamin C.¦Oranges help.¦He met J. Smith.",
    "They blocked protein kinase C.¦Calcium rose.",
    "It is hepatitis B.¦Doctors said so.¦By A. B. Hale and C. Roe.",
    "Plan B.¦Maria agreed.¦J.-P. Sartre and K. Marx wrote.",
    "See section C.¦Figures follow.¦I met C. Lee of Oslo.",
    // Numbers.
    "Das war am 3. Mai in Bonn.¦Danach kam er.",
    "Der 2. Weltkrieg endete.¦Im 19. Jahrhundert war es so.",
    "Am Montag, 4. August, kam sie.¦Vom 1. April an.",
    "He came in 1990.¦May came too.",
    "They came on May 3.¦August was hot.¦Chapter 5.¦Mary left.",
    "He was number 7.¦Ada was 12.¦Karl left.",
    "It was 3.5 km, No. 5, Fig. 2, pp. 7.¦Yes.",
    "Born (b. 1950, d. 1999) there.¦Op. 5 is his.",
    // Hours.
    "It was 5 p.m. He left.".replace(" He", "¦He"),
    "It ended at 5 p.m.¦Maria left at 6 a.m. Monday or 7 p.m. New York time.",
    // Abbreviations, with and without an end.
    "The U.S. Army left the U.S.¦The army stayed.",
    "Fox et al. (2019) say it.¦So do Hale et al. 2020 and Roe et al.¦The rest do not.",
    "Ola Lund, Ph.D., and Eva Berg, Ph.D. of Bonn, met.¦All left.",
    "The case of Smith v. Jones ended.¦It was cf. Hale.",
    "Er kam z. B. Hamburg näher, d. h. Altona.¦Er blieb.",
    "Die Firma hat 5 Mio. Euro, bzw. Dollar usw.¦Das ist viel.",
    "Sie wohnt in der Hauptstr. 5 in Bonn.¦Sie bleibt.",
    "Le prix, etc.¦La France paie.¦M. Dupont et Mme Roux sont là.",
    "El Sr. García y la Dra. Ruiz de EE. UU. llegaron.¦Se fueron.",
    "Он жил в г. Москве до 1990 г.¦Она уехала.¦Проф. Иванов пришёл.",
    "He lives on Main St.¦The house is old.¦St. John is near.",
    // Quotes, brackets, notes.
    "“It is so.”¦“Really?” he asked.¦(He knew.)¦She did.",
    "He left.[3]¦She stayed.[4][5]¦They slept.",
    // Addresses.
    "Visit www.example.org.¦Write to ada@example.org.¦Ask at https://example.org/B.¦Then go.",
  ])("%s", (want) => expect(cut(want)).toBe(want));
});

test.each([
  {
    name: "Chinese",
    text: "她住在北京。他走了！真的吗？是。",
    want: "她住在北京。¦他走了！¦真的吗？¦是。",
  },
  { name: "Hindi", text: "वह दिल्ली में रहता है। वह गया।", want: "वह दिल्ली में रहता है।¦वह गया।" },
  { name: "Arabic", text: "أين يعيش؟ يعيش في القاهرة.", want: "أين يعيش؟¦يعيش في القاهرة." },
])("full stops of $name", ({ text, want }) => expect(sentences(text).join("¦")).toBe(want));

describe("lines: one ends a sentence at ¦, and is wrapping at /", () => {
  const check = (want: string) =>
    expect(cutLines(want.replaceAll(" / ", "\n").replaceAll(" ~ ", "\n\n"))).toBe(
      want.replaceAll(" ~ ", "¦"),
    );
  test.each([
    {
      name: "a ragged paragraph",
      want: "Pilots in the ports of the north have asked the director of the office, Ingrid / Solheim, to explain why the contract was given to the firm Shipping of New / York.¦The company belongs to the family of the late senator / Robert Kessel.",
    },
    {
      name: "two lines that break a name",
      want: "The plan was shown on Tuesday to the mayor of the city, Peter / Brown of the Labour Party, who likes it.",
    },
    {
      name: "an abbreviation at the end of a line",
      want: "The commission of the parliament in the capital was led by Mr. / Fox until June.¦It met in Bergen.",
    },
    {
      name: "a narrow column",
      want: "The pilots of the north have / asked their director Ingrid / Solheim to explain why the / contract was given away.",
    },
    {
      name: "mail that is quoted, and its answer",
      want: "> Will you stay at the hotel near the / > Eiffel Tower, or will you rather be with Peter / > Brown in the town?¦> Tell me.¦No.",
    },
    {
      name: "mail that is quoted twice",
      want: "> > Did you see the new director of the office of the harbour, Ingrid / > > Solheim?¦> She was in Oslo.¦> He was not.¦Good.",
    },
    {
      name: "words hyphenated at the end of a line",
      want: "The commission of the parliament has asked the govern- / ment of the country for a report.",
    },
    {
      name: "a heading",
      want: "A Report on the Harbour Pilots of Northern Norway¦Pilots in the northern ports have asked the new director, Ingrid / Solheim, to explain it.",
    },
    {
      name: "a heading in capitals",
      want: "HARBOUR PILOTS ASK THE NEW DIRECTOR FOR REASONS¦Pilots in the northern ports have asked the director, Ingrid / Solheim, to explain it.",
    },
    {
      name: "items",
      want: "- The plan was shown on Tuesday to the mayor of the city, Peter Brown¦- Robert Kessel has never worked in a port of the country¦- Eva Berg leads the office.",
    },
    {
      name: "items without marks",
      want: "Minister of Fisheries visits the harbour of Bergen¦Pilots ask the ministry for another contract¦Senator Kessel leaves the board of the company",
    },
    {
      name: "verse",
      want: "Shall Robert go where summer winds delay¦Thou art more quiet and more fair of face¦Rough winds have shaken all the buds of May¦And every summer has too short a space.",
    },
    {
      name: "an address and a signature",
      want: "Northgate Shipping¦12 Harbour Road¦Bergen¦Norway ~ I look forward to our meeting in the city of Bergen next week¦Ola Lund",
    },
    {
      name: "fields of a letter",
      want: "From: Ola Lund of the Office of Harbour Pilots, Bergen¦To: Eva Berg and Robert Kessel of the firm of Northgate¦Subject: The contract of the pilots.",
    },
    {
      name: "what is said by two",
      want: "OLA: I have seen the new director of the office in Bergen¦EVA: She was there on Monday with the pilots of the port.",
    },
    {
      name: "a colon before a list",
      want: "The following have signed the letter to the ministry in Oslo:¦Arne Lund¦Eva Berg.",
    },
  ])("$name", ({ want }) => check(want));
});

test("cells of a table are apart, one each; a tab behind an item's mark or in prose is a blank", () => {
  const cells = (text: string) => sentences(text).join("¦");
  expect(cells("Ada Lovelace\tLondon\t1815\nAlan Turing\tLondon\t1912")).toBe(
    "Ada Lovelace¦London¦1815¦Alan Turing¦London¦1912",
  );
  expect(cells("Ada Lovelace\tNew York")).toBe("Ada Lovelace¦New York");
  expect(cells("1.\tAda left.\n2.\tEva came.")).toBe("1.\tAda left.¦2.\tEva came.");
  expect(cells("\tAda went\thome.")).toBe("Ada went\thome.");
});
