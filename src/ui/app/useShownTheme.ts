import { useSyncExternalStore } from "react";
import { useApp } from "./useApp.ts";

const dark = () => matchMedia("(prefers-color-scheme: dark)");

/** Whether the page is light or dark now: a canvas cannot follow it by itself, and notices do not let go of what follows. */
export function useShownTheme(): "light" | "dark" {
  const theme = useApp((s) => s.theme);
  const isDark = useSyncExternalStore(follow, () => dark().matches);
  return theme === "system" ? (isDark ? "dark" : "light") : theme;
}

function follow(changed: () => void): () => void {
  const query = dark();
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}
