import { ANNOTATIONS } from '../../facts';
import type { Workload } from '../../workload';

/** A fact that decides the numbers of a workload, and that nobody has stated. */
export interface Unstated {
  /** The annotation that would state it. */
  readonly annotation: string;
  /** What is taken for granted instead. */
  readonly assumption: string;
}

/** The facts that decide what a workload's change has to be, and that nobody has stated. */
export function unstatedOf({ serving, traffic }: Workload): readonly Unstated[] {
  const of = (annotation: string, assumption: string | undefined) =>
    assumption === undefined ? [] : [{ annotation, assumption }];
  return [
    ...of(ANNOTATIONS.traffic, traffic.assumption),
    ...serving.flatMap(({ longestRequest, onSigterm }) => [
      ...of(ANNOTATIONS.longestRequest, longestRequest.assumption),
      ...of(ANNOTATIONS.onSigterm, onSigterm.assumption),
    ]),
  ];
}
