import { type Block, figureTable, type Table } from "./block.ts";
import { plainText } from "./plainText.ts";

/** A report as Markdown; figures are tables. */
export const markdown = (blocks: readonly Block[]): string =>
  `${blocks.map(blockText).join("\n\n")}\n`;

function blockText(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${escaped(block.text)}`;
    case "text":
      return paragraph(block.text);
    case "code":
      return codeText(block.text);
    case "table":
      return tableText(block);
    case "figure":
      return tableText(figureTable(block));
  }
}

/** Between fences that are longer than any row of backticks in it. */
function codeText(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((row) => row.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

function tableText({ caption, columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(" | ")} |`;
  const rule = `|${columns.map((_, i) => (i === 0 ? "---|" : "---:|")).join("")}`;
  return [`${paragraph(caption)}:`, "", line(columns), rule, ...rows.map(line)].join("\n");
}

/** Not taken for the item of a list, or for a rule. */
const paragraph = (text: string): string =>
  escaped(text).replace(/^(\s*)([-+]|(\d+)([.)]))/, (_, blanks, mark, number, stop) =>
    number === undefined ? `${blanks}\\${mark}` : `${blanks}${number}\\${stop}`,
  );

/** Nothing in it is markup: neither of Markdown nor of HTML. */
const escaped = (text: string): string =>
  plainText(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_[\]|~#!]/g, "\\$&");
