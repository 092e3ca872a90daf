import type { DefaultTreeAdapterTypes } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;

const LINES = new Set(
  (
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset " +
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p " +
    "pre section summary table caption tbody tfoot thead tr ul"
  ).split(" "),
);
const UNSEEN = new Set(
  "head script style template noscript iframe object svg math textarea select".split(" "),
);

/** A part of the page still to be said, or the end of a line. */
type Step = Node | "line";

/**
 * What a page says: lines for each block and row of a table, a tab between cells. Where its source
 * breaks a line within a block, so does the text, as in a text file with wrapped lines.
 */
export function htmlText(page: Node): string {
  const lines: string[] = [];
  let line = "";
  const endLine = () => {
    const said = line
      .replace(/[ \n\r\f]*\t[ \n\r\f\t]*/g, "\t")
      .replace(/[ \n\r\f]+/g, (blanks) => (blanks.includes("\n") ? "\n" : " "));
    if (said.trim() !== "") lines.push(said.trim());
    line = "";
  };
  // A list in place of recursion: pages may be nested deeper than calls can be.
  const steps: Step[] = [page];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (step === "line" || step.nodeName === "br") endLine();
    else if ("value" in step) line += step.value.replaceAll("\t", " ");
    else if ("childNodes" in step && !UNSEEN.has(step.nodeName)) {
      const block = LINES.has(step.nodeName);
      if (block) {
        endLine();
        steps.push("line");
      }
      const isCell = /^t[dh]$/.test(step.nodeName);
      if (isCell && line.trim() !== "") line += "\t";
      const children = isCell ? insideCell(step.childNodes) : step.childNodes;
      for (const child of children.toReversed()) steps.push(child);
    }
  }
  endLine();
  return lines.join("\n");
}

/** A cell of one paragraph is no line of its own. */
function insideCell(children: readonly Node[]): readonly Node[] {
  const shown = children.filter((child) => !("value" in child) || child.value.trim() !== "");
  const [only] = shown;
  const isWrapped = shown.length === 1 && "childNodes" in only && /^(?:p|div)$/.test(only.nodeName);
  return isWrapped ? insideCell(only.childNodes) : children;
}
