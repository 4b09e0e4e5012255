/** What stands before `exporter` in the names of those that applications write to, and of those that make files for users. */
export const EXPORTERS_THAT_ARE_ASKED =
  'statsd|graphite|collectd|influxdb|pdf|csv|excel|xlsx?|documents?|reports?|invoices?|data|files?|images?|videos?';
