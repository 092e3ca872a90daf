import { t } from "../../language/words.ts";
import type { Format } from "../format.ts";
import { gathering } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";
import { textDoc } from "../texts/textDoc.ts";
import { htmlText } from "./htmlText.ts";

/** The words of web pages, without what is not shown of them. */
export const html = {
  id: "html",
  get label() {
    return t("web page (HTML)");
  },
  libraries: ["parse5"],
  reader: {
    endings: [".html", ".htm", ".xhtml"],
    sniff: (files) => files.filter(isPage),
    read: async (files, tools) => {
      const { parse } = await import("parse5");
      const into = gathering();
      for (const [i, { path, text }] of files.entries()) {
        await tools.step(path, i, files.length);
        const said = htmlText(parse(text?.text ?? ""));
        if (said === "") into.refuse(path, t("is a web page without any text"));
        else into.addDoc(textDoc(tools, { path, name: tools.nameOf(path) }, said));
      }
      return into.result();
    },
  },
} as const satisfies Format;

/** A page begins as one; a part of a page is known by its name. */
function isPage({ path, text }: SourceFile): boolean {
  if (!text) return false;
  const start = text.text.slice(0, 2000).replace(/^(?:\s|<\?xml[^>]*>|<!--[\s\S]*?-->)+/, "");
  if (/^<(?:!doctype\s+html|html|head|body)[\s>]/i.test(start)) return true;
  return /\.x?html?$/i.test(path) && start.startsWith("<");
}
