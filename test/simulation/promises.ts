import { check, type Finding } from '../../lib/check';
import { casesOf, isVoluntary, type ScenarioName } from '../../lib/simulation';
import { settingsOf } from '../../lib/simulation/read-case';
import { floorOf } from '../../lib/simulation/verdict/floor';
import { worstRun } from '../../lib/simulation/worst/worst-run';
import type { JsonObject } from '../../lib/workload';
import { edited } from './edited';
import { worldOf } from './generated-workload';

/** Less than this of a request is nothing. */
const NOTHING = 1e-3;

/** What rules and simulation say of the same manifests. */
export interface Compared {
  readonly isFree: boolean;
  /** What contradicts one of the promises of the design, in words. */
  readonly broken: readonly string[];
}

/**
 * Holds rules and simulation against each other:
 * (a) without a finding, nothing is lost in a voluntary worst case;
 * (b) where more is lost than could be kept, a rule says why, or the line about what cannot be two by what it is;
 * (c) what a rule is sure to lose is lost in some scenario, and not any more once its fix is applied.
 */
export function compare(manifests: readonly JsonObject[]): Compared {
  const { findings, asItIs } = toldOf(manifests);
  const losing = losingIn(manifests);
  const voluntary = losing.filter(isVoluntary);
  const sure = findings.filter(isSureLoss);
  const isFree = findings.length === 0 && !asItIs;
  const broken = [
    ...(isFree && voluntary.length > 0 ? [`(a) no finding, but loses: ${voluntary.join(', ')}`] : []),
    ...(isFree && losing.length > voluntary.length && !staysOnNode(manifests)
      ? [`(b) nothing says why: ${losing.join(', ')}`]
      : []),
    ...(voluntary.length > 0 && !findings.some(explains) && !asItIs
      ? [`(b) nothing says why: ${voluntary.join(', ')}`]
      : []),
    ...(sure.length > 0 && losing.length === 0
      ? [`(c) loses nothing: ${sure.map(({ rule }) => rule).join(', ')}`]
      : []),
    ...stillLosing(manifests, sure),
  ];
  return { isFree, broken };
}

const AS_IT_IS: ReadonlySet<string> = new Set(['stands-alone', 'asked-again', 'gap-by-strategy', 'missed-by-nobody']);

/** What is found, and whether the report says that something is lost by what an application is. */
function toldOf(manifests: readonly JsonObject[]) {
  const { findings, notices } = check(manifests.map((object) => ({ object })));
  return { findings, asItIs: notices.some(({ code }) => AS_IT_IS.has(code)) };
}

function findingsIn(manifests: readonly JsonObject[]): readonly Finding[] {
  return toldOf(manifests).findings;
}

/** Clients that meet one pod only lose whatever it loses: no rule asks for probes that could not be better. */
function staysOnNode(manifests: readonly JsonObject[]): boolean {
  return worldOf(manifests).workloads.some(({ identity, reaches }) =>
    reaches.some(({ internalTrafficPolicy }) => identity.kind === 'DaemonSet' && internalTrafficPolicy === 'Local'),
  );
}

/** The scenarios in which more is lost than could be kept. */
function losingIn(manifests: readonly JsonObject[]): readonly ScenarioName[] {
  const world = worldOf(manifests);
  return casesOf(world).flatMap((one) => {
    const { lost, setting } = worstLoss(settingsOf(world, one, {}), one.scenario);
    return lost - floorOf(setting, one.scenario, lost).lost > NOTHING ? [one.scenario] : [];
  });
}

function worstLoss(settings: ReturnType<typeof settingsOf>, scenario: ScenarioName) {
  const losses = settings.map((setting) => ({ setting, lost: worstRun(setting, scenario).ran.lost }));
  return losses.reduce((worst, one) => (one.lost > worst.lost ? one : worst));
}

function isSureLoss({ severity, effect }: Finding): boolean {
  return severity === 'error' && effect === 'lost-requests';
}

function explains({ effect }: Finding): boolean {
  return effect === 'lost-requests' || effect === 'stuck' || effect === 'refused';
}

/** Fixes that leave a loss that nothing else explains. */
function stillLosing(manifests: readonly JsonObject[], sure: readonly Finding[]): readonly string[] {
  const fixable = sure.filter(({ edits }) => edits.length > 0);
  if (fixable.length === 0) return [];
  const fixed = edited(manifests, fixable);
  const left = findingsIn(fixed);
  const again = left.filter((finding) => isSureLoss(finding) && fixable.some(({ rule }) => rule === finding.rule));
  if (again.length > 0) return [`(c) fixed, but still found: ${again.map(({ rule }) => rule).join(', ')}`];
  if (left.some(explains) || toldOf(fixed).asItIs) return [];
  const losing = losingIn(fixed).filter(isVoluntary);
  return losing.length > 0 ? [`(c) fixed, but still loses: ${losing.join(', ')}`] : [];
}
