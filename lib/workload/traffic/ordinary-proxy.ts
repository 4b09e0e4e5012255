import type { FieldPath } from '../../kubernetes';
import type { Container } from '../containers/container';

/** The proxy of a service mesh that runs as an ordinary container beside the application. */
export interface MeshProxy {
  readonly mesh: string;
  /** How long after the deletion it takes requests, in seconds. */
  readonly lasts: number;
  /** Whether it ends the requests that it has before it exits. */
  readonly finishesRequests: boolean;
  /** What says that there is one. */
  readonly path: FieldPath;
  /** The proxy itself, where it stands in the manifest. */
  readonly container?: Container;
  readonly assumption: string;
  readonly mend: (seconds: number) => string;
}
