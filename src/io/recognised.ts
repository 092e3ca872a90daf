import { FORMATS } from "./formats.ts";
import { sourceFile } from "./sourceFile.ts";

/** The label of the form in which a text is written, by its content; null where it is plain text. */
export function recognised(text: string): string | null {
  const file = sourceFile("pasted", new TextEncoder().encode(text));
  const found = FORMATS.find(({ reader }) => (reader?.sniff([file]).length ?? 0) > 0);
  return found && found.id !== "text" ? found.label : null;
}
