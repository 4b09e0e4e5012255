import type { JudgedTexts } from '../../editor';
import { located, type Case, type Outcome } from '../../simulation';
import type { Io } from '../io';
import { localWorker } from '../threads/local-worker';
import type { PlainWorld, SimulationWorker } from '../threads/simulation-worker';
import { plainWorld, worldOf } from '../threads/world-of';

/** Rollouts of one state of some texts, simulated one after the other in a thread of their own. */
export interface Rollouts {
  /**
   * What a rollout comes to. It rejects where it was ended before.
   *
   * @param leaving rejects when who has asked no longer wants to know; what nobody waits for is stopped
   */
  readonly outcome: (of: Case, leaving: Promise<never>) => Promise<Outcome>;
  /** Nobody wants to know any more. */
  readonly end: () => void;
}

/** Starts nothing before somebody asks. */
export function rolloutsOf(judged: JudgedTexts, { workers }: Pick<Io, 'workers'>): Rollouts {
  return new RolloutQueue(judged, workers);
}

/** A rollout that was asked for, and how many wait for it. */
interface Asked {
  readonly answer: Promise<Outcome>;
  waiting: number;
  isDone: boolean;
}

class RolloutQueue implements Rollouts {
  private readonly asked = new Map<number, Asked>();
  private worker: SimulationWorker | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private isEnded = false;

  constructor(
    private readonly judged: JudgedTexts,
    private readonly workers: Io['workers'],
  ) {}

  readonly outcome = async (of: Case, leaving: Promise<never>): Promise<Outcome> => {
    const one = this.asked.get(of.index) ?? this.ask(of);
    one.waiting += 1;
    try {
      return await Promise.race([one.answer, leaving]);
    } finally {
      one.waiting -= 1;
      if (one.waiting === 0 && !one.isDone) this.drop(of);
    }
  };

  readonly end = (): void => {
    this.isEnded = true;
    this.worker?.end();
  };

  private ask(of: Case): Asked {
    const answer = this.run(of, this.last);
    const one: Asked = { answer, waiting: 0, isDone: false };
    this.last = answer.then(
      () => (one.isDone = true),
      () => undefined,
    );
    this.asked.set(of.index, one);
    return one;
  }

  private async run(of: Case, before: Promise<unknown>): Promise<Outcome> {
    await before;
    if (this.isEnded || !this.asked.has(of.index)) throw new Error('nobody waits for it');
    this.worker ??= startWorker(this.judged, this.workers);
    const { outcomes } = await this.worker.simulate([of]);
    return located(this.judged.world(), of, outcomes[0] as Outcome);
  }

  /** The thread is stopped where it works on nothing that anybody waits for. */
  private drop(of: Case): void {
    this.asked.delete(of.index);
    if ([...this.asked.values()].some(({ waiting }) => waiting > 0)) return;
    this.worker?.end();
    this.worker = undefined;
  }
}

function startWorker({ world, options }: JudgedTexts, workers: Io['workers']): SimulationWorker {
  const { kubernetesVersion, stated = {} } = options;
  const whole: PlainWorld = {
    manifests: world().manifests,
    ...(kubernetesVersion !== undefined && { kubernetesVersion }),
    stated,
    options: { scenarios: ['rollout'], fix: false },
  };
  return workers ? workers.start(plainWorld(whole)) : localWorker(worldOf(whole));
}
