import { Button } from "react-aria-components";
import { entitiesIn, relationsIn } from "../../core/document/docIndex.ts";
import type { Doc, Sentence } from "../../core/document/document.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { Icon } from "../look/Icon.tsx";
import { counted } from "../look/names.ts";
import { SentenceItems } from "./SentenceItems.tsx";

/** The selected sentence: what is in it, and whether it is confirmed. */
export function SentenceCard({ doc, sentence }: { doc: Doc; sentence: Sentence }) {
  const acceptSentence = useApp((s) => s.acceptSentence);
  const finishSentence = useApp((s) => s.finishSentence);
  const reopenSentence = useApp((s) => s.reopenSentence);
  const editable = useApp(isEditable);
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
          <Button
            className="button"
            isDisabled={!editable}
            onPress={() => reopenSentence(sentence.id)}
          >
            Reopen
          </Button>
        </>
      ) : (
        <>
          <Button
            className="button primary"
            isDisabled={!editable}
            onPress={() => acceptSentence(sentence.id)}
          >
            <Icon name="acceptAll" /> Accept all
          </Button>
          <Button
            className="button"
            isDisabled={!editable}
            onPress={() => finishSentence(sentence.id)}
          >
            <Icon name="done" />{" "}
            {open > 0 ? "Reject the rest, done" : "Done, nothing else is in it"}
          </Button>
        </>
      )}
      <SentenceItems doc={doc} sentence={sentence} />
    </div>
  );
}
