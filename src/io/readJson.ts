import { t } from "../language/words.ts";
import { ImportError } from "./importError.ts";
import { jsonContent } from "./jsonContent.ts";

/** Parses one JSON value; a fault names the file and the line. */
export function parseJson(text: string, file: string): unknown {
  const content = jsonContent(text.replace(/^\ufeff/, ""));
  if (content.kind === "value") return content.value;
  if (content.kind === "broken") throw new ImportError(file, content.place, content.fault);
  const { line } = content.faults[0] ?? content.items[1].place;
  throw new ImportError(file, { line }, t("not JSON: another value begins here"));
}
