import { t } from "../../language/words.ts";
import type { Format, ReadTools } from "../format.ts";
import { type Gathering, gathering } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";
import { textDoc } from "../texts/textDoc.ts";
import { NoZipFault, ZipFault } from "../zip/zipFault.ts";
import { isDocx, isZip } from "./docxParts.ts";
import { docxText } from "./docxText.ts";

/** The words of Word documents. */
export const docx = {
  id: "docx",
  get label() {
    return t("Word document (DOCX)");
  },
  libraries: ["mammoth"],
  reader: {
    endings: [".docx"],
    sniff: (files) => files.filter(({ path, bytes }) => isNamed(path, bytes) || isDocx(bytes)),
    read: async (files, tools) => {
      const into = gathering();
      for (const [i, file] of files.entries()) {
        await tools.step(file.path, i, files.length);
        await readDocx(file, tools, into);
      }
      return into.result();
    },
  },
} as const satisfies Format;

/** A zip that is damaged is known by its name only. */
const isNamed = (path: string, bytes: Uint8Array): boolean =>
  /\.(?:docx|docm|dotx)$/i.test(path) && isZip(bytes);

async function readDocx({ path, bytes }: SourceFile, tools: ReadTools, into: Gathering) {
  try {
    const { text, notes, unread, comments } = await docxText(bytes);
    if (text === "") {
      into.refuse(path, t("is a Word document without any text"));
      return;
    }
    into.addDoc(textDoc(tools, { path, name: tools.nameOf(path), metadata: notes }, text));
    if (notes) into.note(path, toldNotes(Object.keys(notes).length));
    if (comments > 0)
      into.note(path, t("comments beside its text, which were not read: {comments}", { comments }));
    if (unread.length > 0)
      into.note(path, t("parts that were not read: {unread}", { unread: unread.join(", ") }));
  } catch (error) {
    if (error instanceof NoZipFault) into.refuse(path, t("is no Word document"));
    else if (error instanceof ZipFault) into.refuse(path, error.message);
    else
      into.refuse(path, t("is a Word document that is damaged: open it in Word and save it again"));
  }
}

const toldNotes = (count: number): string =>
  count === 1
    ? t("its footnote or endnote is kept with the document, apart from its text")
    : t("its {count} footnotes and endnotes are kept with the document, apart from its text", {
        count,
      });
