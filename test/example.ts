import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App, Start } from './crm.ts'

/** The book that the examples of every help are run against, and the files they name. */
export async function exampleBook(crm: App): Promise<void> {
  if (!crm.isPlain) return makeExample(crm)
  if (made) return crm.startFrom(made)
  await makeExample(crm)
  made = crm.keep()
}

/** Made once in a process: most of what a test of an example does is to make it. */
let made: Start | undefined

/** The same made step by step, for a book that is no file. */
export async function makeExample(crm: App): Promise<void> {
  const lines = [
    'add "Zhang Wei" --org "Harbourlight Trading" --tier A --phone "+86 138 0013 8000" --email zhang@harbourlight.example --tag vip --set city=Leeds --set hobby=sailing',
    'add 张伟 --tier B --tag 贵宾',
    'add "Li Wei" --org "Harbourlight Trading" --tier B --email li@harbourlight.example',
    'add "Acme Ltd" --organisation --tier C',
    'channel add G "gift"',
    'field mark hobby',
    'segment save key-clients tier:A',
    'log "zhang wei" T "asked about bonds" --on 2026-11-12 --next "mon send prospectus"',
    'log 张伟 M "谈了国债" --on 2026-11-16 --next "fri call back"',
    'log li E "sent the offer" --on "last month"',
    'plan set tier:B "any every 60d"',
  ]
  for (const line of lines) await crm.ok(line)
  crm.write(
    'clients.csv',
    'Name,Company,E-mail,Tier,City\nAna Pérez,Bodegas Álvarez,ana@bodegas.example,B,Logroño\n',
  )
  crm.write('contacts.vcf', 'BEGIN:VCARD\nVERSION:3.0\nN:Zhang;Wei;;;\nFN:Zhang Wei\nTITLE:CFO\nEND:VCARD\n')
  crm.write('log.csv', 'Date,Client,Type,What was said\n2026-11-03,Zhang Wei,call,asked about gold\n')
  crm.write(
    'meetings.ics',
    'BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1@example\nDTSTART:20261118T100000\nDTEND:20261118T110000\nSUMMARY:Review of bonds\nATTENDEE:mailto:zhang@harbourlight.example\nEND:VEVENT\nEND:VCALENDAR\n',
  )
  crm.write('calendar.xlsx', readFileSync(join(import.meta.dirname, 'fixtures/workbooks/openpyxl.xlsx')))
  await crm.ok('db backup backup.db')
}
