import { t } from "../../language/words.ts";
import type { Format } from "../format.ts";
import { isHollow } from "../promisedByName.ts";
import { gathering } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";
import { notPlainText } from "../unreadable.ts";
import { textDoc } from "./textDoc.ts";

/** Texts as they are. What a format before it knows, and what is no text, it leaves alone. */
export const plainText = {
  id: "text",
  get label() {
    return t("plain text");
  },
  reader: {
    endings: [".txt", ".text", ".md"],
    sniff: (files) => files.filter(isPlain),
    read: (files, tools) => {
      const into = gathering();
      for (const { path, text } of files) {
        if (text) into.addDoc(textDoc(tools, { path, name: tools.nameOf(path) }, text.text));
      }
      return into.result();
    },
  },
} as const satisfies Format;

const isPlain = (file: SourceFile): boolean =>
  file.text !== null && !file.json() && !notPlainText(file) && !isHollow(file);
