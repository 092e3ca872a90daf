import type { Kind } from "../../core/document/scope.ts";
import type { Outcome } from "../../core/learn/confusions.ts";

/** What outcomes are called. */
export function outcomeName(outcome: Outcome, kind: Kind): string {
  const borders = kind === "entities" ? "borders" : "ends";
  switch (outcome) {
    case "correct":
      return "Right";
    case "wrongType":
      return "Wrong type";
    case "wrongBorders":
      return `Wrong ${borders}`;
    case "wrongBoth":
      return `Wrong type and ${borders}`;
    case "missed":
      return "Missed";
    case "madeUp":
      return "Made up";
  }
}
