/** An element of a Word document, as mammoth reads it. */
export interface WordElement {
  readonly type: string;
  readonly children?: readonly WordElement[];
  readonly value?: string;
  readonly noteType?: string;
  readonly noteId?: string;
  readonly notes?: { resolve(reference: WordElement): WordElement & { readonly body: Body } };
}
type Body = readonly WordElement[];

/** The body without the marks of its notes, and the notes in the order of their marks. */
export function withoutNotes(document: WordElement): {
  readonly body: WordElement;
  readonly notes: readonly WordNote[];
} {
  const notes: WordNote[] = [];
  const take = (element: WordElement): WordElement | null => {
    if (element.type === "noteReference") {
      const note = document.notes?.resolve(element);
      const text = note ? note.body.map(wordsOf).join("\n").trim() : "";
      if (text !== "") notes.push({ kind: `${element.noteType ?? "note"}`, text });
      return null;
    }
    if (!element.children) return element;
    const children = element.children.map(take).filter((child) => child !== null);
    return { ...element, children };
  };
  return { body: take(document) ?? document, notes };
}

/** A footnote or endnote. */
export interface WordNote {
  readonly kind: string;
  readonly text: string;
}

function wordsOf({ type, value, children = [] }: WordElement): string {
  if (type === "text") return value ?? "";
  if (type === "tab") return "\t";
  if (type === "break") return "\n";
  return children.map(wordsOf).join("") + (type === "paragraph" ? "\n" : "");
}
