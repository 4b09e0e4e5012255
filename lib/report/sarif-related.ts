import type { Finding } from '../check';
import { artifactUri } from './artifact-uri';
import { otherPlaces } from './other-places';
import { sarifRegion } from './sarif-region';

/** The other lines that a finding holds of, and a sentence with a link to each: viewers show those that are linked. */
export function sarifRelated(finding: Finding) {
  const places = otherPlaces(finding);
  if (places.length === 0) return { sentence: '', relatedLocations: undefined };
  const links = places.map(({ file, line }, index) => `[${linkText(placeText(file, line))}](${index + 1})`);
  const relatedLocations = places.map(({ file, line, object }, index) => ({
    id: index + 1,
    message: { text: object },
    physicalLocation: { artifactLocation: { uri: artifactUri(file) }, ...sarifRegion({ ...(line && { line }) }) },
  }));
  return { sentence: ` Also in: ${links.join(', ')}.`, relatedLocations };
}

const placeText = (file: string, line?: number) => `${file}${line === undefined ? '' : `:${line}`}`;

/** Brackets would end the text of a link. */
const linkText = (text: string) => text.replaceAll(/[\\[\]]/g, '\\$&');
