import { releaseProxy } from "comlink";

type Callback = (...args: unknown[]) => unknown;
/** Comlink's stand-in of a function of the page. */
type Lent = Callback & { readonly [releaseProxy]: () => void };

/**
 * The service of a worker, giving back the callbacks of each call once it has ended: the page then
 * closes their ports. Left to Comlink they stay, with all of the page that they hold, until this worker
 * collects its garbage, which one with little to do puts off for many minutes.
 */
export function givingBack<Service extends object>(service: Service): Service {
  const wrap = (method: Callback): Callback => {
    return async (...args) => {
      const lent: { readonly giveBack: () => void }[] = [];
      const own = args.map((arg) => {
        if (!isLent(arg)) return arg;
        const borrowed = borrow(arg);
        lent.push(borrowed);
        return borrowed.callback;
      });
      try {
        return await method(...own);
      } finally {
        for (const { giveBack } of lent) giveBack();
      }
    };
  };
  const methods = Object.entries(service).map(([name, method]) => [name, wrap(method)]);
  return Object.fromEntries(methods);
}

/** Gives back when what was told has been answered; what is told after that goes nowhere. */
function borrow(lent: Lent): { readonly callback: Callback; readonly giveBack: () => void } {
  let isOver = false;
  let unanswered = 0;
  const release = () => {
    if (isOver && unanswered === 0) lent[releaseProxy]();
  };
  return {
    callback: async (...args) => {
      if (isOver) return;
      unanswered++;
      try {
        return await lent(...args);
      } finally {
        unanswered--;
        release();
      }
    },
    giveBack: () => {
      isOver = true;
      release();
    },
  };
}

const isLent = (arg: unknown): arg is Lent =>
  typeof arg === "function" && typeof (arg as Partial<Lent>)[releaseProxy] === "function";
