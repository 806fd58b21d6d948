import { readFileSync } from 'node:fs'

/** What of Bun's own bundler is used here; this file runs on Bun. */
declare const Bun: {
  build(options: unknown): Promise<{ readonly success: boolean; readonly logs: readonly unknown[] }>
}

/**
 * What libraries load and we never use, each costing a millisecond of every start or two: commander's commands that
 * are programs of their own, and its own help; chalk's finding out about the terminal, which it is told.
 */
const UNUSED: readonly { readonly file: RegExp; readonly loaded: string; readonly instead: string }[] = [
  {
    file: /commander[\\/]lib[\\/]command\.js$/,
    loaded: "import childProcess from 'node:child_process';",
    instead: 'const childProcess = undefined;',
  },
  {
    file: /commander[\\/]lib[\\/](command|help)\.js$/,
    loaded: "import { stripVTControlCharacters } from 'node:util';",
    instead: 'const stripVTControlCharacters = String;',
  },
  {
    file: /supports-color[\\/]index\.js$/,
    loaded: "import tty from 'node:tty';",
    instead: 'const tty = { isatty: () => false };',
  },
]

const leanLibraries = {
  name: 'lean libraries',
  setup(build: {
    onLoad(
      about: { filter: RegExp },
      load: (file: { path: string }) => { contents: string; loader: string },
    ): void
  }) {
    build.onLoad({ filter: /(commander|chalk)[\\/].*\.js$/ }, ({ path }) => {
      let contents = readFileSync(path, 'utf8')
      for (const { file, loaded, instead } of UNUSED) {
        if (!file.test(path)) continue
        if (!contents.includes(loaded)) throw new Error(`${path} no longer says: ${loaded}`)
        contents = contents.replace(loaded, instead)
      }
      return { contents, loader: 'js' }
    })
  },
}

const [entry, outfile, target, defines] = process.argv.slice(2)

const made = await Bun.build({
  entrypoints: [entry],
  define: JSON.parse(defines ?? '{}'),
  // Bytecode of one chunk per import(): what a command does not use is never read.
  format: 'esm',
  bytecode: true,
  splitting: true,
  sourcemap: 'none',
  plugins: [leanLibraries],
  compile: {
    outfile,
    ...(target === 'bun' ? {} : { target }),
    // Compiling to machine code in the first 20 ms costs 3 of them; an export of a million rows does not notice.
    jitPolicy: 16,
    // Nothing in the folder where crm is started may run or change it.
    autoloadDotenv: false,
    autoloadBunfig: false,
    autoloadTsconfig: false,
    autoloadPackageJson: false,
  },
})
if (!made.success) {
  console.error(made.logs.map(String).join('\n'))
  process.exitCode = 1
}
