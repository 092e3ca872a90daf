import { GridListItem } from "react-aria-components";
import type { Doc, Sentence } from "../../core/document/document.ts";
import type { InQueue } from "../../core/review/queue/nextUp.ts";
import { visibleWords, visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import type { Looks } from "../look/looks.ts";
import { reasonWords } from "../look/reasonWords.ts";
import { QueueText } from "./QueueText.tsx";

/** A sentence of the queue as the list draws it. */
export interface Row {
  readonly id: string;
  readonly item: InQueue;
  readonly doc: Doc;
  readonly sentence: Sentence;
  readonly looks: Looks;
}

/** An unreviewed sentence: its text with what is suggested, its document, and why it comes now. */
export function QueueRow({ row: { id, item, doc, sentence, looks } }: { row: Row }) {
  const text = visibleWords(doc.text, sentence);
  return (
    <GridListItem id={id} textValue={text} className="queue-row">
      <QueueText doc={doc} sentence={sentence} looks={looks} />
      <p className="queue-facts">
        <bdi className="queue-doc" title={visibly(doc.name)}>
          {visibly(doc.name)}
        </bdi>
        {item.isForScores && <b>{t("random, for honest scores")}</b>}
        {item.reasons.map((reason) => {
          const why = reasonWords(reason, looks, doc, sentence);
          return <bdi key={why}>{why}</bdi>;
        })}
      </p>
    </GridListItem>
  );
}
