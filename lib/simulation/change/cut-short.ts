import type { Edited, Trial } from './trials';

/** Whether more happened in a run than is simulated: a number makes it last for days. */
export function isCutShort({ edited, trial }: { readonly edited: Edited; readonly trial: Trial }): boolean {
  const { end } = edited.run(trial);
  return !end.done && end.isCutOff === true && end.watchedUntil < trial.setting.until;
}
