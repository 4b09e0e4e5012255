import type { Duration } from 'cdk8s';
import type { OnSigterm as OnSigtermFact } from '../../../facts';
import { inSeconds } from '../in-seconds';

/**
 * What an application does when it gets SIGTERM, the signal that Kubernetes stops a container with.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 * @example
 * onSigterm: OnSigterm.drains()
 */
export class OnSigterm {
  /** It accepts nothing new, finishes what it has, closes keep-alive connections, and exits. */
  public static drains(): OnSigterm {
    return new OnSigterm({ kind: 'drains' });
  }

  /**
   * It serves on as before, then drains.
   *
   * @param duration how long it serves on after SIGTERM
   */
  public static keepsServing(duration: Duration): OnSigterm {
    return new OnSigterm({ kind: 'keeps-serving', for: inSeconds(duration, 'duration', 'OnSigterm.keepsServing') });
  }

  /** It exits at once; what is in flight is cut. */
  public static exits(): OnSigterm {
    return new OnSigterm({ kind: 'exits' });
  }

  /** It serves on until it is killed: typically a shell as PID 1 that does not pass the signal on. */
  public static ignores(): OnSigterm {
    return new OnSigterm({ kind: 'ignores' });
  }

  /** Nobody knows: planned so that nothing is lost whether it drains or exits at once. */
  public static unknown(): OnSigterm {
    return new OnSigterm({ kind: 'unknown' });
  }

  private constructor(
    /** @internal */
    readonly _fact: OnSigtermFact,
  ) {}
}
