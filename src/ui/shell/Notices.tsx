import { useEffect, useRef } from "react";
import { Toaster, toast } from "sonner";
import { asNow, t } from "../../language/words.ts";
import type { PutAside } from "../../store/projectsState.ts";
import { useApp } from "../app/useApp.ts";
import { useLanguage } from "../look/useLanguage.ts";

const OFFSET = { left: "var(--notices-left)", bottom: "var(--notices-bottom)" };

/**
 * What is called when a toast is gone, or its Undo pressed. Sonner remembers toasts that are gone: a function of one project's
 * store would keep all of that project in memory.
 */
let dismissed: (id: string) => void = () => {};
let broughtBack: (what: PutAside) => Promise<void> = async () => {};
const gone = ({ id }: { readonly id: string | number }) => dismissed(String(id));

const undoOf = (what: PutAside) => ({ label: t("Undo"), onClick: () => void broughtBack(what) });

/** Shows the store's notices as toasts; one that is gone is dismissed in the store. */
export function Notices() {
  const notices = useApp((s) => s.notices);
  const dismiss = useApp((s) => s.dismiss);
  const undoPutAside = useApp((s) => s.undoPutAside);
  const theme = useApp((s) => s.theme);
  const shown = useRef<ReadonlyMap<string, string>>(new Map());
  useLanguage();
  const said = notices.map((notice) => ({ ...notice, text: asNow(notice.text) }));
  const words = said.map(({ text }) => text).join("\n");
  useEffect(() => {
    dismissed = dismiss;
    broughtBack = undoPutAside;
    for (const { id, kind, text, putAside } of said) {
      if (shown.current.get(id) === text) continue; // shown again, it would stay for as long again
      const duration = kind === "error" ? Number.POSITIVE_INFINITY : 6000;
      const action = putAside && undoOf(putAside);
      const ends = { onDismiss: gone, onAutoClose: gone };
      toast[kind](text, { id, duration, closeButton: true, action, ...ends });
    }
    shown.current = new Map(said.map(({ id, text }) => [id, text]));
  }, [notices, words, dismiss, undoPutAside]);
  return (
    <Toaster
      theme={theme}
      position="bottom-left"
      offset={OFFSET}
      mobileOffset={OFFSET}
      containerAriaLabel={t("Notices")}
      toastOptions={{ closeButtonAriaLabel: t("Close this notice") }}
    />
  );
}
