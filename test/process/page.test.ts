import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { app } from '../crm.ts'

const A4_LANDSCAPE = { width: 841.9, height: 595.3 }
/** What the margins of the page leave of it, in CSS pixels. */
const PRINTED = { width: 1032, height: 710 }

/** A Chromium of this machine: CHROME_PATH, or one on the PATH. */
const CHROMIUM = chromiumHere()

function chromiumHere(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env.PATH ?? '').split(delimiter)
  const paths = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return [process.env.CHROME_PATH ?? '', ...paths].find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return path !== ''
    } catch {
      return false
    }
  })
}

const PAGES = {
  grid: 'grid --coverage',
  weekly: 'report weekly',
  activity: 'report activity --from 2026-08-01',
  show: 'show zhang',
  brief: 'brief zhang',
  due: 'due',
} as const

type Name = keyof typeof PAGES

/** Undefined where there is none, or one that does not start and was not asked for by name. */
const browser = await started()

async function started(): Promise<Browser | undefined> {
  if (CHROMIUM === undefined) return undefined
  const { chromium } = await import('playwright-core')
  try {
    return await chromium.launch({ executablePath: CHROMIUM })
  } catch (error) {
    if (process.env.CHROME_PATH) throw error
    return undefined
  }
}

/** The pages by name, as the program writes them: each is made once. */
const made = new Map<Name, string>()

async function pageOf(name: Name): Promise<string> {
  if (made.size === 0) {
    const crm = app()
    await crm.ok('demo --keep demo.db')
    for (const [own, line] of Object.entries(PAGES) as [Name, string][]) {
      await crm.ok(`${line} -o page.html --db demo.db`)
      made.set(own, crm.read('page.html'))
    }
  }
  return made.get(name) as string
}

describe.skipIf(browser === undefined)('a page in Chromium (CHROME_PATH, or chromium on the PATH)', () => {
  afterAll(() => browser?.close())

  /** The page as a reader's browser shows it, scripts off; and all that it asked for or complained of. */
  async function opened(name: Name, options: BrowserContextOptions = {}) {
    const body = await pageOf(name)
    const context = await (browser as Browser).newContext({ javaScriptEnabled: false, ...options })
    const page = await context.newPage()
    const asked: string[] = []
    const said: string[] = []
    const url = `http://crm.invalid/${name}.html`
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => said.push(String(error)))
    await page.route('**', (route) => {
      asked.push(route.request().url())
      return route.request().url() === url
        ? route.fulfill({ contentType: 'text/html; charset=utf-8', body })
        : route.abort()
    })
    await page.goto(url)
    return { page, asked, said, url, close: () => context.close() }
  }

  test.each(Object.keys(PAGES) as Name[])(
    '%s asks for nothing, complains of nothing, and fits 360 pixels',
    async (name) => {
      const { page, asked, said, url, close } = await opened(name, { viewport: { width: 360, height: 740 } })
      expect(asked).toEqual([url])
      expect(said).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
      expect(await page.locator('h1').count()).toBe(1)
      expect(await page.evaluate(SCROLLED)).toEqual([])
      await close()
    },
  )

  test('what was said is shown on hover and on focus, whole and within sight', async () => {
    const { page, close } = await opened('grid', { viewport: { width: 1280, height: 800 } })
    const cells = page.locator('td.said')
    const count = await cells.count()
    expect(count).toBeGreaterThan(20)
    for (const at of [0, Math.floor(count / 2), count - 1]) {
      for (const way of ['hover', 'focus'] as const) {
        const note = cells.nth(at).locator('.note')
        expect(await note.isVisible()).toBe(false)
        await cells.nth(at)[way]()
        await expectInSight(page, at)
        await page.mouse.move(2, 2)
        await page.locator('h1').click()
      }
    }
    await close()
  })

  test('the keyboard comes to the cells, past the links that skip', async () => {
    const { page, close } = await opened('grid')
    const stops: string[] = []
    for (let count = 0; count < 4; count++) {
      await page.keyboard.press('Tab')
      stops.push((await page.evaluate('document.activeElement.className')) as string)
    }
    expect(stops.map((stop) => stop.split(' ').at(-1))).toEqual(['skip', 'skip', 'calendar', 'said'])
    expect(await page.locator('td.said:focus .note').isVisible()).toBe(true)
    await close()
  })

  test('those who listen are told what was said', async () => {
    const { page, close } = await opened('grid')
    const cdp = await page.context().newCDPSession(page)
    const { nodes } = await cdp.send('Accessibility.getFullAXTree')
    const told = nodes.filter(({ role, description }) => role?.value !== 'tooltip' && description?.value)
    expect(told.some(({ description }) => /asked about bonds/.test(`${description?.value}`))).toBe(true)
    const roles = new Set(nodes.map(({ role }) => role?.value))
    for (const role of ['main', 'heading', 'table', 'columnheader', 'rowheader', 'region'])
      expect(roles).toContain(role)
    await close()
  })

  test('names and dates stay in sight where the calendar scrolls', async () => {
    const { page, close } = await opened('grid', { viewport: { width: 360, height: 480 } })
    const corner = async (selector: string) => await page.locator(selector).first().boundingBox()
    const before = { name: await corner('tbody th'), day: await corner('thead .rest') }
    await page.evaluate('document.querySelector(".calendar").scrollTo(300, 0)')
    const beside = { name: await corner('tbody th'), day: await corner('thead .rest') }
    expect(beside.name?.x).toBe(before.name?.x)
    expect(beside.day?.x).toBeLessThan(before.day?.x as number)
    await page.evaluate('document.querySelector(".calendar").scrollTo(0, 60)')
    const below = { name: await corner('tbody th'), day: await corner('thead .rest') }
    expect(below.day?.y).toBe(before.day?.y)
    expect(below.name?.y).toBeLessThan(before.name?.y as number)
    await close()
  })

  test.each(['grid', 'weekly'] as const)(
    'every word of %s stands out from its ground, in light and in dark',
    async (name) => {
      const { page, close } = await opened(name)
      for (const [colorScheme, ground] of [
        ['light', 'rgb(255, 255, 255)'],
        ['dark', 'rgb(20, 23, 27)'],
      ] as const) {
        await page.emulateMedia({ colorScheme })
        expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(ground)
        expect(await page.evaluate(FAINT)).toEqual([])
      }
      await close()
    },
  )

  test.each(['grid', 'weekly'] as const)('%s prints on A4 across, no column cut', async (name) => {
    const { page, close } = await opened(name, { viewport: PRINTED, colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print' })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PRINTED.width)
    expect(await page.evaluate(CUT)).toEqual([])
    expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(27, 31, 36)')
    expect(await page.locator('.notes li').first().isVisible()).toBe(true)
    await page.locator('td.said').first().focus()
    expect(await page.locator('.note:visible').count()).toBe(0)
    expect(await page.evaluate('getComputedStyle(document.querySelector("thead")).display')).toBe(
      'table-header-group',
    )
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)]
    expect(boxes.length).toBeGreaterThan(0)
    expect(boxes.length).toBeLessThan(8)
    for (const [, width, height] of boxes) {
      expect(Number(width)).toBeCloseTo(A4_LANDSCAPE.width, -1)
      expect(Number(height)).toBeCloseTo(A4_LANDSCAPE.height, -1)
    }
    await close()
  })
})

