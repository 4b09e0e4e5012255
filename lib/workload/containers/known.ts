/** Something that the manifests tell without saying it, and what tells it. */
export interface Known<T> {
  readonly value: T;
  /** In words, for messages: `gcr.io/distroless/static holds no shell`. */
  readonly because: string;
  /** What it rests on besides, where the manifests do not really tell. */
  readonly assumption?: string;
  /** Programs that are there although everything else of their kind is not. */
  readonly programs?: readonly string[];
  /** Programs that are not there although others of their kind are. */
  readonly lacks?: readonly string[];
}
