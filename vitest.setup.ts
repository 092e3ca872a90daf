import { vi } from "vitest";

// By default it gives up after a second, which a busy machine needs for less.
const { waitFor } = vi;
vi.waitFor = (claim, options = { timeout: 120_000 }) => waitFor(claim, options);
