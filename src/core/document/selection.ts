/** What is selected of the open document: keys and the inspector act on it. */
export type Selection =
  | { kind: "none" }
  | { kind: "sentence"; id: string }
  | { kind: "entity"; id: string }
  | { kind: "relation"; id: string };
