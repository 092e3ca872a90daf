import { z } from "zod";
import type { Schema } from "../../core/document/document.ts";
import { copiedTypes } from "../../core/types/copiedTypes.ts";
import { typesWithRules } from "../../core/types/schema.ts";
import { firstFault } from "../../language/valueFault.ts";
import { t } from "../../language/words.ts";
import { schema } from "../../records/schemaRecord.ts";
import { schemaFault } from "../backup/projectFault.ts";
import type { Format } from "../format.ts";
import { jsonContent } from "../jsonContent.ts";
import { gathering } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";

/** The version of the form that is written. */
const VERSION = 1;

const typeFile = z.object({
  spanloom: z.literal("types"),
  version: z.literal(VERSION),
  ...schema.shape,
});

/** The types of a project alone: names, rules, colours and keys. */
export const spanloomTypes = {
  id: "types",
  get label() {
    return t("Spanloom types");
  },
  reader: {
    endings: [".json"],
    sniff: (files) => files.filter(isTypeFile),
    read: (files) => {
      const into = gathering();
      for (const { path, text } of files) {
        const json = jsonContent(text?.text ?? "");
        if (json.kind === "broken") {
          into.refuse(path, json.fault, json.place);
          continue;
        }
        const content = typeFile.safeParse(json.kind === "value" ? json.value : null);
        if (!content.success) {
          const { field, fault } = firstFault(content.error);
          into.refuse(path, fault, { field });
          continue;
        }
        const { entities, relations } = content.data;
        const wrong = schemaFault({ entities, relations });
        if (wrong) {
          into.refuse(path, wrong.fault, { field: wrong.field });
          continue;
        }
        const types = copiedTypes({ entities, relations });
        into.addTypes(typesWithRules(types));
        into.addSchema(types);
      }
      return into.result();
    },
  },
} as const satisfies Format;

/** The types of a project as such a file. */
export function formatTypes(types: Schema): string {
  const { entities, relations } = copiedTypes(types);
  return `${JSON.stringify({ spanloom: "types", version: VERSION, entities, relations }, null, 2)}\n`;
}

/** By what it says at its start, whatever its name is. */
const isTypeFile = (file: SourceFile): boolean =>
  /^\s*\{\s*"spanloom"\s*:\s*"types"/.test(file.text?.text.slice(0, 200) ?? "");
