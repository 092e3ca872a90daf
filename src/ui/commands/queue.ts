import { t } from "../../language/words.ts";
import { type Command, EVERYWHERE, NOT_LINKING } from "./command.ts";
import { inQueue, toList, walkTo } from "./queueWalk.ts";

const step = (id: string, name: () => string, key: string, direction: 1 | -1): Command => ({
  id,
  get name() {
    return name();
  },
  group: "Review",
  keys: [key],
  at: NOT_LINKING,
  when: (context) => inQueue(context, direction) !== undefined,
  whyNot: (context) =>
    context.view().walk === null
      ? null
      : t(
          "There is no unreviewed sentence {isAfter, select, true {after} other {before}} this one in the queue.",
          { isAfter: direction === 1 },
        ),
  run: (context) => {
    const next = inQueue(context, direction);
    if (next) walkTo(context, next);
  },
});

/** Going through unreviewed sentences of all documents, those first that teach most. */
export const QUEUE: readonly Command[] = [
  {
    id: "queueList",
    get name() {
      return t("What next: unreviewed sentences in order");
    },
    get also() {
      return t("Queue, active learning, list of what to review");
    },
    group: "Review",
    keys: ["Alt+q"],
    at: NOT_LINKING,
    anywhere: true,
    when: () => true,
    run: toList,
  },
  step("queueNext", () => t("Next sentence in the queue"), "Alt+n", 1),
  step("queuePrevious", () => t("Previous sentence in the queue"), "Alt+Shift+n", -1),
  {
    id: "queueLeave",
    get name() {
      return t("Leave going through the queue");
    },
    group: "Review",
    keys: [],
    at: EVERYWHERE,
    when: (context) => context.view().walk !== null,
    run: (context) => context.setView({ walk: null }),
  },
];
