/** Something that the manifests tell without saying it, and what tells it. */
export interface Known<T> {
  readonly value: T;
  /** In words, for messages: `gcr.io/distroless/static holds no shell`. */
  readonly because: string;
}
