import type { Seconds } from '../kubernetes';

interface Ceiling {
  readonly seconds: Seconds;
  readonly warning: string;
}

/** What cuts a grace period short, whatever the manifest says, the tightest last. */
const CEILINGS: readonly Ceiling[] = [
  {
    seconds: 600,
    warning:
      'the cluster autoscaler ends pods after 600 s (--max-graceful-termination-sec) unless it is told otherwise',
  },
  { seconds: 120, warning: 'spot nodes are taken away after 25 to 120 s' },
  {
    seconds: 30,
    warning: "a node that shuts down waits no longer than its kubelet's shutdownGracePeriod",
  },
];

/** Sentences about everything that would cut a grace period of this length short. */
export function ceilingWarnings(grace: Seconds): readonly string[] {
  return CEILINGS.filter((ceiling) => grace > ceiling.seconds).map(
    (ceiling) => `The grace period is ${grace} s: ${ceiling.warning}.`,
  );
}
