/**
 * Takes pictures of a running page: node tools/shoot.mjs OUT_DIR http://127.0.0.1:8090 NAME=QUERY...
 * A name that starts with "mobile" is taken in the size of a phone; `select=CALLSIGN` in the query searches first.
 */
import path from 'node:path';
import { withBrowser } from './browser.mjs';

const [out, address, ...views] = process.argv.slice(2);
for (const view of views) {
  const [name, query] = [view.slice(0, view.indexOf('=')), view.slice(view.indexOf('=') + 1)];
  const mobile = name.startsWith('mobile');
  const options = mobile
    ? { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true }
    : { viewport: { width: 1440, height: 860 } };
  await withBrowser(options, async (context) => {
    const page = await context.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !/GPU stall/.test(message.text())) console.log(`${name}: ${message.text()}`);
    });
    page.on('pageerror', (error) => console.log(`${name}: ${error}`));
    const search = new URLSearchParams(query);
    const [pressed, typed, clicked] = ['press', 'type', 'click'].map((word) => search.get(word));
    ['press', 'type', 'click'].forEach((word) => search.delete(word));
    const started = Date.now();
    await page.goto(`${address}/?${search}`);
    await page.waitForFunction(() => window.slipstream?.ready === true, null, { timeout: 60_000 });
    const ready = Date.now() - started;
    await page.waitForTimeout(2500);
    if (pressed) await page.keyboard.press(pressed);
    if (typed) await page.keyboard.type(typed);
    if (clicked) await page.mouse.move(...clicked.split(',').map(Number));
    await page.waitForTimeout(700);
    await page.screenshot({ path: path.join(out, `${name}.png`) });
    console.log(`${name}: ready after ${ready} ms, ${await page.evaluate(() => window.slipstream.aircraft())} aircraft`);
  });
}
