import { useEffect, useMemo } from "react";
import { isUnreviewed } from "../../core/review/queue/isUnreviewed.ts";
import type { QueueOrder } from "../../core/review/queue/orderQueue.ts";
import { t } from "../../language/words.ts";
import { unreviewedSentences } from "../../store/unreviewedSentences.ts";
import { useApp, useAppStore } from "../app/useApp.ts";
import { Segments } from "../controls/Segments.tsx";
import { orderText } from "./orderText.ts";
import { QueueList } from "./QueueList.tsx";
import { SurveyLine } from "./SurveyLine.tsx";

const ORDERS: readonly { id: QueueOrder; name: string }[] = [
  {
    id: "queue",
    get name() {
      return t("By expected gain");
    },
  },
  {
    id: "reading",
    get name() {
      return t("Reading order");
    },
  },
  {
    id: "random",
    get name() {
      return t("Random");
    },
  },
];

/** What next: the unreviewed sentences of all documents, those first that teach most. */
export function QueuePane() {
  const app = useAppStore();
  const isOpening = useApp((s) => s.storage.kind === "opening");
  const project = useApp((s) => s.project);
  const order = useApp((s) => s.queueOrder);
  const queue = useApp((s) => s.queue);
  const share = useApp((s) => s.heldOut.share);
  useInOrder();
  const items = useMemo(
    () => queue.items.filter((one) => isUnreviewed(project, one)),
    [queue.items, project],
  );
  if (isOpening) return <p className="empty">{t("Opening…")}</p>;
  const open = t("{open, plural, one {# unreviewed sentence} other {# unreviewed sentences}}", {
    open: queue.open,
  });
  return (
    <section className="queue" aria-label={t("What next")}>
      <Segments
        label={t("Order")}
        value={order}
        options={ORDERS}
        onChange={(wanted) => app.getState().setInOrder(wanted)}
      />
      <p className="queue-about">{orderText(order, share)}</p>
      {order === "queue" && <SurveyLine />}
      <p className="queue-count" role="status">
        {items.length < queue.open
          ? t("The next {items, number} of {open}", { items: items.length, open })
          : open}
      </p>
      <QueueList items={items} project={project} />
    </section>
  );
}

/** Puts all in order whenever the list is opened, and when what the order follows from has changed. */
function useInOrder(): void {
  const app = useAppStore();
  const weights = useApp(({ model }) => (model.kind === "ready" ? model.model.weights : null));
  const heldOut = useApp((s) => s.heldOut);
  const schema = useApp((s) => s.project.schema);
  const isOpening = useApp((s) => s.storage.kind === "opening");
  const surveying = useApp((s) => s.surveying.kind);
  const order = useApp((s) => s.queueOrder);
  const open = useApp((s) => unreviewedSentences(s.project).length);
  useEffect(() => {
    if (!isOpening && surveying !== "running") app.getState().setInOrder();
  }, [app, isOpening, weights, heldOut, schema, open, surveying]);
  useEffect(() => {
    const { queue, surveying } = app.getState();
    const isWanted = order === "queue" && surveying.kind === "idle" && !queue.isStale;
    if (weights !== null && !isOpening && isWanted && queue.unread > 0)
      void app.getState().survey();
  }, [app, isOpening, weights, order]);
}
