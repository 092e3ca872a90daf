import { useEffect } from "react";
import { t } from "../../language/words.ts";
import { messageOf } from "../../store/context.ts";
import { useAppStore } from "../app/useApp.ts";

/** Tells of errors that nothing else did: what a key or a button began was not done. */
export function useUncaught(): void {
  const app = useAppStore();
  useEffect(() => {
    const tell = (error: unknown) => {
      app.getState().recordFault("page", error);
      app
        .getState()
        .notify(
          "error",
          t("Something went wrong, and was not done: {messageOf}", { messageOf: messageOf(error) }),
        );
    };
    // Without the error itself it is no one's here: an extension's, or a late resize.
    const thrown = ({ error }: ErrorEvent) => error && tell(error);
    const rejected = ({ reason }: PromiseRejectionEvent) => tell(reason);
    addEventListener("error", thrown);
    addEventListener("unhandledrejection", rejected);
    return () => {
      removeEventListener("error", thrown);
      removeEventListener("unhandledrejection", rejected);
    };
  }, [app]);
}
