import { formatFieldPath, isObject } from '../../kubernetes';
import type { Change, ChangeCosts, ChangeReason, ChangeSet, Edit, NoChange } from '../../simulation';
import { CAUSE_MARKS } from './cause-marks';
import { countText, requestsText, timeText } from './numbers';

/** Whether there is something to tell: a workload that is safe as it is needs no change. */
export function hasNews(change: Change): boolean {
  return isNone(change) || change.edits.length > 0;
}

/** Whether no change is enough. */
export function isNone(change: Change): change is NoChange {
  return 'none' in change;
}

/** The edits that there are to tell: those of the change, or of what comes nearest to one. */
export function editsToTell(change: Change): ChangeSet | undefined {
  return isNone(change) ? change.nearest : change;
}

/** What a change is, in one sentence. */
export function headOfChange(change: Change): string {
  const many = change.scenarios.length;
  const proved = many === 1 ? `proved in ${change.scenarios[0] ?? ''}` : `proved in all ${many} scenarios at once`;
  if (!isNone(change)) return `with it nothing is lost and everything ends, ${proved}`;
  const { none, nearest } = change;
  if (!nearest) return `none is enough: ${none}`;
  const { before, after } = nearest.lost;
  const less =
    before > after + 1e-3
      ? `${requestsText(after)} instead of ${requestsText(before)} are lost in all ${many} scenarios together`
      : 'more scenarios end';
  return `none is enough: ${none}. With the nearest, ${less}`;
}

/** An edit in one line: a field and its value, or an object that is to be added, or to go. */
export function editText(edit: Edit): string {
  const { resource, path } = edit;
  const object = `${resource.kind} ${resource.name}`;
  if (!('value' in edit)) return path.length > 0 ? `${object}: without ${formatFieldPath(path)}` : `no ${object}`;
  const { value } = edit;
  if (path.length > 0) return `${object}: ${formatFieldPath(path)}: ${JSON.stringify(value)}`;
  return `a new ${object}: ${JSON.stringify(isObject(value) ? value['spec'] : value)}`;
}

/** What an edit is for. */
export function reasonText({ scenario, lost, lostByCause, stuck }: ChangeReason): string {
  const causes = Object.entries(lostByCause)
    .filter(([, requests]) => requests >= 0.5)
    .sort(([, one], [, other]) => other - one)
    .map(([cause]) => CAUSE_MARKS[cause as keyof typeof CAUSE_MARKS].word);
  const what = causes.length > 0 ? ` (${causes.join(', ')})` : '';
  return lost > 1e-3
    ? `without it ${scenario} loses ${requestsText(lost)}${what}`
    : `without it ${scenario} never ends${stuck === undefined ? '' : `: ${stuck}`}`;
}

/** What a change costs. */
export function costsText({ rollout, pods, replicas }: ChangeCosts): string {
  const time = (seconds: number | null) => (seconds === null ? 'for ever' : timeText(seconds));
  const words = [
    rollout && `a rollout takes ${changed(time(rollout.before), time(rollout.after))}`,
    `there are ${changed(String(pods.before), countText(pods.after, 'pod'))} at the most`,
    replicas.before !== replicas.after &&
      `${changed(String(replicas.before), countText(replicas.after, 'replica'))} at the least`,
  ];
  return words.filter(Boolean).join('; ');
}

function changed(before: string, after: string): string {
  return after === before || after.startsWith(`${before} `) ? `${after} as before` : `${after} instead of ${before}`;
}
