import { t } from "../../language/words.ts";
import type { AppState } from "../../store/state.ts";
import { type Command, type CommandContext, EVERYWHERE } from "./command.ts";

type Standing = Extract<AppState["training"], { kind: "running" }>["standing"];

/** How the training stands; null where there is none. */
function standingOf(context: CommandContext): Standing | null {
  const { training } = context.app();
  return training.kind === "running" ? training.standing : null;
}

const steering = (
  id: string,
  name: () => string,
  from: readonly Standing[],
  run: (app: AppState) => void,
): Command => ({
  id,
  get name() {
    return name();
  },
  also: "train",
  group: "General",
  keys: [],
  at: EVERYWHERE,
  when: (context) => {
    const standing = standingOf(context);
    return standing !== null && from.includes(standing);
  },
  run: (context) => run(context.app()),
});

/** What can be done with a training. */
export const TRAINING: readonly Command[] = [
  Object.assign(
    steering(
      "pauseTraining",
      () => t("Pause the training"),
      ["running", "waiting"],
      (app) => app.pauseTraining(),
    ),
    { keys: ["Alt+p"], anywhere: true as const },
  ),
  Object.assign(
    steering(
      "resumeTraining",
      () => t("Resume the training"),
      ["paused"],
      (app) => void app.resumeTraining(),
    ),
    { keys: ["Alt+Shift+p"], anywhere: true as const },
  ),
  steering(
    "stopTraining",
    () => t("Stop the training and keep the best so far"),
    ["running", "pausing", "paused", "waiting"],
    (app) => app.stopTraining(),
  ),
];
