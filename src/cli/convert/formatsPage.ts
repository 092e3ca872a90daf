import { join } from "node:path";
import { UserError } from "../userError.ts";
import { markdownTable } from "./formatTable.ts";

/** The page that holds the table of formats between two marks. */
export const FORMATS_PAGE = join("docs", "formats.md");

const BEGIN = "<!-- table: npm run spanloom -- convert --list --markdown --write -->";
const END = "<!-- end of table -->";

/** A page with the table as it is now in place of the one that it holds. @throws UserError */
export async function withTable(page: string): Promise<string> {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new UserError(`${FORMATS_PAGE}: its marks are missing`);
  return `${page.slice(0, begin + BEGIN.length)}\n\n${await markdownTable()}\n\n${page.slice(end)}`;
}
