import { sentenceById } from "../../core/document/docIndex.ts";
import { t } from "../../language/words.ts";
import { useApp, useView } from "../app/useApp.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { placeIn } from "../commands/queueWalk.ts";
import { looksOf } from "../look/looks.ts";
import { allReasons } from "../look/reasonWords.ts";

/** Above the text while the user goes through the queue: how far that is, and why this sentence. */
export function QueueBar() {
  const project = useApp((s) => s.project);
  const items = useApp((s) => s.queue.items);
  const walk = useView((s) => s.walk);
  if (!walk) return null;
  const at = placeIn(items, walk);
  const doc = project.docs[walk.doc];
  const sentence = doc && sentenceById(doc, walk.sentence);
  const item = items[at];
  const why = item && sentence && allReasons(item.reasons, looksOf(project.schema), doc, sentence);
  return (
    <section className="queue-bar" aria-label={t("Going through the queue")}>
      <b>
        {at < 0
          ? t("Not in the queue")
          : t("{at, number} of {items, number} in the queue", { at: at + 1, items: items.length })}
      </b>
      <span className="quiet">
        <bdi>{item?.isForScores ? t("Drawn at random, for honest scores") : why}</bdi>
      </span>
      <CommandButton command="queuePrevious">{t("Previous")}</CommandButton>
      <CommandButton command="queueNext">{t("Next")}</CommandButton>
      <CommandButton command="queueList">{t("Back to the list")}</CommandButton>
      <CommandButton command="queueLeave">{t("Leave")}</CommandButton>
    </section>
  );
}
