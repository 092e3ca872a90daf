import { vi } from "vitest";

// By default it gives up after a second, which a busy machine needs for less.
const { waitFor } = vi;
vi.waitFor = (claim, options = { timeout: 120_000 }) => waitFor(claim, options);

// As in Safari, whose streams are only read by readers.
Reflect.deleteProperty(ReadableStream.prototype, Symbol.asyncIterator);
Reflect.deleteProperty(ReadableStream.prototype, "values");
