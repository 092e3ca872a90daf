import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { broken } from "../fixtures/brokenTexts.ts";
import { leftOutOf, readTexts, relationsOf, spansOf } from "../fixtures/readTexts.ts";
import { expectSound } from "../fixtures/sampleTests.ts";
import { uimaXmi } from "./uimaXmi.ts";

const notesOf = ({ notes }: { notes: readonly { text: string }[] }) =>
  notes.map(({ text }) => text);

const NAMESPACES = [
  'xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"',
  'xmlns:tcas="http:///uima/tcas.ecore" xmlns:plain="http:///uima/noNamespace.ecore"',
  'xmlns:custom="http:///webanno/custom.ecore"',
  'xmlns:ner="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore"',
  'xmlns:pos="http:///de/tudarmstadt/ukp/dkpro/core/api/lexmorph/type/pos.ecore"',
  'xmlns:coref="http:///de/tudarmstadt/ukp/dkpro/core/api/coref/type.ecore"',
  'xmlns:ct="http:///org/apache/ctakes/typesystem/type/textsem.ecore"',
  'xmlns:rel="http:///org/apache/ctakes/typesystem/type/relation.ecore"',
].join(" ");
const sofa = (text: string, id = 1, view = "_InitialView") =>
  `<cas:Sofa xmi:id="${id}" sofaNum="${id}" sofaID="${view}" mimeType="text" sofaString="${text}"/>`;
const xmi = (...lines: string[]) =>
  `<?xml version="1.0"?>\n<xmi:XMI ${NAMESPACES} xmi:version="2.0">\n${lines.join("\n")}\n</xmi:XMI>`;
const TEXT = "Ada met Bob in Rome.";
const readXmi = (...lines: string[]) => readTexts({ "a.xmi": xmi(...lines, sofa(TEXT)) });

