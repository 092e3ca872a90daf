import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { broken } from "../fixtures/brokenTexts.ts";
import { leftOutOf, readTexts, relationsOf, spansOf } from "../fixtures/readTexts.ts";
import { expectSound } from "../fixtures/sampleTests.ts";
import { thereAndBack } from "../fixtures/thereAndBack.ts";
import { biocXml } from "./biocXml.ts";
import { annotation, document, passage } from "./fixture.ts";

const XML = `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE collection SYSTEM "BioC.dtd">
<collection><source>s</source><date/><key/><document><id>1</id>
<passage><offset>0</offset><text>Ada &amp; Bob.</text>
<annotation id="1"><infon key="type">P</infon><location offset="0" length="3"/><text>Ada</text></annotation>
<annotation id="2"><infon key="type">P</infon><location offset="6" length="3"/><text>Bob</text></annotation>
<relation id="R"><infon key="type">r</infon><node refid="1" role="a"/><node refid="2" role="b"/></relation>
</passage></document></collection>`;

describe("XML", () => {
  const readXml = (text: string) => readTexts({ "a.xml": text });
  const readJson = (value: unknown) => readTexts({ "a.json": JSON.stringify(value) });

  test("a DOCTYPE is harmless; what has another form is told with its line", async () => {
    const reading = await readXml(XML.replace('offset="6"', 'offset="x"'));
    expect(spansOf(reading)).toEqual(["P: Ada"]);
    expect(leftOutOf(reading)).toEqual([
      "a.xml:5 annotation 2 annotations of another form",
      "a.xml:6 relation R relations of what is not a span",
    ]);
  });

  test.each([
    {
      what: "cut",
      text: XML.slice(0, -30),
      reason: /^line 7, column \d+: not well-formed XML: /,
    },
    {
      what: "an entity of its own",
      text: XML.replace(
        /<!DOCTYPE.*>/,
        '<!DOCTYPE collection [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>',
      ).replace("&amp;", "&c;"),
      reason: /^line 3, column \d+: an entity of its own, which is not read$/,
    },
    {
      what: "an entity of another file",
      text: XML.replace(
        /<!DOCTYPE.*>/,
        '<!DOCTYPE collection [<!ENTITY c SYSTEM "file:///etc/passwd">]>',
      ).replace("&amp;", "&c;"),
      reason: /an entity of its own, which is not read$/,
    },
    {
      what: "deep",
      text: XML.replace("Ada &amp;", `${"<b>".repeat(300)}${"</b>".repeat(300)}`),
      reason: /^line 3, column \d+: elements lie more than 200 deep in each other$/,
    },
    {
      what: "many attributes",
      text: XML.replace('id="1"', Array.from({ length: 2000 }, (_, i) => `a${i}=""`).join(" ")),
      reason: /an element has more than 1000 attributes$/,
    },
    { what: "none", text: "<collection><source/></collection>", reason: /^it holds no document$/ },
  ])("$what: refused with the place", async ({ text, reason }) => {
    const { docs, notRead } = await readXml(text);
    expect(docs).toEqual([]);
    expect(notRead).toEqual([{ file: "a.xml", reason: expect.stringMatching(reason) }]);
  });

  test("entities that are declared but not used are told", async () => {
    const reading = await readXml(
      XML.replace(/<!DOCTYPE.*>/, '<!DOCTYPE collection [<!ENTITY a "b">]>'),
    );
    expect(relationsOf(reading)).toEqual(["Ada –r→ Bob"]);
    expect(reading.notes.map(({ text }) => text)).toContain(
      "the entities that its DOCTYPE declares are not read",
    );
  });

  test("what XML cannot hold is counted", async () => {
    const { docs, types } = await readJson(
      document(passage(0, "A\u0001 b\r\nc", annotation("1", "P", "c", [6, 1]))),
    );
    const { written, again } = await thereAndBack(biocXml, { docs, types });
    expect(written.leftOut).toEqual(new Map([["characters that XML cannot hold", 1]]));
    expect(again.docs[0].text).toBe("A\ufffd b\r\nc");
    expect(spansOf(again)).toEqual(["P: c"]);
  });

  test("broken files never throw, and what is read of them can be held", async () => {
    await fc.assert(
      fc.asyncProperty(broken([XML]), async (text) => {
        expectSound(await readXml(text));
        expectSound(await readTexts({ "a.xml": text }, [biocXml]));
      }),
      { numRuns: 60 },
    );
  });
});
