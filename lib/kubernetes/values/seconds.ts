/**
 * A length of time, in seconds. Fractions are allowed wherever Kubernetes allows them; the fields of a manifest whose
 * name ends in `Seconds` hold whole ones.
 */
export type Seconds = number;
