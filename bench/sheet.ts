import { type Adapter, asked, type Options } from "./run/options.ts";
import { keeps, TARGETS, targetsOf } from "./targets.ts";

/** One measurement beside its target. */
export interface Row {
  readonly id: string;
  readonly what: string;
  readonly adapter: string;
  /** Null: it could not be measured; `what` says why. */
  readonly value: number | null;
  readonly unit: string;
  readonly bound: string | null;
  readonly holds: boolean | null;
}

/** What is said of a value besides it. */
interface Remark {
  /** In brackets after `what`. */
  readonly note?: string;
  /** False: the values it rests on are wrong, so that it holds in no case. */
  readonly valid?: boolean;
}

/** Rows of one adapter, in the order of the targets. */
export class Sheet {
  readonly #rows = new Map<string, Row>();

  constructor(
    readonly adapter: Adapter,
    private readonly only: Options["only"],
  ) {}

  /** Is one of these measured here, and asked for? */
  wants(...ids: readonly string[]): boolean {
    const here = targetsOf(this.adapter);
    return ids.some((id) => here.includes(id) && asked(this.only, id));
  }

  /** Adds a row if it is wanted; an Error says why there is no value. */
  add(id: string, value: number | Error, { note, valid = true }: Remark = {}): void {
    if (!this.wants(id)) return;
    const { what, unit, bounds } = TARGETS[id];
    const bound = bounds[this.adapter] ?? null;
    const said = (note: string | undefined) => (note ? `${what} (${note})` : what);
    const row = (what: string, value: number | null, holds: boolean | null): Row => ({
      id,
      what,
      adapter: this.adapter,
      value,
      unit,
      bound,
      holds,
    });
    if (value instanceof Error)
      this.#rows.set(id, row(said(`not measured: ${value.message}`), null, null));
    else {
      const holds = bound === null ? null : valid && keeps(value, bound);
      this.#rows.set(id, row(said(note), Number(value.toPrecision(4)), holds));
    }
  }

  /** Every wanted row, those that nothing was said of too. */
  rows(reason = "not run"): Row[] {
    const wanted = targetsOf(this.adapter).filter((id) => this.wants(id));
    for (const id of wanted) if (!this.#rows.has(id)) this.add(id, new Error(reason));
    return wanted.map((id) => this.#rows.get(id) as Row);
  }
}

/** Rows as a table for people. */
export function tableOf(rows: readonly Row[]): string {
  const verdict = ({ holds, bound }: Row) =>
    bound === null ? "" : `${bound.padEnd(9)} ${holds === null ? "-" : holds ? "holds" : "FAILS"}`;
  const lines = rows.map((row) =>
    [
      row.id.padEnd(17),
      row.adapter.padEnd(5),
      `${row.value ?? "-"}`.padStart(10),
      row.unit.padEnd(10),
      verdict(row).padEnd(16),
      row.what,
    ].join(" "),
  );
  return `${lines.join("\n")}\n`;
}
