import { t } from "../../language/words.ts";
import type { Format, ReadTools } from "../format.ts";
import { readEach } from "../readEach.ts";
import type { Gathering } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";
import { textDoc } from "../texts/textDoc.ts";
import { PdfFault } from "./loadPdf.ts";
import { type PdfText, pdfText } from "./pdfText.ts";

/** The words of PDF files: paragraphs in reading order. */
export const pdf = {
  id: "pdf",
  label: "PDF",
  libraries: ["pdfjs-dist"],
  reader: {
    endings: [".pdf"],
    sniff: (files) => files.filter(isPdf),
    read: readEach(readPdf),
  },
} as const satisfies Format;

/** Some programs write a few bytes before what a PDF begins with. */
const isPdf = ({ bytes }: SourceFile): boolean => {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  return /^(?:%!PS[^\n\r]*[\n\r]+|[\s\0]*|\u00ef\u00bb\u00bf)%PDF-\d/.test(head);
};

async function readPdf(file: SourceFile, tools: ReadTools, into: Gathering) {
  const { path, bytes } = file;
  if (!isPdf(file)) {
    into.refuse(path, t("is no PDF"));
    return;
  }
  try {
    const read = await pdfText(bytes, (done, all) => tools.step(path, done, all));
    const { text, pages, damaged } = read;
    if (text === "") {
      const why = t(
        "holds no text, but pictures of it: have it recognised by another program first",
      );
      into.refuse(path, damaged.length === pages ? t("is a PDF that is damaged") : why);
      return;
    }
    into.addDoc(textDoc(tools, { path, name: tools.nameOf(path) }, text));
    tell(path, read, into);
  } catch (error) {
    if (!(error instanceof PdfFault)) throw error;
    into.refuse(path, error.message);
  }
}

function tell(path: string, read: PdfText, into: Gathering): void {
  const { empty, damaged, heads, numbers, turned, isUnclear } = read;
  const note = (text: string) => into.note(path, text);
  for (const page of damaged)
    into.leaveOut(t("pages that are damaged"), path, { field: t("page {page}", { page }) });
  for (const page of empty)
    into.leaveOut(t("pages without text (blank, or pictures of text)"), path, {
      field: t("page {page}", { page }),
    });
  if (heads.length > 0)
    note(
      t("heads and feet that are on most pages are left out: {heads}", {
        heads: heads.map((head) => `“${head}”`).join(", "),
      }),
    );
  if (numbers > 0)
    note(
      t("the numbers of {numbers, plural, one {# page} other {# pages}} are left out", { numbers }),
    );
  if (turned > 0) note(t("text that stands upright or askew is left out"));
  if (isUnclear)
    note(t("does not say of many of its letters which they are: the text may be wrong"));
}
