import { htmlText } from "../html/htmlText.ts";
import type { Metadata } from "../metadata.ts";
import { checkParts, commentsIn, docxParts } from "./docxParts.ts";
import { type WordElement, withoutNotes } from "./notesOf.ts";

/** What a Word document says. */
export interface DocxText {
  /** A line for each paragraph and row of a table. */
  readonly text: string;
  /** Its notes, each by its kind and number: "footnote 1". */
  readonly notes: Metadata | undefined;
  /** Kinds of parts that are not read: "m:oMath". */
  readonly unread: readonly string[];
  readonly comments: number;
}

/**
 * Reads a Word document: inserted text counts, deleted text does not; headers and footers are no
 * part of it. Notes stand apart from the body, so that none lies in the midst of a sentence.
 *
 * @throws ZipFault, and XmlFault, and what mammoth throws for parts that are damaged
 */
export async function docxText(bytes: Uint8Array): Promise<DocxText> {
  const [{ default: mammoth }, { parse }] = await Promise.all([
    import("mammoth"),
    import("parse5"),
  ]);
  const parts = docxParts(bytes);
  await checkParts(parts);
  let found: ReturnType<typeof withoutNotes>["notes"] = [];
  // Browsers and Node have different builds, which know the one or the other.
  const input = { arrayBuffer: parts.buffer, buffer: parts } as unknown as {
    arrayBuffer: ArrayBuffer;
  };
  const { value, messages } = await mammoth.convertToHtml(input, {
    includeEmbeddedStyleMap: false,
    convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
    transformDocument: (document: WordElement) => {
      const { body, notes } = withoutNotes(document);
      found = notes;
      return body;
    },
  });
  const unread = messages.flatMap(({ message }) => UNREAD.exec(message)?.[1] ?? []);
  const counts = new Map<string, number>();
  const notes = found.map(({ kind, text }) => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return [`${kind} ${counts.get(kind)}`, text] as const;
  });
  return {
    text: htmlText(parse(value)),
    notes: notes.length > 0 ? Object.fromEntries(notes) : undefined,
    unread: [...new Set(unread)],
    comments: commentsIn(parts),
  };
}

const UNREAD = /^An unrecognised element was ignored: (\S+)/;
