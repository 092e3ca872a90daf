import { useEffect } from "react";
import { Toaster, toast } from "sonner";
import { useApp } from "../app/useApp.ts";

/** Shows the store's notices as toasts; one that is gone is dismissed in the store. */
export function Notices() {
  const notices = useApp((s) => s.notices);
  const dismiss = useApp((s) => s.dismiss);
  const theme = useApp((s) => s.theme);
  useEffect(() => {
    for (const { id, kind, text } of notices) {
      const gone = () => dismiss(id);
      const duration = kind === "error" ? Number.POSITIVE_INFINITY : 6000;
      toast[kind](text, { id, duration, closeButton: true, onDismiss: gone, onAutoClose: gone });
    }
  }, [notices, dismiss]);
  return <Toaster theme={theme} position="bottom-left" />;
}
