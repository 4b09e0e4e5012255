import type { Recorder, Sim } from '../../lib/simulation/world/sim';

/** Hears of every event of a run, and of nothing else. */
export function listener(hear: (sim: Sim, ...event: Parameters<Recorder['event']>) => void): Recorder {
  let sim: Sim | undefined;
  return {
    settled: (settled) => void (sim = settled),
    event: (...event) => sim && hear(sim, ...event),
    state: () => undefined,
    routed: () => undefined,
    endpoint: () => undefined,
    probe: () => undefined,
  };
}
