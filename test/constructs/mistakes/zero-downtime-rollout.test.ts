import { Duration } from 'cdk8s';
import { RolloutAnalysis, RolloutStep, RolloutStrategy, Traffic, ZeroDowntimeRollout } from '../../../lib';
import { served, traffic } from '../every-construct';
import { type Mistake, toldOf } from './mistake';

const rolled =
  (strategy: () => RolloutStrategy, changes: object = {}): Mistake =>
  (chart, loosely) =>
    new ZeroDowntimeRollout(
      chart,
      'web',
      loosely({ ...served, traffic, replicas: 5, strategy: strategy(), ...changes }),
    );
const canary = (...steps: RolloutStep[]) => rolled(() => RolloutStrategy.canary({ steps }));
const { weight, pause } = RolloutStep;

test.each<[string, Mistake, string]>([
  ['a canary without options', rolled(() => RolloutStrategy.canary()), "'strategy' is a canary without 'steps'"],
  ['a canary of no step', canary(), "'strategy' is a canary without 'steps'"],
  ['weights without a stop', canary(weight(20), weight(50)), "'strategy.steps' go from weight 20 to 50"],
  ['weights that fall', canary(weight(50), pause(), weight(20)), 'weight 20 comes after weight 50'],
  ['a paused Rollout', rolled(() => RolloutStrategy.blueGreen(), { paused: true }), "has no prop 'paused'"],
])('whoever states %s is told', (_what, mistake, told) => {
  expect(toldOf(mistake)).toContain(told);
});

test.each<[string, Mistake]>([
  ['a canary that waits', canary(weight(20), pause(Duration.minutes(5)), weight(50), pause())],
  [
    'a canary that is analysed',
    rolled(() =>
      RolloutStrategy.canary({ steps: [weight(20), weight(50)], analysis: RolloutAnalysis.of(['success-rate']) }),
    ),
  ],
  [
    'a canary of what no requests come to',
    rolled(() => RolloutStrategy.canary(), { traffic: [Traffic.none()], port: undefined, health: undefined }),
  ],
])('nothing is said of %s', (_what, mistake) => {
  expect(toldOf(mistake)).toBe('');
});
