import type { Size } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';

/** What a container asks for, and may have: an amount each, of what is there. */
interface Amounts<Amount> {
  readonly request?: Amount;
  readonly limit?: Amount;
}

/** CPU and memory in whole amounts, no limit of which is less than what is asked for: an API server takes them all. */
export function arePlainResources({ cpu, memory, ...others }: kplus.ContainerResources): boolean {
  return (
    Object.values(others).every((one) => one === undefined) && areWhole(cpu, millisOf) && areWhole(memory, mebibytesOf)
  );
}

function areWhole<Amount>({ request, limit }: Amounts<Amount> = {}, numberOf: (amount: Amount) => number): boolean {
  const [asked, most] = [request && numberOf(request), limit && numberOf(limit)];
  const isWhole = [asked, most].every((one) => one === undefined || (Number.isSafeInteger(one) && Number(one) > 0));
  // What has a limit alone asks for as much.
  return isWhole && (asked === undefined || most === undefined || asked <= most);
}

const MILLIS = /^([1-9]\d{0,8})(m?)$/;

function millisOf({ amount }: kplus.Cpu): number {
  const [, digits, isMillis] = MILLIS.exec(String(amount)) ?? [];
  return Number(digits) * (isMillis === 'm' ? 1 : 1000);
}

function mebibytesOf(size: Size): number {
  try {
    return size.toMebibytes();
  } catch {
    return NaN; // parts of one
  }
}
