import { DARK, LIGHT, propertiesOf } from './palette.ts'

/** So many colours follow one another in a chart. */
const SERIES = LIGHT.series.length

const series = Array.from(
  { length: SERIES },
  (_, at) => `.s${at}{fill:var(--s${at});background:var(--s${at})}`,
).join('\n')

/** The whole look of a page. It holds nothing from outside, so that its hash may stand in the page's policy. */
export const STYLE = `
:root{color-scheme:light dark;${propertiesOf(LIGHT)}}
@media (prefers-color-scheme:dark){:root{${propertiesOf(DARK)}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;padding:0 clamp(1rem,2.5vw,3rem) 3rem;background:var(--back);color:var(--text);
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC",sans-serif;
font-variant-numeric:tabular-nums;overflow-wrap:break-word}
header,main{max-width:82rem;margin:0 auto}
main{display:flex;flex-wrap:wrap;align-items:flex-start;gap:0 4rem}
section{flex:1 1 100%;min-width:0}
section.small{flex:1 1 26rem}
header{padding-top:2rem}
h1{font-size:clamp(1.4rem,1rem + 1.6vw,2rem);line-height:1.2;margin:0 0 .25rem;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:1.15rem;line-height:1.3;margin:0 0 .6rem}
h3{font-size:1rem;margin:1rem 0 .25rem}
p{margin:.4rem 0;max-width:75ch;text-wrap:pretty}
a{color:var(--code);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--code);outline-offset:2px;border-radius:2px}
.about{color:var(--muted);margin:0 0 .3rem;font-size:.95rem}
.skip{position:absolute;left:1rem;top:-6rem;padding:.5rem .8rem;background:var(--text);color:var(--back);z-index:30}
.skip:focus{position:fixed;top:.5rem}
.unseen{position:absolute;width:1px;height:1px;margin:-1px;padding:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap;border:0}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.1rem;list-style:none;margin:.8rem 0 0;padding:.7rem 0 0;border-top:1px solid var(--line);font-size:.9rem}
nav a{text-decoration:none}
nav a:hover{text-decoration:underline}
section{margin-top:2.2rem}
.line{white-space:pre-wrap}
.lead{font-size:1.05rem;line-height:1.65;margin-top:.8rem}
.strong{font-weight:650}
.good{color:var(--good)}
.late{color:var(--late);font-weight:650}
.soon{color:var(--soon)}
.quiet{color:var(--muted)}
.code{color:var(--code);font-weight:650}
.today{font-weight:650;text-decoration:underline}
.whole{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.9em}
mark{background:var(--today);color:inherit;padding:0 .1em;font-weight:650}
dl{margin:0;display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.3rem 1.25rem;max-width:75ch}
dl>div{display:contents}
dt{color:var(--muted)}
dd{margin:0;min-width:0;overflow-wrap:anywhere}
.scroll{overflow:auto;max-width:100%}
table{border-collapse:collapse}
time{white-space:nowrap}
b,strong,span,a,time,dd{unicode-bidi:isolate}
.sheet{font-size:.94rem}
.sheet th,.sheet td{padding:.34rem .9rem .34rem 0;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}
.sheet thead th{color:var(--muted);font-weight:600;font-size:.86rem;border-bottom:2px solid var(--line);white-space:nowrap;vertical-align:bottom}
.sheet tr>:last-child{padding-inline-end:0}
.sheet .n{text-align:end}
.sheet td.n,.sheet .day,.sheet .id{white-space:nowrap}
.sheet .text{max-width:24rem}
.sheet .prose{min-width:12rem;max-width:46rem;overflow-wrap:anywhere}
.sheet .strong{font-weight:650}
.foot{white-space:pre-wrap;color:var(--muted);font-size:.9rem}
.pair{display:grid;gap:1rem 2.5rem;align-items:start;grid-template-columns:minmax(0,1fr)}
@media (min-width:60rem){.pair{grid-template-columns:minmax(0,28rem) minmax(0,1fr)}}
figure{margin:0;max-width:28rem;padding:.8rem .9rem .7rem;border:1px solid var(--line);border-radius:.5rem}
figcaption{font-weight:600;font-size:.94rem;margin-bottom:.35rem}
svg{display:block;width:100%;height:auto}
svg text{font-size:12px;fill:var(--muted);font-family:inherit}
svg .name,svg .sum{fill:var(--text)}
svg .sum{font-weight:650}
svg .on{fill:var(--onSeries);font-weight:650;font-size:11px}
svg .rule{stroke:var(--line);stroke-width:1}
svg .base{stroke:var(--muted);stroke-width:1}
svg .track{fill:var(--head);stroke:var(--muted);stroke-width:1}
svg .part{stroke:var(--back);stroke-width:1}
svg .alarm{fill:var(--late)}
.keys{display:flex;flex-wrap:wrap;gap:.2rem 1rem;list-style:none;margin:.5rem 0 0;padding:0;font-size:.88rem}
.key{display:inline-block;min-width:1.25em;padding:0 .2em;margin-inline-end:.4em;border-radius:.2em;text-align:center;color:var(--onSeries);font-weight:650;font-size:.8rem}
${series}
.calendar{width:fit-content;border:1px solid var(--line);border-radius:.4rem;max-height:92vh}
.grid{border-collapse:separate;border-spacing:0;font-size:.88rem;line-height:1.3}
.grid th,.grid td{padding:.2rem .16rem;text-align:center;border-bottom:1px solid var(--line);white-space:nowrap;min-width:1.6rem;height:1.95rem;font-weight:400}
.grid thead th{position:sticky;top:0;z-index:3;background:var(--head);vertical-align:bottom;border-bottom:2px solid var(--line)}
.grid thead .month{text-align:start;font-weight:650;border-bottom:0;padding-bottom:0;border-inline-start:1px solid var(--line)}
.grid thead tr+tr th{top:1.68rem}
.grid thead .wd{display:block;color:var(--muted);font-size:.78rem}
.grid tbody th,.grid thead .who{position:sticky;left:0;z-index:2;background:var(--back);text-align:start;padding-inline:.7rem .8rem;max-width:14rem;overflow:hidden;text-overflow:ellipsis;border-inline-end:1px solid var(--line)}
.grid thead .who{z-index:4;background:var(--head);color:var(--muted)}
.grid tbody th{font-weight:550}
.grid .tier{color:var(--muted)}
.grid td.rest,.grid thead th.rest{background:var(--rest)}
.grid td.now{box-shadow:inset 2px 0 0 var(--muted),inset -2px 0 0 var(--muted);background:var(--today)}
.grid thead th.now{background:var(--text);color:var(--back);font-weight:700}
.grid thead th.now .wd{color:var(--back)}
.grid .sum{text-align:end;padding-inline:.5rem}
.grid thead .sum{color:var(--muted)}
.grid tbody tr:hover th,.grid tbody tr:hover td.sum,.grid tbody tr:hover td.tier{background:var(--head)}
.grid tbody tr:last-child>*{border-bottom:0}
.mark{display:inline-block;min-width:1.4em;padding:0 .18em;border-radius:.25em;line-height:1.4}
.mark.code{background:var(--chip)}
.mark.plan{color:var(--soon);font-style:italic;outline:1px dashed var(--soon);outline-offset:-1px}
.mark.step{color:var(--soon);box-shadow:inset 0 0 0 1px var(--soon);border-radius:1em}
.mark.step.late{color:var(--late);box-shadow:inset 0 0 0 2px var(--late)}
.mark.gap{color:var(--late);background:var(--alarm);font-weight:800;min-width:1em}
td.said{cursor:help}
td.said .code{text-decoration:underline dotted;text-underline-offset:.2em}
td.said:focus-visible{outline-offset:-2px}
.note{display:none}
td.said:hover>.note,td.said:focus>.note{display:block;position:fixed;inset:auto 0 0 0;z-index:20;max-height:45vh;overflow:auto;
padding:.7rem 1rem;background:var(--back);color:var(--text);border-top:3px solid var(--code);box-shadow:0 -4px 24px #0005;
text-align:start;white-space:normal;font-size:.94rem;line-height:1.45;cursor:auto}
.note strong,.notes b{font-weight:650}
.note p{margin:.2rem 0;max-width:none}
.grid:has(td.said:hover) td.said:focus:not(:hover)>.note{display:none}
@supports (position-area:bottom) and (anchor-scope:--cell){
td.said{anchor-scope:--cell}
td.said:hover,td.said:focus{anchor-name:--cell}
@media (min-width:40rem){
td.said:hover>.note,td.said:focus>.note{inset:auto;position-anchor:--cell;position-area:bottom span-right;
position-try-fallbacks:bottom span-left,top span-right,top span-left,bottom,top;width:max-content;max-width:min(26rem,80vw);
border:1px solid var(--muted);border-radius:.4rem;box-shadow:0 4px 20px #0004}}}
.legend{font-size:.9rem;margin:.5rem 0 0;max-width:none;white-space:pre-wrap}
.notes{margin-top:1.2rem;font-size:.94rem}
.notes summary{cursor:pointer;font-weight:650;font-size:1.05rem}
.notes .list{columns:3 24rem;column-gap:3rem}
.notes .of{break-inside:avoid;padding-top:.9rem}
.notes summary>*{display:inline;font-size:1.05rem}
.notes .of>:first-child{font-size:1rem;margin:0 0 .2rem}
.notes ul{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:max-content max-content 1fr;gap:0 .7rem}
.notes li{display:grid;grid-template-columns:subgrid;grid-column:1/-1;padding:.12rem 0;max-width:75ch;break-inside:avoid}
.notes li>:last-child{min-width:0;overflow-wrap:anywhere}
@media screen and (max-width:40rem){
body{padding-bottom:4rem}
.spare{display:none}
.sheet{font-size:.9rem}
.sheet th,.sheet td{padding-inline-end:.5rem}
.sheet thead th{white-space:normal;font-size:.8rem}
.sheet .id{display:none}
.cards,.cards tbody{display:block}
.cards thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.cards tr{display:flex;flex-wrap:wrap;gap:.05rem .9rem;padding:.5rem 0;border-bottom:1px solid var(--line)}
.cards tr>td,.cards tr>td:last-child{display:block;padding:0;border:0;max-width:100%;text-align:start}
.cards tr>td:empty,.cards tr>.id,.cards tr>.spare{display:none}
.cards tr>.prose{flex:1 0 100%;min-width:0}
.cards td:not(.prose,.code)::before{content:attr(data-label) " ";color:var(--muted);font-weight:400}
.sheet .day,.sheet time{white-space:normal}
.sheet .date{white-space:nowrap}
.grid tbody th,.grid thead .who{max-width:8.5rem}
dl{grid-template-columns:1fr;gap:0}
dd{margin-bottom:.5rem}
}
@page{size:A4 landscape;margin:11mm 12mm}
@media print{
:root{color-scheme:light;${propertiesOf(LIGHT)}}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
html{font-size:10pt}
body{padding:0}
header{padding-top:0}
header,main{max-width:none;display:block}
.skip,nav{display:none}
.scroll,.calendar{overflow:visible;max-height:none;width:auto;border:0}
section{margin-top:1.3rem}
h1,h2,h3,figcaption,summary{break-after:avoid}
thead{display:table-header-group}
tr,figure,dl>div,.foot,.legend{break-inside:avoid}
.foot,.legend{break-before:avoid}
.pair{grid-template-columns:minmax(0,24rem) minmax(0,1fr)}
.sheet th,.sheet td{padding-block:.18rem}
.grid{font-size:8pt}
.grid.wide{width:100%}
.grid:not(.wide) td{min-width:6mm}
.grid th,.grid td{padding:.14rem .06rem;min-width:0;height:0;position:static}
.grid thead th,.grid tbody th,.grid thead .who{position:static}
.grid tbody th,.grid thead .who{max-width:44mm;padding-inline:.2rem .4rem}
.grid .sum{padding-inline:.2rem}
.mark{padding:0 .08em;min-width:1.4em}
td.said .code{text-decoration:none}
.note{display:none!important}
.notes{font-size:9pt}
.notes li{max-width:none}
details::details-content{content-visibility:visible;block-size:auto}
a{color:inherit;text-decoration:none}
}
`
