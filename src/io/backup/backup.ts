import { typesWithRules } from "../../core/types/schema.ts";
import { t } from "../../language/words.ts";
import type { Format } from "../format.ts";
import { jsonContent } from "../jsonContent.ts";
import { gathering } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";
import { backupVersions } from "./backupVersions.ts";
import { parseBackup } from "./parseBackup.ts";

/** A whole project as it was kept, which the page lets people save when something fails. */
export const backup = {
  id: "backup",
  get label() {
    return t("Spanloom backup");
  },
  reader: {
    endings: [".json"],
    sniff: (files) => files.filter(isBackup),
    read: (files) => {
      const into = gathering();
      for (const { path, text } of files) {
        const content = jsonContent(text?.text ?? "");
        const parsed = parseBackup(content);
        if ("fault" in parsed) into.refuse(path, parsed.fault, parsed.place);
        else {
          into.addTypes(typesWithRules(parsed.schema));
          into.addSchema(parsed.schema);
          into.addMentions(parsed.mentions);
          into.addVersions(backupVersions(content));
          for (const doc of Object.values(parsed.docs)) into.addDoc(doc);
        }
      }
      return into.result();
    },
  },
} as const satisfies Format;

/** By what it says at its start, whatever its name is and also where its end is missing. */
function isBackup(file: SourceFile): boolean {
  if (/^\s*\{\s*"spanloom"\s*:\s*"backup"/.test(file.text?.text.slice(0, 200) ?? "")) return true;
  const json = file.json();
  if (json?.kind !== "value" || typeof json.value !== "object" || json.value === null) return false;
  return "spanloom" in json.value && json.value.spanloom === "backup";
}
