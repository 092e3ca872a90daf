/** The channel by which tabs keep their downloads in step. */
export const HUB_CHANNEL = "spanloom-hub";

/** What one tab says to all: to end a download, by its id, or all (null); or that what is here changed. */
export type HubWord =
  | { readonly kind: "end"; readonly id: string | null }
  | { readonly kind: "changed" };

/** What a page hears of it: that downloads began, ended or went, in any tab. */
export function hubNews(channel: Pick<BroadcastChannel, "addEventListener">) {
  return {
    onChange: (listener: () => void) => {
      const listening = new AbortController();
      const hear = ({ data }: MessageEvent<HubWord>) => {
        if (data.kind === "changed") listener();
      };
      channel.addEventListener("message", hear, { signal: listening.signal });
      return () => listening.abort();
    },
  };
}
