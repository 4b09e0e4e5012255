import { dataOnNode, twoOnOneDirectory, whereCopiesEnd, type Workload, type World } from '../../workload';
import { DRAINS, RELEASES, type ScenarioName } from '../scenario';

/** What becomes of data where two processes meet on them, or their pod comes to another node: nothing of it is simulated. */
export function directoryDoubts(workload: Workload, scenario: ScenarioName, world: World): readonly string[] {
  if (RELEASES.has(scenario)) return [...twice(workload), ...copied(workload)];
  return DRAINS.has(scenario) || scenario === 'node-loss' ? left(workload, world) : [];
}

function left(workload: Workload, world: World): readonly string[] {
  const where = dataOnNode(workload, world);
  if (where === undefined) return [];
  const { name } = workload.identity;
  return [
    `${where} stays on its node: a pod of ${name} on another one starts without its data, or not at all; that is not simulated`,
  ];
}

/** A second process on the data of the first, which some refuse and others stand badly. */
function twice(workload: Workload): readonly string[] {
  const data = twoOnOneDirectory(workload);
  if (!data) return [];
  const { identity, application } = workload;
  return [
    `two pods of ${identity.name} (${application?.name ?? ''}) run on ${data.words} at once: the new one may refuse to start, or both spoil the data; that is not simulated`,
  ];
}

/** Members that begin empty, one after the other: the last one that has the data may go before another one has them. */
function copied(workload: Workload): readonly string[] {
  const where = whereCopiesEnd(workload);
  if (where === undefined) return [];
  return [
    `each new pod of ${workload.identity.name} begins empty (its data are in ${where}) and copies them from the others: whether it has them before the next one goes is not simulated`,
  ];
}
