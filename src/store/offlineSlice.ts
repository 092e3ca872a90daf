import { t } from "../language/words.ts";
import { type Context, messageOf } from "./context.ts";
import type { OfflineActions } from "./offline.ts";

interface OfflineSlice {
  readonly actions: OfflineActions;
  start(): void;
}

/**
 * The app in use without a network, and its new versions. A new one is opened when what was changed is
 * stored (`whenStored`); trainings are stored as they run, and go on in it.
 */
export function offlineSlice(
  { set, services: { offline }, notify, untilLeft }: Context,
  whenStored: () => Promise<void>,
): OfflineSlice {
  return {
    start: () =>
      untilLeft(
        offline.follow({
          onKept: (kept, isNews) => {
            set({ kept });
            if (kept === "full" && isNews) notify("warning", NO_ROOM());
          },
          onUpdate: () => set({ update: "offered" }),
        }),
      ),
    actions: {
      takeUpdate: async () => {
        await whenStored();
        await offline.takeUpdate();
      },
      putOffUpdate: () => {
        offline.putOff();
        set({ update: "later" });
      },
      takeShared: () =>
        offline.takeShared().catch((error) => {
          notify(
            "error",
            t("What was shared could not be read: {messageOf}", { messageOf: messageOf(error) }),
          );
          return null;
        }),
    },
  };
}

const NO_ROOM = () =>
  t(
    "This browser has no room for the app’s own files, so Spanloom does not open without a network. It works as long as there is one. Free some space; the next visit tries again.",
  );
