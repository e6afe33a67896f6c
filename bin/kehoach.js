#!/usr/bin/env node
/*
 * Finds a Node that can run the program, then hands over. Written for old Nodes too: no syntax newer than Node 12.
 * In a clone the sources in src/ run as they are (Node strips the types); under node_modules Node refuses to,
 * so the published package carries dist/.
 */
import { spawn } from 'child_process'
import { existsSync, readFileSync } from 'fs'
import module, { createRequire } from 'module'
import { constants, homedir } from 'os'
import { dirname, join, sep } from 'path'
import { fileURLToPath, pathToFileURL } from 'url'

const LEAST = [22, 18]
const here = dirname(fileURLToPath(import.meta.url))
const root = dirname(here)

function isFit(version) {
  const parts = version.replace(/^v/, '').split('.').map(Number)
  return parts[0] > LEAST[0] || (parts[0] === LEAST[0] && parts[1] >= LEAST[1])
}

function language() {
  const flag = process.argv.indexOf('--lang')
  const given = flag > 0 ? process.argv[flag + 1] : (process.argv.find((word) => word.startsWith('--lang=')) || '').slice(7)
  const env = process.env
  return /^en/i.test(given || env.KEHOACH_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'en' : 'vi'
}

function complain(vi, en) {
  process.stderr.write((language() === 'en' ? en : vi) + '\n')
  process.exitCode = 2
}

/* The program's first file: built JavaScript under node_modules, or where there are no sources; else the sources. */
function entry() {
  const built = join(root, 'dist', 'commands', 'main.js')
  const source = join(root, 'src', 'commands', 'main.ts')
  const packed = root.split(sep).indexOf('node_modules') >= 0
  if (packed || !existsSync(source)) return existsSync(built) ? built : null
  return source
}

/* The npm package "node" brings a Node of its own; null where it is absent or unfinished. */
function fitNode() {
  try {
    const manifest = createRequire(import.meta.url).resolve('node/package.json')
    const name = JSON.parse(readFileSync(manifest, 'utf8')).bin.node
    const found = [join(dirname(manifest), name), join(dirname(manifest), name + '.exe')].find((path) => existsSync(path))
    return found || null
  } catch {
    return null
  }
}

/*
 * V8's guard of code memory by protection keys ends the whole process now and then where threads come and go
 * ("Check failed: jit_page.has_value()"); the processors that have such keys are x64 under Linux.
 */
const FLAGS = process.platform === 'linux' && process.arch === 'x64' ? ['--no-memory-protection-keys'] : []

/* Runs the same words under another Node; its exit code and signals become ours. */
function handOver(node) {
  const child = spawn(node, process.execArgv.concat(FLAGS, [fileURLToPath(import.meta.url)], process.argv.slice(2)), {
    stdio: 'inherit',
    env: Object.assign({}, process.env, { KEHOACH_HANDED_OVER: '1' }),
  })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  signals.forEach((signal) => {
    process.on(signal, () => child.kill(signal))
  })
  child.on('error', (error) => complain(tooOld('vi') + ' (' + error.message + ')', tooOld('en') + ' (' + error.message + ')'))
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 128 + constants.signals[signal] : code
  })
}

function tooOld(lang) {
  const least = LEAST.join('.')
  const packed = root.split(sep).indexOf('node_modules') >= 0
  const bring = packed ? 'npm install node@24' : 'npm ci'
  return lang === 'en'
    ? 'kehoach needs Node ' +
        least +
        ' or later; this is ' +
        process.version +
        '. Run "' +
        bring +
        '" here (it brings a fit Node) or install a newer Node.'
    : 'kehoach cần Node ' +
        least +
        ' trở lên; đây là ' +
        process.version +
        '. Hãy chạy "' +
        bring +
        '" ở đây (kèm sẵn Node phù hợp) hoặc cài Node mới hơn.'
}

/* Compiled code is kept from run to run in a folder of this user's own; where that cannot be, nothing is lost but time. */
function keepCompiled() {
  if (!module.enableCompileCache) return
  try {
    const caches = process.env.XDG_CACHE_HOME || process.env.LOCALAPPDATA || join(homedir(), '.cache')
    module.enableCompileCache(process.env.NODE_COMPILE_CACHE || join(caches, 'kehoach'))
  } catch {
    /* no home */
  }
}

const program = entry()
const fit = isFit(process.version)
const node = fit || process.env.KEHOACH_HANDED_OVER ? null : fitNode()
if (program === null) {
  complain(
    'Không tìm thấy chương trình đã dựng (dist/) bên cạnh ' + here + '. Hãy cài lại gói kehoach.',
    'The built program (dist/) is missing beside ' + here + '. Install the package kehoach again.',
  )
} else if (fit) {
  keepCompiled()
  import(pathToFileURL(program).href).then(
    (main) => main.start(),
    (error) => {
      process.exitCode = 2
      if (error && error.code === 'ERR_MODULE_NOT_FOUND' && !/[\\/]src[\\/]|[\\/]dist[\\/]/.test(String(error.url || '')))
        complain(
          'Thiếu gói phụ thuộc: ' + error.message.split('\n')[0] + '. Hãy chạy "npm ci".',
          'A package is missing: ' + error.message.split('\n')[0] + '. Run "npm ci".',
        )
      else throw error
    },
  )
} else if (node === null) {
  complain(tooOld('vi'), tooOld('en'))
} else handOver(node)
