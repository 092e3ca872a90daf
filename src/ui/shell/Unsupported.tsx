import { t } from "../../language/words.ts";

/** A capability that the app cannot do without. */
export type Capability = "WASM SIMD" | "OPFS" | "IndexedDB";

const WHY: Record<Capability, string> = {
  get "WASM SIMD"() {
    return t("Fast arithmetic in the browser (WebAssembly SIMD), with which the model computes.");
  },
  get OPFS() {
    return t(
      "A private file system (OPFS), where trained models are kept. Private windows often lack it.",
    );
  },
  get IndexedDB() {
    return t("A database (IndexedDB), where texts and annotations are kept.");
  },
};

/** The page that says what this browser lacks. */
export function Unsupported({ missing }: { missing: readonly Capability[] }) {
  return (
    <main className="message-page">
      <h1>{t("Spanloom cannot run in this browser window")}</h1>
      <p>{t("Everything happens on your own computer, so the browser has to bring:")}</p>
      <ul>
        {missing.map((capability) => (
          <li key={capability}>
            <strong>{capability}</strong> {WHY[capability]}
          </li>
        ))}
      </ul>
      <p>
        {t(
          "A current Chrome, Edge, Firefox or Safari has all of it, in a normal (not a private) window.",
        )}
      </p>
    </main>
  );
}
