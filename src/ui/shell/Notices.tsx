import { useEffect, useRef } from "react";
import { Toaster, toast } from "sonner";
import { useApp } from "../app/useApp.ts";

const OFFSET = { left: "var(--notices-left)", bottom: "var(--notices-bottom)" };

/** Shows the store's notices as toasts; one that is gone is dismissed in the store. */
export function Notices() {
  const notices = useApp((s) => s.notices);
  const dismiss = useApp((s) => s.dismiss);
  const theme = useApp((s) => s.theme);
  const shown = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    for (const { id, kind, text } of notices) {
      if (shown.current.has(id)) continue; // shown again, it would stay for as long again
      const gone = () => dismiss(id);
      const duration = kind === "error" ? Number.POSITIVE_INFINITY : 6000;
      toast[kind](text, { id, duration, closeButton: true, onDismiss: gone, onAutoClose: gone });
    }
    shown.current = new Set(notices.map(({ id }) => id));
  }, [notices, dismiss]);
  return <Toaster theme={theme} position="bottom-left" offset={OFFSET} mobileOffset={OFFSET} />;
}
