// Under the page's policy (Trusted Types) a text becomes a script's address only by a policy of these.

/** What browsers know of Trusted Types; absent: any text will do. */
interface TrustedTypes {
  createPolicy(name: string, rules: Rules): { createScriptURL(url: string): string };
}
interface Rules {
  readonly createHTML?: (html: string) => string | null;
  readonly createScriptURL?: (url: string) => string | null;
}
const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };

const made = new Set<string>();
const own = trustedTypes?.createPolicy("spanloom", {
  createScriptURL: (url) => (made.has(url) ? url : null),
});

/** Runs `use` with the address of a script that this program wrote, for as long as `use` runs. */
export function withScript<T>(script: string, use: (url: string) => T): T {
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  made.add(url);
  try {
    return use(own?.createScriptURL(url) ?? url);
  } finally {
    made.delete(url);
    URL.revokeObjectURL(url);
  }
}

/**
 * What libraries may do that know nothing of Trusted Types: empty an element (React Aria's announcer),
 * and register the service worker that lies beside the page. Once, in the page.
 */
export const allowLibraries = (page: string): void =>
  void trustedTypes?.createPolicy("default", {
    createHTML: (html) => (html === "" ? html : null),
    createScriptURL: (url) =>
      new URL(url, page).href === new URL("sw.js", page).href ? url : null,
  });
