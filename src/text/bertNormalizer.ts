import { BertNormalizer } from "@huggingface/tokenizers";

/** What a `tokenizer.json` says under `normalizer`. */
export interface BertNormalizerConfig {
  readonly type: "BertNormalizer";
  readonly clean_text: boolean;
  readonly handle_chinese_chars: boolean;
  /** Null: as `lowercase` says. */
  readonly strip_accents: boolean | null;
  readonly lowercase: boolean;
}

// The ranges of the Rust tokenizer, its 2B920 included.
const IDEOGRAPH =
  /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b920}-\u{2ceaf}\u{2f800}-\u{2fa1f}]/gu;

// Control and format characters but tab and line breaks, NUL and the replacement character.
const DROPPED = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]/gu;

/**
 * The library's normalizer made equal to the Rust one, which works code point by code point: the
 * library lower-cases whole strings (a final sigma becomes ς) and misses ideographs past U+FFFF.
 */
export function exactBertNormalizer(config: BertNormalizerConfig): BertNormalizer {
  const normalizer = new BertNormalizer({ ...config, strip_accents: false });
  normalizer.normalize = (text) => {
    let out = config.clean_text ? text.replace(DROPPED, "").replace(/\s/g, " ") : text;
    if (config.handle_chinese_chars) out = out.replace(IDEOGRAPH, " $& ");
    if (config.strip_accents ?? config.lowercase)
      out = out.normalize("NFD").replace(/\p{Mn}/gu, "");
    return config.lowercase ? Array.from(out, (char) => char.toLowerCase()).join("") : out;
  };
  return normalizer;
}
