import type { FactLevels, OutsideFacts } from './stated-defaults';
import type { StatedContainerFacts } from './stated-facts';
import { own } from '../kubernetes';

/** The part that a container has in a workload. */
export interface ContainerPart {
  readonly name: string;
  /** Whether facts without a container's name are about it. */
  readonly isMeant: boolean;
  /** Whether it has work of which somebody may have stated how long it takes: requests, or whatever a worker fetches. */
  readonly works: boolean;
}

/** What is stated about one container: what is nearer to it counts more, fact by fact. */
export function factsOfContainer(levels: FactLevels, part: ContainerPart): StatedContainerFacts {
  const { everywhere, configured, annotated } = levels;
  const general = factsAt(everywhere, part);
  const ofRequests = part.works ? {} : { longestRequest: undefined };
  return present(
    { ...general, ...ofRequests },
    ...configured.map((facts) => factsAt(facts, part)),
    factsAt(annotated, part),
  );
}

function factsAt({ workload, containers }: OutsideFacts, { name, isMeant }: ContainerPart): StatedContainerFacts {
  return present(isMeant ? workload : undefined, own(containers ?? {}, name));
}

/** Several records laid over each other; what is `undefined` covers nothing. */
function present(...records: readonly (StatedContainerFacts | undefined)[]): StatedContainerFacts {
  const entries = records.flatMap((record) => Object.entries(record ?? {}).filter(([, value]) => value !== undefined));
  return Object.fromEntries(entries) as StatedContainerFacts;
}
