import { casesOf, findChange, worstOutcome, type Outcome } from '../../lib/simulation';
import { simulationText } from '../../lib/report/simulation';
import { readWorld, type Workload, type World } from '../../lib/workload';
import { web, type Web } from './manifests';

const RATE = 300;

/** What nobody sends requests to has no Service. */
function worldFor(given: Web): World {
  const world = web(given);
  const { traffic } = given.facts ?? {};
  return traffic === 'none' ? readWorld(world.manifests.filter(({ object }) => object['kind'] !== 'Service')) : world;
}

function play(scenario: 'delete-pod' | 'rollout' | 'crash', given: Web): Outcome {
  const world = worldFor(given);
  const [one] = casesOf(world, { scenarios: [scenario] });
  if (!one) throw new Error('there is one');
  return worstOutcome(world, one, { rate: RATE });
}

/** A worker that nobody sends requests to: 100 pieces of work a second in each of its three pods. */
const worker = (facts: Readonly<Record<string, string>>, grace: number): Web => ({
  grace,
  facts: { traffic: 'none', 'longest-request': '60s', ...facts },
});

/** An application with a helper that has work of its own. */
const helped = (facts: Readonly<Record<string, string>>, grace: number): Web => ({
  grace,
  facts,
  more: '      initContainers: [{ name: helper, image: "helper:1", restartPolicy: Always }]',
});

describe('Work that pods fetch themselves', () => {
  // The hook of 5 s is over, 25 s are left: what was begun up to 35 s before SIGTERM is not done
  test('is lost where its process is killed before it is done', () => {
    const outcome = play('delete-pod', worker({}, 30));
    expect(outcome).toMatchObject({
      load: 'work',
      verdict: 'loses',
      lost: 35 * 100,
      lostByCause: { 'cut-in-flight': 3500 },
    });
    expect(outcome.losses[0]?.blame.words).toBe(
      'web is killed 30 s after the deletion, before its own work of 60 s is done',
    );
    const world = worldFor(worker({}, 30));
    expect(findChange(world, world.workloads[0] as Workload)).toMatchObject({ edits: [{ value: 65 }] });
  });

  test('is done where the grace period is long enough for the hook and for what was begun last', () => {
    expect(play('rollout', worker({}, 65))).toMatchObject({ load: 'work', verdict: 'safe', lost: 0 });
    expect(play('rollout', worker({}, 64)).lost).toBeCloseTo(3 * 100);
  });

  test('waits where no pod is there to begin it', () => {
    expect(play('rollout', { ...worker({}, 65), replicas: 1, strategy: '{ type: Recreate }' }).lost).toBe(0);
  });

  test('goes on after SIGTERM for as long as somebody has said', () => {
    expect(play('delete-pod', worker({ 'on-sigterm': 'keeps-serving 4s' }, 65)).lost).toBeCloseTo(4 * 100);
  });

  test('comes no more, once the pod is deleted, to a process that ignores SIGTERM', () => {
    expect(play('delete-pod', worker({ 'on-sigterm': 'ignores' }, 60)).lost).toBe(0);
    expect(play('delete-pod', worker({ 'on-sigterm': 'ignores' }, 59)).lost).toBeCloseTo(100);
  });

  test('is done again, as nothing else helps, where its process ends at once on SIGTERM', () => {
    const { lost, assumptions } = play('delete-pod', worker({ 'on-sigterm': 'exits' }, 30));
    expect(lost).toBe(0);
    expect(assumptions).toContain('what web leaves undone on SIGTERM is done again elsewhere');
  });

  test('may end either way where nobody has said what its process does on SIGTERM', () => {
    const world = worldFor(worker({ 'on-sigterm': 'unknown' }, 30));
    const [one] = casesOf(world, { scenarios: ['delete-pod'] });
    const said = one ? worstOutcome(world, one, { rate: RATE }).assumptions.join('\n') : '';
    expect(said).toMatch(/on SIGTERM, web begins no more work and ends what it has under way, or leaves it to be done/);
    expect(said).not.toMatch(/what web leaves undone|begins no more work once/);
  });

  test('is lost with its process, and nobody could keep it', () => {
    expect(play('crash', worker({}, 65))).toMatchObject({ verdict: 'safe', lost: 6000, floor: { lost: 6000 } });
  });

  test('is none where it takes no time', () => {
    expect(play('rollout', helped({ traffic: 'none', 'longest-request': '0s' }, 30)).load).toBe('nothing');
  });

  test('is called so in the text', () => {
    const world = worldFor(worker({}, 30));
    const outcomes = casesOf(world, { scenarios: ['delete-pod'] }).map((one) =>
      worstOutcome(world, one, { rate: RATE }),
    );
    const text = simulationText(
      {
        run: { rate: RATE, mode: 'worst' },
        outcomes,
        changes: [],
        notSimulated: [],
        reading: { files: 1, resources: 1, problems: [], skipped: [] },
        summary: { workloads: 1, outcomes: 1, losing: 1 },
      } as never,
      {},
    );
    expect(text).toContain('300 pieces of work/s');
    expect(text).toMatch(/loses what begins in 11\.7 s: 3,500 pieces of\s+work at 300\/s/);
    expect(text).toContain('web begins 300 pieces of work of its own per second, in all pods together');
    expect(text).toMatch(/1 scenario loses work$/m);
    expect(text).not.toMatch(/request|routing|endpoint|come in/);
  });
});

describe('A native sidecar with work of its own', () => {
  const WORK = { 'longest-request.helper': '20s', 'on-sigterm.helper': 'drains' };

  // The others end after the hook of 5 s and a request of 2 s: 7 s + 20 s
  test('has what the containers that stop before it leave of the grace period', () => {
    expect(play('delete-pod', helped(WORK, 28))).toMatchObject({ load: 'requests', lost: 0 });
    expect(play('delete-pod', helped(WORK, 20)).lost).toBeGreaterThan(0);
    expect(play('delete-pod', helped(WORK, 20)).losses[0]).toMatchObject({
      container: 'helper',
      cause: 'cut-in-flight',
    });
  });

  test.each([30, 300])('has 2 s where one of them ignores SIGTERM, with a grace period of %i s', (grace) => {
    expect(play('delete-pod', helped({ ...WORK, 'on-sigterm': 'ignores' }, grace)).lost).toBeGreaterThan(0);
    const short = { ...WORK, 'longest-request.helper': '2s', 'on-sigterm': 'ignores' };
    expect(play('delete-pod', helped(short, grace)).lost).toBe(0);
  });

  // The kubelet takes whole seconds of the wait off: a hook that is a process, and a late turn, are one more
  test.each([
    [{ exec: { command: ['sleep', '9'] } }, 24, true],
    [{ exec: { command: ['sleep', '9'] } }, 25, false],
    [{ sleep: { seconds: 9 } }, 24, false],
    [{ sleep: { seconds: 9 } }, 23, true],
  ])('may get SIGTERM late: after %j, with a grace period of %i s', (preStop, grace, isCut) => {
    const facts = { 'longest-request.helper': '15s', 'on-sigterm.helper': 'drains', 'on-sigterm': 'exits' };
    const { lost } = play('delete-pod', { ...helped(facts, grace), preStop: JSON.stringify(preStop) });
    expect(lost > 0).toBe(isCut);
  });
});
