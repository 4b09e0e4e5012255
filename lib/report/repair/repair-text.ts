import { formatFieldPath } from '../../kubernetes';
import type { FixedTexts, FixedWorkload, MadeEdit, RefusedEdit } from '../../repair';
import { wordMadeEdit } from '../../repair';
import type { Paint } from '../paint';
import { plainText } from '../plain-text';
import { wrap } from '../wrap';

/** How a repair is told. */
export interface RepairTextOptions {
  readonly paint: Paint;
  readonly width: number;
}

/** What was changed and why, what was not, and what each workload loses before and after. */
export function repairText(fixed: FixedTexts, options: RepairTextOptions): string {
  const blocks = [
    ...fixed.made.map((edit) => madeText(edit, options)),
    ...fixed.refused.map((edit) => refusedText(edit, options)),
    ...fixed.workloads
      .filter(({ lost, ends, left }) => isTold(lost, ends) || left !== undefined)
      .map((one) => workloadText(one, options)),
  ];
  return blocks.map((block) => `${block}\n`).join('');
}

function isTold(lost: FixedWorkload['lost'], ends: FixedWorkload['ends']): boolean {
  return Math.round(lost.before) !== Math.round(lost.after) || ends.before !== ends.after;
}

function madeText(edit: MadeEdit, { paint, width }: RepairTextOptions): string {
  const { file, line, because } = edit;
  const rule = because.rule === undefined ? '' : ` [${because.rule}]`;
  return [
    `${paint('strong', plainText(`${file}:${line}`))} ${plainText(wordMadeEdit(edit))}${rule}`,
    wrap(plainText(because.words), width, '  since ', '  '),
    ...because.assumptions.map((one) => wrap(plainText(one), width, '  assumed: ', '  ')),
  ].join('\n');
}

function refusedText({ file, resource, path, reason }: RefusedEdit, { paint, width }: RepairTextOptions): string {
  const where = `${file ?? `${resource.kind} ${resource.name}`} ${formatFieldPath(path)}`;
  return `${paint('warning', 'not changed:')} ${wrap(plainText(`${where}: ${reason}`), width, '', '  ')}`;
}

function workloadText({ workload, lost, ends, left, caveats }: FixedWorkload, options: RepairTextOptions): string {
  const { paint, width } = options;
  const name = `${workload.kind} ${workload.name}`;
  const isSafe = left === undefined;
  const still = lost.after < 0.5 ? 'still gets stuck' : 'still loses requests';
  const said = isSafe ? paint('good', 'loses nothing') : paint('warning', still);
  const amount = `${wordLost(lost.before, ends.before)} before, ${wordLost(lost.after, ends.after)} now`;
  return [
    `${paint('strong', plainText(name))} ${said} in what one does on purpose: ${amount}`,
    ...(isSafe ? [] : [wrap(plainText(left), width, '  left: ', '  ')]),
    ...caveats.map((caveat) => wrap(plainText(caveat), width, '  mind: ', '  ')),
  ].join('\n');
}

function wordLost(lost: number, ends: boolean): string {
  const count = Math.round(lost);
  const requests = count === 0 ? 'nothing lost' : `${count} requests lost`;
  return ends ? requests : `${requests} and stuck`;
}
