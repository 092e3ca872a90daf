/** The `config.json` of well-known encoders, as far as it says what is computed. */
export interface EncoderShape {
  /** What has this shape. */
  readonly name: string;
  readonly config: Readonly<Record<string, string | number>>;
}

/** One of each kind that is read, and the usual sizes of them. */
export const SHAPES: readonly EncoderShape[] = [
  {
    name: "all-MiniLM-L6-v2",
    config: {
      model_type: "bert",
      vocab_size: 30522,
      hidden_size: 384,
      num_hidden_layers: 6,
      num_attention_heads: 12,
      intermediate_size: 1536,
      max_position_embeddings: 512,
      type_vocab_size: 2,
    },
  },
  {
    name: "electra-small-discriminator",
    config: {
      model_type: "electra",
      vocab_size: 30522,
      embedding_size: 128,
      hidden_size: 256,
      num_hidden_layers: 12,
      num_attention_heads: 4,
      intermediate_size: 1024,
      max_position_embeddings: 512,
      type_vocab_size: 2,
    },
  },
  {
    name: "distilbert-base-uncased",
    config: {
      model_type: "distilbert",
      vocab_size: 30522,
      dim: 768,
      n_layers: 6,
      n_heads: 12,
      hidden_dim: 3072,
      max_position_embeddings: 512,
    },
  },
  { name: "bert-base-uncased", config: ofBase("bert", 30522, { type_vocab_size: 2 }) },
  { name: "camembert-base", config: ofBase("camembert", 32005) },
  { name: "roberta-base", config: ofBase("roberta", 50265) },
  { name: "xlm-roberta-base", config: ofBase("xlm-roberta", 250002) },
];

/** Twelve layers of 768; kinds after RoBERTa have two positions more, for padding, and one token type. */
function ofBase(model_type: string, vocab_size: number, other: Record<string, number> = {}) {
  const offset = model_type === "bert" ? 0 : 2;
  return {
    model_type,
    vocab_size,
    hidden_size: 768,
    num_hidden_layers: 12,
    num_attention_heads: 12,
    intermediate_size: 3072,
    max_position_embeddings: 512 + offset,
    type_vocab_size: 1,
    ...(offset > 0 ? { pad_token_id: 1 } : {}),
    ...other,
  };
}