describe("XMI", () => {
  test("types: by their features, or as the layer is called", async () => {
    const reading = await readXmi(
      '<ner:NamedEntity xmi:id="10" sofa="1" begin="0" end="3" identifier="http://x" value="PER"/>',
      '<ner:NamedEntity xmi:id="20" sofa="1" begin="8" end="11" identifier="http://y"/>',
      '<custom:Place xmi:id="30" sofa="1" begin="15" end="19" sure="true" rank="3" kind="a &lt;city&gt;" note="n"/>',
      '<plain:__proto__ xmi:id="40" sofa="1" begin="4" end="7"/>',
      '<tcas:Annotation xmi:id="50" sofa="1" begin="0" end="7"/>',
      '<ct:Mention xmi:id="60" sofa="1" begin="8" end="11" segmentID="SIMPLE"/>',
      '<pos:POS xmi:id="70" sofa="1" begin="0" end="3" PosValue="NN"/>',
    );
    expect(spansOf(reading)).toEqual([
      "PER: Ada",
      "NamedEntity: Bob",
      "a <city>: Rome",
      "__proto__: met",
      "Annotation: Ada met",
      "Mention: Bob",
    ]);
    expect(leftOutOf(reading)).toEqual(["a.xmi:9 xmi:id 70 annotations of the layer POS"]);
    expect(notesOf(reading)).toEqual([
      "features that are not kept: identifier (2), sure (1), rank (1), note (1), segmentID (1)",
    ]);
  });

  const RELATIONS = [
    '<custom:Span xmi:id="1001" sofa="1" begin="0" end="3" label="P"/>',
    '<custom:Span xmi:id="1002" sofa="1" begin="8" end="11" label="P"/>',
    '<custom:Span xmi:id="1003" sofa="1" begin="15" end="19" label="L"/>',
    '<custom:Rel xmi:id="1" sofa="1" begin="8" end="11" Governor="1001" Dependent="1002" label="met"/>',
    '<custom:Rel xmi:id="2" sofa="1" begin="8" end="11" Governor="1002" Dependent="77"/>',
    '<custom:Rel xmi:id="3" sofa="1" begin="8" end="11" Dependent="1003" Governor="1002"/>',
    '<rel:RelationArgument xmi:id="4" argument="1001" role="Argument"/>',
    '<rel:RelationArgument xmi:id="5" argument="1003" role="Related_to"/>',
    '<rel:Binary xmi:id="6" sofa="1" begin="0" end="19" category="in" arg1="4" arg2="5"/>',
    '<custom:Pair xmi:id="7" sofa="1" begin="0" end="3" one="1003" other="1001"/>',
  ];

  test("relations: by what their ends are called, through arguments", async () => {
    const reading = await readXmi(...RELATIONS);
    expect(relationsOf(reading)).toEqual(["Ada –met→ Bob", "Bob –Rel→ Rome", "Ada –Binary→ Rome"]);
    expect(spansOf(reading)).toEqual(["P: Ada", "P: Bob", "L: Rome", "Pair: Ada"]);
    expect(leftOutOf(reading)).toEqual(["a.xmi:7 xmi:id 2 annotations of the layer Rel"]);
  });

  test("with a type system beside it, whatever has two references is a relation", async () => {
    const feature = (name: string, range: string) =>
      `<featureDescription><name>${name}</name><rangeTypeName>${range}</rangeTypeName></featureDescription>`;
    const type = (name: string, above: string, ...features: string[]) =>
      `<typeDescription><name>${name}</name><supertypeName>${above}</supertypeName><features>${features.join("")}</features></typeDescription>`;
    const system = `<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>${[
      type("webanno.custom.Base", "uima.tcas.Annotation", feature("one", "webanno.custom.Span")),
      type(
        "webanno.custom.Pair",
        "webanno.custom.Base",
        feature("other", "webanno.custom.Span"),
        feature("how", "webanno.custom.How"),
      ),
      type("webanno.custom.How", "uima.cas.String"),
      type("webanno.custom.Loop", "webanno.custom.Loop"),
    ].join("")}</types></typeSystemDescription>`;
    const file = xmi(
      ...RELATIONS.slice(0, 3),
      '<custom:Pair xmi:id="7" sofa="1" begin="0" end="3" one="1003" other="1001" how="far"/>',
      sofa(TEXT),
    );
    const reading = await readTexts({ "b/a.xmi": file, "b/TypeSystem.xml": system });
    expect(reading.notRead).toEqual([]);
    expect(relationsOf(reading)).toEqual(["Rome –far→ Ada"]);
    expect(reading.readAs.map(({ format }) => format)).toEqual(["uima-xmi", "uima-xmi"]);
  });

  test("links with roles in lists and elements, chains, and what no view has, are told", async () => {
    const reading = await readXmi(
      '<custom:Host xmi:id="10" sofa="1" begin="4" end="7" links="11 12" frame="meet"/>',
      '<custom:HostLink xmi:id="11" role="who" target="20"/>',
      '<custom:HostLink xmi:id="12" role="whom" target="20"/>',
      '<custom:Host xmi:id="13" sofa="1" begin="0" end="7" frame="x"><links href="#11"/><notes>a</notes><notes>b</notes></custom:Host>',
      '<custom:Host xmi:id="14" sofa="1" begin="0" end="11" frame="y" links="15"/>',
      '<cas:FSArray xmi:id="15" elements="12"/>',
      '<custom:Span xmi:id="20" sofa="1" begin="0" end="3" label="P"/>',
      '<coref:CoreferenceLink xmi:id="30" sofa="1" begin="0" end="3" next="31" referenceType="pr"/>',
      '<coref:CoreferenceLink xmi:id="31" sofa="1" begin="8" end="11"/>',
      '<coref:CoreferenceChain xmi:id="32" first="30"/>',
      '<custom:Span xmi:id="40" sofa="1" begin="8" end="11" label="gone"/>',
      '<cas:View sofa="1" members="10 13 14 20 30 31"/>',
    );
    expect(spansOf(reading)).toEqual(["meet: met", "x: Ada met", "y: Ada met Bob", "P: Ada"]);
    expect(leftOutOf(reading)).toEqual([
      "a.xmi:13 xmi:id 40 annotations that no view has",
      "a.xmi:10 xmi:id 30 links of chains",
      "a.xmi:11 xmi:id 31 links of chains",
      "a.xmi:3 who links with roles",
      "a.xmi:3 whom links with roles",
      "a.xmi:6 who links with roles",
      "a.xmi:7 whom links with roles",
    ]);
    expect(notesOf(reading)).toEqual(["features that are not kept: notes (1)"]);
  });

  test("each view with a text is a document; others are told", async () => {
    const reading = await readTexts({
      "a.xmi": xmi(
        '<custom:Span xmi:id="10" sofa="1" begin="0" end="3" label="P"/>',
        '<custom:Span xmi:id="11" sofa="2" begin="0" end="3" label="Q"/>',
        sofa("Ada ran."),
        sofa("Bob sat.", 2, "other"),
        '<cas:Sofa xmi:id="3" sofaNum="3" sofaID="pdf" mimeType="application/pdf" sofaURI="x"/>',
      ),
    });
    expect([spansOf(reading), spansOf(reading, 1)]).toEqual([["P: Ada"], ["Q: Bob"]]);
    expect(leftOutOf(reading)).toEqual(["a.xmi pdf views without text"]);
  });

  test("offsets that cannot be are told; in code points they are noticed", async () => {
    const reading = await readXmi(
      '<custom:Span xmi:id="10" sofa="1" begin="3" end="3" label="P"/>',
      '<custom:Span xmi:id="11" sofa="1" begin="5" end="500" label="P"/>',
      '<custom:Span xmi:id="12" sofa="1" begin="5" end="2" label="P"/>',
      '<custom:Span xmi:id="13" sofa="1" begin="-1" end="2" label="P"/>',
      '<custom:Span xmi:id="14" sofa="1" begin="x" end="2" label="P"/>',
    );
    expect(leftOutOf(reading)).toEqual([
      "a.xmi:3 xmi:id 10 spans without text",
      "a.xmi:6 xmi:id 13 annotations without offsets",
      "a.xmi:7 xmi:id 14 annotations without offsets",
      "a.xmi:4 xmi:id 11 spans past the text",
      "a.xmi:5 xmi:id 12 spans that end before they begin",
    ]);
    const points = await readTexts({
      "a.xmi": xmi(
        '<custom:Span xmi:id="10" sofa="1" begin="3" end="6" label="P"/>',
        '<custom:Span xmi:id="11" sofa="1" begin="7" end="10" label="P"/>',
        sofa("😀😀 Ada met"),
      ),
    });
    expect(spansOf(points)).toEqual(["P: Ada", "P: met"]);
    expect(notesOf(points)).toEqual(["its offsets count code points: they were read so"]);
  });

  test("sentences and words of the file, cut anew where spans do not fit", async () => {
    const word = (id: number, type: string, begin: number, end: number) =>
      `<plain:${type} xmi:id="${id}" sofa="1" begin="${begin}" end="${end}"/>`;
    const base = [word(1, "Sentence", 0, 11), word(2, "Sentence", 12, 20)];
    const read = await readXmi(...base, word(3, "Token", 0, 7), word(4, "Token", 8, 11));
    expect(read.docs[0].sentences.map(({ words }) => words.length)).toEqual([2, 3]);
    const span = '<custom:Span xmi:id="9" sofa="1" begin="4" end="7" label="P"/>';
    const anew = await readXmi(...base, word(3, "Token", 0, 3), span);
    expect(anew.docs[0].sentences.map(({ words }) => words.length)).toEqual([6]);
  });

  test.each([
    { what: "cut", text: xmi(sofa(TEXT)).slice(0, -12), reason: /^line 3, column \d+: not well-/ },
    { what: "without text", text: xmi(""), reason: /^it holds no text$/ },
    {
      what: "an entity",
      text: xmi(sofa("&b;")).replace("\n", '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>\n'),
      reason: /an entity of its own, which is not read$/,
    },
  ])("$what: refused", async ({ text, reason }) => {
    const { docs, notRead } = await readTexts({ "a.xmi": text });
    expect(docs).toEqual([]);
    expect(notRead).toEqual([{ file: "a.xmi", reason: expect.stringMatching(reason) }]);
  });

  test("broken files never throw, and what is read of them can be held", async () => {
    const whole = xmi(...RELATIONS, sofa(TEXT));
    await fc.assert(
      fc.asyncProperty(broken([whole]), async (text) => {
        expectSound(await readTexts({ "a.xmi": text }));
        expectSound(await readTexts({ "a.xmi": text }, [uimaXmi]));
      }),
      { numRuns: 60 },
    );
  });
});
