/** What has led to a loss: decides which field is to blame. */
export type Reason =
  | 'nothing-there'
  | 'no-majority'
  | 'no-own-pod'
  | 'port-free'
  | 'starting'
  | 'stopped'
  | 'killed'
  | 'crashed'
  | 'liveness'
  | 'startup'
  | 'node-lost'
  | 'kept-alive'
  | 'too-few';
