import { type JsonContent, jsonContent, jsonItems } from "./jsonContent.ts";
import { isTooDeep } from "./jsonDepth.ts";
import { looseJson } from "./looseJson.ts";

const FENCE = "```";

/** The JSON of the blocks of code that are most of a text, as in the answer of a language model. */
export function fencedJson(text: string): JsonContent | null {
  if (!text.includes(FENCE)) return null;
  const blocks = blocksOf(text);
  const length = blocks.reduce((sum, block) => sum + block.length, 0);
  if (blocks.length === 0 || length * 2 < text.trim().length) return null;
  const contents = blocks.map(jsonAsMeant);
  if (contents.some(({ kind }) => kind === "broken")) return null;
  if (contents.length === 1) return contents[0];
  const value = contents.flatMap(jsonItems).map((item) => item.value);
  const isLoose = contents.some((content) => content.kind === "value" && content.loose);
  return { kind: "value", value, ...(isLoose && { loose: true }) };
}

/** What stands between two lines of marks each; line by line, for texts of any form. */
function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  let open: string[] | null = null;
  for (const line of text.split("\n")) {
    if (!line.trimStart().startsWith(FENCE)) open?.push(line);
    else if (open) {
      blocks.push(open.join("\n"));
      open = null;
    } else open = [];
  }
  return blocks;
}

/** What a text holds as JSON, also where it is not quite that. */
export function jsonAsMeant(text: string): JsonContent {
  const content = jsonContent(text);
  if (content.kind !== "broken" || isTooDeep(text)) return content;
  return looseJson(text) ?? content;
}