/** That the note of a cell is shown, inside the window, with nothing over it. */
async function expectInSight(page: Page, at: number): Promise<void> {
  const note = page.locator('td.said').nth(at).locator('.note')
  expect(await note.isVisible()).toBe(true)
  const box = await note.boundingBox()
  const size = page.viewportSize()
  expect(box).not.toBeNull()
  if (!box || !size) return
  expect(box.x).toBeGreaterThanOrEqual(0)
  expect(box.y).toBeGreaterThanOrEqual(0)
  expect(box.x + box.width).toBeLessThanOrEqual(size.width)
  expect(box.y + box.height).toBeLessThanOrEqual(size.height)
  const point = `${box.x + box.width / 2}, ${box.y + box.height / 2}`
  expect(await page.evaluate(`document.elementFromPoint(${point}).closest('.note') !== null`)).toBe(true)
}

/** In the page: texts that have less than 4.5 : 1 against what is behind them. */
const FAINT = `(() => {
  const parts = (color) => color.match(/[\\d.]+/g).map(Number)
  const light = (color) => {
    const [r, g, b] = parts(color).map((part) => {
      const one = part / 255
      return one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor
      if (parts(color)[3] !== 0) return color
    }
    return 'rgb(255, 255, 255)'
  }
  const faint = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement
    if (walker.currentNode.data.trim() === '' || !element || element.closest('svg .on, title, desc')) continue
    const style = getComputedStyle(element)
    const ink = light(element.closest('svg') ? style.fill : style.color)
    const back = light(ground(element))
    const ratio = (Math.max(ink, back) + 0.05) / (Math.min(ink, back) + 0.05)
    if (ratio < 4.5) faint.push(walker.currentNode.data + ' ' + ratio)
  }
  return faint
})()`

/** In the page: tables but the calendar that are wider than the window. */
const SCROLLED = `[...document.querySelectorAll('.scroll:not(.calendar)')]
  .filter((element) => element.scrollWidth > element.clientWidth)
  .map((element) => element.textContent)`

/** In the page: table cells and figures that reach beyond the paper. */
const CUT = `[...document.querySelectorAll('th, td, figure')]
  .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
  .map((element) => element.textContent)`
