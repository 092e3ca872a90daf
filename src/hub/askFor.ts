import { t } from "../language/words.ts";
import type { Hub } from "./hub.ts";
import { HubError } from "./hubError.ts";
import type { HubName } from "./hubName.ts";
import {
  askedToWait,
  isPassing,
  noConnection,
  type OnWait,
  passingWords,
  patience,
  WITHOUT_CONNECTION,
} from "./patience.ts";
import { refusalOf } from "./refusals.ts";

/** Answers that are read whole are small; of a longer one nothing is used. */
const LONGEST = 16 * 2 ** 20;
/** So often a small thing is asked for. */
const TRIES = 3;

/** What a question is about, for messages. */
export interface About {
  readonly name: HubName;
  readonly file?: string;
}

/** How a question is stopped, and who is told when it waits. */
export interface Asking {
  readonly signal?: AbortSignal | undefined;
  readonly onWait?: OnWait | undefined;
}

/** A small text of the Hub's, whole. @throws HubError in words for the user */
export async function askFor(
  hub: Hub,
  url: string,
  { name, file }: About,
  { signal, onWait }: Asking = {},
): Promise<string> {
  const tries = patience(hub, { most: TRIES, signal, onWait });
  for (;;) {
    const response = await answerOf(hub, url, signal);
    if (!response) {
      await tries.failed(noConnection(hub.endpoint), null, WITHOUT_CONNECTION());
    } else if (isPassing(response)) {
      await response.body?.cancel();
      await tries.failed(passingWords(response), askedToWait(response, hub.clock.now()));
    } else if (!response.ok) {
      await response.body?.cancel();
      throw refusalOf(response, name, { endpoint: hub.endpoint, ...(file && { file }) });
    } else {
      const text = await wholeText(hub, response, url);
      if (text !== null) return text;
      signal?.throwIfAborted();
      await tries.failed(t("the connection to {endpoint} was cut", { endpoint: hub.endpoint }));
    }
  }
}

/** What an address answers; null: nothing. */
export async function answerOf(
  hub: Hub,
  url: string,
  signal?: AbortSignal,
  from = 0,
): Promise<Response | null> {
  try {
    return await hub.clock.within(hub.get(url, { from, ...(signal && { signal }) }));
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof HubError) throw error;
    return null;
  }
}

/** Null: it was cut. @throws HubError where it is too long */
async function wholeText(hub: Hub, response: Response, url: string): Promise<string | null> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let [text, length] = ["", 0];
  while (reader) {
    const piece = await hub.clock.within(reader.read()).catch(() => null);
    if (!piece) {
      reader.cancel().catch(() => {});
      return null;
    }
    if (piece.done) break;
    length += piece.value.length;
    if (length > LONGEST) {
      reader.cancel().catch(() => {});
      throw new HubError(
        t("{url}: longer than {longest, number} MiB, which is too long for what it is", {
          url,
          longest: LONGEST / 2 ** 20,
        }),
      );
    }
    text += decoder.decode(piece.value, { stream: true });
  }
  return text + decoder.decode();
}
