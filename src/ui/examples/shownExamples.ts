import type { Table } from "../../core/document/document.ts";
import { TABLE } from "../../core/types/typeTables.ts";
import type { SidedSentence } from "../../store/exampleSplit.ts";
import type { ExampleForm } from "../app/exampleForm.ts";

/** The confirmed sentences that the form asks for. */
export function shownExamples(
  sentences: readonly SidedSentence[],
  docs: Table<{ readonly text: string }>,
  form: ExampleForm,
): readonly SidedSentence[] {
  const { type, doc, source, side } = form;
  const text = folded(form.text.trim());
  return sentences.filter((one) => {
    if (side !== "any" && one.side !== side) return false;
    if (doc !== null && one.doc !== doc) return false;
    if (source !== "any" && one.source !== source && one.source !== "both") return false;
    const labels = type && one.example[TABLE[type.kind]];
    if (labels && !labels.some((label) => label.type === type.name)) return false;
    const { start, end } = one.sentence;
    return text === "" || folded(docs[one.doc].text.slice(start, end)).includes(text);
  });
}

const folded = (text: string): string => text.toLowerCase().replace(/\s+/g, " ");
