import fc from "fast-check";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { xmlText } from "./xmlText.ts";

const HOSTILE = [
  "<img src=x onerror=alert(1)>",
  "]]>",
  "&lt;",
  "\"'",
  "</script>",
  "\t\n\r",
  "<!--",
  "\u0000\ud800",
];
const any = fc.array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary" })));

test("a parser finds the text as it was, in an element as in an attribute, and no other element", () =>
  fc.assert(
    fc.property(any, (parts) => {
      // What XML cannot hold at all stands as a sign of its own.
      const text = parts.join("").replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, "");
      const parser = new SaxesParser();
      const found: string[] = [];
      let said = "";
      parser.on("opentag", ({ name, attributes }) => found.push(name, String(attributes.a ?? "")));
      parser.on("text", (more) => {
        said += more;
      });
      parser.on("error", (error) => {
        throw error;
      });
      parser.write(`<x a="${xmlText(text)}">${xmlText(text)}</x>`).close();
      const held = text.replace(/\p{Surrogate}/gu, "\ufffd");
      expect([found, said]).toEqual([["x", held], held]);
    }),
  ));
