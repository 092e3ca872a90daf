import { faultOf, faultReport, withFault } from "../core/lifecycle/fault.ts";
import { t } from "../language/words.ts";
import type { Context } from "./context.ts";
import type { FaultState } from "./faultState.ts";

/** Remembers what went wrong, for a report. */
export function faultSlice({ get, set, notify, services }: Context): FaultState {
  const { faults: log, space } = services.keeping;
  const report = async () => {
    const { model } = get();
    // What is wrong may be the storage: then the report does without its figures.
    const room = await space.measure().catch(() => null);
    return faultReport(get().faults, {
      version: services.keeping.version,
      browser: services.keeping.browser,
      device: model.kind === "ready" ? model.model.device.label : model.kind,
      usedBytes: room?.used ?? null,
      freeBytes: room?.free ?? null,
      isPersistent: room?.isPersistent ?? null,
    });
  };
  return {
    faults: log.read(),
    recordFault: (place, error) => {
      const faults = withFault(get().faults, faultOf(place, error, Date.now()));
      set({ faults });
      log.write(faults);
    },
    faultReport: report,
    copyFaults: async () => {
      try {
        await services.keeping.copy(await report());
        notify("info", t("The fault log is copied. It holds no text of yours."));
      } catch {
        notify("warning", t("The browser does not let the page copy: select the log and copy it."));
      }
    },
  };
}
