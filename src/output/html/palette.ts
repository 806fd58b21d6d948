/** The colours of a page by what they are for, in light and in dark. */
export interface Palette {
  readonly back: string
  readonly text: string
  readonly muted: string
  readonly line: string
  /** Behind heads, weekends, what is today, letters and what is late. */
  readonly head: string
  readonly rest: string
  readonly today: string
  readonly chip: string
  readonly alarm: string
  readonly late: string
  readonly good: string
  readonly soon: string
  readonly code: string
  /** Parts of charts in turn: told apart in every kind of colour blindness, and by their lightness in grey. */
  readonly series: readonly string[]
  /** Letters on those parts. */
  readonly onSeries: string
}

export const LIGHT: Palette = {
  back: '#ffffff',
  text: '#1b1f24',
  muted: '#545d68',
  line: '#d3d9e0',
  head: '#f3f5f8',
  rest: '#eef0f3',
  today: '#fff1c2',
  chip: '#e2edfa',
  alarm: '#fbe6e4',
  late: '#a8201a',
  good: '#176236',
  soon: '#6f3596',
  code: '#0a4f96',
  series: ['#0a4f96', '#b54a00', '#0f7560', '#8a3f93', '#6f5a00', '#4c5560'],
  onSeries: '#ffffff',
}

export const DARK: Palette = {
  back: '#14171b',
  text: '#e7eaee',
  muted: '#a9b3be',
  line: '#3a424b',
  head: '#1f242a',
  rest: '#1d2126',
  today: '#40360f',
  chip: '#17304a',
  alarm: '#46201d',
  late: '#ff9d94',
  good: '#7ad79a',
  soon: '#d6aef2',
  code: '#94c6ff',
  series: ['#7fb7f5', '#f0a05a', '#5ccdb0', '#d3a0dd', '#d8c25c', '#aab4bf'],
  onSeries: '#14171b',
}

/** The colours as custom properties of CSS. */
export function propertiesOf({ series, ...named }: Palette): string {
  const own = Object.entries(named).map(([name, color]) => `--${name}:${color}`)
  return [...own, ...series.map((color, at) => `--s${at}:${color}`)].join(';')
}
