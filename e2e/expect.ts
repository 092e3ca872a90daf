import { expect as hasty } from "@playwright/test";

/** Playwright's `expect`, as patient in commands, which have no configuration, as in journeys: a machine may be slow. */
export const expect = hasty.configure({ timeout: 120_000 });
