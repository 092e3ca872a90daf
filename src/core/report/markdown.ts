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
      return escaped(block.text);
    case "code":
      return `\`\`\`\n${block.text.replaceAll("`", "")}\n\`\`\``;
    case "table":
      return tableText(block);
    case "figure":
      return tableText(figureTable(block));
  }
}

function tableText({ caption, columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(" | ")} |`;
  const rule = `|${columns.map((_, i) => (i === 0 ? "---|" : "---:|")).join("")}`;
  return [`${escaped(caption)}:`, "", line(columns), rule, ...rows.map(line)].join("\n");
}

/** Nothing in it is markup: neither of Markdown nor of HTML. */
const escaped = (text: string): string =>
  plainText(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_[\]|~#!]/g, "\\$&");
