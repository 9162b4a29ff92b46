/** Uses the built page as a person would, against the made-up fleet: node tools/check-page.mjs */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withBrowser } from './browser.mjs';

const PORT = 8093;
const here = path.dirname(fileURLToPath(import.meta.url));
const LONG = { timeout: 30_000 };

async function startServer() {
  const server = spawn(process.execPath, [path.join(here, 'mock-server.mjs'), '--port', String(PORT), '--aircraft', '300'], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => server.stdout.once('data', resolve));
  return server;
}

async function step(name, work) {
  await work();
  console.log(`ok  ${name}`);
}

const query = async (page) => new URL(page.url()).searchParams;
const until = (page, condition, argument) => page.waitForFunction(condition, argument, { ...LONG, polling: 100 });

let server = await startServer();
try {
  await withBrowser({ viewport: { width: 1280, height: 720 }, colorScheme: 'dark' }, async (context) => {
    const page = await context.newPage();
    const problems = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));

    await step('shows the fleet', async () => {
      await page.goto(`http://127.0.0.1:${PORT}/?c=48.5,9&z=5&keep=me`);
      await until(page, () => window.slipstream?.ready && window.slipstream.aircraft() === 300);
      assert.equal(await page.getAttribute('html', 'data-theme'), 'dark');
      await page.getByRole('status').filter({ hasText: 'Live' }).waitFor(LONG);
    });

    let callsign;
    await step('lists what is in view and opens details from the list', async () => {
      await page.keyboard.press('t');
      const first = page.locator('.table tbody tr').first().getByRole('button');
      await first.waitFor(LONG);
      callsign = await first.textContent();
      await first.focus();
      await page.keyboard.press('Enter');
      await page.locator('.details h2', { hasText: callsign }).waitFor(LONG);
      await page.locator('.details .origin').waitFor(LONG);
    });

    await step('keeps all of it in the address', async () => {
      await until(page, () => new URL(location.href).searchParams.has('selected'));
      const address = await query(page);
      assert.equal(address.get('table'), '1');
      assert.equal(address.get('keep'), 'me');
      await page.reload();
      await page.locator('.details h2', { hasText: callsign }).waitFor(LONG);
      await page.locator('.table').waitFor(LONG);
    });

    await step('follows, and closes with Escape', async () => {
      await page.keyboard.press('f');
      await page.getByRole('button', { name: 'Following' }).waitFor(LONG);
      await until(page, () => new URL(location.href).searchParams.get('follow') === '1');
      await page.waitForTimeout(2500);
      await page.keyboard.press('Escape');
      assert.equal(await page.locator('.details').count(), 0);
      await page.keyboard.press('Escape');
      assert.equal(await page.locator('.table').count(), 0);
    });

    await step('selects the aircraft that is clicked', async () => {
      await page.mouse.click(640, 360);
      await page.locator('.details h2').waitFor(LONG);
    });

    await step('finds by callsign', async () => {
      await page.keyboard.press('/');
      await page.keyboard.type(callsign.toLowerCase());
      await page.getByRole('option').first().waitFor(LONG);
      await page.keyboard.press('Enter');
      await page.locator('.details h2', { hasText: callsign }).waitFor(LONG);
    });

    await step('changes units and theme', async () => {
      await page.keyboard.press('u');
      await page.locator('.values dd', { hasText: 'm/s' }).first().waitFor(LONG);
      await page.keyboard.press('d');
      await until(page, () => document.documentElement.dataset.theme === 'light');
      await until(page, () => /theme=light/.test(location.search) && /units=metric/.test(location.search));
    });

    await step('opens and closes the help', async () => {
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor(LONG);
      await page.keyboard.press('Escape');
      await until(page, () => !document.querySelector('dialog').open);
      assert.equal(await page.locator('.details').count(), 1, 'Escape closes the help only');
    });

    assert.deepEqual(problems, []);

    await step('says that it reconnects, and does', async () => {
      server.kill();
      await page.getByRole('status').filter({ hasText: 'Reconnecting' }).waitFor(LONG);
      server = await startServer();
      await page.getByRole('status').filter({ hasText: 'Live' }).waitFor(LONG);
      await until(page, () => window.slipstream.aircraft() === 300);
    });

    await step('says when an aircraft is not known', async () => {
      await page.goto(`http://127.0.0.1:${PORT}/?selected=ffffff`);
      await page.locator('.details').getByText('not heard of').waitFor(LONG);
    });
  });
} finally {
  server.kill();
}
