/** A line of a file of columns. */
export interface ConllRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly text: string;
}

export type Separator = "tab" | "blank";

/** The lines of a text that are not blank, in groups that blank lines separate. */
export function lineGroups(text: string): { readonly line: number; readonly text: string }[][] {
  const groups: { line: number; text: string }[][] = [];
  let open: { line: number; text: string }[] = [];
  for (const [i, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (/\S/.test(line)) open.push({ line: i + 1, text: line });
    else if (open.length > 0) {
      groups.push(open);
      open = [];
    }
  }
  if (open.length > 0) groups.push(open);
  return groups;
}

/** By what most lines are separated: tabs, where they have any. */
export function separatorOf(lines: readonly { readonly text: string }[]): Separator {
  const withTab = lines.filter(({ text }) => text.trim().includes("\t")).length;
  return withTab * 2 > lines.length ? "tab" : "blank";
}

/** The columns of a line. Blanks of other scripts and without width stay in their word. */
export const cellsOf = (text: string, separator: Separator): string[] =>
  separator === "tab"
    ? text
        .replace(/[\t ]+$/, "")
        .split("\t")
        .map((cell) => cell.replace(/^ +| +$/g, ""))
    : text.replace(/^[\t ]+|[\t ]+$/g, "").split(/[\t ]+/);
