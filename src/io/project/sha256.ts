import { t } from "../../language/words.ts";
import { ProjectFileFault } from "./projectFileFault.ts";

/** The SHA-256 of bytes in hexadecimal digits. @throws ProjectFileFault where it cannot be computed */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { subtle }: Partial<Crypto> = crypto;
  if (!subtle)
    throw new ProjectFileFault(
      t("cannot be checked on a page that came by http: open Spanloom by https"),
    );
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
