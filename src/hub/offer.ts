/** How the Hub says what a file holds: of large ones their SHA-256, of others git's SHA-1 of a blob. */
export interface HubHash {
  readonly kind: "sha256" | "git-sha1";
  /** In hexadecimal digits, small ones. */
  readonly hex: string;
}

/** A file of a model on the Hub. */
export interface HubFile {
  /** In the model's folder, which it lies right in. */
  readonly path: string;
  readonly bytes: number;
  readonly hash: HubHash;
}

/** What the Hub has under a name, as it is shown before anything of it is downloaded. */
export interface HubOffer {
  /** The same for the same files, and of letters, digits, ".", "_", "@" and "-" alone: it can name a folder. */
  readonly id: string;
  /** As the Hub names it today, which may be another name than was asked for: "google-bert/bert-base-uncased". */
  readonly repo: string;
  /** The revision that was asked for; "main" where none was. */
  readonly revision: string;
  /** The commit that it was then: what is shown is what is downloaded. */
  readonly commit: string;
  /** The page of this commit on the Hub's site. */
  readonly address: string;
  /** As the model's card names it; null where it says nothing. */
  readonly licence: string | null;
  /** The kind of encoder, in words: "RoBERTa"; null where it is not known. */
  readonly kind: string | null;
  /** Those files that are needed, and no more; none where it is refused. */
  readonly files: readonly HubFile[];
  /** Of all of them. */
  readonly bytes: number;
  /** Why it cannot be used, in words; null where it can. */
  readonly refusal: string | null;
}

/** Seconds after which a connection that brings nothing is taken for cut. */
export const SILENT = 60;

/** How far a download is. */
export interface HubProgress {
  /**
   * "checking" what lay here already, "downloading", "waiting" for the next try, "storing" what is
   * all here.
   */
  readonly doing: "checking" | "downloading" | "waiting" | "storing";
  /** Bytes that are here, of all. While it checks: that are checked. */
  readonly done: number;
  readonly all: number;
  /** While it waits: why, in words, and for how many seconds. */
  readonly wait?: { readonly why: string; readonly seconds: number };
}
