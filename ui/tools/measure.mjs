/**
 * Measures a running page in software rendering: pictures and main-thread milliseconds per second.
 *
 *   node tools/measure.mjs http://127.0.0.1:8090 [SECONDS]
 */
import { withBrowser } from './browser.mjs';

const [address = 'http://127.0.0.1:8090', seconds = '8'] = process.argv.slice(2);

/** CPU seconds that all of the browser's processes have used. */
async function cpuSeconds(browser) {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

const VIEWS = [
  ['world, as it runs', 'c=25,10&z=1.6', false],
  ['world, every frame', 'c=25,10&z=1.6', true],
  ['Europe, as it runs', 'c=48.5,9&z=4.8', false],
  ['Europe, every frame', 'c=48.5,9&z=4.8', true],
  ['Germany, as it runs', 'c=50,9&z=7', false],
  ['city, as it runs', 'c=50.03,8.57&z=10', false],
];

await withBrowser({ viewport: { width: 1280, height: 720 } }, async (context) => {
  const browser = await context.browser().newBrowserCDPSession();
  for (const [name, query, always] of VIEWS) {
    const page = await context.newPage();
    await page.goto(`${address}/?theme=dark&${query}`);
    await page.waitForFunction(() => window.slipstream?.ready === true, null, { timeout: 60_000 });
    await page.waitForTimeout(3000);
    await page.evaluate((on) => window.slipstream.map.drawAlways(on), always);
    await page.waitForTimeout(1500);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable');
    const read = async () => {
      const cpu = await cpuSeconds(browser);
      const { metrics } = await devtools.send('Performance.getMetrics');
      const value = (wanted) => metrics.find((metric) => metric.name === wanted).value;
      const frames = await page.evaluate(() => window.slipstream.map.frames());
      return { cpu, frames, task: value('TaskDuration'), script: value('ScriptDuration'), at: value('Timestamp'), heap: value('JSHeapUsedSize') };
    };
    const before = await read();
    await page.waitForTimeout(Number(seconds) * 1000);
    const after = await read();
    const passed = after.at - before.at;
    const perSecond = (key) => ((after[key] - before[key]) / passed);
    const count = await page.evaluate(() => window.slipstream.aircraft());
    console.log(`${name}: ${count} aircraft, ${perSecond('frames').toFixed(1)} pictures/s, main thread ${(perSecond('task') * 1000).toFixed(0)} ms/s (script ${(perSecond('script') * 1000).toFixed(0)}), ${((1000 * (after.cpu - before.cpu)) / (after.frames - before.frames)).toFixed(0)} ms of CPU per picture, heap ${(after.heap / 1e6).toFixed(0)} MB`);
    await page.close();
  }
});
