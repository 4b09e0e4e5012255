/** Why a request is lost, and what its sender sees. */
export const CAUSES = {
  'no-endpoint': 'no pod is in the routing: connection refused, or 503',
  dropped: 'the node that is asked has no pod of its own, and drops the request: the client waits until it gives up',
  refused: 'the pod does not listen (yet, or any more): connection refused',
  timeout: 'the pod has ended and its address is gone: nothing answers, and the client waits until it gives up',
  'cut-in-flight': 'the process ends while the request is under way',
  'reset-keep-alive': 'the process ends its kept-alive connection while the request is sent',
  'bad-gateway': 'the proxy in front answers 5xx, since the application behind it does not',
  'no-majority': 'fewer members are there than have to agree, and those that are left refuse it',
  overload: 'fewer pods serve than the load was said to need',
} as const;

/** Why a request is lost. */
export type Cause = keyof typeof CAUSES;

/** The causes, in the order in which they are told. */
export const CAUSE_NAMES = Object.keys(CAUSES) as readonly Cause[];

/** A number for every cause; those that do not occur are absent. */
export type ByCause = Readonly<Partial<Record<Cause, number>>>;
