import { asArray, asNumber, asObject, asString, isObject, type Json, type JsonObject } from '../../kubernetes';
import { call, list, literal, mapping, type Expression } from '../program/expression';
import { duration } from './duration';
import { pauseSeconds } from './pause-seconds';

/**
 * The steps of a canary as constructs take them; nothing where one of them has no words.
 *
 * @param isSplit whether routes split requests: without them nobody can ask for a number of new pods
 */
export function liftSteps(steps: Json | undefined, isSplit: boolean): readonly Expression[] | undefined {
  const all = asArray(steps).map((step) => stepOf(asObject(step), isSplit));
  return all.every((one) => one !== undefined) ? (all as readonly Expression[]) : undefined;
}

function stepOf(step: JsonObject, isSplit: boolean): Expression | undefined {
  const [[kind, value] = ['', null], ...others] = Object.entries(step);
  if (others.length > 0) return undefined;
  switch (kind) {
    case 'setWeight': {
      const weight = asNumber(value);
      return weight === undefined ? undefined : call('RolloutStep.weight', literal(weight));
    }
    case 'pause':
      return pauseOf(asObject(value));
    case 'analysis': {
      const analysis = liftAnalysis(value);
      return analysis && call('RolloutStep.analysis', analysis);
    }
    case 'setCanaryScale':
      return isSplit ? scaleOf(asObject(value)) : undefined;
    default:
      return undefined;
  }
}

/** Without a duration, until somebody goes on. */
function pauseOf({ duration: given }: JsonObject): Expression | undefined {
  if (given === undefined || given === null) return call('RolloutStep.pause');
  const seconds = pauseSeconds(String(given));
  return seconds === undefined ? undefined : call('RolloutStep.pause', duration(seconds));
}

function scaleOf({ replicas, matchTrafficWeight, ...others }: JsonObject): Expression | undefined {
  if (Object.keys(others).length > 0) return undefined;
  const count = asNumber(replicas);
  if (count !== undefined && matchTrafficWeight === undefined) return call('RolloutStep.pods', literal(count));
  return matchTrafficWeight === true && replicas === undefined ? call('RolloutStep.podsByWeight') : undefined;
}

/** An analysis by templates whose arguments are texts; nothing for any other. */
export function liftAnalysis(given: Json | undefined): Expression | undefined {
  if (!isObject(given ?? null)) return undefined;
  const { templates, args, ...others } = asObject(given);
  const named = asArray(templates).map(asObject);
  const names = named.flatMap(({ templateName }) => asString(templateName) ?? []);
  const clusterScoped = named.filter(({ clusterScope }) => clusterScope === true).length;
  const values = asArray(args ?? []).map(asObject);
  const isPlain = values.every(({ name, value, ...more }) => asString(name) && asString(value) && isEmpty(more));
  if (!isPlain || !isEmpty(others) || names.length === 0 || names.length < named.length) return undefined;
  if (clusterScoped > 0 && clusterScoped < named.length) return undefined;
  const told = Object.fromEntries(values.map(({ name, value }) => [String(name), literal(String(value))]));
  const options = mapping({
    args: values.length > 0 ? mapping(told) : undefined,
    clusterScope: clusterScoped > 0 ? literal(true) : undefined,
  });
  return call(
    'RolloutAnalysis.of',
    list(names.map((one) => literal(one))),
    ...(options.entries.length > 0 ? [options] : []),
  );
}

function isEmpty(object: JsonObject): boolean {
  return Object.keys(object).length === 0;
}
