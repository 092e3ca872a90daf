import { csvDialect } from "./csvDialect.ts";
import { csvRows } from "./csvRows.ts";
import { isProse, isTextName, isTitleName } from "./textColumn.ts";

/** How tables for Neo4j name the columns by which nodes and relationships are known. */
const OF_NODES = /:ID(?:\(.*\))?$/i;
const OF_LINKS = /:(?:START|END)_ID(?:\(.*\))?$/i;
/** So many letters and rows show what columns hold. */
const LETTERS = 2 ** 16;
const SAMPLE = 50;

/**
 * Whether a table is of the nodes or the relationships of a graph, as Neo4j imports them, and none
 * of its columns is of texts. A node has a name, however long.
 */
export function isGraphTable(text: string): boolean {
  const end = text.slice(0, LETTERS).search(/[\r\n]/);
  if (!/:(?:START_|END_)?ID\b/i.test(text.slice(0, end === -1 ? LETTERS : end))) return false;
  const rows: (readonly string[])[] = [];
  for (const row of csvRows(text.slice(0, LETTERS), csvDialect(text))) {
    if ("cells" in row) rows.push(row.cells);
    if (rows.length > SAMPLE) break;
  }
  const [names = [], ...below] = rows;
  const isMade =
    names.some((name) => OF_NODES.test(name)) ||
    names.filter((name) => OF_LINKS.test(name)).length > 1;
  if (!isMade) return false;
  return !names.some((name, i) => {
    const plain = name.replace(/:[^:]*$/, "");
    return isTextName(plain) || (!isTitleName(plain) && isProse(below.map((row) => row[i] ?? "")));
  });
}
