import { useSyncExternalStore } from "react";
import { useApp } from "../../app/useApp.ts";
import type { SceneTheme } from "./scene.ts";

const dark = () => matchMedia("(prefers-color-scheme: dark)");

/** Whether the page is light or dark now: what is drawn on a canvas cannot follow it by itself. */
export function useSceneTheme(): SceneTheme {
  const theme = useApp((s) => s.theme);
  const isDark = useSyncExternalStore(follow, () => dark().matches);
  return theme === "system" ? (isDark ? "dark" : "light") : theme;
}

function follow(changed: () => void): () => void {
  const query = dark();
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}
