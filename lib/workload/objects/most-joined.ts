/** So many joins of one sort in a namespace are looked at in any case: more than anybody has, and done within seconds. */
const JOINS = 50_000;

/** So many objects that refer to one thing are looked at, however many things there are. */
const FEW = 20;

/**
 * How many objects that refer to one thing, such as the Services that select one pod, take part in a world. Objects
 * that all mean one another would cost what their pairs cost.
 *
 * @param workloads how many the namespace has
 */
export function mostJoined(workloads: number): number {
  return Math.max(FEW, Math.floor(JOINS / Math.max(1, workloads)));
}
