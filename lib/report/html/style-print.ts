/** Phones, paper, and people who want nothing to move. */
export const STYLE_PRINT = String.raw`
@media (max-width:40rem){body{padding:.6rem}section{padding:.8rem .75rem;border-radius:8px}h1{font-size:1.2rem}
#verdicts .wide,#verdicts .wide-head{display:none}th,td{padding-right:.45rem}.tiles{grid-template-columns:1fr 1fr}
.stack thead{display:none}.stack tr{display:block;padding:.35rem 0;border-bottom:1px solid var(--line)}
.stack th,.stack td{display:block;border:0;padding:.05rem 0;text-align:left;white-space:normal}}
@media (prefers-reduced-motion:no-preference){.pane{scroll-behavior:smooth}}
@media print{:root,:root[data-theme=dark],:root:not([data-theme]){--ground:#fff;--panel:#fff;--text:#1c2430;--quiet:#4a5563;
--line:#c4cad1;--accent:#1f5fa8;--good:#19694f;--bad:#a8261c;--warn:#8a5200;--chosen:#e6eef8;--up:#c3ccd6;--ready:#4c9a86;
--hook:#7ab8d8;--term:#e0a83a;--gone:#e4e7ea;--off:#c9603f;--missing:#8f7bb5;--loss:#b3271e;--in:#12202b;--area:#cfe5df;
--ink:#1c2430;color-scheme:light}
.no-print,.skip,#keys{display:none!important}body{padding:0;font-size:12px;max-width:none}section{border:0;padding:.3rem 0}
figure,tr,.fix{break-inside:avoid}.pane,.scroll{overflow:visible}svg,.legend,.verdict{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
