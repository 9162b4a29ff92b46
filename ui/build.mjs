/**
 * Builds ui/dist, or does nothing when it was built from the same sources. Maven calls this; so can anyone:
 *
 *   node ui/build.mjs
 *
 * Needs Node.js 20.19 or newer and, for the first time, the npm registry.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = [20, 19];
const SOURCES = ['build.mjs', 'package.json', 'package-lock.json', '.npmrc', 'tsconfig.json', 'vite.config.ts', 'index.html', 'src', 'tools'];
const ui = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(ui, 'dist');
// Outside dist, so that it is not served.
const stampFile = path.join(ui, 'node_modules', '.slipstream-dist');
const installFile = path.join(ui, 'node_modules', '.slipstream-install');

function fail(sentence) {
  console.error(`[ui] ${sentence}`);
  process.exit(1);
}

function* filesIn(name) {
  const full = path.join(ui, name);
  if (!fs.statSync(full).isDirectory()) yield name;
  else for (const child of fs.readdirSync(full).sort()) yield* filesIn(`${name}/${child}`);
}

function hashOf(names) {
  const hash = createHash('sha256');
  for (const name of names) for (const file of filesIn(name)) hash.update(file).update('\0').update(fs.readFileSync(path.join(ui, file)));
  return hash.digest('hex');
}

const read = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');

/** npm as a script beside this Node, else the one on the PATH. */
function npm(...words) {
  const home = path.dirname(process.execPath);
  const script = [path.join(home, 'node_modules/npm/bin/npm-cli.js'), path.join(home, '../lib/node_modules/npm/bin/npm-cli.js')].find(fs.existsSync);
  const env = { ...process.env, PATH: home + path.delimiter + process.env.PATH };
  const [program, first] = script ? [process.execPath, [script]] : ['npm', []];
  const done = spawnSync(program, [...first, ...words], { cwd: ui, env, stdio: 'inherit', shell: !script && process.platform === 'win32' });
  return done.status === 0;
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  fail(`Cannot build the web page: Node.js ${process.versions.node} is too old. Install ${OLDEST_NODE.join('.')} or newer, or build without the page (-Dui.skip).`);
}

const sources = hashOf(SOURCES);
if (fs.existsSync(path.join(dist, 'index.html')) && read(stampFile) === sources) {
  console.log('[ui] up to date');
} else {
  const started = Date.now();
  const packages = hashOf(['package-lock.json', '.npmrc']);
  if (read(installFile) !== packages) {
    console.log('[ui] installing packages');
    if (!npm('ci', '--no-progress', '--loglevel=error')) {
      fail('Cannot install the packages of the web page: see above. Check that the npm registry can be reached, or build without the page (-Dui.skip).');
    }
    fs.writeFileSync(installFile, packages);
  }
  if (!npm('run', '--silent', 'build')) fail('Cannot build the web page: see above.');
  fs.writeFileSync(stampFile, sources);
  console.log(`[ui] built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
