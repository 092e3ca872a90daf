import { entitiesIn, relationsIn } from "../../core/document/docIndex.ts";
import type { Doc, Sentence } from "../../core/document/document.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { Icon } from "../look/Icon.tsx";
import { counted } from "../look/names.ts";
import { SentenceItems } from "./SentenceItems.tsx";

/** The selected sentence: what is in it, and whether it is confirmed. */
export function SentenceCard({ doc, sentence }: { doc: Doc; sentence: Sentence }) {
  const subject = { kind: "sentence", id: sentence.id } as const;
  const kept = <T extends { status: string }>(items: readonly T[]) =>
    items.filter(({ status }) => status !== "rejected");
  const entities = kept(entitiesIn(doc, sentence));
  const relations = kept(relationsIn(doc, sentence));
  const open = [...entities, ...relations].filter(({ status }) => status === "suggested").length;
  const confirmed = doc.confirmed[sentence.id] === true;
  return (
    <div className="card">
      <h3>Sentence {doc.sentences.indexOf(sentence) + 1}</h3>
      <p className="quiet">
        {counted(entities.length, "span")}, {counted(relations.length, "relation")}
        {open > 0 && `, ${open} of them suggested`}
      </p>
      {confirmed ? (
        <>
          <p className="status-words" data-status="confirmed">
            <i aria-hidden="true" />
            Confirmed: the model is trained on it
          </p>
          <CommandButton command="reopenSentence" subject={subject}>
            Reopen
          </CommandButton>
        </>
      ) : (
        <>
          <CommandButton command="acceptSentence" subject={subject} className="button primary">
            <Icon name="acceptAll" /> Accept all
          </CommandButton>
          <CommandButton command="finishSentence" subject={subject}>
            <Icon name="done" />{" "}
            {open > 0 ? "Reject the rest, done" : "Done, nothing else is in it"}
          </CommandButton>
        </>
      )}
      <SentenceItems doc={doc} sentence={sentence} />
    </div>
  );
}
