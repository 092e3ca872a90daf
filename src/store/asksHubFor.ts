import { t } from "../language/words.ts";
import type { AppState } from "./state.ts";

/**
 * What the Hub is asked for right now, from this tab or another one, in words: "org/name", "2 models";
 * null: nothing goes out.
 */
export function asksHubFor({ hub, downloads }: Pick<AppState, "hub" | "downloads">): string | null {
  const names = downloads
    .filter(({ progress, isElsewhere }) => isElsewhere || isAsking(progress?.doing))
    .map(({ offer }) => offer.repo);
  if (hub.kind === "looking") names.push(hub.name);
  const different = new Set(names);
  if (different.size === 0) return null;
  return different.size === 1
    ? names[0]
    : t("{different, number} models", { different: different.size });
}

const isAsking = (doing: string | undefined): boolean =>
  doing === "downloading" || doing === "waiting";
