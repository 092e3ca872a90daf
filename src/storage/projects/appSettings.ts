import type { Settings } from "../projectChange.ts";

/** The settings that are of the app: the same in every project. */
export const APP_SETTINGS = [
  "theme",
  "language",
  "keys",
  "arcs",
  "backend",
  "speeds",
  "tellsTrained",
] as const;

export type AppSettings = Pick<Settings, (typeof APP_SETTINGS)[number]>;

/** Settings apart: those of the app, and those of a project. */
export function splitSettings(settings: Partial<Settings>): {
  readonly app: Partial<AppSettings>;
  readonly project: Partial<Settings>;
} {
  const names: readonly string[] = APP_SETTINGS;
  const part = (isOfApp: boolean) =>
    Object.fromEntries(
      Object.entries(settings).filter(([name]) => names.includes(name) === isOfApp),
    );
  return { app: part(true), project: part(false) };
}
