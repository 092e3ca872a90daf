import fc from "fast-check";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { expect, test } from "vitest";
import { anyTypeName } from "../types/anyTypeName.ts";
import { type Block, figureTable } from "./block.ts";
import { html } from "./html.ts";
import { markdown } from "./markdown.ts";
import { plainText } from "./plainText.ts";

// Reports are read back by programs that know nothing of this one, and say what was written: whatever
// types, models and notes are called, it is the same headings, sentences and cells, and nothing else.

/** What makes a list, a heading, a rule, a quote, code, a link, a picture or a cell where it is not told apart. */
const MARKUP = [
  ..."- + * > # ## 1. 1) - [x] --- === *** ``` ~~~ | || ![a](b) [a]: b <https://a.example>".split(
    " ",
  ),
  "    code",
  "www.example.com",
  "https://example.com/a_b",
  "someone@example.com",
  "&lt;b&gt; &#60; &copy;",
  "<b onclick=x>",
  "a  \nb",
  "\\",
  "$x$ ~a~ ^b^ [^1] :smile:",
];
const written = fc.oneof(
  anyTypeName,
  fc.constantFrom(...MARKUP),
  fc.tuple(fc.constantFrom(...MARKUP), anyTypeName).map((both) => both.join(" ")),
  fc.tuple(anyTypeName, fc.constantFrom(...MARKUP)).map((both) => both.join("\n")),
);
const cells = fc.array(written, { minLength: 3, maxLength: 3 });
const points = fc.array(fc.tuple(fc.nat(30), fc.integer()), { maxLength: 3 });
const blocks: fc.Arbitrary<Block[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("heading"), level: fc.constantFrom(1, 2), text: written }),
    fc.record({ kind: fc.constant("text"), text: written }),
    fc.record({ kind: fc.constant("code"), text: anyTypeName }),
    fc.record({
      kind: fc.constant("table"),
      caption: written,
      columns: cells,
      rows: fc.array(cells, { maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant("figure"),
      caption: written,
      x: written,
      y: written,
      series: fc.array(fc.record({ name: written, points }), { maxLength: 3 }),
    }),
  ),
  { maxLength: 6 },
);

/** A page of GitHub's makes a link of an address that somebody wrote: it says where it leads. */
const ADDRESSES_ARE_TEXT = {
  disable: { null: ["emailAutolink", "protocolAutolink", "wwwAutolink"] },
};
const RUNS = { numRuns: Number(process.env.RUNS ?? 100) };

test("Markdown says what was written, and has no markup of anybody else", () => {
  const read = (text: string) =>
    piecesOf(
      micromark(text, {
        extensions: [gfm(), ADDRESSES_ARE_TEXT],
        htmlExtensions: [gfmHtml()],
        allowDangerousHtml: true,
      }),
    );
  fc.assert(
    fc.property(blocks, (all) => {
      expect(read(markdown(all))).toEqual(all.flatMap((block) => expected(block, "before")));
    }),
    RUNS,
  );
});

test("a page says what was written, and has no markup of anybody else", () => {
  fc.assert(
    fc.property(blocks, written, (all, title) => {
      expect(piecesOf(html(title, all))).toEqual(all.flatMap((block) => expected(block, "within")));
    }),
    RUNS,
  );
});

/** An element and what it says, white space as one blank. */
const piece = (tag: string, text: string): string => `${tag}: ${plainText(text).trim()}`;

/** What is read of a block: the name of a table stands before it, or within. */
function expected(block: Block, caption: "before" | "within"): string[] {
  switch (block.kind) {
    case "heading":
      return [piece(`h${block.level}`, block.text)];
    case "text":
      return [piece("p", block.text)];
    case "code":
      return [piece("code", block.text)];
    case "figure":
    case "table": {
      const { columns, rows, caption: name } = block.kind === "table" ? block : figureTable(block);
      const isNamed = caption === "before" || columns.some((column) => column !== "");
      return [
        caption === "before" ? piece("p", `${name}:`) : piece("caption", name),
        ...[...(isNamed ? [columns] : []), ...rows].map((row) =>
          piece("tr", row.map((cell) => plainText(cell).trim()).join(" ¦ ")),
        ),
      ];
    }
  }
}

const FRAME = new Set(
  "#document html head body main div table thead tbody figure details summary figcaption".split(
    " ",
  ),
);
const TEXTS = new Set("h1 h2 p code caption".split(" "));
const ASIDE = new Set("meta title style svg summary figcaption".split(" "));

/** What a page has in its order: each text, each row. Any element that no report has is named as such. */
function piecesOf(page: string): string[] {
  const found: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node) => {
    const { nodeName: name } = node;
    if (ASIDE.has(name) || name === "#text" || name === "#documentType") return;
    if (TEXTS.has(name)) found.push(piece(name, textOf(node)));
    else if (name === "tr")
      found.push(piece("tr", childrenOf(node).filter(isCell).map(textOf).join(" ¦ ")));
    else if (FRAME.has(name) || name === "pre") for (const child of childrenOf(node)) walk(child);
    else found.push(`<${name}>`);
  };
  walk(parse(page));
  return found;
}

const childrenOf = (node: DefaultTreeAdapterTypes.Node) =>
  "childNodes" in node ? node.childNodes : [];
const isCell = ({ nodeName }: DefaultTreeAdapterTypes.Node) => /^t[hd]$/.test(nodeName);

/** All text in it; an element in it, which no report has, is named. */
const textOf = (node: DefaultTreeAdapterTypes.Node): string =>
  childrenOf(node)
    .map((child) => ("value" in child ? child.value : `<${child.nodeName}>${textOf(child)}`))
    .join("")
    .replace(/\s+/gu, " ")
    .trim();
